"""The sentence that tells where the time goes, in every language."""

import re

import pytest

from routes.facts import labels
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import itineraries, losses
from routes.words.losses import largest, sentence
from tests.conftest import worded
from tests.network.test_network import extended


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("toy")
    return extended(folder, folder=worded(folder))


def told(data, **asked):
    view = answer(data, Query("xian", "alat", **asked))
    return sentence(view, itineraries.itinerary(view))


def test_the_toy_in_words(data):
    """36.525 h of a median of 86 for a ship, 7 at the border, 5 in the port; then the gauge."""
    assert told(data) == (
        "37 of 86 hours wait for a ship at Aktau; 7 pass at the border at Xi'an; "
        "5 pass in the port of Aktau."
    )
    assert told(data, lang="ru") == (
        "Больше всего времени уходит здесь: ожидание судна (Актау) — 37 из 86 ч; "
        "граница (Сиань) — 7 ч; обработка в порту (Актау) — 5 ч."
    )
    assert told(data, lang="zh") == (
        "耗时最多的是：阿克套候船 37 小时（全程 86 小时）；西安过境 7 小时；阿克套港口作业 5 小时。"
    )


def test_where_hours_are_unknown_the_total_is_at_least_and_none_is_told(toy):
    assert told(toy) == ""


def test_a_part_that_is_unknown_makes_the_total_a_lower_bound(tmp_path):
    folder = worded(tmp_path)
    facts = folder / "facts.csv"
    with facts.open("a", encoding="utf-8") as file:
        file.write("dostyk,border_h,10,8,12,h,,,survey,,,yes\n")
    with (folder / "quantities.csv").open("a", encoding="utf-8") as file:
        file.write("border_h,h,number,0,500,,\n")
    from routes.tables import dataset  # noqa: PLC0415 (of this test alone)

    view = answer(dataset.load(folder), Query("xian", "alat"))
    text = sentence(view, itineraries.itinerary(view))
    assert text == "10 of at least 43 hours pass at the border at Dostyk."


@pytest.mark.parametrize("lang", labels.LANGUAGES)
@pytest.mark.parametrize("service", ["container", "truck"])
def test_each_language_tells_places_and_numbers_and_no_placeholder(real, lang, service):
    ends = ("xian", "poti") if service == "container" else ("horgos_road", "tbilisi_road")
    view = answer(real, Query(*ends, service=service, lang=lang))
    way = itineraries.itinerary(view)
    text = sentence(view, way)
    assert not re.search(r"[{}]", text)
    lost = largest(way)
    assert len(lost) == 3
    for loss in lost:
        assert labels.name(real, loss.place, lang) in text
        assert str(round(loss.hours.likely)) in text
    assert str(round(way.told().likely)) in text  # as the days, and no other sum
    assert text.endswith("." if lang != "zh" else "。")
    assert text.count("≈") == sum(loss.usual for loss in lost)


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_each_template_of_each_language_has_the_placeholders_of_english(real, lang):
    words = real.labels
    for key in words.index[words.index.str.startswith("ui.loss_")]:
        found, english = (
            sorted(labels.PLACEHOLDER.findall(words.at[key, one])) for one in (lang, "en")
        )
        assert {*found} >= {*english} and len(found) == len({*found}), key


def test_braces_in_a_name_are_letters_like_any_other(data):
    view = answer(data, Query("xian", "alat"))
    assert losses._filled(view, "loss_next", losses="{loss}", loss="{hours}") == "{loss}; {hours}"


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_a_number_of_another_count_is_told_beside_with_what_both_count(real, lang):
    view = answer(real, Query("xian", "halkali", lang=lang))
    (text,) = losses.other_counts(view, itineraries.itinerary(view))  # of Dostyk alone
    note = labels.text(real, "tour.border.note", lang)
    assert "{dostyk|border_h|2024|github-ai-delegation}" in note  # the 60 of the map
    assert "60" in text and "2024" in text
    for scope in ("container trains: low", "mean of all consignments by rail, Dostyk"):
        full = next(one for one in real.facts["scope"] if str(one).startswith(scope))
        assert view.scope(full) in text
    arcs = itineraries.itinerary(view).arcs
    assert sum(bool(losses.other_count(view, arc)) for arc in arcs) == 1


def test_where_nothing_is_counted_otherwise_nothing_is_told(data):
    view = answer(data, Query("xian", "alat"))
    assert losses.other_counts(view, itineraries.itinerary(view)) == []

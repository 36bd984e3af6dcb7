"""Whose word is shown: the folder's own, then the product's, else the name or id of the thing."""

import pandas as pd
import pytest

from routes.facts import labels
from routes.tables import dataset, reading, vocabulary
from routes.webmap import style
from tests.toys import copied, spoil


@pytest.fixture
def folder(tmp_path):
    """A toy that has a handful of words of its own."""
    folder = copied(tmp_path)
    (folder / "labels.csv").write_text(
        "key,en,ru,zh,tr,kk,az,ka\nmode.rail,Iron way,,,,,,\nui.title,Own title,,,,,,\n"
        "topic.ocean,By sea,,,,,,\nseries.route,Whole route,,,,,,\n"
        "ship.tulpar,Tulpar,,,,,,\nship.samal,Samal,,,,,,\n"
        "topic.box_40ft,Box,,,,,,\ntopic.box_20ft,Box,,,,,,\ntopic.handling_rail_border,Border,,,,,,\n"
        "series.route_goal,Goal,,,,,,\nseries.route_seaports,Ports,,,,,,\n",
        encoding="utf-8",
    )
    for name in ("tour.csv", "claims.csv"):
        (folder / name).unlink()
    return folder


def test_the_order_of_words(folder):
    data = dataset.load(folder)
    assert labels.text(data, "mode.rail", "ru") == "Iron way"  # its own, also where untranslated
    assert labels.text(data, "mode.road", "ru") == "Автодорога"  # the product's
    assert labels.text(data, "ui.title") == "Own title"
    assert labels.text(data, "node.alat", "ru") == "Ələt"  # never the product's word for a place
    assert labels.text(data, "corridor.truck") == "truck"
    assert labels.text(data, "way.ocean") == "ocean"
    assert labels.text(data, "scenario.storm") == "storm"


def test_no_word_of_the_product_s_own_corridor_is_lent():
    own = dataset.load()
    kinds = {key.partition(".")[0] for key in own.labels.index}
    assert set(vocabulary.OWN) <= kinds
    told = dataset.load(reading.GEODATA.parent / "tests" / "toy").labels
    words = told[[column for column in told.columns if column != "key"]]
    lent = words[~words.index.str.startswith(("sea.", "lake.", "quantity.", "reason.", "scope."))]
    for word in ("Middle Corridor", "China", "Caspian"):
        rows = lent[lent["en"].str.contains(word)]
        assert set(rows.index) <= {"sea.caspian_sea"}, (word, list(rows.index))


def test_a_quantity_of_ones_own_needs_no_word(folder):
    spoil(folder, "quantities.csv", "length_km,km,", "camels,head,number,0,9,,\nlength_km,km,")
    data = dataset.load(folder)
    assert labels.text(data, "quantity.camels", "tr") == "camels"
    assert "transit_days" in data.quantities.index  # lent
    assert list(data.quantities.index).count("length_km") == 1


def test_the_product_s_own_words_are_as_they_stand():
    told = reading.read(reading.GEODATA)
    assert told.lent == {}
    pd.testing.assert_frame_equal(vocabulary.whole(told), told["labels"])


def test_gauges_have_colours_of_their_own_as_far_as_there_are_any():
    usual = style.gauges([1520, 1435, 1520])
    assert usual == style.COLOURS["gauge"]
    many = style.gauges([762, 1000, 1067, 1435, 1600, 1668, 1676])
    assert next(iter(many)) == "1435"
    assert len(set(many.values())) == len(many)
    assert style.gauges(range(300, 320))["319"] == style.UNKNOWN
    assert style.gauges([]) == {}

"""The planner's form as a reader uses it, and its card beside that of Python."""

import pytest

from routes.export import formats
from routes.facts import labels
from routes.network.network import Slow
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap.journey_payload import journey_data
from tests.browsing import until
from tests.conftest import Tab
from tests.webmap.test_features import LATE
from tests.webmap.test_planner import as_form
from tests.webmap.unpacking import unpacked

JOURNEYS = (
    Query("xian", "batumi", alternatives=4, close=("aktau",)),
    Query("altynkol", "poti", by="cost", month=3, slow=(Slow("aktau", 1.5),), year=2024),
    Query("xian", "constanta", via=("almaty",), scenario=("storm_aktau",), alternatives=2),
    Query("almaty_road", "poti", service="truck", by="distance"),
    Query("altynkol", "poti", box="20ft", by="cost", avoid=("TM", "ferry"), depart="2026-11-20"),
)
CARD = """(asked) => {
  const { planner_answer: planner, planner_card } = corridor.features;
  const { ways, before } = planner.answer(asked);
  if (!ways.length) return null;
  const told = planner_card.journey(asked, ways, before);
  const whole = (way) => way && { ...way, legs: way.legs, months: way.months };
  return { ...told, ways: told.ways.map(whole), before: whole(told.before) };
}"""
WHOLE = "#journey:not([aria-busy])"
HEAD = "() => document.querySelector('#journey:not([hidden]) h2')?.textContent ?? ''"


@pytest.fixture
def form(tab, file):
    tab.page.goto(file.as_uri())
    until(tab.page, "corridor.state.ready")
    tab.page.locator("#planner > summary").click()
    return Form(tab)


class Form:
    """The form of the planner in a tab."""

    def __init__(self, tab: Tab) -> None:
        self.page = tab.page

    def field(self, label: str):
        """A field, with the fold open in which it stands."""
        found = self.page.locator("#planner").get_by_label(label, exact=True)
        fold = found.locator("xpath=ancestor::details[not(@id)]")
        if fold.count() and fold.get_attribute("open") is None:
            fold.locator("summary").click()
        return found

    def write(self, label: str, text: str) -> None:
        """Type into a field and leave it, with the keyboard alone."""
        self.field(label).focus()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")

    def go(self, origin: str = "Сиань", destination: str = "Halkali") -> None:
        self.write("From", origin)
        self.write("To", destination)

    @property
    def title(self) -> str:
        return str(self.page.evaluate(HEAD))

    @property
    def about(self) -> str:
        return self.page.locator("#journey .brief").inner_text()

    def whole(self):
        """The card with all that follows its answer."""
        self.page.locator(WHOLE).wait_for()
        return self.page.locator("#journey")

    @property
    def status(self) -> str:
        return self.page.locator("#planner [role=status]").inner_text()


def told(journey):
    """What both cards show; Python's has more facts, and closures of a part of the year."""
    return {key: journey[key] for key in ("title", "about", "ends", "closed", "supposes", "beside")}


def shown(way):
    same = (
        "name",
        "days",
        "range",
        "price",
        "segments",
        "nodes",
        "newly",
        "difference",
        "lost",
        "months",
    )
    legs = [
        (
            leg["title"],
            leg["text"],
            [
                (arc["text"], arc["hours"], arc["usd"], arc["gases"], bool(arc.get("default")))
                for arc in leg["arcs"]
            ],
        )
        for leg in way["legs"]
    ]
    bars = [(bar["kind"], bar["label"], bar["text"], bar["colour"]) for bar in way["bars"]]
    return {key: way[key] for key in same} | {"legs": legs, "bars": bars}


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_the_card_says_what_python_says_in_every_language(browser, real, tmp_path, lang):
    path, tab = tmp_path / "map.html", Tab(browser)
    formats.write(answer(real, Query(lang=lang)), path)
    tab.page.goto(path.as_uri())
    until(tab.page, "corridor.state.ready")
    for query in JOURNEYS:
        view = answer(real, Query(**(vars(query) | {"lang": lang})))
        known = journey_data(view, by_month=True)
        asked = as_form(view.query) | {"year": view.query.year or real.year}
        found = tab.page.evaluate(CARD, asked)
        rates = [rate["text"] for rate in found.pop("beside")]
        assert rates == [rate["text"] for rate in known.pop("beside")]
        found["beside"] = known["beside"] = []
        assert told(found) == told(known)
        both = [*zip(found["ways"], known["ways"], strict=True)]
        if known["before"]:
            both.append((found["before"], known["before"] | {"months": found["before"]["months"]}))
        assert known["asked"] == asked
        for one, other in both:
            assert shown(one) == shown(other)
            facts = dict(map(tuple, other["facts"]))
            assert [facts.get(name) for name, _ in one["facts"]] == [
                text for _, text in one["facts"]
            ]
        cited = {one["text"] for one in found["sources"].values()}
        assert cited == {one["text"] for one in known["sources"].values()}
    tab.context.close()
    assert tab.errors == []


def test_a_journey_is_planned_with_the_keyboard_and_drawn(form):
    form.go()
    assert form.title == "Xi'an → Halkalı"
    assert form.field("From").input_value() == "Xi'an"
    page = form.page
    assert page.locator("path.taken").count() > 10
    assert form.whole().locator("details.leg li small a").count() > 5  # sources of its numbers
    assert page.locator("#journey .ways input").count() == 3


def test_every_control_changes_what_is_asked(form):
    form.go()
    for label, value, says in (
        ("Best by", "cost", "Lowest cost"),
        ("Month", "3", "March"),
        ("Scenario", "storm_aktau", "Storm at Aktau"),
        ("Supposed to be open", "tripp", "TRIPP"),
    ):
        form.field(label).select_option(value)
        assert says in form.about
    form.write("By way of", "Almaty")
    form.write("Slowed down", "Poti")
    form.write("Closed", "kuryk")
    for says in ("By way of: Almaty", "Poti × 2", "Closed: Kuryk"):
        assert says in form.about
    assert form.page.locator("#planner li").count() == 5
    form.write("Alternatives", "1")
    assert form.page.locator("#journey .ways input").count() == 0
    form.field("Service").select_option("truck")
    assert form.status == "no way" and form.title == ""


def test_what_is_supposed_can_be_taken_back(form):
    form.go()
    form.write("Closed", "Aktau")
    assert form.page.locator("#journey .what-if").count() == 1
    button = form.page.locator("#planner li button")
    assert button.get_attribute("aria-label") == "Remove Closed: Aktau"
    button.focus()
    form.page.keyboard.press("Enter")
    assert form.page.locator("#journey .what-if").count() == 0
    assert "Closed" not in form.about


def test_what_is_selected_on_the_map_is_closed_by_one_button(form):
    form.go()
    form.page.evaluate("void corridor.features.selection.select('aktau')")
    form.page.locator("#passport").get_by_role("button", name="Close it and see").click()
    assert "Closed: Aktau" in form.about
    assert form.page.locator(".mark.shut").count() == 1


def test_the_year_of_the_bar_is_that_of_the_journey(form):
    form.go()
    assert form.about.startswith("2026")
    form.page.locator("#year").focus()
    form.page.keyboard.press("Home")
    assert form.status == "no way"  # the railway to Kars was not there in 2010
    form.page.keyboard.press("End")
    assert form.about.startswith("2032")


def test_an_unknown_place_is_told_and_changes_nothing(form):
    form.go()
    form.write("To", "Atlantis")
    assert form.status == "Nothing found"
    assert form.field("To").get_attribute("aria-invalid") == "true"
    assert form.title == "Xi'an → Halkalı"
    form.write("To", "")
    assert form.title == "" and form.field("To").get_attribute("aria-invalid") == "false"


def test_a_file_with_a_journey_comes_back_to_it(tab, real, tmp_path):
    path = tmp_path / "map.html"
    formats.write(answer(real, Query("xian", "poti")), path)
    tab.page.goto(path.as_uri())
    until(tab.page, "corridor.state.ready")
    form = Form(tab)
    tab.page.locator("#planner > summary").click()
    assert form.field("From").input_value() == "Xi'an"
    form.write("To", "Aktau")
    assert form.title == "Xi'an → Aktau"
    form.write("To", "")
    assert form.title == "Xi'an → Poti"


def test_each_control_has_a_name_and_the_page_of_a_server_has_none(form, real):
    unnamed = form.page.locator("#planner :is(input, select, button):not([hidden])").evaluate_all(
        "all => all.filter((one) => !(one.labels?.length || one.ariaLabel || one.textContent))"
        ".length"
    )
    assert unnamed == 0
    html = formats.html(answer(real, Query()), embedded=True)
    late = LATE.search(html)
    assert late and '"planner_net"' not in unpacked(late[1])
    assert 'id="planner"' not in html

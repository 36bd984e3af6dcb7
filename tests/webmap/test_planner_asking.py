"""What the planner of a file understands, and what it says of what it cannot."""

import re

import pytest

from routes.errors import NoItineraryError, RoutesError
from routes.export import formats
from routes.facts import identifiers, labels, messages
from routes.network import journey, names
from routes.view.answer import answer
from routes.view.query import FREE, NAMED, Query
from tests.browsing import until
from tests.webmap.test_planner import as_form

MEANT = """(asked) => asked.map(([text, list]) =>
  corridor.features.planner_fields.meant(text, list) ?? "")"""
FIELDS = {"close": "planner-subjects", "avoid": "planner-all"}
ENDS = "origin=xian;destination=poti"
HASH = "decodeURIComponent(location.hash)"


def opened(tab, path, part: str = ""):
    """The planner's form of a file, unfolded by hand where no link has done so."""
    tab.page.goto(f"{path.as_uri()}{part}")
    until(tab.page, "corridor.state.ready")
    form = tab.page.locator("#planner")
    if not part:
        form.locator("> summary").click()
    return form


def write(form, label: str, text: str) -> None:
    """Write into a field, of which the fold is opened: one of them is open at a time."""
    field = form.get_by_label(label, exact=True)
    fold = form.locator("details", has=form.page.locator(f"#{field.get_attribute('id')}"))
    if fold.count() and not field.is_visible():
        fold.locator("summary").click()
    field.fill(text)
    field.press("Tab")


def ends(form, start: str = "Xi'an", goal: str = "Poti") -> None:
    for label, text in (("From", start), ("To", goal)):
        write(form, label, text)


def told(form) -> str:
    return form.locator("[role=status]").inner_text()


def link(page, file, plan: str) -> str:
    """What is said of a link with a question."""
    page.goto(f"{file.as_uri()}#plan={plan}")
    until(page, "corridor.state.ready")
    line = page.locator("#told [role=status]")
    return line.inner_text() if line.count() else ""


def shown(page) -> str:
    return page.evaluate("document.querySelector('#journey:not([hidden]) h2')?.textContent ?? ''")


@pytest.mark.parametrize("name", FIELDS)
def test_a_name_means_in_a_field_what_it_means_on_the_command_line(ready, real, name):
    kinds = NAMED[name]
    ids = {id for kind in kinds for id in names.ids(real, kind)}
    beyond = {*real.segments.index[real.segments["reach"] == "beyond"]}
    near = real.segments[real.segments["reach"] != "beyond"]
    beyond |= {*real.nodes.index} - {*near["from_node"], *near["to_node"]}
    countries = {real.nodes.at[id, "country"] for id in {*real.nodes.index} - beyond}
    known = ids - beyond - ({*names.ids(real, "country")} - countries)
    texts = [*sorted(known), *(id.lower() for id in sorted(countries))]
    texts += [names.label(real, id).rpartition(" (")[0] for id in sorted(known)]
    texts += [
        code.code for id in sorted(known & {*real.nodes.index}) for code in identifiers.of(real, id)
    ]
    texts += ["27", "1", "e", "E", "cn", "KZ", "rail", "RAIL", "Railway", "Ferry", "xyz", ""]
    texts = [*dict.fromkeys(texts)]
    wanted = {text: python(real, text, kinds, known) for text in texts}
    found = ready.page.evaluate(MEANT, [[text, FIELDS[name]] for text in texts])
    assert dict(zip(texts, found, strict=True)) == wanted
    assert len({*wanted.values()}) > 300


def python(data, text: str, kinds, known: set[str]) -> str:
    """The id that Python finds; nothing where it refuses, or where it lies beyond the corridor."""
    try:
        id = names.find(data, text, kinds)
    except RoutesError:
        return ""
    return id if id in known else ""


@pytest.mark.parametrize("text", ["kz", "KZ", "TM", "27", "cn", "1", "e", "kazakhstan", "rail"])
def test_what_names_no_place_never_becomes_one_and_stays_as_it_is_written(tab, file, text):
    form = opened(tab, file)
    ends(form)
    assert shown(tab.page) == "Xi'an → Poti"
    for label in ("By way of", "Closed"):
        write(form, label, text)
        assert (told(form), form.locator(".chips li").count()) == ("Nothing found", 0)
        assert form.get_by_label(label, exact=True).input_value() == text
        form.get_by_label(label, exact=True).fill("")
    write(form, "To", text)
    assert (told(form), shown(tab.page)) == ("Nothing found", "Xi'an → Poti")
    assert form.get_by_label("To", exact=True).input_value() == text
    assert form.get_by_label("To", exact=True).get_attribute("aria-invalid") == "true"
    assert "destination=poti" in tab.page.evaluate(HASH)
    write(form, "To", "Poti")
    assert (told(form), shown(tab.page)) == ("", "Xi'an → Poti")


@pytest.mark.parametrize(
    ("text", "chip", "asked"),
    [
        ("KZ", "Kazakhstan", "KZ"),
        ("tm", "Turkmenistan", "TM"),
        ("turkmenistan", "Turkmenistan", "TM"),
        ("rail", "Railway", "rail"),
        ("Sea", "Sea (containers)", "sea"),
        ("KZAAU", "Aktau", "aktau"),
        ("Ақтау", "Aktau", "aktau"),
        ("Turkmenb", "Türkmenbaşy", "turkmenbashi"),
    ],
)
def test_a_country_a_mode_or_the_beginning_of_a_name_is_kept_clear_of(tab, file, text, chip, asked):
    form = opened(tab, file)
    ends(form)
    write(form, "Keep clear of", text)
    assert form.locator(".chips li").inner_text().startswith(f"Keep clear of: {chip}")
    assert f"avoid={asked}" in tab.page.evaluate(HASH)


def test_countries_and_modes_are_known_in_every_language_as_by_the_command_line(tab, real, file):
    opened(tab, file)
    texts = [
        text
        for lang in labels.LANGUAGES
        for text in (
            *(labels.country(id, lang) for id in ("KZ", "TM", "GE", "TR")),
            *(names.bare(labels.text(real, f"mode.{mode}", lang)) for mode in ("rail", "ferry")),
        )
    ]
    asked = [[text, FIELDS["avoid"]] for text in (*texts, "Turkey")]
    found = tab.page.evaluate(MEANT, asked)
    assert found == [names.find(real, text, NAMED["avoid"]) for text, _ in asked]
    assert {*found} == {"KZ", "TM", "GE", "TR", "rail", "ferry"}


def test_a_mode_by_which_nothing_would_go_anyway_is_refused_as_by_the_command_line(tab, file):
    form = opened(tab, file)
    ends(form)
    write(form, "Keep clear of", "road")
    assert "changes nothing" in told(form) and form.locator(".chips li").count() == 0


def test_a_day_or_number_out_of_its_limits_is_told_and_not_asked(tab, file):
    form = opened(tab, file)
    ends(form)
    allowed = FREE["depart"][1]
    for day in ("2035-01-01", "2009-12-31", "0026-05-05"):
        write(form, "Departure", day)
        assert told(form) == f"Departure: {allowed}"
        assert "depart" not in tab.page.evaluate(HASH)
        assert form.get_by_label("Month", exact=True).is_enabled()
    write(form, "Alternatives", "50")
    assert told(form) == f"Departure: {allowed}; Alternatives: 1…20"
    write(form, "Alternatives", "2")
    write(form, "Departure", "2026-12-31")
    assert told(form) == "" and "depart=2026-12-31" in tab.page.evaluate(HASH)


def test_the_day_is_refused_in_the_readers_language(tab, real, tmp_path):
    path = tmp_path / "map.html"
    formats.write(answer(real, Query(lang="tr")), path)
    form = opened(tab, path)
    write(form, "Hareket", "2035-01-01")
    text = messages.told(real, f"depart: found 2035-01-01, allowed: {FREE['depart'][1]}", "tr")
    assert told(form).removeprefix("Hareket: ") in text and "2010-01-01" in told(form)


def test_from_a_place_to_itself_is_told_and_writes_no_address(tab, real, file):
    form = opened(tab, file)
    ends(form, goal="Xi'an")
    with pytest.raises(RoutesError) as known:
        journey.plan(real, Query("xian", "xian"))
    assert told(form) == str(known.value).replace(" (xian)", "")
    assert "plan=" not in tab.page.evaluate(HASH) and shown(tab.page) == ""
    write(form, "By way of", "Aktau")  # there and back is a journey
    assert shown(tab.page) == "Xi'an → Xi'an"
    address = tab.page.evaluate("location.hash")
    form = opened(tab, file, "#")
    form = opened(tab, file, address)
    assert shown(tab.page) == "Xi'an → Xi'an" and tab.page.locator("#told p").count() == 0


def test_what_the_form_makes_idle_later_is_told_and_writes_no_address(tab, file):
    form = opened(tab, file)
    ends(form)
    write(form, "By way of", "Aktau")
    assert "via=aktau" in tab.page.evaluate(HASH)
    write(form, "To", "Aktau")
    assert "changes nothing" in told(form) and shown(tab.page) == ""
    assert "plan=" not in tab.page.evaluate(HASH)


@pytest.mark.parametrize(
    "plan", [f"{ENDS};service=truck", f"{ENDS};close=aktau,xian", f"{ENDS};avoid=KZ"]
)
def test_a_link_to_a_question_without_a_way_says_so_in_sight(tab, file, plan):
    assert link(tab.page, file, plan) == ""
    form = tab.page.locator("#planner")
    assert form.locator("[role=status]").is_visible() and "no way" in told(form)
    form.locator(".works li").nth(1).wait_for()
    assert plan in tab.page.evaluate(HASH)


@pytest.mark.parametrize(
    ("plan", "part", "start", "goal"),
    [
        ("origin=xian;destination=nowhere", "destination=nowhere (the id or name", "Xi'an", ""),
        ("origin=xian", "destination= (the id or name of a place)", "Xi'an", ""),
        ("origin=aktobe;destination=poti", "origin=aktobe (Aktobe: beyond the", "", "Poti"),
        (f"{ENDS};by=magic", "by=magic (time, distance", "Xi'an", "Poti"),
        (f"{ENDS};month=13", "month=13 (1…12)", "Xi'an", "Poti"),
        (f"{ENDS};depart=2040-01-01", f"depart=2040-01-01 ({FREE['depart'][1]})", "Xi'an", "Poti"),
        (
            f"{ENDS};close=aktau,mars",
            "close=mars (the id or name of a place or line)",
            "Xi'an",
            "Poti",
        ),
        (f"{ENDS};what=1", "what=1 (origin, destination, by", "Xi'an", "Poti"),
        (f"{ENDS};count=99", "count=99 (1…20)", "Xi'an", "Poti"),
    ],
)
def test_the_part_of_a_link_that_cannot_be_is_told_and_the_rest_kept(
    tab, file, plan, part, start, goal
):
    assert f"Asked for by the address, but not here: {part}" in link(tab.page, file, plan)
    form = tab.page.locator("#planner")
    assert form.get_by_label("From", exact=True).input_value() == start
    assert form.get_by_label("To", exact=True).input_value() == goal
    assert shown(tab.page) == ("Xi'an → Poti" if start and goal else "")
    assert ("close=aktau" in tab.page.evaluate(HASH)) == ("aktau" in plan)
    assert form.get_by_label("To", exact=True).is_visible()


def test_a_switch_that_a_link_turns_both_ways_is_told(tab, file):
    tab.page.goto(f"{file.as_uri()}#off=mode.rail&on=mode.rail,names.ground")
    until(tab.page, "corridor.state.ready")
    said = tab.page.locator("#told [role=status]").inner_text()
    assert "on=mode.rail, off=mode.rail (one of both)" in said
    assert tab.page.evaluate(HASH) == "#off=mode.rail&on=names.ground"


@pytest.mark.parametrize("lang", ["en", "ka"])
@pytest.mark.parametrize(
    "query",
    [
        Query("xian", "poti", close=("aktau", "xian")),
        Query("xian", "poti", avoid=("KZ",)),
        Query("xian", "poti", service="truck"),
        Query("xian", "halkali", year=2012),
        Query("xian", "poti", close=("aktau", "alat"), avoid=("TM", "GE"), year=2026),
    ],
)
def test_what_would_work_is_said_as_the_command_line_says_it(tab, real, tmp_path, query, lang):
    path = tmp_path / "map.html"
    formats.write(answer(real, Query(lang=lang)), path)
    opened(tab, path)
    with pytest.raises(NoItineraryError) as refused:
        journey.plan(real, query)
    known = messages.told(real, str(refused.value), lang).split("\n")[1:]
    asked = as_form(query) | {"year": query.year or real.year}
    found = tab.page.evaluate("(asked) => corridor.features.planner_works.of(asked)", asked)
    assert [*map(bare, found)] == [*map(bare, known)]


def bare(line: str) -> str:
    """A sentence without ids, reasons and days."""
    return re.sub(r" \([^)]*\)", "", line).rpartition(":")[0].strip().lower()


def test_the_language_that_is_shown_can_be_pressed_in_vain(tab, real, tmp_path):
    path = tmp_path / "map.html"
    formats.write(answer(real, Query(lang="ka")), path)
    tab.page.goto(f"{path.as_uri()}#select=aktau")
    until(tab.page, "corridor.state.ready")
    tab.page.evaluate("window.stays = true")
    tab.page.get_by_role("button", name="ქართული").click()
    assert tab.page.evaluate("window.stays") and "?" not in tab.page.url
    tab.page.get_by_role("button", name="English").click()
    until(tab.page, "corridor.state.ready && document.documentElement.lang === 'en'")
    tab.page.get_by_role("button", name="ქართული").click()
    until(tab.page, "corridor.state.ready && document.documentElement.lang === 'ka'")
    assert tab.page.url == f"{path.as_uri()}#select=aktau"

"""What is tried on the map of the page: answered at once in the browser, and then by the server."""

import random
import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Frame, Response

from routes.errors import NoItineraryError, RoutesError
from routes.facts import labels
from routes.network.spread import Spread
from routes.tables.dataset import Dataset
from routes.view.answer import View, answer
from routes.view.query import Query, read_query
from tests.browsing import framed, rest, until
from tests.conftest import Tab
from tests.webmap.test_planner import asked, served

QUESTIONS, CHANGES = 8, 5
TIMED = 30
HOURS = 0.05  # how far both may be apart: half of what is shown
SHOWN = 0.11  # and as they are shown, where a half is rounded
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
FETCHED = 70_000  # bytes
QUICK_MS = 50.0
LINK = "journey?origin=xian&destination=halkali&alternatives=4"
HEAR = """() => addEventListener("message", ({ data }) => {
  if ("journey" in (data.corridor ?? {})) window.told = data.corridor.journey;
})"""
# What the map answers by itself, with its hours as they are, and what it shows as it asks the page.
TRY = """(change) => {
  const { trial, planner_answer, planner_spread } = corridor.features;
  const question = { ...trial.asked(), ...change };
  const told = planner_answer.journey(question);
  const whole = (way) => way && { ...way, legs: way.legs };
  const raw = told && planner_answer.answer(told.asked);
  const all = raw && [...raw.ways, ...(raw.before ? [raw.before] : [])];
  const hours = all && all.map(planner_spread.spread);
  trial.ask(change);
  const seen = document.querySelector("#journey .days")?.textContent;
  return told && { ...told, ways: told.ways.map(whole), before: whole(told.before), hours, seen };
}"""
# From the move of the mark to the way that is drawn, for all places in turn.
DRAG = """(ids) => {
  const { drawing, trial } = corridor.features;
  const mark = document.querySelectorAll(".mark.end.moves");
  const [marker] = Object.values(corridor.map._layers)
    .filter((one) => one._icon === mark[mark.length - 1]);
  marker.fire("dragstart");
  const times = ids.map((id) => {
    marker.setLatLng(drawing.positions(id)[0]);
    const start = performance.now();
    marker.fire("drag");
    document.body.offsetHeight;
    return performance.now() - start;
  });
  return times;
}"""


@pytest.fixture
def at_hand(tab: Tab, app: str) -> Frame:
    """The map of a journey that has begun to answer by itself."""
    return begun(tab, f"{app}/{LINK}")


def begun(tab: Tab, address: str) -> Frame:
    """Open a link of the journey page, and let its map fetch what answers."""
    frame = opened(tab, address)
    frame.evaluate("corridor.features.trial.prepare()")
    until(frame, "Boolean(corridor.features.planner_answer)", timeout=120_000)
    return frame


def opened(tab: Tab, address: str) -> Frame:
    """Open a link of the journey page; give the frame of its map, which keeps what it is told."""
    tab.page.goto(address)
    rest(tab.page)
    frame = framed(tab.page)
    assert frame
    frame.evaluate(HEAR)
    return frame


def held(tab: Tab, real: Dataset) -> View | None:
    """What Python answers to what the address asks; None where it refuses."""
    query, refusals = read_query(real, dict(parse_qsl(urlsplit(tab.page.url).query)))
    assert refusals == ()
    try:
        return answer(real, query)
    except RoutesError:
        return None


def drag(tab: Tab, frame: Frame, place: str, number: int = -1) -> None:
    """Take hold of the mark of a stop and carry it over a place, without letting it go."""
    mark = frame.locator(".mark.moves").nth(number)
    box = mark.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    move = """(id) => {
      const { map, features: { drawing, journey } } = corridor;
      return map.latLngToContainerPoint(drawing.positions(id)[0]);
    }"""
    points = [frame.evaluate(move, id) for id in (stops(frame)[number], place)]
    tab.page.mouse.move(x, y)
    tab.page.mouse.down()
    across, down = (points[1][axis] - points[0][axis] for axis in "xy")
    for part in (0.3, 0.7, 1):
        tab.page.mouse.move(x + part * across, y + part * down)


def stops(frame: Frame) -> list[str]:
    """The places at which the journey that is asked for stops."""
    asked = frame.evaluate("corridor.features.trial.asked()")
    return [asked["origin"], *asked["via"], asked["destination"]]


def shown(journey: dict[str, Any]) -> dict[str, Any]:
    """What both answers tell: the server tells some facts more."""
    same = ("title", "about", "ends", "supposes", "asked", "within", "order", "calm")
    ways = [*journey["ways"], *([journey["before"]] if journey["before"] else [])]
    return {name: journey[name] for name in same} | {"ways": [*map(of_way, ways)]}


def of_way(way: dict[str, Any]) -> dict[str, Any]:
    same = ("days", "range", "ranked", "lost", "segments", "nodes", "newly", "difference")
    legs = [
        [(arc["text"], NUMBER.sub("", arc["hours"])) for arc in leg["arcs"]] for leg in way["legs"]
    ]
    return {name: way[name] for name in same} | {"legs": legs}


def numbers(journey: dict[str, Any]) -> list[float]:
    """All hours of the arcs of all ways, as they are shown."""
    ways = [*journey["ways"], *([journey["before"]] if journey["before"] else [])]
    arcs = [arc for way in ways for leg in way["legs"] for arc in leg["arcs"]]
    shown = [one for arc in arcs for one in NUMBER.findall(arc["hours"])]
    return [float(one.replace(",", ".")) for one in shown]


def far(told: dict[str, Any], view: View) -> list[int]:
    """The ways whose P10, median and P90 lie apart from Python's."""
    journey = view.journey
    assert journey
    ways = [*journey.itineraries, *([journey.before] if journey.before else [])]
    pairs = zip(told["hours"], (way.spread for way in ways), strict=True)
    return [number for number, (hours, known) in enumerate(pairs) if are_apart(hours, known)]


def are_apart(hours: list[float] | None, known: Spread | None) -> bool:
    """Whether what the map tells of a way's hours is not what Python knows of them."""
    if hours is None or known is None:
        return hours is not known
    ends = (known.p10, known.p50, known.p90)
    return any(abs(a - b) > HOURS for a, b in zip(hours, ends, strict=True))


def change(view: View, dice: random.Random) -> dict[str, Any]:
    """What a reader may try: another end, places to pass, or something closed, often on the way."""
    query, data = view.query, view.dataset
    journey = view.journey
    assert journey
    places = sorted({*served(data, query.service)} - {query.origin, query.destination})
    way = journey.itineraries[0]
    on = sorted({*way.segments, *(arc.node for arc in way.arcs if arc.node)})
    every = sorted({*journey.network.segments, *journey.network.places})
    close = [*query.close, dice.choice(on if dice.random() < 0.7 else every)]
    return dice.choice(
        [
            {"origin": dice.choice(places)},
            {"destination": dice.choice(places)},
            {"via": dice.sample(places, dice.choice((0, 1, 1, 2)))},
            {"close": [*dict.fromkeys(close)]},
            {"close": [*dict.fromkeys(close)]},
        ]
    )


def base(real: Dataset, dice: random.Random) -> View:
    """A question that has an answer, of any year, month and service, in any language."""
    while True:
        request = replace(asked(real, dice), alternatives=dice.choice((1, 3)))
        query = Query(**vars(request), lang=dice.choice(labels.LANGUAGES))
        try:
            return answer(real, query)
        except RoutesError:
            continue


def test_the_map_answers_what_is_tried_as_the_server_then_does(tab, app, real, record_property):
    dice = random.Random(48)
    both, neither, found = 0, 0, {}
    for _ in range(QUESTIONS):
        view = base(real, dice)
        link = f"{app}/journey?{urlencode(view.query.params())}"
        frame = begun(tab, link)
        for _ in range(CHANGES):
            changed = change(view, dice)
            told = frame.evaluate(TRY, changed)
            rest(tab.page)
            server, now = frame.evaluate("window.told"), held(tab, real)
            key = f"{link} {changed}"
            if told is None or server is None or now is None:
                neither += told is server is now is None
                if not told is server is now is None:
                    found[key] = (told and told["seen"], server and server["about"], now)
                frame = begun(tab, link)
                continue
            both += 1
            first = told["ways"][0]
            assert told["seen"].startswith(first["days"])  # before the server is asked
            hours = zip(numbers(told), numbers(server), strict=True)
            if (
                shown(told) != shown(server)
                or far(told, now)
                or any(abs(a - b) > SHOWN for a, b in hours)
            ):
                found[key] = [one for one in shown(told) if shown(told)[one] != shown(server)[one]]
            view = now
    record_property("answered", both)
    record_property("refused", neither)
    assert found == {}
    assert both > QUESTIONS * CHANGES / 2


def test_nothing_is_fetched_before_a_reader_tries_and_then_once(tab, app):
    answers: list[Response] = []
    tab.page.on("response", lambda one: "/frames/" in one.url and answers.append(one))

    def kinds() -> list[str]:
        return [one.url.rpartition(".")[2] for one in answers]

    frame = opened(tab, f"{app}/{LINK}")
    assert kinds() == ["html"]
    drag(tab, frame, "poti")
    until(frame, "Boolean(corridor.features.planner_answer)", timeout=120_000)
    tab.page.mouse.up()
    rest(tab.page)
    drag(tab, frame, "batumi")
    tab.page.mouse.up()
    tab.page.wait_for_url("**destination=batumi**")
    rest(tab.page)
    assert kinds() == ["html", "planner", "json"]
    assert 1_000 < answers[-1].request.sizes()["responseBodySize"] < FETCHED


def test_an_end_is_dragged_with_its_hours_beside_it(tab, at_hand, real):
    drag(tab, at_hand, "poti")
    label = at_hand.locator(".tried").inner_text()
    way = answer(real, Query("xian", "poti"))
    assert label.startswith("Poti\n") and "Difference: −" in label
    days = at_hand.evaluate("corridor.features.trial.look({ destination: 'poti' }).days")
    assert days in label
    lines = at_hand.locator(".leaflet-overlay-pane path.taken").count()
    assert lines == len(way.journey.itineraries[0].segments)
    assert "destination=halkali" in tab.page.url  # until it is let go
    tab.page.mouse.up()
    assert at_hand.locator("#journey h2").inner_text() == "Xi'an → Poti"
    seen = rest(tab.page)
    assert seen.asked["destination"] == "poti" and seen.controls["To"] == ["Poti"]
    assert at_hand.locator("#journey .days b").inner_text() == days
    assert at_hand.locator(".tried").count() == 0


def test_a_mark_that_is_let_go_where_it_was_changes_nothing(tab, at_hand):
    drag(tab, at_hand, "poti")
    drag_back = at_hand.locator(".mark.moves").last.bounding_box()
    assert drag_back
    at = """() => corridor.map.latLngToContainerPoint(
      corridor.features.drawing.positions("halkali")[0])"""
    point = at_hand.evaluate(at)
    outer = tab.page.locator('iframe[data-corridor="map"]').bounding_box()
    assert outer
    tab.page.mouse.move(outer["x"] + point["x"], outer["y"] + point["y"] - 19)
    tab.page.mouse.up()
    rest(tab.page)
    assert "destination=halkali" in tab.page.url
    assert at_hand.locator("#journey h2").inner_text() == "Xi'an → Halkalı"


def press(frame: Frame, name: str) -> None:
    """Press a button of the passport with the keyboard."""
    button = frame.locator("#passport .offers").get_by_role("button", name=name, exact=True)
    button.focus()
    frame.page.keyboard.press("Enter")


def test_all_that_is_dragged_can_be_done_with_the_keyboard(tab, app):
    frame = opened(tab, f"{app}/{LINK}&select=tbilisi")
    for name, query in (
        ("By way of here", "via=tbilisi"),
        ("No longer by way of here", ""),
        ("To here", "destination=tbilisi"),
    ):
        press(frame, name)
        seen = rest(tab.page)
        assert query in urlencode(seen.asked) and ("via" in seen.asked) == query.startswith("via")
    frame.evaluate("void corridor.features.selection.select('aktau')")
    press(frame, "From here")
    assert rest(tab.page).asked["origin"] == "aktau"
    assert frame.locator("#journey h2").inner_text() == "Aktau → Tbilisi"


def test_a_journey_is_begun_on_the_map(tab, app):
    frame = opened(tab, f"{app}/map?select=poti")
    offers = frame.locator(".offers button")
    assert offers.all_inner_texts() == ["From here", "To here"]
    frame.evaluate("void corridor.features.selection.select('rail-senaki-poti')")
    assert offers.count() == 0  # a line is no end
    frame.evaluate("void corridor.features.selection.select('poti')")
    press(frame, "To here")
    seen = rest(tab.page)
    assert seen.path == "journey" and seen.asked["destination"] == "poti"
    assert "origin" not in seen.asked
    frame = framed(tab.page)
    frame.evaluate("void corridor.features.selection.select('xian')")
    press(frame, "From here")
    assert rest(tab.page).asked["origin"] == "xian"
    assert frame.locator("#journey h2").inner_text() == "Xi'an → Poti"
    tab.page.get_by_role("link", name="Map", exact=True).click()
    assert rest(tab.page).path == ""  # and nothing leads away again
    offered = framed(tab.page).locator(".offers button")
    assert offered.all_inner_texts() == ["From here", "To here"]
    tab.page.reload()
    assert rest(tab.page).path == ""


def test_a_place_to_pass_is_dragged_too(tab, app):
    frame = begun(tab, f"{app}/{LINK}&via=almaty")
    assert frame.locator(".mark.via").count() == 1
    drag(tab, frame, "tashkent", 1)
    tab.page.mouse.up()
    assert rest(tab.page).asked["via"] == "tashkent"


def test_what_is_closed_tells_what_it_costs_beside_its_button(tab, app, real):
    frame = begun(tab, f"{app}/{LINK}&select=aktau")
    press(frame, "Close it and see")
    told = frame.locator(".offers [role=status]").inner_text()
    view = answer(real, Query("xian", "halkali", close=("aktau",), alternatives=4))
    now = frame.evaluate("corridor.features.journey.shown().journey")
    assert now["before"]["days"] in told and now["ways"][0]["days"] in told
    seen = rest(tab.page)
    assert seen.asked["close"] == "aktau" and view.journey
    assert frame.locator(".offers [role=status]").inner_text() == told
    assert frame.evaluate("document.activeElement.textContent") == "Open it again"
    tab.page.keyboard.press("Enter")
    assert "close" not in rest(tab.page).asked
    assert frame.locator(".mark.shut").count() == 0


def test_what_the_map_cannot_answer_waits_for_the_server(tab, app):
    fetched: list[str] = []
    tab.page.on("request", lambda one: ".planner" in one.url and fetched.append(one.url))
    frame = opened(tab, f"{app}/journey?origin=xian&destination=halkali&reach=beyond")
    before = frame.locator("#journey h2").inner_text()
    drag(tab, frame, "poti")
    assert frame.locator(".tried").inner_text() == "Poti"
    tab.page.mouse.up()
    assert frame.locator("#journey h2").inner_text() == before
    assert rest(tab.page).asked["destination"] == "poti"
    assert frame.locator("#journey h2").inner_text() == "Xi'an → Poti"
    assert fetched == []


def test_the_bar_of_years_is_answered_while_it_moves(tab, app):
    frame = begun(tab, f"{app}/{LINK}")
    frame.locator("#year").fill("2024")
    assert frame.locator("#journey .brief").inner_text().startswith("2024 · ")
    days = frame.locator("#journey .days").inner_text()
    assert rest(tab.page).asked["year"] == "2024"
    assert frame.locator("#journey .days").inner_text() == days


def test_a_place_without_a_way_is_told_by_both(tab, app, real):
    shut = ("aktau", "kuryk", "turkmenbashi")
    frame = begun(tab, f"{app}/journey?origin=xian&destination=almaty&close={','.join(shut)}")
    assert frame.evaluate("corridor.features.trial.look({ destination: 'alat' })") is None
    with pytest.raises(NoItineraryError):
        answer(real, Query("xian", "alat", close=shut))
    frame.evaluate("corridor.features.trial.ask({ destination: 'alat' })")
    assert rest(tab.page).asked["destination"] == "alat"
    assert held(tab, real) is None and frame.evaluate("window.told") is None


def test_a_finger_drags_an_end_on_a_phone(browser, app):
    tab = Tab(browser, 390, 844)
    touch = tab.context.new_cdp_session(tab.page)
    touch.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    frame = begun(tab, f"{app}/{LINK}")
    mark = frame.locator(".mark.moves").last
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    x, y = box["x"] + 11, box["y"] + 11

    def send(kind: str, *points: tuple[float, float]) -> None:
        told = [{"x": left, "y": top} for left, top in points]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})

    send("touchStart", (x, y))
    for part in range(1, 9):
        send("touchMove", (x + 12 * part, y))
    assert "\n" in frame.locator(".tried").inner_text()
    send("touchEnd")
    assert rest(tab.page).asked["destination"] != "halkali"
    tab.context.close()
    assert tab.errors == []


def test_a_way_is_drawn_before_the_next_frame(at_hand, real, record_property):
    dice = random.Random(20)
    ids = dice.sample(served(real, "container"), TIMED)
    times = sorted(at_hand.evaluate(DRAG, ids))
    told = {"median": times[TIMED // 2], "p95": times[TIMED * 95 // 100], "max": times[-1]}
    for name, ms in told.items():
        record_property(f"{name}_ms", round(ms, 1))
    assert told["median"] < QUICK_MS, told
    assert told["p95"] < 4 * QUICK_MS, told  # other tests run meanwhile

"""What the map tells the page in time, and the page the map: also to a reader who does not wait."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browsing import Sight, framed, rest, until
from tests.conftest import Tab

JOURNEY = "journey?origin=xian&destination=almaty&alternatives=4"
COMPARED = "compare?origin=baku&destination=halkali"
# Holds what the server sends, in its order, while `window.held` is a list.
HOLD = """(() => {
  const Plain = WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...told) {
      super(...told);
      this.addEventListener("message", (event) => {
        if (!window.held) return;
        event.stopImmediatePropagation();
        window.held.push(() => this.dispatchEvent(new MessageEvent("message", event)));
      });
    }
  };
  window.release = () => {
    const { held } = window;
    window.held = null;
    held.forEach((send) => send());
  };
})()"""
FINISHED = "window.held.length && performance.now() - window.answered > 700"


def placed(seen: Sight) -> tuple[str, str]:
    """Return what the address and the map say of how the map stands."""
    return seen.asked.get("at", ""), seen.map["kept"]["at"]


@pytest.fixture
def held(tab: Tab) -> Tab:
    """A tab that can hold what the server sends."""
    tab.page.add_init_script(HOLD)
    return tab


def moved(tab: Tab) -> Sight:
    """Move the map by a step that the address tells; give what is seen then."""
    before = parse_qs(urlsplit(tab.page.url).query).get("at", [""])[0]
    framed(tab.page).evaluate("void corridor.map.panBy([150, 40])")
    until(tab.page, f"(new URL(location).searchParams.get('at') ?? '') !== '{before}'")
    return rest(tab.page)


def pan_at_once(tab: Tab) -> None:
    """Move the map; the page hears of it, but nobody has waited until it would ask the server."""
    tab.page.evaluate("addEventListener('message', () => { window.heard = true; })")
    framed(tab.page).evaluate("void corridor.map.panBy([90, -60], { animate: false })")
    until(tab.page, "window.heard")


@pytest.mark.parametrize("page", ["map", JOURNEY])
def test_an_answer_that_comes_after_a_step_back_does_not_take_its_place(held, app, page):
    held.page.goto(f"{app}/{page}")
    rest(held.page)
    first, second = moved(held), moved(held)
    assert placed(first) != placed(second)
    held.page.evaluate("window.held = []")
    framed(held.page).evaluate("void corridor.map.zoomIn(1)")
    until(held.page, FINISHED)
    held.page.evaluate("history.back()")
    held.page.wait_for_timeout(100)
    held.page.evaluate("release()")
    assert placed(rest(held.page)) == placed(first)
    held.page.evaluate("history.forward()")
    rest(held.page)


def test_a_step_back_before_the_map_has_told_its_move_goes_back_all_the_same(tab, app):
    tab.page.goto(f"{app}/{JOURNEY}")
    rest(tab.page)
    first, _ = moved(tab), moved(tab)
    pan_at_once(tab)
    tab.page.evaluate("history.back()")
    assert placed(rest(tab.page)) == placed(first)


@pytest.mark.parametrize("page", ["Map", "Sources"])
@pytest.mark.parametrize("late", [0, 200, 300, 350, 380, 400])  # ms: it tells its move after 400
def test_a_page_that_is_left_before_its_map_has_told_its_move_breaks_nothing(tab, app, page, late):
    tab.page.goto(f"{app}/{JOURNEY}")
    rest(tab.page)
    pan_at_once(tab)
    tab.page.wait_for_timeout(late)
    tab.page.get_by_role("link", name=page, exact=True).click()
    tab.page.wait_for_url(lambda url: "/journey" not in url)
    tab.page.wait_for_timeout(500)
    assert bool(rest(tab.page).map) == (page == "Map")
    tab.page.evaluate("history.back()")
    tab.page.wait_for_url("**/journey?**")
    assert rest(tab.page).map


def found(tab: Tab, word: str) -> Sight:
    """Look a place up in the map; give what is seen then."""
    framed(tab.page).locator("#search").fill(word)
    framed(tab.page).locator("#search").press("Enter")
    return rest(tab.page)


def clicked(tab: Tab, id: str) -> Sight:
    """Select a place or line by a click on the map, which does not move; give what is seen then."""
    framed(tab.page).evaluate(f"corridor.tell(EVENTS.pick, '{id}')")
    return rest(tab.page)


def led(tab: Tab, id: str) -> Sight:
    """Select a place or line as a table does, and the map moves to it; give what is seen then."""
    framed(tab.page).evaluate(f"void corridor.features.selection.select('{id}', true)")
    return rest(tab.page)


def closed(tab: Tab) -> Sight:
    """Close the passport; give what is seen then."""
    framed(tab.page).locator("#passport .close").press("Enter")
    return rest(tab.page)


@pytest.mark.parametrize("page", ["map", "journey?origin=baku&destination=halkali", COMPARED])
def test_one_act_in_the_map_is_one_step_back(tab, app, page):
    tab.page.goto(f"{app}/{page}")
    seen = [rest(tab.page)]
    length = tab.page.evaluate("history.length")
    seen += [found(tab, "Poti"), found(tab, "Aktau"), clicked(tab, "alat"), moved(tab)]
    seen += [closed(tab), led(tab, "ferry-aktau-alat"), closed(tab)]
    assert tab.page.evaluate("history.length") == length + len(seen) - 1
    stood = [(one.asked, placed(one)) for one in seen]
    for expected in stood[-2::-1]:
        tab.page.evaluate("history.back()")
        now = rest(tab.page)
        assert (now.asked, placed(now)) == expected
        assert now.map["kept"]["select"] == expected[0].get("select", "")


@pytest.mark.parametrize("select", ["poti", "ferry-aktau-alat", "rail-dostyk-aktogay"])
@pytest.mark.parametrize(
    "page", ["map?", "journey?origin=baku&destination=halkali&", COMPARED + "&"]
)
def test_a_link_that_selects_shows_it_and_needs_no_position(tab, app, page, select):
    tab.page.goto(f"{app}/{page}")
    rest(tab.page)
    after = led(tab, select)
    tab.page.goto(f"{app}/{page}select={select}")
    opened = rest(tab.page)
    assert placed(after) == placed(opened) == ("", "") and opened.asked["select"] == select
    for axis in ("zoom", "lat", "lng"):
        assert opened.map[axis] == pytest.approx(after.map[axis], abs=0.05)

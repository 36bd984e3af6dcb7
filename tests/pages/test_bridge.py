"""What the map tells the page in time, and the page the map: also to a reader who does not wait."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browsing import Sight, framed, rest, until
from tests.conftest import Tab

JOURNEY = "journey?origin=xian&destination=almaty&alternatives=4"
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

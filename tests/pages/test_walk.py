"""A long walk through all pages, as a reader takes it who waits until the page has come to rest.

After each step nothing has failed, the address says what the map shows, and another session that
opens the address asks the same and shows the same in its lists.
"""

from random import Random
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from routes.facts import labels
from routes.view.answer import corridor_ids
from tests.browsing import Sight, framed, rest
from tests.conftest import Tab
from tests.sessions import answer

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS, SEEDS = 75, (1, 2, 3, 4)
OPENED = 15  # after so many steps the address is opened in the browser, too
LINKS = (
    "",
    "map?corridor=southern&lang=ru&select=ashgabat&at=6/38/58",
    "journey?origin=xian&destination=poti&alternatives=4&choice=2&close=aktau&year=2024",
    "compare?origin=aktau&destination=poti&year=2025",
    "?tour=caspian&year=2019",
    "journey",
    "compare",
    "traffic?lang=ka",
)
FOLD = "[class*=st-key-question] details"  # of the what-ifs, whose lists are made once it is opened
PLACES = ("aktau", "poti", "xian", "halkali", "constanta", "almaty", "baku", "alat", "tbilisi")


class Walker:
    """Somebody who takes steps by chance, and says which."""

    def __init__(self, page: Page, app: str, real, seed: int) -> None:
        self.page, self.app, self.data, self.chance = page, app, real, Random(seed)
        self.told: list[str] = []
        page.goto(app)
        self.seen = rest(page)

    def step(self) -> Sight:
        """Take one step that the page allows; give what is seen when all is at rest."""
        path = self.seen.path
        ways: list[Callable[[], str]] = 4 * [self.menu] + 3 * [self.back] + [self.forward]
        ways += [self.language]
        if path in ("", "map"):
            ways += 3 * [self.filter, self.legend]
        if self.seen.map:
            ways += 2 * [self.find, self.slide, self.move, self.tour]
        if path in ("journey", "compare"):
            ways += 4 * [self.end]
        if path == "journey":
            ways += 3 * [self.what_if, self.alternative]
            ways += 3 * [self.try_out] if self.seen.map and self.seen.map["kept"]["select"] else []
        if self.chance.random() < 0.04:
            ways = [self.reload, self.link]
        way = self.chance.choice(ways)
        self.told.append(f"/{path} {way.__name__}")
        self.told[-1] += f" {way()}"
        self.seen = rest(self.page)
        return self.seen

    def pick(self, key: str, word: str) -> str:
        """Type a word into a list and press Enter, as fast as a quick hand does."""
        box = self.page.locator(f"[class*='st-key-{key}-'] input").first
        box.click()
        box.press_sequentially(word) if "stMulti" in key else box.fill(word)
        box.press("Enter")
        box.press("Escape")
        return f"{key} {word}"

    def word(self, key: str) -> str:
        return labels.text(self.data, key, self.seen.asked.get("lang", "en"))

    def menu(self) -> str:
        links = self.page.locator('[data-testid="stTopNavLink"]')
        at = self.chance.randrange(links.count())
        links.nth(at).click()
        return str(at)

    def back(self) -> str:
        self.page.evaluate("navigation.currentEntry.index > 1 && history.back()")
        return ""

    def forward(self) -> str:
        self.page.evaluate("history.forward()")
        return ""

    def reload(self) -> str:
        self.page.reload()
        return ""

    def link(self) -> str:
        link = self.chance.choice(LINKS)
        self.page.goto(f"{self.app}/{link}")
        return link

    def language(self) -> str:
        names = ("English", "Русский", "中文", "Türkçe", "Қазақша", "Azərbaycanca", "ქართული")
        return self.pick("lang", self.chance.choice(names))

    def filter(self) -> str:
        chosen = self.page.locator("[class*='st-key-corridor-'] [data-tag]").count()
        if chosen and self.chance.random() < 0.6:
            self.page.locator("[class*='st-key-corridor-'] input").press("Backspace")
            return "less corridor"
        id = self.chance.choice([*corridor_ids(self.data)])
        return self.pick("corridor", self.word(f"corridor.{id}"))

    def legend(self) -> str:
        kinds = ("mode", "status")
        switches = ", ".join(f'#legend input[data-group^="{kind}."]' for kind in kinds)
        found = framed(self.page).locator(switches)
        count = found.count()
        if not count:
            return "none"
        at = self.chance.randrange(count)
        found.nth(at).press("Space")
        return str(at)

    def end(self) -> str:
        name = self.chance.choice(["origin", "destination"])
        return self.pick(name, self.word(f"node.{self.chance.choice(PLACES)}"))

    def what_if(self) -> str:
        fold = self.page.locator(FOLD)
        if fold.get_attribute("open") is None:
            fold.locator("summary").click()
        name = self.chance.choice(["close", "via", "avoid", "scenario", "year", "alternatives"])
        word = {
            "scenario": self.word("scenario.storm_aktau"),
            "year": self.chance.choice(["2015", "2024", "2030", self.word("ui.today")]),
            "alternatives": self.chance.choice("1234"),
        }.get(name, self.word(f"node.{self.chance.choice(PLACES)}"))
        full = self.page.locator(f"[class*='st-key-{name}-'] [data-tag]").count()
        if full:
            self.page.locator(f"[class*='st-key-{name}-'] input").press("Backspace")
        else:
            self.pick(name, word)
        self.page.keyboard.press("Escape")
        return f"{name} {'less' if full else word}"

    def alternative(self) -> str:
        ways = framed(self.page).locator("#journey input[name=way]")
        count = ways.count()
        if count:
            at = self.chance.randrange(count)
            ways.nth(at).check()
            return str(at + 1)
        return "none"

    def try_out(self) -> str:
        offers = framed(self.page).locator("#passport .offers button")
        count = offers.count()
        if not count:
            return "nothing"
        offer = offers.nth(self.chance.randrange(count))
        text = offer.inner_text()
        offer.press("Enter")
        return text

    def find(self) -> str:
        frame = framed(self.page)
        if self.seen.map["kept"]["select"] and self.chance.random() < 0.5:
            frame.locator("#passport .close").press("Enter")
            return "nothing"
        place = self.word(f"node.{self.chance.choice(PLACES)}")
        frame.locator("#search").fill(place)
        frame.locator("#search").press("Enter")
        return place

    def slide(self) -> str:
        key = self.chance.choice(["ArrowRight", "ArrowLeft", "Home", "PageDown"])
        framed(self.page).locator("#year").press(key)
        return key

    def move(self) -> str:
        by = self.chance.choice(["zoomIn(1)", "zoomOut(1)", "panBy([150, 40])"])
        framed(self.page).evaluate(f"void corridor.map.{by}")
        return by

    def tour(self) -> str:
        frame = framed(self.page)
        key = (
            self.chance.choice([".next", ".back", ".end"]) if self.seen.map["kept"]["tour"] else ""
        )
        button = frame.locator(f"#tour {key}" if key else "#tour-button")
        if button.is_enabled():
            button.press("Enter")
        return key


def unfolded(page: Page, other: Page) -> Sight:
    """Open in another tab the fold that is open in the first, which no address says."""
    seen = rest(other)
    if not page.locator(f"{FOLD}[open]").count():
        return seen
    other.locator(f"{FOLD} summary").click()
    other.locator(f"{FOLD}[open] .stSelectbox").first.wait_for()
    return rest(other)


def agrees(seen: Sight, other: Sight) -> None:
    """Hold what two tabs of the browser show against each other."""
    assert (seen.path, seen.asked, seen.controls) == (other.path, other.asked, other.controls)


def reopened(app: str, seen: Sight) -> None:
    """Open the address in a session of its own: it asks and shows the same, without complaint."""
    other = answer(f"{app}/{seen.path}?{urlencode(seen.asked)}")
    assert other.errors == ()
    assert "⚠" not in other.told.partition("<h1")[0], other.told
    assert other.asked == seen.asked
    both = other.controls.keys() & seen.controls.keys()
    assert {one: other.controls[one] for one in both} == {
        one: tuple(seen.controls[one]) for one in both
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_a_walk_through_all_pages(browser, app, real, seed):
    tab, other = Tab(browser), Tab(browser)
    walker = Walker(tab.page, app, real, seed)
    try:
        for count in range(STEPS):
            seen = walker.step()
            reopened(app, seen)
            if count % OPENED == OPENED - 1:
                other.page.goto(tab.page.url)
                agrees(seen, unfolded(tab.page, other.page))
            assert tab.errors + other.errors == []
    except Exception as error:
        error.add_note("\n".join(["the last steps:", *walker.told[-12:]]))
        raise
    assert tab.requests + other.requests == []
    tab.context.close(), other.context.close()

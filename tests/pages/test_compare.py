"""The page that compares, in a real browser with every outside host blocked."""

from dataclasses import fields

import pytest

from routes.cli.commands import main
from routes.export import formats
from routes.facts import labels
from routes.network.request import Request
from routes.pages import question
from routes.studies import compare, critical, whatif
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import overlay
from routes.words import whatif_words
from tests import sessions
from tests.browsing import rest, until
from tests.pages.test_map import FRAME, file_of, unfold

TITLE = "The ways from China to Europe, side by side"


def opened(tab, address: str, title: str = TITLE):
    """Open the page; give the map's frame once all of the page is drawn."""
    tab.page.goto(address)
    tab.page.get_by_role("heading", name=title).wait_for(timeout=60_000)
    tab.page.frame_locator(FRAME).locator("#legend fieldset").first.wait_for(timeout=60_000)
    tab.page.locator('[data-testid="stDownloadButton"]').nth(2).wait_for(timeout=60_000)
    return frame_of(tab)


def frame_of(tab):
    """Return the map's frame, which is another one in another language."""
    return next(frame for frame in tab.page.frames if frame.parent_frame)


def sight(tab, what) -> None:
    """Scroll to something: out of sight no frame is painted, and a click past one is lost."""
    what.scroll_into_view_if_needed()
    tab.page.wait_for_timeout(500)


LIT = "document.querySelectorAll('.leaflet-overlay-pane path[style*=stroke]').length"


def lit(frame, ways) -> None:
    """Wait until the map shows the lines of these ways in their colours."""
    ids = {one for way in ways if way.itinerary for one in way.itinerary.segments}
    until(frame, f"{LIT} === {len(ids)}", timeout=20_000)


def test_the_map_shows_the_ways_and_is_never_rebuilt(tab, app, real):
    frame = opened(tab, f"{app}/compare")
    ways = compare.compare(real, "xian", "halkali").ways
    sight(tab, tab.page.locator(FRAME))
    lit(frame, ways)
    frame.evaluate("window.mark = 1")
    sight(tab, tab.page.get_by_role("combobox", name="To"))
    box = tab.page.get_by_role("combobox", name="To")
    box.press_sequentially("Constan")  # by keyboard: no click is lost to a frame
    tab.page.get_by_role("option", name="Constanța").wait_for()
    box.press("Enter")
    sight(tab, tab.page.locator(FRAME))
    other = compare.compare(real, "xian", "constanta").ways
    lit(frame, other)
    unfold(tab, "Which ways")
    box = tab.page.get_by_role("combobox", name="Which ways")
    shown = sum(way.itinerary is not None for way in other)
    for count in (1, 2):  # the fold stays open for the next one
        box.press("Backspace")
        lit(frame, other[:-count])
        rest(tab.page)
        assert tab.page.get_by_text(f"{shown - count} / {shown}", exact=True).is_visible()
        assert box.is_visible()
    assert frame.evaluate("window.mark") == 1


def test_another_language_names_the_same_ways_on_the_map(tab, app, real):
    opened(tab, f"{app}/compare")
    ways = compare.compare(real, "xian", "halkali").ways
    unfold(tab, "Which ways")
    tab.page.get_by_role("combobox", name="Which ways").press("Backspace")
    rest(tab.page)
    for lang, name in (("ru", "Русский"), ("en", "English")):
        box = tab.page.locator("[class*='st-key-lang-'] input").first
        box.fill(name)
        box.press("Enter")
        until(tab.page, f"document.documentElement.lang === '{lang}'")
        seen = rest(tab.page)
        left = [way.id for way in ways if way.itinerary][:-1]
        title = labels.text(real, "ui.which_ways", lang)
        assert seen.controls[title] == [labels.text(real, f"way.{id}", lang) for id in left]
        lit(frame_of(tab), [way for way in ways if way.id in left])


def test_an_end_is_chosen_by_mouse_and_a_link_reopens_it(tab, app, real):
    frame = opened(tab, f"{app}/compare")
    tab.page.get_by_role("combobox", name="To").click()
    tab.page.get_by_role("option", name="Duisburg").click()
    lit(frame, compare.compare(real, "xian", "duisburg").ways)
    tab.page.wait_for_url("**destination=duisburg**")
    frame = opened(tab, f"{app}/compare?origin=shanghai&destination=constanta")
    lit(frame, compare.compare(real, "shanghai", "constanta").ways)


def test_what_is_critical_lies_on_the_map(tab, app, real):
    frame = opened(tab, f"{app}/compare")
    choice = tab.page.get_by_role("radio", name="What the corridor can least do without")
    choice.focus()
    choice.press("Space")
    found = critical.of_pairs(real, critical.named(real), Query())
    parts = [part for part in found.parts if part.cut or part.added_h]
    count = "document.querySelectorAll('.leaflet-halo-pane path').length"
    until(frame, f"{count} === {len(parts)}", timeout=20_000)


def test_charts_and_tables_are_drawn(tab, app):
    opened(tab, f"{app}/compare")
    charts = tab.page.locator('[data-testid="stVegaLiteChart"] canvas, .stVegaLiteChart svg')
    charts.first.wait_for(timeout=30_000)
    frames = tab.page.locator('[data-testid="stDataFrame"]:visible')
    for title in ("Model against reality", "What the corridor can least do without"):
        before = frames.count()
        unfold(tab, title)
        frames.nth(before).wait_for()


def test_downloads_give_the_files_of_the_command_line(tab, app, capsys):
    opened(tab, f"{app}/compare")
    commands = {
        "Comparison as CSV": ["compare", "xian", "halkali"],
        "Model and reality as CSV": ["compare", "--reality"],
        "Ranking as CSV": ["critical"],
    }
    for title in ("Model against reality", "What the corridor can least do without"):
        unfold(tab, title)
    for name, words in commands.items():
        told = file_of(tab, name).decode("utf-8-sig")  # standard output goes without the mark
        assert main([*words, "--format", "csv"]) == 0
        assert told == capsys.readouterr().out


@pytest.mark.parametrize(("lang", "title"), [("tr", "Çin'den Avrupa'ya"), ("zh", "各条路线对照")])
def test_the_page_speaks_other_languages(tab, app, lang, title):
    opened(tab, f"{app}/compare?lang={lang}", title)


def test_a_map_without_a_size_waits_before_it_is_fitted(tab, real):
    view = answer(real, Query())
    one = compare.compare(real, "xian", "halkali")
    laid = overlay.of_ways(view, one, [way.id for way in one.ways])
    tab.page.set_content('<iframe style="width: 600px; height: 0"></iframe>')
    show = "html => { document.querySelector('iframe').srcdoc = html }"
    tab.page.evaluate(show, formats.html(view, embedded=True))
    tab.page.frame_locator("iframe").locator("#legend").wait_for(state="attached")
    frame = next(frame for frame in tab.page.frames if frame.parent_frame)
    until(frame, "typeof corridor === 'object' && 'overlay' in corridor.features")
    frame.evaluate("told => corridor.features.overlay.show(told)", laid)
    tab.page.evaluate("document.querySelector('iframe').style.height = '400px'")
    lit(frame, one.ways)


def test_a_map_that_is_told_twice_where_it_stands_says_nothing_else(tab, real):
    """What lies over the map fits it, and its position then moves it back: that is no news."""
    view = answer(real, Query())
    one = compare.compare(real, "xian", "halkali")
    ids = [way.id for way in one.ways]
    tab.page.set_content('<iframe style="width: 600px; height: 400px"></iframe>')
    tab.page.evaluate(
        """html => {
          window.told = [];
          window.addEventListener("message", (event) => window.told.push(event.data.corridor));
          document.querySelector("iframe").srcdoc = html;
        }""",
        formats.html(view, embedded=True),
    )
    until(tab.page, "told.some((one) => one?.ready)")
    stands = {"select": "aktau", "at": "6/43.5/51"}
    send = "corridor => document.querySelector('iframe').contentWindow.postMessage({corridor}, '*')"
    for some in (ids, ids[:2]):
        tab.page.evaluate(send, {"overlay": overlay.of_ways(view, one, some), **stands})
        tab.page.wait_for_timeout(500)
    frame = next(frame for frame in tab.page.frames if frame.parent_frame)
    assert frame.evaluate("corridor.features.position.position()") == stands["at"]
    told = tab.page.evaluate("told.map((one) => one?.at).filter(Boolean)")
    assert set(told) <= {stands["at"]}


@pytest.mark.parametrize(("page", "link"), [("compare", "Сравнение"), ("journey", "Путь")])
def test_another_language_leaves_the_map_where_it_is(tab, app, page, link):
    tab.page.goto(f"{app}/{page}?origin=xian&destination=poti&select=aktau&at=8/43.5/51")
    before = rest(tab.page)
    box = tab.page.locator("[class*='st-key-lang-'] input").first
    box.click()
    box.fill("Русский")
    box.press("Enter")
    box.press("Escape")
    tab.page.get_by_role("link", name=link, exact=True).wait_for()
    assert rest(tab.page).map["kept"] == before.map["kept"]


def test_what_openings_change_is_given_as_a_file(tab, app, real):
    opened(tab, f"{app}/compare")
    unfold(tab, "What each opening changes")
    study = whatif.of_pairs(real, whatif.named(real), Request())
    told = file_of(tab, "What openings change as CSV").decode()
    assert told == whatif_words.csv(real, study)


LEFT_OUT = {
    "by": "cost",
    "service": "truck",
    "via": "aktau",
    "avoid": "TM",
    "close": "aktau",
    "open": "tripp",
    "slow": "aktau=3",
    "scenario": "tripp",
}


def test_what_the_comparison_does_not_obey_is_named(app, real):
    """Each field of a question is obeyed, or says on the page that it is not."""
    shown = {"origin", "destination", "alternatives", "reach"}  # all ways, wherever they go
    assert {field.name for field in fields(Request)} == shown | {*compare.OBEYED, *LEFT_OUT}
    ends = "origin=xian&destination=halkali"
    for lang in labels.LANGUAGES:
        asked = "&".join(f"{name}={text}" for name, text in LEFT_OUT.items())
        told = sessions.answer(f"{app}/compare?lang={lang}&{ends}&{asked}").told
        lead = labels.text(real, "ui.not_compared", lang).removesuffix("{}")
        (line,) = (line for line in told.splitlines() if lead in line)
        for name in LEFT_OUT:
            word = question.SUPPOSED.get(name, name)
            assert f"{labels.text(real, f'ui.{word}', lang)}: " in line, (lang, name)
        asked = "year=2030&month=1&box=20ft&reach=beyond"
        assert lead not in sessions.answer(f"{app}/compare?lang={lang}&{ends}&{asked}").told

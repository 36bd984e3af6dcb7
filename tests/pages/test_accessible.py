"""The pages for everybody: axe finds nothing, and a document is in one language."""

import re

import pytest

from routes.facts import labels
from routes.pages import tongue
from tests.accessible import findings
from tests.browsing import listening, rest, until
from tests.english import english, titles

PAGES = ("", "journey", "compare", "traffic", "sources")
MOST_FOLDS = 40
# What readers come to by asking: a passport, a what-if, what cannot be.
SEEN = (
    "?select=rail-zhetygen-almaty",
    "journey?origin=xian&destination=halkali&scenario=storm_aktau",
    "journey?origin=xian&destination=nakhchivan",
    "compare?origin=xian&destination=poti",
    "traffic?year=2024",
    "sources?select=aktau",
    "traffic?from_year=2013&to_year=2026",  # what opened
    "journey?origin=xian&destination=poti&choice=9",
)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_no_two_headings_are_alike_in_any_language(tab, app, path):
    listening(tab.context)
    for lang in labels.LANGUAGES:
        tab.page.goto(f"{app}/{path}?lang={lang}")
        rest(tab.page)
        for frame in tab.page.frames:
            assert findings(frame) == [], (lang, frame.url)
            heads = frame.locator("h1:visible, h2:visible, h3:visible").all_inner_texts()
            assert len(heads) == len(set(heads)), (lang, frame.url, sorted(heads))


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_language_and_title_of_the_document_follow_the_reader(tab, app, real, lang):
    listening(tab.context)
    title = labels.text(real, "ui.title", lang)
    for path, told in (
        ("", title),
        ("traffic", f"{labels.text(real, 'ui.page_traffic', lang)} · {title}"),
    ):
        tab.page.goto(f"{app}/{path}?lang={lang}")
        rest(tab.page)
        assert tab.page.title() == told
    until(tab.page, f"document.documentElement.lang === '{lang}'")


def test_what_the_framework_says_is_in_the_reader_s_language_and_comes_back(tab, app):
    listening(tab.context)
    tab.page.goto(f"{app}/sources?lang=ka")
    rest(tab.page)
    told = """() => [...document.querySelectorAll("[aria-label], [title], [placeholder]")]
      .flatMap((one) => ["aria-label", "title", "placeholder"].map(
        (name) => one.getAttribute(name) || ""))"""
    ends = (
        f"{re.escape(one.removesuffix('{}'))}(: |{'' if '{}' in one else '$'})"
        for one in tongue.FRAMEWORK
    )
    framework = re.compile(f"^({'|'.join(ends)})")
    seen = tab.page.evaluate(told)
    assert not [one for one in seen if framework.match(one)]
    assert "მთელ ეკრანზე" in {one.partition(":")[0] for one in seen}
    box = tab.page.locator("[class*='st-key-lang-'] input").first
    box.fill("English")
    box.press("Enter")
    until(tab.page, "document.documentElement.lang === 'en'")
    rest(tab.page)
    tab.page.locator('[aria-label="Fullscreen"]').first.wait_for(state="attached")
    assert not [one for one in tab.page.evaluate(told) if "მთელ" in one]


def test_a_landmark_that_comes_before_others_moves_their_numbers(tab, app):
    listening(tab.context)
    tab.page.goto(f"{app}/sources")
    rest(tab.page)
    names = tab.page.evaluate("""async () => {
      const one = document.createElement("div");
      one.setAttribute("role", "navigation");
      one.setAttribute("aria-label", "Pagination");
      document.querySelector(".stMain").prepend(one);
      await new Promise(requestAnimationFrame);
      return [...document.querySelectorAll('.stMain [role="navigation"]')].map((found) =>
        found.getAttribute("aria-label"));
    }""")
    assert len({*names}) == len(names) > 1


def test_forced_colours_and_twice_the_size_keep_every_control(tab, app):
    listening(tab.context)
    tab.page.emulate_media(forced_colors="active")
    tab.page.set_viewport_size({"width": 640, "height": 400})  # 1280 x 800 at 200 %
    tab.page.goto(f"{app}/?lang=tr")
    rest(tab.page)
    frame = next(one for one in tab.page.frames if one.parent_frame)
    for name in ("#years .play", "#year", "#tour-button", "#search", "#legend input", "#taken"):
        frame.locator(name).first.scroll_into_view_if_needed()
        box = frame.locator(name).first.bounding_box()
        assert box and box["width"] >= 12 and box["height"] >= 12, name
    assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", PAGES)
def test_no_word_stays_english_outside_of_titles_and_quotations(tab, app, real, path):
    listening(tab.context)
    quoted = titles(real)
    for lang in ("ka", "ru", "zh", "kk"):
        tab.page.goto(f"{app}/{path}?lang={lang}")
        rest(tab.page)
        for frame in tab.page.frames:
            assert english(frame, quoted) == [], (lang, frame.url)


def unfold(page) -> None:
    """Open all that is folded away, one after the other: each is made when it is opened."""
    for frame in page.frames:
        if frame.parent_frame:
            frame.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
    closed = page.locator(".stMain details:not([open]) > summary")
    for _ in range(MOST_FOLDS):  # what stands in a fold may have folds of its own
        if closed.count():
            closed.first.click()
            rest(page)
    assert closed.count() == 0


@pytest.mark.parametrize("path", SEEN)
def test_in_the_dark_on_a_phone_and_unfolded_axe_finds_nothing_and_no_word_is_english(
    tab, app, real, path
):
    listening(tab.context)
    tab.page.emulate_media(color_scheme="dark")
    tab.page.set_viewport_size({"width": 390, "height": 844})
    tab.page.goto(f"{app}/{path}&lang=ka")
    rest(tab.page)
    for frame in tab.page.frames:
        assert findings(frame) == [], frame.url
    tab.page.set_viewport_size({"width": 1280, "height": 800})
    rest(tab.page)
    unfold(tab.page)
    quoted = [*titles(real), *(f"({id})" for id in real.nodes.index)]
    for frame in tab.page.frames:
        assert findings(frame) == [], frame.url
        assert english(frame, quoted) == [], frame.url

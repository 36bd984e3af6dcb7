"""How fast the map in the exported file goes from year to year, with traffic off and on.

A step is timed from the slider's input to the end of the frame that shows it, waiting for the
screen (up to 17 ms) counted; the frames of play are counted while the years play by themselves.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Page

from routes.export import formats
from routes.tables import dataset
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap.year_payload import FIRST, LAST
from tests.benchmarks.chromium import chromium, page
from tests.benchmarks.table import Table, median, spread

STEPS = 20
PLAY_MS = 6000
STEP = """async (year) => {
  const slider = document.getElementById("year");
  const begin = performance.now();
  slider.value = year;
  slider.dispatchEvent(new Event("input"));
  const script = performance.now() - begin;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const whole = performance.now() - begin;
  await new Promise((done) => setTimeout(done, 400)); // until names and legend followed
  return [script, whole];
}"""
PLAY = """async (ms) => {
  const button = document.querySelector("#years .play");
  const frames = [];
  let running = true;
  const count = (now) => { frames.push(now); if (running) requestAnimationFrame(count); };
  button.click();
  requestAnimationFrame(count);
  await new Promise((done) => setTimeout(done, ms));
  running = false;
  button.click();
  const gaps = frames.slice(1).map((now, i) => now - frames[i]);
  return [(1000 * gaps.length) / (frames[frames.length - 1] - frames[0]), Math.max(...gaps)];
}"""


def steps(tab: Page) -> tuple[list[float], list[float]]:
    """Return the milliseconds of the script and of the whole step, for STEPS years in turn."""
    years = [FIRST + i % (LAST - FIRST + 1) for i in range(STEPS + 1)]
    times = [tab.evaluate(STEP, year) for year in years][1:]
    return [one[0] for one in times], [one[1] for one in times]


def measure(folder: Path) -> list[Table]:
    """Measure the file of all data."""
    html = formats.html(answer(dataset.load(folder), Query()))
    rows = []
    with tempfile.TemporaryDirectory() as temporary, chromium() as browser:
        path = Path(temporary) / "map.html"
        path.write_text(html, encoding="utf-8")
        for traffic in ("", "t"):
            with page(browser) as tab:
                tab.goto(f"{path.as_uri()}#year={FIRST}&traffic={traffic}")
                tab.wait_for_function("document.querySelectorAll('#legend fieldset').length > 2")
                script, whole = steps(tab)
                rate, worst = tab.evaluate(PLAY, PLAY_MS)
            rows.append(
                {
                    "traffic": "on" if traffic else "off",
                    "script_ms": median(script),
                    "step_ms": median(whole),
                    "range_ms": spread(whole),
                    "play_frames_s": round(rate, 1),
                    "longest_frame_ms": round(worst, 1),
                }
            )
    notes = ("Aim: a step of at most 50 ms (median of 20), play at 30 frames a second or more.",)
    return [Table("years: one step of the slider, and play", rows, notes)]

"""What axe finds wrong with a page or a frame: nothing that is moderate or graver may be left."""

from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Frame

GRAVE = ("moderate", "serious", "critical")
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"], iframes: false}))
  .violations.map((one) => [one.impact, `${one.id}: ${one.nodes.length} x ${one.nodes[0].html}`])"""


@cache
def source() -> str:
    """Return axe itself, from its package."""
    folder = Path(axe_playwright_python.__file__).parent
    return (folder / "axe.min.js").read_text(encoding="utf-8")


def findings(frame: Frame) -> list[str]:
    """Return what is wrong in a frame, most of it once for each rule."""
    frame.evaluate(f"{source()};0")
    return [told for impact, told in frame.evaluate(RUN) if impact in GRAVE]

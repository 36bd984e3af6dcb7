"""What the tests know of paper: sheets, what a reader of it cannot press, and the ink of a PDF."""

import re
import zlib

# Pixels of sheets within margins of a centimetre, and how a browser is asked for them.
SHEETS = {
    "A4 upright": ((718, 1046), {"format": "A4"}),
    "A4 across": ((1046, 718), {"format": "A4", "landscape": True}),
    "Letter upright": ((740, 980), {"format": "Letter"}),
    "Letter across": ((980, 740), {"format": "Letter", "landscape": True}),
}
BEFORE = "void window.dispatchEvent(new Event('beforeprint'))"
AFTER = "void window.dispatchEvent(new Event('afterprint'))"
# What is seen of what is pressed, moved or filled in; the notes of the map and the titles of what
# happened are texts, a title of a table and what a list has chosen, too.
CONTROLS = """() => [...document.querySelectorAll("button, input, select, textarea, [role=slider],"
  + " [role=search], .leaflet-control-zoom, [data-testid=stElementToolbar]")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width
    && getComputedStyle(one).visibility === "visible"
    && !one.matches(".note, .title, table button, .stSelectbox input, .stMultiSelect input"))
  .map((one) => one.outerHTML.slice(0, 90))"""
# What of the sheet is cut at its right edge.
WIDE = "() => document.documentElement.scrollWidth - innerWidth"


def inked(pdf: bytes) -> list[int]:
    """Return how many runs of text each page of a PDF of Chromium shows, in their order."""
    bodies = {
        int(found[1]): found[2] for found in re.finditer(rb"(?s)\b(\d+) 0 obj\b(.*?)\bendobj", pdf)
    }
    pages = [body for body in bodies.values() if re.search(rb"/Type\s*/Page\b", body)]
    return [_texts(bodies, page) for page in pages]


def _texts(bodies: dict[int, bytes], page: bytes) -> int:
    """How many runs of text the contents of a page have."""
    asked = re.search(rb"/Contents\s+(\d+) 0 R", page)
    assert asked
    head, _, rest = bodies[int(asked[1])].partition(b"stream")
    content = rest.strip(b"\r\n").removesuffix(b"endstream")
    plain = zlib.decompressobj().decompress(content) if b"FlateDecode" in head else content
    return len(re.findall(rb"\bT[jJ]\b", plain))

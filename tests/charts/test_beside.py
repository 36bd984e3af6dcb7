"""The texts of charts as Vega itself draws them, as wide as a column is on a phone."""

import re
from itertools import combinations

import pytest
import vl_convert

from routes.charts import traffic
from routes.charts.numbers import Box, Side
from routes.facts.labels import LANGUAGES
from routes.view.answer import answer
from routes.view.query import Query

BOLD = re.compile(
    r'text-anchor="(start|middle|end)" transform="translate\(([^,]+),([^)]+)\)"[^>]*'
    r'font-weight="bold"[^>]*>([^<]*)<'
)
ALIGN = {"start": "left", "middle": "center", "end": "right"}
BASE = 3.3  # pixels from the middle of letters to their base line, at which Vega places them
LEAD, PART = 362, 295  # pixels: a column on a screen of 390, and the narrowest in a row of four


def drawn(spec, width):
    """The numbers and what they take, and what the marks take."""
    svg = vl_convert.vegalite_to_svg({**spec, "width": width})
    texts = [(anchor, float(x), BASE - float(y), text) for anchor, x, y, text in BOLD.findall(svg)]
    numbers = [(text, Side(ALIGN[anchor], 0, 0).box(x, y, text, bold=True))
               for anchor, x, y, text in texts]  # fmt: skip
    places = re.findall(r"translate\(([^,]+),([^)]+)\)", svg[svg.rindex("mark-symbol") :])
    marks = [(float(x), -float(y)) for x, y in places[: len(spec["layer"][-1]["data"]["values"])]]
    return numbers, [Box(x - 3, y - 3, x + 3, y + 3) for x, y in marks]


def told(drawing):
    return [row["name"] for layer in drawing.spec["layer"] for row in layer["data"]["values"]
            if "dx" in row]  # fmt: skip


def lying(drawing, width):
    """Check that all numbers are drawn; give those that lie on each other or on a mark."""
    numbers, marks = drawn(drawing.spec, width)
    assert [text for text, _ in numbers] == told(drawing)
    on_each_other = [(a, b) for (a, one), (b, two) in combinations(numbers, 2) if one.meets(two)]
    return on_each_other + [text for text, box in numbers if any(map(box.meets, marks))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_number_of_the_story_lies_on_another_or_on_a_mark(real, lang):
    lead = traffic.sections(answer(real, Query(lang=lang)))[0].drawings[0]
    for width in (LEAD, 600, 828):
        assert lying(lead, width) == []
    assert len(told(lead)) == 3  # its last, its most, its least


def test_no_number_of_any_part_lies_on_another_or_on_a_mark(real):
    parts = traffic.sections(answer(real, Query()))
    for drawing in (one for part in parts for one in part.drawings):
        if told(drawing):
            assert lying(drawing, PART) == [], drawing.title

"""Page, map, charts and drawings are set in one typeface."""

import re
import tomllib

from routes.charts import traffic
from routes.charts.scene import FONTS
from routes.view.answer import answer
from routes.view.query import Query
from tests.test_floors import ROOT


def families(text: str) -> list[str]:
    return [one.strip(" \"'") for one in text.split(",")]


def test_all_name_the_same_families_in_the_same_order(toy):
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    style = (ROOT / "routes/webmap/templates/map.css").read_text(encoding="utf-8")
    body = re.search(r"font: [\d.]+px/[\d.]+ ([^;]+);", style)
    assert body
    (chart, *_), *_ = (one.drawings for one in traffic.sections(answer(toy, Query())))
    for told in (theme["font"], body[1], chart.spec["config"]["font"]):
        assert families(told) == families(FONTS)

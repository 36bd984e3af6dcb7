"""What a framed map fetches before it answers journeys by itself: scripts and their numbers.

A file has the same inside; a page has a server that answers, and few readers try what the map
answers at once.
"""

from functools import partial

from jinja2 import PackageLoader

from routes.view.answer import View
from routes.webmap import planner_payload
from routes.webmap.html_file import STRICT, lean, text_of
from routes.webmap.passport_payload import Pool
from routes.webmap.script_files import PLANNING
from routes.writing import strict


def planner_file(view: View) -> str:
    """Return JSON: `script`, and `data`, whose pool has the sources of its numbers alone.

    Lines and places have their numbers in the order of the map that is made of the same view.
    """
    pool = Pool()
    planner = planner_payload.planner(view, partial(pool.source, view))
    data = {"planner": planner, "pool": pool.values}
    script = lean(text_of(PackageLoader("routes.webmap"), *PLANNING))
    return strict.dumps({"data": data, "script": STRICT + script})

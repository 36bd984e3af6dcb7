"""What a framed map fetches before it answers journeys by itself."""

import json
import re

from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import planner_file, script_files
from routes.webmap.html_file import STRICT, script_data


def test_it_has_the_scripts_that_answer_and_no_form(toy):
    script = json.loads(planner_file.planner_file(answer(toy, Query())))["script"]
    assert script.startswith(STRICT)
    started = re.findall(r'corridor\.feature\("(\w+)"', script.replace("(\n", "("))
    assert started == [name.removesuffix(".js") for name in script_files.PLANNING]


def test_its_numbers_are_those_of_a_file_and_its_pool_has_their_sources(toy):
    view = answer(toy, Query(lang="ru"))
    told = json.loads(planner_file.planner_file(view))["data"]
    whole = script_data(view)
    known = json.loads(json.dumps(whole["planner"]))
    cited = [told["pool"][at]["text"] for at in told["planner"]["sources"]]
    assert cited == [whole["pool"][at]["text"] for at in known["sources"]]
    own = ("sources", "scenarios", "beside")  # name places in the pool
    assert {k: v for k, v in told["planner"].items() if k not in own} == {
        k: v for k, v in known.items() if k not in own
    }

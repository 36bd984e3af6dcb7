"""The README names every command and every option, and each has a help text."""

import argparse
import re

import pytest

from routes.cli.options import parser
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
TOP = parser()
COMMANDS = next(
    one for one in TOP._actions if isinstance(one, argparse._SubParsersAction)
)  # argparse tells its commands in no other way
OPTIONS = sorted(
    {
        (name, option)
        for name, command in COMMANDS.choices.items()
        for action in command._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    }
)


@pytest.mark.parametrize("name", COMMANDS.choices)
def test_every_command_stands_in_the_readme_and_says_what_it_does(name):
    assert re.search(rf"python -m routes {name}\b", README)
    assert COMMANDS.choices[name].description


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_every_option_stands_in_the_readme_and_says_what_it_does(name, option):
    assert f"`{option}" in README
    actions = COMMANDS.choices[name]._actions
    assert all(action.help for action in actions)


def test_the_readme_names_no_option_that_there_is_not():
    ours = {option for _, option in OPTIONS}
    others = {"--server"}  # of Streamlit
    table = README[README.index("| option |") : README.index("A place, line, country")]
    assert set(re.findall(r"--[a-z]+", table)) <= ours | others


def test_the_commands_of_the_readme_are_understood():
    """Each line of the block of commands is one that the parser takes."""
    lines = re.findall(r"^    python -m routes (.+?)(?:\s{2,}#.*)?$", README, re.MULTILINE)
    assert len(lines) > len(COMMANDS.choices)
    for line in lines:
        TOP.parse_args(line.split())

"""How much room letters take."""

import pytest

from routes.charts import lettering


def test_a_line_is_as_wide_as_its_letters_and_bold_is_wider():
    assert lettering.width("", 10) == 0
    assert lettering.width("Aktau", 20) == pytest.approx(2 * lettering.width("Aktau", 10))
    assert lettering.width("Aktau", 10, bold=True) > lettering.width("Aktau", 10)
    assert lettering.width("阿克套", 10) == 30


def test_our_widths_are_at_least_those_of_the_printed_map():
    from routes.poster.lettering import SANS, Letters, width  # noqa: PLC0415 (slow to import)

    for text in ("Türkmenbaşy – Alat", "Сексеуил 12 ч", "საზღვარი", "P10–P90 17.3–21.1"):
        assert lettering.width(text, 12) >= width(text, Letters(12, "#000", (SANS,))) - 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two", ["one two"]),
        ("one two three four", ["one two", "three four"]),
        ("waterway", ["waterway"]),
        ("", []),
        ("阿克套候船港口作业", ["阿克套候船", "港口作业"]),
    ],
)
def test_a_text_is_parted_between_words_and_chinese_anywhere(text, expected):
    assert lettering.lines(text, 10, 51) == expected

"""Along which lines a railway of several parts or a service lies."""

from dataclasses import replace
from itertools import pairwise

from routes.facts import courses


def test_a_course_follows_corridors_and_single_lines(toy):
    assert courses.of(toy, "topic:ocean") == (
        "rail-xian-dostyk", "rail-dostyk-shu", "rail-shu-aktau", "sea-aktau-alat",
        "road-dostyk-aktau",
    )  # fmt: skip
    assert courses.every(toy)["topic:ocean"]["road-dostyk-aktau"] == "2024-08"


def test_a_segment_lies_along_itself_and_a_stranger_nowhere(toy):
    assert courses.of(toy, "sea-aktau-alat") == ("sea-aktau-alat",)
    assert courses.of(toy, "country:KZ") == ()


def test_the_journeys_over_a_line(real):
    over = courses.journeys_over(real)
    assert over["rail-kashgar-torugart"] == ("journey:kashgar-andijan",)
    assert "rail-lianyungang-xian" not in over


def test_what_is_no_journey_lies_over_no_line_as_one(toy):
    assert courses.journeys_over(toy) == {}
    rows = toy.courses.head(2).assign(
        subject=["journey:a-b", "journey:c-d"], part="rail-dostyk-shu"
    )
    over = courses.journeys_over(replace(toy, courses=rows))
    assert over == {"rail-dostyk-shu": ("journey:a-b", "journey:c-d")}


def test_parts_and_segments_follow_by_their_position(toy):
    turned = {"courses": toy.courses.iloc[::-1], "corridors": toy.corridors.iloc[::-1]}
    assert courses.every(replace(toy, **turned)) == courses.every(toy)
    assert list(courses.every(toy)["topic:ocean"].values()) == ["", "", "", "", "2024-08"]


def test_the_courses_of_journeys_hang_together(real):
    for subject in courses.every(real):
        if not subject.startswith("journey:"):
            continue
        lines = real.segments.loc[list(courses.of(real, subject))]
        at = [{row.from_node, row.to_node} for row in lines.itertuples()]
        assert all(a & b for a, b in pairwise(at)), subject

"""What is tried on the map of a file: its form follows what is dragged or pressed."""

import pytest

from tests.webmap.test_planner_card import Form

ASKED = "corridor.features.planner.question()"


@pytest.fixture
def form(ready) -> Form:
    ready.page.locator("#planner > summary").click()
    form = Form(ready)
    form.go()
    return form


def centre(form: Form, place: str) -> tuple[float, float]:
    point = form.page.evaluate(
        """(id) => {
          const { x, y } = corridor.map.latLngToContainerPoint(
            corridor.features.drawing.positions(id)[0]);
          const { left, top } = corridor.map.getContainer().getBoundingClientRect();
          return [left + x, top + y];
        }""",
        place,
    )
    return (point[0], point[1])


def test_an_end_that_is_dragged_changes_the_form(form):
    box = form.page.locator(".mark.moves").last.bounding_box()
    assert box
    x, y = box["x"] + 11, box["y"] + 11
    (left, top), (right, bottom) = centre(form, "halkali"), centre(form, "poti")
    form.page.mouse.move(x, y)
    form.page.mouse.down()
    for part in (0.5, 1):
        form.page.mouse.move(x + part * (right - left), y + part * (bottom - top))
    label = form.page.locator(".tried").inner_text()
    assert label.startswith("Poti\n") and form.title == "Xi'an → Halkalı"
    form.page.mouse.up()
    assert form.title == "Xi'an → Poti"
    assert form.field("To").input_value() == "Poti"
    assert form.page.locator("#journey .days").inner_text() in label
    assert form.page.evaluate(ASKED)["destination"] == "poti"


def test_a_journey_can_be_begun_from_passports_alone(ready):
    for place, text in (("xian", "From here"), ("poti", "To here"), ("almaty", "By way of here")):
        ready.page.evaluate(f"void corridor.features.selection.select('{place}')")
        ready.page.locator(".offers").get_by_role("button", name=text, exact=True).click()
    assert Form(ready).title == "Xi'an → Poti"
    assert ready.page.evaluate(ASKED)["via"] == ["almaty"]


def test_what_is_closed_or_passed_is_not_offered_twice(form):
    def offers(id: str) -> list[str]:
        form.page.evaluate(f"void corridor.features.selection.select('{id}')")
        return form.page.locator(".offers button").all_inner_texts()

    assert offers("xian") == []
    stop = ["From here", "To here", "By way of here"]
    assert offers("aktau") == [*stop, "Close it and see"]
    form.page.locator(".offers button").last.click()
    assert offers("aktau")[-1] == "Open it again"
    assert offers("anaklia") == stop  # not there yet
    assert offers("moscow") == []  # beyond the corridor


def test_without_a_way_the_form_says_what_would_work(ready):
    form = Form(ready)
    ready.page.evaluate("void corridor.kept.get('plan').set('origin=xian;destination=poti')")
    for line in ("aktau", "kuryk", "turkmenbashi"):
        ready.page.evaluate(f"void corridor.features.selection.select('{line}')")
        ready.page.locator(".offers").get_by_role("button", name="Close it and see").click()
    assert form.title == "" and form.status == "no way"
    ready.page.locator("#planner .works li").first.wait_for()
    assert ready.page.locator("#planner .works").is_visible()


def test_a_way_by_a_new_place_is_as_short_as_can_be(form):
    form.write("By way of", "Almaty")
    form.page.evaluate("void corridor.features.selection.select('urumqi')")
    form.page.locator(".offers").get_by_role("button", name="By way of here").click()
    assert form.page.evaluate(ASKED)["via"] == ["urumqi", "almaty"]

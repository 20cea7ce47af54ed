"""Inputs that are held while others vary over the plane: their tiles, and what is said of them."""

import re

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from visualnet.number_text import decimal_text, number_text
from visualnet.ui.picture.tiles.images import tiles_of
from visualnet.ui.picture.words import told_text


@pytest.fixture
def held(build, qtbot, tmp_path):
    """A window with points of three columns of quite different sizes."""
    random = np.random.default_rng(0)
    points = random.normal(size=(60, 3)) * [2, 0.5, 100] + [5, 2, 500]
    rows = [",".join([*map(str, row), "ab"[k % 2]]) for k, row in enumerate(points.round(3))]
    path = tmp_path / "held.csv"
    path.write_text("\n".join(["long,wide,days,label", *rows]), encoding="utf-8")
    desk = build().show()
    desk.application.context.data.open_source(str(path))
    desk.wait_for_data(lambda: desk.session.features is not None)
    desk.wait(lambda: desk.application.plane.has_points)
    return desk


def hold(desk, days):
    state = desk.application.context.pad.plane
    state.set_values((5.0, 2.0, days))
    canvas = desk.canvas
    desk.wait(
        lambda: (
            canvas.frame is not None
            and canvas.frame.probe.point is not None
            and canvas.frame.probe.point.values[2] == days
        )
    )
    desk.wait_at_rest()
    return canvas.frame


@pytest.mark.slow
def test_the_tile_of_a_held_input_tells_how_large_it_is_among_the_data(held):
    point = hold(held, 500.0).probe.point
    low, high = point.low[2], point.high[2]
    levels = {}
    for days in (low, 500.0, high):
        (levels[days],) = np.unique(tiles_of(hold(held, days)).layers[0][2])
    assert levels[low] < 30
    assert abs(int(levels[500.0]) - 128) < 20
    assert levels[high] > 225


@pytest.mark.slow
def test_an_input_is_told_in_the_units_of_the_table_and_as_the_network_reads_it(held):
    frame = hold(held, 640.0)
    scaled = float(frame.forward.inputs[0, 2])
    held.wait_for_picture()
    held.hover((0, 2))
    held.wait(lambda: held.facts() is not None)
    rows = dict(
        re.findall(r"<td>([^<]*?)&nbsp;&nbsp;</td><td align=right>([^<]*)</td>", held.facts())
    )
    assert rows == {
        "value": number_text(640.0),
        "as the network reads it": decimal_text(scaled, 3),
    }
    assert "value 640" in told_text(frame, held.session.classes, [(0, 2)])


@pytest.mark.slow
def test_an_input_that_the_network_reads_as_it_is_has_one_number(plane, qtbot):
    plane.wait_for_picture()
    plane.application.context.pad.plane.set_values((1.5, -2.0))
    plane.wait_at_rest()
    plane.hover((0, 1))
    plane.wait(lambda: plane.facts() is not None)
    assert "−2" in plane.facts()
    assert "reads it" not in plane.facts()


@pytest.mark.slow
def test_it_is_said_why_a_dot_may_lie_in_the_area_of_another_class(held):
    said = held.window.findChild(QLabel, "planeHeld")
    held.wait(said.isVisible)
    assert "held at" in said.text()
    assert said.height() >= said.heightForWidth(said.width())


@pytest.mark.slow
def test_where_all_inputs_are_seen_none_is_said_to_be_held(plane):
    assert not plane.window.findChild(QLabel, "planeHeld").isVisible()

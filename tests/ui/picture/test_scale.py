"""Colours depend on what is shown, not on what was shown before."""

import numpy as np
import pytest

from visualnet.ui.picture.shown import lit_connections, place


@pytest.fixture
def own_desk(build):
    """A window of the test's own, whose picture is complete."""
    desk = build().show()
    desk.wait_for_picture()
    return settled(desk)


def settled(desk):
    desk.wait_at_rest()
    desk.wait(lambda: desk.canvas.is_settled and desk.canvas.is_complete)
    return desk


def connections(desk):
    """The bytes of the connections and the scales of their colours."""
    settled(desk)
    image = desk.canvas._shown
    return image.pixels.tobytes(), image.scales


@pytest.mark.slow
def test_the_same_network_and_drawing_have_the_same_picture_whatever_came_between(own_desk):
    desk = own_desk
    first = connections(desk)
    desk.draw_seven()
    drawn = connections(desk)
    assert drawn != first
    # Another network, and back.
    desk.do("newWeightsAction")
    assert connections(desk)[1] != drawn[1]
    desk.do("undoAction")
    assert connections(desk) == drawn
    desk.hover((1, 3))
    settled(desk)
    desk.leave_canvas()
    assert connections(desk) == drawn
    # Another drawing, and back.
    desk.do("clearPadAction")
    assert connections(desk) != drawn
    desk.do("undoAction")
    assert connections(desk) == drawn
    desk.do("weightModeAction")
    settled(desk)
    desk.do("flowModeAction")
    assert connections(desk) == drawn


def test_what_is_exported_has_the_scale_of_what_is_seen(own_desk):
    desk = own_desk
    desk.draw_seven()
    scales = connections(desk)[1]
    shown = desk.canvas.shown_picture()
    placed = place(shown, desk.canvas.width(), desk.canvas.height())
    np.testing.assert_array_equal(lit_connections(shown, placed.layout).scales, scales)


@pytest.mark.slow
def test_the_scale_settles_when_training_pauses(own_desk):
    desk = own_desk
    desk.session.change(epochs=None)
    desk.do("newWeightsAction")
    settled(desk)
    desk.train(steps=200)
    paused = connections(desk)
    desk.do("weightModeAction")
    settled(desk)
    desk.do("flowModeAction")
    assert connections(desk) == paused

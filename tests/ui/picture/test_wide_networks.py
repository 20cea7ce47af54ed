"""784-1024-1024-1024-1024-10: opened, pointed at and edited. The benchmark says how fast."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from visualnet.nn.edits import SetWeight
from visualnet.ui.demo.first_frame import Paintings

pytestmark = [pytest.mark.slow, pytest.mark.alone]

HIDDEN = (1024,) * 4
SIZES = (784, *HIDDEN, 10)


def is_opened(desk):
    """Whether the strongest connections are shown; the light of all others may follow."""
    canvas = desk.canvas
    is_of_this = canvas.picture.request.layout.layer_sizes == SIZES
    return is_of_this and canvas.shown_scales is not None and canvas.shows_newest_picture


def is_drawn(desk):
    canvas = desk.canvas
    return desk.view.is_complete and canvas.frame.network.layer_sizes == SIZES


@pytest.fixture
def wide(build):
    """A window with the wide network."""
    desk = build().show()
    desk.wait_for_picture()
    desk.session.apply(desk.session.config.changed(hidden=HIDDEN))
    desk.wait(lambda: is_opened(desk))
    desk.wait(lambda: is_drawn(desk))
    return desk


def test_it_opens_and_says_how_much_is_drawn(wide):
    labels = [label.text() for label in wide.window.application.picture.view.findChildren(QLabel)]
    assert "3,958,784 of 3,958,784 connections, 15,000 line by line" in labels
    assert wide.canvas.picture_bytes < 250e6


def test_a_hover_is_answered_by_the_next_painting(wide):
    canvas, painted = wide.canvas, []
    paintings = Paintings(wide.window, painted.append)
    for number in range(0, 1000, 250):
        place = canvas.position_of((1 + number % 4, number))
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            QPointF(canvas.viewport().mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        painted.clear()
        QApplication.sendEvent(canvas.viewport(), moved)
        assert canvas.focus == (1 + number % 4, number)
        wide.wait(lambda: bool(painted))
        assert f"neuron {number + 1}" in wide.facts()
    wide.window.removeEventFilter(paintings)


def test_an_edit_by_hand_is_shown_kept_and_undone(wide):
    first = wide.session.network.weights[0][300, 4]
    for move in range(4):
        wide.session.edit(SetWeight(1, 300, 4, 0.01 * move), merges=move > 0)
        wide.wait_at_rest()
    assert wide.session.network.weights[0][300, 4] == np.float32(0.03)
    # The moment that is kept of it takes no other copy of the weights.
    kept = wide.session.run.trainer.history.moments.keyframes[-1]
    assert kept.parameters is wide.session.network.parameters
    wide.do("undoAction")
    assert wide.session.edits == ()
    assert wide.session.network.weights[0][300, 4] == first

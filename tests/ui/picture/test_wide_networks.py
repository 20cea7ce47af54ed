"""784-1024-1024-1024-1024-10: opened, pointed at and edited without waiting."""

from time import perf_counter, thread_time

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
    """A window with the wide network, and how long it took to show it, in seconds."""
    desk = build().show()
    desk.wait_for_picture()
    begun = perf_counter()
    desk.session.apply(desk.session.config.changed(hidden=HIDDEN))
    desk.wait(lambda: is_opened(desk))
    desk.opened_in = perf_counter() - begun
    desk.wait(lambda: is_drawn(desk))
    return desk


def test_it_opens_in_three_seconds_and_says_how_much_is_drawn(wide):
    assert wide.opened_in < 3
    labels = [label.text() for label in wide.window.application.picture.view.findChildren(QLabel)]
    assert "3,958,784 of 3,958,784 connections, 15,000 line by line" in labels
    assert wide.canvas.picture_bytes < 250e6


def test_a_hover_is_answered_in_fifty_milliseconds(wide):
    canvas, painted, times = wide.canvas, [], []
    paintings = Paintings(wide.window, painted.append)
    for number in range(0, 1000, 50):
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
        begun = perf_counter()
        QApplication.sendEvent(canvas.viewport(), moved)
        assert canvas.focus == (1 + number % 4, number)
        wide.wait(lambda: bool(painted))
        times.append(painted[0] - begun)
        assert f"neuron {number + 1}" in wide.facts()
    wide.window.removeEventFilter(paintings)
    # The machine may have other work, too.
    assert np.quantile(times, 0.25) < 0.05


def test_an_edit_by_hand_holds_nothing_up(wide):
    times, copies = [], []
    for move in range(16):
        # Of this thread alone, whatever else the machine does.
        begun = thread_time()
        wide.session.edit(SetWeight(1, 300, 4, 0.01 * move), merges=move > 0)
        times.append(thread_time() - begun)
        begun = thread_time()
        wide.session.network.parameters.copy()
        copies.append(thread_time() - begun)
        wide.wait_at_rest()
    # The weights are copied, and little else is done: however fast the machine is.
    assert np.median(times[4:]) < 6 * np.median(copies[4:])
    assert wide.session.network.weights[0][300, 4] == np.float32(0.15)
    wide.do("undoAction")
    assert wide.session.edits == ()

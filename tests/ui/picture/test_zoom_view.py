"""Zoom by drag, and the ring of the focus, on the real picture."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

RIGHT = Qt.MouseButton.RightButton


def test_a_drag_with_the_right_button_zooms_as_far_as_one_can_follow(shared_desk):
    canvas = shared_desk.canvas
    before = canvas._scale()
    place = canvas.position_of((1, 8)).toPoint()
    viewport = canvas.viewport()
    QTest.mousePress(viewport, RIGHT, pos=place)
    for step in range(1, 15):
        QTest.mouseMove(viewport, place - QPoint(0, 10 * step))
    QTest.mouseRelease(viewport, RIGHT, pos=place - QPoint(0, 140))
    assert 1.5 < canvas._scale() / before < 4
    # What was under the mouse is there still.
    assert (canvas.position_of((1, 8)).toPoint() - place).manhattanLength() < 40


def ring_at(canvas):
    image = canvas.grab().toImage()
    accent = canvas.palette().accent().color()
    return [image.pixelColor(image.width() // 2, y) == accent for y in (0, image.height() - 1)]


@pytest.mark.parametrize(
    "reason", [Qt.FocusReason.TabFocusReason, Qt.FocusReason.ShortcutFocusReason]
)
def test_the_picture_shows_a_ring_where_the_keyboard_brought_the_focus(shared_desk, reason):
    canvas = shared_desk.canvas
    shared_desk.window.activateWindow()
    shared_desk.wait(shared_desk.window.isActiveWindow)
    shared_desk.pad.setFocus()
    canvas.setFocus(reason)
    assert ring_at(canvas) == [True, True]
    shared_desk.pad.setFocus()
    assert ring_at(canvas) == [False, False]
    canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring_at(canvas) == [False, False]

"""Zoom by drag and by fingers, and the ring of the focus, on the real picture."""

import weakref

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

RIGHT = Qt.MouseButton.RightButton


@pytest.mark.slow
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


@pytest.mark.slow
def test_zoomed_at_rest_no_image_of_what_was_seen_before_is_kept(shared_desk):
    canvas = shared_desk.canvas
    shared_desk.wait(lambda: canvas.is_complete and canvas.is_settled)
    before = [weakref.ref(pixels) for pixels in canvas.picture._buffers]
    canvas.zoom_in()
    shared_desk.wait(lambda: canvas.is_complete and canvas.is_settled)
    shared_desk.wait(lambda: not any(pixels() is not None for pixels in before))


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


@pytest.fixture
def canvas(shared_desk):
    canvas = shared_desk.canvas
    canvas.reset_zoom()
    yield canvas
    canvas.let_go()
    canvas.reset_zoom()


def close_to(place, other, pixels=4):
    return (QPointF(place) - QPointF(other)).manhattanLength() <= pixels


def touch(view, device, **fingers):
    """Put down, move or lift fingers: one=("press", point)."""
    sequence = QTest.touchEvent(view, device)
    for number, (act, place) in enumerate(fingers.values()):
        getattr(sequence, act)(number, place, view)
    sequence.commit()


@pytest.mark.slow
def test_two_fingers_enlarge_what_is_between_them_and_carry_it_along(canvas):
    view, device = canvas.viewport(), QTest.createTouchDevice()
    middle, before = canvas.position_of((1, 8)).toPoint(), canvas._scale()
    side, way = QPoint(40, 0), QPoint(-30, 20)
    touch(view, device, one=("press", middle - side), two=("press", middle + side))
    touch(view, device, one=("move", middle - 2 * side), two=("move", middle + 2 * side))
    assert canvas._scale() / before == pytest.approx(2, rel=0.05)
    assert close_to(canvas.position_of((1, 8)), middle)
    ends = middle + way - 2 * side, middle + way + 2 * side
    touch(view, device, one=("move", ends[0]), two=("move", ends[1]))
    assert close_to(canvas.position_of((1, 8)), middle + way)
    touch(view, device, one=("release", ends[0]), two=("release", ends[1]))
    assert not canvas.chosen


def test_one_finger_chooses_by_a_tap_and_moves_what_is_enlarged(canvas):
    view, device = canvas.viewport(), QTest.createTouchDevice()
    place = canvas.position_of((1, 8)).toPoint()
    touch(view, device, one=("press", place))
    touch(view, device, one=("release", place))
    assert canvas.chosen == ((1, 8),)
    canvas.zoom(3, QPointF(place))
    start, way = canvas.position_of((1, 8)).toPoint(), QPoint(60, 0)
    touch(view, device, one=("press", start))
    touch(view, device, one=("move", start + way / 2))
    touch(view, device, one=("move", start + way))
    touch(view, device, one=("release", start + way))
    assert close_to(canvas.position_of((1, 8)), start + way)
    assert canvas.chosen == ((1, 8),)


def test_a_double_tap_inspects_a_neuron(canvas, shared_desk, monkeypatch):
    view, device, asked = canvas.viewport(), QTest.createTouchDevice(), []
    context = shared_desk.application.context
    monkeypatch.setattr(context, "open_panel", lambda *what: asked.append(what))
    place = canvas.position_of((1, 12)).toPoint()
    for act in ("press", "release", "press", "release"):
        touch(view, device, one=(act, place))
    assert asked == [("inspector", (1, 12))]


def test_a_finger_that_rests_asks_for_the_menu(canvas, shared_desk):
    view, device = canvas.viewport(), QTest.createTouchDevice()
    place = canvas.position_of((1, 3)).toPoint()
    touch(view, device, one=("press", place))
    canvas._fingers._hold.timeout.emit()
    (menu,) = [m for m in shared_desk.window.findChildren(QMenu, "contextMenu") if m.isVisible()]
    menu.close()
    touch(view, device, one=("release", place))
    assert canvas.chosen == ((1, 3),)


def wheel(view, place, kind, keys=Qt.KeyboardModifier.NoModifier):
    """Turn a wheel towards the picture, or move two fingers on a touchpad."""
    pointer, has = QPointingDevice.PointerType.Generic, QInputDevice.Capability.PixelScroll
    device = QPointingDevice("wheel", 7, kind, pointer, has, 2, 3)
    pixels = QPoint(-30, 0) if kind is QInputDevice.DeviceType.TouchPad else QPoint()
    spot, none = view.mapToGlobal(QPointF(place)), Qt.MouseButton.NoButton
    event = QWheelEvent(
        QPointF(place), spot, pixels, QPoint(0, 120), none, keys, Qt.ScrollPhase.ScrollUpdate,
        False, Qt.MouseEventSource.MouseEventNotSynthesized, device,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_a_wheel_zooms_and_a_touchpad_pans_or_zooms_by_a_pinch(canvas):
    view, place, before = canvas.viewport(), canvas.position_of((1, 8)).toPoint(), canvas._scale()
    kinds = QInputDevice.DeviceType
    wheel(view, place, kinds.Mouse)
    assert canvas._scale() > before
    wheel(view, place, kinds.TouchPad, Qt.KeyboardModifier.ControlModifier)
    scale, at = canvas._scale(), canvas.position_of((1, 8))
    wheel(view, place, kinds.TouchPad)
    assert canvas._scale() == pytest.approx(scale)
    assert close_to(canvas.position_of((1, 8)), at + QPointF(-30, 0))
    spot = view.mapToGlobal(QPointF(place))
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        QPointF(place), QPointF(place), spot, 0.5, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(view, pinch)
    assert canvas._scale() == pytest.approx(1.5 * scale, rel=0.01)

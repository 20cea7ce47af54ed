"""Pens, fingers, the eraser and quick hands on the drawing pad itself."""

from time import thread_time

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest

from tests.ui.pad.hands import brightness, drag
from visualnet.ui.pad import mouse_echo
from visualnet.ui.pad.drawing_pad import ERASER, DrawingPad
from visualnet.ui.pad.marks import Mark

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.MouseButton.NoButton


@pytest.fixture
def pad(shown_pad):
    pad = shown_pad
    pad.stroke_finished.connect(lambda _stroke: pad.heard.append("finished"))
    pad.erased.connect(lambda: pad.heard.append("erased"))
    return pad


def send_pen(pad, kind, x, y, end=QPointingDevice.PointerType.Pen, button=LEFT):
    device = QPointingDevice(
        "pen",
        1,
        QPointingDevice.DeviceType.Stylus,
        end,
        QPointingDevice.Capability.Position,
        1,
        1,
    )
    at = QPointF(x, y)
    down = NONE if kind == QEvent.Type.TabletRelease else LEFT
    event = QTabletEvent(
        kind,
        device,
        at,
        QPointF(pad.mapToGlobal(at)),
        0.3,
        0,
        0,
        0,
        0,
        0,
        Qt.KeyboardModifier.NoModifier,
        button if kind != QEvent.Type.TabletMove else NONE,
        down,
    )
    QGuiApplication.sendEvent(pad, event)
    return event


def pen_stroke(pad, *points, end=QPointingDevice.PointerType.Pen):
    send_pen(pad, QEvent.Type.TabletPress, *points[0], end)
    for point in points[1:]:
        send_pen(pad, QEvent.Type.TabletMove, *point, end)
    return send_pen(pad, QEvent.Type.TabletRelease, *points[-1], end)


def test_a_pen_draws_between_the_pixels_and_makes_no_mouse_of_itself(pad):
    last = pen_stroke(pad, (20.25, 30.5), (90.75, 40.25))
    assert last.isAccepted()
    assert np.allclose(pad.strokes(), [[(20.25, 30.5), (90.75, 40.25)]])
    assert pad.heard == ["started", "changed", "changed", "finished"]


def test_the_other_end_of_a_pen_erases(pad):
    drag(pad, (20, 100), (180, 100))
    pen_stroke(pad, (100, 60), (100, 140), end=QPointingDevice.PointerType.Eraser)
    assert len(pad.strokes()) == 2
    assert pad.heard[-1] == "erased"
    assert not brightness(pad)[100, 95:105].any()


def test_other_buttons_of_a_pen_do_nothing(pad):
    event = send_pen(pad, QEvent.Type.TabletPress, 50, 50, button=Qt.MouseButton.RightButton)
    assert not event.isAccepted()
    assert pad.heard == []


def test_the_first_finger_draws_and_the_second_is_left_alone(pad):
    device = QTest.createTouchDevice()
    QTest.touchEvent(pad, device).press(0, QPoint(20, 20), pad)
    QTest.touchEvent(pad, device).move(0, QPoint(60, 60), pad).press(1, QPoint(150, 20), pad)
    QTest.touchEvent(pad, device).move(0, QPoint(90, 90), pad).move(1, QPoint(160, 30), pad)
    QTest.touchEvent(pad, device).release(0, QPoint(90, 90), pad).stationary(1)
    QTest.touchEvent(pad, device).release(1, QPoint(160, 30), pad)
    assert np.allclose(pad.strokes(), [[(20, 20), (60, 60), (90, 90)]])
    assert pad.heard.count("finished") == 1


def test_the_eraser_cuts_strokes_along_its_way(pad):
    drag(pad, (20, 100), (180, 100))
    drag(pad, (20, 20), (180, 20))
    pad.heard.clear()
    pad.set_eraser(True)
    drag(pad, (60, 60), (60, 140), (120, 140), (120, 60))
    assert pad.heard[0] == "started"
    assert pad.heard[-1] == "erased"
    whole, *pieces = sorted(pad.strokes(), key=lambda stroke: stroke[0][1])
    assert np.allclose(whole, [(20, 20), (180, 20)])
    assert len(pieces) == 3
    ink = brightness(pad)
    half = round(ERASER * 100) - 2
    assert not ink[100, 60 - half : 60 + half].any()
    assert ink[100, 30:40].all()
    assert ink[100, 85:95].all()
    pad.set_eraser(False)
    drag(pad, (60, 60), (60, 140))
    assert len(pad.strokes()) == 5


def test_an_eraser_that_takes_nothing_away_is_not_told_as_an_erasure(pad):
    drag(pad, (20, 100), (180, 100))
    pad.set_eraser(True)
    pad.heard.clear()
    drag(pad, (20, 20), (180, 20))
    assert pad.heard == ["started"]


def test_far_points_are_joined_by_a_curve_that_goes_through_them(pad):
    angles = np.linspace(0, np.pi, 5)
    points = [(round(100 + 70 * np.cos(a)), round(150 - 70 * np.sin(a))) for a in angles]
    drag(pad, *points)
    ink = brightness(pad)
    for x, y in points:
        assert ink[min(y, 199), x] == 255
    # Between two points the arc bulges out of the straight line by 70 (1 - cos 22.5°) = 5.3.
    for a in ((angles[:-1] + angles[1:]) / 2)[1:3]:
        x, y = np.rint(np.array([100, 150]) + 74 * np.array([np.cos(a), -np.sin(a)])).astype(int)
        assert ink[y, x] > 100


def test_a_corner_stays_a_corner(pad):
    drag(pad, (40, 40), (150, 40), (60, 180))
    ink = brightness(pad)
    assert ink[40, 150] == 255
    straight = DrawingPad()
    straight.resize(200, 200)
    straight.set_strokes([[(40, 40), (150, 40)], [(150, 40), (60, 180)]], 200)
    difference = np.abs(ink.astype(int) - brightness(straight))
    assert (difference > 60).mean() < 0.001


@pytest.mark.slow
def test_no_point_is_lost_at_a_thousand_a_second(pad):
    count = 4000
    t = np.linspace(0, 30, count)
    points = np.stack([100 + 80 * np.cos(t) * t / 30, 100 + 80 * np.sin(t) * t / 30], axis=1)
    begun = thread_time()
    for number, (x, y) in enumerate(points.tolist()):
        kind = QEvent.Type.MouseMove if number else QEvent.Type.MouseButtonPress
        at = QPointF(x, y)
        button = NONE if number else LEFT
        event = QMouseEvent(
            kind, at, QPointF(pad.mapToGlobal(at)), button, LEFT, Qt.KeyboardModifier.NoModifier
        )
        QGuiApplication.sendEvent(pad, event)
    assert thread_time() - begun < count / 1000
    assert np.allclose(pad.strokes()[0], points)


@pytest.mark.slow
def test_the_guide_is_faint_and_leaves_ink_and_reading_alone(pad):
    drag(pad, (20, 34), (180, 34))
    before, strokes = brightness(pad), pad.strokes()
    pad.set_guide(True)
    guided = brightness(pad)
    assert (guided != before).any()
    assert guided[before == 0].max() < 80
    assert (guided[before == 255] == 255).all()
    assert pad.strokes() == strokes
    pad.set_guide(False)
    assert (brightness(pad) == before).all()


@pytest.mark.slow
def test_marks_frame_what_was_read(pad):
    before = brightness(pad)
    pad.set_marks([Mark((0.2, 0.3, 0.5, 0.8), "7")])
    marked = brightness(pad)
    assert (marked != before)[60:160, 38:42].any(axis=1).mean() > 0.8
    assert (marked != before)[40:60, 60:80].any()
    pad.set_marks([])
    assert (brightness(pad) == before).all()


# Mouse events of a pen or finger


def send_mouse(pad, kind, x, y):
    at = QPointF(x + 0.4, y + 0.4)
    is_move = kind == QEvent.Type.MouseMove
    down = NONE if kind == QEvent.Type.MouseButtonRelease else LEFT
    keys = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, at, pad.mapToGlobal(at), NONE if is_move else LEFT, down, keys)
    QGuiApplication.sendEvent(pad, event)


PEN_KINDS = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease)
MOUSE_KINDS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
)
WAY = [(40 + 4 * k, 50 + 3 * k) for k in range(20)]


def acts_of(send, kinds):
    press, move, release = kinds
    moves = [(send, move, place) for place in WAY[1:]]
    return [(send, press, WAY[0]), *moves, (send, release, WAY[-1])]


def mixed(order):
    pen, mouse = acts_of(send_pen, PEN_KINDS), acts_of(send_mouse, MOUSE_KINDS)
    if order == "all afterwards":
        return pen + mouse
    if order == "a click afterwards":
        return [*pen, (send_mouse, MOUSE_KINDS[0], WAY[-1]), mouse[-1]]
    if order == "the mouse late":
        return [*pen[:5], *mouse[:5], *pen[5:], *mouse[5:]]
    first, second = (pen, mouse) if order == "the pen first" else (mouse, pen)
    return [act for pair in zip(first, second, strict=True) for act in pair]


@pytest.mark.parametrize(
    "order",
    ["the pen first", "the mouse first", "the mouse late", "all afterwards", "a click afterwards"],
)
def test_a_pen_stroke_is_one_whatever_mouse_events_come_with_it(pad, order):
    for send, kind, place in mixed(order):
        send(pad, kind, *place)
    assert pad.heard.count("started") == 1
    assert pad.heard.count("finished") == 1
    (stroke,) = pad.strokes()
    assert np.allclose([WAY[0], WAY[-1]], [stroke[0], stroke[-1]], atol=0.5)


def test_a_mouse_draws_beside_a_pen_stroke_at_once_and_on_it_later(pad, monkeypatch):
    now = [mouse_echo.monotonic()]
    monkeypatch.setattr(mouse_echo, "monotonic", lambda: now[0])
    pen_stroke(pad, *WAY)
    drag(pad, (150, 30), (160, 40))
    assert len(pad.strokes()) == 2
    drag(pad, WAY[-1], (190, 190))
    assert len(pad.strokes()) == 2
    now[0] += 1
    drag(pad, WAY[-1], (190, 190))
    assert len(pad.strokes()) == 3


def test_the_mouse_events_of_a_finger_may_come_when_it_is_lifted(pad):
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad, finger).press(0, QPoint(50, 50), pad).commit()
    QTest.touchEvent(pad, finger).move(0, QPoint(90, 90), pad).commit()
    QTest.touchEvent(pad, finger).release(0, QPoint(90, 90), pad).commit()
    drag(pad, (50, 50), (90, 90))
    assert len(pad.strokes()) == 1

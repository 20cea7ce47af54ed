import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from tests.ui.pad.hands import brightness, drag
from tests.ui.painted_words import noting_painted_words
from visualnet.data.drawing.strokes import DEFAULT_BRUSH
from visualnet.errors import ShapeError
from visualnet.ui.look.theme import THEMES, apply_theme, load_theme
from visualnet.ui.pad import drawing_pad
from visualnet.ui.pad.drawing_pad import DrawingPad
from visualnet.ui.pad.seen_image import SeenImage
from visualnet.ui.pad.surface import Mark

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pad(shown_pad):
    pad = shown_pad
    pad.stroke_finished.connect(lambda stroke: pad.heard.append(("finished", stroke)))
    return pad


def close(strokes, expected):
    return len(strokes) == len(expected) and all(
        np.shape(a) == np.shape(b) and np.allclose(a, b)
        for a, b in zip(strokes, expected, strict=True)
    )


def test_a_stroke_is_told_point_by_point_and_painted(pad):
    drag(pad, (40, 50), (100, 50), (160, 50))
    stroke = [(40, 50), (100, 50), (160, 50)]
    assert close(pad.strokes(), [stroke])
    assert pad.heard[:4] == ["started", "changed", "changed", "changed"]
    ((event, finished),) = pad.heard[4:]
    assert event == "finished"
    assert close([finished], [stroke])
    ink = brightness(pad)
    assert (ink[50, 40:160] == 255).all()
    assert not ink[70:-1, 40:160].any()


def test_the_brush_is_a_fraction_of_the_side(pad):
    drag(pad, (40, 100), (160, 100))
    assert pad.brush == DEFAULT_BRUSH
    assert (brightness(pad)[1:-1, 100] > 127).sum() == pytest.approx(DEFAULT_BRUSH * 200, abs=1)
    pad.set_brush(0.2)
    assert (brightness(pad)[1:-1, 100] > 127).sum() == pytest.approx(40, abs=1)


def test_a_press_alone_makes_a_dot(pad):
    drag(pad, (100, 100))
    assert close(pad.strokes(), [[(100, 100)]])
    ink = brightness(pad)
    assert ink[100, 100] == 255
    dot = ink[50:150, 50:150] > 127
    assert dot.sum() == pytest.approx(np.pi * (100 * DEFAULT_BRUSH) ** 2, rel=0.1)
    assert dot.any(axis=0).sum() == dot.any(axis=1).sum()


def test_painting_piece_by_piece_and_at_once_give_the_same_picture(pad, qtbot):
    drag(pad, (30, 30), (170, 40), (90, 100), (160, 170), (30, 160))
    piecewise = brightness(pad)
    whole = DrawingPad()
    qtbot.addWidget(whole)
    whole.resize(200, 200)
    whole.set_strokes(pad.strokes(), pad.side())
    difference = np.abs(piecewise.astype(int) - brightness(whole))[10:190, 10:190]
    assert (difference > 60).mean() < 0.001


def test_resizing_scales_the_drawing(pad):
    drag(pad, (50, 50), (100, 50))
    pad.resize(100, 100)
    assert pad.side() == 100
    assert close(pad.strokes(), [[(25, 25), (50, 25)]])
    assert brightness(pad)[25, 40] == 255


def test_strokes_may_come_from_a_pad_of_another_size_and_are_not_told(pad):
    pad.set_strokes([[(14, 14), (7, 21)], []], 28)
    assert close(pad.strokes(), [[(100, 100), (50, 150)]])
    pad.clear()
    assert pad.strokes() == []
    assert pad.heard == []


def test_leaving_the_pad_while_pressed_goes_on(pad):
    drag(pad, (150, 100), (260, 100), (150, 120))
    assert close(pad.strokes(), [[(150, 100), (260, 100), (150, 120)]])


def test_other_buttons_and_stray_events_do_nothing(pad):
    QTest.mouseRelease(pad, LEFT, pos=QPoint(20, 20))
    QTest.mouseMove(pad, QPoint(60, 60))
    QTest.mouseClick(pad, Qt.MouseButton.RightButton, pos=QPoint(20, 20))
    assert pad.strokes() == []
    assert pad.heard == []


def test_clearing_in_mid_stroke_ends_it(pad):
    QTest.mousePress(pad, LEFT, pos=QPoint(20, 20))
    pad.clear()
    QTest.mouseMove(pad, QPoint(60, 60))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(60, 60))
    assert pad.strokes() == []
    assert pad.heard == ["started", "changed"]


def test_hiding_in_mid_stroke_finishes_it(pad):
    QTest.mousePress(pad, LEFT, pos=QPoint(20, 20))
    pad.hide()
    assert pad.heard[-1] == ("finished", [(20, 20)])


def test_an_image_is_shown_pixel_by_pixel_until_the_first_stroke(pad):
    pad.resize(280, 280)
    pixels = np.zeros((28, 28), np.uint8)
    pixels[3, 5] = 200
    drag(pad, (50, 50))
    pad.heard.clear()
    pad.show_image(pixels)
    pixels[:] = 255  # the pad has a copy
    assert pad.strokes() == []
    shown = brightness(pad)
    assert (shown[30:40, 50:60] == 200).all()
    assert shown[20:260, 20:260].sum() == 200 * 100
    drag(pad, (140, 140))
    assert pad.heard[0] == "started"
    assert close(pad.strokes(), [[(140, 140)]])
    assert brightness(pad)[35, 55] == 0


def test_taking_an_image_away_leaves_strokes_alone(pad):
    drag(pad, (140, 140))
    pad.show_image(None)
    assert len(pad.strokes()) == 1
    pad.show_image(np.full((28, 28), 9, np.uint8))
    pad.show_image(None)
    assert brightness(pad)[20, 20] == 0


@pytest.mark.parametrize("pixels", [np.zeros((28, 27), np.uint8), np.zeros((28, 28))])
def test_what_is_no_image_is_refused(pad, qtbot, pixels):
    with pytest.raises(ShapeError, match="28"):
        pad.show_image(pixels)
    seen = SeenImage()
    qtbot.addWidget(seen)
    with pytest.raises(ShapeError, match="28"):
        seen.show_image(pixels)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_asks_for_an_empty_pad(pad, qtbot, key):
    drag(pad, (140, 140))
    with qtbot.waitSignal(pad.clear_requested):
        QTest.keyClick(pad, key)
    assert len(pad.strokes()) == 1


def test_the_keyboard_focus_is_seen_and_the_mouse_leaves_no_ring(pad):
    pad.clearFocus()
    plain = pad.grab().toImage()
    pad.setFocus(Qt.FocusReason.TabFocusReason)
    assert pad.grab().toImage() != plain
    pad.clearFocus()
    pad.setFocus(Qt.FocusReason.MouseFocusReason)
    assert pad.grab().toImage() == plain


def test_the_seen_image_has_pixels_of_equal_size(qtbot):
    seen = SeenImage()
    qtbot.addWidget(seen)
    assert seen.objectName() == "seenImage"
    assert seen.accessibleName()
    seen.resize(100, 100)  # 3 pixels of the screen each, 84 in all
    pixels = np.zeros((28, 28), np.uint8)
    pixels[10:12, 10] = 255
    seen.show_image(pixels)
    assert (brightness(seen)[8:92, :84] == 255).sum() == 18
    seen.show_image(None)
    assert not brightness(seen)[8:92, :84][20:60, 20:60].any()


@pytest.mark.parametrize(("limit", "value"), [("PAD_POINTS", 4), ("PAD_LENGTH", 1.3)])
def test_a_full_pad_says_so_once_a_stroke_and_takes_no_more(pad, monkeypatch, limit, value):
    monkeypatch.setattr(drawing_pad, limit, value)
    pad.filled.connect(lambda: pad.heard.append("full"))
    drag(pad, (10, 10), (100, 10), (190, 10))
    drag(pad, (10, 50), (30, 50), (190, 50), (30, 50), (190, 50))
    assert pad.heard.count("full") == 1
    taken = pad.strokes()
    assert close(taken[1:], [[(10, 50), (30, 50)][: len(taken[1])]])
    assert pad.heard[-1] == ("finished", taken[1])
    drag(pad, (10, 90), (199, 90))
    assert pad.heard.count("full") == 2
    pad.clear()
    drag(pad, (10, 50), (30, 50))
    assert close(pad.strokes(), [[(10, 50), (30, 50)]])


def test_an_eraser_does_not_cut_into_more_points_than_are_allowed(pad, monkeypatch):
    drag(pad, (10, 100), (190, 100))
    before = pad.strokes()
    pad.set_eraser(True)
    monkeypatch.setattr(drawing_pad, "MAX_POINTS", 5)
    drag(pad, (100, 90), (100, 110))
    assert pad.strokes() == before
    monkeypatch.setattr(drawing_pad, "MAX_POINTS", 5_000)
    drag(pad, (100, 90), (100, 110))
    assert len(pad.strokes()) == 2


@pytest.mark.parametrize("name", THEMES)
def test_marks_of_several_digits_show_on_the_black_of_the_pad(qapp, pad, name):
    apply_theme(qapp, load_theme(name))
    plain = pad.grab().toImage()
    pad.set_marks([Mark((0.2, 0.4, 0.5, 0.8), "7", is_doubtful=False)])
    image = pad.grab().toImage()
    spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
    changed = [image.pixelColor(*at) for at in spots if image.pixel(*at) != plain.pixel(*at)]
    assert max(colour.lightnessF() for colour in changed) > 0.6
    apply_theme(qapp, load_theme("dark"))


@pytest.mark.parametrize("pixels", [13, 19, 26, 34])
@pytest.mark.parametrize("side", [96, 130, 230])
def test_what_to_do_in_an_empty_pad_is_whole_at_every_size(pad, side, pixels):
    font = pad.font()
    font.setPixelSize(pixels)
    pad.setFont(font)
    pad.resize(side, side)
    for has_lines in (False, True):
        pad.set_lines(has_lines)
        with noting_painted_words() as painted:
            (words,) = painted.read(pad)
        assert "here" in words.text
        assert QRectF(pad.rect()).contains(words.rect), words.text

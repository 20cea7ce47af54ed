"""The pad in the window: its tools, what comes in and goes out, and several digits."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from visualnet.data.drawing.stroke_files import drawing_in, stroke_line
from visualnet.data.drawing.strokes import StrokeDrawing, read_strokes
from visualnet.data.inputs import read_inputs
from visualnet.paths import resource
from visualnet.ui.pad import drawing_pad
from visualnet.ui.session.frame import ProbeSource
from visualnet.ui.session.preferences import Preferences

CTRL = Qt.KeyboardModifier.ControlModifier


def drag(desk, *points):
    side = desk.pad.side()
    pixels = [(round(x * side), round(y * side)) for x, y in points]
    desk.press_pen(*pixels[0])
    for point in pixels[1:]:
        desk.move_pen(*point)
    desk.lift_pen(*pixels[-1])
    desk.wait_at_rest()


def photograph(path, digit):
    """Dark on light paper, larger, lit from one side."""
    ink = np.asarray(Image.fromarray(digit).resize((280, 280), Image.Resampling.BICUBIC))
    page = np.full((400, 500), 235.0)
    page[60:340, 100:380] -= 0.8 * ink
    page -= np.linspace(0, 60, 500)
    Image.fromarray(np.clip(page, 0, 255).astype(np.uint8)).save(path)
    return path


@pytest.fixture
def desk(reused_desk):
    return reused_desk


@pytest.fixture
def clipboard(qapp):
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


def drop(widget, data):
    at = QPoint(50, 50)
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    enter = QDragEnterEvent(at, action, data, left, none.NoModifier)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), action, data, left, none.NoModifier))
    return True


def files(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.mark.slow
def test_erasing_is_read_and_undone_as_one_act(desk):
    desk.do("clearPadAction")
    drag(desk, (0.3, 0.2), (0.7, 0.2), (0.5, 0.8))
    drag(desk, (0.2, 0.9), (0.9, 0.9))
    before = desk.pad.strokes()
    eraser = desk.action("eraserAction")
    buttons = desk.drawing.findChildren(QToolButton)
    assert [button for button in buttons if button.defaultAction() is eraser]
    QTest.keySequence(desk.window, "Ctrl+B")
    assert desk.action("eraserAction").isChecked()
    drag(desk, (0.15, 0.9), (0.95, 0.9))
    assert len(desk.pad.strokes()) == 1
    assert desk.answer == "7"
    seen = read_strokes(desk.pad.strokes(), desk.pad.side()).centred
    assert np.array_equal(desk.canvas.frame.probe.image, seen)
    desk.do("undoAction")
    desk.wait_at_rest()
    assert np.allclose(desk.pad.strokes()[1], before[1])
    desk.do("redoAction")
    desk.wait_at_rest()
    assert len(desk.pad.strokes()) == 1
    desk.do("eraserAction")
    drag(desk, (0.2, 0.5), (0.8, 0.5))
    assert len(desk.pad.strokes()) == 2


def test_the_guide_is_remembered(build, tmp_path):
    kept = tmp_path / "preferences.json"
    first = build("digits-16x16", Preferences(kept))
    assert first.action("padGuideAction").isChecked()
    first.do("padGuideAction")
    first.application.preferences.write()
    second = build("digits-16x16", Preferences(kept))
    assert not second.action("padGuideAction").isChecked()
    assert not second.pad._has_guide


@pytest.mark.slow
def test_a_picture_dropped_into_the_pad_is_read_and_can_be_undone(desk, mnist, tmp_path):
    digit = mnist.test.images[0]
    path = photograph(tmp_path / "a seven.jpg", digit)
    assert drop(desk.pad, files(path))
    desk.wait(lambda: desk.answer == "7")
    assert desk.pad.strokes() == []
    likeness = np.corrcoef(desk.canvas.frame.probe.image.ravel(), digit.ravel())[0, 1]
    assert likeness > 0.9
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.answer == "3"
    desk.do("redoAction")
    desk.wait_at_rest()
    assert desk.answer == "7"
    drag(desk, (0.5, 0.2), (0.5, 0.8))
    assert desk.canvas.frame.probe.source is ProbeSource.DRAWING
    assert desk.answer == "1"


def test_of_a_picture_with_pages_it_is_told_that_the_first_is_read(desk, mnist, tmp_path):
    page = Image.open(photograph(tmp_path / "a seven.png", mnist.test.images[0]))
    page.save(tmp_path / "pages.tif", save_all=True, append_images=[page])
    assert drop(desk.pad, files(tmp_path / "pages.tif"))
    desk.wait(lambda: desk.notice == "Only the first page of this picture is read.")


@pytest.mark.slow
def test_another_way_of_pictures_shows_the_same_picture_anew_and_is_saved(desk, mnist, tmp_path):
    path = photograph(tmp_path / "a seven.png", mnist.test.images[0])
    assert drop(desk.pad, files(path))
    desk.wait(lambda: desk.answer == "7")
    refitted = desk.pad_state.image()
    assert desk.action("picturesRefittedAction").isChecked()
    for name, way in (("AsIs", "as-is"), ("Inverted", "inverted"), ("Refitted", "refitted")):
        desk.do(f"pictures{name}Action")
        desk.wait(lambda way=way: desk.pad_state.content.pictures == way)
        assert desk.action(f"pictures{name}Action").isChecked()
        assert desk.session.document().metadata.pictures == way
        assert np.array_equal(desk.pad_state.image(), read_inputs(path, way)[0])
    assert np.array_equal(desk.pad_state.image(), refitted)


def test_a_picture_dropped_anywhere_on_the_window_comes_into_the_pad(desk, mnist, tmp_path):
    path = photograph(tmp_path / "two.png", mnist.test.images[1])
    assert drop(desk.window, files(path))
    desk.wait(lambda: desk.answer == "2")


def test_a_stroke_file_dropped_gives_its_first_drawing(desk, tmp_path):
    seven = '{"strokes": [[[20, 20], [80, 20], [50, 90]]], "width": 100, "height": 100}\n'
    path = tmp_path / "mine.strokes.jsonl"
    path.write_text(seven + resource("data", "example.strokes.jsonl").read_text())
    assert drop(desk.pad, files(path))
    desk.wait(lambda: desk.answer == "7")
    assert len(desk.pad.strokes()) == 1
    assert "first of 2" in desk.notice


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("blank.png", None, "no ink"),
        ("broken.png", b"\x89PNG\r\n\x1a\n broken", "broken.png"),
        ("text.strokes.jsonl", b"nothing", "line 1"),
    ],
)
def test_what_is_no_drawing_is_told_and_the_pad_stays(desk, tmp_path, name, content, words):
    path = tmp_path / name
    if content is None:
        Image.new("L", (50, 50), 255).save(path)
    else:
        path.write_bytes(content)
    before = desk.pad_state.content
    assert drop(desk.pad, files(path))
    desk.wait(lambda: words in desk.notice)
    assert desk.pad_state.content is before


def test_text_is_not_taken_and_of_several_files_each_is_answered(desk, mnist, tmp_path):
    text = QMimeData()
    text.setText("hello")
    assert not drop(desk.pad, text)
    before = desk.pad_state.content
    path = photograph(tmp_path / "b.png", mnist.test.images[0])
    assert drop(desk.pad, files(tmp_path / "a.png", path))
    desk.wait(lambda: "a.png" in desk.notice and "does not exist" in desk.notice)
    desk.wait(lambda: desk.pad_state.content is not before)


@pytest.mark.slow
def test_a_model_dropped_into_the_pad_is_opened(desk):
    desk.do("newWeightsAction")
    path = resource("models", "digits-128x64.npz")
    assert drop(desk.pad, files(path))
    desk.wait(lambda: desk.session.title == path.name)


def test_the_pad_says_what_a_drop_will_do(desk, tmp_path):
    at, left, none = QPoint(50, 50), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data = files(tmp_path / "mine.png")
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(desk.pad, enter)
    hint = desk.pad.findChild(QLabel, "dropHint")
    assert hint.isVisible()
    assert hint.text() == "Drop to put mine.png in the pad"
    QApplication.sendEvent(desk.pad, QDragLeaveEvent())
    assert hint.isHidden()


@pytest.mark.slow
def test_a_drawing_copied_comes_back_as_strokes_and_as_a_picture(desk, clipboard):
    desk.draw_seven()
    desk.wait_at_rest()
    drawn = desk.pad.strokes()
    QTest.keyClick(desk.pad, Qt.Key.Key_C, CTRL)
    data = clipboard.mimeData()
    copied = drawing_in(data.text())
    assert np.allclose(copied.strokes, drawn)
    picture = clipboard.image()
    assert picture.width() == picture.height() >= 280
    assert picture.pixelColor(3, 3).lightness() == 255
    desk.do("clearPadAction")
    desk.wait(lambda: desk.answer == "")
    QTest.keyClick(desk.pad, Qt.Key.Key_V, CTRL)
    desk.wait(lambda: desk.answer == "7")
    assert np.allclose(desk.pad.strokes(), drawn)
    desk.do("clearPadAction")
    desk.wait(lambda: desk.answer == "")
    clipboard.setImage(picture)
    desk.do("pasteDrawingAction")
    desk.wait(lambda: desk.answer == "7")
    assert desk.pad.strokes() == []


def test_a_test_image_copied_and_pasted_is_the_same(desk, clipboard):
    desk.do("testImageAction")
    desk.wait_at_rest()
    image = desk.canvas.frame.probe.image
    desk.do("copyDrawingAction")
    desk.do("clearPadAction")
    desk.wait_at_rest()
    desk.do("pasteDrawingAction")
    desk.wait(lambda: desk.canvas.frame.probe.image.any())
    assert np.array_equal(desk.canvas.frame.probe.image, image)


def test_the_picture_of_the_network_can_be_pasted_too(desk, clipboard):
    desk.wait_for_picture()
    drawn = desk.pad_state.content
    desk.do("copyPictureAction")
    desk.do("pasteDrawingAction")
    desk.wait(lambda: desk.pad_state.content is not drawn)


def test_a_clipboard_that_has_nothing_at_all_is_told(desk, monkeypatch):
    # As where nothing was copied since the desktop came up.
    monkeypatch.setattr("PySide6.QtGui.QClipboard.mimeData", lambda *_: None)
    desk.do("pasteDrawingAction")
    assert "no drawing" in desk.notice


def test_nothing_to_copy_and_nothing_to_paste_are_told(desk, clipboard):
    desk.do("clearPadAction")
    desk.do("copyDrawingAction")
    assert "empty" in desk.notice
    clipboard.setText("no drawing")
    desk.do("pasteDrawingAction")
    assert "no drawing" in desk.notice


def test_a_line_of_strokes_is_written_as_it_is_read():
    drawing = StrokeDrawing((((1.0, 2.5), (3.0, 4.0)), ((5.0, 5.0),)), 30.0, 40.0)
    assert drawing_in(stroke_line(drawing) + "\n") == drawing
    assert drawing_in("[1, 2]") is None


@pytest.mark.slow
def test_several_digits_are_read_one_by_one_in_that_mode_alone(desk):
    desk.do("clearPadAction")
    desk.do("severalDigitsAction")
    drag(desk, (0.15, 0.3), (0.15, 0.7))
    assert desk.answer == "1"
    drag(desk, (0.4, 0.3), (0.6, 0.3), (0.5, 0.7))
    assert desk.answer == "17"
    assert [mark.text for mark in desk.pad._marks] == ["1", "7"]
    seen = read_strokes(desk.pad.strokes()[1:], desk.pad.side()).centred
    assert np.array_equal(desk.canvas.frame.probe.image, seen)
    drag(desk, (0.45, 0.5), (0.58, 0.49))
    assert len(desk.pad._marks) == 2
    assert desk.answer == "17"
    desk.do("undoAction")
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.answer == "1"
    desk.do("redoAction")
    desk.do("severalDigitsAction")
    desk.wait_at_rest()
    assert len(desk.answer) == 1
    assert desk.pad._marks == ()
    whole = read_strokes(desk.pad.strokes(), desk.pad.side()).centred
    assert np.array_equal(desk.canvas.frame.probe.image, whole)
    # What was drawn in the other mode is read in this one when undo brings it back.
    desk.do("redoAction")
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.pad._marks == ()
    assert np.array_equal(desk.canvas.frame.probe.image, whole)


@pytest.mark.slow
def test_the_number_follows_the_network_while_it_learns(desk):
    desk.do("clearPadAction")
    desk.do("severalDigitsAction")
    drag(desk, (0.15, 0.3), (0.15, 0.7))
    drag(desk, (0.4, 0.3), (0.6, 0.3), (0.5, 0.7))
    desk.do("newWeightsAction")
    desk.do("playAction")
    desk.wait(lambda: desk.answer == "17")
    desk.do("playAction")


def test_a_full_drawing_is_told(desk, monkeypatch):
    monkeypatch.setattr(drawing_pad, "PAD_LENGTH", 1.0)
    desk.do("clearPadAction")
    drag(desk, (0.1, 0.2), (0.7, 0.2), (0.1, 0.8), (0.7, 0.8))
    assert "drawing is full" in desk.notice
    assert len(desk.pad.strokes()[0]) == 2


def test_pasted_strokes_over_the_limits_are_refused_with_the_reason(desk, clipboard):
    before = desk.pad_state.content
    clipboard.setText(stroke_line(StrokeDrawing((((0.0, 0.0), (9e9, 0.0)),), 200, 200)))
    desk.do("pasteDrawingAction")
    assert "pad widths away" in desk.notice
    assert desk.pad_state.content is before


def test_shapes_apart_on_a_picture_are_told(desk, tmp_path):
    two = Image.new("L", (400, 200), 255)
    for left in (50, 250):
        two.paste(0, (left, 40, left + 30, 160))
    two.save(tmp_path / "two.png")
    assert drop(desk.pad, files(tmp_path / "two.png"))
    desk.wait(lambda: "Crop it to a single digit" in desk.notice)

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from tests.ui.listening import description, told
from visualnet.data.drawing.strokes import read_strokes
from visualnet.nn.network import as_inputs
from visualnet.number_text import with_article
from visualnet.ui.session.frame import ProbeSource
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences


@pytest.fixture
def desk(reused_desk):
    return reused_desk


def words_of_the_readout(desk):
    parent = desk.window.findChild(QLabel, "predictionLabel").parentWidget()
    return " ".join(label.text() for label in parent.findChildren(QLabel))


@pytest.mark.slow
def test_the_first_stroke_replaces_the_example_and_is_read(desk):
    desk.draw_seven()
    desk.wait_at_rest()
    assert len(desk.pad.strokes()) == 1
    assert desk.answer == "7"
    network = desk.session.network
    seen = read_strokes(desk.pad.strokes(), desk.pad.side()).centred
    assert np.array_equal(desk.canvas.frame.probe.image, seen)
    expected = network.forward(as_inputs(seen.reshape(1, -1))).probabilities
    assert np.array_equal(desk.canvas.frame.forward.probabilities, expected)


@pytest.mark.slow
def test_a_drawing_is_read_before_the_pen_is_lifted(desk):
    desk.do("clearPadAction")
    desk.wait_at_rest()
    end = desk.draw_seven(lift=False)
    desk.wait(lambda: desk.answer == "7")
    assert not desk.action("redoAction").isEnabled()
    desk.lift_pen(*end)
    desk.wait_at_rest()
    assert desk.answer == "7"


@pytest.mark.slow
def test_drawing_is_read_while_the_network_learns_and_the_training_goes_on(desk):
    desk.do("clearPadAction")
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 0)
    end = desk.draw_seven(lift=False)
    frame = lambda: desk.canvas.frame  # noqa: E731
    desk.wait(lambda: frame().probe.source is ProbeSource.DRAWING and desk.answer == "7")
    read_at = desk.step_shown()
    desk.wait(lambda: desk.step_shown() > read_at)
    desk.lift_pen(*end)
    assert desk.session.state is State.RUNNING
    assert frame().probe.source is ProbeSource.DRAWING


@pytest.mark.slow
def test_clearing_empties_the_reading_and_undo_brings_the_drawing_back(desk):
    desk.draw_seven()
    drawn = desk.pad.strokes()
    desk.do("clearPadAction")
    desk.wait_at_rest()
    assert desk.answer == ""
    assert desk.pad.strokes() == []
    assert "%" not in words_of_the_readout(desk)
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.answer == "7"
    assert np.allclose(desk.pad.strokes(), drawn)
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.answer == "3"
    desk.do("redoAction")
    desk.wait_at_rest()
    assert desk.answer == "7"


def test_clearing_an_empty_pad_leaves_nothing_to_undo(desk):
    desk.do("clearPadAction")
    desk.do("clearPadAction")
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.answer == "3"
    assert not desk.action("undoAction").isEnabled()


@pytest.mark.slow
@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_in_the_pad_clears_it(desk, key):
    QTest.keyClick(desk.pad, key)
    desk.wait_at_rest()
    assert desk.answer == ""
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.answer == "3"


def test_undo_in_mid_stroke_goes_back_whole(desk):
    end = desk.draw_seven()
    desk.draw_seven(lift=False)
    desk.do("undoAction")
    desk.lift_pen(*end)
    desk.wait_at_rest()
    assert desk.answer == "3"


@pytest.mark.slow
def test_a_test_image_shows_itself_and_its_truth_until_the_first_stroke(desk, mnist):
    for _ in range(8):
        desk.do("testImageAction")
        desk.wait_at_rest()
        probe = desk.canvas.frame.probe
        assert probe.source is ProbeSource.TEST_IMAGE
        same = (mnist.test.images == probe.image).all(axis=(1, 2))
        assert probe.label in mnist.test.labels[same]
        words = words_of_the_readout(desk)
        answer = desk.session.network.probabilities(probe.image[None]).argmax()
        assert desk.answer == str(answer)
        right = (
            f"wrong: it is {with_article(str(probe.label))}"
            if answer != probe.label
            else ", correct"
        )
        assert right in words
        assert desk.pad.strokes() == []
    desk.draw_seven()
    desk.wait_at_rest()
    assert desk.canvas.frame.probe.source is ProbeSource.DRAWING
    assert desk.answer == "7"
    assert "right" not in words_of_the_readout(desk)
    desk.do("undoAction")
    desk.wait_at_rest()
    assert np.array_equal(desk.canvas.frame.probe.image, probe.image)


def test_a_misread_test_image_is_told_with_its_truth(desk, mnist, monkeypatch):
    answers = desk.session.network.probabilities(mnist.test.images[:2000]).argmax(axis=1)
    wrong = int(np.flatnonzero(answers != mnist.test.labels[:2000])[0])

    class Chosen:
        def integers(self, _count):
            return wrong

    monkeypatch.setattr(desk.pad_state, "_random", Chosen())
    desk.do("testImageAction")
    desk.wait_at_rest()
    assert desk.answer == str(answers[wrong])
    assert f"wrong: it is {with_article(str(mnist.test.labels[wrong]))}" in words_of_the_readout(
        desk
    )


def test_what_is_seen_is_as_thick_whatever_the_brush(desk):
    desk.draw_seven()
    desk.wait_at_rest()
    before = int(desk.canvas.frame.probe.image.sum())
    desk.slide("brushSlider", 100)
    desk.wait_at_rest()
    assert desk.canvas.frame.probe.image.sum() == pytest.approx(before, rel=0.1)
    assert desk.pad.brush == pytest.approx(0.12)


@pytest.mark.slow
def test_with_an_empty_pad_the_example_in_training_is_shown(desk, mnist):
    desk.do("clearPadAction")
    desk.train()
    probe = desk.canvas.frame.probe
    assert probe.source is ProbeSource.TRAINING
    assert (mnist.train.images == probe.image).all(axis=(1, 2)).any()


def test_the_seen_image_is_what_the_network_sees(desk):
    desk.draw_seven()
    desk.wait_at_rest()
    seen = desk.window.findChild(QWidget, "seenImage")
    seen.resize(84, 84)
    image = seen.grab().toImage()
    shown = np.array(
        [[image.pixelColor(3 * x + 1, 3 * y + 1).red() for x in range(28)] for y in range(28)]
    )
    inside = np.s_[2:26, 2:26]
    assert np.array_equal(shown[inside], desk.canvas.frame.probe.image[inside])


@pytest.mark.slow
def test_a_scribble_is_greyed_with_a_question_mark_and_a_digit_is_not(desk):
    mark = desk.window.findChild(QLabel, "doubtMark")
    label = desk.window.findChild(QLabel, "predictionLabel")
    desk.draw_seven()
    desk.wait_at_rest()
    assert mark.isHidden()
    seen_width = desk.drawing.seen.width()
    plain = label.palette().windowText().color()
    desk.do("clearPadAction")
    side = round(desk.pad.side())
    corners = [(0.2, 0.2), (0.8, 0.3), (0.2, 0.5), (0.8, 0.1), (0.3, 0.9), (0.9, 0.8), (0.1, 0.4)]
    first, *others = [(round(x * side), round(y * side)) for x, y in corners * 2]
    desk.press_pen(*first)
    for point in others:
        desk.move_pen(*point)
    desk.lift_pen(*others[-1])
    desk.wait_at_rest()
    assert mark.isVisible()
    assert len(desk.answer) == 1
    assert label.palette().windowText().color() != plain
    assert "Doubt: " in label.toolTip()
    assert desk.drawing.seen.width() == seen_width >= 84
    desk.do("clearPadAction")
    desk.wait_at_rest()
    assert desk.answer == ""
    assert mark.isHidden()


@pytest.mark.slow
def test_the_bars_say_what_their_scale_is_and_keep_it(build, tmp_path):
    kept = tmp_path / "preferences.json"
    first = build("digits-16x16", Preferences(kept)).show()
    bars = first.window.findChild(QWidget, "predictionBars")
    (switch,) = bars.findChildren(QToolButton)
    assert (switch.text(), switch.isChecked()) == ("log scale", False)
    assert told(switch) == "log scale"
    assert description(switch).startswith("Show small probabilities larger")
    assert switch.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert bars.viewport().rect().contains(switch.geometry())
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert switch.isChecked()
    first.do("logBarsAction")
    assert not switch.isChecked()
    first.do("logBarsAction")
    first.application.preferences.write()
    second = build("digits-16x16", Preferences(kept))
    assert second.action("logBarsAction").isChecked()

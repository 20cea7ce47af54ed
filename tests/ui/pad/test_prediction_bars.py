import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QToolTip

from tests.ui.listening import description
from visualnet.number_text import bare_probability_text
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.pad.bars_painting import bar_length
from visualnet.ui.pad.prediction_bars import PredictionBars
from visualnet.ui.pad.readout import PredictionReadout


@pytest.fixture
def bars(qapp, qtbot):
    apply_theme(qapp, load_theme("dark"))
    bars = PredictionBars()
    qtbot.addWidget(bars)
    bars.resize(240, 220)
    return bars


def probabilities(**named):
    values = np.zeros(10, np.float32)
    for key, value in named.items():
        values[int(key[1:])] = value
    return values


@pytest.mark.parametrize(
    ("probability", "text"),
    [
        (0.0, "<0.01"),
        (0.00004, "<0.01"),
        (0.0003, "0.03"),
        (0.0314, "3.14"),
        (0.09999, "10.0"),
        (0.5, "50.0"),
        (0.999, "99.9"),
        (0.99999, ">99.9"),
        (1.0, ">99.9"),
    ],
)
def test_percent_is_written_with_three_figures(probability, text):
    assert bare_probability_text(probability) == text


@given(st.floats(0, 1))
def test_a_bar_stays_in_its_track_and_its_text_short(probability):
    assert bar_length(probability, is_log=False) == probability
    assert 0 <= bar_length(probability, is_log=True) <= 1
    assert len(bare_probability_text(probability)) <= 5


def test_every_decade_of_the_scale_is_equally_long():
    lengths = [bar_length(p, is_log=True) for p in (0.0001, 0.001, 0.01, 0.1, 1.0)]
    assert lengths == pytest.approx([0, 0.25, 0.5, 0.75, 1])


def accent_pixels(bars):
    image, accent = bars.grab().toImage(), load_theme("dark").accent
    spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return [(x, y) for x, y in spots if image.pixelColor(x, y) == accent]


@pytest.mark.slow
def test_the_answer_alone_has_the_accent_colour(bars):
    bars.set_log(True)
    bars.show_probabilities(probabilities(_3=0.9, _5=0.1), 3)
    rows = {int(y / (220 / 11)) for _, y in accent_pixels(bars)}
    assert rows == {3}
    long = len(accent_pixels(bars))
    bars.show_probabilities(probabilities(_3=0.02, _5=0.01), 3)
    assert long / 3 < len(accent_pixels(bars)) < long
    bars.show_probabilities(None, None)
    assert accent_pixels(bars) == []


@pytest.mark.slow
def test_a_bar_is_as_long_as_its_probability_unless_the_scale_is_logarithmic(bars):
    def share_of_full(probability):
        lengths = []
        for each in (probability, 1.0):
            bars.show_probabilities(probabilities(_3=each), 3)
            xs = [x for x, _ in accent_pixels(bars)]
            lengths.append(max(xs) - min(xs))
        return lengths[0] / lengths[1]

    assert share_of_full(0.5) == pytest.approx(0.5, abs=0.02)
    bars.set_log(True)
    assert share_of_full(0.01) == pytest.approx(0.5, abs=0.02)


def test_the_truth_is_marked(bars):
    bars.show_probabilities(probabilities(_3=0.9, _5=0.1), 3)
    without = bars.grab().toImage()
    bars.show_probabilities(probabilities(_3=0.9, _5=0.1), 3, truth=5)
    assert bars.grab().toImage() != without


def test_it_speaks_all_classes_the_likeliest_first(bars):
    assert bars.accessibleName()
    bars.show_probabilities(probabilities(_3=0.9, _5=0.09, _8=0.01), 3)
    assert description(bars).startswith("3: 90.0\u202f%, 5: 9.00\u202f%, 8: 1.00\u202f%, 0: ")
    bars.show_probabilities(None, None)
    assert description(bars) == "No reading yet."


def test_classes_may_have_names_and_any_number(bars):
    bars.set_classes(["shirt", "coat", "a bag of many words that are cut off"])
    bars.show_probabilities(np.array([0.2, 0.7, 0.1], np.float32), 1)
    assert description(bars).startswith("coat: 70.0\u202f%")
    assert not bars.grab().isNull()


@pytest.mark.slow
def test_of_more_classes_than_room_a_new_answer_scrolls_into_sight(bars):
    bars.set_classes([f"class {number}" for number in range(62)])
    assert bars.minimumSizeHint().height() < 220
    bars.set_log(True)
    bars.show()
    values = np.full(62, 0.001, np.float32)
    for answer in (40, 2, 23):
        bars.show_probabilities(values, answer)
        assert accent_pixels(bars)
    seen = bars.verticalScrollBar().value()
    bars.verticalScrollBar().setValue(0)
    bars.show_probabilities(values, 23)
    assert bars.verticalScrollBar().value() == 0 < seen
    bars.set_classes("0123456789")
    assert bars.verticalScrollBar().maximum() == 0


def test_the_tool_tip_tells_the_exact_value_of_its_row(bars):
    bars.show()
    bars.show_probabilities(probabilities(_3=0.5, _4=0.123456), 3, truth=4)
    spot = QPoint(60, int(4.5 * 220 / 11))
    asked = QHelpEvent(QEvent.Type.ToolTip, spot, bars.mapToGlobal(spot))
    QApplication.sendEvent(bars.viewport(), asked)
    assert QToolTip.text() == "4: 12.3456 % (the correct answer)"
    QToolTip.hideText()


def test_the_readout_writes_long_names_smaller_and_never_asks_for_their_width(qapp, qtbot):
    apply_theme(qapp, load_theme("dark"))
    readout = PredictionReadout()
    qtbot.addWidget(readout)
    readout.show()
    label, heights = readout.findChild(QLabel, "predictionLabel"), []
    for names in ("0123456789", ("Trouser", "Bag"), ("a bag of many words that are cut off", "7")):
        readout.set_classes(names)
        readout.show_prediction(names[0], 0.9)
        heights.append(label.fontMetrics().height())
        assert label.text() == names[0]
        assert readout.minimumSizeHint().width() < 130
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 3


def test_the_question_mark_stays_beside_the_digit_however_wide_the_dock(qapp, qtbot):
    apply_theme(qapp, load_theme("dark"))
    readout = PredictionReadout()
    qtbot.addWidget(readout)
    readout.add_button(QToolButton())
    label, mark = (readout.findChild(QLabel, name) for name in ("predictionLabel", "doubtMark"))
    for is_large in (False, True):
        readout.set_large(is_large)
        readout.show_prediction("7", 0.6, doubt=0.9)
        readout.resize(700, 200)
        readout.show()
        QApplication.processEvents()
        gap = mark.x() - (label.x() + label.fontMetrics().horizontalAdvance("7"))
        assert gap < 12
        readout.hide()


def test_the_readout_names_answer_sureness_and_truth(qtbot):
    readout = PredictionReadout()
    qtbot.addWidget(readout)
    label = readout.findChild(QLabel, "predictionLabel")
    texts = lambda: " ".join(label.text() for label in readout.findChildren(QLabel))  # noqa: E731
    readout.show_prediction("3", 0.955)
    assert label.text() == "3"
    assert "95.5\u202f% sure" in texts()
    readout.show_prediction("3", 0.955, truth="5")
    assert "wrong: it is a 5" in texts()
    readout.show_prediction("5", 0.955, truth="5")
    assert "correct" in texts()
    readout.show_prediction("8", 0.955, doubt=0.9)
    assert "Not sure: this does not look like an 8" in texts()
    readout.show_prediction("9", 0.502, rival=("4", 0.49))
    assert label.text() == "9"
    assert "9 or 4? 50.2\u202f% to 49.0\u202f%" in texts()
    readout.show_prediction("9", 0.502, truth="4", rival=("4", 0.49))
    assert "wrong: it is a 4" in texts()
    readout.set_classes(("chess", "tennis"), has_points=True)
    readout.show_prediction("tennis", 0.683, truth="chess")
    assert "wrong: its class is chess" in texts()
    readout.show_prediction(None)
    assert label.text() == ""
    assert "%" not in texts()


@pytest.mark.parametrize("count", [2, 3, 10])
def test_the_ring_of_focus_cuts_no_name_and_no_number(bars, qtbot, count):
    bars.set_classes([str(number) for number in range(count)])
    bars.resize(240, bars.minimumSizeHint().height())
    bars.show()
    bars.show_probabilities(np.full(count, 1 / count, np.float32), 0)

    def pixels():
        image = bars.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        flat = np.frombuffer(image.constBits(), np.uint32)
        return flat.reshape(image.height(), image.width()).copy()

    alone = pixels()
    bars.setFocus()
    qtbot.waitUntil(bars.hasFocus)
    for number in range(count):
        ringed = pixels()
        assert bars.number == number
        places = np.flatnonzero((ringed != alone).any(axis=0))
        assert places.size
        # A digit at the left, four signs at the right.
        assert 8 < places.min() <= places.max() < 240 - 30
        qtbot.keyClick(bars, Qt.Key.Key_Down)

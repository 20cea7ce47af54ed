from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.painted_words import noting_painted_words
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.tick_labels import label_step
from visualnet.ui.pad.bars_painting import paint_ticks


def test_labels_are_left_out_evenly_and_both_ends_stay():
    places = [0.0, 10.0, 20.0, 30.0, 40.0]
    assert label_step(places, [8.0] * 5, 2.0) == 1
    assert label_step(places, [9.0] * 5, 2.0) == 2
    # The last is wide, as with its unit.
    assert label_step(places, [6.0, 6.0, 6.0, 6.0, 14.0], 1.0) == 2
    assert label_step(places, [30.0] * 5, 2.0) == 4
    assert label_step([0.0, 10.0, 20.0, 30.0], [9.0] * 4, 2.0) == 3
    assert label_step([0.0], [9.0], 2.0) == 1


class Scale(QWidget):
    """The scale below the bars of probabilities."""

    def __init__(self, font: QFont, is_log: bool) -> None:
        super().__init__()
        self._font, self._is_log = font, is_log

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        track = QRectF(40, 0, self.width() - 80, 5)
        paint_ticks(painter, self.palette(), self._font, track, 40, self._is_log)
        painter.end()


@pytest.mark.parametrize("is_log", [False, True])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_labels_below_the_bars_never_touch(qapp, qtbot, is_log, scale):
    widget = Scale(application_font(scale), is_log)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    for width in range(round(80 * scale), 400, 20):
        widget.resize(80 + width, 60)
        QApplication.processEvents()
        with noting_painted_words() as words:
            shown = words.read(widget)
        texts = [word.text for word in shown]
        assert texts[-1] == "100\u202f%"
        assert all(
            first.rect.right() < second.rect.left() or second.rect.right() < first.rect.left()
            for first, second in combinations(shown, 2)
        ), (width, texts)

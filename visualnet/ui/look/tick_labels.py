"""Labels of a scale that do not touch."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft | _MIDDLE, Qt.AlignmentFlag.AlignRight | _MIDDLE
"""In pictures, which do not turn round where one reads from the right."""


def label_step(middles: Sequence[float], widths: Sequence[float], gap: float) -> int:
    """Return every how many of a scale's labels have room; the first and the last always stay.

    middles, widths: (labels,), pixels along the scale, rising. gap: at least between two labels.
    """
    last = len(middles) - 1
    for step in range(1, last):
        shown = range(0, last + 1, step)
        if last % step == 0 and all(
            middles[b] - middles[a] >= (widths[a] + widths[b]) / 2 + gap for a, b in pairwise(shown)
        ):
            return step
    return max(1, last)


def paint_labels(
    painter: QPainter,
    box: QRectF,
    places: Sequence[float],
    texts: Sequence[str],
    *,
    is_within: bool = False,
) -> None:
    """Write as many labels as have room below a scale, in the painter's font and colour.

    box: as wide as the scale, a line high. places: 0 to 1 along it, rising. is_within: the labels
    at the ends stay in the box, else half of each is beyond.
    """
    metrics = QFontMetricsF(painter.font())
    widths = [metrics.horizontalAdvance(text) + 2 for text in texts]
    middles = [box.left() + place * box.width() for place in places]
    if is_within:
        middles[0], middles[-1] = box.left() + widths[0] / 2, box.right() - widths[-1] / 2
    step = label_step(middles, widths, metrics.horizontalAdvance("0"))
    for middle, width, text in list(zip(middles, widths, texts, strict=True))[::step]:
        place = QRectF(middle - width / 2, box.top(), width, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)


def paint_upright(painter: QPainter, box: QRectF, text: str, side: Qt.AlignmentFlag) -> None:
    """Write a text from below to above. side: LEFT, CENTRE or RIGHT of a box that is turned."""
    painter.save()
    painter.translate(box.bottomLeft())
    painter.rotate(-90)
    painter.drawText(QRectF(0, 0, box.height(), box.width()), side, text)
    painter.restore()

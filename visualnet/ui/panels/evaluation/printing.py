"""An evaluation as a page to be printed: the confusion matrix, and the scores of the classes."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from visualnet.number_text import count_text, percent_text
from visualnet.training.evaluation_report import EvaluationReport
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import Theme
from visualnet.ui.look.translation import Texts
from visualnet.ui.panels.evaluation.confusion_picture import ConfusionPicture
from visualnet.ui.panels.evaluation.headline import headline
from visualnet.ui.window.acts.printing import Page

_tr = Texts("Printing")

_GAP = 16.0
_MOST_ROWS = 26
"""Classes whose scores have room below the matrix."""


def evaluation_page(report: EvaluationReport, step: int, caption: list[str], paper: Theme) -> Page:
    """Return the page of a report on the weights of a step. paper: the colours."""

    def paint(painter: QPainter, room: QRectF) -> None:
        _paint(painter, room, report, paper)

    lines = [headline(report, step, step, is_measured=True), *caption]
    return Page(_tr("Evaluation"), lines, paint)


def _paint(painter: QPainter, room: QRectF, report: EvaluationReport, paper: Theme) -> None:
    """Paint the matrix, and the scores under it, on a wide page beside it."""
    font = application_font()
    line = QFontMetricsF(font).height() * 1.25
    rows = _rows(report)
    table = len(rows) * line if len(rows) <= _MOST_ROWS + 1 else 0.0
    is_wide = room.width() > room.height()
    height = room.height() if is_wide else room.height() - table - _GAP
    side = QSizeF(min(room.width(), height), min(room.width(), height))
    painter.save()
    painter.translate(room.topLeft())
    ConfusionPicture(report.classes, report.confusion, paper, font, side).paint(painter)
    painter.restore()
    if table:
        left, top = (side.width() + _GAP, 0.0) if is_wide else (0.0, side.height() + _GAP)
        painter.setFont(font)
        _paint_table(painter, room.adjusted(left, top, 0, 0), rows, line)


def _rows(report: EvaluationReport) -> list[tuple[str, ...]]:
    scores = report.scores
    heads = (_tr("class"), _tr("precision"), _tr("recall"), _tr("F1"), _tr("examples"))
    shares = (scores.precision, scores.recall, scores.f1)
    return [
        heads,
        *(
            (name, *(percent_text(_known(s[row])) for s in shares), count_text(int(count)))
            for row, (name, count) in enumerate(zip(report.classes, scores.support, strict=True))
        ),
    ]


def _known(share: float) -> float | None:
    """Return a share, None where it is undefined."""
    return None if share != share else float(share)


def _paint_table(painter: QPainter, room: QRectF, rows: list[tuple[str, ...]], line: float) -> None:
    width = min(room.width(), 480.0) / len(rows[0])
    for number, row in enumerate(rows):
        painter.setPen(Qt.GlobalColor.darkGray if not number else Qt.GlobalColor.black)
        for column, text in enumerate(row):
            cell = QRectF(room.x() + column * width, room.y() + number * line, width, line)
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            painter.drawText(cell, side | Qt.AlignmentFlag.AlignVCenter, text)

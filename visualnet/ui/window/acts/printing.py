"""Printing of one page with a title and a caption, after a preview; in light colours on white."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontMetricsF, QPageLayout, QPainter
from PySide6.QtWidgets import QToolBar, QWidget

from visualnet.number_text import percent_text
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import SignColours, Theme, load_theme
from visualnet.ui.look.translation import Texts
from visualnet.ui.session.session import Session

_tr = Texts("Printing")

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

_UNITS_AN_INCH = 96
"""In which a page is laid out, so that text is as large on paper as in the window."""
_MARGIN = 15.0  # millimetres
_GAP = 10.0
_INK = QColor(17, 17, 17)
"""Not plain black: a painter has that already, and the preview would take its own for it."""
_ICON = 16


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed. paint: fills a rectangle, in pixels of the window. caption: lines below."""

    title: str
    caption: Sequence[str]
    paint: Callable[[QPainter, QRectF], None]
    is_landscape: bool = False


def paper_theme(signs: SignColours) -> Theme:
    """Return the light theme on white, as paper is. signs: colours of the connections."""
    white = QColor("white")
    return replace(load_theme("light", signs), background=white, panel=white)


def caption_of(session: Session) -> list[str]:
    """Return what every page says: model, network, data, accuracy, date."""
    data, run = session.dataset, session.run
    parts = [session.title, session.network.describe()]
    accuracy = None if run is None else run.tested_accuracy
    if data is not None:
        parts.append(data.title)
    if accuracy is not None:
        parts.append(_tr("test accuracy {0}").format(percent_text(accuracy)))
    date = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
    # A network without a name has its layers as its title.
    return [" · ".join(dict.fromkeys(parts)), _tr("{0} · VisualNet").format(date)]


def show_preview(page: Page, window: QWidget) -> "QPrintPreviewDialog":
    """Show a page as it would be printed; from there it is printed, or saved as PDF."""
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    dialog = QPrintPreviewDialog(window)
    printer = dialog.printer()
    printer.setDocName(page.title)
    landscape, portrait = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait
    printer.setPageOrientation(landscape if page.is_landscape else portrait)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    dialog.setObjectName("printPreview")
    dialog.setWindowTitle(_tr("Print: {0}").format(page.title))
    dialog.paintRequested.connect(lambda device: paint_page(device, page))
    dialog.finished.connect(dialog.deleteLater)
    for bar in dialog.findChildren(QToolBar):
        # Printing is the last of its buttons, which a narrow window would hide.
        bar.setIconSize(QSize(_ICON, _ICON))
        _leave_out_pages(bar)
    dialog.resize(window.size())
    dialog.open()
    return dialog


def _leave_out_pages(bar: QToolBar) -> None:
    """Hide the buttons that go through pages or show several, as there is one."""
    groups: list[list[QAction]] = [[]]
    for action in bar.actions():
        if action.isSeparator():
            groups.append([])
        groups[-1].append(action)
    # After those for width, zoom and orientation; the last are set-up and print.
    for group in groups[3:-1]:
        for action in group:
            action.setVisible(False)


def paint_page(printer: "QPrinter", page: Page) -> None:
    """Paint title, body and caption onto the page of a printer."""
    painter = QPainter(printer)
    scale = printer.resolution() / _UNITS_AN_INCH
    painter.scale(scale, scale)
    sheet = printer.pageRect(type(printer).Unit.DevicePixel)
    room = QRectF(0, 0, sheet.width() / scale, sheet.height() / scale)
    painter.setPen(_INK)
    top = _write(painter, room, page.title, 20, is_bold=True)
    below = room.height() - len(page.caption) * _line_height(12)
    page.paint(painter, room.adjusted(0, top + _GAP, 0, below - _GAP - room.height()))
    painter.setPen(_INK)
    for line in page.caption:
        rest = QRectF(0, below, room.width(), _line_height(12))
        below += _write(painter, rest, line, 12)
    painter.end()


def fit_into(size_across: float, size_down: float, room: QRectF) -> QRectF:
    """Return the largest rectangle of these proportions in a room, in its middle at the top."""
    scale = min(room.width() / size_across, room.height() / size_down)
    width, height = size_across * scale, size_down * scale
    return QRectF(room.x() + (room.width() - width) / 2, room.y(), width, height)


def _write(
    painter: QPainter, room: QRectF, text: str, pixels: int, *, is_bold: bool = False
) -> float:
    """Write a line at the top of a room, cut where it is too long; return its height."""
    font = _font(pixels)
    font.setBold(is_bold)
    painter.setFont(font)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading, shown)
    return _line_height(pixels)


def _line_height(pixels: int) -> float:
    return QFontMetricsF(_font(pixels)).height()


def _font(pixels: int) -> QFont:
    font = application_font()
    font.setPixelSize(pixels)
    return font

"""Painting of the command palette's rows: kind, name with what was typed, place, keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from visualnet.ui.finding.rows import Row, RowModel
from visualnet.ui.look.theme import current_theme

_ROOM = 8
"""Pixels at both ends of a row and between its parts."""

_LEAST_HEIGHT = 24
_KIND_SHARE = 0.24
"""Of the row's width, at most."""


class RowDelegate(QStyledItemDelegate):
    """A row reads: kind, where it changes; name; where it stands; keys at the end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind_width = 0
        """Pixels that the widest kind takes."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row of text with air around it."""
        return QSize(0, row_height(option.fontMetrics))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row from left to right, or mirrored."""
        model = index.model()
        assert isinstance(model, RowModel)  # noqa: S101 - it paints no other
        row, theme = model.row(index.row()), current_theme()
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        painter.save()
        painter.setFont(option.font)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        muted = theme.text if is_current else theme.text_muted
        free = option.rect.adjusted(_ROOM, 0, -_ROOM, 0)
        kind = min(self.kind_width, round(_KIND_SHARE * free.width()))
        if model.is_first_of_kind(index.row()):
            self._write(painter, option, _left(free, kind), row.kind, muted)
        free.setLeft(free.left() + kind + 2 * _ROOM)
        if row.find.keys:
            width = option.fontMetrics.horizontalAdvance(row.find.keys)
            place = QRect(free.right() - width, free.top(), width + 1, free.height())
            self._write(painter, option, place, row.find.keys, muted)
            free.setRight(place.left() - 2 * _ROOM)
        used = self._write_name(painter, option, free, row)
        free.setLeft(free.left() + used + 2 * _ROOM)
        if free.width() > 3 * _ROOM:
            self._write(painter, option, free, row.find.detail, muted)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        text: str,
        colour: QColor,
    ) -> None:
        painter.setPen(colour)
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        place = QStyle.visualRect(option.direction, option.rect, rect)
        leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(place, leading | Qt.AlignmentFlag.AlignVCenter, shown)

    def _write_name(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: Row
    ) -> int:
        """Write the name, typed letters bold; returns the width that it took."""
        text = f"✓ {row.find.text}" if row.find.is_checked else row.find.text
        before = len(text) - len(row.find.text)
        bold = QFont(option.font)
        bold.setBold(True)
        # All of it bold is the widest that it can be.
        text = QFontMetrics(bold).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        typed = QTextCharFormat()
        typed.setFontWeight(QFont.Weight.Bold)
        theme = current_theme()
        typed.setForeground(theme.accent if row.find.is_enabled else theme.text_disabled)
        layout = QTextLayout(text, option.font)
        formats = []
        for place in sorted(row.letters):
            if place + before < len(text):
                letter = QTextLayout.FormatRange()
                letter.start, letter.length, letter.format = place + before, 1, typed
                formats.append(letter)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(rect.width())
        layout.endLayout()
        width = round(line.naturalTextWidth())
        rect = QStyle.visualRect(
            option.direction, option.rect, QRect(rect.left(), rect.top(), width, rect.height())
        )
        theme = current_theme()
        painter.setPen(theme.text if row.find.is_enabled else theme.text_disabled)
        top = rect.top() + (rect.height() - line.height()) / 2
        layout.draw(painter, QPointF(rect.left(), top))
        return width


def row_height(metrics: QFontMetrics) -> int:
    """Return the height of one row, in pixels."""
    return max(_LEAST_HEIGHT, metrics.height() + 10)


def _left(rect: QRect, width: int) -> QRect:
    return QRect(rect.left(), rect.top(), width, rect.height())

"""What a widget tree shows cut: parts over an edge or over one another, text without room."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsSimpleTextItem,
    QGraphicsTextItem,
    QGraphicsView,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSplitter,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.ui.painted_words import PaintedWords
from visualnet.ui.plane.eliding_buttons import Eliding
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.widgets.eliding_label import ElidingLabel

_SLACK = 1.5
"""Pixels that rounding may take."""

_ROWS_READ = 12


def faults_in(root: QWidget, words: PaintedWords) -> dict[str, str]:
    """Return what is cut under a widget that is shown, by the path of the widget."""
    found: dict[str, list[str]] = {}
    for widget in (root, *_shown_under(root)):
        faults = [*_text_faults(widget), *_painted_faults(widget, words)]
        if widget is not root:
            faults += _place_faults(widget)
        faults += _overlaps(widget)
        if faults:
            found.setdefault(_path(widget, root), []).extend(faults)
    return {path: "; ".join(faults) for path, faults in found.items()}


def _shown_under(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield child
            yield from _shown_under(child)


def _path(widget: QWidget, root: QWidget) -> str:
    parts: list[str] = []
    at: QWidget | None = widget
    while at is not None:
        parts.append(at.objectName() or type(at).__name__)
        if at is root:
            break
        at = at.parentWidget()
    text = getattr(widget, "text", None) or getattr(widget, "title", None)
    told = text() if callable(text) else ""
    path = "/".join(reversed([part for part in parts if part != "qt_scrollarea_viewport"]))
    return f"{path} {told[:40]!r}" if told else path


def _place_faults(widget: QWidget) -> Iterable[str]:
    parent = widget.parentWidget()
    area = parent.parentWidget()
    scrolls_down = False
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        if isinstance(area, QAbstractItemView | QGraphicsView):
            return
        policy = area.verticalScrollBarPolicy()
        scrolls_down = policy is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if isinstance(parent, QTabBar | QAbstractSpinBox | QComboBox | QStackedWidget):
        return
    if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
        return
    room, place = parent.rect(), widget.geometry()
    if isinstance(parent, QSplitter) and parent.isRightToLeft():
        # Qt puts the parts one pixel to the right there (6.11, 2026-11).
        room.adjust(0, 0, 1, 0)
    if place.left() < room.left() or place.right() > room.right():
        over = max(room.left() - place.left(), place.right() - room.right())
        yield f"{over} px over the side"
    if not scrolls_down and (place.top() < room.top() or place.bottom() > room.bottom()):
        over = max(room.top() - place.top(), place.bottom() - room.bottom())
        yield f"{over} px over the top or bottom"


def _text_faults(widget: QWidget) -> Iterable[str]:
    for kind, find in _FINDERS:
        if isinstance(widget, kind):
            return find(widget)
    return ()


def _button_faults(button: QAbstractButton) -> Iterable[str]:
    need = button.sizeHint()
    if isinstance(button, Eliding):
        if len(button.shown_text) < min(4, len(button.text())):
            yield f"hardly a letter shown of {button.text()}"
        need.setWidth(0)
    if button.text() and need.width() > button.width() + _SLACK:
        yield f"text cut: {button.width()} of {need.width()} px"
    if button.text() and need.height() > button.height() + 2 * _SLACK:
        yield f"text cut in height: {button.height()} of {need.height()} px"


def _group_faults(group: QGroupBox) -> Iterable[str]:
    if _advance(group, group.title()) > group.width():
        yield "title cut"


def _tab_faults(bar: QTabBar) -> Iterable[str]:
    if bar.count() and bar.tabRect(bar.count() - 1).right() > bar.width():
        yield "tabs need scrolling"


def _scroll_faults(area: QScrollArea) -> Iterable[str]:
    if area.horizontalScrollBar().maximum() > 0:
        yield f"scrolls across by {area.horizontalScrollBar().maximum()} px"


def _advance(widget: QWidget, text: str) -> float:
    return max(QFontMetricsF(widget.font()).horizontalAdvance(x) for x in text.split("\n"))


def _label_faults(label: QLabel) -> Iterable[str]:
    if not label.text():
        return
    if isinstance(label, ElidingLabel) and not label.wordWrap():
        if not label.shown_text:
            yield "not shown for want of room"
        return
    if label.wordWrap():
        need = QLabel.heightForWidth(label, label.width())
        if need > label.height() + _SLACK:
            yield f"lines cut: {label.height()} of {need} px"
        if label.textFormat() is not Qt.TextFormat.RichText:
            words = label.text().split() or [""]
            widest = max(words, key=lambda word: _advance(label, word))
            if _advance(label, widest) > label.contentsRect().width() + _SLACK:
                yield f"word cut: {widest}"
        return
    need = QLabel.sizeHint(label)
    if need.width() > label.width() + _SLACK:
        yield f"text cut: {label.width()} of {need.width()} px"
    if need.height() > label.height() + _SLACK:
        yield f"text cut in height: {label.height()} of {need.height()} px"


def _header_faults(header: QHeaderView) -> Iterable[str]:
    model = header.model()
    across = header.orientation() is Qt.Orientation.Horizontal
    for number in range(header.count()):
        text = model.headerData(number, header.orientation(), Qt.ItemDataRole.DisplayRole)
        if header.isSectionHidden(number) or not isinstance(text, str) or not text:
            continue
        room = header.sectionSize(number) if across else header.width()
        font = model.headerData(number, header.orientation(), Qt.ItemDataRole.FontRole)
        metrics = QFontMetricsF(font or header.font())
        if metrics.horizontalAdvance(text) > room + _SLACK:
            yield f"heading cut: {text}"


def _cell_faults(table: QTableView) -> Iterable[str]:
    model = table.model()
    if model is None:
        return
    for row in range(min(model.rowCount(), _ROWS_READ)):
        for column in range(model.columnCount()):
            if table.isColumnHidden(column) or table.isRowHidden(row):
                continue
            index = model.index(row, column)
            text = str(index.data() or "")
            need = table.sizeHintForIndex(index).width()
            if any(map(str.isdigit, text)) and need > table.columnWidth(column) + _SLACK:
                yield f"number cut in a cell: {text} ({table.columnWidth(column)} of {need} px)"


def _combo_faults(combo: QComboBox) -> Iterable[str]:
    if isinstance(combo, ElidingComboBox):
        if combo.shown_text != combo.currentText() and combo.currentText()[:1].isdigit():
            yield f"number cut: {combo.shown_text}"
        if len(combo.shown_text) < min(4, len(combo.currentText())):
            yield f"hardly a letter shown of {combo.currentText()}"
        return
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    room = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    if _advance(combo, combo.currentText()) > room.width() - 2:
        yield f"choice cut: {combo.currentText()}"


def _field_faults(edit: QLineEdit) -> Iterable[str]:
    option = QStyleOptionFrame()
    edit.initStyleOption(option)
    room = edit.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, edit)
    text = edit.text() or edit.placeholderText()
    if isinstance(edit.parentWidget(), QAbstractSpinBox | type(None)) or not edit.text():
        need = _advance(edit, text) + 2
        if text and need > room.width() + _SLACK:
            yield f"text cut: {text} ({room.width()} of {need:.0f} px)"


def _scene_faults(view: QGraphicsView) -> Iterable[str]:
    if view.scene() is None:
        return
    room = QRectF(view.viewport().rect()).adjusted(-3, -3, 3, 3)
    for item in view.scene().items():
        if not item.isVisible() or not isinstance(
            item, QGraphicsTextItem | QGraphicsSimpleTextItem
        ):
            continue
        text = item.text() if isinstance(item, QGraphicsSimpleTextItem) else item.toPlainText()
        margin = item.document().documentMargin() if isinstance(item, QGraphicsTextItem) else 0
        inner = item.boundingRect().adjusted(margin, margin, -margin, -margin)
        place = view.mapFromScene(item.mapToScene(inner)).boundingRect()
        if text.strip() and not room.contains(QRectF(place)):
            yield f"word over the edge of the chart: {text}"


def _painted_faults(widget: QWidget, noted: PaintedWords) -> Iterable[str]:
    is_own = any(
        base.__module__.startswith("visualnet") and "paintEvent" in base.__dict__
        for base in type(widget).__mro__
    )
    if not is_own or isinstance(widget, QLabel | QComboBox | QGraphicsView):
        return
    rows = 0.0
    if isinstance(widget, QAbstractScrollArea):
        widget = widget.viewport()
        # It scrolls down: a row may be in sight in part.
        rows = float(widget.height())
    words = noted.read(widget)
    edges = QRectF(widget.rect()).adjusted(-_SLACK, -_SLACK - rows, _SLACK, _SLACK + rows)
    for each in words:
        if not edges.contains(each.rect.adjusted(0, 3, 0, -3)):
            yield f"painted over the edge: {each.text!r}"
        elif each.room is not None and each.rect.width() > each.room.width() + _SLACK:
            room, need = each.room.width(), each.rect.width()
            yield f"painted text cut: {each.text!r} ({room:.0f} of {need:.0f} px)"
    for number, one in enumerate(words):
        for other in words[:number]:
            common = one.rect.intersected(other.rect)
            if one.text != other.text and common.width() > 2 and common.height() > 4:
                yield f"painted over one another: {one.text!r} and {other.text!r}"


def _overlaps(widget: QWidget) -> Iterable[str]:
    layout = widget.layout()
    if layout is None or isinstance(widget, QStackedWidget):
        return
    parts = [part for part in _laid_out(layout) if part.isVisible()]
    for number, one in enumerate(parts):
        for other in parts[:number]:
            common = one.geometry().intersected(other.geometry())
            if common.width() > _SLACK and common.height() > _SLACK:
                yield f"{_path(one, one)} lies over {_path(other, other)}"


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    # Not by the items of a layout: Python would keep those that Qt deletes.
    layouts = [layout, *layout.findChildren(QLayout)]
    for part in layout.parentWidget().children():
        if isinstance(part, QWidget) and any(each.indexOf(part) >= 0 for each in layouts):
            yield part


_FINDERS: tuple[tuple[type[QWidget], Callable[..., Iterable[str]]], ...] = (
    (QLabel, _label_faults),
    (QAbstractButton, _button_faults),
    (QGroupBox, _group_faults),
    (QTabBar, _tab_faults),
    (QHeaderView, _header_faults),
    (QTableView, _cell_faults),
    (QGraphicsView, _scene_faults),
    (QScrollArea, _scroll_faults),
    (QComboBox, _combo_faults),
    (QLineEdit, _field_faults),
)

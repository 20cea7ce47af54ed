"""All texts that a window tells: on labels, in tips, names for a screen reader, cells, paint."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGraphicsView,
    QTabBar,
    QTabWidget,
    QWidget,
)

from tests.ui.painted_words import PaintedWords

_PROPERTIES = (
    "text",
    "title",
    "windowTitle",
    "toolTip",
    "statusTip",
    "whatsThis",
    "accessibleName",
    "accessibleDescription",
    "placeholderText",
    "prefix",
    "suffix",
    "specialValueText",
    "shown_text",
)
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_MOST_ROWS = 50


def texts_of(window: QWidget, words: PaintedWords) -> Iterator[tuple[str, str]]:
    """Yield (where, text) of all that a window tells, its hidden parts and actions too."""
    for widget in (window, *window.findChildren(QWidget)):
        yield from _of_object(widget)
        if isinstance(widget, QComboBox) or (
            isinstance(widget, QAbstractItemView) and widget.model() is not None
        ):
            yield from _of_model(widget.model(), _name(widget))
        elif isinstance(widget, QTabBar | QTabWidget):
            for number in range(widget.count()):
                yield f"{_name(widget)}/tab", widget.tabText(number)
                yield f"{_name(widget)}/tab tip", widget.tabToolTip(number)
        elif isinstance(widget, QGraphicsView) and widget.scene() is not None:
            yield from _of_scene(widget)
        if widget.isVisible():
            yield from ((f"{_name(widget)}/paint", each.text) for each in words.read(widget))
    for action in window.findChildren(QAction):
        yield from _of_object(action)


def _name(part) -> str:
    names, at = [], part
    while at is not None and len(names) < 4:
        names.append(at.objectName() or type(at).__name__)
        at = at.parent()
    return "/".join(reversed(names))


def _of_object(part) -> Iterator[tuple[str, str]]:
    for name in _PROPERTIES:
        told = getattr(part, name, None)
        try:
            text = told() if callable(told) else told
        except (TypeError, RuntimeError, NotImplementedError):
            continue
        if isinstance(text, str) and text:
            yield f"{_name(part)}/{name}", text


def _of_model(model: QAbstractItemModel, name: str) -> Iterator[tuple[str, str]]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        for role in _ROLES:
            text = model.headerData(column, Qt.Orientation.Horizontal, role)
            if isinstance(text, str):
                yield f"{name}/heading", text
        for row in range(min(model.rowCount(), _MOST_ROWS)):
            index = model.index(row, column, QModelIndex())
            for role in _ROLES:
                text = index.data(role)
                if isinstance(text, str):
                    yield f"{name}/cell {role.name}", text


def _of_scene(view: QGraphicsView) -> Iterator[tuple[str, str]]:
    for item in view.scene().items():
        for method in ("text", "toPlainText", "labelText", "toolTip"):
            told = getattr(item, method, None)
            if callable(told):
                try:
                    text = told()
                except (TypeError, AttributeError):
                    continue
                if isinstance(text, str) and text:
                    yield f"{_name(view)}/{type(item).__name__}", text
        label = getattr(item, "labelText", "")
        if isinstance(label, str) and label:
            yield f"{_name(view)}/axis", label

"""Columns and rows of widgets, buttons and labels, each made in one call."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

STRETCH: Final = -1
"""In a column or row: the room that is left."""
Edges = tuple[int, int, int, int]
"""Pixels at the left, top, right and bottom of a layout."""
Part = (
    QWidget | QLayout | int | tuple[QWidget | QLayout, int] | tuple[QWidget, int, Qt.AlignmentFlag]
)
"""A widget or layout, alone or with its share of the room (and its alignment); or a number of
pixels that stay free, or STRETCH."""
Call = Callable[..., object] | SignalInstance
Box = TypeVar("Box", bound=QBoxLayout)
Widget = TypeVar("Widget", bound=QWidget)


def column(
    *parts: Part, on: QWidget | None = None, gap: int = -1, edges: Edges = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Return parts below each other. on: the widget they fill.

    gap: pixels between them, as many as the style has by default.
    """
    return _filled(QVBoxLayout(), parts, on, gap, edges)


def row(
    *parts: Part, on: QWidget | None = None, gap: int = -1, edges: Edges = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Return parts beside each other; see `column`."""
    return _filled(QHBoxLayout(), parts, on, gap, edges)


def form(
    across: int,
    down: int,
    *,
    on: QWidget | None = None,
    edges: Edges = (0, 0, 0, 0),
    wraps: bool = True,
) -> QFormLayout:
    """Return rows of names and fields, which grow; across, down: pixels between them.

    wraps: a narrow panel has fields below their names.
    """
    made = QFormLayout()
    if on is not None:
        on.setLayout(made)
    made.setContentsMargins(*edges)
    made.setHorizontalSpacing(across)
    made.setVerticalSpacing(down)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    if wraps:
        made.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return made


def page(*parts: Part, gap: int = -1, edges: Edges = (0, 0, 0, 0)) -> QWidget:
    """Return a widget filled by a column of parts."""
    filled = QWidget()
    column(*parts, on=filled, gap=gap, edges=edges)
    return filled


def fill_dialog(
    dialog: QDialog,
    *parts: Part,
    gap: int = 16,
    buttons: QDialogButtonBox | None = None,
    copy: QPushButton | None = None,
) -> None:
    """Lay out parts above buttons, the last of them in the room that is left.

    buttons: Close if not given, and then `copy`; such a dialog is destroyed once it is closed.
    """
    if buttons is None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(dialog.reject)
    if copy is not None:
        # Else Python would think it its own, and destroy it a second time.
        copy.setParent(buttons)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
    made = column(*parts, buttons, on=dialog, gap=gap, edges=(24, 20, 24, 16))
    made.setStretch(len(parts) - 1, 1)


def marked(
    widget: Widget, name: str = "", tip: str = "", spoken: str = "", **properties: Any
) -> Widget:
    """Return a widget with an object name, a tooltip and a name for screen readers.

    properties: Qt's own, such as wordWrap, and the style sheet's, such as role.
    """
    if name:
        widget.setObjectName(name)
    if tip:
        widget.setToolTip(tip)
    if spoken:
        widget.setAccessibleName(spoken)
    for key, value in properties.items():
        widget.setProperty(key, value)
    return widget


def button(
    text: str, tip: str = "", call: Call | None = None, name: str = "", **properties: Any
) -> QPushButton:
    """Return a button that calls `call` when it is clicked; the rest as for `marked`."""
    made = marked(QPushButton(text), name, tip, **properties)
    if call is not None:
        made.clicked.connect(call)
    return made


def action_button(action: QAction, look: Qt.ToolButtonStyle) -> QToolButton:
    """Return a button of an action, which the Tab key reaches."""
    made = QToolButton()
    made.setDefaultAction(action)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setToolButtonStyle(look)
    return made


def label(
    text: str = "", role: str = "", name: str = "", *, wraps: bool = False, **properties: Any
) -> QLabel:
    """Return a text, on as many lines as it needs if it wraps. role: of the style sheet."""
    made = marked(QLabel(text), name, wordWrap=wraps, **properties)
    if role:
        made.setProperty("role", role)
    return made


def muted(text: str = "", name: str = "", *, wraps: bool = True, **properties: Any) -> QLabel:
    """Return a sentence that stands back behind the rest; see `label`."""
    return label(text, "muted", name, wraps=wraps, **properties)


def caption(text: str, above: int = 0) -> QLabel:
    """Return the heading of a part of a panel. above: pixels of room."""
    made = label(text, "caption")
    made.setContentsMargins(0, above, 0, 0)
    return made


def forget_items(layout: QLayout) -> None:
    """Have Python let go of the items of a layout that was put into another one.

    PySide (6.11) makes an object for each of them, keeps it when Qt deletes the item with its
    widget, and hands it out later as the widget that stands at the same address.
    """
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if isinstance(item, QLayout):
            forget_items(item)
        else:
            shiboken6.invalidate(item)  # type: ignore[arg-type]


def _filled(box: Box, parts: tuple[Part, ...], on: QWidget | None, gap: int, edges: Edges) -> Box:
    if on is not None:
        on.setLayout(box)
    box.setContentsMargins(*edges)
    box.setSpacing(gap)
    for part in parts:
        if part == STRETCH:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, tuple):
            _add(box, *part)
        else:
            _add(box, part)
    return box


def _add(
    box: QBoxLayout, part: QWidget | QLayout, share: int = 0, *alignment: Qt.AlignmentFlag
) -> None:
    if isinstance(part, QLayout):
        box.addLayout(part, share)
        forget_items(part)
    else:
        box.addWidget(part, share, *alignment)

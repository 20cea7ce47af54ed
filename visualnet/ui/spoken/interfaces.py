"""Accessible interfaces of custom views and of labels: role, name, live value.

A view says what it is by a class attribute `spoken_role`, a `QAccessible.Role`, and what it shows
by a method `spoken_value() -> str`, which is called only while a screen reader asks:

    class LossChart(QWidget):
        spoken_role = QAccessible.Role.Chart

        def spoken_value(self) -> str:
            return self.tr("step 100, loss 0.25")

The description is then that text, followed by the accessible description; the value is the text
too. The name is the accessible name. A label with an accessible name, its caption, is told as
caption and text. Changes are told by `changes.py`.

Qt owns an interface and deletes it with its widget; it knows its widget only through Qt, so neither
keeps the other alive. Nothing here runs before a screen reader asks.
"""

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, Qt, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QComboBox,
    QGraphicsView,
    QLabel,
    QScrollArea,
    QWidget,
)

from visualnet.ui.spoken.changes import keep_told
from visualnet.ui.spoken.controls import ButtonInterface, ComboInterface

_Text = QAccessible.Text


class _ViewInterface(QAccessibleWidget):
    """Of a view with `spoken_role`."""

    def text(self, kind: QAccessible.Text) -> str:
        widget = self.widget()
        if kind not in (_Text.Description, _Text.Value) or not shiboken6.isValid(widget):
            return super().text(kind)
        value = spoken_value(widget)
        if kind == _Text.Value:
            return value
        parts = filter(None, (value, widget.accessibleDescription()))
        text = ". ".join(parts) if value else super().text(kind)
        return keep_told(widget, kind, text)


class _LabelInterface(QAccessibleWidget):
    """Of a label: the name that it was given is a caption, and does not hide its text."""

    def text(self, kind: QAccessible.Text) -> str:
        label = self.widget()
        if kind != _Text.Name or not isinstance(label, QLabel) or not shiboken6.isValid(label):
            return super().text(kind)
        name = label_name(label)
        # Qt itself tells of changes of a label without a caption.
        return keep_told(label, kind, name) if label.accessibleName() else name

    def role(self) -> QAccessible.Role:
        label = self.widget()
        shows_picture = isinstance(label, QLabel) and not label.pixmap().isNull()
        return QAccessible.Role.Graphic if shows_picture else QAccessible.Role.StaticText


def install_interfaces() -> None:
    """Let Qt ask here for the interfaces of views and labels, once there is an application.

    Qt asks the last that was installed first, and its own comes with the application.
    """
    if not _installed:
        QAccessible.installFactory(_interface_of)
        _installed.append(True)


_installed: list[bool] = []


def spoken_value(widget: QWidget) -> str:
    """Return what a view says that it shows, empty where it says nothing."""
    say = getattr(type(widget), "spoken_value", None)
    if say is None:
        return ""
    try:
        return str(say(widget))
    except AttributeError:
        # Screen readers ask for a view as soon as it has a name, while it is still being made.
        if widget.isVisible():
            raise
        return ""


def label_name(label: QLabel) -> str:
    """Return the caption of a label, which is its accessible name, with its text."""
    caption, text = label.accessibleName(), plain_text(label)
    if not caption or caption == text:
        return text
    return f"{caption}: {text}" if text and text not in caption else caption


def plain_text(label: QLabel) -> str:
    """Return the text of a label, without marks where it is rich text."""
    text, formats = label.text(), Qt.TextFormat
    is_auto = label.textFormat() == formats.AutoText
    if not (Qt.mightBeRichText(text) if is_auto else label.textFormat() == formats.RichText):
        return text
    return " ".join(QTextDocumentFragment.fromHtml(text).toPlainText().split())


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QLabel):
        return _LabelInterface(thing, QAccessible.Role.StaticText, "")
    if isinstance(thing, QComboBox) and not thing.isEditable():
        return ComboInterface(thing, QAccessible.Role.ComboBox, "")
    role = getattr(type(thing), "spoken_role", None)
    if isinstance(role, QAccessible.Role) and isinstance(thing, QAbstractButton):
        return ButtonInterface(thing, role, "")
    if isinstance(role, QAccessible.Role) and isinstance(thing, QWidget):
        return _ViewInterface(thing, role, "")
    if isinstance(thing, (QScrollArea, QGraphicsView)):
        # Qt's own ends the program where a scroll bar that was counted has gone when asked for.
        return QAccessibleWidget(thing, QAccessible.Role.Client, "")
    return None

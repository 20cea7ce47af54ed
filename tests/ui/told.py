"""What a screen reader is told of widgets, and what is wrong with it."""

import re
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QMenu, QWidget


class Told(NamedTuple):
    role: str
    name: str
    value: str
    description: str


def told(widget):
    """Return what a screen reader is told of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, widget
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
    return Told(found.role().name, *(found.text(kind) for kind in kinds))


def faults(root):
    """Return a sentence for each widget below `root`, hidden ones too, that is told badly.

    No widget that takes the focus is without a name; the name of what has a visible text begins
    with it; a label's text is told; a label's buddy takes the focus and is named as the label says;
    a view that paints itself has a role.
    """
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not _is_inner(widget):
            found += [f"{_path(widget)}: {fault}" for fault in _faults_of(widget)]
    return found


_INNER = ("qt_spinbox_lineedit", "qt_scrollarea_viewport")


def _faults_of(widget):
    role, name, value, description = told(widget)
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not name.strip():
        yield f"a {role} without a name"
    paints = "paintEvent" in vars(type(widget)) and type(widget).__module__.startswith("visualnet")
    lies_over_others = widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    if paints and role == "Client" and not lies_over_others:
        yield "it paints what it shows, and has no role"
    if isinstance(widget, QComboBox) and not _begins(name, widget.accessibleName() or "no caption"):
        yield f"its name {name!r} does not begin with a caption"
    if isinstance(widget, QAbstractButton) and not _begins(name, widget.text()):
        yield f"the name {name!r} does not begin with the visible {widget.text()!r}"
    if isinstance(widget, QLabel):
        text = _plain(widget.text())
        if _words(text) not in _words(f"{name} {value} {description}"):
            yield f"the name {name!r} hides the text {text!r}"
        buddy = widget.buddy()
        if buddy is not None and buddy.focusPolicy() == Qt.FocusPolicy.NoFocus:
            yield f"{text!r} is the label of a {type(buddy).__name__}, which takes no focus"
        elif buddy is not None and not _begins(buddy.accessibleName(), text):
            yield f"{text!r} is the label of {buddy.accessibleName()!r}"


def _is_inner(widget):
    """Whether it is a part of a control, such as the line edit of a spin box, told by that."""
    parents = []
    parent = widget.parentWidget()
    while parent is not None:
        parents.append(parent)
        parent = parent.parentWidget()
    kinds = [each.metaObject().className() for each in (widget, *parents)]
    return (
        isinstance(widget, QMenu)
        or widget.objectName() in _INNER
        or "QComboBoxPrivateContainer" in kinds
    )


def _begins(name, text):
    return _words(name).startswith(_words(_plain(text)))


def _words(text):
    """Return its letters and digits in lower case: marks such as … and • are not read aloud."""
    return " ".join(re.findall(r"[^\W_]+", text.replace("&", "").lower()))


def _plain(text):
    is_rich = re.search(r"<[a-z]+[ >/]", text) is not None
    return QTextDocumentFragment.fromHtml(text).toPlainText() if is_rich else text


def _path(widget):
    names = []
    while widget is not None and not widget.isWindow():
        names.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return " < ".join(names[:4])

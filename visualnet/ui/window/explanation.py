"""Explanation of what is under the mouse, or has the focus, in its own words."""

from html import escape

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWhatsThis, QWidget


class Explanation(QObject):
    """Asked for by key: the mouse is meant where it moved since the focus came to where it is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._mouse_at = QCursor.pos()
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - there is a window
        application.focusChanged.connect(self._note_focus)

    def show(self) -> bool:
        """Show it until the next key or click; False where nothing there explains itself."""
        focused, mouse = QApplication.focusWidget(), QCursor.pos()
        places = [] if focused is None else [(focused, _below(focused))]
        if mouse != self._mouse_at:
            pointed = QApplication.widgetAt(mouse)
            if pointed is not None and pointed.window() in (self._window, *self._floating()):
                places.insert(0, (pointed, mouse))
        return any(self.show_at(widget, place) for widget, place in places)

    def show_at(self, widget: QWidget, place: QPoint) -> bool:
        """Show at a place of the screen what a widget is; False where it does not explain itself.

        The explanation goes with the next key or click.
        """
        text = explanation_of(widget)
        if text:
            QWhatsThis.showText(place, text, widget)
        return bool(text)

    def _floating(self) -> list[QWidget]:
        return [child for child in self._window.findChildren(QWidget) if child.isWindow()]

    @Slot()
    def _note_focus(self) -> None:
        self._mouse_at = QCursor.pos()


def explanation_of(widget: QWidget) -> str:
    """Return as HTML what a widget, or the nearest one around it, says of itself; maybe empty."""
    part: QWidget | None = widget
    while part is not None and not part.isWindow():
        tip = part.whatsThis() or part.toolTip()
        if tip:
            name, description = part.accessibleName(), part.accessibleDescription()
            texts = [text for text in (tip, description) if text != name]
            heading = f"<p><b>{escape(name)}</b></p>" if name else ""
            return heading + "".join(f"<p>{escape(text)}</p>" for text in texts if text)
        part = part.parentWidget()
    return ""


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, min(widget.height(), 40)))

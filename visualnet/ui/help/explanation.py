"""F1: what is under the mouse, or has the focus, in its own words, and its word in the glossary."""

from collections.abc import Callable
from html import escape
from itertools import takewhile

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QCursor, QKeyEvent, QWhatsThisClickedEvent
from PySide6.QtWidgets import QApplication, QWhatsThis, QWidget

from visualnet.ui.widgets.around import outwards


class Explanation(QWidget):
    """Asked for by key: the mouse is meant where it moved since the focus came to where it is.

    A widget names its word in the glossary by the property `term`; what has no words of its own is
    explained there alone. Never shown: it lies where the explanation is to be, and hears of a click
    on the link to the glossary.
    """

    def __init__(
        self,
        window: QWidget,
        title_of: Callable[[str], str],
        open_entry: Callable[[str], None],
    ) -> None:
        """title_of: a term's title, empty where there is no such entry."""
        super().__init__(window)
        self.hide()
        self._window, self._title_of, self._open_entry = window, title_of, open_entry
        self._term = ""
        self._mouse_at = QCursor.pos()
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - there is a window
        application.focusChanged.connect(self._note_focus)

    def explain(self) -> bool:
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
        text, term = explanation_of(widget), term_of(widget)
        title = self._title_of(term) if term else ""
        if not title:
            term = ""
        if text:
            if term:
                more = escape(self.tr("More: {0} (F1)").format(title))
                text += f'<p><a href="{escape(term)}">{more}</a></p>'
            self._term = term
            # Qt puts it below its widget, whatever the place.
            self.setGeometry(QRect(self._window.mapFromGlobal(place), QSize(1, 1)))
            QWhatsThis.showText(place, text, self)
            popup = QApplication.activePopupWidget()
            if popup is not None and term:
                popup.installEventFilter(self)
        elif term:
            self._open_entry(term)
        return bool(text or term)

    def event(self, event: QEvent) -> bool:
        """Follow the link to the glossary."""
        if isinstance(event, QWhatsThisClickedEvent):
            self._open_entry(event.href())
            QWhatsThis.hideText()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let F1, pressed again, follow it too."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1:
            QWhatsThis.hideText()
            self._open_entry(self._term)
            return True
        return super().eventFilter(watched, event)

    def _floating(self) -> list[QWidget]:
        return [child for child in self._window.findChildren(QWidget) if child.isWindow()]

    @Slot()
    def _note_focus(self) -> None:
        self._mouse_at = QCursor.pos()


def explanation_of(widget: QWidget) -> str:
    """Return as HTML what a widget, or the nearest one around it, says of itself; maybe empty."""
    for part in takewhile(lambda each: not each.isWindow(), outwards(widget)):
        tip = part.whatsThis() or part.toolTip()
        if tip:
            name, description = part.accessibleName(), part.accessibleDescription()
            texts = [text for text in (tip, description) if text != name]
            heading = f"<p><b>{escape(name)}</b></p>" if name else ""
            return heading + "".join(f"<p>{escape(text)}</p>" for text in texts if text)
        if part.property("term"):
            # The glossary has more to say than what lies around it.
            return ""
    return ""


def term_of(widget: QWidget) -> str:
    """Return the term that a widget, or the nearest one around it, names; empty for none."""
    terms = (part.property("term") for part in outwards(widget))
    return str(next(filter(None, terms), ""))


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, min(widget.height(), 40)))

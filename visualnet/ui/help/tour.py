"""The tour: five cards beside the parts of the window that they speak of."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from visualnet.ui.help.card import Card
from visualnet.ui.look.translation import Texts
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.widgets.around import outwards
from visualnet.ui.window.context import Context

_tr = Texts("Tour")

_FOLLOW_MS = 150
"""How often it is looked whether the parts spoken of have moved."""


@dataclass(frozen=True, slots=True)
class Stop:
    """parts: object names of what is spoken of. dock: the name of the dock to show for it."""

    title: str
    text: str
    parts: tuple[str, ...]
    dock: str = ""


def tour_stops() -> tuple[Stop, ...]:
    """Return the stops in their order, in the language of the window."""
    return (
        Stop(
            _tr("Draw here"),
            _tr("Draw a digit with the mouse, a pen or a finger. The network reads as you draw."),
            ("drawingPad",),
            "drawingDock",
        ),
        Stop(
            _tr("The network"),
            _tr(
                "Circles are neurons: fuller means more active. Lines are connections: their "
                "colour shows whether they push up or hold back."
            ),
            ("networkView",),
        ),
        Stop(
            _tr("What the network sees"),
            _tr(
                "The network gets only these 28 × 28 pixels. The bars show how probable it "
                "finds each class."
            ),
            ("seenImage", "predictionBars"),
            "drawingDock",
        ),
        Stop(
            _tr("Train it"),
            _tr(
                "Train shows the network thousands of examples. In the charts, loss falls "
                "and accuracy rises."
            ),
            ("controlBar", "chartsDock"),
            "chartsDock",
        ),
        Stop(
            _tr("Everything else"),
            _tr(
                "Every panel is listed here, and Ctrl+K finds anything by name. Press F1 "
                "over anything to learn what it is."
            ),
            ("panelRail",),
        ),
    )


class Tour(QObject):
    """Goes from stop to stop; the window can be used meanwhile."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context, self._window = context, context.window
        self._stops = tour_stops()
        self._number = 0
        self._placed: tuple[list[QRect], QRect] | None = None
        self._rings: list[QFrame] = []
        self._card = card = Card("tourCard", _tr("Tour"), context.window)
        card.closed.connect(self.leave)
        card.add_button("tourLeave", self.tr("Leave"), self.tr("End the tour (Esc)"), self.leave)
        card.add_space()
        tip = self.tr("Previous note")
        self._back = card.add_button("tourBack", self.tr("Back"), tip, self._go_back)
        self._next = card.add_button("tourNext", self.tr("Next"), self.tr("Next note"), self._go_on)
        self._timer = QTimer(self, interval=_FOLLOW_MS)
        self._timer.timeout.connect(self._place_card)
        context.window.spare_keys.add(Qt.Key.Key_Escape, self._leave_by_key)

    @property
    def number(self) -> int:
        """The stop that is shown, from 0."""
        return self._number

    def start(self) -> None:
        """Show the first stop."""
        self._show_stop(0)
        self._timer.start()

    @Slot()
    def leave(self) -> None:
        """End the tour."""
        self._timer.stop()
        self._card.give_way(self._context.shared(NetworkView))
        self._show_rings([])
        self._placed = None

    def _leave_by_key(self) -> bool:
        is_on = not self._card.isHidden()
        if is_on:
            self.leave()
        return is_on

    @Slot()
    def _go_on(self) -> None:
        if self._number + 1 < len(self._stops):
            self._show_stop(self._number + 1)
        else:
            self.leave()

    @Slot()
    def _go_back(self) -> None:
        self._show_stop(max(0, self._number - 1))

    def _show_stop(self, number: int) -> None:
        self._number, stop = number, self._stops[number]
        if stop.dock:
            dock = self._window.docks[stop.dock]
            dock.show()
            dock.raise_()
        for part in self._parts():
            _scroll_to(part)
        self._placed = None
        self._back.setEnabled(number > 0)
        is_last = number + 1 == len(self._stops)
        self._next.setText(self.tr("Done") if is_last else self.tr("Next"))
        caption = self.tr("{0} of {1}").format(number + 1, len(self._stops))
        self._card.show_words(caption, stop.title, stop.text)
        # Enter goes on.
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place_card()

    @Slot()
    def _place_card(self) -> None:
        """Outline the parts, and put the card beside them, where they have moved."""
        parts = self._rects()
        placed = parts, self._window.rect()
        if placed == self._placed:
            return
        self._placed = placed
        self._show_rings(parts)
        self._card.place(parts[-1])
        self._card.raise_()

    def _parts(self) -> list[QWidget]:
        """Return the parts that are in the window now."""
        names = self._stops[self._number].parts
        found = [self._window.findChild(QWidget, name) for name in names]
        shown = [part for part in found if part is not None and part.isVisible()]
        return [part for part in shown if part.window() is self._window]

    def _rects(self) -> list[QRect]:
        """Return where the parts are seen in the window; the menu bar for what there is not."""
        rects = [_shown_rect(part, self._window) for part in self._parts()]
        rects = [rect for rect in rects if not rect.isEmpty()]
        return rects or [_shown_rect(self._window.menuBar(), self._window)]

    def _show_rings(self, rects: Sequence[QRect]) -> None:
        for ring in self._rings:
            ring.hide()
            ring.deleteLater()
        self._rings = [self._made_ring(rect) for rect in rects]

    def _made_ring(self, rect: QRect) -> QFrame:
        ring = QFrame(self._window)
        ring.setObjectName("tourRing")
        ring.setProperty("role", "ring")
        ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        ring.setGeometry(rect.adjusted(-2, -2, 2, 2).intersected(self._window.rect()))
        ring.show()
        ring.raise_()
        return ring


def _shown_rect(part: QWidget, window: QWidget) -> QRect:
    """Return what is seen of a part, in the window; empty where it is scrolled out of sight."""
    rect = QRect(part.mapTo(window, QPoint()), part.size())
    for each in takewhile(lambda each: each is not window, outwards(part.parentWidget())):
        rect = rect.intersected(QRect(each.mapTo(window, QPoint()), each.size()))
    return rect


def _scroll_to(part: QWidget) -> None:
    """Bring a part into sight in all that scrolls around it."""
    for each in outwards(part.parentWidget()):
        if isinstance(each, QScrollArea):
            each.ensureWidgetVisible(part)

"""Text size of the window: that of the system, or one that is chosen."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction

from visualnet.number_text import percent_text
from visualnet.projects.window_layout import WindowLayout
from visualnet.ui.look.fonts import LARGEST_TEXT, SMALLEST_TEXT, system_scale
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.layout import layout_of
from visualnet.ui.window.main_window import MainWindow
from visualnet.ui.window.screen_fit import resize_docks

TEXT_SIZES = (SMALLEST_TEXT, 90, 100, 125, 150, 175, LARGEST_TEXT)
"""Per cent of the ordinary size."""

_RETRY_MS, _MOST_TRIES = 20, 5


def text_scale(preferences: Preferences) -> float:
    """Return the scale of all type that was chosen, or that the system has; 1 is ordinary."""
    size = preferences.text_size
    return system_scale() if size is None else size / 100


class TextSize(QObject):
    """Makes the actions and remembers what is chosen."""

    def __init__(
        self, window: MainWindow, preferences: Preferences, apply: Callable[[], None]
    ) -> None:
        """apply: called when another size is to be shown."""
        super().__init__(window)
        self._window, self._preferences, self._apply = window, preferences, apply
        # The layout to come back to, and what became of it at the present size.
        self._wanted: WindowLayout | None = None
        self._outcome: WindowLayout | None = None
        self._tries = 0
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self._settle)
        self._add_actions()
        self._show()

    @property
    def percent(self) -> int:
        """The size of ordinary text; 100 is 13 pixels."""
        return round(100 * self.scale)

    @property
    def scale(self) -> float:
        """The same as a factor."""
        return text_scale(self._preferences)

    def _add_actions(self) -> None:
        acts = self._window.actions_
        # With Shift, + and − are the network's zoom on some keyboards.
        self._larger = acts.add(
            "textLarger",
            self.tr("Larger"),
            self.tr("Make all text larger"),
            "Ctrl+Shift+.",
            call=self._enlarge,
        )
        self._smaller = acts.add(
            "textSmaller",
            self.tr("Smaller"),
            self.tr("Make all text smaller"),
            "Ctrl+Shift+,",
            call=self._reduce,
        )
        tip = self.tr("Size of all text")
        sizes = [
            (size, f"text{size}", percent_text(size / 100, 0), tip, None) for size in TEXT_SIZES
        ]
        system = self.tr("As the system: {0}").format(percent_text(system_scale(), 0))
        self._choices = acts.add_choice(
            (
                (None, "textSystem", system, self.tr("Use the system's text size"), "Ctrl+Shift+0"),
                *sizes,
            ),
            self._choose,
        )

    def _enlarge(self) -> None:
        self._change(next((size for size in TEXT_SIZES if size > self.percent), LARGEST_TEXT))

    def _reduce(self) -> None:
        self._change(
            next((size for size in reversed(TEXT_SIZES) if size < self.percent), SMALLEST_TEXT)
        )

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self._change(action.data())

    def _change(self, size: int | None) -> None:
        """Remember a size in per cent, None for the system's, and show it."""
        before = self.percent
        self._preferences.text_size = size
        self._show()
        if self.percent != before:
            self._apply_and_keep_layout()
        sentence = self.tr("Text size: {0}.").format(percent_text(self.scale, 0))
        self._window.notices.say(sentence, "text size")

    def _apply_and_keep_layout(self) -> None:
        """Show another size; docks have what their panels need then, and else what they had."""
        window = self._window
        now = layout_of(window, window.docks)
        # What somebody moved since then is to stay.
        wanted = self._wanted if now == self._outcome and self._wanted is not None else now
        self._apply()
        if not window.is_presented:
            self._wanted, self._tries = wanted, 0
            self._settling.start(0)

    @Slot()
    def _settle(self) -> None:
        """Give the docks their sizes again: what they need at least changes bit by bit."""
        window, wanted = self._window, self._wanted
        if wanted is None or window.is_presented:
            return
        resize_docks(window, window.docks, self._with_room(wanted))
        self._tries += 1
        self._outcome = layout_of(window, window.docks)
        if self._outcome != wanted and self._tries < _MOST_TRIES:
            self._settling.start(_RETRY_MS)

    def _with_room(self, layout: WindowLayout) -> WindowLayout:
        """Return a layout whose docks are as wide as their panels need, or as they are there."""
        widths: dict[int, int] = {}
        for place in layout.docks:
            if place.is_shown and place.area in ("left", "right"):
                needed = self._window.docks[place.name].needed_width
                widths[place.tabs] = max(widths.get(place.tabs, 0), place.rect[2], needed)
        places = [
            replace(
                place,
                rect=(*place.rect[:2], widths.get(place.tabs, place.rect[2]), place.rect[3]),
            )
            for place in layout.docks
        ]
        return replace(layout, docks=tuple(places))

    def _show(self) -> None:
        """Mark what is chosen; what would go beyond the ends is grey."""
        for action in self._choices.actions():
            action.setChecked(action.data() == self._preferences.text_size)
        self._larger.setEnabled(self.percent < LARGEST_TEXT)
        self._smaller.setEnabled(self.percent > SMALLEST_TEXT)

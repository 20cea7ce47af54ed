"""Text size of the window: that of the system, or one that is chosen."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from visualnet.number_text import percent_text
from visualnet.projects.gathered_layout import ungathered
from visualnet.projects.window_layout import DockPlace, WindowLayout
from visualnet.ui.look.fonts import LARGEST_TEXT, SMALLEST_TEXT, note_system_font, system_scale
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.layout import layout_of, restore_docks
from visualnet.ui.window.main_window import MainWindow
from visualnet.ui.window.screen_fit import fitted_rect, have_room, resize_docks

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
        # The layout to come back to, the scale that it is of, the scale that is shown, and what
        # became of the layout at that.
        self._wanted: WindowLayout | None = None
        self._wanted_scale = self._shown_scale = self.scale
        self._outcome: WindowLayout | None = None
        self._tries, self._is_gathered = 0, False
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self._settle)
        # Not in the midst of a change of all fonts.
        self._following = QTimer(self, singleShot=True)
        self._following.timeout.connect(self._follow_system)
        window.system_changed.connect(self._following.start)
        window.arranged.connect(self._forget)
        self._add_actions()
        self._show()
        preferences.follow(Preferences.text_size, lambda _size: self._follow_choice())

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
        acts.add(
            ActionRow("textLarger", "Larger", "Make all text larger", self._enlarge,
                      "Ctrl+Shift+."),
            ActionRow("textSmaller", "Smaller", "Make all text smaller", self._reduce,
                      "Ctrl+Shift+,"),
        )  # fmt: skip
        self._larger, self._smaller = acts["textLarger"], acts["textSmaller"]
        tip = self.tr("Size of all text")
        self._choices = acts.add_choice(
            ActionRow("textSystem", self._system_text(), "Use the system's text size",
                      keys="Ctrl+Shift+0"),
            *(
                ActionRow(f"text{size}", percent_text(size / 100, 0), tip, data=size)
                for size in TEXT_SIZES
            ),
            call=self._choose,
        )  # fmt: skip

    @Slot()
    def _follow_system(self) -> None:
        """Show the size that the system's font has now, unless one is chosen."""
        # Another window of this process may have noted the font first.
        if note_system_font() or self._system_scale != system_scale():
            self._window.actions_["textSystem"].setText(self._system_text())
            self._show()
            self._apply_and_keep_layout()

    def _system_text(self) -> str:
        self._system_scale = system_scale()
        return self.tr("Follow the system: {0}").format(percent_text(system_scale(), 0))

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
        self._preferences.text_size = size
        self._show()
        sentence = self.tr("Text size: {0}.").format(percent_text(self.scale, 0))
        self._window.notices.say(sentence, "text size")

    def _follow_choice(self) -> None:
        self._show()
        if self.scale != self._shown_scale:
            self._apply_and_keep_layout()

    def _apply_and_keep_layout(self) -> None:
        """Show another size; docks have what their panels need then, and else what they had."""
        window = self._window
        if not window.is_presented:
            if not self._settling.isActive():
                # Half-way to another size, the layout is nobody's.
                self._wanted = self._layout_to_come_back_to()
            self._tries = 0
            self._settling.start(0)
        self._apply()
        self._shown_scale = self.scale

    def _layout_to_come_back_to(self) -> WindowLayout:
        """Return the present layout; what has its size from the text has the one before that."""
        now = layout_of(self._window, self._window.docks)
        wanted, outcome = self._wanted, self._outcome
        if wanted is None or outcome is None:
            self._wanted_scale = self._shown_scale
            return now
        if self._is_gathered:
            return ungathered(now, outcome, wanted)
        kept = {place.name: place.rect for place in wanted.docks}
        then = {place.name: place for place in outcome.docks}
        docks = []
        for place in now.docks:
            # A panel that was opened has the size of its tabs, or of what it took the place of.
            row = [place, *(other for other in now.docks if other.tabs == place.tabs)]
            if place.is_shown and not then[place.name].is_shown:
                row += [one for one in now.docks if _has_made_way(one, then[one.name], place)]
            rect = list(place.rect)
            for side in (2, 3):
                same = [kept[one.name] for one in row if _is_sized_as(one, then[one.name], side)]
                if same:
                    rect[side] = same[0][side]
                elif place.is_floating:
                    rect[side] = round(rect[side] * self._wanted_scale / self._shown_scale)
                if same and not place.is_floating:
                    rect[side - 2] = same[0][side - 2]
            if place == then[place.name]:
                rect = list(kept[place.name])
            left, top, width, height = rect
            docks.append(replace(place, rect=(left, top, width, height)))
        return replace(now, docks=tuple(docks))

    @Slot()
    def _forget(self) -> None:
        """Come back to nothing of what was before: all docks have other places."""
        self._settling.stop()
        self._wanted = self._outcome = None
        self._is_gathered = False

    @Slot()
    def _settle(self) -> None:
        """Give the docks their sizes again: what they need at least changes bit by bit."""
        window, wanted = self._window, self._wanted
        if wanted is None or window.is_presented:
            return
        # The window has its size already, maximised or not.
        roomy = replace(self._with_room(wanted), is_maximised=False)
        # What docks need at least shrinks bit by bit.
        may_have_room = self._is_gathered and self._tries in (0, 2)
        if may_have_room or not have_room(window, is_maximised=False):
            self._arrange(roomy)
        elif not self._is_gathered:
            resize_docks(window, window.docks, roomy)
        growth = self._shown_scale / self._wanted_scale
        for place in wanted.docks:
            if place.is_floating:
                left, top, width, height = place.rect
                rect = (left, top, round(width * growth), round(height * growth))
                dock = window.docks[place.name]
                dock.setGeometry(fitted_rect(rect, dock))
        self._tries += 1
        before, self._outcome = self._outcome, layout_of(window, window.docks)
        most = _MOST_TRIES if self._outcome == before else 2 * _MOST_TRIES
        if self._outcome != wanted and self._tries < most:
            self._settling.start(_RETRY_MS * self._tries)

    def _arrange(self, layout: WindowLayout) -> None:
        """Put the docks there, as tabs where there is no room; the focus stays."""
        window, focused = self._window, QApplication.focusWidget()
        self._is_gathered = restore_docks(window, window.docks, layout)
        window.show_dock_titles()
        if focused is not None and focused.isVisible():
            focused.setFocus()

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


def _is_sized_as(place: DockPlace, then: DockPlace, side: int) -> bool:
    """Tell whether a dock has the size that it had then. side: 2 for its width, 3 for height."""
    is_same_kind = then.is_shown and then.is_floating == place.is_floating
    return is_same_kind and then.rect[side] == place.rect[side]


def _has_made_way(place: DockPlace, then: DockPlace, opened: DockPlace) -> bool:
    """Tell whether a dock that was seen then is hidden now, on the side of one opened since."""
    return then.is_shown and not place.is_shown and place.area == opened.area

"""Appearance: theme, colours of positive and negative, scale of all type."""

import math

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QToolBar

from visualnet.ui.look.extension import show_extensions
from visualnet.ui.look.theme import (
    SignColours,
    ThemeChoice,
    apply_theme,
    load_theme,
    resolve_theme,
)
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.main_window import MainWindow
from visualnet.ui.window.presentation import Presentation
from visualnet.ui.window.tab_stops import is_in_sight
from visualnet.ui.window.text_size import TextSize


class Appearance(QObject):
    """Has all widgets in the theme, the colours of signs and the size of text that are chosen."""

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._presented, self._most = 1.0, math.inf
        self.presentation = Presentation(window, self._set_presented)
        self.text_size = TextSize(window, preferences, self._apply_text_size)
        self._add_actions()
        preferences.follow(Preferences.theme, lambda _choice: self.apply())
        preferences.follow(Preferences.sign_colours, lambda _choice: self.apply())
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        self.apply()

    @property
    def scale(self) -> float:
        """Of all type; 1 is ordinary."""
        return min(self.text_size.scale * self._presented, self._most)

    def apply(self) -> None:
        """Colour everything."""
        chosen = (self._preferences.theme, self._preferences.sign_colours)
        for action in (*self._themes.actions(), *self._sign_colours.actions()):
            action.setChecked(action.data() in chosen)
        theme = load_theme(resolve_theme(self._preferences.theme), self._preferences.sign_colours)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there is a window
        apply_theme(app, theme, self.scale)
        show_extensions(self._window)
        self._window.actions_.draw_icons()

    def set_theme(self, choice: ThemeChoice) -> None:
        """Colour everything; the choice is remembered."""
        self._preferences.theme = choice

    def set_sign_colours(self, choice: SignColours) -> None:
        """Colour positive and negative; the choice is remembered."""
        self._preferences.sign_colours = choice

    def _add_actions(self) -> None:
        acts, tip = self._window.actions_, self.tr("Colours of the window")
        self._themes = acts.add_choice(
            ActionRow("darkTheme", "Dark", tip, data="dark"),
            ActionRow("lightTheme", "Light", tip, data="light"),
            ActionRow("darkHighContrastTheme", "Dark high contrast",
                      "Brighter text and thicker outlines on black", data="dark-high-contrast"),
            ActionRow("lightHighContrastTheme", "Light high contrast",
                      "Darker text and thicker outlines on white", data="light-high-contrast"),
            ActionRow("systemTheme", "Follow the system", tip, data="system"),
            call=self._choose_theme,
        )  # fmt: skip
        tip = self.tr("Colours of positive and negative")
        self._sign_colours = acts.add_choice(
            ActionRow("blue-orange", "Blue and orange", tip, data="blue-orange"),
            ActionRow("purple-green", "Purple and green", tip, data="purple-green"),
            ActionRow("violet-yellow", "Violet and yellow", tip, data="violet-yellow"),
            call=self._choose_sign_colours,
        )
        acts.add(
            ActionRow("present", "Presentation mode",
                      "Full screen with large text; a presenter remote works", self._present, "F11",
                      is_checkable=True),
        )  # fmt: skip
        self._window.spare_keys.add(Qt.Key.Key_Escape, self._leave_presentation)
        acts.add(
            ActionRow("resetDocks", "Reset layout",
                      "Move all panels and toolbars back to their original places",
                      self._reset_docks),
        )  # fmt: skip

    def _choose_theme(self, action: QAction) -> None:
        self.set_theme(action.data())

    def _choose_sign_colours(self, action: QAction) -> None:
        self.set_sign_colours(action.data())

    @Slot()
    def _follow_system(self) -> None:
        if self._preferences.theme == "system":
            self.apply()

    @Slot(bool)
    def _present(self, is_on: bool) -> None:
        if is_on:
            self.presentation.enter()
        else:
            self.presentation.leave_presentation()

    def _set_presented(self, scale: float, most: float) -> None:
        self._presented, self._most = scale, most
        self.apply()

    def _apply_text_size(self) -> None:
        self.apply()
        if self.presentation.is_on:
            self.presentation.arrange()

    def _leave_presentation(self) -> bool:
        is_left = self.presentation.leave_presentation()
        self._window.actions_["present"].setChecked(self.presentation.is_on)
        return is_left

    @Slot()
    def _reset_docks(self) -> None:
        """Put all docks and bars where they are at first; in presentation mode, where it has them.

        The focus stays in what can still be seen.
        """
        window = self._window
        focused = window.focusWidget()
        for bar in window.findChildren(QToolBar):
            bar.setVisible(not (self.presentation.is_on and bar.objectName() == "panelRail"))
        if self.presentation.is_on:
            self.presentation.arrange()
        else:
            self.presentation.forget_before()
            window.statusBar().show()
            window.set_first_layout()
        if focused is not None and is_in_sight(focused):
            focused.setFocus()

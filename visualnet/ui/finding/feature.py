"""Search over everything and the sheet of keys: their actions; both are made when first opened."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton

from visualnet.ui.widgets.build import marked
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.ui.finding.palette import Palette
    from visualnet.ui.finding.rows import Row

_MOST_KEPT = 6
_NATIVE = QKeySequence.SequenceFormat.NativeText


class FindingFeature(QObject):
    """Asks all sources when the palette opens, and remembers what was chosen last."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._palette: Palette | None = None
        context.actions.add(
            ActionRow("search", "Search everything…",
                      "Find any action, panel, setting, model or data set by name", self.toggle,
                      ("Ctrl+K", "Ctrl+Shift+P"), icon="search"),
            ActionRow("shortcuts", "Keyboard shortcuts", "List all keys", self._show_keys, "Ctrl+/",
                      icon="help"),
        )  # fmt: skip
        self._action = context.actions["search"]
        self._button = self._made_button()
        self._follow_action()
        bar = context.window.menuBar()
        bar.setCornerWidget(self._button)
        bar.installEventFilter(self)

    @Slot()
    def toggle(self) -> None:
        """Open the palette, or close it where it is open."""
        palette = self.palette
        if palette.isVisible():
            palette.close_palette()
        else:
            palette.open(self._batches(), self._context.preferences.last_found)

    @Slot()
    def _show_keys(self) -> None:
        from visualnet.ui.finding.key_groups import key_groups
        from visualnet.ui.finding.key_sheet import shortcuts_dialog

        shortcuts_dialog(key_groups(self._context), self._context.window).open()

    @property
    def palette(self) -> "Palette":
        """The palette, made when it is first asked for."""
        if self._palette is None:
            from visualnet.ui.finding.palette import Palette

            self._palette = Palette(self._context.window)
            self._palette.chosen.connect(self._carry_out)
        return self._palette

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the words of the button out where the menus need the room."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._fit_button()
        return super().eventFilter(watched, event)

    def _made_button(self) -> QToolButton:
        spoken = self.tr("Search everything")
        button = marked(QToolButton(), "searchButton", spoken=spoken, flat=True)
        # The focus stays where the palette is to give it back to.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.toggle)
        self._action.changed.connect(self._follow_action)
        return button

    @Slot()
    def _follow_action(self) -> None:
        """Show the icon of the theme, and the keys that were chosen."""
        keys = self._context.actions.keys_of(self._action).split(", ")[0]
        self._button.setText(self.tr("Search  {0}").format(keys) if keys else self.tr("Search"))
        self._button.setToolTip(self._action.toolTip())
        self._button.setIcon(self._action.icon())

    def _fit_button(self) -> None:
        bar, styles = self._context.window.menuBar(), Qt.ToolButtonStyle
        self._button.setToolButtonStyle(styles.ToolButtonTextBesideIcon)
        entries = bar.actions()
        needed = sum(bar.actionGeometry(entry).width() for entry in entries)
        if needed + self._button.sizeHint().width() > bar.width():
            self._button.setToolButtonStyle(styles.ToolButtonIconOnly)

    def _batches(self) -> Iterator[list["Row"]]:
        """Yield all that can be found, source by source."""
        from visualnet.ui.finding.controls import control_finds
        from visualnet.ui.finding.menu_entries import menu_finds
        from visualnet.ui.finding.rows import row_of

        yield [row_of(kind, find) for kind, find in menu_finds(self._context)]
        for kind, source in self._context.find_sources:
            yield [row_of(kind, find) for find in source()]
        in_sight = self.tr("On screen")
        yield [row_of(in_sight, find) for find in control_finds(self._context)]

    @Slot(object)
    def _carry_out(self, row: "Row") -> None:
        kept = self._context.preferences
        kept.last_found = (row.key, *(key for key in kept.last_found if key != row.key))[
            :_MOST_KEPT
        ]
        row.find.act()

"""Context menus: what can be done with the thing under the mouse, or with the focus.

To give a widget a menu, in the feature or dock that connects it:

    context.menus.add(panel.chart, lambda place: ["chartReset", None, Act(tr("Save…"), save)])

`place` is where in the widget the right click was, None for the keyboard: where the widget has
parts, choose the part there first (as a click would), so that the entries act on what is chosen.
An entry is the name of an action of the registry, an `Act`, None for a line, or (title, entries)
for a menu of its own. Whatever the widget, or one within it that was clicked, offers to be copied
(`widgets/copying/copyable.py`: a method `copies()`; tables, labels and fields need none) stands
first; "What is this?" stands last. A widget with a method `menu_place() -> QPoint` says where its
menu opens by key: beside the part that is chosen. Mnemonics, icons and keys come by themselves.

The menu is that of the nearest widget around the place that has one; within a panel what can be
done with its dock is a menu before the end of it, and the whole menu where there is no other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import Any, Protocol, Union, runtime_checkable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMenu, QWidget

from visualnet.ui.look.mnemonics import set_mnemonics
from visualnet.ui.look.translation import Texts
from visualnet.ui.widgets.around import outwards
from visualnet.ui.widgets.copying.copyable import Copyable
from visualnet.ui.widgets.copying.tables import copies_of
from visualnet.ui.window.actions import Actions
from visualnet.ui.window.acts.copying import Copying

_tr = Texts("ContextMenus")


@dataclass(frozen=True, slots=True)
class Act:
    """An entry that stands in no other menu.

    name: of the QAction, `<name>Entry`, by which it is found; empty for a file, a model or data,
    whose name gets no mnemonic. is_checked: None where it is no switch; call() is to change it.
    """

    text: str
    call: Callable[[], object]
    name: str = "act"
    tip: str = ""
    is_enabled: bool = True
    is_checked: bool | None = None


Entry = Union[str, Act, tuple[str, "Entries"], None]  # noqa: UP007 - it names itself
Entries = Sequence[Entry]
MakeEntries = Callable[[QPoint | None], Entries]


@runtime_checkable
class HasMenuPlace(Protocol):
    """A widget that knows where what is chosen in it is."""

    def menu_place(self) -> QPoint:
        """Return where its menu opens by key, in the widget."""
        ...


class ContextMenus:
    """One per window; see the head of this file for how to use it."""

    def __init__(self, actions: Actions, copying: Copying) -> None:
        self._actions, self._copying = actions, copying
        self._makers: dict[QWidget, list[MakeEntries]] = {}
        self._kinds: dict[type[Any], Callable[[QWidget, QPoint | None], Entries]] = {}
        self.explain: Callable[[QWidget, QPoint], object] = lambda _widget, _place: None
        """Explains what a widget is, at a place of the screen."""
        self.add_end: Callable[[QMenu, QWidget], object] = lambda _menu, _widget: None
        """Adds to a widget's menu what can be done with the panel around it."""

    def add(self, widget: QWidget, make: MakeEntries) -> None:
        """Give a widget entries, after those that it has; make: returns those of now."""
        if widget not in self._makers:
            self._makers[widget] = []
            widget.destroyed.connect(lambda: self._makers.pop(widget, None))
        self._makers[widget].append(make)

    def add_kind(self, kind: type[Any], make: Callable[[QWidget, QPoint | None], Entries]) -> None:
        """Give all widgets of a kind, which may be a protocol, entries before their own."""
        self._kinds[kind] = make

    def serve(self, dialog: QWidget) -> None:
        """Let what stands in a window of its own be copied, and have its menus, as in the first."""
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), dialog)
        copy.activated.connect(self._copying.copy_focused)
        menu = QShortcut(QKeySequence("Shift+F10"), dialog)
        menu.activated.connect(lambda: self.show_by_key(dialog.focusWidget() or dialog))
        dialog.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        dialog.customContextMenuRequested.connect(
            lambda place: self.show(dialog.childAt(place) or dialog, dialog.mapToGlobal(place))
        )

    def show_for(self, event: QContextMenuEvent, handler: QWidget) -> bool:
        """Show the menu of what an event that came to a window or dock means; False for none."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if is_by_key:
            focused = QApplication.focusWidget()
            return focused is not None and self.show_by_key(focused)
        at = handler.childAt(event.pos()) or handler
        return self.show(at, event.globalPos())

    def show_by_key(self, widget: QWidget) -> bool:
        """Show the menu of a widget beside what is chosen in it; False where it has none."""
        return self._show_menu(widget, None, _menu_place(widget))

    def show(self, widget: QWidget, place: QPoint) -> bool:
        """Show the menu of a widget for a place of the screen; False where there is none."""
        return self._show_menu(widget, place, place)

    def entries_of(self, widget: QWidget) -> Entries:
        """Return all that a widget's menu holds by key, for the menu of another one."""
        copied = [self._copy_act(each) for each in copies_of(widget) or ()]
        return [*copied, None, *self._entries_of(widget, None)]

    def _show_menu(self, widget: QWidget, meant: QPoint | None, place: QPoint) -> bool:
        owner, copied, text = widget, list[Copyable](), list[Copyable]()
        while True:
            entries = self._entries_of(owner, meant)
            # After the entries were made: a part may be chosen now.
            found = list(copies_of(owner) or ())
            # A mere text gives way to what holds it, where that can be copied as a whole.
            if isinstance(owner, QLabel):
                text = text or found
            else:
                copied = copied or found
            parent = owner.parentWidget()
            if any(entries) or owner.isWindow() or parent is None:
                break
            owner = parent
        copied = copied or text
        if not any(entries) and not copied:
            return False
        self._popup(widget, [*map(self._copy_act, copied), None, *entries], place)
        return True

    def _entries_of(self, owner: QWidget, meant: QPoint | None) -> list[Entry]:
        """Return what a widget itself offers for a place of the screen, or for the keyboard."""
        place = None if meant is None else owner.mapFromGlobal(meant)
        entries: list[Entry] = []
        for kind, make_of in self._kinds.items():
            if isinstance(owner, kind):
                entries += [*make_of(owner, place), None]
        for make in self._makers.get(owner, ()):
            entries += [*make(place), None]
        return entries

    def _popup(self, widget: QWidget, entries: Entries, place: QPoint) -> None:
        menu = QMenu(widget.window())
        menu.setObjectName("contextMenu")
        # Not WA_DeleteOnClose: an entry is triggered after it was closed.
        menu.aboutToHide.connect(menu.deleteLater)
        explained = Act(_tr("What is this?"), partial(self.explain, widget, place), "explain")
        fill_menu(menu, entries, self._actions)
        self.add_end(menu, widget)
        fill_menu(menu, [None, explained], self._actions)
        menu.popup(place)

    def _copy_act(self, copyable: Copyable) -> Act:
        return Act(copyable.text, partial(self._copying.copy, copyable), "copy")


def fill_menu(menu: QMenu, entries: Entries, actions: Actions) -> None:
    """Add entries to a menu, with mnemonics."""
    menu.setToolTipsVisible(True)
    for entry in entries:
        if entry is None:
            # Several in a row, and those at the ends, are not seen.
            menu.addSeparator()
        elif isinstance(entry, str):
            menu.addAction(actions[entry])
        elif isinstance(entry, Act):
            menu.addAction(_action(entry, menu))
        else:
            title, inner = entry
            fill_menu(menu.addMenu(title), inner, actions)
    set_mnemonics(menu)


def _action(act: Act, menu: QMenu) -> QAction:
    action = QAction(act.text, menu)
    action.setObjectName(act.name and f"{act.name}Entry")
    action.setEnabled(act.is_enabled)
    if act.tip:
        action.setToolTip(act.tip)
    if act.is_checked is not None:
        action.setCheckable(True)
        action.setChecked(act.is_checked)
    action.triggered.connect(lambda _checked=False: act.call())
    return action


def _menu_place(widget: QWidget) -> QPoint:
    """Return where the menu of a widget opens by key, on the screen."""
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        rect = widget.visualRect(widget.currentIndex())
        return widget.viewport().mapToGlobal(rect.center())
    for part in takewhile(lambda each: not each.isWindow(), outwards(widget)):
        if isinstance(part, HasMenuPlace):
            return part.mapToGlobal(part.menu_place())
    return widget.mapToGlobal(widget.rect().center())

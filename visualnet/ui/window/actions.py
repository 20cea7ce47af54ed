"""Registry of the window's actions by name; each feature adds its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMainWindow

from visualnet.ui.look.icons import icon
from visualnet.ui.look.mnemonics import without_mnemonic
from visualnet.ui.look.theme import current_theme

Keys = str | tuple[str, ...] | QKeySequence.StandardKey | None

_CONTEXT = "Actions"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action in the table of a feature.

    text, and tip, which says what it does: literals, for the translators, or translated already.
    call: is called when it is triggered, with the check mark where it has one. icon: a file of
    resources/icons. data: what it stands for. repeats: a key that is held down does it again and
    again.
    """

    name: str
    text: str
    tip: str
    call: Callable[..., object] | None = None
    keys: Keys = None
    icon: str = ""
    data: object = None
    is_checkable: bool = False
    repeats: bool = False


class Actions:
    """A registry; the window is the actions' parent, so findChild finds them as `<name>Action`."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._named: dict[str, QAction] = {}
        self._tips: dict[QAction, str] = {}
        self._icons: dict[QAction, str] = {}
        self._remote_keys: dict[QAction, list[QKeySequence]] = {}
        self._first_keys: dict[str, tuple[str, ...]] = {}
        self._chosen_keys: dict[str, tuple[str, ...]] = {}
        self._primary: QAction | None = None
        self._primary_icon = QIcon()

    def __getitem__(self, name: str) -> QAction:
        """Return the action of that name. Raises KeyError where there is none."""
        return self._named[name]

    def names(self) -> list[str]:
        """Return all names, in the order in which the actions were made."""
        return list(self._named)

    def add(self, *rows: ActionRow) -> None:
        """Make the actions of a table."""
        for row in rows:
            self._add(row)

    def add_choice(
        self, *rows: ActionRow, call: Callable[[QAction], object] | None = None
    ) -> QActionGroup:
        """Make actions of which one is checked. call: is called with the one that was chosen."""
        group = QActionGroup(self._window)
        for row in rows:
            group.addAction(self._add(replace(row, is_checkable=True)))
        if call is not None:
            group.triggered.connect(call)
        return group

    def _add(self, row: ActionRow) -> QAction:
        text, tip = (QCoreApplication.translate(_CONTEXT, each) for each in (row.text, row.tip))
        action, call = QAction(text, self._window), row.call
        action.setCheckable(row.is_checkable)
        action.setData(row.data)
        if row.icon:
            self._icons[action] = row.icon
        self.adopt(action, row.name, tip, row.keys, repeats=row.repeats)
        # A function of no arguments is not to be handed the check mark.
        if call is not None and row.is_checkable:
            action.triggered.connect(call)
        elif call is not None:
            action.triggered.connect(lambda _checked=False: call())
        return action

    def adopt(
        self, action: QAction, name: str, tip: str, keys: Keys = None, *, repeats: bool = False
    ) -> None:
        """List an action that was made elsewhere with the others, and give it keys."""
        assert name not in self._named, name  # noqa: S101 - a name belongs to one feature
        action.setObjectName(f"{name}Action")
        action.setAutoRepeat(repeats)
        if keys is not None:
            several = keys if isinstance(keys, tuple) else (keys,)
            action.setShortcuts([QKeySequence(each) for each in several])
        self._tips[action] = tip
        self._named[name] = action
        self._first_keys[name] = tuple(each.toString() for each in action.shortcuts())
        if self._chosen_keys:
            for each in self._named if name in self._chosen_keys else (name,):
                self._give_keys(each)
        else:
            self.set_tip(action, tip)
        if action in self._icons:
            self._draw(action)
        # Shortcuts work wherever the focus is, though the action may stand in no visible menu.
        self._window.addAction(action)

    def choose_keys(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """Give actions other keys than their first ones, by name; those not named have these.

        A key that is chosen for one action is no other's. What is no key is left out.
        """
        self._chosen_keys = {
            name: tuple(filter(None, (QKeySequence(key).toString() for key in keys)))
            for name, keys in chosen.items()
        }
        for name in self._named:
            self._give_keys(name)

    def first_keys(self, name: str) -> tuple[str, ...]:
        """Return the keys that an action has unless others are chosen, as Qt writes them."""
        return self._first_keys[name]

    def name_of_key(self, key: QKeySequence) -> str:
        """Return the name of the action that a key is for; empty for none."""
        return next((name for name, act in self._named.items() if key in act.shortcuts()), "")

    def _give_keys(self, name: str) -> None:
        action, chosen = self._named[name], self._chosen_keys
        # Of two that have one key the first; those of an action that is not there are free.
        owners = {
            key: owner
            for owner, keys in reversed(chosen.items())
            if owner in self._named
            for key in keys
        }
        keys = chosen.get(name, self._first_keys[name])
        keys = tuple(key for key in dict.fromkeys(keys) if owners.get(key, name) == name)
        remote = self._remote_keys.get(action, [])
        wanted = [QKeySequence(key) for key in keys]
        wanted += [key for key in action.shortcuts() if key in remote and key not in wanted]
        if wanted != action.shortcuts():
            action.setShortcuts(wanted)
        self.set_tip(action, self._tips[action])

    def add_remote_keys(self, action: QAction, *keys: str) -> None:
        """Give an action keys that a presenter's remote control sends, for presentation mode."""
        self._remote_keys[action] = [QKeySequence(each) for each in keys]

    def set_remote_keys(self, is_on: bool) -> None:
        """Let the keys of a remote control work, besides the ordinary ones, or no longer."""
        for action, keys in self._remote_keys.items():
            others = [each for each in action.shortcuts() if each not in keys]
            action.setShortcuts([*others, *keys] if is_on else others)

    def set_primary(self, action: QAction, button: QAbstractButton) -> None:
        """Draw this action's icon on the accent colour in a button, as all others in the menus."""
        self._primary = action
        # With each change of its action a button takes on the icon of that.
        action.changed.connect(lambda: button.setIcon(self._primary_icon))

    def set_icon(self, action: QAction, name: str) -> None:
        """Give an action another icon of resources/icons."""
        self._icons[action] = name
        self._draw(action)

    def set_tip(self, action: QAction, tip: str) -> None:
        """Say what an action does; the tooltip tells its keys too."""
        keys = self.keys_of(action)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        self._tips[action] = tip

    def tip(self, action: QAction) -> str:
        """Return what an action does, without its keys; its tooltip where it is not listed here."""
        return self._tips.get(action) or action.toolTip()

    def keys_of(self, action: QAction) -> str:
        """Return the keys of an action as people read them, without those of a remote control."""
        remote, shown = self._remote_keys.get(action, ()), QKeySequence.SequenceFormat.NativeText
        own = (keys for keys in action.shortcuts() if keys not in remote)
        return ", ".join(keys.toString(shown) for keys in own)

    def draw_icons(self) -> None:
        """Draw the icons in the colours of the theme."""
        for action in self._icons:
            self._draw(action)

    def described(self) -> dict[QAction, tuple[str, str, str]]:
        """Return (keys, name, what it does) of every action that has a key."""
        rows = {}
        for action, tip in self._tips.items():
            keys = self.keys_of(action)
            if keys:
                rows[action] = (keys, without_mnemonic(action.text()).rstrip("…"), tip)
        return rows

    def _draw(self, action: QAction) -> None:
        if action is self._primary:
            self._primary_icon = icon(self._icons[action], current_theme().accent_text)
        action.setIcon(icon(self._icons[action]))

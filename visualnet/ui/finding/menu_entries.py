"""Menu entries, as what the command palette finds."""

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from visualnet.ui.look.mnemonics import without_mnemonic
from visualnet.ui.look.translation import Texts
from visualnet.ui.window.context import Context, Find

_tr = Texts("MenuEntries")

BETWEEN = " › "
"""Stands between the names of menus that lead to an entry."""


def menu_finds(context: Context) -> Iterator[tuple[str, Find]]:
    """Yield every entry of every menu with the title of its menu, then actions in no menu.

    Menus that are filled when they open are filled for it.
    """
    titles = [entry for entry in context.window.menuBar().actions() if entry.isVisible()]
    seen, words = set[QAction](), _other_words()
    for entry in titles:
        title = plain_text(entry)
        for action, path in _entries(entry, ()):
            if action not in seen:
                seen.add(action)
                yield _found(context, action, title, path, words)
    acts = context.actions
    for name in acts.names():
        if acts[name] not in seen:
            yield _found(context, acts[name], context.window.tr("Window"), (), words)


def plain_text(entry: QAction) -> str:
    """Return the words of a menu's entry, as they are read."""
    return without_mnemonic(entry.text()).replace("&&", "&")


def _entries(entry: QAction, path: tuple[str, ...]) -> Iterator[tuple[QAction, tuple[str, ...]]]:
    menu = entry.menu()
    if not isinstance(menu, QMenu):
        yield entry, path
        return
    menu.aboutToShow.emit()
    for inner in menu.actions():
        # What has no name and cannot be chosen says that a list is empty.
        is_note = not (inner.isEnabled() or inner.objectName() or inner.menu())
        if inner.isVisible() and not inner.isSeparator() and not is_note:
            below = (*path, plain_text(inner)) if inner.menu() else path
            yield from _entries(inner, below)


def _other_words() -> dict[str, str]:
    """Return what people call an act too, by its name; searched, never shown."""
    return {
        "play": _tr("pause stop resume run start learn fit"),
        "stop": _tr("finish cancel"),
        "export": _tr("download save model"),
        "exportPicture": _tr("screenshot image"),
        "record": _tr("video film animation"),
        "film": _tr("video animation time lapse gif mp4 webm"),
        "textLarger": _tr("font zoom bigger"),
        "textSmaller": _tr("font zoom"),
        "preferences": _tr("options configuration"),
        "reportProblem": _tr("bug error feedback"),
        "shortcuts": _tr("hotkeys bindings"),
    }


def _found(
    context: Context,
    action: QAction,
    title: str,
    path: tuple[str, ...],
    words: Mapping[str, str],
) -> tuple[str, Find]:
    name = action.objectName().removesuffix("Action")
    acts, dock = context.actions, context.window.docks.get(name)
    find = Find(
        plain_text(action),
        BETWEEN.join(path),
        acts.keys_of(action),
        # A click on the entry of a panel in sight would hide it.
        action.trigger if dock is None else dock.open,
        tip=acts.tip(action),
        words=words.get(name, ""),
        is_enabled=action.isEnabled(),
        is_checked=action.isCheckable() and action.isChecked(),
    )
    return title, find

"""All keys of the window in groups: those of actions by menu, and those of its parts."""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from visualnet.ui.look.mnemonics import without_mnemonic
from visualnet.ui.look.translation import Texts
from visualnet.ui.window.context import Context

_tr = Texts("KeySheet")

Row = tuple[str, str, str]
"""Keys, name, what it does."""


def key_groups(context: Context) -> dict[str, list[Row]]:
    """Return the keys under their titles, in the order in which a user meets them."""
    acts, left = context.actions, context.actions.described()
    parts = _keys_of_parts()
    places = {acts[name]: place for place, name in enumerate(parts)}

    def place_of(entry: QAction) -> int:
        return min(places.get(each, len(places)) for each in _actions_under(entry))

    anywhere = [*_anywhere()]
    groups = {_tr("Anywhere"): anywhere}
    for entry in sorted(context.window.menuBar().actions(), key=place_of):
        under = list(_actions_under(entry))
        rows = [left.pop(action) for action in under if action in left]
        if rows:
            groups[without_mnemonic(entry.text())] = rows
        for action in under:
            groups |= parts.get(action.objectName().removesuffix("Action"), {})
    # What is in no menu works everywhere too.
    anywhere += left.values()
    return groups


def _actions_under(entry: QAction) -> Iterator[QAction]:
    yield entry
    menu = entry.menu()
    if isinstance(menu, QMenu):
        for inner in menu.actions():
            yield from _actions_under(inner)


def _anywhere() -> list[Row]:
    return [
        (
            _tr("Space"),
            _tr("Train or pause"),
            _tr("Buttons and fields have their own use for Space"),
        ),
        (_tr("Esc"), _tr("Deselect"), _tr("Clear the selection, then leave presentation mode")),
        (
            _tr("Tab, Shift+Tab"),
            _tr("Move the focus"),
            _tr("To the next control, or the one before"),
        ),
    ]


def _keys_of_parts() -> dict[str, dict[str, list[Row]]]:
    """Return keys that belong to no action, below the menu that has the action of this name."""
    return {
        "play": {},
        "undo": {
            _tr("Drawing"): [
                (_tr("Delete"), _tr("Clear"), _tr("Empty the drawing pad")),
                (_tr("0 to 9"), _tr("Answer Teach"), _tr("Say which digit you drew")),
            ],
        },
        "flowMode": {
            _tr("Network"): _network(),
            _tr("Timeline"): _timeline(),
            _tr("Charts"): _charts(),
            _tr("Images, matrices and bars"): _pictures(),
        },
        "chartsDock": {
            _tr("Settings and fields"): _fields(),
            _tr("Step through"): [
                (_tr("←, →"), _tr("Walk"), _tr("From stage to stage")),
                (_tr("0 to 9"), _tr("Right class"), _tr("Say which class the input is of")),
            ],
            _tr("My digits"): [
                (_tr("Delete"), _tr("Delete"), _tr("The chosen drawing; can be undone")),
            ],
            _tr("Practice"): [
                (_tr("F8, F9"), _tr("Done, Skip"), _tr("Count the drawing; ask for another one")),
            ],
        },
        "newProject": {},
        "search": {
            _tr("Search everything"): [
                (_tr("↑, ↓"), _tr("Move"), _tr("Through the results")),
                (_tr("Enter"), _tr("Choose"), _tr("Do it, or go there")),
                (_tr("Esc"), _tr("Close"), _tr("The focus returns to where it was")),
            ],
        },
    }


def _network() -> list[Row]:
    return [
        (_tr("arrows"), _tr("Move"), _tr("From neuron to neuron")),
        (_tr("Shift+arrows"), _tr("Select several"), _tr("Or Ctrl+click")),
        (_tr("Enter"), _tr("Inspect"), _tr("Show it in detail; or double-click")),
        (_tr("+, −, 0"), _tr("Zoom"), _tr("Larger, smaller, the whole network")),
        (_tr("wheel, drag"), _tr("Zoom, pan"), _tr("Double-click shows everything")),
    ]


def _timeline() -> list[Row]:
    return [
        (
            _tr("←, →"),
            _tr("Look back"),
            _tr("Step by step; with Shift to the next kept one"),
        ),
        (_tr("Ctrl+←, Ctrl+→"), _tr("Look back"), _tr("From the end of an epoch to the next")),
        (_tr("Home, End"), _tr("First, last"), _tr("The first weights, or now")),
        (_tr("Space"), _tr("Play"), _tr("The whole training, in ten seconds")),
        (_tr("F"), _tr("New run"), _tr("From the step that is shown")),
        (_tr("F2, Delete"), _tr("Rename, delete"), _tr("The mark at the step that is shown")),
        (_tr("Esc"), _tr("Back to now"), _tr("The newest step")),
    ]


def _charts() -> list[Row]:
    return [
        (_tr("←, →, Home, End"), _tr("Read values"), _tr("Point by point along the chart")),
        (_tr("+, −, 0"), _tr("Zoom"), _tr("Larger, smaller, everything")),
        (_tr("Shift+arrows"), _tr("Pan"), _tr("Or drag with the mouse")),
        (_tr("Ctrl+↑, Ctrl+↓"), _tr("Zoom vertically"), _tr("Only the vertical axis")),
    ]


def _pictures() -> list[Row]:
    return [
        (_tr("arrows"), _tr("Move"), _tr("From image to image, or cell to cell")),
        (_tr("Home, End"), _tr("First, last"), _tr("Image, or cell of the row")),
        (
            _tr("Enter, Space"),
            _tr("Choose"),
            _tr("Put the image into the pad, or list the images of a cell"),
        ),
    ]


def _fields() -> list[Row]:
    return [
        (_tr("Ctrl+F"), _tr("Find a setting"), _tr("In the Settings panel")),
        (_tr("↑, ↓"), _tr("Larger, smaller"), _tr("Change the number in a field")),
        (
            _tr("←, →"),
            _tr("Fold, unfold"),
            _tr("Close or open the section whose title has the focus"),
        ),
        (_tr("Enter"), _tr("Apply"), _tr("Use the number typed into a field")),
    ]

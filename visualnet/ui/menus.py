"""The menu bar: the order of all menus, by the names of the actions."""

from functools import partial

from PySide6.QtWidgets import QMenu

from visualnet.ui.look.mnemonics import set_mnemonics
from visualnet.ui.look.translation import Texts
from visualnet.ui.window.arranging.arrangements import WORKSPACES
from visualnet.ui.window.context import Context
from visualnet.ui.window.text_size import TEXT_SIZES

_tr = Texts("Menus")


# A string is an action, None a line, a tuple a menu of its own, (title, entries); an empty menu
# that has a name is filled by the feature that knows it.
Entries = tuple["str | tuple[str, Entries] | Named | None", ...]


class Named(str):
    """The name of a menu that a feature fills when it is opened."""

    __slots__ = ()


def menu_table(panels: Entries) -> tuple[tuple[str, Entries], ...]:
    """Return the menus in their order; panels: the names of the docks' actions."""
    modes = (
        "flow",
        "weight",
        "gradient",
        "change",
        "change_since_mark",
        "contribution",
        "step_gradient",
    )
    return (
        (
            _tr("&File"),
            (
                "newProject", "open", (_tr("Recent files"), (Named("recent"),)),
                "openData", "openDataFolder", "saveProject", "saveProjectAs", None,
                "export", None,
                "copyPicture", "exportPicture", "record", "film", None,
                "print", "printEvaluation", "worksheet", None,
                "quit",
            ),
        ),
        (
            _tr("&Edit"),
            (
                "undo", "redo", "copy", None,
                "plane", None,
                "clearPad", "testImage", "teach",
                "eraser", "copyDrawing", "pasteDrawing", "openPicture", "saveDrawing",
                (
                    _tr("How the network reads pictures"),
                    ("picturesAsIs", "picturesInverted", "picturesRefitted"),
                ), None,
                "severalDigits", "padGuide", None,
                "preferences",
            ),
        ),
        (
            _tr("&View"),
            (
                *(f"{mode}Mode" for mode in modes), "markStep", "trace", None,
                (_tr("Colours of connections"), ("blue-orange", "purple-green", "violet-yellow")),
                "dashNegative", "reduceMotion", "logBars", None,
                (_tr("Zoom"), ("zoomIn", "zoomOut", "zoomReset")),
                (_tr("Text size"), (
                    "textLarger", "textSmaller", None, "textSystem",
                    *(f"text{size}" for size in TEXT_SIZES),
                )),
                (
                    _tr("Theme"),
                    (
                        "darkTheme", "lightTheme",
                        "darkHighContrastTheme", "lightHighContrastTheme", "systemTheme",
                    ),
                ),
                (
                    _tr("Keyboard commands"),
                    ("nextPane", "previousPane", "nextPanel", "previousPanel", "contextMenu"),
                ),
                "timeline", "controlBar", "present",
            ),
        ),
        # Apart, because together they would be taller than a small screen.
        (
            _tr("&Panels"),
            (
                *panels, None,
                (
                    _tr("Arrange this panel"),
                    (
                        "floatPanel", None,
                        *(f"movePanel{way}" for way in ("Left", "Right", "Up", "Down")), None,
                        "splitPanel", "joinPanel", None,
                        *(f"sizePanel{how}" for how in ("Wider", "Narrower", "Taller", "Shorter")),
                        None,
                        "closePanel",
                    ),
                ),
                (
                    _tr("Workspace"),
                    (
                        *(f"{name}Workspace" for name in WORKSPACES), None,
                        (_tr("My workspaces"), (Named("workspaces"),)), "saveWorkspace", None,
                        "resetDocks",
                    ),
                ),
            ),
        ),
        (
            _tr("&Training"),
            (
                "play", "step",
                (_tr("Advance by"), ("exampleStep", "batchStep", "epochStep")), None,
                "restart", "newWeights", "stop", None,
                "goOnFromHere", "backToNow", None,
                "raceParent", "race",
            ),
        ),
        (_tr("&Model"), (Named("models"),)),
        (_tr("&Data"), (Named("data"),)),
        (
            _tr("&Help"),
            (
                "welcome", "tour", "workedExample", "lessonGuide", "glossary", "explain",
                "search", "shortcuts", None,
                "showLog", "reportProblem", "about",
            ),
        ),
    )  # fmt: skip


def fill_menu_bar(context: Context, panels: Entries) -> None:
    """Put all actions into the window's menu bar."""
    for title, entries in menu_table(panels):
        _fill(context, context.window.menuBar().addMenu(title), entries)


def _fill(context: Context, menu: QMenu, entries: Entries) -> None:
    menu.setToolTipsVisible(True)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, Named):
            menu.setObjectName(f"{entry}Menu")
            menu.aboutToShow.connect(partial(context.fill_menu, str(entry), menu))
        elif isinstance(entry, str):
            menu.addAction(context.actions[entry])
        else:
            title, inner = entry
            _fill(context, menu.addMenu(title), inner)
    # After what fills it: another text may have come, or another entry.
    menu.aboutToShow.connect(partial(set_mnemonics, menu))

"""Everything that can be done by menu, button or key: one QAction each."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow

from visualnet.training.control import StepUnit
from visualnet.ui.look.icons import icon
from visualnet.ui.look.theme import Theme
from visualnet.ui.picture.modes import Mode

_Keys = str | QKeySequence.StandardKey | None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


class Actions:
    """The actions, made once; the window is their parent, so findChild finds them by name.

    Each is an attribute here; `icons` names the picture of each that has one.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._icons: dict[QAction, str] = {}
        self._tips: dict[QAction, str] = {}
        self._make_run_actions()
        self._make_pad_actions()
        self._make_file_actions()
        self._make_picture_actions()
        self._make_view_actions()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in a theme's colours."""
        self._theme = theme
        for action in self._icons:
            self._draw(action)

    def show_running(self, is_running: bool) -> None:
        """Make the play action offer what comes next."""
        self.play.setText(_tr("Pause") if is_running else _tr("Train"))
        self._icons[self.play] = "pause" if is_running else "play"
        tip = _tr("Stand still after the present step") if is_running else _tr("Let it learn")
        self._set_tip(self.play, tip)
        self._draw(self.play)

    def _draw(self, action: QAction) -> None:
        theme, is_primary = self._theme, action is self.play
        colour = theme.accent_text if is_primary else None
        action.setIcon(icon(self._icons[action], theme, colour))

    def _make_run_actions(self) -> None:
        add = self._added
        self.play = add("playAction", _tr("Train"), _tr("Let it learn"), "F5", "play")
        self.step = add(
            "stepAction", _tr("Step"), _tr("Go one example, batch or epoch further"), "F6", "step"
        )
        self.stop = add(
            "stopAction", _tr("End run"), _tr("End this run; Train then begins a new one"), "F7"
        )
        self.restart = add(
            "restartAction",
            _tr("Restart"),
            _tr("Go back to the first weights of this run; can be undone"),
            "Ctrl+R",
            "restart",
        )
        self.new_weights = add(
            "newWeightsAction",
            _tr("New weights"),
            _tr("Draw new first weights from the next seed; can be undone"),
            "Ctrl+N",
            "new-weights",
        )
        self.units = QActionGroup(self._window)
        tips = {
            StepUnit.EXAMPLE: _tr("A step shows the next example of the batch"),
            StepUnit.BATCH: _tr("A step learns one batch: one update of the weights"),
            StepUnit.EPOCH: _tr("A step learns all training images once"),
        }
        for number, (unit, tip) in enumerate(tips.items()):
            action = add(f"{unit.value}StepAction", _tr(unit.value), tip, f"Ctrl+F{number + 6}")
            action.setCheckable(True)
            action.setData(unit)
            action.setChecked(unit is StepUnit.BATCH)
            self.units.addAction(action)

    def _make_pad_actions(self) -> None:
        add = self._added
        self.undo = add(
            "undoAction",
            _tr("Undo"),
            _tr("Take back the last stroke, restart or change of settings"),
            QKeySequence.StandardKey.Undo,
            "undo",
        )
        self.redo = add(
            "redoAction",
            _tr("Redo"),
            _tr("Do again what was undone"),
            QKeySequence.StandardKey.Redo,
            "redo",
        )
        self.clear_pad = add(
            "clearPadAction",
            _tr("Clear"),
            _tr("Empty the drawing pad; can be undone"),
            "Ctrl+Backspace",
            "clear",
        )
        self.test_image = add(
            "testImageAction",
            _tr("Test image"),
            _tr("Put a random test image into the pad"),
            "Ctrl+T",
            "test-image",
        )
        self.teach = add(
            "teachAction",
            _tr("Teach"),
            _tr("Tell what the drawing is: it joins my digits, which the network can learn"),
            "Ctrl+L",
        )

    def _make_file_actions(self) -> None:
        add = self._added
        self.new_project = add(
            "newProjectAction",
            _tr("New project"),
            _tr("Begin anew, as after the start; what is unsaved is asked about"),
            "Ctrl+Shift+N",
        )
        self.save_project = add(
            "saveProjectAction",
            _tr("Save project"),
            _tr("Save everything: network, runs, settings, drawing and window"),
            QKeySequence.StandardKey.Save,
        )
        self.save_project_as = add(
            "saveProjectAsAction",
            _tr("Save project as…"),
            _tr("Save everything to another file"),
            "Ctrl+Shift+S",
        )
        self.open = add(
            "openAction",
            _tr("Open…"),
            _tr("Open a project or a model file"),
            QKeySequence.StandardKey.Open,
            "open",
        )
        self.open_data = add(
            "openDataAction",
            _tr("Open data…"),
            _tr("Learn from a file of your own: IDX, NPZ or CSV"),
            "Ctrl+Shift+O",
        )
        self.open_data_folder = add(
            "openDataFolderAction",
            _tr("Open data folder…"),
            _tr("Learn from a folder: IDX files, or images in a folder for each class"),
            "Ctrl+Alt+O",
        )
        self.export = add(
            "exportAction",
            _tr("Export weights…"),
            _tr("Save the network's weights to a file"),
            "Ctrl+E",
            "export",
        )
        self.copy_picture = add(
            "copyPictureAction",
            _tr("Copy picture"),
            _tr("Copy the picture of the network to the clipboard"),
            "Ctrl+Shift+C",
        )
        self.export_picture = add(
            "exportPictureAction",
            _tr("Export picture…"),
            _tr("Save the picture of the network as PNG or SVG, of any size"),
            "Ctrl+Shift+E",
        )
        self.record = add(
            "recordAction",
            _tr("Record training…"),
            _tr("Record the picture of the network while it learns, as an animated GIF"),
            "Ctrl+Shift+G",
        )
        self.quit = add(
            "quitAction", _tr("Quit"), _tr("Close VisualNet"), QKeySequence.StandardKey.Quit
        )

    def _make_picture_actions(self) -> None:
        add = self._added
        self.modes = QActionGroup(self._window)
        for number, (mode, text, tip) in enumerate(
            (
                (Mode.FLOW, _tr("Weight × activation"), _tr("Connections show what they pass on")),
                (Mode.WEIGHT, _tr("Weight"), _tr("Connections show their weights")),
                (
                    Mode.GRADIENT,
                    _tr("Gradient"),
                    _tr("Connections show the gradient of the last batch"),
                ),
                (
                    Mode.CHANGE,
                    _tr("Change since start"),
                    _tr("Connections show how far their weights have gone since the run began"),
                ),
                (
                    Mode.CHANGE_SINCE_MARK,
                    _tr("Change since mark"),
                    _tr("Connections show how far their weights have gone since the marked step"),
                ),
                (
                    Mode.CONTRIBUTION,
                    _tr("Why: contribution"),
                    _tr("Connections show what they add to the lead of one class over another"),
                ),
            ),
            start=1,
        ):
            action = add(f"{mode.name.lower()}ModeAction", text, tip, f"Ctrl+{number}")
            action.setCheckable(True)
            action.setData(mode)
            self.modes.addAction(action)
        self.mark_step = add(
            "markStepAction",
            _tr("Mark this step"),
            _tr("Remember the present weights, to see what changes from here on"),
            "Ctrl+M",
        )
        self.sign_colours = QActionGroup(self._window)
        for choice, text in (
            ("blue-orange", _tr("Blue and orange")),
            ("purple-green", _tr("Purple and green")),
            ("violet-yellow", _tr("Violet and yellow")),
        ):
            action = add(f"{choice}Action", text, _tr("Colours of positive and negative"), None)
            action.setCheckable(True)
            action.setData(choice)
            self.sign_colours.addAction(action)
        self.dash_negative = add(
            "dashNegativeAction",
            _tr("Dash negative connections"),
            _tr("Tell the sign of a connection by its line too, not by its colour alone"),
            "Ctrl+D",
        )
        self.dash_negative.setCheckable(True)
        self.reduce_motion = add(
            "reduceMotionAction",
            _tr("Reduce motion"),
            _tr("Let no pulse travel through the layers at slow speeds"),
            "Ctrl+Shift+M",
        )
        self.reduce_motion.setCheckable(True)

    def _make_view_actions(self) -> None:
        add = self._added
        self.trace = add(
            "traceAction",
            _tr("Trace strongest paths"),
            _tr("Trace the neuron that is chosen, else the answer, back to the pixels"),
            "Ctrl+J",
        )
        self.trace.setCheckable(True)
        self.zoom_in = add(
            "zoomInAction",
            _tr("Zoom in"),
            _tr("Show the network larger"),
            QKeySequence.StandardKey.ZoomIn,
        )
        self.zoom_out = add(
            "zoomOutAction",
            _tr("Zoom out"),
            _tr("Show more of the network"),
            QKeySequence.StandardKey.ZoomOut,
        )
        self.zoom_reset = add(
            "zoomResetAction", _tr("Whole network"), _tr("Show the whole network"), "Ctrl+0"
        )
        self.present = add(
            "presentAction",
            _tr("Presentation mode"),
            _tr("Full screen with large type, for a class"),
            "F11",
        )
        self.present.setCheckable(True)
        self.reset_docks = add(
            "resetDocksAction",
            _tr("Reset layout"),
            _tr("Put all docks back to their first places"),
            None,
        )
        self.shortcuts = add(
            "shortcutsAction", _tr("Keyboard shortcuts"), _tr("List all keys"), "F1", "help"
        )
        self.about = add("aboutAction", _tr("About VisualNet"), _tr("Versions and licences"), None)
        self.themes = QActionGroup(self._window)
        for choice, text in (
            ("dark", _tr("Dark")),
            ("light", _tr("Light")),
            ("system", _tr("Follow the system")),
        ):
            action = add(f"{choice}ThemeAction", text, _tr("Colours of the window"), None)
            action.setCheckable(True)
            action.setData(choice)
            self.themes.addAction(action)

    def _added(
        self, name: str, text: str, tip: str, keys: _Keys, icon_name: str | None = None
    ) -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(name)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        self._set_tip(action, tip)
        if icon_name is not None:
            self._icons[action] = icon_name
        # Shortcuts work wherever the focus is, though the action may stand in no visible menu.
        self._window.addAction(action)
        return action

    def adopt(
        self,
        action: QAction,
        name: str,
        tip: str,
        keys: str | QKeySequence.StandardKey,
        icon_name: str | None = None,
    ) -> None:
        """Name an action that was made elsewhere, give it keys, and list it with the others."""
        if icon_name is not None:
            self._icons[action] = icon_name
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        self._set_tip(action, tip)
        self._window.addAction(action)

    def _set_tip(self, action: QAction, tip: str) -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        action.setStatusTip(tip)
        self._tips[action] = tip

    def described(self) -> list[tuple[str, str, str]]:
        """Return (keys, name, what it does) of every action that has a key."""
        rows = []
        for action, tip in self._tips.items():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            if keys:
                rows.append((keys, action.text().rstrip("…"), tip))
        return rows

    def connect(self, triggers: dict[QAction, Callable[..., object]]) -> None:
        """Call each function when its action is triggered."""
        for action, call in triggers.items():
            action.triggered.connect(call)

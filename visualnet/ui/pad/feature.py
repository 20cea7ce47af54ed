"""Actions and dock of the drawing pad, connected with its content and the network's answers."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence

from visualnet.data.drawing.stroke_files import example_drawing
from visualnet.projects.file_kinds import FileKind
from visualnet.ui.pad.files import PadFiles
from visualnet.ui.pad.menus import PadMenus
from visualnet.ui.pad.number_reader import NumberReader
from visualnet.ui.pad.panel import DrawPanel
from visualnet.ui.pad.picture_ways import PictureWays
from visualnet.ui.pad.reading_voice import ReadingVoice
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.ui.pad.teaching import Teaching

DOCK = "drawingDock"

_OF_DRAWINGS = (
    *("clearPad", "teach", "eraser", "openPicture", "copyDrawing", "saveDrawing"),
    *("severalDigits", "padGuide"),
)
"""Actions that mean nothing while the plane stands in the pad's place."""


class PadFeature(QObject):
    """Connects the pad; shared with panels, which reach `panel` and `teaching` through it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        context.share(PadFeature, self)
        self.files = PadFiles(context)
        PictureWays(context)
        self._add_actions()
        acts = context.actions
        buttons = [acts[name] for name in ("clearPad", "undo", "redo", "testImage")]
        self.panel = DrawPanel(buttons, acts["eraser"], acts["teach"])
        self._number = NumberReader(context, self.panel, self)
        self._add_dock()
        PadMenus(context, self, self.panel)
        self._connect()
        self._show_classes()
        example = example_drawing()
        context.pad.put(PadContent(strokes=example.strokes, side=example.side, is_example=True))

    @cached_property
    def teaching(self) -> "Teaching":
        """What keeps drawings with their labels; made when it is first needed."""
        from visualnet.ui.pad.teaching import Teaching

        teaching = Teaching(self._context, self.panel.pad.setFocus)
        teaching.drawing_kept.connect(lambda: self._context.open_panel("myDigits"))
        return teaching

    def close(self) -> None:
        if "teaching" in self.__dict__:
            self.teaching.close()

    def _add_dock(self) -> None:
        window = self._context.window
        area = Qt.DockWidgetArea.LeftDockWidgetArea
        dock = window.add_dock(
            DOCK, self.tr("Draw a digit"), self.panel, area, is_first=True, is_presented=True
        )
        dock.short_title = self.tr("Draw")
        self._context.actions.adopt(
            dock.toggleViewAction(),
            DOCK,
            self._purpose(has_points=False),
            "Alt+1",
        )
        self._context.actions.set_icon(dock.toggleViewAction(), "panel-drawing")

    def _connect(self) -> None:
        context, panel, pad = self._context, self.panel, self._context.pad
        tools = panel.tools
        self._was_empty = pad.content.is_empty
        ReadingVoice(panel, pad, context.frames, self)
        context.window.presentation_changed.connect(panel.set_presented)
        panel.drawing_changed.connect(pad.draw)
        panel.drawing_committed.connect(pad.keep_stroke)
        tools.brush_changed.connect(pad.set_brush)
        panel.pad.clear_requested.connect(pad.clear)
        panel.pad.take_drops()
        panel.pad.dropped.connect(context.openers.open_dropped)
        context.copying.otherwise = self.files.copy
        context.copying.home = panel
        self.files.said.connect(lambda sentence: context.say(sentence, "pad"))
        self.files.failed.connect(lambda sentence: context.say_error(sentence, "pad"))
        full = self.tr("The drawing is full. Erase part of it, or clear the pad to draw a new one.")
        panel.pad.filled.connect(lambda: context.say_error(full, "full pad"))
        pad.changed.connect(self._take_back)
        pad.content_put.connect(panel.show_content)
        pad.several_changed.connect(panel.pad.set_lines)
        context.frames.reading_ready.connect(panel.show_frame)
        context.session.run_changed.connect(self._show_classes)
        context.openers.add(FileKind.DRAWING, self.files.open_then)
        context.openers.take_content(self.files.take)
        panel.bars.add_switch(context.actions["logBars"])
        acts = context.actions
        acts["eraser"].triggered.connect(panel.pad.set_eraser)
        for action, preference, show in (
            (acts["padGuide"], Preferences.has_guide, panel.pad.set_guide),
            (acts["logBars"], Preferences.has_log_bars, panel.bars.set_log),
        ):
            action.toggled.connect(show)
            context.preferences.bind(preference, action.setChecked, action.triggered)
        context.preferences.bind(Preferences.brush, tools.set_brush, tools.brush_changed)

    @Slot()
    def _show_classes(self) -> None:
        classes = self._context.session.classes
        has_points = self._context.session.features is not None
        self.panel.set_classes(classes, has_points=has_points)
        for name in _OF_DRAWINGS:
            self._context.actions[name].setEnabled(not has_points)
        dock, actions = self._context.window.docks[DOCK], self._context.actions
        actions.set_tip(dock.toggleViewAction(), self._purpose(has_points=has_points))
        test = actions["testImage"]
        dock.short_title = "" if has_points else self.tr("Draw")
        if has_points:
            dock.setWindowTitle(self.tr("The plane"))
            test.setText(self.tr("Test point"))
            actions.set_tip(test, self.tr("Point at a random test point of the data"))
            return
        test.setText(self.tr("Test image"))
        actions.set_tip(test, self.tr("Put a random test image into the pad"))
        are_digits = classes == tuple("0123456789")
        title = self.tr("Draw a digit") if are_digits else self.tr("Draw")
        dock.setWindowTitle(title)

    def _purpose(self, *, has_points: bool) -> str:
        """Return what the dock is for."""
        if has_points:
            return self.tr("Point at the plane, and see how the network reads that point")
        return self.tr("Draw a digit, and see how the network reads it")

    @Slot()
    def _take_back(self) -> None:
        """Say no longer what was said of an empty pad, or a full one."""
        is_empty = self._context.pad.content.is_empty
        if is_empty is not self._was_empty:
            self._was_empty = is_empty
            self._context.take_back("full pad" if is_empty else "pad")

    def _add_actions(self) -> None:
        actions, pad, standard = self._context.actions, self._context.pad, QKeySequence.StandardKey
        actions.add(
            ActionRow("clearPad", "Clear", "Empty the drawing pad; can be undone", pad.clear,
                      "Ctrl+Backspace", icon="clear"),
            ActionRow("testImage", "Test image", "Put a random test image into the pad",
                      pad.show_test_image, "Ctrl+T", icon="test-image"),
            ActionRow("teach", "Teach", "Label this drawing and add it to My digits",
                      lambda: self.teaching.ask(), "Ctrl+L"),
            ActionRow("eraser", "Eraser", "Erase parts of strokes instead of drawing",
                      keys="Ctrl+B", icon="eraser", is_checkable=True),
            ActionRow("openPicture", "Open picture or strokes…",
                      "Read a digit from a photograph, a scan or a stroke file",
                      self.files.ask_open, "Ctrl+Alt+P"),
            ActionRow("copyDrawing", "Copy drawing",
                      "Copy the drawing as a picture, and as a line of a stroke file",
                      self.files.copy),
            ActionRow("pasteDrawing", "Paste drawing",
                      "Put a picture or strokes from the clipboard into the pad", self.files.paste,
                      standard.Paste),
            ActionRow("saveDrawing", "Save drawing…",
                      "Save the drawing as a picture or a stroke file", self.files.ask_save),
            ActionRow("severalDigits", "Several digits", "Read digits side by side as one number",
                      pad.set_several, "Ctrl+Shift+D", is_checkable=True),
            ActionRow("padGuide", "Guide in the pad", "Show a faint square to draw in",
                      keys="Ctrl+Shift+B", is_checkable=True),
            ActionRow("logBars", "Log scale of the probabilities",
                      "Show small probabilities larger, on a logarithmic scale",
                      keys="Ctrl+Shift+L", is_checkable=True),
        )  # fmt: skip
        actions["logBars"].setIconText(self.tr("log scale"))

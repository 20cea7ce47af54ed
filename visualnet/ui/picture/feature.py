"""Actions and modes of the network's picture, and its connection with the frames."""

from time import perf_counter

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction

from visualnet.scene.parts import Connection, Part
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.picture.pulse import Motion, system_reduces_motion
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.acts.context_menus import Entries
from visualnet.ui.window.context import Context

_PANELS = {Mode.CONTRIBUTION: "why", Mode.STEP_GRADIENT: "stepThrough"}
"""Which panel works out what a mode shows."""


class PictureFeature(QObject):
    """Connects the network view, which stands in the middle of the window."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self.view = view = NetworkView()
        context.share(NetworkView, view)
        view.setFocusProxy(view.canvas)
        context.window.set_picture(view)
        view.free_changed.connect(context.window.messages.set_free)
        self.motion = Motion(view.canvas, self)
        self._frames_shown, self._frames_since = 0, perf_counter()
        self._title = context.session.title
        self._modes = self._added_modes()
        self._add_actions()
        context.frames.frame_ready.connect(view.canvas.show_frame)
        context.frames.reading_ready.connect(view.show_reading)
        context.session.run_changed.connect(self._show_classes)
        context.session.state_changed.connect(self._show_state)
        view.canvas.frame_shown.connect(self._count_frame)
        self._name_term(None)
        view.canvas.focus_changed.connect(self._name_term)
        view.inspect_requested.connect(self._inspect)
        view.term_asked.connect(lambda term: context.explain_term(term))
        view.mode_chosen.connect(self._follow_mode)
        view.pad_preferred.connect(context.frames.prefer_pad)
        view.tracing_changed.connect(context.actions["trace"].setChecked)
        self._show_classes()
        context.preferences.bind(Preferences.picture_mode, self._show_mode)
        controls = view.controls
        context.preferences.bind(Preferences.bright_share, controls.set_share, controls.share_moved)
        context.preferences.bind(Preferences.has_dashes, self._show_dashed)
        context.preferences.bind(Preferences.reduces_motion, self._show_motion)
        context.menus.add(view, self._entries)
        # Else Qt gives the focus to the first button, as if it were to be pressed.
        view.canvas.setFocus()

    def close(self) -> None:
        self.view.canvas.close_jobs()

    def _added_modes(self) -> list[QAction]:
        group = self._context.actions.add_choice(
            ActionRow("flowMode", "Weight × activation", "Connections show what they pass on",
                      keys="Ctrl+1", data=Mode.FLOW),
            ActionRow("weightMode", "Weight", "Connections show their weights",
                      keys="Ctrl+2", data=Mode.WEIGHT),
            ActionRow("gradientMode", "Gradient",
                      "Connections show the gradient of the last batch",
                      keys="Ctrl+3", data=Mode.GRADIENT),
            ActionRow("changeMode", "Change since start",
                      "Connections show how their weights have changed in this run",
                      keys="Ctrl+4", data=Mode.CHANGE),
            ActionRow("change_since_markMode", "Change since mark",
                      "Connections show how their weights have changed since the mark",
                      keys="Ctrl+5", data=Mode.CHANGE_SINCE_MARK),
            ActionRow("contributionMode", "Why: contribution",
                      "Connections show what they add for one class against another",
                      keys="Ctrl+6", data=Mode.CONTRIBUTION),
            ActionRow("step_gradientMode", "One step: gradient",
                      "Connections show the gradient of the loss of this input",
                      keys="Ctrl+7", data=Mode.STEP_GRADIENT),
            call=self._choose_mode,
        )  # fmt: skip
        return group.actions()

    def _add_actions(self) -> None:
        canvas = self.view.canvas
        self._context.actions.add(
            ActionRow("markStep", "Mark this step",
                      "Remember the weights now, to see what changes later",
                      self._context.session.mark_step, "Ctrl+M"),
            ActionRow("trace", "Trace strongest paths",
                      "Show which inputs led to the chosen neuron or the answer",
                      self.view.set_tracing, "Ctrl+J", is_checkable=True),
            ActionRow("dashNegative", "Dash negative connections",
                      "Draw negative connections dashed, to show signs without colour",
                      self._set_dashed, "Ctrl+D", is_checkable=True),
            ActionRow("reduceMotion", "Reduce motion",
                      "Turn off the pulse that runs through the layers", self._set_reduced_motion,
                      "Ctrl+Shift+M", is_checkable=True),
            ActionRow("zoomIn", "Zoom in", "Show the network larger", canvas.zoom_in,
                      ("Ctrl++", "Ctrl+="), repeats=True),
            ActionRow("zoomOut", "Zoom out", "Show more of the network", canvas.zoom_out,
                      "Ctrl+-", repeats=True),
            ActionRow("zoomReset", "Whole network", "Show the whole network", canvas.reset_zoom,
                      "Ctrl+0", repeats=True),
            ActionRow("copyPicture", "Copy picture",
                      "Copy the picture of the network to the clipboard", self._copy,
                      "Ctrl+Shift+C"),
        )  # fmt: skip
        for leave in (canvas.let_go, self.view.close_legend):
            self._context.window.spare_keys.add(Qt.Key.Key_Escape, leave)

    def _entries(self, place: QPoint | None) -> Entries:
        # Edits are loaded when a menu is first shown.
        from visualnet.ui.picture.acts.menu import PictureMenu

        return PictureMenu(self._context, self.view).entries(place)

    @Slot()
    def _show_classes(self) -> None:
        session = self._context.session
        self.view.set_classes(session.classes)
        is_other, self._title = session.title != self._title, session.title
        if is_other and session.run is not None and not session.run.is_drawn:
            # Parts chosen in one model mean nothing in another.
            self.view.canvas.let_go()

    @Slot(object)
    def _show_state(self, state: State) -> None:
        if state is not State.RUNNING:
            self._context.status("frames").setText("")

    @Slot(object)
    def _count_frame(self, _frame: object) -> None:
        self._frames_shown += 1
        elapsed = perf_counter() - self._frames_since
        if elapsed >= 1:
            is_running = self._context.session.state is State.RUNNING
            text = (
                self.tr("{0} fps").format(round(self._frames_shown / elapsed)) if is_running else ""
            )
            self._context.status("frames").setText(text)
            self._frames_shown, self._frames_since = 0, perf_counter()

    @Slot(object)
    def _name_term(self, part: Part | None) -> None:
        """Let F1 over the picture offer the glossary's word for what is looked at."""
        if isinstance(part, Connection):
            term = "connection"
        else:
            term = "probe" if part is not None and part[0] == 0 else "neuron"
        self.view.canvas.setProperty("term", term)

    @Slot(object)
    def _inspect(self, part: object) -> None:
        self._context.open_panel("inspector", part)

    def _choose_mode(self, action: QAction) -> None:
        self.view.set_mode(action.data())
        self._follow_mode(action.data())

    def _show_mode(self, name: str) -> None:
        if Mode[name] is not self.view.mode:
            self.view.set_mode(Mode[name])
        self._follow_mode(self.view.mode)

    @Slot(object)
    def _follow_mode(self, mode: Mode) -> None:
        if mode in (Mode.FLOW, Mode.WEIGHT):
            # A window starts in these two; in the others no connection would be seen at first.
            self._context.preferences.picture_mode = mode.name
        for action in self._modes:
            action.setChecked(action.data() is mode)
        # The gradient costs a backward pass for each snapshot, so it is made only for this mode.
        self._context.session.want_gradient(mode is Mode.GRADIENT)
        panel = _PANELS.get(mode)
        if panel is not None:
            self._context.open_panel(panel)

    @Slot(bool)
    def _set_dashed(self, is_on: bool) -> None:
        self._context.preferences.has_dashes = is_on

    def _show_dashed(self, is_on: bool) -> None:
        self._context.actions["dashNegative"].setChecked(is_on)
        self.view.set_dashed(is_on)

    @Slot(bool)
    def _set_reduced_motion(self, is_on: bool) -> None:
        self._context.preferences.reduces_motion = is_on

    def _show_motion(self, choice: bool | None) -> None:
        is_reduced = system_reduces_motion() if choice is None else choice
        self._context.actions["reduceMotion"].setChecked(is_reduced)
        self.motion.set_reduced(is_reduced)
        self._context.window.notices.set_fading(not is_reduced)

    @Slot()
    def _copy(self) -> None:
        from visualnet.ui.picture.parts.numbers import picture_copy

        self._context.copying.copy(picture_copy(self.view.canvas))

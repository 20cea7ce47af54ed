"""Acts of lessons in the live window: for the checker, and for *Do it for me*."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton

from visualnet.errors import SettingError, VisualNetError
from visualnet.nn.edits import Restore, Silence
from visualnet.nn.parts import Part as NetworkPart
from visualnet.scene.parts import Connection
from visualnet.settings_table import SETTINGS
from visualnet.tours.acts import Act
from visualnet.tours.conditions import Ask
from visualnet.ui.pad.feature import PadFeature
from visualnet.ui.panels.my_digits.panel import MyDigitsPanel
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.session.open_run import State
from visualnet.ui.timeline.feature import TimelineFeature
from visualnet.ui.tours.act_values import pad_content_of, setting_value, taught_drawings
from visualnet.ui.tours.advancing import Advance, is_settled
from visualnet.ui.tours.live_window import LiveWindow
from visualnet.ui.tours.names import part_of
from visualnet.ui.tours.places import Places
from visualnet.ui.worked_example.example import CLASSES

_POLL_MS = 15

Done = Callable[[], bool]
"""Tells whether an act has come to its end."""
Failure = tuple[Act, VisualNetError]


class Actor(QObject):
    """Does acts one after the other; each begins when the one before has come to its end."""

    def __init__(self, live: LiveWindow, ask: Ask, folder: Path) -> None:
        """folder: of the lesson, where its drawings lie."""
        super().__init__(live)
        self._live, self._ask, self._folder = live, ask, folder
        self._places = Places(live)
        self._waiting: list[Act] = []
        self._act: Act | None = None
        self._tell: Callable[[Failure | None], object] = lambda _failure: None
        self._is_done: Done = lambda: True
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether there is something left to do."""
        return self._act is not None or bool(self._waiting)

    def perform(self, acts: Sequence[Act], tell: Callable[[Failure | None], object]) -> None:
        """Do these, then tell what failed: None where nothing did."""
        self._waiting, self._tell = list(acts), tell
        self._poll.start()

    def stop(self) -> None:
        """Do nothing more; a training that goes on for an act pauses."""
        was_training = self._act is not None and self._act.verb == "train until"
        self._waiting, self._act = [], None
        self._poll.stop()
        if was_training:
            self._live.context.session.pause()

    @Slot()
    def _look(self) -> None:
        try:
            if self._act is not None and not self._is_done():
                return
            self._act = None
            if not self._waiting:
                self._poll.stop()
                self._tell(None)
                return
            self._act = self._waiting.pop(0)
            self._is_done = self._begin(self._act)
        except VisualNetError as error:
            act, self._act, self._waiting = self._act, None, []
            self._poll.stop()
            assert act is not None  # noqa: S101 - nothing else raises
            self._tell((act, error))

    def _begin(self, act: Act) -> Done:
        begun = _VERBS[act.verb](self, act)
        return self._is_at_rest if begun is None else begun

    def _is_at_rest(self) -> bool:
        """Tell whether what was done is shown."""
        context = self._live.context
        return context.session.state is State.RUNNING or not context.frames.is_waiting

    def begin_click(self, act: Act) -> Done | None:
        """Press a button, open a panel, choose a part of the network, or focus another part."""
        part = act.part
        assert part is not None  # noqa: S101 - as it was read
        context = self._live.context
        if part.kind == "button":
            action = context.actions[part.name]
            if not action.isEnabled():
                raise SettingError("{part} cannot be pressed now.", part=part.text)
            action.trigger()
            return None
        self._places.open(part)
        if part.is_of_network:
            session, canvas = context.session, context.shared(NetworkView).canvas
            found = part_of(part, session.network.layer_sizes, session.classes)
            if found is None:
                raise SettingError("The network has no {part}.", part=part.text)
            canvas.pointing.keep(found)
        elif part.kind == "strip" and part.numbers:
            return self._travel(part.numbers[0])
        elif place := self._places.find(part):
            place[0].setFocus()
        return None

    def begin_set(self, act: Act) -> Done | None:
        """Change a setting: of the run as it goes, or of a new network."""
        session = self._live.context.session
        value = setting_value(session.config, act.name, act.value)
        if SETTINGS[act.name].is_live:
            session.change(**{act.name: value})
            return None
        run_id = session.run_id
        self._live.context.data.apply(session.base_config.changed(**{act.name: value}))
        return lambda: session.run_id != run_id

    def begin_draw(self, act: Act) -> Done | None:
        """Put something into the pad."""
        assert act.source is not None  # noqa: S101 - as it was read
        content = pad_content_of(self._live, act.source, self._folder)
        self._live.context.pad.replace(content, self.tr("lesson"))
        return None

    def begin_travel(self, act: Act) -> Done | None:
        """Look back to a step, or at now."""
        if act.step >= 0:
            return self._travel(act.step)
        self._live.context.shared(TimelineFeature).travel.return_to_now()
        return None

    def _travel(self, step: int) -> Done:
        session = self._live.context.session
        travel = self._live.context.shared(TimelineFeature).travel
        if session.run is None or step > session.run.snapshot.step:
            raise SettingError("The run has no step {step} yet.", step=step)
        travel.go_to(step)
        return lambda: not travel.is_busy and self._is_at_rest()

    def begin_fork(self, _act: Act) -> Done | None:
        """Begin a new run from the step that is shown."""
        if self._live.context.session.past is None:
            raise SettingError("Nothing is looked back at, so nothing can go on from there.")
        self._live.context.session.fork()
        return None

    def begin_training(self, _act: Act) -> Done | None:
        """Train, and let it go on."""
        self._live.context.session.play()
        return None

    def begin_training_until(self, act: Act) -> Done | None:
        """Train until something holds, by whole epochs or batches, so that all runs are alike."""
        assert act.until is not None  # noqa: S101 - as it was read
        return Advance(self._live, self._ask, act.until).is_over

    def begin_pause(self, _act: Act) -> Done | None:
        """Pause the training."""
        session = self._live.context.session
        session.pause()
        return lambda: is_settled(session) and self._is_at_rest()

    def begin_inspect(self, act: Act) -> Done | None:
        """Look into a part of the network."""
        part = self._network_part(act)
        self._live.context.shared(NetworkView).canvas.pointing.keep(part)
        self._live.context.open_panel("inspector", part)
        return None

    def begin_stage(self, act: Act) -> Done | None:
        """Show a stage of one step of learning."""
        assert act.part is not None  # noqa: S101 - as it was read
        part, live = act.part, self._live
        self._places.open(part)

        def show() -> bool:
            view = live.step_view
            if view is None or view.step is None:
                return False
            if view.number_of(part.name) is None:
                raise SettingError("There is no stage {stage}.", stage=part.name)
            view.show_stage(part.name)
            return True

        return show

    def begin_silence(self, act: Act) -> Done | None:
        """Silence a neuron."""
        part = self._network_part(act)
        assert not isinstance(part, Connection)  # noqa: S101 - as it was read
        self._live.context.session.edit(Silence(NetworkPart(*part)))
        return None

    def begin_restore(self, act: Act) -> Done | None:
        """Give a neuron back what it had."""
        part, session = self._network_part(act), self._live.context.session
        assert not isinstance(part, Connection)  # noqa: S101 - as it was read
        before = session.network_before_edits.parameters
        session.edit(Restore(NetworkPart(*part), before))
        return None

    def begin_label(self, act: Act) -> Done | None:
        """Say what the drawing is meant to be, for one step of learning."""
        live, name = self._live, act.name
        if not (live.step_view or live.example):
            live.context.open_panel("stepThrough")

        def choose() -> bool:
            view = live.step_view
            if view is None or view.step is None or view.step.reading is None:
                return False
            classes = list(view.step.source.classes)
            if name not in classes:
                raise SettingError("There is no class {name}.", name=name)
            if view.step.source.label != classes.index(name):
                view.label_chosen.emit(classes.index(name))
                return False
            return view.step.learning is not None

        return choose

    def begin_teaching(self, act: Act) -> Done | None:
        """Keep what was drawn as one of the user's digits, of a class."""
        context = self._live.context
        if act.name not in context.session.classes:
            raise SettingError("There is no class {name}.", name=act.name)
        if not context.pad.content.strokes:
            raise SettingError("Nothing is drawn that could be taught.")
        before = taught_drawings(self._live)
        context.shared(PadFeature).teaching.keep(context.pad.content, act.name, is_quiet=True)

        def is_kept() -> bool:
            drawings = taught_drawings(self._live)
            self._live.taught += [each for each in drawings if each not in before]
            return bool(drawings)

        return is_kept

    def begin_learning(self, _act: Act) -> Done | None:
        """Learn the user's digits, to the end."""
        session = self._live.context.session
        self._live.context.open_panel("myDigits")
        panel, run_id = self._live.context.window.docks["myDigitsDock"].panel, session.run_id
        if not isinstance(panel, MyDigitsPanel):
            raise SettingError("The panel My digits is not to be had.")
        button = panel.findChild(QAbstractButton, "learnMyDigits")
        begun = False

        def learn() -> bool:
            nonlocal begun
            if not begun and button is not None and button.isEnabled():
                begun = True
                button.click()
            is_over = session.run_id != run_id and session.state is not State.RUNNING
            return begun and is_over and is_settled(session) and self._is_at_rest()

        return learn

    def begin_example(self, act: Act) -> Done | None:
        """Change a number of the worked example."""
        dialog = self._live.example
        if dialog is None or act.part is None or isinstance(act.value, str):
            raise SettingError("The worked example is not open; press button:workedExample first.")
        part = part_of(act.part, dialog.example.network.layer_sizes, CLASSES)
        if part is None:
            raise SettingError("The worked example has no {part}.", part=act.part.text)
        if isinstance(part, tuple) and part[0] == 0:
            dialog.set_input(part[1], act.value)
        else:
            dialog.set_value(part, act.value)
        return None

    def _network_part(self, act: Act) -> tuple[int, int] | Connection:
        session = self._live.context.session
        assert act.part is not None  # noqa: S101 - as it was read
        part = part_of(act.part, session.network.layer_sizes, session.classes)
        if part is None:
            raise SettingError("The network has no {part}.", part=act.part.text)
        return part


_VERBS: dict[str, Callable[[Actor, Act], Done | None]] = {
    "click": Actor.begin_click,
    "set": Actor.begin_set,
    "draw": Actor.begin_draw,
    "travel": Actor.begin_travel,
    "fork": Actor.begin_fork,
    "train": Actor.begin_training,
    "train until": Actor.begin_training_until,
    "pause": Actor.begin_pause,
    "inspect": Actor.begin_inspect,
    "stage": Actor.begin_stage,
    "silence": Actor.begin_silence,
    "restore": Actor.begin_restore,
    "label": Actor.begin_label,
    "teach": Actor.begin_teaching,
    "learn": Actor.begin_learning,
    "example": Actor.begin_example,
}

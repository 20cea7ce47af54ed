"""The beginning of a lesson, on a network of its own; and the way back to all that was before."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from visualnet.data.dataset import Dataset
from visualnet.errors import VisualNetError
from visualnet.models.bundled import FIRST_MODEL, resolve_model
from visualnet.models.document import ModelDocument
from visualnet.models.formats import open_model
from visualnet.number_text import count_text
from visualnet.projects.window_layout import WindowLayout
from visualnet.tours.acts import Act
from visualnet.tours.conditions import read_condition
from visualnet.tours.lesson import Lesson, Start
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import is_same_data, load_dataset_of
from visualnet.training.recipes import POINT_CONFIG, shaped_like
from visualnet.ui.pad.feature import PadFeature
from visualnet.ui.panels.step_through.stages import FIRST
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.session.frame import PastStep
from visualnet.ui.session.new_runs import quick_config
from visualnet.ui.session.open_run import OpenRun, State
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.tours.act_values import pad_content_of
from visualnet.ui.tours.acts import Actor, Failure
from visualnet.ui.tours.facts import WindowFacts


@dataclass(frozen=True, slots=True, eq=False)
class Before:
    """What stood in the window before a lesson. was_running: the run trained. stage:
    of one step of learning.
    """

    run: OpenRun | None
    past: PastStep | None
    was_running: bool
    content: PadContent
    mode: Mode
    layout: WindowLayout | None
    has_timeline: bool
    stage: str


class Opening(QObject):
    """Prepares the window for a lesson, and puts back what was there."""

    def __init__(self, live: WindowFacts) -> None:
        super().__init__(live)
        self._live, self._context = live, live.context
        self._asked = 0
        self._actor: Actor | None = None

    def note_before(self) -> Before:
        """Return what stands in the window now; a training pauses."""
        context = self._context
        session = context.session
        was_running = session.state is State.RUNNING
        session.pause()
        return Before(
            run=session.run,
            past=session.past,
            was_running=was_running,
            content=context.pad.content,
            mode=context.shared(NetworkView).mode,
            layout=context.window.current_layout(),
            has_timeline=context.preferences.has_timeline,
            stage="" if self._live.step_panel is None else self._live.step_panel.stage,
        )

    def begin(
        self, lesson: Lesson, then: Callable[[], None], fail: Callable[[Exception], None]
    ) -> None:
        """Show what a lesson begins with, then call `then`; files are read in a thread.

        fail: called with a VisualNetError where something of it is not to be had.
        """
        self.cancel()
        asked, session = self._asked, self._context.session
        present = session.dataset, session.config, session.document()

        def done(opened: _Opened) -> None:
            if asked != self._asked:
                return
            try:
                self._show(lesson, opened)
            except VisualNetError as error:
                fail(error)
                return
            if lesson.start.at is None:
                then()
            else:
                self._look_back(lesson, lesson.start.at, then, fail)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                fail(error)

        session.when_ready(
            lambda: self._context.jobs.submit(lambda: _opened(lesson.start, *present), done, failed)
        )

    def cancel(self) -> None:
        """Begin nothing any more."""
        self._asked += 1
        if self._actor is not None:
            self._actor.stop()
            self._actor = None
            self._context.take_back("lesson")

    def _look_back(
        self, lesson: Lesson, step: int, then: Callable[[], None], fail: Callable[[Exception], None]
    ) -> None:
        """Train by whole epochs beyond a step, and look back at it."""
        until = read_condition(f"epoch >= 1 and step > {step}")
        acts = (
            Act(f"train until {until.text}", "train until", until=until),
            Act(f"travel {step}", "travel", step=step),
        )

        def tell(failure: Failure | None) -> None:
            self._actor = None
            self._context.take_back("lesson")
            if failure is None:
                then()
            else:
                fail(failure[1])

        told = self.tr("The lesson begins at step {0}: training to it").format(count_text(step))
        self._context.say(told, "lesson", lasts=True)
        self._context.preferences.has_timeline = True
        self._actor = Actor(self._live, self._live.ask, lesson.path.parent)
        self._actor.perform(acts, tell)

    def _show(self, lesson: Lesson, opened: "_Opened") -> None:
        context, start = self._context, lesson.start
        session = context.session
        if start.seed is None and not start.plane:
            session.open_document(opened.document, lesson.title, opened.dataset, opened.config)
        else:
            session.apply(opened.config, opened.dataset)
        pad = PadContent() if start.pad is None else self._content(lesson)
        context.pad.replace(pad, self.tr("lesson"))
        mode = Mode[start.colours.upper()] if start.colours else Mode.FLOW
        self._choose_mode(mode)
        context.shared(NetworkView).canvas.pointing.clear()
        self._show_stage(FIRST)

    def _content(self, lesson: Lesson) -> PadContent:
        assert lesson.start.pad is not None  # noqa: S101 - see the caller
        return pad_content_of(self._live, lesson.start.pad, lesson.path.parent)

    def _show_stage(self, stage: str) -> None:
        if self._live.step_panel is not None:
            self._live.step_panel.show_stage(stage)

    def _choose_mode(self, mode: Mode) -> None:
        if self._context.shared(NetworkView).mode is not mode:
            self._context.actions[f"{mode.name.lower()}Mode"].trigger()

    @Slot(object)
    def put_back(self, before: Before) -> None:
        """Show again what was there: run and step, drawing, panels; a training goes on."""
        context = self._context
        session = context.session
        self.cancel()
        session.pause()
        dialog = self._live.example
        if dialog is not None:
            dialog.close()
        if before.run is not None and session.run is not before.run:
            session.return_to(before.run, self.tr("leave lesson"))
        session.show_past(before.past)
        if context.pad.content is not before.content:
            context.pad.put(before.content)
        self._choose_mode(before.mode)
        self._show_stage(before.stage)
        context.preferences.has_timeline = before.has_timeline
        if before.layout is not None and context.window.held_layout is None:
            context.window.arrange_docks(before.layout)
        taught, self._live.taught = self._live.taught, []
        if taught:
            store = context.shared(PadFeature).teaching.store
            session.undo_stack.add(store.delete(taught, self.tr("leave lesson")))
        if before.was_running:
            session.play()


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    """What a lesson begins with. config: its settings, naming the data."""

    document: ModelDocument
    dataset: Dataset | None
    config: TrainingConfig


def _opened(
    start: Start, present: Dataset | None, config: TrainingConfig, document: ModelDocument
) -> _Opened:
    """Read what a lesson begins with, in a thread. Raises VisualNetError where it is not there.

    present, config, document: what is open.
    """
    if start.plane:
        seed = config.seed if start.seed is None else start.seed
        wanted = POINT_CONFIG.changed(dataset=start.plane, seed=seed, **start.settings)
        return _Opened(document, load_dataset_of(wanted), wanted)
    is_own = bool(start.model or start.data or start.settings or start.seed is not None)
    if not is_own:
        return _Opened(document, present, config)
    if start.model or start.seed is None:
        document = open_model(resolve_model(start.model or FIRST_MODEL))
    # As a new training is: whatever the model was trained with takes longer.
    wanted = shaped_like(document.network, quick_config(document))
    wanted = wanted.changed(**start.settings)
    if start.data:
        wanted = wanted.changed(dataset=start.data)
    if start.seed is None:
        wanted = shaped_like(document.network, wanted)
    else:
        wanted = wanted.changed(seed=start.seed)
    if present is not None and is_same_data(wanted, config):
        return _Opened(document, present, wanted)
    return _Opened(document, load_dataset_of(wanted), wanted)

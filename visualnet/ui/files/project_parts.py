"""Parts of a project, gathered from the window and given back to it."""

import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, fields, replace

from visualnet.data.dataset_info import way_learnt
from visualnet.data.datasets import DATASETS, Dataset
from visualnet.data.drawing.stroke_files import LineError
from visualnet.data.files import read_limited
from visualnet.data.plane.painted import Painted
from visualnet.errors import DivergedError, VisualNetError
from visualnet.models.bundled import FIRST_MODEL, resolve_model
from visualnet.models.formats import open_model
from visualnet.projects.project import Drawing, Project, ShownRun
from visualnet.training.absent_data import (
    AbsentData,
    identity_of,
)
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import without_refused
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.moments.keyframes import History
from visualnet.training.replay import can_replay
from visualnet.training.teaching.lesson import Lesson, after_lesson
from visualnet.training.trainer import Trainer, resumed_trainer
from visualnet.ui.look.translation import translated
from visualnet.ui.session.new_runs import data_or_absent, open_run, quick_config
from visualnet.ui.session.open_run import OpenRun, State
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.window.context import Context
from visualnet.ui.window.main_window import MainWindow

_DRAWN = tuple(field.name for field in fields(Drawing))
"""What the pad holds, by the same names in both rooms; a test sees to it."""


@dataclass(slots=True, eq=False)
class Gathered:
    """A project on its way: made by calling this, in any thread but the GUI's.

    That waits for the step being taken, which may take minutes; it raises CancelledError where the
    run's thread ends in that moment: then gather again. points: painted, and in no table. problem:
    why the project that was made has no digits of the user's, as a sentence; else empty.
    """

    point: Future[Checkpoint]
    made: Callable[[Checkpoint, str], Project]
    points: Painted | None = None
    problem: str = ""

    def __call__(self) -> Project:
        point = self.point.result()
        digits, self.problem = _my_digits()
        return self.made(point, digits)


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A project ready to be shown.

    run: standing still. problem: a sentence, empty for none. may_go_on: whether its data are those
    that it learnt from. is_whole: whether the user's own digits have all that came with it.
    """

    project: Project
    run: OpenRun
    problem: str
    may_go_on: bool
    is_whole: bool


def gathered(context: Context) -> Gathered | None:
    """Take what is there now, for a project; None while there is no data set."""
    session, log, window = context.session, context.run_log, context.window
    run = session.run
    if run is None:
        return None
    log.refresh()
    state = session.state
    records, current = tuple(log.history.records), log.current
    drawing = _drawing_of(context.pad.content)
    layout = window.current_layout()
    is_ended, marked, failure = run.is_ended, run.marked_parameters, run.failure
    temperature, experiment = run.temperature, context.experiments.record
    history = run.trainer.history
    points = context.pad.plane.points_in_no_table()

    def project(checkpoint: Checkpoint, digits: str) -> Project:
        data = run.trainer.dataset
        shown = ShownRun(
            title=run.title,
            network=run.trainer.network,
            classes=run.classes,
            checkpoint=after_lesson(checkpoint, data) if isinstance(data, Lesson) else checkpoint,
            log=run.trainer.log,
            known_test_accuracy=run.known_test_accuracy,
            was_playing=state is State.RUNNING and not isinstance(data, Lesson),
            data=identity_of(data),
            is_ended=is_ended,
            is_drawn=run.is_drawn,
            pictures=run.pictures if data.features is None else None,
            learnt_scale=run.learnt_scale,
            features=data.features,
            temperature=temperature,
            marked_parameters=marked,
            # Of anything else it may be tried again.
            failure=failure if isinstance(failure, DivergedError) else None,
            moments=history.moments_until(checkpoint.step) if history else None,
            learnt=run.learnt_at(checkpoint.step) if data.features is not None else None,
        )
        return Project(shown, records, current, drawing, layout, digits, experiment, points)

    return Gathered(run.ask_checkpoint(), project, points)


def prepared(project: Project) -> Prepared:
    """Make a run of a project, with the data that it names; in any thread.

    Where these are away, blank images stand in their place, see `AbsentData`.
    Raises VisualNetError where nothing can be made of it.
    """
    shown = project.shown
    point = shown.checkpoint
    config, problem = without_refused(point.config)
    dataset = data_or_absent(config, shown.classes, shown.data, point.position, shown.features)
    trainer = _resumed(shown, config, dataset)
    run = open_run(trainer, shown.title, shown.classes, shown.known_test_accuracy)
    run.is_ended, run.is_drawn, run.error = shown.is_ended, shown.is_drawn, shown.failure
    run.marked_parameters, run.temperature = shown.marked_parameters, shown.temperature
    run.known_pictures = way_learnt(shown.pictures, point.config.dataset)
    run.learnt_scale, run.learnt = shown.learnt_scale, shown.learnt
    may_go_on = not isinstance(dataset, AbsentData) and not problem
    run.can_replay = may_go_on or isinstance(dataset, AbsentData)
    if may_go_on and not _are_same(dataset, shown):
        may_go_on = run.can_replay = False
        problem = (
            f"{point.config.dataset} is not as it was when this was saved; "
            "look at it before you train on."
        )
    elif may_go_on and shown.moments is not None:
        # A lesson's images are in no file.
        run.can_replay = can_replay(trainer.network, dataset, shown.moments)
    not_added = _added_digits(project.my_digits)
    return Prepared(project, run, not_added or problem, may_go_on, is_whole=not not_added)


def _are_same(dataset: Dataset, shown: ShownRun) -> bool:
    if shown.data is not None:
        return shown.data == identity_of(dataset)
    # An older file does not tell more.
    return dataset.classes == shown.classes or shown.checkpoint.config.dataset in DATASETS


def first_run() -> OpenRun:
    """Return the run that the program opens with. Raises VisualNetError."""
    document = open_model(resolve_model(FIRST_MODEL))
    config, classes = quick_config(document), document.metadata.classes
    trainer = Trainer(config, data_or_absent(config, classes, None), document.network)
    return open_run(trainer, FIRST_MODEL, classes)


def _resumed(shown: ShownRun, config: TrainingConfig, dataset: Dataset) -> Trainer:
    point = replace(shown.checkpoint, config=config)
    trainer = resumed_trainer(point, shown.network, dataset, shown.log)
    if shown.moments is not None:
        # All that the file has; how much of it stays is for the window to say.
        trainer.history = History(HistoryBudget(sys.maxsize))
        trainer.history.restore(shown.moments)
    return trainer


def pad_content(drawing: Drawing) -> PadContent:
    """Return a project's drawing as the pad takes it."""
    return PadContent(**{name: getattr(drawing, name) for name in _DRAWN})


def show_window(project: Project, window: MainWindow) -> None:
    """Give the window the place and the docks that it had, as far as they fit here."""
    if project.layout is not None and not window.isFullScreen():
        window.restore_layout(project.layout)


def _drawing_of(pad: PadContent) -> Drawing:
    return Drawing(**{name: getattr(pad, name) for name in _DRAWN})


def _my_digits() -> tuple[str, str]:
    """Return the lines of the user's digits, or nothing and a sentence that says why."""
    from visualnet.data.drawing.my_digits import MAX_FILE_BYTES, my_digits_path

    try:
        path = my_digits_path()
        if not path.is_file():
            return "", ""
        text = read_limited(path, MAX_FILE_BYTES, "a stroke file").decode("utf-8", "replace")
    except VisualNetError as error:
        return "", translated(error)
    except (OSError, RuntimeError) as error:
        return "", f"The folder of my digits cannot be read ({error})."
    if len(text.encode()) > MAX_FILE_BYTES:
        return "", f"{path} is damaged, and too long."
    return text, ""


def _added_digits(text: str) -> str:
    """Add a project's digits to the user's own, but for those there already; returns a problem."""
    from visualnet.data.drawing.labelled_strokes import LabelledDrawing, labelled_in
    from visualnet.data.drawing.my_digits import add_drawings, my_digits_path

    drawings: list[LabelledDrawing] = []
    for line in text.encode("utf-8").split(b"\n"):
        try:
            if line.strip():
                drawings.append(labelled_in(line))
        except LineError:
            # It was damaged in the user's file already, which tells of it.
            continue
    try:
        if drawings:
            add_drawings(my_digits_path(), drawings)
    except VisualNetError as error:
        return translated(error)
    return ""

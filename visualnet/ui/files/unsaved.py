"""Unsaved work: one rule for the star in the title and for the question before it is lost."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from visualnet.arrays import FloatArray
from visualnet.training.config import TrainingConfig
from visualnet.training.runs import RunRecord
from visualnet.ui.session.open_run import OpenRun
from visualnet.ui.session.run_list import RunList
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.training.sweeps.experiment_record import ExperimentRecord
    from visualnet.ui.files.overwrite_question import Signature


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """What a project says of its runs besides their weights.

    rows: number -> name and settings of each listed run. experiment: the project's. The rest: of
    the run that is open; marks: their steps and names.
    """

    rows: dict[int, tuple[str, TrainingConfig]]
    run_id: int
    config: TrainingConfig
    is_ended: bool
    marked_parameters: FloatArray | None
    temperature: float
    experiment: "ExperimentRecord | None"
    marks: frozenset[tuple[int, str]] = frozenset()

    def is_kept_by(self, file: "Described") -> bool:
        """Tell whether a file that says this of the runs lacks nothing of what they are called.

        Runs that came since are no matter here: they have weights, or nothing to be lost.
        """
        is_kept = self.run_id != file.run_id or (
            self.config == file.config
            and self.is_ended is file.is_ended
            and self.marked_parameters is file.marked_parameters
            and self.temperature == file.temperature
            and self.marks == file.marks
        )
        mine = self.experiment
        is_kept = is_kept and (mine is None or not mine.results or mine is file.experiment)
        return is_kept and all(self.rows.get(number) == row for number, row in file.rows.items())


@dataclass(frozen=True, slots=True, eq=False)
class FileSide:
    """The file of a project and what it holds, and the list of its runs.

    described: what the file says of them, None where there is no file. experiment: the project's.
    """

    path: Path | None
    signature: "Signature"
    described: Described | None
    runs: RunList
    experiment: "ExperimentRecord | None" = None


@dataclass(frozen=True, slots=True, eq=False)
class Unsaved:
    """What is in no file.

    is_open: whether the run that is shown is. left: other runs of the list. is_described_otherwise:
    whether names or settings are others than in the project's file. behind: lists of projects that
    were left, which undo or redo brings back.
    """

    is_open: bool
    left: list[RunRecord]
    is_described_otherwise: bool
    behind: list[RunList]

    @property
    def is_here(self) -> bool:
        """Whether saving the project that is shown would keep something."""
        return self.is_open or bool(self.left) or self.is_described_otherwise

    def __bool__(self) -> bool:
        return self.is_here or bool(self.behind)


def described(context: Context) -> Described:
    """Return what a project saved now would say."""
    log, session = context.run_log, context.session
    rows = {each.number: (each.name, each.config) for each in log.history.records}
    if log.current in rows:
        # The list follows it with a delay.
        rows[log.current] = rows[log.current][0], session.newest_config
    run = session.run
    return Described(
        rows=rows,
        run_id=session.run_id,
        config=session.newest_config,
        is_ended=run is not None and run.is_ended,
        marked_parameters=None if run is None else run.marked_parameters,
        temperature=1.0 if run is None else run.temperature,
        experiment=context.experiments.record,
        marks=_marks_of(run),
    )


def _marks_of(run: OpenRun | None) -> frozenset[tuple[int, str]]:
    history = run.trainer.history if run else None
    events = () if history is None else history.events
    return frozenset((each.step, each.text) for each in events if each.kind == "mark")


def unsaved(context: Context, in_file: Described | None) -> Unsaved:
    """Return what would be lost with the window. in_file: None where the project has no file."""
    log, session = context.run_log, context.session
    return Unsaved(
        is_open=session.is_unsaved,
        left=log.unsaved(),
        is_described_otherwise=in_file is not None and not described(context).is_kept_by(in_file),
        behind=[
            other.runs
            for other in session.undo_stack.others()
            if other.runs.unsaved() and not other.runs.is_given_up
        ],
    )

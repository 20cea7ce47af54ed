"""Moments of a run on the command line: `train --keep-history FILE` and `export FILE --at STEP`."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic

from visualnet.data.class_matching import matched_to
from visualnet.data.dataset import Dataset
from visualnet.errors import DivergedError, ProjectFileError, SettingError
from visualnet.learnt import Learnt
from visualnet.models.document import ModelDocument
from visualnet.number_text import count_text
from visualnet.overwriting import check_overwrite
from visualnet.projects.file_kinds import holds_project
from visualnet.projects.project import Project, ShownRun
from visualnet.projects.project_file import read_project, save_project
from visualnet.projects.run_parts import model_of
from visualnet.training.absent_data import identity_of
from visualnet.training.loading import load_dataset_of
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.moments.keyframes import History
from visualnet.training.replay import replay
from visualnet.training.trainer import Trainer

_SAVED_EVERY = 5.0
"""Seconds between two times that the file is written while the run goes on, or more."""


class HistoryFile:
    """The project that a run without a window keeps its moments in."""

    def __init__(
        self, path: Path, report: Callable[[str], None], *, is_forced: bool = False
    ) -> None:
        """is_forced: replace a file that is no project without asking. Raises SettingError."""
        check_overwrite(path, "a project", holds_project, is_forced=is_forced)
        self.path, self._report = path, report
        self._trainer: Trainer | None = None
        self._run: ShownRun | None = None
        self._next_time = monotonic() + _SAVED_EVERY

    def begin(
        self,
        trainer: Trainer,
        classes: tuple[str, ...],
        origin: ModelDocument | None,
        learnt: Learnt | None,
    ) -> None:
        """Keep moments of a run from now on.

        origin: the model that it goes on from. learnt: by the network, once it is trained,
        None where that is not known.
        Raises ProjectFileError where the file cannot be written.
        """
        trainer.history = History(HistoryBudget())
        trainer.history.add_keyframe(trainer.checkpoint())
        self._trainer = trainer
        self._run = ShownRun(
            title=trainer.network.describe(),
            network=trainer.network,
            classes=classes,
            checkpoint=trainer.checkpoint(),
            log=trainer.log,
            data=identity_of(trainer.dataset),
            is_drawn=origin is None,
            pictures=trainer.dataset.pictures if trainer.dataset.features is None else None,
            features=trainer.dataset.features,
            learnt_scale=origin.metadata.learnt_scale if origin else None,
            learnt=learnt,
        )
        self._write()

    def save_where_due(self) -> None:
        """Write what is kept so far, unless that was done a moment ago; for an epoch's end."""
        if monotonic() < self._next_time:
            return
        try:
            self._report(self._write())
        except ProjectFileError as error:
            # The training goes on; at its end it is tried again.
            self._report(str(error))
        self._next_time = monotonic() + _SAVED_EVERY

    def finish(self, divergence: DivergedError | None) -> str | None:
        """Write all that is kept, and where the run stands; return why that could not be, or None.

        What is returned is a sentence.
        """
        assert self._trainer is not None and self._trainer.history is not None  # noqa: S101, PT018
        if divergence is None:
            # A signal may have ended it between two keyframes.
            self._trainer.history.add_keyframe(self._trainer.checkpoint())
        try:
            self._report(self._write(divergence))
        except ProjectFileError as error:
            return str(error)
        return None

    def _write(self, divergence: DivergedError | None = None) -> str:
        """Write the file, and return what it keeps, a sentence. Raises ProjectFileError."""
        assert self._trainer is not None and self._trainer.history is not None  # noqa: S101, PT018
        assert self._run is not None  # noqa: S101 - all three since `begin`
        moments = self._trainer.history.moments
        last = moments.keyframes[-1]
        run = replace(self._run, checkpoint=last, moments=moments, failure=divergence)
        save_project(Project(run), self.path)
        return (
            f"Kept {count_text(len(moments.keyframes))} moments up to step "
            f"{count_text(last.step)} in {self.path}."
        )


def model_at(path: Path, step: int | None) -> ModelDocument:
    """Return the network of a project as it was after a step, None for as it stands.

    Raises ProjectFileError, or SettingError for a step that it cannot be taken back to.
    """
    run = read_project(path).shown
    now = run.checkpoint
    if step is None or step == now.step:
        return model_of(run)
    if run.moments is None:
        raise SettingError(
            "{path} keeps no moments; train with --keep-history, or leave --at out.", path=path
        )
    if not 0 <= step <= now.step:
        raise SettingError(
            "{path} ends at step {last}; --at must be from 0 to that, not {step}.",
            path=path,
            last=count_text(now.step),
            step=count_text(step),
        )
    point = run.moments.keyframe_before(step)
    if point is None:
        raise SettingError("{path} keeps no moment so early; ask for a later step.", path=path)
    if point.step != step:
        point = _replayed(run, point, step, path)
    return model_of(replace(run, checkpoint=point))


def data_of(run: ShownRun) -> tuple[Dataset, bool]:
    """Return the data set that a run's settings name, and whether it is what the run learnt from.

    Raises the errors of `load_dataset_of`.
    """
    dataset = load_dataset_of(run.checkpoint.config, run.features)
    # A model that was trained on may have other classes; where it has not these, they differ.
    with suppress(SettingError):
        dataset = matched_to(dataset, run.classes)
    return dataset, run.data is None or identity_of(dataset) == run.data


def _replayed(run: ShownRun, point: Checkpoint, step: int, path: Path) -> Checkpoint:
    assert run.moments is not None  # noqa: S101 - the keyframe is one of them
    dataset, is_its_own = data_of(run)
    if not is_its_own:
        steps = ", ".join(count_text(each.step) for each in run.moments.keyframes[:8])
        raise SettingError(
            "{dataset} is not as it was when {path} was saved, so only these steps can be "
            "exported: {steps} …",
            dataset=dataset.title,
            path=path,
            steps=steps,
        )
    trainer = replay(run.network, dataset, point, run.moments.events, step)
    assert trainer is not None  # noqa: S101 - nobody gives up
    return trainer.checkpoint()

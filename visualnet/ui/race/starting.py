"""Where the two runs of a race begin: at the step of a fork, else each at its beginning."""

from dataclasses import dataclass

from visualnet.data.class_matching import matched_to
from visualnet.errors import SettingError
from visualnet.number_text import count_text
from visualnet.settings_table import CHANGEABLE
from visualnet.training.absent_data import AbsentData
from visualnet.training.loading import load_dataset_of, without_refused
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.racing.start import trainer_at, trainer_from_first
from visualnet.training.runs import RunRecord
from visualnet.training.trainer import Trainer
from visualnet.ui.look.translation import Texts
from visualnet.ui.session.open_run import OpenRun
from visualnet.ui.session.past.steps import finder_of

_tr = Texts("RaceStart")


@dataclass(frozen=True, slots=True, eq=False)
class Entrant:
    """One who is to race. name: of the run. run: open, None where it is listed alone."""

    name: str
    run: OpenRun | None
    record: RunRecord | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A starting line: two fresh trainers, and what is said of where they stand, a sentence."""

    a: Trainer
    b: Trainer
    note: str


def starting_line(a: Entrant, b: Entrant) -> Line:
    """Return where two begin; may read data and replay a run, in seconds: for a job.

    Raises SettingError or DataError where one of them cannot be trained.
    """
    forked = _fork_points(a, b)
    if forked is not None:
        of_a, of_b = forked
        note = _tr("Both start at step {0}, where they part.").format(count_text(of_a.step))
        return Line(_trainer_from(of_a, a), _trainer_from(of_b, b), note)
    (one, of_one), (other, of_other) = _beginning_of(a), _beginning_of(b)
    said = " ".join(filter(None, (of_one, of_other)))
    return Line(one, other, said or _tr("Both start from their first weights."))


def _fork_points(a: Entrant, b: Entrant) -> tuple[Checkpoint, Checkpoint] | None:
    """Return where one of two left the other, or both left a third, as each of them has it.

    None where neither did, or nothing is kept of that step.
    """
    if a.run is None or b.run is None:
        return None
    step = _parting_step(a.run, b.run)
    if step is None:
        return None
    of_a = _own_point(a.run, step)
    of_b = _own_point(b.run, step)
    if not _is_edited_at(a.run, b.run, step=step):
        # What one of them has no more is the other's as well.
        of_a, of_b = of_a or of_b, of_b or of_a
    return None if of_a is None or of_b is None else (of_a, of_b)


def _own_point(run: OpenRun, step: int) -> Checkpoint | None:
    """Return where a run stood at a step by its own moments; None where these do not tell."""
    finder = finder_of(run)
    if finder is None or finder.nearest_step(step) != step:
        return None
    found = finder.find(step)
    return None if found is None else found.point


def _is_edited_at(*runs: OpenRun, step: int) -> bool:
    """Tell whether one of some runs was edited by hand at a step, which another need not be."""
    kept = (run.trainer.history for run in runs)
    return any(history is not None and history.moments.is_edited_at(step) for history in kept)


def _parting_step(a: OpenRun, b: OpenRun) -> int | None:
    """Return the step until which two runs are one, None where they never were."""
    if a.parent is not None and a.parent in (b.parent, (b.trainer.run_id, a.parent[1])):
        return a.parent[1]
    if b.parent is not None and b.parent[0] == a.trainer.run_id:
        return b.parent[1]
    return None


def _trainer_from(point: Checkpoint, entrant: Entrant) -> Trainer:
    """Return a trainer at a point, with the settings that the run has now."""
    assert entrant.run is not None  # noqa: S101 - only open runs have forks
    trainer = _trainable(entrant.run, entrant.name)
    now = {name: getattr(trainer.config, name) for name in CHANGEABLE}
    log = trainer.log.until(point.step)
    return trainer_at(point, trainer.network, trainer.dataset, log, now)


def _beginning_of(entrant: Entrant) -> tuple[Trainer, str]:
    """Return a trainer at the beginning of a run, and a sentence where that is another one."""
    if entrant.run is not None:
        return _at_beginning(_trainable(entrant.run, entrant.name)), ""
    record = entrant.record
    assert record is not None  # noqa: S101 - one of the two is there
    config, _ = without_refused(record.config)
    dataset = matched_to(load_dataset_of(config), record.classes)
    trainer = Trainer(config, dataset)
    note = _tr("{0} is not open any more, so it starts from new weights drawn from its seed.")
    return trainer, note.format(entrant.name)


def _at_beginning(trainer: Trainer) -> Trainer:
    """Return a fresh trainer at the beginning of a run, with what was done there by hand."""
    kept = () if trainer.history is None else trainer.history.moments.keyframes
    if not kept or kept[0].step != 0:
        return trainer_from_first(trainer)
    now = {name: getattr(trainer.config, name) for name in CHANGEABLE}
    return trainer_at(kept[0], trainer.network, trainer.dataset, settings=now)


def _trainable(run: OpenRun, name: str) -> Trainer:
    trainer = run.trainer
    if isinstance(trainer.dataset, AbsentData) or not run.fits_data:
        raise SettingError(
            "{name} cannot race: its data are not there, or have other classes. Locate its data "
            "first.",
            name=repr(name),
        )
    if not run.can_replay:
        raise SettingError(
            "{name} cannot race: the images that it learnt from are not there any more.",
            name=repr(name),
        )
    return trainer

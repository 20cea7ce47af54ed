"""Past steps of a run: found again from its moments, shown, and gone on from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from visualnet.data.dataset import Dataset
from visualnet.nn.network import Network
from visualnet.training.absent_data import AbsentData
from visualnet.training.history import MetricLog
from visualnet.training.loading import with_data_of
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.moments.keyframes import History, Moments
from visualnet.training.moments.past_states import nearest_keyframe, snapshot_of
from visualnet.training.replay import replay
from visualnet.training.stopping import keeps_best
from visualnet.training.trainer import resumed_trainer
from visualnet.ui.session.frame import PastStep
from visualnet.ui.session.open_run import OpenRun


@dataclass(frozen=True, slots=True, eq=False)
class PastFinder:
    """Finds any past step of one run, in any thread; nothing of the run itself is used.

    network: of the run's shape. log: what was measured of it. can_replay: whether what lies between
    keyframes can be made again.
    """

    run_id: int
    network: Network
    dataset: Dataset
    moments: Moments
    log: MetricLog
    can_replay: bool

    def nearest_step(self, step: int) -> int:
        """Return the step that can be shown: this one, or else that of the nearest keyframe.

        There must be a keyframe.
        """
        if self.can_replay and self.moments.keyframe_before(step) is not None:
            return step
        return self.nearest_keyframe(step)

    def nearest_keyframe(self, step: int) -> int:
        """Return the step of the keyframe nearest to a step. There must be one."""
        nearest = nearest_keyframe(self.moments.keyframes, step)
        assert nearest is not None  # noqa: S101 - see above
        return nearest.step

    def steps_to_replay(self, step: int) -> int:
        """Return how many steps are taken again to find a step that can be shown."""
        point = self.moments.keyframe_before(step)
        return 0 if point is None else step - point.step

    def find(
        self, step: int, on_progress: Callable[[float], bool] = lambda _share: True
    ) -> PastStep | None:
        """Return a step that can be shown; None where on_progress, see `replay`, says False."""
        point = self.moments.keyframe_before(step)
        if point is None or (point.step != step and not self.can_replay):
            point = next(kept for kept in self.moments.keyframes if kept.step == step)
        if point.step == step and point.kept_step is None:
            # While the knob is dragged: without the memory of a whole trainer.
            return PastStep(point, snapshot_of(point, self.run_id, len(self.dataset.train)))
        log = self.log if keeps_best(point.config) else None
        trainer = replay(
            self.network, self.dataset, point, self.moments.events, step, on_progress, log
        )
        if trainer is None:
            return None
        snapshot = replace(trainer.snapshot(), run_id=self.run_id)
        # At a keyframe the run's own: a finished run's has no more than that.
        return PastStep(point if point.step == step else trainer.checkpoint(), snapshot)


def finder_of(run: OpenRun) -> PastFinder | None:
    """Return what finds the past steps of a run as far as it came; None where nothing is kept."""
    trainer = run.trainer
    if trainer.history is None:
        return None
    moments = trainer.history.moments_until(run.snapshot.step)
    if not moments.keyframes:
        return None
    can_replay = run.can_replay and not isinstance(trainer.dataset, AbsentData)
    return PastFinder(
        trainer.run_id, trainer.network, trainer.dataset, moments, trainer.log, can_replay
    )


def forked_run(run: OpenRun, past: PastStep, budget: HistoryBudget) -> OpenRun:
    """Return a run that stands where another stood, with what was measured and kept until then."""
    left, point = run.trainer, past.point
    if not run.can_replay:
        # It learnt from images that are gone; what it was to do with them is over.
        point = replace(point, config=left.config, updater=None)
    # Its data may have been found elsewhere since.
    point = replace(point, config=with_data_of(point.config, left.config))
    trainer = resumed_trainer(point, left.network, left.dataset, left.log.until(point.step))
    trainer.history = History(budget)
    if left.history is not None:
        trainer.history.restore(left.history.moments_until(point.step))
    return replace(
        run,
        trainer=trainer,
        snapshot=replace(past.snapshot, run_id=trainer.run_id),
        past=None,
        saved=None,
        edited=None,
        thread=None,
        error=None,
        is_ended=False,
        parent=(left.run_id, point.step),
        parted_with=((point.step, past.snapshot.revision), trainer.config),
        _edited_at=WeakKeyDictionary(),
    )

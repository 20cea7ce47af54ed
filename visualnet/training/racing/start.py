"""Where a race begins: fresh trainers, at a run's first weights or at any step of it."""

from collections.abc import Mapping

from visualnet.data.datasets import Dataset
from visualnet.nn.network import Network
from visualnet.training.history import MetricLog
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.trainer import Trainer, resumed_trainer


def trainer_at(
    point: Checkpoint,
    network: Network,
    dataset: Dataset,
    log: MetricLog | None = None,
    settings: Mapping[str, object] | None = None,
) -> Trainer:
    """Return a fresh trainer that stands where a run stood.

    See `resumed_trainer`. settings: those that are changed from here on, by name. Raises
    SettingError for one that needs new weights.
    """
    trainer = resumed_trainer(point, network, dataset, log)
    before = {name: getattr(point.config, name) for name in settings or {}}
    changes = {name: each for name, each in (settings or {}).items() if each != before[name]}
    if changes:
        trainer.apply_changes(changes)
    return trainer


def trainer_from_first(trainer: Trainer) -> Trainer:
    """Return a fresh trainer that stands at the first weights of another, with its settings."""
    first = trainer.network.with_parameters(trainer.first_parameters)
    fresh = Trainer(trainer.config, trainer.dataset, first)
    if trainer.threads is not None:
        fresh.use_threads(trainer.threads)
    return fresh

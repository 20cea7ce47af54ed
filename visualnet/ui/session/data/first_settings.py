"""Settings to begin with on data of another kind, and on the worked example."""

from visualnet.data.dataset import Dataset
from visualnet.data.plane.patterns import WORKED_PATTERN
from visualnet.insight.worked_example import LEARNING_RATE, worked_network
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import with_data_of
from visualnet.training.recipes import POINT_CONFIG, shaped_like


def worked_config(config: TrainingConfig) -> TrainingConfig:
    """Return settings as they are for the worked example."""
    return shaped_like(worked_network(), config).changed(
        dataset=WORKED_PATTERN,
        optimizer="sgd",
        momentum=0.0,
        learning_rate=LEARNING_RATE,
        schedule="constant",
    )


def config_of_other_kind(config: TrainingConfig, dataset: Dataset) -> TrainingConfig:
    """Return settings that suit images where points were learnt from, or the other way round."""
    if dataset.features is not None:
        return with_data_of(POINT_CONFIG.changed(seed=config.seed), config)
    return with_data_of(TrainingConfig().changed(seed=config.seed), config)

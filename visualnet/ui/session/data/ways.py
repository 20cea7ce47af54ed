"""Ways in which data are loaded, and what they are called in the window."""

from collections.abc import Callable
from pathlib import Path

from visualnet.data.datasets import DATASETS, Dataset
from visualnet.data.plane.patterns import PATTERNS
from visualnet.features import Features
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import (
    forget_changed_dataset,
    forget_dataset,
    load_dataset_of,
)
from visualnet.ui.look.translation import translated

_FAR = 8.0
"""So many times its scale may other numbers be off what a network learnt to read."""


def shown_source(source: str) -> str:
    """Return what a data set is called in the window: a bundled one's title, or the file's name."""
    if source in PATTERNS:
        return translated(PATTERNS[source].title)
    return DATASETS[source].title if source in DATASETS else Path(source).name


def load_alike(
    load: Callable[[TrainingConfig], Dataset],
    features: Features | None,
    config: TrainingConfig,
    *,
    may_be_far: bool = True,
) -> Dataset:
    """Load data; where they are points of the network's columns, scaled as it learnt to read them.

    features: of the network that is shown. may_be_far: else those of quite other numbers keep a
    scale of their own: read with the network's they would be one spot, or in no place at all.
    """
    dataset = load(config)
    own = dataset.features
    if own is None or features is None or own == features or own.terms != features.terms:
        return dataset
    if own.columns != features.columns or not (may_be_far or _is_near(own, features)):
        return dataset
    return load_dataset_of(config, features)


def _is_near(own: Features, learnt: Features) -> bool:
    """Tell whether points of one scale are of about the size that the other was made for."""
    return all(
        abs(mean - of_learnt) <= _FAR * unit and 1 / _FAR <= scale / unit <= _FAR
        for mean, scale, of_learnt, unit in zip(
            own.mean, own.scale, learnt.mean, learnt.scale, strict=True
        )
    )


def load_as_it_is(config: TrainingConfig) -> Dataset:
    """Load data, anew only where their files changed."""
    forget_changed_dataset(config.dataset, config.test_dataset)
    return load_dataset_of(config)


def load_afresh(config: TrainingConfig) -> Dataset:
    """Load data anew: the user may have changed their files."""
    forget_dataset()
    return load_dataset_of(config)

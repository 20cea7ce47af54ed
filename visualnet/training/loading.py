"""The data set that the settings of a training name."""

import threading
from functools import lru_cache

from visualnet.data.datasets import Dataset, load_dataset
from visualnet.training.config import TrainingConfig

DATA_SETTINGS = (
    "dataset",
    "train_examples",
    "validation_examples",
    "balanced",
    "shuffled_labels",
    "label_noise",
)
"""Settings that decide what is learnt from; another value of one makes another data set."""

_loading = threading.Lock()


def is_same_data(one: TrainingConfig, other: TrainingConfig) -> bool:
    """Tell whether both settings mean the same data set, labels included."""
    return _data_key(one) == _data_key(other)


def with_data_of(config: TrainingConfig, other: TrainingConfig) -> TrainingConfig:
    """Return the settings, but with the data of others."""
    return config.changed(**{name: getattr(other, name) for name in DATA_SETTINGS})


def load_dataset_of(config: TrainingConfig) -> Dataset:
    """Return the data set that the settings name, split and subset as they say.

    The last one is kept, so that runs that differ in other settings load it once in a process.
    Raises SettingError or DataError where it cannot be had.
    """
    # Two threads of a cluster's worker are not to load the same one twice.
    with _loading:
        return _load(_data_key(config))


def forget_dataset() -> None:
    """Let the data set that was kept go, so that the next run reads its files again."""
    _load.cache_clear()


def _data_key(config: TrainingConfig) -> tuple[object, ...]:
    is_random = config.shuffled_labels or config.label_noise > 0
    return (*(getattr(config, name) for name in DATA_SETTINGS), config.seed if is_random else 0)


@lru_cache(maxsize=1)
def _load(key: tuple[object, ...]) -> Dataset:
    source, *others = key
    names = (*DATA_SETTINGS[1:], "seed")
    return load_dataset(source, **dict(zip(names, others, strict=True)))  # type: ignore[arg-type]

"""The data set that the settings of a training name."""

import hashlib
import os
import threading
from collections.abc import Iterable
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from visualnet.data.datasets import DATASETS, Dataset, load_dataset
from visualnet.data.own.part_names import are_of_one_set
from visualnet.data.plane.patterns import PATTERNS
from visualnet.data.plane.points import check_points_asked
from visualnet.data.plane.settings import POINT_SETTINGS, PointSettings
from visualnet.data.preparing import Preparation, check_asked, refused_settings
from visualnet.features import Features
from visualnet.sentences import Sentence
from visualnet.settings_table import DATA_SETTINGS, PREPARATION
from visualnet.training.config import TrainingConfig

_PREPARED = fields(Preparation)

DATA_SETTINGS_OF_FILES = ("pictures", *PREPARATION)
"""Those that are of one's own files, and mean nothing for other data."""

_COMPANIONS = (".txt", ".gz", ".idx", "ubyte", "classmap.csv")
"""Endings of what may be read with a file: names of classes, the other files of IDX data."""

_FileState = tuple[str, int, int]

_loading = threading.Lock()
_read_states: dict[str, frozenset[_FileState]] = {}


def is_same_data(one: TrainingConfig, other: TrainingConfig) -> bool:
    """Tell whether both settings mean the same data set, labels included."""
    return _data_key(one) == _data_key(other)


def comes_along(source: str) -> bool:
    """Tell whether a data set's name is one that comes with the program, not a path."""
    return source in DATASETS or source in PATTERNS


def with_data_of(config: TrainingConfig, other: TrainingConfig) -> TrainingConfig:
    """Return the settings, but with the data of others."""
    return config.changed(**{name: getattr(other, name) for name in DATA_SETTINGS})


def check_data_settings(config: TrainingConfig) -> None:
    """Raise SettingError where what is to be done to images cannot be, before any is loaded."""
    if config.dataset in PATTERNS:
        check_points_asked(config.dataset, config.pictures, config.preparation)
        return
    check_asked(config.dataset, config.test_dataset, config.pictures, config.preparation)


def without_refused(config: TrainingConfig) -> tuple[TrainingConfig, str]:
    """Return the settings without turning or inverting bundled images, and a note where they did.

    Older versions did so; the note is a sentence, or empty.
    """
    refused = refused_settings(
        config.dataset, config.test_dataset, config.pictures, config.preparation
    )
    if not refused:
        return config, ""
    source = config.dataset if config.dataset in DATASETS else str(config.test_dataset)
    note = Sentence(
        "The images of {title} are already upright and light on black. They are not turned "
        "or inverted.",
        title=DATASETS[source].title,
    )
    return config.changed(**refused), note


def load_dataset_of(config: TrainingConfig, features: Features | None = None) -> Dataset:
    """Return the data set that the settings name, split and subset as they say.

    features: of a network that is to read points; None for those of the settings. The last one is
    kept, so that runs that differ in other settings load it once in a process.
    Raises SettingError or DataError where it cannot be had.
    """
    # Two threads of a cluster's worker are not to load the same one twice.
    with _loading:
        return _load(_data_key(config), features)


def content_of(source: str, *, leave_out_damaged: bool = False) -> str:
    """Return what stands for the examples that a data set's name or path means.

    For the user's own data 16 hexadecimal digits of its images, labels and names of classes, the
    same wherever it lies; the name for bundled data, with its version from 2 on, and where nothing
    is here (the workers of a cluster may have it). leave_out_damaged: pictures that cannot be
    read. Raises DataError where the data cannot be read.
    """
    if source in DATASETS:
        version = DATASETS[source].version
        return source if version == 1 else f"{source} {version}"
    if source in PATTERNS or not os.path.exists(source):
        return source
    preparation = Preparation(leave_out_damaged=leave_out_damaged)
    dataset = load_dataset(source, validation_examples=0, preparation=preparation)
    digest = hashlib.sha256(repr(dataset.classes).encode())
    if dataset.features is not None:
        digest.update(repr(dataset.features).encode())
    for split in (dataset.train, dataset.test):
        digest.update(repr(split.inputs.shape).encode())
        digest.update(split.inputs.ravel().data)
        digest.update(split.labels.ravel().data)
    return digest.hexdigest()[:16]


def state_of_files(sources: Iterable[str | None]) -> frozenset[_FileState]:
    """Return what differs where files that these names and paths mean have been written since."""
    own = [source for source in sources if source is not None and not comes_along(source)]
    return frozenset().union(*map(_state_of, own))


def forget_dataset() -> None:
    """Let the data set that was kept go, so that the next run reads its files again."""
    _load.cache_clear()


def forget_changed_dataset(*sources: str | None) -> None:
    """Let the data set that was kept go where files of these changed since they were read."""
    with _loading:
        for source in sources:
            if source is None or comes_along(source):
                continue
            if _read_states.get(source) != _state_of(source):
                _load.cache_clear()


def _state_of(source: str) -> frozenset[_FileState]:
    """Return name, time of the last change and size of each file that a path's data is read from.

    What cannot be looked at is left out: reading it says why.
    """
    path, found = Path(source), set()
    try:
        is_folder = path.is_dir()
        files = path.rglob("*") if is_folder else path.parent.iterdir()
        for file in files:
            is_beside = file.name.endswith(_COMPANIONS) or are_of_one_set(file.name, path.name)
            if is_folder or is_beside:
                status = file.stat()
                found.add((str(file), status.st_mtime_ns, status.st_size))
    except (OSError, ValueError):
        return frozenset()
    return frozenset(found)


def _data_key(config: TrainingConfig) -> tuple[object, ...]:
    is_random = config.shuffled_labels or config.label_noise > 0
    return (*(getattr(config, name) for name in DATA_SETTINGS), config.seed if is_random else 0)


@lru_cache(maxsize=1)
def _load(key: tuple[object, ...], features: Features | None) -> Dataset:
    settings: dict[str, Any] = dict(zip((*DATA_SETTINGS, "seed"), key, strict=True))
    source = settings.pop("dataset")
    for files in (source, settings["test_dataset"]):
        if files is not None and not comes_along(files):
            # Taken before reading: what changes meanwhile is a change.
            _read_states[files] = _state_of(files)
    preparation = Preparation(**{field.name: settings.pop(field.name) for field in _PREPARED})
    points = PointSettings(**{name: settings.pop(name) for name in POINT_SETTINGS})
    return load_dataset(
        source, preparation=preparation, points=points, features=features, **settings
    )

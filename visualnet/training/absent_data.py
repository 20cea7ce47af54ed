"""Data that a run learnt from and that are away now: how they are told apart, what stands for them.

A run whose data are away is kept whole and is not trained on: what stands in their place has the
right classes and the right number of images, all blank.
"""

import os
import zlib
from dataclasses import dataclass

import numpy as np

from visualnet.arrays import InputArray
from visualnet.data.dataset import Dataset, Split
from visualnet.data.datasets import source_title
from visualnet.data.own.own_parts import MAX_IMAGES
from visualnet.features import Features
from visualnet.sentences import Sentence, inner_clause
from visualnet.training.config import TrainingConfig
from visualnet.training.teaching.lesson import Lesson

_LOOKED_AT = 256
"""Images in a checksum: all of 55,000 would take as long as an autosave."""


@dataclass(frozen=True, slots=True)
class DataIdentity:
    """What tells one data set from another, found in a millisecond.

    train_examples: their number. classes, examples: checksums of the names of the classes, and of
    the training labels and some of the images, 32 bits each.
    """

    train_examples: int
    classes: int
    examples: int


@dataclass(frozen=True, slots=True)
class AbsentData(Dataset):
    """What stands for data that are away, so that their run keeps its place.

    reason: why they are away, a clause that names the place. identity: of the data themselves, None
    where it is not known.
    """

    reason: str
    identity: DataIdentity | None


def identity_of(dataset: Dataset) -> DataIdentity | None:
    """Return the identity of the data that a run learns from; None where it is not known."""
    if isinstance(dataset, AbsentData):
        return dataset.identity
    if isinstance(dataset, Lesson):
        return identity_of(dataset.base)
    train = dataset.train
    some = train.inputs[:: max(1, len(train) // _LOOKED_AT)]
    labels = zlib.crc32(train.labels.astype("<i4").tobytes())
    return DataIdentity(
        len(train), _names_checksum(dataset.classes), zlib.crc32(some.tobytes(), labels)
    )


def are_other_classes(
    dataset: Dataset, classes: tuple[str, ...], identity: DataIdentity | None
) -> bool:
    """Tell whether these cannot be the data of a run: their classes are others.

    classes: those of its network. identity: of its data, None where it is not known.
    """
    if dataset.classes == classes:
        # Matched by name.
        return False
    if len(dataset.classes) != len(classes):
        return True
    return identity is not None and identity.classes != _names_checksum(dataset.classes)


def absent_data(
    config: TrainingConfig,
    classes: tuple[str, ...],
    identity: DataIdentity | None,
    position: int,
    problem: str,
    features: Features | None = None,
) -> AbsentData:
    """Return what stands for the data that the settings name.

    position: of the run in its epoch; it has more training examples than that. problem: what was
    said when the data were looked for, a sentence. features: of data that are points.
    """
    known = 0 if identity is None else identity.train_examples
    count = min(max(known, position + 1), MAX_IMAGES)
    # Views of one blank image, however many there are.
    blank: InputArray = np.zeros((28, 28), np.uint8)
    if features is not None:
        blank = np.zeros(len(features.names), np.float32)
    blank = np.broadcast_to(blank, (count, *blank.shape))
    train = Split(blank, np.broadcast_to(np.uint8(0), (count,)))
    # The name stands in model files, the title on the screen alone.
    title = os.path.basename(config.dataset.rstrip("/\\")) or config.dataset
    name = source_title(config.dataset)
    nothing = train.part(0, 0)
    reason = _reason(config.dataset, problem)
    return AbsentData(
        *(name, title, classes, train, nothing, nothing, reason, identity), features=features
    )


def without_images(data: AbsentData) -> Dataset:
    """Return a data set of the same name and classes, without the blank images."""
    nothing = data.validation
    parts = nothing, nothing, nothing
    return Dataset(data.name, data.title, data.classes, *parts, features=data.features)


def _reason(source: str, problem: str) -> str:
    try:
        is_there = os.path.exists(source)
    except ValueError:
        # A name that no file system takes.
        is_there = False
    if os.sep in source and not is_there:
        return Sentence("there is nothing at {source}", source=source)
    return inner_clause(problem)


def _names_checksum(classes: tuple[str, ...]) -> int:
    return zlib.crc32("\n".join(classes).encode("utf-8", "surrogatepass"))

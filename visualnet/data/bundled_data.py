"""Loading what is bundled, parted into images to train on, to validate with and to test with."""

from pathlib import Path

import numpy as np

from visualnet.data.bundled.mnist import load_mnist
from visualnet.data.bundled.pen_digits import load_pen_digits
from visualnet.data.dataset import Dataset, Split, joined
from visualnet.data.dataset_info import MNIST, PEN_DIGITS, REDRAWN, DatasetInfo
from visualnet.data.subsets import last_kept
from visualnet.errors import SettingError
from visualnet.number_text import count_text

_Parts = tuple[Split, Split, Split]


def load_bundled(info: DatasetInfo, validation_examples: int, folder: Path | None) -> Dataset:
    """Load a bundled data set; see `load_dataset`. Raises SettingError, DataError."""
    parts = []
    if info is not PEN_DIGITS:
        train, test = load_mnist(folder)
        parts.append((*last_kept(train, validation_examples, MNIST.title), test))
    if info is not MNIST:
        parts.append(_pen_parts(validation_examples, folder, is_redrawn=info is REDRAWN))
    train, validation, test = parts[0] if len(parts) == 1 else _mixed(*parts)
    return Dataset(info.name, info.title, info.classes, train, validation, test)


def _pen_parts(validation_examples: int, folder: Path | None, is_redrawn: bool) -> _Parts:
    parts = load_pen_digits(folder)
    train, validation = parts["train"], parts["validation"]
    if validation_examples < 0:
        raise SettingError(
            "The number of validation examples must be 0 or more, not {validation_examples}.",
            validation_examples=count_text(validation_examples),
        )
    if is_redrawn:
        from visualnet.data.bundled.redrawing import redrawn_pen_digits

        train = joined(train, redrawn_pen_digits("train", folder))
    if not validation_examples:
        train = joined(train, validation)
        if is_redrawn:
            train = joined(train, redrawn_pen_digits("validation", folder))
    return train, validation.part(0, validation_examples), parts["test"]


def _mixed(first: _Parts, second: _Parts) -> _Parts:
    """Return both together, the training part in an order that is as mixed from the start."""
    train, validation, test = (joined(*pair) for pair in zip(first, second, strict=True))
    return train.taken(np.random.default_rng(0).permutation(len(train))), validation, test

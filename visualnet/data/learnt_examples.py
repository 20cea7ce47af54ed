"""Which examples a network has learnt, so that none of them is taken for one that tests it."""

import numpy as np
import numpy.typing as npt

from visualnet.arrays import IndexArray
from visualnet.data.dataset import Dataset, Split

_WORD = 8
_STEP, _FIRST, _SECOND = (
    np.uint64(number) for number in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)


def keys_of(part: Split) -> IndexArray:
    """Return a number for each example, (examples,): the same for the same inputs, everywhere.

    Two others have the same by a chance of about one in 2^64.
    """
    rows = np.ascontiguousarray(part.rows)
    octets = rows.view(np.uint8).reshape(len(rows), rows.itemsize * rows.shape[1])
    keys = np.zeros(len(rows), np.uint64)
    for start in range(0, octets.shape[1], _WORD):
        word = np.zeros((len(rows), _WORD), np.uint8)
        piece = octets[:, start : start + _WORD]
        word[:, : piece.shape[1]] = piece
        keys = _mixed(keys ^ word.view("<u8")[:, 0])
    return keys.view(np.int64)


def _mixed(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Return other numbers for others (SplitMix64: Steele, Lea and Flood 2014)."""
    numbers = numbers + _STEP
    numbers = (numbers ^ numbers >> np.uint64(30)) * _FIRST
    numbers = (numbers ^ numbers >> np.uint64(27)) * _SECOND
    return numbers ^ numbers >> np.uint64(31)


def learnt_with(learnt: IndexArray, part: Split) -> IndexArray:
    """Return the keys of what was learnt before and of a part that is learnt, each once."""
    return np.union1d(learnt, keys_of(part))


def count_learnt(learnt: IndexArray, dataset: Dataset) -> int:
    """Return how many examples kept for validation and test were learnt before.

    learnt: their keys. What the data themselves have among those to train on too is not counted.
    """
    news = np.setdiff1d(learnt, keys_of(dataset.train))
    kept = np.concatenate([keys_of(dataset.validation), keys_of(dataset.test)])
    return int(np.isin(kept, news).sum())

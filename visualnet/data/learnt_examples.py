"""Which examples a network has learnt, so that none of them is taken for one that tests it."""

import numpy as np

from visualnet.arrays import IndexArray
from visualnet.data.dataset import Dataset, Split


def keys_of(part: Split) -> IndexArray:
    """Return a number for each example, (examples,): the same for the same inputs.

    Two others have the same by a chance of one in 2^64. In another process they are others.
    """
    rows = part.rows
    whole, size = rows.tobytes(), rows.itemsize * rows.shape[1]
    hashes = (hash(whole[start : start + size]) for start in range(0, len(whole), size))
    return np.fromiter(hashes, np.int64, len(part))


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

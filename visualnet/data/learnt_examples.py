"""Which examples that are to test a network it has learnt."""

import numpy as np

from visualnet.data.dataset import Dataset
from visualnet.learnt import Learnt, keys_of


def count_learnt(learnt: Learnt, dataset: Dataset) -> int:
    """Return how many examples kept for validation and test were learnt before.

    What the data themselves have among those to train on too is not counted.
    """
    news = np.setdiff1d(learnt.keys, keys_of(dataset.train.inputs))
    kept = (keys_of(part.inputs) for part in (dataset.validation, dataset.test))
    return int(np.isin(np.concatenate(list(kept)), news).sum())

"""Which examples that are to test a network it has learnt."""

import numpy as np

from visualnet.data.dataset import Dataset
from visualnet.learnt import Learnt, keys_of


def count_learnt(learnt: Learnt, dataset: Dataset) -> int:
    """Return how many examples kept for validation and test were learnt before.

    What the data themselves have among those to train on too is not counted.
    """
    news = learnt.without(dataset.train.inputs)
    return news.count_in(dataset.validation.inputs) + news.count_in(dataset.test.inputs)


def validation_kept(learnt: Learnt, dataset: Dataset) -> int:
    """Return how many of the last examples that validate were all not learnt before.

    What the data themselves have among those to train on too does not count as learnt.
    """
    if not len(dataset.validation):
        return 0
    news = learnt.without(dataset.train.inputs)
    known = np.flatnonzero(np.isin(keys_of(dataset.validation.inputs), news.keys))
    return len(dataset.validation) - (int(known[-1]) + 1 if len(known) else 0)

"""The order in which a training run meets its examples."""

import numpy as np

from visualnet.arrays import IndexArray


def epoch_order(examples: int, seed: int, epoch: int) -> IndexArray:
    """Return the positions 0 to examples - 1 in the order in which one epoch visits them.

    seed, epoch: 0 or more. The same three numbers give the same order everywhere; another epoch or
    another seed gives an unrelated one, so an epoch can be replayed without those before it.
    """
    return np.random.default_rng([seed, epoch]).permutation(examples)

"""Activation of a neuron over a whole split, class by class, and what excites it most."""

from dataclasses import dataclass

import numpy as np

from visualnet.arrays import FloatArray, IndexArray, read_only
from visualnet.insight.split_activations import SplitActivations
from visualnet.nn.metrics import CountArray, RealArray, ratio

BINS = 40

_LIMITS = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0), "softmax": (0.0, 1.0)}
"""Of the functions that have both; the others' histograms go from least to greatest."""


@dataclass(frozen=True, slots=True, eq=False)
class Excitation:
    """A neuron's activation over a split.

    edges: (bins + 1,), the same for all classes; fixed for functions with limits. counts: (classes,
    bins), examples. means: (classes,), NaN for a class without examples. strongest, weakest: (k,),
    positions in the split, from the far end on, the earlier first where two are equal; and their
    activations.
    """

    edges: RealArray
    counts: CountArray
    means: RealArray
    strongest: IndexArray
    strongest_activations: FloatArray
    weakest: IndexArray
    weakest_activations: FloatArray


def excitation(
    split: SplitActivations, layer: int, index: int, bins: int = BINS, k: int = 9
) -> Excitation:
    """Return how a neuron answers to the images of a split; layer: 1 or more, and kept.

    k: how many of the most and of the least exciting images to name, at most all.
    """
    values = np.ascontiguousarray(split.of(layer)[:, index])
    classes = split.network.layer_sizes[-1]
    edges = _edges(values, (*split.network.activations, split.network.output)[layer - 1], bins)
    places = np.searchsorted(edges[1:-1].astype(values.dtype), values, side="right")
    labels = split.labels.astype(np.int64)
    counts = np.bincount(labels * bins + places, minlength=classes * bins).reshape(classes, bins)
    means = ratio(np.bincount(labels, values, minlength=classes), counts.sum(axis=1))
    strongest = np.argsort(-values, kind="stable")[:k]
    weakest = np.argsort(values, kind="stable")[:k]
    return Excitation(
        edges=read_only(edges, np.float64),
        counts=read_only(counts, np.int64),
        means=read_only(means, np.float64),
        strongest=read_only(strongest, np.int64),
        strongest_activations=read_only(values[strongest], np.float32),
        weakest=read_only(weakest, np.int64),
        weakest_activations=read_only(values[weakest], np.float32),
    )


def _edges(values: FloatArray, function: str, bins: int) -> RealArray:
    """Return the edges of bins of equal width; the lower edge belongs to its bin."""
    if function in _LIMITS:
        low, high = _LIMITS[function]
    else:
        low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
        if low == high:
            low, high = low - 0.5, high + 0.5
    return np.linspace(low, high, bins + 1)

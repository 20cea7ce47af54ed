"""Ablation of a neuron: the accuracy with its activation held at one value, and without."""

from dataclasses import dataclass

import numpy as np

from visualnet.arrays import FloatArray, read_only
from visualnet.insight.split_activations import SplitActivations
from visualnet.nn.metrics import RealArray, accuracy, class_scores, confusion_matrix

_CHUNK = 1000
"""Images at a time, so that the working space stays in the cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Ablation:
    """Accuracy on a split, 0 to 1, before and after a neuron's activation became `value`.

    recalls: (classes,), accuracy among the examples of each class, NaN where there are none.
    """

    value: float
    accuracy_before: float
    accuracy_after: float
    recalls_before: RealArray
    recalls_after: RealArray


def ablate(split: SplitActivations, layer: int, index: int, *, to_mean: bool = False) -> Ablation:
    """Return what the loss of a neuron costs; layer: 1 or more, and kept.

    to_mean: hold its activation at its mean over the split instead of at zero, which takes from the
    layers after it only what it tells, not what they count on (mean ablation). An output neuron's
    activation is its probability.
    10,000 images take 9 ms with 784-16-16-10, 76 ms with 784-512-256-10 (one core, 2026-11).
    """
    activations = split.of(layer)
    value = float(activations[:, index].mean(dtype=np.float64)) if to_mean else 0.0
    last = len(split.network.layer_sizes) - 1
    before = split.of(last)
    after = np.empty_like(before)
    onward = split.network.after(layer) if layer < last else None
    for start in range(0, len(activations), _CHUNK):
        a = activations[start : start + _CHUNK].copy()
        a[:, index] = value
        after[start : start + _CHUNK] = onward.forward(a).probabilities if onward else a
    return Ablation(
        value=value,
        accuracy_before=accuracy(before, split.labels),
        accuracy_after=accuracy(after, split.labels),
        recalls_before=_recalls(before, split),
        recalls_after=_recalls(after, split),
    )


def _recalls(probabilities: FloatArray, split: SplitActivations) -> RealArray:
    scores = class_scores(confusion_matrix(probabilities, split.labels))
    return read_only(scores.recall, np.float64)

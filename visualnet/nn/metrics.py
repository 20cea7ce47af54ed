"""Accuracy, loss, confusion matrix, scores of each class, and calibration."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray, LabelArray
from visualnet.errors import OverflowedError, ShapeError
from visualnet.number_text import count_text

CountArray = npt.NDArray[np.int64]
"""How many examples."""

RealArray = npt.NDArray[np.float64]
"""Shares of examples, and means over them."""


def check_numbers(probabilities: FloatArray) -> None:
    """Raise OverflowedError where a network answers with what is no number.

    probabilities: (examples, classes).
    """
    bad = len(probabilities) - int(np.isfinite(probabilities).all(axis=1).sum())
    if bad:
        raise OverflowedError(
            "For {bad} of {probabilitie_count} examples the network's answers are not numbers: "
            "its weights are too large. Use other weights.",
            bad=count_text(bad),
            probabilitie_count=count_text(len(probabilities)),
        )


def are_right(probabilities: FloatArray, labels: LabelArray) -> npt.NDArray[np.bool_]:
    """Return whether the largest entry of each row is the label; never where one is no number.

    probabilities: (examples, classes). labels: (examples,), integers.
    """
    answers = probabilities.argmax(axis=1)
    # NaN counts as the largest.
    right: npt.NDArray[np.bool_] = answers == labels
    right &= np.isfinite(probabilities.max(axis=1, initial=0.0))
    return right


def accuracy(probabilities: FloatArray, labels: LabelArray) -> float:
    """Return the fraction of rows whose largest entry is the label, 0 to 1.

    probabilities: (examples, classes). labels: (examples,), integers.
    Raises ShapeError where the two disagree in length.
    """
    _check(probabilities, labels)
    return float(np.mean(are_right(probabilities, labels))) if len(labels) else float("nan")


def confusion_matrix(probabilities: FloatArray, labels: LabelArray) -> CountArray:
    """Count (true, answered) pairs: (classes, classes), rows true, columns answered."""
    _check(probabilities, labels)
    classes = probabilities.shape[1]
    pairs = labels.astype(np.int64) * classes + probabilities.argmax(axis=1)
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


def mean_loss(probabilities: FloatArray, labels: LabelArray, output: str) -> float:
    """Return the mean loss of the answers: cross-entropy in nats, or half the squared error.

    A probability that underflowed to 0 counts as the smallest float32, so the result is finite.
    """
    _check(probabilities, labels)
    if not len(labels):
        return float("nan")
    rows = np.arange(len(labels))
    if output == "softmax":
        of_label = np.maximum(probabilities[rows, labels], np.finfo(np.float32).tiny)
        return float(-np.log(of_label, dtype=np.float64).mean())
    errors = probabilities.astype(np.float64)
    errors[rows, labels] -= 1
    return float((errors**2).sum(axis=1).mean() / 2)


@dataclass(frozen=True, slots=True, eq=False)
class ClassScores:
    """How well each class is told from the others; every array is (classes,).

    precision: of the examples answered so, the share that is so. recall: of those that are so, the
    share answered so. f1: the harmonic mean of both (van Rijsbergen 1979, chapter 7). All 0 to 1,
    NaN where there is nothing to divide by. support: how many examples are of the class.
    """

    precision: RealArray
    recall: RealArray
    f1: RealArray
    support: CountArray


def ratio(parts: npt.NDArray[Any], wholes: CountArray) -> RealArray:
    """Return parts / wholes, NaN where there is nothing to divide by."""
    shares = np.full(len(wholes), np.nan)
    np.divide(parts, wholes, out=shares, where=wholes > 0)
    return shares


def class_scores(confusion: CountArray) -> ClassScores:
    """Return precision, recall and F1 of a confusion matrix, (classes, classes), rows true."""
    right, support, answered = np.diagonal(confusion), confusion.sum(axis=1), confusion.sum(axis=0)
    return ClassScores(
        precision=ratio(right, answered),
        recall=ratio(right, support),
        f1=ratio(2 * right, support + answered),
        support=support,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """How often a network is right when it is so sure, in bins of equal width.

    edges: (bins + 1,), 0 to 1; a bin holds confidences above its lower edge up to its upper one.
    counts, confidences (their mean), accuracies: (bins,); NaN where a bin is empty. error: the
    expected calibration error, the mean distance of confidence and accuracy, weighted by counts
    (Guo et al. 2017, equation 3); NaN without examples.
    """

    edges: RealArray
    counts: CountArray
    confidences: RealArray
    accuracies: RealArray
    error: float


def calibration(
    confidences: FloatArray, is_right: npt.NDArray[np.bool_], bins: int = 10
) -> Calibration:
    """Return how well the probability of the answer foretells that it is right.

    confidences: (examples,), 0 to 1. is_right: (examples,). Raises ShapeError where the two
    disagree in length.
    """
    if confidences.ndim != 1 or is_right.shape != confidences.shape:
        raise ShapeError(
            "{shape} confidences do not match {other_shape} answers.",
            shape=confidences.shape,
            other_shape=is_right.shape,
        )
    edges = np.linspace(0, 1, bins + 1)
    # Edges of the confidences' own precision: 0.3 as float32 is more than 0.3.
    bin_of = np.searchsorted(edges[1:-1].astype(confidences.dtype), confidences, side="left")
    counts = np.bincount(bin_of, minlength=bins)
    sure = ratio(np.bincount(bin_of, confidences, minlength=bins), counts)
    right = ratio(np.bincount(bin_of, is_right, minlength=bins), counts)
    gaps = np.nan_to_num(np.abs(right - sure))
    error = float(counts @ gaps / len(confidences)) if len(confidences) else float("nan")
    return Calibration(edges, counts, sure, right, error)


def _check(probabilities: FloatArray, labels: LabelArray) -> None:
    if probabilities.ndim != 2 or labels.shape != (len(probabilities),):
        raise ShapeError(
            "{shape} probabilities do not match {other_shape} labels.",
            shape=probabilities.shape,
            other_shape=labels.shape,
        )

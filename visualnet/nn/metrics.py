"""How good the answers are."""

import numpy as np
import numpy.typing as npt

from visualnet.errors import ShapeError
from visualnet.nn.arrays import FloatArray, LabelArray


def accuracy(probabilities: FloatArray, labels: LabelArray) -> float:
    """Return the fraction of rows whose largest entry is the label, 0 to 1.

    probabilities: (examples, classes). labels: (examples,), integers.
    Raises ShapeError where the two disagree in length.
    """
    _check(probabilities, labels)
    return float(np.mean(probabilities.argmax(axis=1) == labels)) if len(labels) else float("nan")


def confusion_matrix(probabilities: FloatArray, labels: LabelArray) -> npt.NDArray[np.int64]:
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


def _check(probabilities: FloatArray, labels: LabelArray) -> None:
    if probabilities.ndim != 2 or labels.shape != (len(probabilities),):
        raise ShapeError(
            f"{probabilities.shape} probabilities and {labels.shape} labels do not belong together."
        )

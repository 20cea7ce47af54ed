"""Accuracy, confusion matrix and mean loss."""

from math import log

import numpy as np
import pytest

from visualnet.errors import ShapeError
from visualnet.nn.metrics import accuracy, confusion_matrix, mean_loss

PROBABILITIES = np.array([[0.7, 0.2, 0.1], [0.1, 0.1, 0.8], [0.3, 0.6, 0.1]], np.float32)
LABELS = np.array([0, 1, 1], np.uint8)


def test_accuracy_is_the_fraction_answered_rightly() -> None:
    assert accuracy(PROBABILITIES, LABELS) == pytest.approx(2 / 3)


def test_confusion_matrix_has_true_classes_as_rows() -> None:
    assert confusion_matrix(PROBABILITIES, LABELS).tolist() == [[1, 0, 0], [0, 1, 1], [0, 0, 0]]


def test_confusion_matrix_counts_more_than_bytes_hold() -> None:
    many = np.tile(PROBABILITIES, (200, 1))
    assert confusion_matrix(many, np.tile(LABELS, 200)).sum() == 600


def test_mean_losses() -> None:
    cross_entropy = -(log(0.7) + log(0.1) + log(0.6)) / 3
    assert mean_loss(PROBABILITIES, LABELS, "softmax") == pytest.approx(cross_entropy, rel=1e-6)
    squared = (0.09 + 0.04 + 0.01 + 0.01 + 0.81 + 0.64 + 0.09 + 0.16 + 0.01) / 2 / 3
    assert mean_loss(PROBABILITIES, LABELS, "sigmoid") == pytest.approx(squared, rel=1e-6)


def test_probability_of_zero_costs_a_finite_loss() -> None:
    impossible = np.array([[0.0, 1.0]], np.float32)
    assert 80 < mean_loss(impossible, np.array([0], np.uint8), "softmax") < 110


def test_nothing_to_measure_is_no_number() -> None:
    none, labels = np.zeros((0, 3), np.float32), np.zeros(0, np.uint8)
    assert np.isnan(accuracy(none, labels))
    assert np.isnan(mean_loss(none, labels, "softmax"))
    assert confusion_matrix(none, labels).tolist() == [[0] * 3] * 3


@pytest.mark.parametrize("labels", [LABELS[:2], LABELS[:, None]])
def test_labels_that_do_not_belong_are_refused(labels: np.ndarray) -> None:
    with pytest.raises(ShapeError, match="do not belong together"):
        accuracy(PROBABILITIES, labels)
    with pytest.raises(ShapeError, match="do not belong together"):
        confusion_matrix(PROBABILITIES, labels)
    with pytest.raises(ShapeError, match="do not belong together"):
        mean_loss(PROBABILITIES, labels, "softmax")

"""Accuracy, confusion matrix and mean loss."""

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.errors import ShapeError
from visualnet.nn.metrics import (
    accuracy,
    calibration,
    class_scores,
    confusion_matrix,
    mean_loss,
)

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
    with pytest.raises(ShapeError, match="do not match"):
        accuracy(PROBABILITIES, labels)
    with pytest.raises(ShapeError, match="do not match"):
        confusion_matrix(PROBABILITIES, labels)
    with pytest.raises(ShapeError, match="do not match"):
        mean_loss(PROBABILITIES, labels, "softmax")


def test_scores_of_classes_worked_by_hand() -> None:
    # Rows true: 3 of class 0 (2 right), 2 of class 1 (1 right), none of class 2.
    scores = class_scores(np.array([[2, 1, 0], [1, 1, 0], [0, 0, 0]]))
    assert scores.support.tolist() == [3, 2, 0]
    assert scores.recall[:2].tolist() == pytest.approx([2 / 3, 1 / 2])
    assert scores.precision[:2].tolist() == pytest.approx([2 / 3, 1 / 2])
    assert scores.f1[:2].tolist() == pytest.approx([2 / 3, 1 / 2])
    assert all(np.isnan(array[2]) for array in (scores.recall, scores.precision, scores.f1))


def test_f1_is_the_harmonic_mean() -> None:
    scores = class_scores(np.array([[6, 2], [3, 9]]))
    precision, recall = 6 / 9, 6 / 8
    assert scores.f1[0] == pytest.approx(2 / (1 / precision + 1 / recall))


def test_a_class_never_met_but_answered_has_precision_zero_and_no_recall() -> None:
    scores = class_scores(np.array([[0, 4], [0, 0]]))
    assert scores.precision[1] == 0
    assert np.isnan(scores.recall[1])
    assert np.isnan(scores.precision[0])
    assert scores.f1.tolist() == [0, 0]


def test_calibration_worked_by_hand() -> None:
    confidences = np.array([0.95, 0.91, 0.55, 0.55], np.float32)
    bins = calibration(confidences, np.array([True, False, True, True]))
    assert bins.counts.tolist() == [0, 0, 0, 0, 0, 2, 0, 0, 0, 2]
    assert bins.accuracies[[5, 9]].tolist() == [1.0, 0.5]
    assert bins.confidences[[5, 9]].tolist() == pytest.approx([0.55, 0.93])
    assert np.isnan(bins.accuracies[0])
    assert bins.error == pytest.approx((2 * 0.45 + 2 * 0.43) / 4)


def test_a_bin_holds_its_upper_edge() -> None:
    edges = np.linspace(0, 1, 11)[1:].astype(np.float32)
    assert calibration(edges, np.ones(10, np.bool_)).counts.tolist() == [1] * 10
    assert calibration(np.zeros(3, np.float32), np.ones(3, np.bool_)).counts[0] == 3


def test_calibration_of_nothing_has_no_error() -> None:
    bins = calibration(np.zeros(0, np.float32), np.zeros(0, np.bool_))
    assert np.isnan(bins.error)
    assert bins.counts.tolist() == [0] * 10


def test_confidences_and_answers_of_different_lengths_are_refused() -> None:
    with pytest.raises(ShapeError, match="do not match"):
        calibration(np.zeros(3, np.float32), np.zeros(2, np.bool_))


@pytest.mark.slow
@given(st.lists(st.tuples(st.floats(0, 1, width=32), st.booleans()), min_size=1))
def test_every_example_is_in_a_bin_and_the_error_is_a_share(
    examples: list[tuple[float, bool]],
) -> None:
    confidences, right = zip(*examples, strict=True)
    bins = calibration(np.array(confidences, np.float32), np.array(right))
    assert bins.counts.sum() == len(examples)
    assert 0 <= bins.error <= 1
    mean = np.nansum(bins.accuracies * bins.counts) / len(examples)
    assert mean == pytest.approx(np.mean(right))

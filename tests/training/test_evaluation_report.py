"""What a report tells of a network whose answers are known."""

import csv
import io

import numpy as np
import pytest

from visualnet.data.datasets import Dataset, Split
from visualnet.errors import ShapeError
from visualnet.nn.network import Network
from visualnet.training.evaluation import evaluate
from visualnet.training.evaluation_report import (
    EvaluationReport,
    calibration_csv,
    classes_csv,
    confusion_csv,
    mistakes_csv,
    report_on,
)

CLASSES = ("cat", "dog, wet", "owl")


def seeing(pixels: int = 784) -> Network:
    """Return a network that answers by which of the first three pixels has the most ink."""
    network = Network((pixels, 3))
    network.weights[0][:3] = 4 * np.eye(3, dtype=np.float32)
    return network


def split_of(*examples: tuple[int, int, int, int]) -> Split:
    """Return examples of three pixels and a label."""
    images = np.zeros((len(examples), 28, 28), np.uint8)
    labels = np.array([example[3] for example in examples], np.uint8)
    for image, example in zip(images, examples, strict=True):
        image[0, :3] = example[:3]
    return Split(images, labels)


@pytest.fixture
def split() -> Split:
    return split_of(
        (200, 0, 0, 0),  # right
        (255, 0, 0, 0),  # right, surer
        (0, 90, 0, 0),  # a mistake, not sure
        (0, 255, 0, 0),  # a mistake, very sure
        (0, 255, 0, 1),  # right
        (0, 0, 180, 1),  # a mistake, rather sure
    )


@pytest.fixture
def report(split: Split) -> EvaluationReport:
    return report_on(seeing(), split, CLASSES)


def test_figures_agree_with_the_evaluation_of_training(
    report: EvaluationReport, split: Split
) -> None:
    evaluation = evaluate(seeing(), split.images, split.labels)
    assert report.accuracy == evaluation.accuracy == 0.5
    assert report.loss == evaluation.loss
    assert report.confusion.tolist() == evaluation.confusion.tolist()
    assert report.confusion.tolist() == [[2, 2, 0], [0, 1, 1], [0, 0, 0]]


def test_scores_and_calibration_belong_to_the_answers(report: EvaluationReport) -> None:
    assert report.scores.support.tolist() == [4, 2, 0]
    assert report.scores.precision[1] == pytest.approx(1 / 3)
    assert report.calibration.counts.sum() == 6


def test_mistakes_come_most_confident_first(report: EvaluationReport) -> None:
    assert report.mistakes.tolist() == [3, 5, 2]
    assert report.answers[report.mistakes].tolist() == [1, 2, 1]
    assert (np.diff(report.confidences[report.mistakes]) < 0).all()


def test_a_cell_lists_its_examples_the_worst_first(report: EvaluationReport) -> None:
    assert report.positions_of(0, 1).tolist() == [3, 2]
    assert report.positions_of(0, 0).tolist() == [0, 1]
    assert report.positions_of(2, 2).tolist() == []


def test_cells_hold_as_many_positions_as_the_matrix_counts(tiny_dataset: Dataset) -> None:
    network = Network((784, 10))
    generator = np.random.default_rng(3)
    network.parameters[:] = generator.normal(0, 0.05, network.parameters.size)
    report = report_on(network, tiny_dataset.train, tiny_dataset.classes)
    for true in range(10):
        for answered in range(10):
            assert len(report.positions_of(true, answered)) == report.confusion[true, answered]
    assert len(report.mistakes) == 100 - np.trace(report.confusion)


def test_nothing_of_a_report_can_be_changed(report: EvaluationReport) -> None:
    for array in (report.confusion, report.answers, report.confidences, report.mistakes):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_an_empty_split_makes_an_empty_report() -> None:
    report = report_on(seeing(), split_of(), CLASSES)
    assert np.isnan(report.accuracy)
    assert np.isnan(report.loss)
    assert report.confusion.sum() == 0
    assert len(report.mistakes) == 0
    assert np.isnan(report.calibration.error)
    assert len(mistakes_csv(report).splitlines()) == 1


def test_what_does_not_belong_together_is_refused(split: Split) -> None:
    with pytest.raises(ShapeError, match="3 outputs, 2 class names"):
        report_on(seeing(), split, CLASSES[:2])
    with pytest.raises(ShapeError, match="labels up to 3"):
        report_on(seeing(), split_of((1, 2, 3, 3)), CLASSES)


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_a_spreadsheet_computes_no_name_of_a_class(split: Split) -> None:
    report = report_on(seeing(), split, ("=1+1", "+a", "@b"))
    names = {"'=1+1", "'+a", "'@b"}
    matrix, scores = rows_of(confusion_csv(report)), rows_of(classes_csv(report))
    assert set(matrix[0][1:]) == names == {row[0] for row in matrix[1:]}
    assert names == {row[0] for row in scores[1:]}
    assert {cell for row in rows_of(mistakes_csv(report))[1:] for cell in row[1:3]} == names


def test_the_matrix_as_csv(report: EvaluationReport) -> None:
    assert rows_of(confusion_csv(report)) == [
        ["true \\ predicted", "cat", "dog, wet", "owl"],
        ["cat", "2", "2", "0"],
        ["dog, wet", "0", "1", "1"],
        ["owl", "0", "0", "0"],
    ]


def test_the_scores_as_csv_leave_empty_what_is_undefined(report: EvaluationReport) -> None:
    header, cat, dog, owl = rows_of(classes_csv(report))
    assert header == ["class", "precision", "recall", "f1", "examples"]
    assert cat == ["cat", "1", "0.5", "0.666667", "4"]
    assert dog[1:3] == ["0.333333", "0.5"]
    assert owl == ["owl", "0", "", "0", "0"]


def test_the_mistakes_as_csv(report: EvaluationReport) -> None:
    header, first, *others = rows_of(mistakes_csv(report))
    assert header == ["position", "true", "answered", "confidence"]
    assert first[:3] == ["3", "cat", "dog, wet"]
    assert float(first[3]) == pytest.approx(report.confidences[3], abs=1e-5)
    assert [row[0] for row in others] == ["5", "2"]


def test_the_calibration_as_csv(report: EvaluationReport) -> None:
    header, *bins = rows_of(calibration_csv(report))
    assert header == ["above", "up_to", "examples", "mean_confidence", "accuracy"]
    assert [float(row[0]) for row in bins] == pytest.approx(np.arange(10) / 10)
    assert sum(int(row[2]) for row in bins) == 6
    assert bins[0][3:] == ["", ""]

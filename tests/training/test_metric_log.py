"""The metric log: bounded, true to extremes, readable while it is written."""

import threading

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from visualnet.training.history import (
    RECENT_STEPS,
    EvaluationRow,
    MetricLog,
    thinned,
    thinned_evaluations,
)

SPIKES = {1: 9.0, 777: 50.0, 5_001: -3.0, 150_000: 70.0, 260_017: -8.0}


@pytest.fixture(scope="module")
def long_log() -> MetricLog:
    log = MetricLog()
    noise = np.random.default_rng(0).random(450_000).tolist()
    for step, loss in enumerate(noise, start=1):
        log.append_step(step, SPIKES.get(step, loss), 0.5, 0.1)
    return log


@pytest.mark.slow
def test_it_stays_bounded(long_log: MetricLog) -> None:
    assert long_log.row_count <= 2 * RECENT_STEPS + 20_000
    assert len(long_log.step_rows()["step"]) == long_log.row_count


def test_the_newest_rows_are_whole(long_log: MetricLog) -> None:
    steps = long_log.step_rows()["step"]
    assert np.array_equal(steps[-RECENT_STEPS:], np.arange(350_001, 450_001))


def test_extremes_outlive_thinning(long_log: MetricLog) -> None:
    rows = long_log.step_rows()
    found = dict(zip(rows["step"].tolist(), rows["loss"].tolist(), strict=True))
    for step, loss in SPIKES.items():
        assert found[step] == loss
    assert (np.diff(rows["step"]) > 0).all()


@pytest.mark.slow
@example([9, 0, 1, 1, 1, 1, 1], 4)
@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=300),
    st.integers(2, 30).map(lambda half: 2 * half),
)
def test_thinning_keeps_the_limit_the_order_and_the_extremes(losses: list[int], limit: int) -> None:
    rows = np.array([range(len(losses)), losses], float)
    kept = thinned(rows, limit)
    assert kept.shape[1] <= limit
    assert (np.diff(kept[0]) > 0).all()
    assert kept[1].max() == max(losses)
    assert kept[1].min() == min(losses)
    assert np.array_equal(kept[1], rows[1, kept[0].astype(int)])


def test_few_rows_are_all_kept() -> None:
    log = MetricLog()
    assert log.step_rows()["loss"].size == 0
    log.append_step(1, 2.3, 0.25, 0.1)
    log.append_step(2, 2.2, 0.5, 0.09)
    rows = {name: column.tolist() for name, column in log.step_rows().items()}
    assert rows == {
        "step": [1, 2],
        "loss": [2.3, 2.2],
        "accuracy": [0.25, 0.5],
        "learning_rate": [0.1, 0.09],
    }


def test_rows_handed_out_are_copies() -> None:
    log = MetricLog()
    log.append_step(1, 2.3, 0.25, 0.1)
    log.step_rows()["loss"][0] = 99
    assert log.step_rows()["loss"].tolist() == [2.3]


def test_reading_while_writing_sees_whole_rows_in_order() -> None:
    log = MetricLog()

    def write() -> None:
        for step in range(1, 250_001):
            log.append_step(step, step, step, step)

    writer = threading.Thread(target=write)
    writer.start()
    reads = 0
    while writer.is_alive() or not reads:
        rows = log.step_rows()
        assert (np.diff(rows["step"]) > 0).all()
        for name in ("loss", "accuracy", "learning_rate"):
            assert np.array_equal(rows[name], rows["step"])
        reads += 1
    writer.join()
    assert log.step_rows()["step"][-1] == 250_000


def test_evaluations_and_epochs() -> None:
    log = MetricLog()
    assert MetricLog().latest_test_accuracy is None
    log.append_evaluation(EvaluationRow(step=4, epochs_done=0.5, validation_accuracy=0.4))
    log.append_evaluation(
        EvaluationRow(step=8, epochs_done=1, validation_accuracy=0.6, test_accuracy=0.5)
    )
    log.append_evaluation(EvaluationRow(step=12, epochs_done=1.5, validation_accuracy=0.7))
    assert [row.step for row in log.evaluations()] == [4, 8, 12]
    assert [row.step for row in log.epochs()] == [8]
    assert log.latest_validation_accuracy == 0.7
    latest = [log.latest_test_accuracy, log.latest_tested_step]
    assert latest == [0.5, 8]


def test_validations_are_bounded_and_epochs_whole() -> None:
    log = MetricLog()
    for step in range(30_000):
        log.append_evaluation(EvaluationRow(step=step, epochs_done=0, validation_accuracy=0.1))
        if step % 10 == 0:
            log.append_evaluation(EvaluationRow(step=step, epochs_done=0, test_accuracy=0.1))
    assert len(log.epochs()) == 3000
    assert len(log.evaluations()) - 3000 <= 20_000
    steps = [row.step for row in log.evaluations()]
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert steps[-1] == 29_999


ODD_EPOCHS = {
    1: {"test_accuracy": 0.1},
    777: {"validation_accuracy": 0.9, "test_accuracy": 0.3},
    778: {"validation_accuracy": 0.9},
    30_001: {"validation_loss": 0.01},
    41_003: {"test_accuracy": 0.95, "test_loss": 9.0},
}


@pytest.fixture(scope="module")
def epochs_without_end() -> MetricLog:
    """As of a training on few images that nobody stops, with five epochs that stand out."""
    log, usual = MetricLog(), {"validation_accuracy": 0.5, "test_accuracy": 0.5, "test_loss": 1.0}
    for epoch in range(1, 60_001):
        measured = {"validation_loss": 1.0, **usual, **ODD_EPOCHS.get(epoch, {})}
        log.append_evaluation(EvaluationRow(step=2 * epoch, epochs_done=epoch, **measured))
    return log


@pytest.mark.slow
def test_epochs_without_end_take_bounded_memory(epochs_without_end: MetricLog) -> None:
    rows = epochs_without_end.epochs()
    assert len(rows) <= 20_000
    assert epochs_without_end.evaluations() == rows
    assert (rows[0].step, rows[-1].step) == (2, 120_000)


def test_epochs_that_stand_out_are_kept(epochs_without_end: MetricLog) -> None:
    steps = {row.step for row in epochs_without_end.epochs()}
    # The second of two equally good ones need not stay.
    assert steps >= {2 * epoch for epoch in ODD_EPOCHS if epoch != 778}
    best = epochs_without_end.best_epoch
    assert best is not None
    assert best.epochs_done == 777


def test_kept_epochs_are_spread_over_the_whole_run(epochs_without_end: MetricLog) -> None:
    steps = np.array([row.step for row in epochs_without_end.epochs()])
    assert np.diff(steps).max() <= 120_000 / 500


@pytest.mark.slow
@given(st.lists(st.none() | st.integers(0, 9), min_size=1, max_size=200), st.integers(10, 60))
def test_thinned_evaluations_keep_limit_order_and_extremes(
    measured: list[int | None], limit: int
) -> None:
    rows = [EvaluationRow(k, k / 2, validation_loss=v) for k, v in enumerate(measured)]
    kept = thinned_evaluations(rows, limit)
    assert len(kept) <= max(limit, 10)
    assert [row.step for row in kept] == sorted({row.step for row in kept})
    assert (kept[0], kept[-1]) == (rows[0], rows[-1])
    there = [v for v in measured if v is not None]
    left = [row.validation_loss for row in kept if row.validation_loss is not None]
    if there:
        assert (min(left), max(left)) == (min(there), max(there))

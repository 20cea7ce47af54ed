import csv
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from visualnet.errors import SettingError, ShapeError
from visualnet.nn.network import Network
from visualnet.training import runs
from visualnet.training.config import TrainingConfig
from visualnet.training.history import EvaluationRow, MetricLog
from visualnet.training.run_table import differences, runs_as_csv
from visualnet.training.runs import RunHistory
from visualnet.training.snapshots import Snapshot
from visualnet.training.weight_comparison import MAX_NEURONS, MAX_POINTS, compare_networks
from visualnet.training.weights_on_disk import is_on_disk

CLASSES = tuple("0123456789")
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)


def network(sizes=(784, 4, 10), seed=0):
    made = Network(sizes)
    made.parameters[:] = np.random.default_rng(seed).normal(size=made.parameters.size)
    return made


def snapshot(made, step=0, loss=float("nan")):
    parameters = made.parameters.copy()
    parameters.flags.writeable = False
    return Snapshot(1, 0, step, step / 10, 32 * step, parameters, loss, 0.5, 0.1, None, step / 100)


def log_of(steps, test_accuracy=None):
    log = MetricLog()
    for step in range(1, steps + 1):
        log.append_step(step, 9.0 if step == 777 else 1.0, 0.5, 0.1)
    if test_accuracy is not None:
        log.append_evaluation(EvaluationRow(steps, 1.0, 0.9, 0.3, test_accuracy, 0.2))
    return log


def add(history, made=None, config=None, **more):
    made = made or network()
    log = more.pop("log", None) or MetricLog()
    return history.add(made, CLASSES, config or TrainingConfig(), snapshot(made), log, NOON, **more)


def test_runs_are_numbered_and_named_and_can_be_renamed():
    history = RunHistory()
    assert add(history).name == "Run 1"
    assert add(history, name="  with \n momentum ").name == "with momentum"
    history.rename(1, "plain")
    assert [(r.number, r.name) for r in history.records] == [(1, "plain"), (2, "with momentum")]
    for wrong in ("", " \n", "x" * 81):
        with pytest.raises(SettingError, match="1 to 80"):
            history.rename(1, wrong)
    assert history.record(1).name == "plain"


def test_a_run_keeps_its_last_state_and_its_newest_figures():
    history, made = RunHistory(), network()
    assert add(history, made).figures.loss is None
    made.parameters += 1
    config = TrainingConfig(learning_rate=0.3)
    history.update(1, config, snapshot(made, 40, 0.25), log_of(40, 0.94), "paused")
    record = history.record(1)
    figures = record.figures
    assert (figures.steps, figures.epochs_done, figures.loss) == (40, 4.0, 0.25)
    assert (figures.validation_accuracy, figures.test_accuracy) == (0.9, 0.94)
    assert (record.state, record.config, record.started) == ("paused", config, NOON)
    np.testing.assert_array_equal(record.network().parameters, made.parameters)
    assert record.network().layer_sizes == made.layer_sizes
    with pytest.raises(ValueError, match="read-only"):
        record.network().weights[0][:] = 0


def test_a_removed_run_can_be_put_back_and_its_number_is_not_given_again():
    history = RunHistory()
    for _ in range(3):
        add(history)
    removed = history.remove(2)
    assert add(history).number == 4
    assert [r.number for r in history.records] == [1, 3, 4]
    history.restore(removed)
    assert [r.number for r in history.records] == [1, 2, 3, 4]


def test_old_curves_are_thinned_but_no_weights_and_figures_go(monkeypatch):
    monkeypatch.setattr(runs, "MAX_WHOLE_CURVES", 2)
    history = RunHistory()
    add(history, log=log_of(30_000, 0.9))
    for _ in range(3):
        add(history)
    assert all(record.parameters is not None for record in history.records)
    old = history.record(1)
    assert old.figures.test_accuracy == 0.9
    assert [row.test_accuracy for row in old.log.epochs()] == [0.9]
    rows = old.log.step_rows()
    assert len(rows["step"]) <= 2000
    assert rows["step"][-1] > 29_900
    assert rows["loss"].max() == 9.0, "thinning keeps extremes"


class AtOnce:
    """Does each task when it is handed in."""

    def __init__(self, *_args, **_more):
        pass

    def submit(self, task, *args):
        done = Future()
        try:
            done.set_result(task(*args))
        except OSError as error:
            done.set_exception(error)
        return done


@pytest.fixture
def limited(monkeypatch, tmp_path):
    """A list with room in memory for the weights of four runs; returns it and a run's bytes."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    size = network().parameters.nbytes
    monkeypatch.setattr(runs, "MAX_BYTES_IN_MEMORY", 4 * size)
    monkeypatch.setattr("visualnet.training.weights_on_disk.ThreadPoolExecutor", AtOnce)
    return RunHistory(), size


def in_memory(history):
    return [number for number, r in enumerate(history.records, 1) if not is_on_disk(r.parameters)]


def test_weights_of_old_runs_go_to_the_disk_and_answer_as_before(limited):
    history, _ = limited
    made = [network(seed=seed) for seed in range(9)]
    for each in made:
        add(history, each)
    assert 9 in in_memory(history)
    assert len(in_memory(history)) <= 4
    for record, each in zip(history.records, made, strict=True):
        np.testing.assert_array_equal(record.network().parameters, each.parameters)
        with pytest.raises(ValueError, match="read-only"):
            record.parameters[0] = 0


def test_what_is_on_the_disk_goes_with_the_list(limited, tmp_path):
    history, _ = limited
    for seed in range(9):
        add(history, network(seed=seed))
    assert len(in_memory(history)) < 9
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [], "it has no name"


def test_a_run_that_goes_on_is_in_memory_again(limited):
    history, _ = limited
    for seed in range(6):
        add(history, network(seed=seed))
    assert 1 not in in_memory(history)
    newer = network(seed=77)
    history.update(1, TrainingConfig(), snapshot(newer, 5), MetricLog(), "running")
    assert 1 in in_memory(history)
    np.testing.assert_array_equal(history.record(1).parameters, newer.parameters)


def test_where_the_disk_is_full_the_weights_stay_in_memory(limited, monkeypatch):
    history, _ = limited

    def full(_arrays):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("visualnet.training.weights_on_disk._mapped", full)
    made = [network(seed=seed) for seed in range(9)]
    for each in made:
        add(history, each)
    assert len(in_memory(history)) == 9
    for record, each in zip(history.records, made, strict=True):
        np.testing.assert_array_equal(record.parameters, each.parameters)
    monkeypatch.undo()


def test_a_run_from_a_file_without_its_weights_says_so():
    history = RunHistory()
    history.take([replace(add(RunHistory()), parameters=None)])
    with pytest.raises(SettingError, match="does not contain its weights"):
        history.record(1).network()


def test_differences_are_told_setting_by_setting():
    a = TrainingConfig(hidden=(16,), momentum=0.5)
    b = TrainingConfig(hidden=(32,), momentum=0.5, epochs=None)
    assert differences(a, b) == [("hidden", (16,), (32,)), ("epochs", 20, None)]
    assert differences(a, a) == []


def test_the_list_is_written_as_csv_whatever_the_names():
    history = RunHistory()
    add(history, name='a "b", c', config=TrainingConfig(hidden=(8, 4), epochs=None))
    history.update(1, history.record(1).config, snapshot(network(), 7, 0.5), log_of(7), "failed")
    add(history)
    first, second = csv.DictReader(runs_as_csv(history.records).splitlines())
    assert (first["name"], first["hidden"], first["epochs_done"]) == (
        'a "b", c',
        "8-4",
        "0.7",
    )
    assert first["epochs"] == ""
    assert (first["state"], first["loss"], first["test_accuracy"]) == ("failed", "0.5", "")
    assert first["started"] == "2026-11-03T12:00:00+00:00"
    assert second["loss"] == ""


def test_a_spreadsheet_computes_no_name_of_a_run():
    history = RunHistory()
    add(history, name="=cmd|' /C calc'!A0")
    add(history, name="-0.5")
    first, second = csv.DictReader(runs_as_csv(history.records).splitlines())
    assert first["name"] == "'=cmd|' /C calc'!A0"
    assert second["name"] == "-0.5"


def test_equal_networks_correlate_fully_and_differ_by_nothing():
    comparison = compare_networks(network(), network())
    assert [layer.correlation for layer in comparison.layers] == pytest.approx([1, 1])
    assert [layer.largest_difference for layer in comparison.layers] == [0, 0]


def test_each_layer_is_compared_by_itself():
    a, b = network((784, 300, 10)), network((784, 300, 10))
    b.weights[1][:] *= -2
    b.biases[0][:] = 7
    b.weights[0][3, 5] += 100
    first, last = compare_networks(a, b).layers
    assert last.correlation == pytest.approx(-1, abs=1e-5)
    assert last.mean_difference == pytest.approx(3 * np.abs(a.weights[1]).mean(), rel=1e-5)
    assert first.largest_difference == pytest.approx(100, rel=1e-5)
    assert first.mean_difference == pytest.approx(100 / a.weights[0].size, rel=1e-3)
    assert 0.9 * MAX_POINTS < len(first.sample_a) <= MAX_POINTS
    np.testing.assert_array_equal(last.sample_b, -2 * last.sample_a)
    different = first.sample_a != first.sample_b
    assert different.sum() <= 1


def test_samples_come_from_all_rows_and_columns():
    a = Network((784, 256, 10))
    a.weights[0][:] = np.arange(256)
    b = Network((784, 256, 10))
    b.weights[0][:] = np.arange(784)[:, np.newaxis]
    first = compare_networks(a, b).layers[0]
    assert len(np.unique(first.sample_a)) == 256
    assert len(np.unique(first.sample_b)) > 650


def test_constant_weights_have_no_correlation():
    assert np.isnan(compare_networks(Network((784, 4, 10)), network()).layers[0].correlation)


def test_the_neurons_that_differ_most_come_first_as_images():
    a, b = network((784, 30, 10)), network((784, 30, 10))
    b.weights[0][:, 4] += 0.5
    b.weights[0][:, 9] += 2
    comparison = compare_networks(a, b)
    assert len(comparison.neurons) == MAX_NEURONS
    assert comparison.neurons[:2].tolist() == [9, 4]
    assert comparison.images_b.shape == (MAX_NEURONS, 28, 28)
    np.testing.assert_array_equal(comparison.images_a[0].ravel(), a.weights[0][:, 9])
    assert not len(compare_networks(Network((9, 2)), Network((9, 2))).images_a)


def test_networks_of_different_shapes_are_not_compared():
    with pytest.raises(ShapeError, match="784-4-10 and 784-5-10"):
        compare_networks(network(), network((784, 5, 10)))

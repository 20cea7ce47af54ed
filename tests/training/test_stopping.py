"""With patience a run ends with the weights of its best epoch, unless the last are asked for."""

from dataclasses import replace

import numpy as np
import pytest

from visualnet.arrays import FloatArray
from visualnet.data.datasets import Dataset
from visualnet.errors import SettingError
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl, StepUnit
from visualnet.training.history import EvaluationRow, MetricLog, SeriesArray
from visualnet.training.snapshots import Outbox
from visualnet.training.stopping import end_text
from visualnet.training.trainer import Outcome, Trainer

CONFIG = TrainingConfig(
    hidden=(8,), learning_rate=0.3, schedule="constant", batch_size=10, epochs=200, patience=3
)


def trained(trainer: Trainer) -> list[FloatArray]:
    """Let a run come to its end; return the parameters at the end of each epoch."""
    seen: list[FloatArray] = []
    control = RunControl(on_epoch_end=lambda: seen.append(trainer.network.parameters.copy()))
    control.play()
    assert trainer.run(control, Outbox()) is Outcome.FINISHED
    return seen


def rows_of(trainer: Trainer) -> tuple[SeriesArray, list[EvaluationRow]]:
    return np.stack(list(trainer.log.step_rows().values())), trainer.log.evaluations()


@pytest.mark.parametrize("has_validation", [True, False])
def test_the_best_weights_stand_where_patience_ends_the_run(
    tiny_dataset: Dataset, has_validation: bool
) -> None:
    dataset, config = tiny_dataset, CONFIG
    if not has_validation:
        dataset = replace(dataset, validation=dataset.train.part(0, 0))
        # Steps so large that the training loss goes up and down.
        config = config.changed(learning_rate=3.0)
    trainer = Trainer(config, dataset)
    seen, epochs = trained(trainer), trainer.log.epochs()
    best = trainer.log.best_epoch
    assert best is not None
    place = epochs.index(best)
    assert (trainer.stop_kind, len(epochs)) == ("patience", place + 4)
    assert not np.array_equal(seen[place], seen[-1])
    np.testing.assert_array_equal(trainer.network.parameters, seen[place])
    snapshot, log = trainer.snapshot(), trainer.log
    assert (snapshot.step, snapshot.epochs_done) == (best.step, place + 1)
    assert log.kept == log.latest_evaluation == best
    assert (log.latest_tested_step, log.latest_test_accuracy) == (best.step, best.test_accuracy)
    on_test = trainer.evaluation_on(dataset.test)
    assert on_test is not None
    assert on_test.accuracy == best.test_accuracy
    # How long it trained is another figure, and its curves are whole.
    assert (trainer.step, trainer.epochs_done) == (epochs[-1].step, len(epochs))


def test_the_last_weights_stand_where_that_is_asked_for(tiny_dataset: Dataset) -> None:
    trainer = Trainer(CONFIG.changed(keep="last"), tiny_dataset)
    seen = trained(trainer)
    np.testing.assert_array_equal(trainer.network.parameters, seen[-1])
    assert trainer.log.kept is None
    assert trainer.snapshot().step == trainer.step
    with pytest.raises(SettingError, match="choose one of best, last"):
        CONFIG.changed(keep="first")


def test_a_run_whose_epochs_are_done_before_its_patience_keeps_its_best_too(
    tiny_dataset: Dataset,
) -> None:
    long = Trainer(CONFIG, tiny_dataset)
    trained(long)
    best = long.log.best_epoch
    assert best is not None
    trainer = Trainer(CONFIG.changed(epochs=round(best.epochs_done) + 1), tiny_dataset)
    seen = trained(trainer)
    assert (trainer.stop_kind, trainer.stop_reason) == ("epochs", "All epochs are done.")
    np.testing.assert_array_equal(trainer.network.parameters, seen[-2])
    without = Trainer(trainer.config.changed(patience=None), tiny_dataset)
    np.testing.assert_array_equal(trained(without)[-1], without.network.parameters)
    assert without.stop_reason is None


def test_epochs_that_are_made_fewer_end_with_the_best_too(tiny_dataset: Dataset) -> None:
    trainer, seen = Trainer(CONFIG, tiny_dataset), list[FloatArray]()

    def look() -> None:
        best = trainer.log.best_epoch
        assert best is not None
        seen.append(trainer.network.parameters.copy())
        if best.step < trainer.step:
            control.change(epochs=1)

    control = RunControl(on_epoch_end=look)
    control.play()
    trainer.run(control, Outbox())
    assert (trainer.stop_kind, len(seen)) == ("epochs", len(trainer.log.epochs()))
    assert trainer.log.kept == trainer.log.best_epoch == trainer.log.epochs()[-2]
    np.testing.assert_array_equal(trainer.network.parameters, seen[-2])


def test_a_target_that_is_reached_keeps_the_weights_that_reach_it(tiny_dataset: Dataset) -> None:
    trainer = Trainer(CONFIG.changed(learning_rate=0.1, target_accuracy=0.8), tiny_dataset)
    trained(trainer)
    assert (trainer.stop_kind, trainer.log.kept) == ("target", None)
    assert trainer.checkpoint().best is None
    on_validation = trainer.evaluation_on(tiny_dataset.validation)
    assert on_validation is not None
    assert on_validation.accuracy >= 0.8


def test_the_best_weights_go_along_with_a_checkpoint(tiny_dataset: Dataset) -> None:
    whole = Trainer(CONFIG, tiny_dataset)
    trained(whole)
    kept = whole.log.kept
    assert kept is not None
    broken, control = Trainer(CONFIG, tiny_dataset), RunControl()

    def end_after_the_best() -> None:
        if broken.epochs_done > kept.epochs_done:
            control.stop()

    control = RunControl(on_epoch_end=end_after_the_best)
    control.play()
    broken.run(control, Outbox())
    point = broken.checkpoint()
    assert point.best is not None
    assert (point.best.step, point.kept_step) == (kept.step, None)
    later = Trainer(CONFIG, tiny_dataset)
    later.resume(point, broken.log)
    trained(later)
    np.testing.assert_array_equal(later.network.parameters, whole.network.parameters)
    over = later.checkpoint()
    assert (over.best, over.kept_step, over.weights_step) == (None, kept.step, kept.step)
    again = Trainer(CONFIG, tiny_dataset)
    again.resume(over, later.log)
    assert again.is_finished
    going_on = Trainer(CONFIG, tiny_dataset)
    going_on.resume(replace(over, stop_reason=None), MetricLog.restored(*rows_of(later)))
    assert going_on.log.kept is None, "no run that goes on has gone back"
    assert again.snapshot().step == kept.step
    np.testing.assert_array_equal(again.network.parameters, whole.network.parameters)


def test_weights_edited_by_hand_are_not_taken_back_at_the_end(tiny_dataset: Dataset) -> None:
    trainer, control = Trainer(CONFIG, tiny_dataset), RunControl()
    control = RunControl(on_epoch_end=lambda: control.stop())
    control.step(StepUnit.EPOCH)
    trainer.run(control, Outbox())
    assert trainer.checkpoint().best is not None
    held = np.zeros(trainer.network.parameters.size, bool)
    trainer.edit(np.zeros_like(trainer.network.parameters), held)
    assert trainer.checkpoint().best is None


def test_what_stands_at_the_end_is_a_sentence() -> None:
    row = EvaluationRow(32, 2.0, validation_accuracy=0.745, train_loss=0.5)
    best = "The weights are from epoch 2, the best"
    assert end_text(row) == f"{best} (validation accuracy 74.50%)."
    assert end_text(replace(row, validation_accuracy=None)) == f"{best} (training loss 0.5)."
    assert end_text(None) == "The weights are from the last step."

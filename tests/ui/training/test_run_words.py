from dataclasses import replace
from types import SimpleNamespace

import pytest

from visualnet.training.config import TrainingConfig
from visualnet.training.history import EvaluationRow, MetricLog
from visualnet.ui.training.run_words import begin_sentence, end_sentence


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({}, ""),
        ({"patience": 3}, "There are no validation examples. Patience uses the training loss."),
        (
            {"target_accuracy": 0.9},
            "There are no validation examples. The target applies to the training accuracy.",
        ),
        (
            {"patience": 3, "target_accuracy": 0.9},
            "There are no validation examples. Patience and target accuracy use training examples.",
        ),
    ],
)
def test_what_is_watched_without_validation_images_is_told(tiny_dataset, settings, sentence):
    nothing = tiny_dataset.validation.part(0, 0)
    for dataset, told in (
        (replace(tiny_dataset, validation=nothing), sentence),
        (tiny_dataset, ""),
    ):
        trainer = SimpleNamespace(config=TrainingConfig(**settings), dataset=dataset)
        assert begin_sentence(SimpleNamespace(is_drawn=True, trainer=trainer)) == told


@pytest.mark.parametrize(
    ("kept", "kind", "sentence"),
    [
        (None, None, ""),
        (None, "target", ""),
        (None, "patience", "The weights are from the last epoch."),
        (2, "patience", "The weights are from epoch 2, the best (90.0 %)."),
        (3, "epochs", "The weights are from epoch 3, the best since the last edit or"),
    ],
)
def test_which_weights_stand_at_the_end_is_told(kept, kind, sentence):
    log, without = MetricLog(), MetricLog()
    for epoch, accuracy in enumerate((0.5, 0.9, 0.8, 0.7), 1):
        without.append_evaluation(EvaluationRow(epoch, epoch, train_loss=1.0, train_accuracy=0.5))
        log.append_evaluation(
            EvaluationRow(epoch, epoch, validation_accuracy=accuracy, train_accuracy=0.5)
        )
    if kept:
        log.keep(log.epoch_at(kept))
    trainer = SimpleNamespace(log=log, stop_kind=kind, stop_reason="It stood still.")
    told = end_sentence(SimpleNamespace(trainer=trainer), TrainingConfig())
    expected = f"It stood still. {sentence}".rstrip().replace(" %", "\u202f%")
    assert told.startswith(expected)
    assert told.endswith("Train 20 more, draw a digit or export the weights.")
    assert ("The weights are" in told) == bool(sentence)
    if kept:
        without.keep(without.epoch_at(kept))
        trainer.log = without
        told = end_sentence(SimpleNamespace(trainer=trainer), TrainingConfig())
        assert f"The weights are from epoch {kept}. Train" in told, "none was lower than another"

from dataclasses import replace
from types import SimpleNamespace

import pytest

from visualnet.training.config import TrainingConfig
from visualnet.ui.training.run_words import begin_sentence


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({}, ""),
        ({"patience": 3}, "No validation images: patience watches the training loss."),
        (
            {"target_accuracy": 0.9},
            "No validation images: the target is one of the training accuracy.",
        ),
        (
            {"patience": 3, "target_accuracy": 0.9},
            "No validation images: patience and target watch the training images.",
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

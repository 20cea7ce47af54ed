"""Networks of other programs read MNIST's test images as these programs themselves do.

How the files were made stands in `foreign/README.md`.
"""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from visualnet.data.datasets import load_test_images
from visualnet.models.document import ModelDocument
from visualnet.models.formats import open_model
from visualnet.models.said_of_model import SaidOfModel, with_said
from visualnet.nn.input_scale import InputScale

FOREIGN = Path(__file__).with_name("foreign")
DIGITS = tuple("0123456789")
WORDS = ("eight", "five", "four", "nine", "one", "seven", "six", "three", "two", "zero")

NOTHING = SaidOfModel()
MODELS = {
    # The first two name their functions; the scale of the inputs stands in no state dict.
    "torch-fractions.safetensors": (NOTHING, DIGITS),
    "torch-normalised.safetensors": (SaidOfModel(InputScale(mean=0.1307, std=0.3081)), DIGITS),
    "torch-halves.safetensors": (SaidOfModel(InputScale(-1, 1), ("sigmoid",)), DIGITS),
    "torch-mean-image-old.onnx": (NOTHING, DIGITS),
    "torch-bytes-new.onnx": (NOTHING, DIGITS),
    "sklearn-standard-words.onnx": (NOTHING, WORDS),
    "sklearn-some-digits.onnx": (NOTHING, ("3", "5", "8")),
    "sklearn-two-digits.onnx": (NOTHING, ("3", "8")),
    "sklearn-regression.onnx": (NOTHING, DIGITS),
    "keras.onnx": (NOTHING, DIGITS),
}


def opened(name: str) -> ModelDocument:
    if name.endswith("onnx") and not find_spec("onnx"):
        pytest.skip("onnx is an extra")
    path = FOREIGN / name
    return with_said(open_model(path), MODELS[name][0], str(path))


def answers_of(name: str, images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The names of the classes read, and the probabilities."""
    found = opened(name)
    assert found.metadata.classes == MODELS[name][1]
    probabilities = found.network.probabilities(images.reshape(len(images), -1))
    return np.array(found.metadata.classes)[probabilities.argmax(axis=1)], probabilities


@pytest.mark.parametrize("name", MODELS)
def test_a_foreign_model_gives_the_probabilities_of_its_own_program(name: str) -> None:
    with np.load(FOREIGN / "mnist_answers.npz") as answers:
        expected = answers[f"{name.rpartition('.')[0]}/probabilities"]
    found = answers_of(name, load_test_images("mnist").test.images[: len(expected)])[1]
    assert np.abs(found - expected).max() < 1e-4


@pytest.mark.slow
@pytest.mark.parametrize("name", MODELS)
def test_a_foreign_model_reads_all_test_images_as_its_own_program_does(name: str) -> None:
    with np.load(FOREIGN / "mnist_answers.npz") as answers:
        expected = answers[f"{name.rpartition('.')[0]}/labels"].astype(str)
    read = answers_of(name, load_test_images("mnist").test.images)[0]
    assert len(read) == len(expected) == 10_000
    assert (read != expected).sum() == 0


def test_what_no_scale_of_all_images_can_say_is_refused(
    refused: Callable[[Path, str], None],
) -> None:
    pytest.importorskip("onnx")
    refused(FOREIGN / "sklearn-normalizer.onnx", "divides each image by that image's own norm")

"""The models that are shipped: read as well as their cards say, were made by the recipes."""

import numpy as np
import pytest

from visualnet.data.bundled.pen_digits import load_pen_digits, load_pen_strokes
from visualnet.data.dataset import Split
from visualnet.data.datasets import load_dataset
from visualnet.insight.form_accuracy import accuracy_by_form
from visualnet.models.bundled import BundledModel, bundled_models
from visualnet.models.cards import ModelCard, card_of
from visualnet.models.formats import save_model
from visualnet.nn.network import Network
from visualnet.training.config import config_from_json_object
from visualnet.training.recipes import RECIPES

SHIPPED = {model.name: model for model in bundled_models()}

SHAPES = {
    "digits-16x16": (784, 16, 16, 10),
    "digits-128x64": (784, 128, 64, 10),
    "digits-best": (784, 768, 500, 10),
}

LEAST = {
    # MNIST test, pen digits of validation writers, of test writers.
    "digits-16x16": (0.955, 0.97, 0.97),
    "digits-128x64": (0.989, 0.987, 0.98),
    "digits-best": (0.992, 0.987, 0.985),
}

LEAST_BY_FORM = {
    # Slashed zeros, crossed sevens, digits turned by 20° to either side, of validation writers.
    "digits-16x16": (0.92, 0.94, 0.88),
    "digits-128x64": (0.97, 0.97, 0.95),
    "digits-best": (0.98, 0.98, 0.96),
}

FORM_ROWS = {
    "slashed-zeros": "slashed zeros",
    "crossed-sevens": "crossed sevens",
    "hooked-ones": "ones with hook and foot",
    "open-fours": "open fours",
    "straight-nines": "straight-legged nines",
    "turned-left": "turned left by 20°",
    "turned-right": "turned right by 20°",
}

READ = ("MNIST, test images", "Pen digits, validation writers", "Pen digits, test writers")

MOST_BYTES = 4_000_000


@pytest.fixture(scope="module")
def splits() -> list[Split]:
    pens = load_pen_digits()
    return [load_dataset("mnist").test, pens["validation"], pens["test"]]


def accuracy(network: Network, split: Split) -> float:
    return float((network.probabilities(split.images).argmax(axis=1) == split.labels).mean())


def card(name: str) -> ModelCard:
    found = card_of(SHIPPED[name])
    assert found is not None
    return found


def test_these_are_shipped() -> None:
    assert {name: model.document().network.layer_sizes for name, model in SHIPPED.items()} == SHAPES
    assert all(model.size_bytes < MOST_BYTES for model in SHIPPED.values())


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_each_reads_as_well_as_it_must_and_as_its_card_says(name: str, splits: list[Split]) -> None:
    network, told = SHIPPED[name].document().network, card(name).accuracies
    for what, split, least in zip(READ, splits, LEAST[name], strict=True):
        measured = accuracy(network, split)
        assert measured >= least, what
        assert told[what] == pytest.approx(measured, abs=0.0006), what


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_each_reads_digits_as_people_write_them(name: str) -> None:
    network, told = SHIPPED[name].document().network, card(name).accuracies
    measured = {form.form: form.accuracy for form in accuracy_by_form(network)}
    zeros, sevens, turned = LEAST_BY_FORM[name]
    assert measured["slashed-zeros"] >= zeros
    assert measured["crossed-sevens"] >= sevens
    assert (measured["turned-left"] + measured["turned-right"]) / 2 >= turned
    for form, words in FORM_ROWS.items():
        row = f"Validation writers, {words}"
        assert told[row] == pytest.approx(measured[form], abs=0.0006), form


@pytest.mark.parametrize("name", SHAPES)
def test_each_was_made_by_its_recipe(name: str) -> None:
    metadata = SHIPPED[name].document().metadata
    assert config_from_json_object(dict(metadata.training)) == RECIPES[name]
    # Settings that came later are those that there are without a word.
    assert dict(metadata.training).items() <= RECIPES[name].as_json_object().items()
    assert metadata.dataset == RECIPES[name].dataset
    assert metadata.test_accuracy is not None


@pytest.mark.parametrize("name", SHAPES)
def test_a_card_says_what_is_needed(name: str) -> None:
    found = card(name)
    assert 40 < len(found.summary) < 300
    assert "\n" not in found.summary
    for told in ("CC BY-SA 3.0", "CC BY 4.0", "MIT", f"--recipe {name}", "## Weaknesses"):
        assert told in found.text


@pytest.mark.slow
def test_drawings_that_are_shaped_otherwise_are_read_as_well() -> None:
    strokes = load_pen_strokes("validation")
    network = SHIPPED["digits-best"].document().network

    def share_read(x_factor: float, y_factor: float) -> float:
        images = [
            type(drawing)(
                tuple(tuple((x * x_factor, y * y_factor) for x, y in s) for s in drawing.strokes),
                drawing.width * x_factor,
                drawing.height * y_factor,
            ).seen()
            for drawing in strokes.drawings[::4]
        ]
        answers = network.probabilities(np.stack(images)).argmax(axis=1)
        return float((answers == strokes.labels[::4]).mean())

    usual = share_read(1, 1)
    assert share_read(0.3, 0.3) == pytest.approx(usual, abs=0.005)
    assert share_read(1.25, 1) > usual - 0.03
    assert share_read(0.8, 1) > usual - 0.03


def test_a_model_without_a_card_has_none(document, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "mine.npz"
    save_model(document, path)
    mine = BundledModel("mine", path, 1)
    assert card_of(mine) is None
    path.with_suffix(".md").write_text(
        "# Mine\n\nReads\nsome.\n\n| a | 1,200 | 97.50 % |\n| b | x | y |\n", "utf-8"
    )
    found = card_of(mine)
    assert found is not None
    assert (found.summary, found.accuracies) == ("Reads some.", {"a": 0.975})

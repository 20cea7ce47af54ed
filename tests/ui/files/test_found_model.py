"""What opening a model reads besides the model."""

import numpy as np
import pytest

from visualnet.data.datasets import Dataset
from visualnet.features import Features
from visualnet.models.document import new_document
from visualnet.models.formats import save_model
from visualnet.nn.network import Network
from visualnet.paths import resource
from visualnet.training import loading
from visualnet.training.absent_data import AbsentData
from visualnet.training.config import TrainingConfig
from visualnet.training.evaluation import evaluate
from visualnet.ui.files.found_model import found_model
from visualnet.ui.session.new_runs import config_of


@pytest.fixture
def letters(tmp_path):
    """Data of the user's own, and a model that names them in one of its settings."""
    path = tmp_path / "letters.npz"
    images = np.random.default_rng(1).integers(0, 256, (60, 28, 28), dtype=np.uint8)
    np.savez(path, images=images, labels=np.array(["a", "b", "c"])[np.arange(60) % 3])
    yield path
    loading.forget_dataset()


def model_naming(folder, **data):
    document = new_document(
        Network((784, 4, 3), "relu"),
        classes=("a", "b", "c"),
        training=TrainingConfig(hidden=(4,), activation="relu", **data).as_json_object(),
        dataset="letters",
        test_accuracy=None,
    )
    save_model(document, folder / "model.npz")
    return folder / "model.npz"


@pytest.mark.parametrize("setting", ["dataset", "test_dataset"])
def test_a_model_has_no_data_read_but_what_the_user_opened(
    letters, tmp_path, tiny_dataset: Dataset, setting, monkeypatch
) -> None:
    path = model_naming(tmp_path, **{setting: str(letters)})
    monkeypatch.setattr("visualnet.ui.files.found_model.load_dataset_of", None)
    found = found_model(path, config_of, tiny_dataset, TrainingConfig(), are_away=False)
    assert found.dataset is None
    assert getattr(found.config, setting) == str(letters)


def test_data_that_the_user_opened_before_come_with_their_model(
    letters, tmp_path, tiny_dataset: Dataset
) -> None:
    path = model_naming(tmp_path, dataset=str(letters))
    found = found_model(
        path,
        config_of,
        tiny_dataset,
        TrainingConfig(),
        are_away=False,
        opened=(str(letters.resolve()),),
    )
    assert found.dataset is not None
    assert found.dataset.classes == ("a", "b", "c")


@pytest.mark.parametrize("are_opened", [False, True])
def test_a_model_of_points_is_tested_on_a_table_only_where_the_user_opened_it(
    tmp_path, are_opened
) -> None:
    table = tmp_path / "tested.csv"
    lines = [f"{k % 7},{k % 5},{k % 2 + 1}" for k in range(40)]
    table.write_text("\n".join(["x,y,label", *lines]), encoding="utf-8")
    config = TrainingConfig(hidden=(4,), dataset="circle", test_dataset=str(table))
    document = new_document(
        Network((2, 4, 2)),
        classes=("1", "2"),
        training=config.as_json_object(),
        dataset="circle",
        test_accuracy=None,
        features=Features(("x", "y")),
    )
    save_model(document, tmp_path / "model.npz")
    opened = (str(table),) if are_opened else ()
    found = found_model(
        tmp_path / "model.npz", config_of, None, TrainingConfig(), are_away=False, opened=opened
    )
    assert isinstance(found.dataset, AbsentData) is not are_opened
    if are_opened:
        assert len(found.dataset.test) == 40


def test_own_data_that_are_open_are_shown_to_a_model_as_it_learnt_to_see(mnist, tmp_path) -> None:
    path, part = tmp_path / "white.npz", mnist.test.part(0, 200)
    np.savez(path, images=255 - part.images, labels=part.labels)
    config = TrainingConfig(dataset=str(path))
    present = loading.load_dataset_of(config)
    assert present.pictures == "as-is"
    found = found_model(
        resource("models", "digits-16x16.npz"), config_of, present, config, are_away=False
    )
    assert found.dataset is not None
    assert found.dataset.pictures == found.config.pictures == "refitted"
    test = found.dataset.test
    assert evaluate(found.document.network, test.images, test.labels).accuracy > 0.8
    loading.forget_dataset()

"""A window that begins with a model whose data are gone: they are asked for, or others taken."""

import json

import numpy as np
import pytest

from tests.ui.files.test_missing_data import asked_for, letters_file, press, pull_out
from visualnet.cli import main
from visualnet.errors import SettingError
from visualnet.models.document import new_document
from visualnet.models.formats import save_model
from visualnet.nn.network import Network
from visualnet.training import loading

COLUMNS = ("u", "v")


@pytest.fixture(autouse=True)
def _read_anew():
    yield
    loading.forget_dataset()


def table(path, columns=COLUMNS, classes="ab"):
    rows = np.random.default_rng(0).normal(size=(40, len(columns)))
    lines = [
        ",".join([*(f"{value:.3f}" for value in row), classes[number % len(classes)]])
        for number, row in enumerate(rows)
    ]
    path.write_text("\n".join([",".join([*columns, "label"]), *lines]))
    return path


def trained(data, path):
    asked = ["--hidden", "4", "--epochs", "1", "--validation-examples", "0"]
    assert main(["train", "--dataset", str(data), *asked, "--output", str(path)]) == 0
    loading.forget_dataset()
    return str(path)


@pytest.fixture
def of_points(tmp_path):
    """A model, and the table that it learnt from."""
    data = table(tmp_path / "own.csv")
    return trained(data, tmp_path / "points.npz"), data


def begin(build, model):
    desk = build(model)
    desk.window.show()
    desk.wait(lambda: desk.session.run is not None)
    desk.wait(lambda: bool(asked_for(desk)))
    return desk


def open_data(desk, source):
    desk.application.context.data.open_source(str(source))
    desk.wait_for_data(lambda: desk.session.config.dataset == str(source))
    assert not asked_for(desk)
    assert desk.session.dataset is not None


@pytest.mark.slow
@pytest.mark.parametrize("other", ["circle", "pen-digits"])
def test_other_data_are_opened_though_its_table_is_gone(build, of_points, other):
    model, data = of_points
    data.unlink()
    desk = begin(build, model)
    assert f"there is nothing at {data}" in asked_for(desk)
    weights = desk.parameters().copy()
    open_data(desk, other)
    desk.do("undoAction")
    assert asked_for(desk)
    assert np.array_equal(desk.parameters(), weights)


@pytest.mark.slow
def test_a_table_of_the_same_columns_goes_on_with_the_network(build, of_points, tmp_path):
    model, data = of_points
    data.unlink()
    desk = begin(build, model)
    weights = desk.parameters().copy()
    open_data(desk, table(tmp_path / "other.csv"))
    assert np.array_equal(desk.parameters(), weights)
    desk.session.change(epochs=None)
    desk.train(3)


@pytest.mark.slow
def test_its_table_is_located(build, of_points, tmp_path):
    model, data = of_points
    moved = data.rename(tmp_path / "moved.csv")
    desk = begin(build, model)
    desk.application.files.locating.open_path(str(moved))
    desk.wait(lambda: not asked_for(desk))
    assert desk.session.config.dataset == str(moved)
    assert not desk.action("undoAction").isEnabled()


@pytest.mark.slow
@pytest.mark.parametrize("others", [{"classes": "abc"}, {"columns": ("p", "q", "r")}])
def test_another_table_in_its_place_is_no_dead_end(build, of_points, others):
    model, data = of_points
    table(data, **others)
    desk = begin(build, model)
    open_data(desk, "circle")


@pytest.mark.slow
def test_data_asked_for_before_its_table_was_missed_come(build, of_points):
    model, data = of_points
    data.unlink()
    desk = build(model)
    assert desk.session.run is None
    open_data(desk, "circle")


@pytest.mark.slow
@pytest.mark.parametrize("is_gone", [True, False])
def test_images_of_ones_own_are_asked_for(build, tmp_path, is_gone):
    data = letters_file(tmp_path / "stick", names=tuple("abc"))
    model = trained(data, tmp_path / "letters.npz")
    place = pull_out(data) if is_gone else data
    desk = begin(build, model)
    why = f"there is nothing at {data}" if is_gone else "images are in files of your own"
    assert why in asked_for(desk)
    assert desk.session.config.dataset == str(data)
    weights = desk.parameters().copy()
    if is_gone:
        desk.application.files.locating.open_path(str(place))
    else:
        press(desk, "retryDataButton")
    desk.wait(lambda: not asked_for(desk))
    assert np.array_equal(desk.parameters(), weights)
    assert desk.session.dataset.classes == ("a", "b", "c")
    open_data(desk, "pen-digits")


@pytest.mark.slow
def test_a_model_of_points_that_says_they_change_at_random_is_begun_with(build, tmp_path):
    model = tmp_path / "points.json"
    data = table(tmp_path / "own.csv")
    trained(data, model)
    document = json.loads(model.read_text())
    document["metadata"]["training"]["augment_shift"] = 1.0
    model.write_text(json.dumps(document))
    desk = build(str(model)).show()
    assert desk.session.dataset.title == "own"


def test_a_model_of_other_inputs_than_images_is_refused(build, tmp_path):
    network = Network((64, 5, 10), ("relu",), "softmax")
    classes = tuple("0123456789")
    document = new_document(network, classes=classes, training={}, dataset="x", test_accuracy=None)
    save_model(document, tmp_path / "small.npz")
    with pytest.raises(SettingError, match="64 inputs"):
        build(str(tmp_path / "small.npz"))

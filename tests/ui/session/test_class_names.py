"""A network and data of other classes: names decide what is trained, tested and called right."""

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton
from safetensors.numpy import save_file

from tests.ui.files.test_missing_data import asked_for
from visualnet.models.bundled import resolve_model
from visualnet.models.document import new_document
from visualnet.models.formats import open_model, save_model
from visualnet.nn.network import Network
from visualnet.projects.project_file import read_project
from visualnet.training.evaluation import evaluate
from visualnet.ui.pad.prediction_bars import PredictionBars
from visualnet.ui.panels.evaluation.panel import EvaluationPanel
from visualnet.ui.session.open_run import State

LETTERS = tuple("abcdefghij")


def reading_as(classes, path):
    """Write digits-16x16 with other names for its outputs; returns the path."""
    known = open_model(resolve_model("digits-16x16"))
    order = [int(name) if name.isdigit() else k for k, name in enumerate(classes)]
    network = known.network.copy()
    network.weights[-1][...] = known.network.weights[-1][:, order]
    network.biases[-1][...] = known.network.biases[-1][order]
    document = new_document(network, classes=classes, training={}, dataset="x", test_accuracy=0.9)
    save_model(document, path)
    return path


def open_file(desk, path):
    desk.application.files.models.open_path(str(path))
    desk.wait(lambda: desk.session.title == path.name)
    desk.wait_at_rest()


def open_foreign(desk, path):
    """Open a file that does not say everything, as the dialog proposes."""
    desk.application.files.models.open_path(str(path))
    desk.wait(lambda: desk.window.findChild(QPushButton, "openForeignModel") is not None)
    desk.window.findChild(QPushButton, "openForeignModel").click()
    desk.wait(lambda: desk.session.title == path.name)
    desk.wait_at_rest()


def own_data(folder, labels, names):
    """Write images that hold their label's place as a patch of ink; returns the path."""
    images = np.zeros((len(labels), 28, 28), np.uint8)
    for image, label in zip(images, labels, strict=True):
        image[2 * label : 2 * label + 6, 4:24] = 230
    folder.mkdir()
    np.savez(folder / "own.npz", images=images, labels=np.array(labels, np.uint8))
    (folder / "classes.txt").write_text("\n".join(names))
    return folder / "own.npz"


def open_data(desk, path):
    before = desk.session.run_id
    desk.application.files.data.open_path(str(path))
    desk.wait_for_data(lambda: desk.session.run_id != before)
    desk.wait_at_rest()


def truth_shown(desk):
    return desk.window.findChild(PredictionBars)._truth


@pytest.fixture
def letters(tmp_path):
    return reading_as(LETTERS, tmp_path / "letters.npz")


@pytest.mark.slow
@pytest.mark.parametrize("act", ["playAction", "stepAction"])
def test_a_network_is_not_trained_on_data_of_other_classes(desk, letters, mnist, act):
    open_file(desk, letters)
    assert "(0, 1, 2 …) differ from the network's (a, b, c …)" in desk.notice
    assert desk.session.classes == LETTERS
    assert desk.session.matching_dataset is None
    desk.draw_seven()
    desk.wait(lambda: desk.answer == "h")
    learnt = desk.parameters().copy()
    desk.window.notices.clear()
    desk.do(act)
    assert "differ from the network's" in desk.notice
    assert desk.session.state is State.IDLE
    assert np.array_equal(desk.parameters(), learnt)
    # What was not measured on this data is not told as if it had been.
    assert desk.text("statusAccuracy") == "–"
    assert desk.session.document().metadata.dataset == "unknown"
    desk.do("newWeightsAction")
    desk.wait_at_rest()
    assert desk.session.classes == mnist.classes
    assert desk.notice == ""
    desk.train()
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.session.matching_dataset is None
    assert "differ from the network's" in desk.notice


@pytest.mark.slow
def test_a_training_does_not_go_on_with_a_network_of_other_classes(desk, letters):
    desk.do("playAction")
    desk.wait(lambda: desk.session.shown_step > 5)
    open_file(desk, letters)
    assert desk.session.state is State.IDLE
    assert desk.session.shown_step == 0


@pytest.mark.slow
def test_data_of_other_classes_tell_no_truth_and_no_accuracy(desk, letters):
    panel = desk.open_dock("evaluationDock")
    assert isinstance(panel, EvaluationPanel)
    desk.wait(lambda: panel.report is not None)
    open_file(desk, letters)
    desk.do("testImageAction")
    desk.wait_at_rest()
    assert desk.answer in LETTERS
    assert desk.pad_state.content.label.isdigit()
    assert truth_shown(desk) is None
    desk.window.notices.clear()
    desk.press(panel, "measureButton")
    assert "differ from the network's" in desk.notice
    assert panel.report is None


def test_a_window_begun_with_a_model_of_other_classes_says_so(build, letters):
    desk = build(str(letters))
    desk.window.show()
    desk.wait(lambda: desk.session.run is not None)
    desk.wait_at_rest()
    assert "differ from the network's" in desk.notice
    assert desk.session.matching_dataset is None
    assert desk.session.classes == LETTERS


@pytest.mark.slow
def test_a_window_begun_with_a_model_of_fewer_classes_says_so(build, tmp_path):
    path = tmp_path / "three.npz"
    classes = ("a", "b", "c")
    save_model(
        new_document(
            Network((784, 3)), classes=classes, training={}, dataset="x", test_accuracy=None
        ),
        path,
    )
    desk = build(str(path))
    desk.window.show()
    desk.wait(lambda: "3 outputs cannot learn MNIST" in asked_for(desk))
    assert desk.session.classes == classes
    desk.do("playAction")
    assert "3 outputs cannot learn MNIST" in desk.notice
    assert desk.session.state is State.IDLE


@pytest.mark.slow
def test_the_same_classes_in_another_order_are_matched_by_name(desk, mnist, tmp_path):
    path = reading_as(tuple("9876543210"), tmp_path / "turned.npz")
    known = evaluate(desk.session.network, mnist.test.images, mnist.test.labels).accuracy
    open_file(desk, path)
    dataset = desk.session.dataset
    assert dataset.classes == tuple("9876543210")
    found = evaluate(desk.session.network, dataset.test.images, dataset.test.labels).accuracy
    assert found == pytest.approx(known, abs=1e-4)
    desk.do("testImageAction")
    desk.wait_at_rest()
    truth = desk.pad_state.content.label
    (position,) = np.flatnonzero(
        (mnist.test.images == desk.pad_state.content.image).all(axis=(1, 2))
    )
    assert truth == str(mnist.test.labels[position])
    assert dataset.classes[truth_shown(desk)] == truth
    desk.train()


@pytest.mark.slow
def test_a_model_without_names_takes_those_of_the_data(desk, tmp_path):
    open_data(desk, own_data(tmp_path / "d", [0, 1] * 20, ["left", "right"]))
    path = tmp_path / "two.safetensors"
    save_file({"0.weight": np.ones((2, 784), np.float32)}, path)
    open_foreign(desk, path)
    assert desk.session.classes == ("left", "right")
    assert desk.session.matching_dataset is not None
    # In the order of the data, not in that of the model before.
    network = Network((784, 2), (), "softmax", parameters=np.zeros(1570, np.float32))
    turned = new_document(
        network, classes=("right", "left"), training={}, dataset="x", test_accuracy=None
    )
    save_model(turned, tmp_path / "turned.npz")
    open_file(desk, tmp_path / "turned.npz")
    assert desk.session.dataset.classes == ("right", "left")
    open_foreign(desk, path)
    assert desk.session.classes == desk.session.dataset.classes == ("left", "right")


def pin_test_image(desk, at_least=0):
    dataset = desk.session.dataset
    position = int(np.flatnonzero(dataset.test.labels >= at_least)[0])
    desk.pad_state.show_image(dataset.test, position, "pin")
    desk.wait_at_rest()
    return dataset.classes[dataset.test.labels[position]]


@pytest.mark.slow
def test_a_pinned_image_has_no_truth_among_other_classes(desk, tmp_path):
    truth = pin_test_image(desk, at_least=4)
    assert truth_shown(desk) == int(truth)
    names = ["alpha", "beta", "gamma"]
    few = own_data(tmp_path / "few", [0, 1, 2] * 10, names)
    many = own_data(tmp_path / "many", list(range(10)) * 4, [*names, *"defghij"])
    for path in (few, many):
        open_data(desk, path)
        desk.do("stepAction")
        desk.wait_at_rest()
        assert desk.pad_state.content.image is not None
        assert truth_shown(desk) is None
        assert desk.answer in desk.session.classes
    desk.do("undoAction")
    desk.do("undoAction")
    desk.wait_at_rest()
    assert truth_shown(desk) == int(truth)


@pytest.mark.slow
def test_a_pinned_image_keeps_its_truth_where_a_class_has_its_name(desk, tmp_path):
    truth = pin_test_image(desk, at_least=4)
    open_data(desk, own_data(tmp_path / "d", [0, 1, 2] * 10, ["x", truth, "y"]))
    assert truth_shown(desk) == 1


@pytest.mark.slow
def test_a_project_keeps_the_truth_by_its_name(desk, tmp_path):
    truth = pin_test_image(desk, at_least=4)
    open_data(desk, own_data(tmp_path / "d", [0, 1, 2] * 10, ["alpha", "beta", "gamma"]))
    projects, path = desk.application.files.projects, tmp_path / "work.vnet"
    with desk.qtbot.waitSignal(projects.saved):
        projects.save_to(path)
    assert read_project(path).drawing.label == truth
    with desk.qtbot.waitSignal(projects.shown):
        desk.application.files.models.open_path(str(path))
    desk.wait_at_rest()
    assert desk.pad_state.content.label == truth
    assert truth_shown(desk) is None
    # The data were given other names since.
    (tmp_path / "d" / "classes.txt").write_text("alpha\nbeta\ndelta\n")
    desk.application.files.data.open_path(str(tmp_path / "d" / "own.npz"))
    desk.wait_for_data(lambda: desk.session.classes[2] == "delta")
    with desk.qtbot.waitSignal(projects.shown):
        desk.application.files.models.open_path(str(path))
    desk.wait_at_rest()
    assert desk.session.classes == ("alpha", "beta", "gamma")
    assert desk.session.absent_data is not None
    assert "have other classes" in desk.session.obstacle


@pytest.mark.slow
def test_an_earlier_run_is_not_trained_on_data_that_were_renamed(desk, tmp_path):
    path = own_data(tmp_path / "d", [0, 1, 2] * 10, ["alpha", "beta", "gamma"])
    open_data(desk, path)
    desk.session.change(epochs=None)
    desk.train()
    (tmp_path / "d" / "classes.txt").write_text("beta\nalpha\nzeta\n")
    open_data(desk, path)
    desk.train()
    runs = desk.open_dock("runsDock")
    (number,) = [
        record.number
        for record in desk.application.context.run_log.history.records
        if record.classes == ("alpha", "beta", "gamma")
    ]
    before = desk.session.run_id
    runs.open_requested.emit(number)
    desk.wait(lambda: desk.session.run_id != before)
    assert desk.session.classes == ("alpha", "beta", "gamma")
    assert "(zeta)" in desk.notice


@pytest.mark.slow
def test_networks_of_another_number_of_classes_are_refused_as_before(desk, tmp_path):
    document = new_document(
        Network((784, 3)), classes=("a", "b", "c"), training={}, dataset="x", test_accuracy=None
    )
    save_model(document, tmp_path / "three.npz")
    desk.application.files.models.open_path(str(tmp_path / "three.npz"))
    desk.wait(lambda: "does not fit this data" in desk.notice)
    assert desk.session.title == "digits-16x16"

"""Other data meet the network that is shown: it goes on with its classes, others ask."""

import numpy as np
import pytest
from PySide6.QtWidgets import QMenu, QMessageBox

from visualnet.data.datasets import load_dataset
from visualnet.number_text import percent_text
from visualnet.training.evaluation import evaluate
from visualnet.ui.session.open_run import State


def write_data(folder, names, count=60, seed=5):
    """Write images of these classes, each a bar at a place of its own; returns the path."""
    folder.mkdir()
    labels = (np.arange(count) % len(names)).astype(np.uint8)
    images = np.random.default_rng(seed).integers(0, 30, (count, 28, 28), dtype=np.uint8)
    for image, label in zip(images, labels, strict=True):
        image[2 * label : 2 * label + 6, 4:24] = 230
    np.savez(folder / "own.npz", images=images, labels=labels)
    (folder / "classes.txt").write_text("\n".join(names))
    return folder / "own.npz"


def data_menu(desk, text):
    menu = desk.window.findChild(QMenu, "dataMenu")
    menu.aboutToShow.emit()
    (entry,) = [action for action in menu.actions() if action.text() == text]
    entry.trigger()


def question(desk):
    """The question, once it is asked."""

    def asked():
        boxes = desk.window.findChildren(QMessageBox, "newNetworkQuestion")
        return [box for box in boxes if box.isVisible()]

    desk.wait(lambda: len(asked()) == 1)
    return asked()[0]


@pytest.mark.slow
def test_pen_digits_keep_the_network_and_say_how_it_reads_them(desk, mnist):
    weights, config = desk.parameters().copy(), desk.session.config
    before = desk.text("statusAccuracy")
    pen = load_dataset("pen-digits")
    data_menu(desk, pen.title)
    desk.wait(lambda: "reads" in desk.notice)
    desk.wait_at_rest()
    measured = evaluate(desk.session.network, pen.test.images, pen.test.labels).accuracy
    assert np.array_equal(desk.parameters(), weights)
    assert desk.notice == (
        f"{pen.title}: 4,746 training images, 1,498 test images. "
        f"The network reads {percent_text(measured)} of its test images correctly."
    )
    assert desk.session.run.tested_accuracy == pytest.approx(measured)
    assert desk.session.config == config.changed(dataset="pen-digits")
    assert pen.title in desk.text("statusData")
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.session.dataset is mnist
    assert desk.text("statusAccuracy") == before
    assert np.array_equal(desk.parameters(), weights)


@pytest.mark.slow
def test_classes_are_matched_by_name_and_a_training_goes_on(desk, tmp_path):
    names = [*"9876543210"]
    desk.session.change(epochs=None)
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 5)
    left = desk.session.trainer
    path = write_data(tmp_path / "own", names, 200)
    desk.application.files.data.open_path(str(path))
    desk.wait(lambda: desk.session.trainer is not left)
    assert desk.session.state is State.RUNNING
    assert desk.session.classes == tuple("0123456789")
    assert desk.session.dataset.classes == tuple("0123456789")
    assert desk.session.dataset.own_classes == tuple(names)
    assert desk.application.preferences.recent_data == [path]
    desk.do("playAction")


@pytest.mark.slow
def test_other_classes_ask_and_cancel_changes_nothing(desk, mnist, tmp_path):
    desk.do("clearPadAction")
    run, config = desk.session.run, desk.session.config
    desk.application.files.data.open_path(str(write_data(tmp_path / "own", ["oak", "elm", "ash"])))
    box = question(desk)
    assert box.text() == "Start a new network for own?"
    assert box.informativeText() == (
        "It has images of oak, elm, ash, which are not classes of this network (0, 1, 2 …). "
        "Undo brings this one back."
    )
    box.reject()
    assert desk.session.run is run
    assert desk.session.config == config
    assert desk.session.dataset is mnist
    assert desk.application.preferences.recent_data == []


@pytest.mark.slow
def test_accepted_other_classes_start_a_new_network_and_undo_brings_back_the_old(desk, tmp_path):
    run = desk.session.run
    desk.application.files.data.open_path(str(write_data(tmp_path / "own", ["oak", "elm", "ash"])))
    question(desk).defaultButton().click()
    assert desk.session.classes == ("oak", "elm", "ash")
    assert desk.session.network.layer_sizes[-1] == 3
    desk.do("undoAction")
    assert desk.session.run is run


def test_only_what_was_opened_last_is_asked_about(desk, tmp_path):
    first, second = (
        write_data(tmp_path / name, names)
        for name, names in (("first", ["oak", "elm"]), ("second", ["fir", "yew", "ash"]))
    )
    desk.application.files.data.open_path(str(first))
    box = question(desk)
    with desk.qtbot.waitSignal(box.finished):
        desk.application.files.data.open_path(str(second))
    assert desk.session.classes == tuple("0123456789")
    question(desk).defaultButton().click()
    assert desk.session.classes == ("fir", "yew", "ash")


@pytest.mark.slow
def test_images_are_shown_to_a_network_as_it_learnt_to_see(desk, mnist, tmp_path):
    path = tmp_path / "white.npz"
    part = mnist.test.part(0, 200)
    np.savez(path, images=255 - part.images, labels=part.labels)
    assert load_dataset(str(path)).pictures == "as-is"
    desk.application.files.data.open_path(str(path))
    desk.wait(lambda: "reads" in desk.notice)
    session = desk.session
    assert session.dataset.pictures == session.pictures == session.config.pictures == "refitted"
    assert session.run.tested_accuracy > 0.8
    data_menu(desk, load_dataset("pen-digits").title)
    desk.wait(lambda: session.config.dataset == "pen-digits")
    assert session.pictures == "refitted"
    # Weights that learnt nothing learn as suits the data.
    desk.do("newWeightsAction")
    desk.application.files.data.open_path(str(path))
    desk.wait(lambda: session.dataset.title == "white")
    assert session.pictures == "as-is"
    desk.do("stepAction")
    desk.wait(lambda: desk.step_shown() > 0)
    data_menu(desk, mnist.title)
    desk.wait(lambda: session.dataset is mnist)
    assert session.pictures == "as-is"
    np.savez(tmp_path / "black.npz", images=part.images, labels=part.labels)
    desk.application.files.data.open_path(str(tmp_path / "black.npz"))
    desk.wait(lambda: session.dataset.title == "black")
    assert session.config.pictures == "as-is"
    desk.application.context.data.prepare({"invert_images": "all"})
    desk.wait(lambda: session.config.invert_images == "all")
    assert session.pictures == session.config.pictures == "inverted"
    desk.application.context.data.prepare({"invert_images": "none"})
    desk.wait(lambda: session.config.invert_images == "none")
    assert session.pictures == session.config.pictures == "as-is"

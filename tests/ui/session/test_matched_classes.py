"""Data that hold some of a network's classes, or call them otherwise, are shown with its own."""

import numpy as np
import pytest

from tests.ui.session.test_class_names import open_data, open_file, reading_as, truth_shown
from tests.ui.session.test_data_loader import question
from visualnet.training.evaluation import evaluate

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
COUNT = 300


@pytest.fixture
def digits(mnist, tmp_path):
    """Write test digits under these names, in this order; returns the path."""

    def write(names, folder="d"):
        """names: by digit; digits that have none are left out."""
        order = sorted(names.values())
        wanted = np.isin(mnist.test.labels, list(names))
        images, truths = (part[wanted][:COUNT] for part in (mnist.test.images, mnist.test.labels))
        labels = np.array([order.index(names[int(truth)]) for truth in truths], np.uint8)
        (tmp_path / folder).mkdir()
        # Drawn a level lighter: other images, of the same digits.
        parts = {"x_train": images - (images > 0), "y_train": labels}
        np.savez(tmp_path / folder / "own.npz", **parts, x_test=images, y_test=labels)
        (tmp_path / folder / "classes.txt").write_text("\n".join(order))
        return tmp_path / folder / "own.npz"

    return write


@pytest.mark.slow
def test_data_of_some_classes_keep_the_network_and_say_which_are_absent(desk, digits):
    panel = desk.open_dock("evaluationDock")
    desk.session.change(epochs=None)
    weights = desk.parameters().copy()
    open_data(desk, digits({3: "3", 8: "8"}))
    told = "own has no examples of these classes: 0, 1, 2, 4, 5, 6, 7, 9. New"
    desk.wait(lambda: any(told in sentence for sentence in desk.window.notices.sentences))
    session = desk.session
    assert session.classes == session.dataset.classes == tuple("0123456789")
    assert np.array_equal(desk.parameters(), weights)
    desk.press(panel, "measureButton")
    desk.wait(lambda: panel.report is not None)
    assert panel.report.classes == session.classes
    assert np.flatnonzero(panel.report.confusion.sum(axis=1)).tolist() == [3, 8]
    assert np.trace(panel.report.confusion) > 0.8 * len(session.dataset.test)
    desk.do("testImageAction")
    desk.wait_at_rest()
    assert desk.pad_state.content.label in ("3", "8")
    assert session.classes[truth_shown(desk)] == desk.pad_state.content.label
    desk.train()
    # Told once.
    desk.window.notices.clear()
    desk.do("restartAction")
    desk.wait_at_rest()
    assert not any("no images" in sentence for sentence in desk.window.notices.sentences)
    desk.do("newWeightsAction")
    desk.wait_at_rest()
    assert session.classes == session.dataset.classes == ("3", "8")
    assert session.network.layer_sizes[-1] == 2
    assert truth_shown(desk) == ("3", "8").index(desk.pad_state.content.label)
    # A network of all digits has these two.
    desk.do("undoAction")
    desk.wait_at_rest()
    assert session.classes == tuple("0123456789")


@pytest.mark.slow
def test_digits_in_words_are_taken_as_the_digits(desk, mnist, digits):
    desk.session.change(epochs=None)
    pinned = int(np.flatnonzero(mnist.test.labels == 7)[0])
    desk.pad_state.show_image(mnist.test, pinned, "pin")
    open_data(desk, digits(dict(enumerate(WORDS))))
    told = (
        "The classes of own get the names that the network uses: zero as 0, one as 1, two as 2 …."
    )
    desk.wait(lambda: told in desk.window.notices.sentences)
    session = desk.session
    assert session.dataset.own_classes == tuple(sorted(WORDS))
    test = session.dataset.test
    assert evaluate(session.network, test.images, test.labels).accuracy > 0.9
    assert truth_shown(desk) == 7
    desk.train()
    desk.do("newWeightsAction")
    desk.wait_at_rest()
    assert session.classes == tuple(sorted(WORDS))
    # The pinned image is a 7 still, whatever that is called.
    assert session.classes[truth_shown(desk)] == "seven"


def test_a_model_that_is_opened_keeps_data_of_some_of_its_classes(desk, digits, tmp_path):
    open_data(desk, digits({3: "3", 8: "8"}))
    desk.do("newWeightsAction")
    desk.wait_at_rest()
    assert desk.session.classes == ("3", "8")
    path = reading_as(tuple("9876543210"), tmp_path / "turned.npz")
    open_file(desk, path)
    dataset = desk.session.dataset
    assert (dataset.title, dataset.classes) == ("own", tuple("9876543210"))
    assert any("no examples of these classes" in told for told in desk.window.notices.sentences)
    assert evaluate(desk.session.network, dataset.test.images, dataset.test.labels).accuracy > 0.8


@pytest.mark.slow
def test_projects_and_the_list_of_runs_keep_what_was_matched(desk, digits, tmp_path):
    desk.session.change(epochs=None)
    few, words = digits({3: "drei", 8: "eight"}, "few"), digits(dict(enumerate(WORDS)), "words")
    open_data(desk, words)
    desk.train()
    projects, path = desk.application.files.projects, tmp_path / "work.vnet"
    with desk.qtbot.waitSignal(projects.saved):
        projects.save_to(path)
    learnt, dataset = desk.parameters().copy(), desk.session.dataset
    # Of other classes: a new network for them.
    desk.application.files.data.open_path(str(few))
    question(desk).defaultButton().click()
    desk.wait_for_data(lambda: desk.session.classes == ("drei", "eight"))
    desk.train()
    desk.session.saved_mark()()
    with desk.qtbot.waitSignal(projects.shown):
        desk.application.files.models.open_path(str(path))
    desk.wait_at_rest()
    assert desk.session.classes == tuple("0123456789")
    assert desk.session.dataset.own_classes == tuple(sorted(WORDS))
    assert desk.session.dataset.train.labels.tolist() == dataset.train.labels.tolist()
    assert np.array_equal(desk.parameters(), learnt)
    assert "is not as it was" not in " ".join(desk.window.notices.sentences)
    desk.train()
    desk.do("newWeightsAction")
    desk.wait_at_rest()
    desk.train()
    assert desk.session.classes == tuple(sorted(WORDS))
    runs = desk.open_dock("runsDock")
    records = desk.application.context.run_log.history.records
    number = next(one.number for one in records if one.classes == tuple("0123456789"))
    before = desk.session.run_id
    runs.open_requested.emit(number)
    desk.wait(lambda: desk.session.run_id != before)
    assert desk.session.dataset.classes == tuple("0123456789")
    assert desk.session.dataset.train.labels.tolist() == dataset.train.labels.tolist()

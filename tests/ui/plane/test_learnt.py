"""What a network has learnt of other data is known by each way back to it."""

from threading import Event

import numpy as np
import pytest
from PySide6.QtWidgets import QMessageBox

from visualnet.data.learnt_examples import count_learnt
from visualnet.learnt import Learnt
from visualnet.models.formats import save_model
from visualnet.ui.session.data import data_meeting

pytestmark = pytest.mark.slow

LEARNT = 200
"""Of 1000 points of XOR: the model learnt half, and three tenths are to be trained on again."""


@pytest.fixture
def other(plane):
    """Return the window with the model of XOR on other points, of which it has learnt some."""
    session, data = plane.window.application.session, plane.application.context.data
    session.change(epochs=None)
    data.open_source("moons")
    plane.wait_for_data(lambda: session.config.dataset == "moons")
    data.prepare({"train_share": 0.3})
    plane.wait_for_data(lambda: session.config.train_share == 0.3)
    plane.train(3)
    return plane


def test_a_reopened_project_knows_it(other, tmp_path):
    path = tmp_path / "moons.vnet"
    files = other.application.files
    with other.qtbot.waitSignal(files.projects.saved):
        files.projects.save_to(path)
    show_others(other)
    with other.qtbot.waitSignal(files.projects.shown):
        files.models.open_path(str(path))
    assert asked_of_xor(other) == LEARNT


@pytest.mark.parametrize("is_of_file", [False, True])
def test_a_listed_run_knows_it(other, tmp_path, is_of_file):
    show_others(other)
    if is_of_file:
        path, files = tmp_path / "spiral.vnet", other.application.files
        with other.qtbot.waitSignal(files.projects.saved):
            files.projects.save_to(path)
        with other.qtbot.waitSignal(files.projects.shown):
            files.models.open_path(str(path))
    other.open_dock("runsDock").open_requested.emit(1)
    other.wait(lambda: other.session.config.dataset == "moons")
    assert asked_of_xor(other) == LEARNT


def test_a_model_file_knows_it(other, tmp_path):
    path = tmp_path / "moons.npz"
    save_model(other.session.document(), path)
    show_others(other)
    other.application.files.models.open_path(str(path))
    other.wait(lambda: other.session.config.dataset == "moons")
    assert asked_of_xor(other) == LEARNT


def test_random_weights_have_learnt_nothing_wherever_they_go(other, tmp_path):
    show_others(other)
    path = tmp_path / "new.npz"
    save_model(other.session.document(), path)
    other.application.files.models.open_path(str(path))
    other.wait(lambda: other.session.title == "new.npz")
    other.application.context.data.prepare({"train_share": 0.2})
    other.wait_for_data(lambda: other.session.config.train_share == 0.2)


def test_what_learnt_from_points_that_are_away_knows_them(other, tmp_path):
    """As the points do that stand for them, which are no points at all."""
    session, data = other.session, other.application.context.data
    table = tmp_path / "own.csv"
    lines = [f"{n / 50},{n % 7 - 3},{1 + n % 2}\n" for n in range(60)]
    table.write_text("".join(lines))
    data.open_source(str(table))
    other.wait_for_data(lambda: session.config.dataset == str(table))
    other.train(3)
    path, same = tmp_path / "own.vnet", tmp_path / "same.csv"
    files = other.application.files
    with other.qtbot.waitSignal(files.projects.saved):
        files.projects.save_to(path)
    show_others(other)
    table.unlink()
    # In another order others are trained on.
    same.write_text("".join(reversed(lines)))
    with other.qtbot.waitSignal(files.projects.shown):
        files.models.open_path(str(path))
    assert session.absent_data is not None
    run = session.run
    assert run.learnt_at(run.shown.step).count_in(session.absent_data.train.inputs) == 0
    assert asked_of(other, str(same)) > 0


@pytest.mark.parametrize("is_network", [False, True])
def test_a_question_does_not_outlive_its_reason(other, is_network):
    data = other.application.context.data
    assert asked_of_xor(other) == LEARNT
    assert questions(other)
    if is_network:
        other.do("newWeightsAction")
    else:
        data.open_source("circle")
    assert not questions(other)
    if not is_network:
        other.wait(lambda: other.session.config.dataset == "circle")


def own_table(desk, path):
    """Return the lines of a table of one's own, from which the network has learnt in a project."""
    data = desk.application.context.data
    lines = [f"{n / 50},{n % 7 - 3},{1 + n % 2}\n" for n in range(60)]
    path.write_text("".join(lines))
    data.open_source(str(path))
    desk.wait_for_data(lambda: desk.session.config.dataset == str(path))
    desk.train(3)
    with desk.qtbot.waitSignal(desk.application.files.projects.saved):
        desk.application.files.projects.save_to(path.with_suffix(".vnet"))
    return lines


@pytest.mark.parametrize("way", ["project", "run"])
def test_a_table_that_was_changed_says_what_of_its_test_was_learnt(other, tmp_path, way):
    session, table = other.session, tmp_path / "own.csv"
    lines = own_table(other, table)
    learnt = rows(session.dataset.train)
    show_others(other)
    table.write_text("".join(reversed(lines)))
    if way == "project":
        other.application.files.models.open_path(str(table.with_suffix(".vnet")))
    else:
        record = other.application.context.run_log.history.records[-1]
        other.open_dock("runsDock").open_requested.emit(record.number)
    other.wait(lambda: session.config.dataset == str(table))
    count = len(learnt & rows(session.dataset.test))
    assert count > 1
    said = f"{count} of the points that test the network were learned by it before."
    other.wait(lambda: said in other.window.notices.sentences)
    has_changed = any("is not as it was" in each for each in other.window.notices.sentences)
    assert has_changed is (way == "project")
    show_others(other)
    assert said not in other.window.notices.sentences


def test_points_that_were_away_are_found_as_the_network_reads_them(other, tmp_path):
    session, table, moved = other.session, tmp_path / "own.csv", tmp_path / "moved.csv"
    own_table(other, table)
    features = session.features
    show_others(other)
    table.rename(moved)
    files = other.application.files
    with other.qtbot.waitSignal(files.projects.shown):
        files.models.open_path(str(table.with_suffix(".vnet")))
    assert session.absent_data is not None
    files.locating.open_path(str(moved))
    other.wait(lambda: session.absent_data is None)
    assert session.features == features
    assert "You can continue training" in other.notice


def test_what_is_learnt_while_it_is_counted_is_counted_too(other, monkeypatch):
    session, data = other.session, other.application.context.data
    offers = []
    data.new_network_needed.connect(offers.append)
    show_others(other)
    random = session.run
    session.undo_stack.undo()
    learnt = session.run
    session.undo_stack.redo()
    assert session.run is random
    begun, may_end = Event(), Event()

    def count(*what, **named):
        begun.set()
        assert may_end.wait(60)
        return count_learnt(*what, **named)

    monkeypatch.setattr(data_meeting, "count_learnt", count)
    data.open_source("xor")
    other.wait(begun.is_set)
    session.return_to(learnt, "back")
    may_end.set()
    other.wait(lambda: bool(offers) or session.config.dataset == "xor")
    assert [offer.learnt for offer in offers] == [LEARNT]


def questions(desk):
    found = desk.window.findChildren(QMessageBox, "newNetworkQuestion")
    return [box for box in found if box.isVisible()]


def show_others(desk):
    """Show a new network on other points."""
    session, data = desk.session, desk.application.context.data
    data.apply(session.config.changed(dataset="spiral"))
    desk.wait_for_data(lambda: session.config.dataset == "spiral")
    assert session.run.learnt_at(0) == Learnt()


def asked_of_xor(desk):
    return asked_of(desk, "xor")


def asked_of(desk, source):
    """Return how many learnt points a question says are to test the network with other data."""
    data, offers = desk.application.context.data, []
    data.new_network_needed.connect(offers.append)
    data.open_source(source)
    desk.wait(lambda: bool(offers) or desk.session.config.dataset == source)
    data.new_network_needed.disconnect(offers.append)
    return offers[0].learnt if offers else 0


def test_no_learnt_point_validates_where_one_that_did_is_erased(plane):
    session, painting = plane.session, plane.application.plane.painting
    session.change(epochs=None)
    plane.application.context.data.prepare({"validation_examples": 40})
    plane.wait_for_data(lambda: session.config.validation_examples == 40)
    plane.train(3)
    learnt = rows(session.dataset.train)
    for validating in (39, 38):
        plane.wait(lambda: painting.present() is not None)
        data = session.dataset
        painting.erase(tuple(data.validation.inputs[0].tolist()), np.ones(2))
        plane.wait(lambda data=data: session.dataset is not data)
        plane.train(3)
        assert not learnt & rows(session.dataset.validation)
        assert not learnt & rows(session.dataset.test)
        assert len(session.dataset.validation) == validating
        assert session.config.validation_examples == validating
        learnt |= rows(session.dataset.train)


def rows(part):
    return set(map(tuple, part.inputs.tolist()))

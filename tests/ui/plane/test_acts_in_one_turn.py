"""Points painted, split anew, undone and replaced at once: those that are shown are learnt."""

from itertools import permutations
from pathlib import Path
from threading import Barrier

import numpy as np
import pytest
from PySide6.QtWidgets import QCheckBox

from visualnet.data.plane.painted import is_painted, painted_path
from visualnet.data.plane.table import read_point_table


@pytest.fixture
def painter(plane):
    """A window with two points painted beside those of XOR, each a step of undo."""
    plane.window.findChild(QCheckBox, "paintPoints").setChecked(True)
    settle(plane)
    # Split anew, points that were learnt would be tested with: a new network is accepted.
    plane.application.context.data.new_network_needed.connect(lambda offer: offer.accept())
    for place in (0.31, 0.32):
        add(plane, place)
        settle(plane)
    assert count(plane) == 1002
    return plane


def settle(desk):
    """Wait until nothing that was asked for is on its way any more."""
    context = desk.application.context
    # What was loaded is met in further jobs.
    for _ in range(6):
        barrier, ended = Barrier(2), []
        context.saving.submit(lambda: None, ended.append)
        for _ in range(2):
            context.jobs.submit(barrier.wait, ended.append)
        desk.wait(lambda ended=ended: len(ended) == 3)
    painting = painting_of(desk)
    # The points of a table are read in a thread of their own.
    desk.wait(lambda: painting._loading is None and painting.present() is not None)


def painting_of(desk):
    return desk.application.plane.painting


def count(desk):
    return len(painting_of(desk).present().data.labels)


def add(desk, place=0.77):
    painting_of(desk).add((place, place))


def erase(desk):
    painting_of(desk).erase((0.5, -0.5), np.ones(2))


def split(desk):
    config = desk.session.base_config
    desk.application.context.data.prepare({"data_seed": config.data_seed + 1})


def undo(desk):
    desk.session.undo_stack.undo()


def redo(desk):
    desk.session.undo_stack.redo()


def moons(desk):
    desk.application.context.data.open_source("moons")


def apply(desk):
    config = desk.session.base_config
    desk.application.context.data.apply(config.changed(hidden=(5,)))


def new_weights(desk):
    desk.session.new_weights()


def clear(desk):
    painting_of(desk).clear()


def rows(points):
    return sorted(map(tuple, np.round(points, 4).tolist()))


def check_all_agree(desk):
    """The points on the plane, those of the run and those of its table are the same."""
    session, painting = desk.session, painting_of(desk)
    data = session.dataset
    parts = [data.train, data.validation, data.test]
    learnt = rows(np.vstack([data.features.points_of(part.rows) for part in parts if len(part)]))
    if is_painted(session.config.dataset):
        assert rows(read_point_table(Path(session.config.dataset)).points) == learnt
    waiting = painting.waiting
    if waiting is not None and not waiting.is_enough:
        # It is said beside the plane that they are too few to be learnt from.
        return
    assert rows(painting.present().data.points) == learnt


@pytest.mark.slow
@pytest.mark.parametrize(
    "acts",
    [
        *permutations((erase, split, undo)),
        *permutations((add, erase, undo)),
        (undo, redo, split),
        (erase, undo, split, undo),
        (add, redo, split),
        (split, erase, split),
        (undo, split, erase),
        (add, moons, undo),
        (moons, add, undo),
        (add, apply, undo),
        (erase, new_weights, undo),
        (new_weights, erase, undo),
        (add, clear, undo),
        (add, clear, undo, undo),
        (clear, undo, split),
    ],
    ids=lambda acts: "-".join(act.__name__ for act in acts),
)
def test_what_is_shown_is_learnt_whatever_is_done_in_one_turn(painter, acts):
    for act in acts:
        act(painter)
    settle(painter)
    check_all_agree(painter)
    stack = painter.session.undo_stack
    for can, act in ((stack.canUndo, undo), (stack.canRedo, redo)):
        while can():
            act(painter)
            settle(painter)
            check_all_agree(painter)


@pytest.mark.slow
def test_undo_takes_back_a_point_that_is_on_its_way_and_no_other(painter):
    add(painter)
    assert count(painter) == 1003
    undo(painter)
    assert count(painter) == 1002
    settle(painter)
    assert count(painter) == 1002
    check_all_agree(painter)
    undo(painter)
    settle(painter)
    assert count(painter) == 1001


@pytest.mark.slow
def test_the_first_point_can_be_undone_at_once_and_leaves_no_second_table(plane):
    settle(plane)
    add(plane)
    plane.do("undoAction")
    settle(plane)
    assert plane.session.config.dataset == "xor"
    assert count(plane) == 1000
    assert not plane.action("undoAction").isEnabled()
    add(plane)
    settle(plane)
    assert plane.session.config.dataset == str(painted_path())
    check_all_agree(plane)


@pytest.mark.slow
def test_what_is_dropped_for_other_data_is_told(painter):
    erase(painter)
    split(painter)
    settle(painter)
    told = " ".join(painter.window.notices.sentences)
    assert "The last change to the points was dropped" in told
    assert painter.session.config.data_seed == 1
    assert count(painter) == 1002


@pytest.mark.slow
def test_loading_that_is_cancelled_takes_back_a_point(painter):
    add(painter)
    painter.application.context.data.cancel()
    settle(painter)
    assert count(painter) == 1002
    check_all_agree(painter)

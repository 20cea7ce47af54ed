"""Undo brings back what was; what can no longer be undone is not kept in memory."""

import gc
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QObject

from visualnet.nn.edits import SetWeight
from visualnet.ui.session.open_run import State
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.session.undo import UndoStack, ValueCommand


class Content:
    """Something that a command holds."""


def command(kept):
    content = Content()
    kept.append(weakref.ref(content))
    return ValueCommand(lambda _content: None, content, content, "stroke")


def alive(kept):
    gc.collect()
    return [ref() is not None for ref in kept]


@pytest.mark.slow
def test_commands_beyond_the_limit_and_cut_branches_let_go(qapp):
    owner = QObject()
    stack, kept = UndoStack(owner), []
    stack.setUndoLimit(3)
    for _ in range(5):
        stack.add(command(kept))
    assert alive(kept) == [False, False, True, True, True]
    stack.undo()
    stack.undo()
    stack.add(command(kept))
    assert alive(kept) == [False, False, True, False, False, True]
    stack.undo()
    stack.redo()
    assert stack.count() == 2


@pytest.mark.slow
def test_moving_a_slider_keeps_no_network_per_move(build):
    desk = build().show()
    kept = []
    for move in range(12):
        desk.session.edit(SetWeight(1, 3, 4, 0.1 * move), merges=move > 0)
        kept.append(weakref.ref(desk.session.network))
        desk.wait_at_rest()
    desk.wait(lambda: sum(alive(kept)) <= 4)
    desk.session.undo_stack.undo()
    desk.wait_at_rest()
    desk.session.undo_stack.redo()
    assert desk.session.network.weights[0][3, 4] == np.float32(0.1 * 11)


@pytest.fixture
def ready(fake_context, mnist):
    """A session with its data, and no window."""
    fake_context.session.set_dataset(mnist)
    return fake_context


def steps(stack):
    return [stack.text(place) for place in range(stack.index())]


def test_a_setting_that_applies_at_once_is_a_step_that_names_it(ready):
    session, stack = ready.session, ready.session.undo_stack
    session.change(learning_rate=0.01)
    assert steps(stack) == ["learning rate 0.1 → 0.01"]
    stack.undo()
    assert session.config.learning_rate == session.trainer.config.learning_rate == 0.1
    assert stack.redoText() == "learning rate 0.1 → 0.01"
    stack.redo()
    assert session.config.learning_rate == session.trainer.config.learning_rate == 0.01


def test_several_at_once_are_one_step(ready):
    session, stack = ready.session, ready.session.undo_stack
    before = session.config
    session.change(learning_rate=0.01, l2=0.001)
    assert steps(stack) == ["learning rate 0.1 → 0.01, L2 penalty 0 → 0.001"]
    session.change(augment_shift=2.0, augment_rotation=10.0, l1=0.1, learning_rate=0.01)
    assert steps(stack)[1:] == ["3 settings"]
    stack.undo()
    stack.undo()
    assert session.config == before


def test_what_changes_nothing_is_no_step(ready):
    ready.session.change(learning_rate=0.1)
    assert ready.session.undo_stack.count() == 0


def test_while_a_slider_is_moved_its_values_are_one_step(ready):
    session, stack = ready.session, ready.session.undo_stack
    for rate in (0.2, 0.3, 0.4):
        session.change(learning_rate=rate)
    assert steps(stack) == ["learning rate 0.1 → 0.4"]
    # The hand left the field and came back.
    stack.end_move()
    session.change(learning_rate=0.5)
    # Something else was changed meanwhile.
    session.change(l2=0.1)
    session.change(learning_rate=0.6)
    assert steps(stack)[1:] == [
        "learning rate 0.4 → 0.5",
        "L2 penalty 0 → 0.1",
        "learning rate 0.5 → 0.6",
    ]
    stack.undo()
    session.change(learning_rate=0.7)
    assert steps(stack)[3:] == ["learning rate 0.5 → 0.7"]
    for _ in range(4):
        stack.undo()
    assert session.config.learning_rate == 0.1


def test_a_slider_that_comes_back_to_its_start_is_no_step(ready):
    session, stack = ready.session, ready.session.undo_stack
    session.change(l2=0.5)
    for rate in (0.2, 0.1):
        session.change(learning_rate=rate)
    assert steps(stack) == ["L2 penalty 0 → 0.5"]
    session.change(learning_rate=0.3)
    stack.undo()
    stack.undo()
    assert (session.config.learning_rate, session.config.l2) == (0.1, 0.0)


@pytest.mark.slow
def test_undo_of_a_setting_leaves_the_training_going(build):
    desk = build().show()
    session = desk.session
    session.change(epochs=None)
    desk.do("playAction")
    session.change(learning_rate=0.01)
    desk.wait(lambda: session.trainer.config.learning_rate == 0.01)
    desk.do("undoAction")
    desk.wait(lambda: session.trainer.config.learning_rate == 0.1)
    assert session.state is State.RUNNING
    # What is asked for in the moment of leaving belongs to the run that is left.
    left = session.run
    session.change(learning_rate=0.02)
    session.new_weights()
    session.undo_stack.undo()
    assert session.run is left
    assert session.config.learning_rate == 0.02
    session.undo_stack.undo()
    assert session.config.learning_rate == session.trainer.config.learning_rate == 0.1


@pytest.mark.slow
def test_an_ended_run_can_go_on_again(build):
    desk = build().show()
    session = desk.session
    session.change(epochs=None)
    desk.train()
    run, step = session.run, session.shown_step
    desk.do("stopAction")
    desk.wait(lambda: session.state is State.FINISHED)
    assert desk.action("undoAction").text() == "Undo end run"
    desk.do("undoAction")
    desk.wait(lambda: session.state is State.PAUSED)
    desk.train()
    assert session.run is run
    assert session.shown_step > step


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_done_undo_brings_the_first_state_back(ready, seed):
    random, session, pad = np.random.default_rng(seed), ready.session, ready.pad
    rate, mark = random.random, random.integers

    def state():
        run = session.run
        return (
            session.config,
            session.trainer.config,
            session.network.parameters.tobytes(),
            None if run.marked_parameters is None else run.marked_parameters.tobytes(),
            pad.content.strokes,
        )

    acts = (
        lambda: session.change(learning_rate=0.001 + rate()),
        lambda: session.change(augment_shift=4 * rate(), augment_rotation=20 * rate()),
        lambda: session.change(momentum=rate(), l2=rate()),
        lambda: session.edit(SetWeight(1, int(mark(16)), int(mark(5)), rate())),
        lambda: session.edit(SetWeight(1, 3, 4, rate()), merges=True),
        session.new_weights,
        session.restart,
        session.mark_step,
        session.undo_stack.end_move,
        lambda: session.apply(session.config.changed(hidden=(int(mark(5, 20)),))),
        lambda: pad.replace(PadContent((((9.0, 9.0), (99.0, 99 * rate())),), 200.0), "draw"),
        pad.clear,
        session.undo_stack.undo,
        session.undo_stack.redo,
    )
    first = state()
    for act in random.choice(acts, 40):
        act()
    last = state()
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert state() == first
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert state() == last

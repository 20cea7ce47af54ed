"""What can no longer be undone is not kept in memory."""

import gc
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QObject

from visualnet.nn.edits import SetWeight
from visualnet.ui.session.undo import PadCommand, UndoStack


class Content:
    """Something that a command holds."""


def command(kept):
    content = Content()
    kept.append(weakref.ref(content))
    return PadCommand(lambda _content: None, content, content, "stroke")


def alive(kept):
    gc.collect()
    return [ref() is not None for ref in kept]


def test_commands_beyond_the_limit_and_cut_branches_let_go(qapp):
    owner = QObject()
    stack, kept = UndoStack(owner), []
    stack.setUndoLimit(3)
    for _ in range(5):
        stack.push(command(kept))
    assert alive(kept) == [False, False, True, True, True]
    stack.undo()
    stack.undo()
    stack.push(command(kept))
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

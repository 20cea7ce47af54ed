"""Everything that is broken or made to harm, opened in the window and dropped on it.

Half of it is opened and half dropped, in turn; VISUALNET_ALL_DOORS=1 does both with all.
"""

import os
import sys
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.bad_input.bad_data import data_inputs
from tests.bad_input.bad_models import model_inputs
from tests.bad_input.bad_pictures import picture_inputs, stroke_inputs
from visualnet.ui.session.open_run import State

pytestmark = [
    pytest.mark.alone,
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc"),
]

_MAKERS = {
    "model": model_inputs, "data": data_inputs, "picture": picture_inputs, "strokes": stroke_inputs,
}  # fmt: skip
_MOST_MB = 300
_MOST_HELD_UP = 2.0
"""Seconds for which opening may hold up the window, on a machine that does much else."""
_IS_THOROUGH = os.environ.get("VISUALNET_ALL_DOORS") == "1"


def peak_mb() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1000


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def drop(target, path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy, place = Qt.DropAction.CopyAction, target.rect().center()
    enter = QDragEnterEvent(QPoint(place), copy, data, buttons, keys)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted(), path
    QApplication.sendEvent(target, QDropEvent(QPointF(place), copy, data, buttons, keys))


def ways_of(desk, kind):
    """Return the ways in which such a file comes in: what its dialog calls, and by the mouse."""
    application = desk.application
    if kind == "model":
        return application.files.models.open_path, lambda path: drop(desk.window, path)
    if kind == "data":
        return application.files.data.open_path, lambda path: drop(desk.window, path)
    return application.pad.files.open_path, lambda path: drop(desk.pad, path)


@pytest.mark.parametrize("kind", _MAKERS)
def test_it_is_told_in_one_sentence_and_nothing_else_happens(desk, tmp_path, kind):
    inputs = [one for one in _MAKERS[kind](tmp_path / kind) if not one.is_sound]
    told, application = [], desk.application
    context = application.context
    for files in (application.files.models, context.data, application.pad.files, context.openers):
        files.failed.connect(told.append)
    session, ways = desk.session, ways_of(desk, kind)
    # On a busy machine the files outlast a run of 20 epochs.
    session.change(epochs=None)
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 0)
    trainer, pad, title = session.trainer, desk.pad_state.content, session.title
    longest, most = 0.0, 0.0
    for turn, one in enumerate(inputs):
        for way in ways if _IS_THOROUGH else [ways[turn % 2]]:
            told.clear()
            forget_peak()
            before, started = peak_mb(), perf_counter()
            way(str(one.path))
            longest = max(longest, perf_counter() - started)
            desk.wait(lambda: bool(told))
            most = max(most, peak_mb() - before)
            (sentence,) = told
            assert sentence.endswith("."), (one, sentence)
            assert "\n" not in sentence, (one, sentence)
            assert one.path.name in sentence, (one, sentence)
            assert len(sentence) < 700, (one, sentence)
            assert (session.trainer, desk.pad_state.content, session.title) == (
                trainer,
                pad,
                title,
            ), one
            assert session.state is State.RUNNING, one
            assert most < _MOST_MB, one
            assert longest < _MOST_HELD_UP, one
    step = desk.step_shown()
    desk.wait(lambda: desk.step_shown() > step)
    assert np.isfinite(desk.parameters()).all()
    print(f"{kind}: {len(inputs)} refused, at most {most:.0f} MB and {longest:.2f} s")  # noqa: T201


@pytest.mark.parametrize("kind", ["picture", "strokes"])
def test_what_is_sound_comes_into_the_pad(desk, tmp_path, kind):
    for one in _MAKERS[kind](tmp_path / kind):
        if one.is_sound and one.path.parent.name in ("seven", "sound"):
            before = desk.pad_state.content
            desk.application.pad.files.open_path(str(one.path))
            desk.wait(lambda old=before: desk.pad_state.content is not old)
            desk.wait_at_rest()
            if kind == "picture":
                assert desk.answer == "7", one


def test_a_pipe_and_a_link_to_itself_do_not_stop_the_window(desk, tmp_path):
    told = []
    desk.application.files.models.failed.connect(told.append)
    desk.application.context.data.failed.connect(told.append)
    desk.application.context.openers.failed.connect(told.append)
    pipe, loop = tmp_path / "pipe.npz", tmp_path / "loop"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    drop(desk.window, pipe)
    desk.wait(lambda: len(told) == 1)
    assert str(pipe) in told[0]
    desk.application.files.data.open_path(str(loop))
    desk.wait(lambda: len(told) == 2)
    assert "loop" in told[1]

"""A window for all tests of a file, which stands as a new one does at the beginning of each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from visualnet.data.drawing.my_digits import my_digits_path, read_my_digits
from visualnet.ui.session.open_run import State


def _work_of(desk):
    """What is open: the run as it was drawn or learnt, and what was drawn."""
    context, session, content = desk.application.context, desk.session, desk.pad_state.content
    return {
        "title": session.title,
        "state": session.state,
        "settings": session.config,
        "data": session.dataset.title,
        "test images": session.dataset.test.images.ctypes.data,
        "parameters": session.network.parameters.tobytes(),
        "edits": session.edits,
        "step": session.shown_step,
        "temperature": context.frames.temperature,
        "drawing": (content.strokes, content.image is None, content.label, content.is_example),
        "runs": len(context.run_log.history.records),
        "experiment": context.experiments.record,
        "file": desk.application.files.projects.path,
        "is unsaved": session.is_unsaved,
    }


def _look_of(desk):
    """How the window looks, and what was chosen in it."""
    docks, actions = desk.window.docks, desk.window.findChildren(QAction)
    return {
        "step shown": desk.step_shown(),
        "size": desk.window.size().toTuple(),
        "docks": {name: (dock.isHidden(), dock.isFloating()) for name, dock in docks.items()},
        "mode": desk.view.mode,
        "chosen": list(desk.canvas.chosen),
        "notice": desk.notice,
        "preferences": dict(desk.application.preferences._values),
        "checked": {
            action.objectName(): action.isChecked()
            for action in actions
            if action.isCheckable() and action.objectName()
        },
    }


def _put_work_back(desk, run_id, work):
    session, stack = desk.session, desk.session.undo_stack
    if session.state is State.RUNNING:
        desk.do("playAction")
        desk.wait(lambda: session.state is not State.RUNNING)
    if session.run_id == run_id:
        while stack.canUndo():
            stack.undo()
    if session.run_id != run_id or _work_of(desk) != work:
        projects = desk.application.files.projects
        with desk.qtbot.waitSignal(projects.shown):
            projects.open_new()
    else:
        # Panels drop what they showed, and kept of it while they were hidden.
        session.run_changed.emit()
        desk.application.context.frames.request()
    gone, stack._commands = stack._commands, []
    stack.clear()
    for command in gone:
        vars(command).clear()


def _put_digits_back(desk):
    # In the store's thread, after all that it still has to do.
    store, path, told = desk.application.pad.teaching.store, my_digits_path(), []

    def read_nothing():
        path.unlink(missing_ok=True)
        return read_my_digits(path)

    store.change(read_nothing, lambda: told.append(True))
    desk.wait(lambda: bool(told))
    assert store.kept.path == path
    assert store.kept.drawings == ()


def _put_look_back(desk, look):
    window, preferences = desk.window, desk.application.preferences
    preferences.reset()
    assert preferences._values == look["preferences"]
    for name, (was_hidden, _) in look["docks"].items():
        dock = window.docks[name]
        if dock.isFloating():
            dock.setFloating(False)
        if was_hidden:
            dock.hide()
        else:
            dock.bring_to_front()
    window.resize(*look["size"])
    desk.do("flowModeAction")
    desk.canvas.reset_zoom()
    desk.leave_canvas()
    QTest.keyClick(desk.canvas, Qt.Key.Key_Escape)
    for name, was_checked in look["checked"].items():
        action = desk.action(name)
        if action.isChecked() != was_checked:
            action.trigger()
    window.notices.clear()


@pytest.fixture(scope="module")
def _folders_of_the_window(tmp_path_factory):
    """The user's folders as the window of the file has them, for as long as it stands."""
    top = tmp_path_factory.mktemp("user")
    folders = {f"XDG_{kind}_HOME": str(top / kind) for kind in ("CONFIG", "STATE", "DATA")}
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in folders.items():
            patch.setenv(name, folder)
        yield folders


@pytest.fixture(scope="module")
def _used_window(_folders_of_the_window, _window_of_the_file):
    desk = _window_of_the_file
    desk.show()
    return desk, _work_of(desk), _look_of(desk)


@pytest.fixture
def own_desk(build):
    """A window for a test that does what cannot be put back."""
    return build().show()


@pytest.fixture
def desk(_used_window, _folders_of_the_window, monkeypatch):
    """The window of the file, as a new one: at rest, without what a test before it did.

    What was chosen within a panel stays there: files whose tests depend on it put it back.
    """
    desk, work, look = _used_window
    for name, folder in _folders_of_the_window.items():
        monkeypatch.setenv(name, folder)
    if not desk.window.isVisible():
        desk.show()
    run_id = desk.session.run_id
    yield desk
    for dialog in desk.window.findChildren(QDialog):
        dialog.reject()
    _put_work_back(desk, run_id, work)
    _put_digits_back(desk)
    _put_look_back(desk, look)
    desk.wait_at_rest()
    assert (_work_of(desk), _look_of(desk)) == (work, look)
    assert desk.session.undo_stack.count() == 0

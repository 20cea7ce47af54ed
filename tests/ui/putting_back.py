"""A window that several tests use one after another, put back to what it was at first."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from visualnet.ui.files.unsaved import FileSide
from visualnet.ui.session.new_runs import run_of_document
from visualnet.ui.session.open_run import State
from visualnet.ui.session.run_list import RunList


def _digest(array):
    return None if array is None else (array.shape, array.tobytes())


def _plain(text):
    # Once there was something to undo, Qt leaves the mark of the key out.
    return text.replace("&", "")


def _docks_of(window):
    return {
        name: (dock.isHidden(), dock.isFloating(), dock.is_in_front)
        for name, dock in window.docks.items()
    }


def _state_of(desk):
    """Everything that a test may leave otherwise than it was, as values to compare."""
    window, session, pad = desk.window, desk.session, desk.pad_state
    run, content, stack = session.run, pad.content, session.undo_stack
    preferences = desk.application.preferences
    return {
        "run": (run.title, run.classes, run.pictures, run.tested_accuracy, run.temperature),
        "step": (session.state, session.shown_state, run.trainer.step, session.edits),
        "settings": session.config,
        "data": id(session.dataset),
        "parameters": _digest(session.network.parameters),
        "mark": _digest(run.marked_parameters),
        "held": run.trainer.held,
        "unsaved": session.is_unsaved,
        "runs": len(desk.application.context.run_log.history.records),
        "film": desk.application.picture_export.recorder.film,
        "undo": (stack.count(), len(stack.runs()), stack.undoLimit()),
        "pad": (content.strokes, _digest(content.image), content.label, content.pictures),
        "brush": (pad.brush, pad.is_several),
        "shown": _digest(desk.canvas.frame.probe.image),
        "actions": {
            action.objectName(): (action.isChecked(), action.isEnabled(), _plain(action.text()))
            for action in window.findChildren(QAction)
            if action.objectName()
        },
        "docks": _docks_of(window),
        "preferences": {
            name: row.write(preferences.value(row))
            for name, row in preferences.rows().items()
            if name != "brush"
        },
        "window": (window.windowTitle(), window.size(), window.isVisible(), desk.notice),
        "dialogs": [each for each in window.findChildren(QDialog) if each.isVisible()],
        "labels": {
            label.objectName(): label.text()
            for label in window.findChildren(QLabel)
            if label.objectName()
            and label.isVisible()
            # What it measures in a thread comes at a time of its own.
            and not window.docks["xrayDock"].isAncestorOf(label)
        },
    }


def _differences(before, after, name=""):
    if not (isinstance(before, dict) and isinstance(after, dict)):
        if before != after:
            yield name, str(before)[:200], str(after)[:200]
        return
    # Actions of panels come with the first look at these.
    for key in before if name == " actions" else before.keys() | after.keys():
        yield from _differences(before.get(key), after.get(key), f"{name} {key}")


class AtFirst:
    """What a window was before its first test; it is put back to that, and checked."""

    def __init__(self, desk):
        """desk: one that is shown and at rest."""
        self._desk, session = desk, desk.session
        self._document, self._config = session._document, session.config
        self._accuracy, self._dataset = session.run.known_test_accuracy, session.dataset
        self._content, self._brush = desk.pad_state.content, desk.pad_state.brush
        self._layout, self._title = desk.window.current_layout(), session.title
        self._state = _state_of(desk)

    def put_back(self):
        desk, session = self._desk, self._desk.session
        assert not desk.application.context.jobs._is_closed, "it was closed: build one to close"
        for dialog in desk.window.findChildren(QDialog):
            # What is answered already would be answered once more.
            if dialog.isVisible():
                dialog.reject()
        session.pause()
        desk.wait(lambda: session.state is not State.RUNNING)
        desk.application.preferences.reset()
        self._put_switches_back()
        # Its slider knows fewer places than it may have.
        desk.pad_state.set_brush(self._brush)
        desk.pad_state.put(self._content)
        # Without a file, an earlier list of runs or an experiment.
        desk.application.files.projects._take_side(FileSide(None, None, None, RunList(), None))
        run = run_of_document(
            self._document, self._title, self._dataset, self._config, self._accuracy
        )
        session.show(run, go_on=False)
        self._forget_undo()
        self._put_window_back()
        changed = list(_differences(self._state, _state_of(desk)))
        assert not changed, f"not put back: {changed}"

    def _put_switches_back(self):
        """Trigger what is checked and was not, and the choice of a group that was."""
        for action in self._desk.window.findChildren(QAction):
            was = self._state["actions"].get(action.objectName())
            is_other = was is not None and was[0] != action.isChecked()
            if action.isCheckable() and is_other and (was[0] or action.actionGroup() is None):
                action.trigger()

    def _forget_undo(self):
        stack = self._desk.session.undo_stack
        kept = list(stack._commands)
        stack.clear()
        stack._commands.clear()
        stack.end_move()
        for command in kept:
            vars(command).clear()

    def _put_window_back(self):
        desk, window = self._desk, self._desk.window
        if _docks_of(window) != self._state["docks"]:
            window.restore_layout(self._layout)
        if not window.isVisible():
            desk.show()
        window.resize(self._state["window"][1])
        desk.canvas.reset_zoom()
        desk.leave_canvas()
        QTest.keyClick(desk.canvas, Qt.Key.Key_Escape)
        window.notices.clear()
        QApplication.processEvents()
        desk.wait_at_rest()
        desk.wait_for_picture()
        window.notices.clear()

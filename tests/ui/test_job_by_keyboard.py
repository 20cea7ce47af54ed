"""A whole job without the mouse, counted in keys."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget

from visualnet.models.formats import open_model
from visualnet.ui.session.open_run import State

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOST_KEYS = 40


class Keyboard:
    """Sends each key to whatever has the focus, as a keyboard does."""

    def __init__(self, desk):
        self.desk, self.count = desk, 0

    def press(self, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            self.count += 1
            receiver = QApplication.focusWidget() or QApplication.activeWindow()
            QTest.keyClick(receiver, key, modifiers)

    def type(self, text):
        for letter in text:
            self.count += 1
            QTest.keyClicks(QApplication.focusWidget(), letter)


@pytest.fixture
def desk(build, tmp_path, monkeypatch):
    # Where files are saved that no other folder was chosen for.
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    desk = build().show()
    desk.session.change(epochs=None)
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    return desk


@pytest.mark.slow
def test_a_whole_job_takes_at_most_forty_keys(desk, mnist, tmp_path):
    keyboard, session = Keyboard(desk), desk.session
    learnt_before = desk.parameters().copy()

    keyboard.press(KEY.Key_N, modifiers=CTRL | SHIFT)
    assert not np.array_equal(desk.parameters(), learnt_before)

    keyboard.press(KEY.Key_Space)
    desk.wait(lambda: desk.step_shown() > 50)
    keyboard.press(KEY.Key_Space)
    desk.wait(lambda: session.state is State.PAUSED)
    desk.wait_at_rest()

    keyboard.press(KEY.Key_3, modifiers=ALT)
    while QApplication.focusWidget().accessibleName() != "Learning rate":
        keyboard.press(KEY.Key_Tab)
        assert keyboard.count < MOST_KEYS
    keyboard.type("0.01")
    keyboard.press(KEY.Key_Return)
    assert session.config.learning_rate == 0.01

    keyboard.press(KEY.Key_6, modifiers=ALT)
    panel = desk.window.docks["evaluationDock"].panel
    desk.wait(lambda: panel.report is not None)
    assert QApplication.focusWidget() is panel.confusion
    # The first mistake in the row of the zeros, whichever the network makes.
    answered = next(k for k in range(1, 10) if panel.report.confusion[0, k])
    keyboard.press(*[KEY.Key_Right] * answered, KEY.Key_Return)
    assert panel.confusion.chosen == (0, answered)

    keyboard.press(KEY.Key_Tab, KEY.Key_Return)
    position = panel.report.positions_of(0, answered)[0]
    assert np.array_equal(desk.pad_state.content.image, mnist.test.images[position])

    keyboard.press(KEY.Key_E, modifiers=CTRL)
    desk.wait(lambda: isinstance(QApplication.focusWidget(), QListWidget))
    dialog = QApplication.activeWindow()
    keyboard.press(KEY.Key_S, KEY.Key_Return)
    outcome = dialog.findChild(QLabel, "exportOutcome")
    desk.wait(lambda: outcome.property("role") == "success")
    (file,) = tmp_path.rglob("*.safetensors")
    assert np.array_equal(open_model(file).network.parameters, desk.parameters())
    keyboard.press(KEY.Key_Escape)
    desk.wait(lambda: not dialog.isVisible())
    # A desktop does this by itself.
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)

    keyboard.press(KEY.Key_Q, modifiers=CTRL)
    desk.wait(lambda: not desk.window.isVisible())
    assert keyboard.count <= MOST_KEYS

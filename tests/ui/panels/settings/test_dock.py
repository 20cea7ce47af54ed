import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
)

from visualnet.scene.selection import select_connections
from visualnet.training.run_state import new_network
from visualnet.ui.session.open_run import State


class Form:
    """The settings, brought to the front, and used by mouse and keys."""

    def __init__(self, desk):
        self.desk = desk
        self.panel = desk.settings
        desk.window.docks["settingsDock"].bring_to_front()
        desk.wait(self.panel.isVisible)

    def field(self, name, kind=QAbstractSpinBox):
        (found,) = [w for w in self.panel.findChildren(kind) if w.accessibleName() == name]
        return found

    def type(self, name, text):
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def press(self, name):
        (button,) = [
            b
            for b in self.panel.findChildren(QAbstractButton)
            if name in (b.text(), b.accessibleName())
        ]
        assert button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def form(desk):
    """The form as it shows the settings of the run, without a draft."""
    form = Form(desk)
    (revert,) = [b for b in form.panel.findChildren(QPushButton) if b.text() == "Revert"]
    revert.click()
    assert form.panel.draft() == desk.session.config
    yield form
    # What is refused stays in its field.
    for field in form.panel.findChildren(QAbstractSpinBox):
        if field.property("invalid"):
            QTest.keyClick(field, Qt.Key.Key_Escape)


@pytest.mark.slow
def test_a_learning_rate_typed_while_running_reaches_the_trainer(desk, form):
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 0)
    form.type("Learning rate", "0.05")
    desk.wait(lambda: desk.session.trainer.config.learning_rate == 0.05)
    assert desk.session.config.learning_rate == 0.05
    assert desk.session.state is State.RUNNING
    form.press("until stopped")
    combo = form.field("Optimizer", QComboBox)
    combo.setCurrentIndex(combo.findData("sgd"))
    form.type("Momentum", "0.5")
    desk.wait(lambda: desk.session.trainer.config.momentum == 0.5)
    assert desk.session.trainer.config.epochs is None
    desk.do("playAction")
    desk.wait_at_rest()
    assert desk.session.log.step_rows()["learning_rate"][-1] == 0.05


@pytest.mark.slow
def test_undo_brings_a_setting_back_to_run_and_form(desk, form):
    form.type("Learning rate", "0.05")
    desk.canvas.setFocus()
    form.type("Learning rate", "0.02")
    undo, redo = desk.action("undoAction"), desk.action("redoAction")
    assert undo.text() == "Undo learning rate 0.05 → 0.02"
    assert undo.toolTip() == "Undo learning rate 0.05 → 0.02 (Ctrl+Z)"
    desk.do("undoAction")
    assert form.field("Learning rate").value() == desk.session.config.learning_rate == 0.05
    assert redo.text() == "Redo learning rate 0.05 → 0.02"
    assert undo.text() == "Undo learning rate 0.1 → 0.05"
    desk.do("undoAction")
    assert form.field("Learning rate").value() == desk.session.config.learning_rate == 0.1
    assert undo.text() == "Undo"
    assert not undo.isEnabled()
    desk.do("redoAction")
    assert form.field("Learning rate").value() == 0.05


@pytest.mark.slow
def test_another_rule_for_the_steps_keeps_the_weights_and_the_draft(desk, form):
    form.type("Neurons in hidden layer 1", "40")
    desk.train()
    learnt = desk.parameters().copy()
    combo = form.field("Optimizer", QComboBox)
    combo.setCurrentIndex(combo.findData("adam"))
    form.type("L2 penalty", "0.001")
    assert (desk.session.config.optimizer, desk.session.config.l2) == ("adam", 0.001)
    assert np.array_equal(desk.parameters(), learnt)
    assert not form.field("Momentum").isEnabled()
    desk.train()
    assert desk.session.trainer.config.optimizer == "adam"
    assert desk.session.network.describe() == "784-16-16-10"
    assert form.panel.draft() == desk.session.config.changed(hidden=(40, 16))


@pytest.mark.slow
def test_half_typed_numbers_are_not_taken(desk, form):
    heard = []
    form.panel.settings_changed.connect(heard.append)
    form.type("Batch size", "64")
    form.type("Epochs", "30")
    form.type("Learning rate", "0.025")
    assert heard == [{"batch_size": 64}, {"epochs": 30}, {"learning_rate": 0.025}]
    config = desk.session.trainer.config
    assert (config.batch_size, config.epochs, config.learning_rate) == (64, 30, 0.025)


@pytest.mark.slow
def test_apply_makes_a_new_network_and_undo_brings_the_old_one_back(desk, form, mnist):
    desk.train()
    learnt = desk.parameters().copy()
    form.press("Remove the last hidden layer")
    form.type("Neurons in hidden layer 1", "32")
    assert np.array_equal(desk.parameters(), learnt)
    form.panel.findChild(QPushButton, "applyButton").setFocus()
    form.press("Apply")
    desk.wait_at_rest()
    # Not on the button that comes next: Space is to train.
    assert desk.window.focusWidget() is form.panel.findChild(QScrollArea)
    assert desk.session.network.describe() == "784-32-10"
    expected = new_network(desk.session.config, mnist).parameters
    assert np.array_equal(desk.parameters(), expected)
    assert "784-32-10" in desk.text("statusNetwork")
    assert desk.text("statusStep") == "0"
    desk.wait(lambda: desk.view.total == 784 * 32 + 320)
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.session.network.describe() == "784-16-16-10"
    assert np.array_equal(desk.parameters(), learnt)
    assert form.field("Neurons in hidden layer 2").value() == 16


@pytest.mark.slow
def test_apply_while_running_goes_on_with_the_new_network(desk, form):
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 0)
    combo = form.field("Activation of the hidden layers", QComboBox)
    combo.setCurrentIndex(combo.findData("relu"))
    old = desk.session.trainer
    form.press("Apply")
    assert desk.session.trainer is not old
    assert desk.session.network.activations == ("relu", "relu")
    desk.wait(lambda: desk.step_shown() > 0 and desk.canvas.frame.network.activations[0] == "relu")
    assert desk.session.state is State.RUNNING


def test_revert_and_what_does_not_fit(desk, form):
    apply, box = (
        form.panel.findChild(QPushButton, "applyButton"),
        "Neurons in hidden layer 1",
    )
    assert not apply.isEnabled()
    form.type(box, "64")
    assert apply.isEnabled()
    form.press("Revert")
    assert form.field(box).value() == 16
    assert not apply.isEnabled()
    for _ in range(4):
        form.press("Add a hidden layer")
    for number in range(1, 7):
        form.type(f"Neurons in hidden layer {number}", "2048")
    assert not apply.isEnabled()
    assert desk.session.network.describe() == "784-16-16-10"
    labels = [label.text() for label in form.panel.findChildren(QLabel)]
    assert any("20,000,000 parameters" in text and text.endswith(".") for text in labels)


@pytest.mark.slow
def test_training_without_end_has_no_schedule(desk, form):
    (box,) = [b for b in form.panel.findChildren(QCheckBox) if b.text() == "until stopped"]
    form.press("until stopped")
    assert box.isChecked()
    assert desk.session.config.epochs is None
    assert not form.field("Epochs").isEnabled()
    desk.train()
    assert desk.text("statusStep") != "0"
    form.press("until stopped")
    assert desk.session.config.epochs is not None
    assert form.field("Epochs").isEnabled()


@pytest.mark.slow
def test_a_very_large_network_shows_all_its_connections(desk):
    session = desk.session
    session.apply(session.config.changed(hidden=(512, 512, 512, 512)))
    total = 784 * 512 + 3 * 512 * 512 + 512 * 10
    view = desk.view
    desk.wait(lambda: view.total == total and view.is_complete)
    assert view.drawn == total
    words = [label.text() for label in view.findChildren(QLabel)]
    assert f"{total:,} of {total:,} connections, 15,000 line by line" in words
    desk.action("batchStepAction").trigger()
    desk.do("stepAction")
    desk.wait_at_rest()
    assert desk.text("statusStep") == "1"
    desk.do("undoAction")
    desk.wait(lambda: view.total == 784 * 16 + 256 + 160 and view.is_complete)
    assert view.drawn == view.total


@pytest.mark.slow
def test_at_rest_the_strongest_are_those_of_the_last_step(desk):
    desk.session.apply(desk.session.config.changed(hidden=(64,)))
    canvas = desk.canvas
    desk.wait(lambda: desk.view.total == 784 * 64 + 640 and canvas.is_complete)
    before = canvas.picture
    desk.train(steps=3)
    weights = desk.session.network.weights
    strongest = select_connections(weights).indices[0]
    assert not np.array_equal(before.selection.indices[0], strongest)
    desk.wait(lambda: np.array_equal(canvas.picture.selection.indices[0], strongest))
    shown = canvas.picture
    desk.wait(lambda: canvas.is_complete and shown.request.frame.network.weights[0] is weights[0])
    # Nothing is left to look at: the next beats build nothing.
    canvas._builder._build()
    assert canvas._builder.is_settled


def type_only(form, name, text):
    """Type into a field and leave it at that."""
    field = form.field(name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    return field


@pytest.mark.slow
@pytest.mark.parametrize("action", ["playAction", "stepAction"])
def test_a_training_starts_with_the_number_that_is_typed(desk, form, action):
    type_only(form, "Learning rate", "0.02")
    assert desk.session.config.learning_rate == 0.1
    desk.do(action)
    assert desk.session.config.learning_rate == 0.02
    desk.wait(lambda: desk.step_shown() > 0)
    assert desk.session.trainer.config.learning_rate == 0.02


@pytest.mark.slow
@pytest.mark.parametrize("action", ["playAction", "stepAction"])
def test_no_training_starts_while_a_number_is_refused(desk, form, action):
    field = type_only(form, "Learning rate", "fast")
    desk.open_dock("chartsDock")
    desk.do(action)
    assert desk.session.state is State.IDLE
    assert not field.visibleRegion().isEmpty()
    assert field.hasFocus()
    assert "fast is not a number" in field.typing.refusal
    desk.settings.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    desk.do(action)
    desk.wait(lambda: desk.step_shown() > 0)


def test_a_refused_number_does_not_keep_a_training_from_being_paused(desk, form):
    desk.do("playAction")
    type_only(form, "Learning rate", "fast")
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.PAUSED)

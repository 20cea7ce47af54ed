"""The worked example's window: inputs, weights and steps by hand, against figures on paper."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QSlider,
    QWidget,
)

from visualnet.insight.worked_example import worked_network
from visualnet.nn.network import Network
from visualnet.scene.parts import Connection
from visualnet.training.updater import Updater
from visualnet.ui.panels.step_through.view import StepView
from visualnet.ui.worked_example.dialog import WorkedExampleDialog
from visualnet.ui.worked_example.example import CONFIG
from visualnet.ui.worked_example.picture import SmallPicture


@pytest.fixture
def dialog(qtbot):
    made = WorkedExampleDialog(None)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def step(dialog):
    return dialog.findChild(StepView).step


def picture(dialog):
    return dialog.findChild(SmallPicture)


def field(dialog, name):
    return dialog.findChild(QWidget, name).findChild(QDoubleSpinBox)


def press(dialog, name):
    QTest.mouseClick(dialog.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)


def click(dialog, part):
    shown = picture(dialog)
    place = shown.part_rect(shown._parts.index(part)).center().toPoint()
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=place)


def test_it_opens_with_the_printed_numbers(dialog):
    learning = step(dialog).learning
    assert learning.reading.z[0] == pytest.approx([0.5, 0.08], abs=1e-7)
    assert learning.loss == pytest.approx(0.851520, abs=5e-7)
    assert [field(dialog, f"exampleInput{k}").value() for k in (1, 2, 3)] == [0.8, 0.4, 0.6]
    assert picture(dialog).part_words(0) == "x₁ = 0.8"
    assert picture(dialog).part_words(3) == "neuron 1: activation 0.622459, bias 0.1"
    assert picture(dialog).part_words(7) == "weight from x₁ to neuron 1: 0.5"


def test_a_slider_moves_an_input(dialog):
    slider = dialog.findChild(QWidget, "exampleInput2").findChild(QSlider)
    slider.setValue(90)
    assert step(dialog).reading.inputs == pytest.approx([0.8, 0.9, 0.6])
    assert step(dialog).reading.z[0][0] == pytest.approx(0.65)


def test_a_bias_of_minus_five_silences_the_neuron(dialog):
    click(dialog, (1, 0))
    field(dialog, "exampleValue").setValue(-5.0)
    assert step(dialog).reading.z[0][0] == pytest.approx(-4.6)
    assert step(dialog).reading.a[0][0] == pytest.approx(0.009952, abs=5e-7)
    press(dialog, "exampleUndo")
    assert field(dialog, "exampleValue").value() == pytest.approx(0.1)
    assert not dialog.findChild(QAbstractButton, "exampleUndo").isEnabled()


def test_a_weight_is_chosen_in_the_picture_and_changed(dialog):
    click(dialog, Connection(0, 2, 1))
    assert field(dialog, "exampleValue").value() == pytest.approx(0.4)
    field(dialog, "exampleValue").setValue(1.4)
    assert step(dialog).reading.z[0][1] == pytest.approx(0.68)
    # An input has neither weight nor bias of its own.
    click(dialog, (0, 1))
    assert field(dialog, "exampleValue").value() == pytest.approx(1.4)


def test_the_right_class_is_chosen(dialog):
    box = dialog.findChild(QComboBox, "stepLabel")
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert step(dialog).learning.label == 1
    assert step(dialog).learning.loss == pytest.approx(-np.log(0.573234), abs=1e-6)


def test_steps_are_applied_one_after_the_other_and_taken_back(dialog, qtbot):
    view = dialog.findChild(StepView)
    view.show_stage("update")
    press(dialog, "applyStepButton")
    assert step(dialog).learning.loss == pytest.approx(0.329505, abs=1e-6)
    press(dialog, "applyStepButton")
    network: Network = worked_network()
    updater = Updater(network, CONFIG)
    for _ in range(2):
        updater.step(np.array([[0.8, 0.4, 0.6]], np.float32), np.array([0]), 0.5)
    shown = dialog.example.network.parameters
    assert shown == pytest.approx(network.parameters, abs=1e-6, rel=0)
    assert step(dialog).source.step == 2
    press(dialog, "exampleUndo")
    dialog.activateWindow()
    qtbot.waitActive(dialog)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    # A button that is pressed by its key is seen to be pressed first.
    qtbot.waitUntil(lambda: not dialog.example.can_undo)
    assert dialog.example.network.parameters.tobytes() == worked_network().parameters.tobytes()


def test_reset_brings_the_beginning_back(dialog):
    field(dialog, "exampleInput1").setValue(0.1)
    click(dialog, (2, 1))
    field(dialog, "exampleValue").setValue(3.0)
    press(dialog, "exampleReset")
    assert step(dialog).learning.loss == pytest.approx(0.851520, abs=5e-7)
    assert field(dialog, "exampleInput1").value() == 0.8


@pytest.mark.parametrize("stage", ["pixels", "update"])
def test_reset_brings_the_rate_of_the_beginning_back(dialog, stage):
    view = dialog.findChild(StepView)
    view.show_stage("update")
    rate = dialog.findChild(QWidget, "updateRate").findChild(QDoubleSpinBox)
    rate.setValue(2.0)
    assert view.rate == 2.0
    view.show_stage(stage)
    press(dialog, "exampleReset")
    assert view.rate == 0.5
    view.show_stage("update")
    assert rate.value() == 0.5


def test_all_its_parts_are_walked_by_keys(dialog):
    shown, pointed = picture(dialog), []
    shown.part_pointed.connect(pointed.append)
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(7):
        QTest.keyClick(shown, Qt.Key.Key_Right)
    assert pointed[-1] == Connection(0, 0, 0)
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert field(dialog, "exampleValue").value() == pytest.approx(0.5)


def test_what_is_pointed_at_in_a_stage_is_lit_in_the_picture(dialog):
    shown = picture(dialog)
    shown.light(None)
    before = shown.grab().toImage()
    dialog.findChild(StepView).part_pointed.emit(Connection(0, 1, 1))
    assert shown.grab().toImage() != before


@pytest.mark.slow
def test_the_palette_finds_it(reused_desk):
    desk = reused_desk
    desk.do("searchAction")
    field = desk.window.findChild(QWidget, "commandPalette").findChild(QLineEdit)
    QTest.keyClicks(field, "worked example")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.wait(lambda: bool(desk.window.findChildren(WorkedExampleDialog)))
    (dialog,) = desk.window.findChildren(WorkedExampleDialog)
    dialog.close()
    desk.wait(lambda: not desk.window.findChildren(WorkedExampleDialog))


@pytest.mark.slow
def test_the_menu_opens_one_window(reused_desk):
    desk = reused_desk
    before = desk.parameters()
    desk.do("workedExampleAction")
    desk.do("workedExampleAction")
    (dialog,) = desk.window.findChildren(WorkedExampleDialog)
    dialog.findChild(StepView).show_stage("update")
    press(dialog, "applyStepButton")
    assert desk.parameters() is before
    dialog.close()
    desk.wait(lambda: not desk.window.findChildren(WorkedExampleDialog))
    desk.do("workedExampleAction")
    (dialog,) = desk.window.findChildren(WorkedExampleDialog)
    assert dialog.isVisible()
    dialog.close()
    desk.wait(lambda: not desk.window.findChildren(WorkedExampleDialog))

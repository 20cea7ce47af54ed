"""Inputs that are columns of a table are called by their names, as pixels are called pixels."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QSpinBox, QWidget

from visualnet.scene.parts import Connection
from visualnet.ui.panels.step_through.nudge_view import NudgeView
from visualnet.ui.picture.acts.menu import PictureMenu
from visualnet.ui.picture.panel import NetworkView

_PIXEL = re.compile(r"pixel", re.IGNORECASE)


def said(panel):
    """What a panel says in words, in its tooltips and to a screen reader."""
    texts = []
    for widget in panel.findChildren(QWidget):
        if widget.isVisible():
            texts += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, (QLabel, QAbstractButton)) and widget.isVisible():
            texts.append(widget.text())
    return [text for text in texts if text]


def field(panel, name):
    return panel.findChild(QSpinBox, name)


def entries(desk, part):
    """What the menu of a part of the picture offers, by name."""
    menu = PictureMenu(desk.application.context, desk.window.findChild(NetworkView))
    return {each.name: each for each in menu.part_entries(part) if hasattr(each, "name")}


@pytest.mark.slow
def test_edits_are_of_inputs_with_names(flowers):
    panel = flowers.open_dock("editsDock")
    for choice in ((0, 1), Connection(0, 1, 0)):
        panel.show_choice(choice)
        assert [text for text in said(panel) if "nput wide" in text]
        assert not [text for text in said(panel) if _PIXEL.search(text)]
    panel.show_choice((0, 1))
    assert field(panel, "inspectedNeuron").text() == "wide"
    tip = panel.findChild(QAbstractButton, "freezeButton").toolTip()
    assert tip.startswith("Input wide has no weights or bias to freeze.\n")
    QTest.mouseClick(panel.findChild(QAbstractButton, "silenceButton"), Qt.MouseButton.LeftButton)
    assert panel.findChild(QListWidget, "editList").item(0).text() == "Input wide is silenced."
    assert flowers.action("undoAction").text() == "Undo silence input wide"


@pytest.mark.slow
def test_an_input_is_chosen_by_its_name(flowers):
    for dock in ("editsDock", "inspectorDock"):
        panel = flowers.open_dock(dock)
        panel.show_choice(Connection(0, 0, 0))
        source = field(panel, "inspectedSource")
        assert source.text() == "long"
        QTest.keyClick(source, Qt.Key.Key_Up)
        assert (source.text(), panel.choice) == ("wide", Connection(0, 1, 0))
        source.selectAll()
        QTest.keyClicks(source, "LONG")
        QTest.keyClick(source, Qt.Key.Key_Return)
        assert (source.text(), panel.choice) == ("long", Connection(0, 0, 0))
        source.selectAll()
        QTest.keyClicks(source, "high")
        QTest.keyClick(source, Qt.Key.Key_Return)
        assert source.typing.refusal == "Type one of these: long, wide."
        QTest.keyClick(source, Qt.Key.Key_Escape)
        # A hidden neuron has a number again.
        panel.show_choice(Connection(1, 0, 0))
        assert source.text() == "1"


@pytest.mark.slow
def test_the_menu_of_an_input_names_it_and_offers_nothing_of_images(flowers):
    tips = {name: act.tip for name, act in entries(flowers, (0, 0)).items()}
    assert tips["changeValue"] == "Input long has no bias; choose one of its connections."
    assert tips["freeze"] == "Input long has no weights or bias to freeze."
    for part in ((0, 0), (1, 0), Connection(0, 0, 0)):
        for act in entries(flowers, part).values():
            assert not re.search(r"image|pixel", act.text + act.tip), act.text
        assert "why" not in entries(flowers, part)


@pytest.mark.slow
def test_a_step_of_learning_names_its_inputs(plane):
    panel = plane.open_dock("stepThroughDock")
    plane.wait(lambda: panel.step is not None)
    panel.label_chosen.emit(1)
    plane.wait(lambda: panel.step.learning is not None)
    panel.show_stage("pixels")
    assert any(re.fullmatch("Value of input [xy]", text) for text in said(panel))
    panel.show_stage("update")
    nudge = panel.findChild(NudgeView)
    plane.wait(lambda: nudge.place is not None)
    nudge.choose(Connection(0, 1, 0))
    assert field(panel, "nudgeSource").text() == "y"
    QTest.keyClick(field(panel, "nudgeSource"), Qt.Key.Key_Down)
    assert field(panel, "nudgeSource").text() == "x"
    QTest.keyClick(field(panel, "nudgeSource"), Qt.Key.Key_Down)
    assert field(panel, "nudgeSource").text() == "bias"


@pytest.mark.slow
def test_a_pixel_stays_a_pixel(desk):
    panel = desk.open_dock("editsDock")
    panel.show_choice((0, 3))
    assert [text for text in said(panel) if text.startswith("Pixel 3")]
    assert field(panel, "inspectedNeuron").text() == "3"
    assert entries(desk, (0, 3))["freeze"].tip == "Pixel 3 has no weights or bias to freeze."

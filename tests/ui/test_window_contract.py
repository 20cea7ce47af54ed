import re

import numpy as np
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QMainWindow,
    QSlider,
    QTabBar,
    QWidget,
    QWidgetAction,
)

from tests.ui.listening import description
from visualnet.data.datasets import load_dataset
from visualnet.models.bundled import resolve_model
from visualnet.models.formats import open_model
from visualnet.paths import resource
from visualnet.ui.app import build_window
from visualnet.ui.look.theme import COLOURS
from visualnet.ui.session.open_run import State

WIDGETS = {
    "networkView": QWidget,
    "drawingPad": QWidget,
    "seenImage": QWidget,
    "predictionLabel": QLabel,
    "predictionBars": QWidget,
    "speedSlider": QSlider,
    "lossChart": QWidget,
    "accuracyChart": QWidget,
    "statusStep": QLabel,
    "statusAccuracy": QLabel,
}
ACTIONS = [
    "playAction",
    "stepAction",
    "restartAction",
    "newWeightsAction",
    "exportAction",
    "openAction",
    "clearPadAction",
]


@pytest.mark.slow
def test_every_promised_name_is_found_once(shared_desk):
    desk = shared_desk
    window = desk.window
    assert isinstance(window, QMainWindow)
    assert window.objectName() == "mainWindow"
    assert window.accessibleName()
    for name, kind in WIDGETS.items():
        (found,) = window.findChildren(QObject, name)
        assert isinstance(found, kind), name
        assert found.accessibleName().strip(), name
    for name in ACTIONS:
        (found,) = window.findChildren(QObject, name)
        assert isinstance(found, QAction), name
        assert found.parent() is window, name
        assert found.text(), name


@pytest.mark.slow
def test_the_built_window_is_idle_and_complete_without_an_event_loop(qapp, build):
    before = set(QApplication.topLevelWidgets())
    desk = build()
    assert desk.session.state is State.IDLE
    assert not desk.window.isVisible()
    new = set(QApplication.topLevelWidgets()) - before
    assert not [widget for widget in new if isinstance(widget, QDialog) or widget.isVisible()]
    bundled = open_model(resolve_model("digits-16x16")).network
    assert desk.session.network.describe() == "784-16-16-10"
    assert np.array_equal(desk.parameters(), bundled.parameters)


def test_it_opens_with_the_example_read_as_a_three(shared_desk):
    desk = shared_desk
    assert desk.answer == "3"
    assert desk.notice == ""
    assert desk.session.state is State.IDLE
    assert desk.text("statusStep") == "0"
    assert re.fullmatch(r"9\d\.\d\s%", desk.text("statusAccuracy"))
    assert "784-16-16-10" in desk.text("statusNetwork")
    assert "digits-16x16" in desk.window.windowTitle()
    assert description(desk.window.findChild(QWidget, "predictionBars")).startswith("3:")


@pytest.mark.slow
def test_a_window_of_its_own_loads_the_real_data(qtbot, qapp):
    window = build_window()
    session = window.application.session
    try:
        qtbot.waitUntil(lambda: session.dataset is not None)
        real = load_dataset("mnist")
        assert np.array_equal(session.dataset.train.labels, real.train.labels)
        assert len(session.dataset.validation) == 5000
    finally:
        window.application.never_ask()
        window.close()
        window.deleteLater()


def test_everything_that_can_be_used_explains_itself(shared_desk):
    desk = shared_desk
    window = desk.window
    # Not what is only a place: of a submenu, or of a widget in the tool bar.
    actions = [
        action
        for action in window.findChildren(QAction)
        if not (action.isSeparator() or action.menu() or isinstance(action, QWidgetAction))
    ]
    assert len(actions) > 30
    for action in actions:
        # Where no tip was set, Qt gives the text.
        plain = action.text().replace("&", "").rstrip("…")
        assert action.toolTip() not in ("", plain), action.text()
    kinds = (QAbstractButton, QSlider, QAbstractSpinBox, QComboBox, QCheckBox)
    own = [
        widget
        for kind in kinds
        for widget in window.findChildren(kind)
        # Not what Qt makes for its own docks, tabs and overflowing tool bars.
        if not widget.objectName().startswith("qt_") and not isinstance(widget.parent(), QTabBar)
    ]
    assert len(own) > 25
    for widget in own:
        what = f"{type(widget).__name__} {widget.objectName()} in {widget.parent()}"
        assert widget.toolTip().strip(), what
        text = widget.text().strip() if isinstance(widget, QAbstractButton) else ""
        assert text or widget.accessibleName().strip(), what


def test_no_two_actions_share_a_key(shared_desk):
    desk = shared_desk
    keys = [
        key.toString()
        for action in desk.window.findChildren(QAction)
        for key in action.shortcuts()
        if not key.isEmpty()
    ]
    assert len(keys) > 15
    assert len(keys) == len(set(keys))


def test_the_style_sheet_takes_every_colour_from_the_theme():
    sheet = resource("themes", "window.qss").read_text()
    sheet = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", sheet, flags=re.DOTALL)
    assert not re.search(r"rgba?\(|hsla?\(", sheet)
    values = re.findall(r"(?:color|background|border[a-z-]*)\s*:\s*([^;{}]+);", sheet)
    assert len(values) > 60
    known = {*COLOURS, "edge", "line", "ring", "gap", "round", "bar", "ring_bar", "knob"}
    words = ("transparent", "none", "solid", "dotted")
    for value in values:
        for word in value.split():
            is_length = re.fullmatch(r"\d+(px)?", word)
            is_named = word[0] == "$" and word[1:] in known
            assert is_length or is_named or word in words, value
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", sheet)


@pytest.mark.parametrize("file", sorted(resource("themes").glob("*.qss")))
def test_themes_have_one_sheet(file):
    assert file.name == "window.qss"

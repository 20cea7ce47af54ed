"""A right click on each place of the window, and what Ctrl+C takes there."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from visualnet.models.formats import open_model
from visualnet.nn.network import as_inputs
from visualnet.scene.parts import Connection
from visualnet.ui.look.mnemonics import without_mnemonic
from visualnet.ui.widgets.copying.images import SeenPicture


@pytest.fixture
def desk(shared_window):
    shared_window.window.activateWindow()
    shared_window.wait(shared_window.window.isActiveWindow)
    yield shared_window
    shared_window.canvas.let_go()
    shared_window.application.context.take_back("copy")


def place_of(desk, name):
    return desk.window.findChild(QWidget, name)


def right_click(desk, widget, place=None):
    """Click as the mouse does; return the menu that opens."""
    place = place or widget.rect().center()
    QTest.mousePress(widget, Qt.MouseButton.RightButton, pos=place)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))
    QTest.mouseRelease(widget, Qt.MouseButton.RightButton, pos=place)
    return shown_menu(desk)


def shown_menu(desk):
    menus = [m for m in desk.window.findChildren(QMenu, "contextMenu") if m.isVisible()]
    assert len(menus) == 1
    return menus[0]


def entries(menu):
    """All entries, those of menus within it too, by what they say."""
    found = {}
    for action in menu.actions():
        if action.menu():
            found |= entries(action.menu())
        elif not action.isSeparator():
            found[without_mnemonic(action.text())] = action
    return found


def texts_on(desk, widget, place=None):
    menu = right_click(desk, widget, place)
    found = list(entries(menu))
    menu.close()
    return found


def clipboard():
    return QApplication.clipboard().mimeData()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("drawingPad", ["Clear", "Eraser", "8", "Copy drawing", "Save drawing…"]),
        ("seenImage", ["Copy as picture", "Copy as numbers", "Save image…", "Explain this answer"]),
        ("predictionBars", ["Copy numbers", "Log scale of the probabilities"]),
        ("predictionLabel", ["Copy answer", "Explain this answer"]),
        ("statusStep", ["Copy figures", "Train", "New weights", "Run control"]),
        ("statusNetwork", ["Copy text", "Export weights…", "Change the network"]),
        ("statusData", ["Copy text", "Show the images"]),
    ],
)  # fmt: skip
def test_a_right_click_shows_what_can_be_done_there(desk, name, some):
    found = texts_on(desk, place_of(desk, name))
    assert [text for text in some if text in found] == some
    assert found[-1] == "What is this?"
    assert not any(without_mnemonic(text).startswith("Float") for text in found)


def test_the_pad_can_be_taught_from_its_menu_once_it_holds_a_drawing(desk):
    assert not entries_of(desk, desk.pad)["7"].isEnabled()
    desk.draw_seven()
    found = entries_of(desk, desk.pad)
    assert found["7"].isEnabled()
    found["7"].trigger()
    desk.wait(lambda: bool(desk.application.pad.teaching.store.kept.drawings))
    assert desk.application.pad.teaching.store.kept.drawings[0].label == "7"


def entries_of(desk, widget, place=None):
    menu = right_click(desk, widget, place)
    menu.close()
    return entries(menu)


NEURON = (1, 4)


def canvas_click(desk, place):
    menu = right_click(desk, desk.canvas.viewport(), place.toPoint())
    menu.close()
    return entries(menu)


def test_a_neuron_is_chosen_and_its_numbers_can_be_copied_or_changed(desk):
    found = canvas_click(desk, desk.canvas.position_of(NEURON))
    assert desk.canvas.chosen == (NEURON,)
    network = desk.session.network
    found["Copy numbers"].trigger()
    rows = dict(line.split("\t") for line in clipboard().text().splitlines())
    assert rows["neuron"] == "hidden 1, neuron 5"
    assert np.float32(rows["bias"]) == network.biases[0][4]
    assert np.float32(rows["activation"]) == desk.view.reading.forward.activations[0][0, 4]
    found["Copy incoming weights"].trigger()
    copied = [line.split("\t") for line in clipboard().text().splitlines()]
    assert np.array_equal(np.float32(copied), network.weights[0][:, 4].reshape(28, 28))
    found["Silence"].trigger()
    assert not desk.session.network.weights[1][4].any()
    canvas_click(desk, desk.canvas.position_of(NEURON))["Restore"].trigger()
    assert np.array_equal(desk.session.network.weights[1], network.weights[1])


def test_the_image_that_excites_a_neuron_most_comes_into_the_pad(desk):
    found = canvas_click(desk, desk.canvas.position_of((2, 3)))
    found["Show the image with the highest activation"].trigger()
    desk.wait(lambda: desk.pad_state.content.image is not None)
    test, network = desk.session.dataset.test, desk.session.network
    strongest = (
        network.forward(as_inputs(test.images.reshape(-1, 784))).activations[1][:, 3].argmax()
    )
    assert np.array_equal(desk.pad_state.content.image, test.images[strongest])
    desk.do("undoAction")


def test_a_connection_and_the_empty_picture_have_menus_of_their_own(desk):
    part = Connection(2, 3, 7)
    desk.canvas.pointing.choose(part)
    desk.canvas.setFocus()
    QTest.keySequence(desk.canvas, QKeySequence("Shift+F10"))
    menu = shown_menu(desk)
    found = entries(menu)
    menu.close()
    assert not found["Freeze"].isEnabled()
    assert "single connections" in found["Freeze"].toolTip()
    found["Copy numbers"].trigger()
    rows = dict(line.split("\t") for line in clipboard().text().splitlines())
    assert np.float32(rows["weight"]) == desk.session.network.weights[2][3, 7]
    found = texts_on(desk, desk.canvas.viewport(), QPoint(desk.canvas.width() - 3, 3))
    assert not desk.canvas.chosen
    assert {"Copy picture", "Gradient", "Zoom in", "Print picture…"} <= set(found)


@pytest.mark.slow
def test_the_inspector_offers_the_part_that_it_looks_into(desk):
    panel = desk.open_dock("inspectorDock")
    desk.canvas.pointing.choose(NEURON)
    found = entries_of(desk, panel, QPoint(2, panel.height() - 2))
    assert {"Copy numbers", "Silence", "Show the image with the highest activation"} <= set(found)
    assert "Inspect" not in found
    found["Copy numbers"].trigger()
    assert clipboard().text().startswith("neuron\thidden 1, neuron 5\n")


@pytest.mark.parametrize("key", ["why", "xray", "augmentation"])
def test_pictures_of_panels_can_be_copied_and_saved(desk, key):
    panel = desk.open_dock(f"{key}Dock")
    pictures = panel.findChildren(QWidget)
    picture = next(p for p in pictures if isinstance(p, SeenPicture) and p.isVisible())
    assert {"Copy as picture", "Save picture…"} <= set(texts_on(desk, picture))


def test_a_drag_with_the_right_button_zooms_and_opens_no_menu(desk):
    view, start = desk.canvas.viewport(), QPoint(300, 200)
    reason = QContextMenuEvent.Reason.Mouse
    QTest.mousePress(view, Qt.MouseButton.RightButton, pos=start)
    QApplication.sendEvent(view, QContextMenuEvent(reason, start, view.mapToGlobal(start)))
    QTest.mouseMove(view, start + QPoint(0, 60))
    QTest.mouseRelease(view, Qt.MouseButton.RightButton, pos=start + QPoint(0, 60))
    assert QApplication.activePopupWidget() is None
    desk.canvas.reset_zoom()


@pytest.mark.parametrize(
    ("name", "text", "is_picture"),
    [("predictionBars", "class\tprobability\n0\t", False), ("drawingPad", '{"strokes"', True)],
)
def test_ctrl_c_takes_what_has_the_focus(desk, name, text, is_picture):
    widget = place_of(desk, name)
    widget.setFocus()
    QTest.keySequence(widget, QKeySequence("Ctrl+C"))
    assert clipboard().text().startswith(text)
    assert clipboard().hasImage() is is_picture


def test_ctrl_c_in_the_picture_takes_the_chosen_neuron_else_the_picture(desk):
    desk.canvas.setFocus()
    QTest.keySequence(desk.canvas, QKeySequence("Ctrl+C"))
    assert clipboard().hasImage()
    assert desk.notice == "Copied the picture of the network."
    desk.canvas.pointing.choose(NEURON)
    QTest.keySequence(desk.canvas, QKeySequence("Ctrl+C"))
    assert clipboard().text().startswith("neuron\thidden 1, neuron 5\nz\t")
    assert desk.notice == "Copied the numbers of hidden 1, neuron 5."


def test_the_weights_are_dragged_out_as_a_model_file(desk, monkeypatch):
    drags = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _way: drags.append(drag.mimeData().urls()))
    monkeypatch.setattr(QApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    label = place_of(desk, "statusNetwork")
    QTest.mousePress(label, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(label, QPoint(40, 5))
    desk.wait(lambda: bool(drags))
    QTest.mouseRelease(label, Qt.MouseButton.LeftButton, pos=QPoint(40, 5))
    ((url,),) = drags
    assert url.fileName() == "digits-16x16.npz"
    model = open_model(Path(url.toLocalFile())).network
    assert np.array_equal(model.parameters, desk.session.network.parameters)

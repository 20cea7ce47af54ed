"""Points that are painted and too few to be learnt from: nothing of them is lost unasked."""

import shutil

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from visualnet.data.plane.painted import painted_path
from visualnet.paths import autosave_dir


@pytest.fixture
def painter(plane):
    """A window with three points painted on an empty plane."""
    plane.window.findChild(QCheckBox, "paintPoints").setChecked(True)
    plane.press(plane.window, "erasePoints")
    for number in range(3):
        paint(plane, 40 + 30 * number)
    return plane


def paint(desk, x):
    view = desk.application.plane.panel.view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(x, 50))


def questions(desk):
    return [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]


def answer(desk, button):
    (box,) = questions(desk)
    box.button(button).click()


def is_marked(desk):
    assert desk.window.isWindowModified() is desk.application.files.is_unsaved
    return desk.window.isWindowModified()


@pytest.mark.slow
def test_closing_asks_about_a_few_painted_points(painter):
    assert is_marked(painter)
    painter.window.close()
    (box,) = questions(painter)
    assert "3 points" in box.text()
    answer(painter, QMessageBox.StandardButton.Cancel)
    assert painter.window.isVisible()
    painter.window.close()
    answer(painter, QMessageBox.StandardButton.Discard)
    assert not painter.window.isVisible()


@pytest.mark.slow
def test_points_saved_when_the_window_is_closed_are_in_the_table(painter, qtbot, tmp_path):
    path = tmp_path / "mine.csv"
    context = painter.application.context
    context.ask_path = lambda title, name, endings, chosen, kind: chosen(path)
    painter.window.close()
    answer(painter, QMessageBox.StandardButton.Save)
    qtbot.waitUntil(lambda: not painter.window.isVisible())
    assert len(path.read_text().splitlines()) == 1 + 3


@pytest.mark.slow
def test_another_project_asks_about_a_few_painted_points(painter):
    run = painter.session.run
    painter.do("newProjectAction")
    assert painter.session.run is run
    answer(painter, QMessageBox.StandardButton.Discard)
    painter.wait(lambda: painter.session.run is not run)
    painter.do("newProjectAction")
    assert not questions(painter), "they were given up"


@pytest.mark.slow
def test_points_behind_other_data_are_asked_about_until_they_are_shown_again(painter, qtbot):
    painter.application.context.data.open_source("moons")
    painter.wait_for_data(lambda: painter.session.config.dataset == "moons")
    painting = painter.application.plane.painting
    qtbot.waitUntil(lambda: painting.present() is not None)
    assert painting.waiting is None
    assert is_marked(painter)
    painter.session.undo_stack.undo()
    qtbot.waitUntil(lambda: painting.waiting is not None)
    assert len(painting.waiting.data.labels) == 3
    for _ in range(3):
        painter.session.undo_stack.undo()
    assert not is_marked(painter)


@pytest.fixture
def enough(painter, qtbot):
    """The same with twelve points, which can be learnt from."""
    for number in range(9):
        qtbot.keyClick(painter.application.plane.panel.view, Qt.Key.Key_2)
        paint(painter, 20 + 30 * number)
    qtbot.waitUntil(lambda: painter.session.config.dataset == str(painted_path()))
    qtbot.waitUntil(lambda: painter.application.plane.has_points)
    return painter


@pytest.mark.slow
@pytest.mark.parametrize("button", ["Save", "Discard"])
def test_closing_asks_once_about_enough_points_that_were_never_learnt(
    enough, qtbot, tmp_path, button
):
    assert is_marked(enough)
    path = tmp_path / "mine.csv"
    enough.application.context.ask_path = lambda title, name, endings, chosen, kind: chosen(path)
    enough.window.close()
    (box,) = questions(enough)
    assert "12 points" in box.text()
    assert "Nothing has learned them yet" in box.informativeText()
    answer(enough, QMessageBox.StandardButton[button])
    qtbot.waitUntil(lambda: not enough.window.isVisible())
    assert path.exists() is (button == "Save")


@pytest.mark.slow
def test_of_points_that_were_learnt_it_is_asked_with_the_network(enough):
    enough.session.change(epochs=None)
    enough.train(3)
    assert is_marked(enough)
    enough.window.close()
    (box,) = questions(enough)
    assert "weights of this network" in box.text()
    answer(enough, QMessageBox.StandardButton.Discard)
    assert not enough.window.isVisible()


@pytest.mark.slow
def test_points_that_a_project_names_are_not_asked_about(enough, qtbot, tmp_path):
    projects = enough.application.files.projects
    with qtbot.waitSignal(projects.saved):
        projects.save_to(tmp_path / "work.vnet")
    assert not is_marked(enough)
    paint(enough, 205)
    painting = enough.application.plane.painting
    qtbot.waitUntil(lambda: painting._loading is None and is_marked(enough))
    enough.session.undo_stack.undo()
    qtbot.waitUntil(lambda: enough.application.plane.has_points)
    assert not is_marked(enough)


def painted_points(desk):
    """Return what is painted and waits: numbers, and names of classes; none for nothing."""
    waiting = desk.application.plane.painting.waiting
    if waiting is None:
        return []
    names = [waiting.classes[label] for label in waiting.data.labels]
    return list(zip(waiting.data.points.tolist(), names, strict=True))


def bar_of(desk):
    return desk.window.findChild(QWidget, "recoveryBar")


@pytest.mark.slow
def test_a_few_painted_points_are_autosaved_and_recovered(painter, qtbot, build):
    qtbot.keyClick(painter.application.plane.panel.view, Qt.Key.Key_3)
    paint(painter, 150)
    painted = painted_points(painter)
    assert [name for _, name in painted] == ["1", "1", "1", "3"]
    autosaver = painter.application.files.autosaver
    with qtbot.waitSignal(autosaver.saved):
        autosaver.save_if_changed()
    (file,) = autosave_dir().glob("*.vnet")
    # As a killed process leaves it, without its lock.
    shutil.copy(file, file.with_name("0000.vnet"))
    painter.destroy()
    painter.destroy = lambda: None
    desk = build().show()
    desk.wait(lambda: bar_of(desk) is not None and bar_of(desk).isVisible())
    assert "painted points" in desk.text("recoveryText")
    desk.press(bar_of(desk), "recoverButton")
    desk.wait(lambda: painted_points(desk) == painted)
    # They are in no file of the user's yet.
    desk.wait(desk.window.isWindowModified)
    assert is_marked(desk)


@pytest.mark.slow
def test_a_project_keeps_a_few_painted_points(painter, qtbot, build, tmp_path):
    path = tmp_path / "work.vnet"
    painted = painted_points(painter)
    assert len(painted) == 3
    projects = painter.application.files.projects
    with qtbot.waitSignal(projects.saved):
        projects.save_to(path)
    assert not is_marked(painter)
    paint(painter, 150)
    assert is_marked(painter)
    painter.session.undo_stack.undo()
    assert not is_marked(painter)
    desk = build().show()
    desk.application.files.open_path(str(path))
    desk.wait(lambda: painted_points(desk) == painted)
    assert not is_marked(desk)
    desk.window.findChild(QCheckBox, "paintPoints").setChecked(True)
    paint(desk, 150)
    assert is_marked(desk)
    assert len(painted_points(desk)) == 4
    desk.application.never_ask()

"""Points that are painted and too few to be learnt from: nothing of them is lost unasked."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QMessageBox

from visualnet.ui.plane.painted import painted_path


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


@pytest.mark.slow
def test_points_that_are_learnt_from_are_in_a_table(painter, qtbot):
    for number in range(9):
        qtbot.keyClick(painter.application.plane.panel.view, Qt.Key.Key_2)
        paint(painter, 20 + 30 * number)
    qtbot.waitUntil(lambda: painter.session.config.dataset == str(painted_path()))
    qtbot.waitUntil(lambda: painter.application.plane.has_points)
    assert not is_marked(painter)

"""A lesson in the window: taken with mouse and keys, left and gone on with."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton

from tests.ui.tours.robot import Robot
from visualnet.tours.beginning import BEGINNING
from visualnet.ui.session.open_run import State
from visualnet.ui.tours.course import Phase

TITLE = "My first lesson"


@pytest.fixture
def robot(desk, tmp_path, monkeypatch):
    folder = tmp_path / "data" / "visualnet" / "lessons"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(BEGINNING)
    return Robot(desk)


def test_a_lesson_is_taken_step_by_step(robot):
    desk = robot.desk
    run, content = desk.session.run, desk.pad_state.content
    robot.begin(TITLE)
    layout_in_lesson = desk.window.current_layout()
    assert desk.session.run is not run
    assert "28 by 28 pixels" in robot.text("lessonText")
    assert robot.text("lessonCaption").endswith("1 of 3")
    assert robot.player.ring.rect.contains(desk.pad.mapTo(desk.window, desk.pad.rect().center()))
    QTest.keyClick(robot.button("lessonNext"), Qt.Key.Key_Return)
    assert robot.course.phase is Phase.ASKED
    assert robot.button("lessonNext").isHidden()
    QTest.keyClick(robot.button("lessonChoice1"), Qt.Key.Key_3)
    # A task comes next: what is right is told once it is done.
    assert robot.course.phase is Phase.TO_DO
    assert not robot.text("lessonVerdict")
    robot.choose((1, 12))
    desk.wait(lambda: robot.course.phase is Phase.DONE)
    assert robot.text("lessonVerdict") == "You said a 9. It is a 7."
    assert "longest bar" in robot.text("lessonReveal")
    assert "It reads 7, 9" in robot.text("lessonReveal")
    robot.click("lessonNext")
    desk.wait(lambda: not robot.player.is_on)
    assert robot.card.isHidden()
    assert desk.session.run is run
    assert desk.pad_state.content is content
    assert layout_in_lesson is not None
    listed = desk.window.findChild(QListWidget, "lessonList")
    desk.wait(lambda: any("done" in listed.item(row).text() for row in range(listed.count())))


@pytest.mark.slow
def test_escape_puts_all_back_and_keeps_the_progress(robot):
    desk = robot.desk
    desk.open_dock("lessonsDock")
    before = desk.session.run, desk.pad_state.content, desk.window.current_layout()
    robot.begin(TITLE)
    robot.click("lessonNext")
    robot.click("lessonUnknown")
    desk.open_dock("inspectorDock")
    robot.leave()
    assert (desk.session.run, desk.pad_state.content, desk.window.current_layout()) == before
    assert robot.player.ring.rect.isEmpty()
    robot.begin(TITLE)
    assert robot.course.number == 2
    robot.click("lessonBack")
    assert robot.course.number == 1


@pytest.mark.slow
def test_a_training_goes_on_after_a_lesson(robot):
    desk = robot.desk
    desk.session.play()
    run = desk.session.run
    desk.wait(lambda: desk.session.shown_step > 0)
    robot.begin(TITLE)
    assert desk.session.run is not run
    robot.leave()
    assert desk.session.run is run
    desk.wait(lambda: desk.session.state is State.RUNNING)
    desk.session.pause()


@pytest.mark.slow
def test_a_hint_and_do_it_for_me_come_with_time(robot, monkeypatch):
    robot.begin(TITLE)
    robot.click("lessonNext")
    robot.click("lessonUnknown")
    assert robot.button("lessonDo").isHidden()
    assert not robot.text("lessonHint")
    elapsed = [30_000]
    monkeypatch.setattr(
        robot.course, "_since", type("Clock", (), {"elapsed": lambda _: elapsed[0]})()
    )
    robot.desk.wait(lambda: "13th circle" in robot.text("lessonHint"))
    assert robot.button("lessonDo").isHidden()
    elapsed[0] = 41_000
    robot.click("lessonDo")
    robot.desk.wait(lambda: robot.course.phase is Phase.DONE)
    assert robot.text("lessonVerdict") == "It is a 7."


@pytest.mark.slow
def test_a_lesson_is_dropped_on_the_window(robot, tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir()
    path = folder / "dropped.toml"
    path.write_text(BEGINNING.replace(TITLE, "Dropped"))
    (folder / "second.toml").write_text(BEGINNING.replace(TITLE, "Second of the class"))
    (folder / "other.toml").write_text("[project]\nname = 'no lesson'\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    robot.window.dropped.emit(data)
    robot.desk.wait(lambda: robot.desk.application.tours.player.course is not None)
    assert robot.text("lessonCaption").startswith("Dropped")
    robot.leave()
    desk = robot.desk
    desk.open_dock("lessonsDock")
    listed = desk.window.findChild(QListWidget, "lessonList")
    names = lambda: [listed.item(row).text() for row in range(listed.count())]  # noqa: E731
    desk.wait(lambda: any("Dropped" in name for name in names()))
    # What lies in the same folder is listed with it, as far as it is a lesson.
    assert any("Second of the class" in name for name in names())
    assert not any("other" in name for name in names())


def test_a_file_that_is_wrong_says_where(robot, tmp_path):
    path = tmp_path / "wrong.toml"
    path.write_text('title = "x"\n[[step]]\nsya = "y"\n')
    robot.window.application.context.openers.open_paths([str(path)])
    robot.desk.wait(lambda: "line 2" in robot.desk.notice)
    assert robot.desk.application.tours._player is None or not robot.player.is_on


@pytest.mark.slow
def test_numbers_answer_in_presentation_mode(robot):
    desk = robot.desk
    robot.begin(TITLE)
    robot.click("lessonNext")
    desk.view.canvas.setFocus()
    QTest.keyClick(desk.view.canvas, Qt.Key.Key_2)
    assert robot.course.phase is Phase.ASKED
    desk.do("presentAction")
    desk.wait(lambda: desk.window.is_presented)
    assert robot.card.isVisible()
    desk.view.canvas.setFocus()
    QTest.keyClick(desk.view.canvas, Qt.Key.Key_2)
    assert robot.course.guesses == {1: 2}
    robot.leave()
    desk.do("presentAction")


@pytest.mark.slow
def test_the_card_speaks(robot):
    robot.begin(TITLE)
    card = robot.card
    assert card.accessibleName() == "Lesson"
    assert "28 by 28 pixels" in card.accessibleDescription()
    robot.click("lessonNext")
    for button in card.findChildren(QPushButton):
        assert button.toolTip()
    assert robot.button("lessonChoice2").accessibleName() == "2: a 7"
    assert all(label.text() is not None for label in card.findChildren(QLabel))


@pytest.mark.slow
def test_the_worked_example_leaves_the_card_in_sight(robot):
    robot.begin(TITLE)
    robot.desk.do("workedExampleAction")
    dialog = robot.player._live.example
    card = robot.card
    robot.desk.wait(
        lambda: dialog.frameGeometry().right() < card.mapToGlobal(card.rect().topLeft()).x()
    )
    robot.leave()


@pytest.mark.slow
def test_the_focus_stays_on_the_card_and_never_where_enter_would_leave(robot):
    robot.begin(TITLE)
    robot.desk.wait(robot.button("lessonNext").hasFocus)
    QTest.keyClick(robot.button("lessonNext"), Qt.Key.Key_Return)
    robot.desk.wait(robot.button("lessonChoice1").hasFocus)
    QTest.keyClick(robot.button("lessonChoice1"), Qt.Key.Key_3)
    robot.desk.wait(robot.button("lessonBack").hasFocus)
    robot.leave()


@pytest.mark.slow
def test_what_was_asked_stands_beside_what_was_guessed(robot):
    robot.begin(TITLE)
    robot.click("lessonNext")
    robot.click("lessonUnknown")
    robot.choose((1, 12))
    robot.desk.wait(lambda: robot.course.phase is Phase.DONE)
    assert robot.text("lessonAsked") == "You were asked: What does the network read?"
    # Whoever does not know is told why, too.
    assert "longest bar" in robot.text("lessonReveal")
    robot.leave()

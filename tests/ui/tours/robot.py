"""A robot that takes a lesson with mouse and keys, as a person does who reads the card."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QWidget

from tests.ui.clicks import double_click
from tests.ui.tours.hands import Hands
from visualnet.tours.lesson import Question, Task
from visualnet.ui.tours.course import Phase

LEFT = Qt.MouseButton.LeftButton


class Robot:
    """Sees the window alone; it reads the file of the lesson only to know what is right."""

    def __init__(self, desk):
        self.desk, self.window = desk, desk.window
        self.seen = []

    @property
    def card(self):
        return self.window.findChild(QWidget, "lessonCard")

    @property
    def player(self):
        return self.desk.application.tours.player

    @property
    def course(self):
        return self.player.course

    def button(self, name):
        return self.window.findChild(QPushButton, name)

    def text(self, name):
        label = self.window.findChild(QLabel, name)
        return "" if label.isHidden() else label.text()

    def words(self):
        return self.text("lessonText"), self.text("lessonReveal"), self.text("lessonVerdict")

    def click(self, name):
        button = self.button(name)
        self.desk.wait(lambda: button.isVisible() and button.isEnabled())
        QTest.mouseClick(button, LEFT)

    def begin(self, title):
        """Choose a lesson in its panel by keyboard, and begin it by Enter."""
        self.desk.open_dock("lessonsDock")
        listed = self.window.findChild(QListWidget, "lessonList")
        self.desk.wait(lambda: listed.count() > 0)
        names = [listed.item(row).text() for row in range(listed.count())]
        row = next(row for row, name in enumerate(names) if title in name)
        listed.setFocus()
        QTest.keyClick(listed, Qt.Key.Key_Home)
        for _ in range(row):
            QTest.keyClick(listed, Qt.Key.Key_Down)
        assert listed.currentRow() == row
        QTest.keyClick(listed, Qt.Key.Key_Return)
        self.desk.wait(lambda: self.course is not None and self.card.isVisible())

    def look(self, phase):
        """Look at the window; a test may keep what is seen."""

    def choose(self, part):
        """Click a neuron of the picture."""
        canvas = self.desk.canvas
        QTest.mouseClick(canvas.viewport(), LEFT, pos=canvas.place_of(part).toPoint())

    def inspect(self, part):
        """Double-click a neuron of the picture."""
        canvas = self.desk.canvas
        double_click(canvas.viewport(), canvas.place_of(part).toPoint())

    def leave(self):
        self.card.setFocus()
        QTest.keyClick(self.button("lessonLeave"), Qt.Key.Key_Escape)
        self.desk.wait(lambda: not self.player.is_on)

    def answer(self, question, right=True):
        """Answer a question, by key or mouse."""
        if question.choices:
            number = question.answer if right else question.answer % len(question.choices) + 1
            QTest.keyClick(self.button(f"lessonChoice{number}"), Qt.Key.Key_0 + number)
        elif question.curve:
            self.desk.wait(lambda: self.curve_field() is not None)
            field = self.curve_field()
            for share in (0.1, 0.5, 0.9):
                QTest.mousePress(field, LEFT, pos=QPoint(int(field.width() * share), 20))
                QTest.mouseRelease(field, LEFT, pos=QPoint(int(field.width() * share), 20))
            self.click("lessonAnswer")
        else:
            self.click("lessonUnknown")

    def curve_field(self):
        fields = self.card.findChildren(QWidget, "curveField")
        return next((each for each in fields if each.isVisible() and each.isEnabled()), None)

    def fulfil(self, task):
        """Do a task by hand, then wait until the card ticks it."""
        for act in task.walk:
            self.hands.do(act)
        # Some trainings take minutes on a busy machine; this only ends a test that would not.
        is_done = lambda: self.course.phase is Phase.DONE  # noqa: E731
        self.desk.qtbot.waitUntil(is_done, timeout=900_000)

    def take(self, lesson_title):
        """Take a whole lesson; return what the card said at each step."""
        self.begin(lesson_title)
        self.hands = Hands(self.desk, self.course.lesson.path.parent)
        while self.player.is_on:
            course = self.course
            step, number = course.step, course.number
            self.look("asked")
            if isinstance(step, Question) and course.phase is Phase.ASKED:
                self.answer(step)
            elif isinstance(step, Task) and course.phase is Phase.TO_DO:
                self.fulfil(step)
            self.desk.wait(lambda: not any("–" in word or "…" in word for word in self.words()))
            words = self.words()
            self.seen.append((number, words))
            self.look("told")
            if self.course is course and course.number == number:
                self.click("lessonNext")
        return self.seen

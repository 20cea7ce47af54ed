"""A hand on the timeline of a window."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest


class Line:
    """The timeline of a window, and a hand on it."""

    def __init__(self, desk):
        self.desk, self.feature = desk, desk.application.timeline
        self.strip, self.travel = self.feature.strip, self.feature.travel

    @property
    def past(self):
        past = self.desk.session.past
        return None if past is None else past.step

    def rest(self):
        self.desk.wait(lambda: not self.travel.is_busy)
        self.desk.wait_at_rest()

    def click(self, step):
        x = round(self.strip.axis().x_of(step))
        QTest.mouseClick(self.strip, Qt.MouseButton.LeftButton, pos=QPoint(x, 20))
        self.rest()

    def press(self, key, held=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.strip, key, held)
        self.rest()

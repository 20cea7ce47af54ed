"""Hands that do the tasks of a lesson as a reader would: mouse and keys in the window alone."""

import re

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QScrollArea,
    QToolButton,
    QWidget,
)

from tests.ui.clicks import double_click
from visualnet.data.drawing.stroke_files import read_stroke_file
from visualnet.settings_table import SETTINGS
from visualnet.ui.panels.step_through.view import StepView
from visualnet.ui.session.open_run import State
from visualnet.ui.tours.names import part_of
from visualnet.ui.worked_example.picture import SmallPicture

LEFT = Qt.MouseButton.LeftButton


def click(widget, place=None):
    QTest.mouseClick(widget, LEFT, pos=widget.rect().center() if place is None else place)


class Hands:
    """Belongs to one desk. folder: of the lesson, where its drawings lie."""

    def __init__(self, desk, folder):
        self.desk, self.window, self.folder = desk, desk.window, folder

    def do(self, act):
        """Do what an act says; returns when it has begun, not when it is over."""
        getattr(self, "do_" + act.verb.replace(" ", "_"))(act)
        self.desk.wait(lambda: self._is_at_rest())

    def _is_at_rest(self):
        desk = self.desk
        is_running = desk.session.state is State.RUNNING
        return is_running or not desk.application.context.frames.is_waiting

    def _part(self, named):
        session = self.desk.session
        return part_of(named, session.network.layer_sizes, session.classes)

    def _reach(self, widget):
        """Scroll to a widget, as the wheel would."""
        area = widget.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(widget)
            area = area.parentWidget()
        self.desk.wait(lambda: widget.isVisible() and not widget.visibleRegion().isEmpty())

    def _press(self, name, within=None):
        button = (within or self.window).findChild(QAbstractButton, name)
        self._reach(button)
        self.desk.wait(button.isEnabled)
        click(button)

    def do_click(self, act):
        if act.part.kind == "panel":
            self.desk.open_dock(f"{act.part.name}Dock")
        elif act.part.kind == "button":
            self._press_action(act.part.name)
        else:
            canvas = self.desk.canvas
            click(canvas.viewport(), canvas.place_of(self._part(act.part)).toPoint())

    def _press_action(self, name):
        """Choose an action by its button where one is seen, else in its menu."""
        action = self.desk.action(f"{name}Action")
        assert action.isEnabled(), name
        seen = [each for each in action.associatedObjects() if isinstance(each, QToolButton)]
        for button in seen:
            if button.isVisible():
                self._reach(button)
                click(button)
                return
        menus = [each for each in action.associatedObjects() if isinstance(each, QMenu)]
        menu = next(iter(menus))
        menu.popup(self.window.mapToGlobal(QPoint(20, 20)))
        self.desk.wait(menu.isVisible)
        click(menu, menu.actionGeometry(action).center())
        menu.close()

    def do_inspect(self, act):
        canvas = self.desk.canvas
        double_click(canvas.viewport(), canvas.place_of(self._part(act.part)).toPoint())

    def do_draw(self, act):
        """Draw the strokes of a file; a second drawing of a file is the first, rubbed out."""
        if act.source.number:
            self._press_action("eraser")
            self._rub()
            return
        drawing, side = read_stroke_file(self.folder / act.source.name)[0], self.desk.pad.side()
        for stroke in drawing.strokes:
            self._stroke([(x * side / drawing.side, y * side / drawing.side) for x, y in stroke])

    def _stroke(self, points):
        (first, *others) = [(round(x), round(y)) for x, y in points]
        self.desk.press_pen(*first)
        for point in others:
            self.desk.move_pen(*point)
        self.desk.lift_pen(*(others or [first])[-1])

    def _rub(self):
        """Rub out the middle, wider and wider, until something else is read."""
        half, reach = self.desk.pad.side() / 2, self.desk.pad.side() / 6
        before = self.desk.answer
        for share in (0.0, 0.4, -0.4, 0.8, -0.8, 1.2, -1.2):
            y = half + share * reach
            self._stroke([(half - reach, y), (half + reach, y), (half - reach, y)])
            self.desk.wait_at_rest()
            if self.desk.answer != before:
                return

    def do_set(self, act):
        """Change a setting in the form: find it, type or choose, and press Apply if needed."""
        desk, name = self.desk, act.name
        panel = desk.open_dock("settingsDock")
        panel.form.unfold(name)
        control = panel.form.control(name)
        self._reach(control)
        run_id = desk.session.run_id
        if act.value == "none" and not isinstance(control.value(), str):
            box = next(b for b in control.findChildren(QAbstractButton) if b.isVisible())
            QTest.keyClick(box, Qt.Key.Key_Space)
        elif choice := control.findChild(QComboBox):
            self._choose(choice, str(act.value))
        else:
            if not control.findChildren(QAbstractSpinBox):
                # A network without hidden layers gets its first one.
                click(next(b for b in control.findChildren(QToolButton) if b.text() == "+"))
            self._type(control.findChildren(QAbstractSpinBox)[0], act.value)
        if not SETTINGS[name].is_live:
            self._press("applyButton", panel)
            desk.wait_for_data(lambda: desk.session.run_id != run_id)

    def _choose(self, box, value):
        row = box.findData(value)
        row = row if row >= 0 else box.findText(value, Qt.MatchFlag.MatchContains)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(row):
            QTest.keyClick(box, Qt.Key.Key_Down)

    def _type(self, field, value):
        line = field.findChild(QLineEdit) or field
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, re.sub(r"\.0$", "", str(value)))
        QTest.keyClick(line, Qt.Key.Key_Return)

    def do_train_until(self, act):
        """Press Train, and Pause when what is wanted holds."""
        live = self.desk.application.tours.player._live
        self._press_action("play")
        wanted = lambda: act.until.holds(live.ask)  # noqa: E731
        is_over = lambda: wanted() or self.desk.session.state is not State.RUNNING  # noqa: E731
        self.desk.qtbot.waitUntil(is_over, timeout=900_000)
        if self.desk.session.state is State.RUNNING:
            self._press_action("play")
        self.desk.wait(lambda: self.desk.session.state is not State.RUNNING)

    def do_travel(self, act):
        strip = self.desk.application.timeline.strip
        self.desk.wait(strip.isVisible)
        click(strip, QPoint(round(strip.axis().x_of(act.step)), 20))
        travel = self.desk.application.timeline.travel
        self.desk.wait(lambda: not travel.is_busy)

    def do_fork(self, _act):
        strip = self.desk.application.timeline.strip
        run_id = self.desk.session.run_id
        strip.setFocus()
        QTest.keyClick(strip, Qt.Key.Key_F)
        self.desk.wait(lambda: self.desk.session.run_id != run_id)

    def do_stage(self, act):
        """Click the stage in its row."""
        live = self.desk.application.tours.player._live
        if live.example is None:
            self.desk.open_dock("stepThroughDock")
        view = live.step_view
        self.desk.wait(lambda: view.step is not None)
        number, row = view.number_of(act.part.name), view.row
        assert isinstance(view, StepView)
        row.setFocus()
        QTest.keyClick(row, Qt.Key.Key_Home)
        while view.number_of(view.stage) != number:
            before = view.stage
            QTest.keyClick(row, Qt.Key.Key_Right)
            assert view.stage != before, f"→ stays at {before}"

    def do_silence(self, act):
        self.do_click(act)
        panel = self.desk.open_dock("editsDock")
        self._press("silenceButton", panel)

    def do_teach(self, act):
        self._press_action("teach")
        strip = self.window.findChild(QWidget, "teachStrip")
        buttons = [b for b in strip.findChildren(QAbstractButton) if b.text() == act.name]
        self.desk.wait(buttons[0].isVisible)
        click(buttons[0])

    def do_learn(self, _act):
        panel, run_id = self.desk.open_dock("myDigitsDock"), self.desk.session.run_id
        self._press("learnMyDigits", panel)
        self.desk.qtbot.waitUntil(lambda: self.desk.session.run_id != run_id, timeout=900_000)

    def do_example(self, act):
        dialog = self.desk.application.tours.player._live.example
        layer, index = act.part.layer, act.part.numbers[0]
        picture = dialog.findChild(SmallPicture)
        place = picture.part_rect(picture._parts.index((layer, index))).center().toPoint()
        click(picture, place)
        self._type(dialog.findChild(QWidget, "exampleValue").findChild(QAbstractSpinBox), act.value)

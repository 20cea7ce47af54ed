"""Someone who does anything to the window, the same each time for the same seed."""

from collections import Counter, deque
from collections.abc import Callable
from pathlib import Path
from time import thread_time
from typing import get_args

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QGraphicsView,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QTabBar,
    QWidget,
)

from tests.ui.clicks import double_click
from visualnet.ui.look.theme import ThemeChoice

# What ends the window, or starts processes by the dozen.
_LEFT_ALONE = {"quitAction"}
_LEFT_ALONE_TEXTS = {"Start", "Run", "t-SNE"}
_CLICKED = (
    QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QGraphicsView, QLineEdit,
    QMenuBar, QTabBar,
)  # fmt: skip
_KEYS = (
    *"0123456789 aehnz",
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Backspace),
)
_AREAS = (
    Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.TopDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea,
)  # fmt: skip
_SIZES = ((1366, 768), (900, 600), (1000, 700), (1600, 900), (1920, 1080))
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_LEFT = Qt.MouseButton.LeftButton
_SWEEP_MS = 30


class Monkey:
    """Does one random thing after another to a window; dialogs and menus are left again.

    counts: how often each kind of thing was done. longest: seconds of work that one took at most,
    with its description. last: the descriptions of the latest, newest at the end.
    """

    def __init__(self, window: QMainWindow, seed: int, models: list[Path]) -> None:
        """models: files that are opened now and then."""
        self._window = window
        self._models = models
        self._random = np.random.default_rng(seed)
        self.counts: Counter[str] = Counter()
        self.last: deque[str] = deque(maxlen=15)
        self.longest = (0.0, "")
        self._kinds: dict[str, tuple[int, Callable[[], str]]] = {
            "click": (30, self._click),
            "key": (18, self._press_key),
            "stroke": (12, self._draw),
            "action": (14, self._act),
            "drag": (6, self._drag),
            "wheel": (5, self._turn_wheel),
            "hover": (6, self._hover),
            "resize": (2, self._resize),
            "dock": (4, self._move_dock),
            "model": (2, self._switch_model),
            "theme": (1, self._restyle),
        }
        self._sweeper = QTimer(window)
        self._sweeper.setInterval(_SWEEP_MS)
        self._sweeper.timeout.connect(self._sweep)
        self._sweeper.start()

    def do_something(self) -> None:
        """Do one thing."""
        weights = np.array([weight for weight, _ in self._kinds.values()], float)
        kind = str(self._random.choice(list(self._kinds), p=weights / weights.sum()))
        self.counts[kind] += 1
        started = thread_time()
        self.last.append(f"{kind} …")
        what = f"{kind}: {self._kinds[kind][1]()}"
        self.last[-1] = what
        self.longest = max(self.longest, (thread_time() - started, what))

    def stop(self) -> None:
        """Leave the window alone."""
        self._sweeper.stop()
        self._sweep()

    def _sweep(self) -> None:
        """Leave whatever keeps the window from being used."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            if self._random.random() < 0.5:
                QTest.keyClick(popup, Qt.Key.Key_Down)
            else:
                popup.close()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()

    def _of(self, some: list):
        return some[int(self._random.integers(len(some)))]

    def _place_in(self, widget: QWidget) -> QPoint:
        width, height = max(widget.width(), 1), max(widget.height(), 1)
        return QPoint(int(self._random.integers(width)), int(self._random.integers(height)))

    def _some_widget(self) -> QWidget | None:
        found = [
            widget
            for kind in _CLICKED
            for widget in self._window.findChildren(kind)
            if widget.isVisible() and widget.isEnabled() and not self._is_left_alone(widget)
        ]
        return self._of(found) if found else None

    def _is_left_alone(self, widget: QWidget) -> bool:
        return isinstance(widget, QAbstractButton) and any(
            text in widget.text() for text in _LEFT_ALONE_TEXTS
        )

    def _click(self) -> str:
        widget = self._some_widget()
        if widget is None:
            return "nothing"
        target = widget.viewport() if isinstance(widget, QGraphicsView) else widget
        place = self._place_in(target)
        what = f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()} {place}"
        button = _LEFT if self._random.random() < 0.85 else Qt.MouseButton.RightButton
        if self._random.random() < 0.1:
            double_click(target, place, button)
        else:
            QTest.mouseClick(target, button, pos=place)
        return what

    def _press_key(self) -> str:
        widget = QApplication.focusWidget() or self._window
        key = self._of(_KEYS)
        what = f"{key} on {type(widget).__name__} {widget.objectName()}"
        modifiers = Qt.KeyboardModifier.NoModifier
        if self._random.random() < 0.15:
            modifiers = Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(widget, key, modifiers)
        return what

    def _draw(self) -> str:
        pad = self._window.findChild(QWidget, "drawingPad")
        if not pad.isVisible():
            return "no pad"
        place = self._place_in(pad)
        QTest.mousePress(pad, _LEFT, pos=place)
        for _ in range(int(self._random.integers(0, 12))):
            step = self._random.integers(-40, 41, 2)
            place += QPoint(int(step[0]), int(step[1]))
            QTest.mouseMove(pad, place)
        # A stroke may be left unfinished while something else happens.
        if self._random.random() < 0.9:
            QTest.mouseRelease(pad, _LEFT, pos=place)
        return f"until {place}"

    def _act(self) -> str:
        # Those of the window and its menus; charts have some of their own that nobody can reach.
        menus = self._window.menuBar().findChildren(QMenu)
        reachable = [
            *self._window.findChildren(QAction, options=_DIRECT),
            *(action for menu in menus for action in menu.actions()),
        ]
        actions = [
            action
            for action in reachable
            if action.isEnabled()
            and not action.isSeparator()
            and action.menu() is None
            and action.objectName() not in _LEFT_ALONE
            and not any(text in action.text() for text in _LEFT_ALONE_TEXTS)
        ]
        action = self._of(actions)
        what = f"{action.objectName() or action.text()}"
        action.trigger()
        return what

    def _drag(self) -> str:
        widget = self._some_widget()
        if widget is None or isinstance(widget, QMenuBar):
            return "nothing"
        target = widget.viewport() if isinstance(widget, QGraphicsView) else widget
        what = f"{type(widget).__name__} {widget.objectName()}"
        QTest.mousePress(target, _LEFT, pos=self._place_in(target))
        for _ in range(3):
            QTest.mouseMove(target, self._place_in(target))
        QTest.mouseRelease(target, _LEFT, pos=self._place_in(target))
        return what

    def _turn_wheel(self) -> str:
        widget = self._some_widget()
        if widget is None:
            return "nothing"
        target = widget.viewport() if isinstance(widget, QGraphicsView) else widget
        place = QPointF(self._place_in(target))
        delta = QPoint(0, int(self._random.choice([-240, -120, 120, 240])))
        event = QWheelEvent(
            place, target.mapToGlobal(place), QPoint(), delta, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        what = f"{type(widget).__name__} {widget.objectName()}"
        QApplication.sendEvent(target, event)
        return what

    def _hover(self) -> str:
        widget = self._some_widget()
        if widget is None:
            return "nothing"
        target = widget.viewport() if isinstance(widget, QGraphicsView) else widget
        what = f"{type(widget).__name__} {widget.objectName()}"
        QTest.mouseMove(target, self._place_in(target))
        if self._random.random() < 0.3:
            QApplication.sendEvent(target, QEvent(QEvent.Type.Leave))
        return what

    def _resize(self) -> str:
        size = self._of(_SIZES)
        self._window.resize(*size)
        return str(size)

    def _move_dock(self) -> str:
        dock = self._of(self._window.findChildren(QDockWidget))
        way = self._random.random()
        what = f"{dock.objectName()} {way:.2f}"
        if way < 0.35:
            dock.setVisible(not dock.isVisible())
        elif way < 0.5:
            dock.setFloating(not dock.isFloating())
        elif way < 0.7:
            dock.raise_()
        elif way < 0.85:
            self._window.addDockWidget(self._of(_AREAS), dock)
        else:
            other = self._of(self._window.findChildren(QDockWidget))
            if other is not dock:
                self._window.tabifyDockWidget(other, dock)
        return what

    def _switch_model(self) -> str:
        path = self._of(self._models)
        self._window.application.files.models.open_path(str(path))
        return path.name

    def _restyle(self) -> str:
        choice = self._of(get_args(ThemeChoice))
        self._window.application.appearance.set_theme(choice)
        return choice

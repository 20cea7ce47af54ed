"""Whatever can be clicked is at least 24 × 24 pixels (WCAG 2.2, 2.5.8)."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QListView,
    QListWidget,
    QScrollBar,
    QTabBar,
    QTableView,
    QWidget,
)

LEAST = 24
CLICKABLE = (QAbstractButton, QComboBox, QAbstractSlider, QAbstractSpinBox, QLineEdit)


def targets_of(window):
    """Yield (name, size) of what can be clicked now: widgets, tabs, rows."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        name = f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()}"
        if isinstance(widget, QTabBar):
            for number in range(widget.count()):
                yield f"tab {widget.tabText(number)}", widget.tabRect(number).size()
        elif isinstance(widget, (QListView, QTableView)):
            model = widget.model()
            if model is not None and model.rowCount():
                yield f"row of {name}", widget.visualRect(model.index(0, 0)).size()
        elif isinstance(widget, QScrollBar) or isinstance(widget.parent(), QAbstractSpinBox):
            # Scrolling is possible by wheel and keys everywhere; a field is a part of its box.
            continue
        elif isinstance(widget, CLICKABLE):
            yield name, widget.size()


@pytest.mark.slow
@pytest.mark.parametrize("size", [100, 80])
def test_all_targets_of_all_panels_are_large_enough(build, size):
    desk, small = build().show(), set()
    desk.do(f"text{size}Action")
    for key in desk.window.docks:
        panel = desk.open_dock(key)
        # Lessons are read from files in a thread.
        lists = panel.findChildren(QListWidget, "lessonList")
        desk.wait(lambda lists=lists: all(each.count() for each in lists))
        for name, size in targets_of(desk.window):
            if size.height() < LEAST or size.width() < LEAST:
                small.add((key, name, size.width(), size.height()))
    assert not small


def test_the_buttons_of_titles_are_large_enough_and_explain_themselves(shared_desk):
    bar = shared_desk.window.docks["drawingDock"].titleBarWidget()
    buttons = bar.findChildren(QAbstractButton)
    assert len(buttons) == 3
    rects = [QRect(button.mapTo(shared_desk.window, QPoint()), button.size()) for button in buttons]
    assert all(rect.width() >= LEAST <= rect.height() for rect in rects)
    assert not rects[0].intersects(rects[1])
    assert not rects[1].intersects(rects[2])
    assert all(button.toolTip() and button.accessibleName() for button in buttons)

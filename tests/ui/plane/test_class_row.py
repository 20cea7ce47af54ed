"""What one paints with: by the plane, and in the words of one's own classes."""

from typing import get_args

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QToolButton

from tests.ui.plane.conftest import CLASSES
from visualnet.data.plane.painted import PaintedClass
from visualnet.ui.look.theme import ThemeChoice
from visualnet.ui.plane.class_row import ClassButton, ClassRow

THEMES = [theme for theme in get_args(ThemeChoice) if theme != "system"]


def buttons(row):
    return [button for button in row.findChildren(ClassButton) if button.isVisible()]


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_plane_and_what_one_paints_with_are_seen_at_once(flowers, qtbot, size):
    window = flowers.window
    view = flowers.application.plane.panel.view
    tools = [window.findChild(QPushButton, "erasePoints"), *buttons(window.findChild(ClassRow))]
    icons = view.parentWidget().findChildren(QToolButton)
    tools += [each for each in icons if each.defaultAction() is not None]
    assert len(tools) == 1 + len(CLASSES) + 1 + 2
    for theme in THEMES:
        flowers.application.appearance.set_theme(theme)
        window.resize(*size)
        window.set_first_layout()
        QApplication.processEvents()
        area = view
        while not isinstance(area, QScrollArea):
            area = area.parentWidget()
        area.verticalScrollBar().setValue(0)
        for widget in (view, *tools):
            place = QRect(widget.mapTo(area.viewport(), QPoint()), widget.size())
            assert area.viewport().rect().contains(place), (theme, widget)
        # As large as before it had to share the room.
        assert view.side() == min(300, view.parentWidget().width())


@pytest.mark.slow
def test_classes_are_called_by_their_names(flowers, qtbot):
    row = flowers.window.findChild(ClassRow)
    texts = [f"{key}: {name}" for key, name in enumerate(CLASSES, 1)]
    assert [button.accessibleName() for button in buttons(row)] == [*texts, "4"]
    for button, name in zip(buttons(row), CLASSES, strict=False):
        assert name in button.toolTip()
    assert "a new class, 4" in buttons(row)[3].toolTip()


def test_long_names_are_cut_and_told_whole(qtbot):
    row = ClassRow()
    qtbot.addWidget(row)
    names = "x" * 200, "R&D <b>", "lily"
    classes = tuple(PaintedClass(k, n, is_new=False) for k, n in enumerate(names, 1))
    row.show_classes(classes, 2, names)
    row.resize(260, 300)
    row.show()
    assert row.minimumSizeHint().width() < 200
    long, marked, short = buttons(row)
    assert long.shown_text.endswith("…")
    assert long.shown_text.startswith("1: xxx")
    assert names[0] in long.toolTip()
    assert long.accessibleName() == f"1: {names[0]}"
    assert marked.isChecked()
    assert marked.accessibleName() == "2: R&D <b>"
    assert marked.shown_text == "2: R&&D <b>"
    assert "&lt;b&gt;" in marked.toolTip()
    assert short.shown_text == "3: lily"
    for button in buttons(row):
        assert row.rect().contains(button.geometry())
    for one, other in zip(buttons(row), buttons(row)[1:], strict=False):
        assert not one.geometry().intersects(other.geometry())

"""Columns of any name: the panel of the plane stays as narrow as it is."""

from html import unescape

import pytest
from PySide6.QtWidgets import QLabel

from visualnet.features import Features
from visualnet.insight.plane import PlanePoint
from visualnet.ui.plane.panel import PlanePanel, point_text


@pytest.mark.parametrize(
    "columns", [("x" * 200, "y" * 200), ("<b>" + "x" * 190, "y"), ("a" * 200, "b", "c" * 200)]
)
def test_long_names_are_cut_where_they_stand_and_whole_where_one_asks(qtbot, columns):
    panel = PlanePanel()
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    low, high = (-1.0,) * len(columns), (2.0,) * len(columns)
    narrow = PlanePoint(Features(tuple("xyz"[: len(columns)])), low, (0, 1), low, high)
    panel.show_point(narrow)
    panel.show()
    before, numbers = panel.minimumSizeHint().width(), panel.findChild(QLabel, "planePoint")
    assert numbers.toolTip() == numbers.accessibleDescription() == ""
    point = PlanePoint(Features(columns), (0.5, 1.25, 1)[: len(columns)], (0, 1), low, high)
    panel.show_point(point)
    assert panel.minimumSizeHint().width() <= before
    if len(columns) == 2:
        assert "1.25" in numbers.text()
        assert numbers.accessibleDescription() == point_text(point)
        assert columns[0] in unescape(numbers.toolTip())
    panel.show_point(narrow)
    assert numbers.toolTip() == numbers.accessibleDescription() == ""

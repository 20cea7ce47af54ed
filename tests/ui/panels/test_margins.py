"""Words and controls of every panel keep off its edges."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QSlider,
)

KINDS = (QLabel, QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit, QSlider)
LEAST = 8
"""Pixels; most have more."""


@pytest.mark.slow
def test_nothing_touches_the_edges_of_a_panel(build):
    desk, near = build().show(), []
    for name, dock in desk.window.docks.items():
        dock.open()
        desk.wait(lambda dock=dock: dock.is_in_front)
        desk.wait_at_rest()
        for kind in KINDS:
            for part in dock.panel.findChildren(kind):
                left = part.mapTo(dock.panel, QPoint(0, 0)).x()
                room = min(left, dock.panel.width() - left - part.width())
                if part.isVisible() and room < LEAST:
                    near.append((name, part.objectName() or type(part).__name__, room))
    assert near == []

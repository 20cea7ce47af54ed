"""Clicks of the mouse that Qt's own test functions leave half done."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget


def double_click(
    widget: QWidget, place: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton
) -> None:
    """Double click; after Qt's own the button counts as held, in every test that follows."""
    QTest.mouseDClick(widget, button, pos=place)
    # Of a button, which takes any release: Qt warns where a widget does not.
    QTest.mouseRelease(QPushButton(), button)

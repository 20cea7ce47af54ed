"""What Windows asks of the window, with a stand-in for Windows."""

import ctypes
import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from visualnet.ui import launch


class Hints:
    """Stands for `QStyleHints`; the scheme that was asked for last, None: the system's."""

    asked = None

    def setColorScheme(self, scheme):
        self.asked = scheme

    def unsetColorScheme(self):
        self.asked = None


def test_the_taskbar_is_told_a_name_of_our_own(monkeypatch):
    told = []
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=told.append)
    library = SimpleNamespace(shell32=shell)
    monkeypatch.setattr(ctypes, "windll", library, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(launch, "QApplication", lambda _arguments: told.append("application"))
    launch._application()
    assert told == ["VisualNet.VisualNet", "application"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="is the stand-in's matter elsewhere")
def test_title_bars_go_with_the_theme(build, monkeypatch):
    window = build().window
    hints = Hints()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        patch.setattr(QApplication, "styleHints", lambda: hints)
        launch.adapt_to_system(window)
    assert hints.asked == Qt.ColorScheme.Dark
    appearance = window.application.appearance
    for choice, asked in (
        ("light", Qt.ColorScheme.Light),
        ("system", None),
        ("dark-high-contrast", Qt.ColorScheme.Dark),
    ):
        appearance.set_theme(choice)
        assert hints.asked == asked

"""What macOS asks of the window, with a stand-in for macOS."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QAction

from visualnet.ui.launch import adapt_to_system

_ROLE = QAction.MenuRole

_FILES_BEFORE_AND_AFTER = """
import sys
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
import visualnet.ui.launch
assert not [name for name in sys.modules if name.startswith("visualnet.ui.systems")]

sys.platform = "darwin"
app = visualnet.ui.launch._application()
sys.platform = "linux"
taken = []

def come(*paths):
    for path in paths:
        app.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(path)))

come("/a b.vnet", "/c.npz")
app.processEvents()
assert taken == []
app.open_files_by(taken.append)
app.processEvents()
assert taken == [["/a b.vnet", "/c.npz"]], taken
come("/d.png")
app.processEvents()
assert taken[1:] == [["/d.png"]], taken
"""


def test_only_three_actions_go_into_the_menu_with_the_programs_name(shared_window, monkeypatch):
    window = shared_window.window
    monkeypatch.setattr(sys, "platform", "darwin")
    adapt_to_system(window)
    monkeypatch.undo()
    roles = {}
    for entry in window.menuBar().actions():
        # Some are filled only now.
        entry.menu().aboutToShow.emit()
        roles |= {action: action.menuRole() for action in entry.menu().actions()}
    moved = {action.objectName(): role for action, role in roles.items() if role != _ROLE.NoRole}
    moved.pop("preferencesAction", None)
    assert moved == {"aboutAction": _ROLE.AboutRole, "quitAction": _ROLE.QuitRole}
    # Left alone, the card of a model would go there too.
    assert sum(action.text().replace("&", "").startswith("About") for action in roles) > 1


@pytest.mark.slow
def test_files_that_come_before_there_is_a_window_are_opened_in_it():
    done = subprocess.run(
        [sys.executable, "-c", _FILES_BEFORE_AND_AFTER], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

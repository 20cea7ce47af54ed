"""Panels torn off by a real mouse and sized by a real keyboard, on a real screen."""

import json
import os
import shutil
import subprocess
import sys

import pytest

SCREEN = "-screen 0 1400x900x24"
NEEDED = ("xvfb-run", "xdotool", "openbox")
PROGRAM = """
import json, os, subprocess
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from visualnet.ui.demo.scripted_window import rehearsal, run_for, wait_until
from visualnet.ui.look.theme import load_theme

def hand(*command):
    done = subprocess.Popen(["xdotool", *map(str, command)])
    wait_until(lambda: done.poll() is not None, 30)
    run_for(0.2)

# Without keys of its own: it would take some for its desktops.
with open("rc.xml", "w") as file:
    file.write('<openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard/></openbox_config>')
manager = subprocess.Popen(["openbox", "--config-file", "rc.xml"])
try:
    with rehearsal((1366, 860), "dark", None) as (window, session):
        told = {}
        docks = window.docks
        dock = docks["chartsDock"]
        # The others of its place are closed, and stay where they are.
        place = dock.titleBarWidget().mapToGlobal(QPoint(60, 12))
        hand("mousemove", place.x(), place.y(), "mousedown", 1)
        for step in range(1, 13):
            hand("mousemove", place.x() - 40 * step, place.y() + 20 * step)
        hand("mouseup", 1)
        wait_until(dock.isFloating, 30)
        told["torn"] = dock.isFloating()
        told["whole"] = window.centralWidget().height() > 600
        settings = docks["settingsDock"]
        settings.open()
        wait_until(lambda: settings.isAncestorOf(QApplication.focusWidget()), 30)
        hand("key", "ctrl+shift+f")
        wait_until(settings.isFloating, 30)
        wait_until(settings.isActiveWindow, 30)
        told["focus"] = settings.isAncestorOf(QApplication.focusWidget())
        run_for(0.5)
        before = settings.geometry()
        hand("key", "ctrl+shift+Up")
        wait_until(lambda: settings.height() == before.height() - 40, 30)
        edge = settings.grab().toImage().pixelColor(0, settings.height() // 2)
        told["edge"] = edge == load_theme("dark").border_strong
        told["shorter"] = before.height() - settings.height()
        hand("key", "ctrl+shift+f")
        wait_until(lambda: not settings.isFloating(), 30)
        window.actions_["resetDocks"].trigger()
        run_for(0.5)
        told["reset"] = not dock.isFloating() and dock.is_in_front
        print(json.dumps(told))
finally:
    manager.terminate()
    manager.wait()
"""


@pytest.mark.slow
@pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"needs {' and '.join(NEEDED)}")
def test_panels_are_torn_off_by_mouse_and_sized_by_keys_on_a_real_screen(tmp_path):
    done = subprocess.run(
        [
            *(str(shutil.which("xvfb-run")), "-a", "-s", SCREEN),
            *(sys.executable, "-c", PROGRAM),
        ],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "torn": True,
        "whole": True,
        "focus": True,
        "edge": True,
        "shorter": 40,
        "reset": True,
    }

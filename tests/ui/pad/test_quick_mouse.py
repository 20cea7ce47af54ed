"""A real mouse on a real screen that is quicker than anything is painted."""

import os
import shutil
import subprocess
import sys

import pytest

SCREEN = "-screen 0 1400x900x24"
NEEDED = ("xvfb-run", "xdotool")
PROGRAM = """
import math, subprocess, sys
from PySide6.QtWidgets import QApplication
from visualnet.ui.demo.scripted_window import rehearsal, run_for, wait_until
with rehearsal((1366, 768), "dark", None) as (window, session):
    window.application.context.pad.clear()
    run_for(0.5)
    pad = window.application.pad.panel.pad
    corner, side = pad.mapToGlobal(pad.rect().topLeft()), pad.side()
    path = []
    for number in range(600):
        angle, radius = number / 600 * 25, 0.1 + 0.3 * number / 600
        place = (round(corner.x() + side * (0.5 + radius * math.cos(angle))),
                 round(corner.y() + side * (0.5 + radius * math.sin(angle))))
        if not path or path[-1] != place:
            path.append(place)
    command = ["xdotool", "mousemove", *map(str, path[0]), "mousedown", "1"]
    for place in path[1:]:
        command += ["mousemove", *map(str, place)]
    mouse = subprocess.Popen([*command, "mouseup", "1"])
    wait_until(lambda: mouse.poll() is not None and not pad._is_drawing and pad.strokes(), 30)
    (stroke,) = pad.strokes()
    print(len(path), len(stroke), window.application.pad.panel.seen._image is not None)
"""


@pytest.mark.slow
@pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"needs {' and '.join(NEEDED)}")
def test_every_point_of_a_mouse_that_is_quicker_than_the_painting_is_kept():
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [str(shutil.which("xvfb-run")), "-a", "-s", SCREEN, sys.executable, "-c", PROGRAM],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    sent, kept, is_seen = done.stdout.split()
    assert int(sent) > 500
    assert kept == sent
    assert is_seen == "True"

"""Nothing is cut in any panel, on any screen, at any scale, in any theme."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_LIMIT_S = 900
"""Only ends a run that would go on for ever."""

SCREENS = {
    (800, 480): (1.0,),
    (1024, 600): (1.0,),
    (1280, 720): (1.0, 1.25),
    (1366, 768): (1.0, 1.25, 1.5),
    (1920, 1080): (1.0, 1.25, 1.5, 1.75, 2.0),
    (2560, 1440): (1.0, 1.25, 1.5, 1.75, 2.0),
    (3840, 2160): (1.0, 1.25, 1.5, 1.75, 2.0),
}
"""Scales by the size of the screen in its own pixels."""


def sizes_at(scale: float) -> Iterator[str]:
    """Return the sizes that screens of a scale have for the window."""
    for (width, height), scales in SCREENS.items():
        if scale in scales:
            yield f"{round(width / scale)}x{round(height / scale)}"


def as_list(found: dict[str, dict[str, str]]) -> str:
    """Return what is cut, a widget each with the screens where it is."""
    lines = []
    for path, faults in sorted(found.items()):
        where, what = next(iter(faults.items()))
        others = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
        lines.append(f"{path}: {what} ({where}{others})")
    return "\n".join(lines)


def cut_on(folder: Path, scale: float, *asked: str) -> str:
    """Return what is cut, in a process of its own; folder: for its files."""
    own = {f"XDG_{kind}_HOME": str(folder) for kind in ("CONFIG", "STATE", "DATA")}
    run = subprocess.run(
        [sys.executable, "-m", "tests.ui.every_screen", *asked],
        cwd=ROOT,
        env={**os.environ, **own, "QT_SCALE_FACTOR": f"{scale:g}"},
        capture_output=True,
        text=True,
        timeout=_LIMIT_S,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-4000:]
    return as_list(json.loads(run.stdout))


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_nothing_is_cut_in_any_panel(scale, tmp_path):
    assert not cut_on(tmp_path, scale, ",".join(sizes_at(scale)))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["pseudo", "pseudo-from-right"])
def test_nothing_is_cut_in_a_language_of_longer_words(language, tmp_path):
    """Pictures of it: `python -m tests.ui.every_screen 1366x768 --language pseudo --keep DIR`."""
    assert not cut_on(tmp_path, 1.0, "1024x600,1366x768", "--language", language)

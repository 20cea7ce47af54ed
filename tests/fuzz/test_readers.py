"""Damaged files of every kind: refused in the program's own words, or taken, at little cost.

`python -m tests.fuzz` does the same for as many as one likes.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.kinds import KINDS

INPUTS = 20_000

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="memory is measured by Linux's /proc"),
]


@pytest.mark.parametrize("name", KINDS)
def test_damaged_files_do_no_harm(name: str) -> None:
    if name == "model onnx":
        pytest.importorskip("onnx")
    count = INPUTS * KINDS[name].share // sum(kind.share for kind in KINDS.values())
    # In a process of its own, whose memory can be measured and limited.
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "--kind", name, "--inputs", str(count)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        errors="replace",
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr[-3000:]}"

"""What people drew, played into the real pad with the mouse, is read as from their strokes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from visualnet.models.bundled import bundled_models

PLAY = Path(__file__).parent / "played_strokes.py"


def played(model, drawings, sides, brushes, scaling):
    command = [sys.executable, str(PLAY), model, str(drawings), *sides, "--", *brushes]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scaling}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("scaling", ["1", "1.5"])
@pytest.mark.parametrize("model", [model.name for model in bundled_models()])
def test_pads_brushes_and_scalings_make_no_difference(model, scaling):
    result = played(model, 250, ["120", "230", "420"], ["0.04", "0.09"], scaling)
    assert result.pop("scaling") == float(scaling)
    assert result.pop("drawings") == 250
    strokes = result.pop("strokes")
    assert len(result) == 6
    for what, share in result.items():
        # One drawing of these is 0.4 points.
        assert abs(share - strokes) <= 0.012, what

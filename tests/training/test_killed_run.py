"""Runs that are killed go on to the same weights, bit for bit, as runs never killed."""

import os
import signal
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

from tests.training.killed_run import CHANGES, CHOICES, END, STEPS, history, weights_at_end
from visualnet.settings_table import CHANGEABLE

KILLS = int(os.environ.get("VISUALNET_KILLS", "6"))
"""Set it to 200 for the whole proof."""

AUTOSAVES_OF_A_LIFE = 40
PATIENCE = 120


def test_every_setting_that_can_be_changed_is() -> None:
    assert set(CHOICES) == set(CHANGEABLE)
    assert len(history(1)) == CHANGES
    assert max(history(1)) < STEPS


def live(folder, seed: int, autosaves: int, seconds: float = 0.0) -> bool:
    """Let it train until that many autosaves and seconds, then kill it; tells whether it ended."""
    command = [sys.executable, "-m", "tests.training.killed_run", str(folder), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        watch = threading.Timer(PATIENCE, process.kill)
        watch.start()
        for _ in range(autosaves):
            if not process.stdout.readline():
                break
        watch.cancel()
        time.sleep(seconds)  # the random moment is what is tested
        process.kill()
        process.wait(PATIENCE)
        assert process.returncode in (0, -signal.SIGKILL)
        return process.returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
def test_a_killed_run_ends_with_the_weights_of_one_never_killed(tmp_path) -> None:
    chance = np.random.default_rng(3)
    kills = seed = 0
    while kills < KILLS:
        seed += 1
        folder = tmp_path / str(seed)
        folder.mkdir()
        while not live(
            folder, seed, int(chance.integers(1, AUTOSAVES_OF_A_LIFE)), chance.uniform(0, 0.03)
        ):
            kills += not (folder / END).exists()
            if kills >= KILLS:
                assert live(folder, seed, STEPS)
                break
        assert np.array_equal(np.load(folder / END), weights_at_end(seed)), f"seed {seed}"
    print(f"{kills} kills in {seed} runs: the same weights, bit for bit")  # noqa: T201 - the figures

"""Random things done to the real window: no exception, no leak, no hang.

VISUALNET_MONKEY_ACTIONS and VISUALNET_MONKEY_SEED say how many and which; `-s` shows the memory.
"""

import ctypes
import faulthandler
import gc
import os
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.monkey import Monkey
from visualnet.models.bundled import bundled_models
from visualnet.models.document import new_document
from visualnet.models.formats import save_model
from visualnet.nn.network import Network
from visualnet.training.config import TrainingConfig
from visualnet.ui.session.open_run import State

_ACTIONS = int(os.environ.get("VISUALNET_MONKEY_ACTIONS", "150"))
_SEED = int(os.environ.get("VISUALNET_MONKEY_SEED", "1"))
_PARTS = 20
_HANG_SECONDS = 120
_LONGEST_SECONDS = 30
"""Of work that one thing may hold up the window with at most, on a slow machine."""
_MOST_GROWTH_MB = 750
"""Fifty acts can be undone, some of them on networks of a million parameters, and kept steps of all
runs may take 128 MB."""
_SETTLED_GROWTH_MB = 100

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc"),
]


def memory_in_use_mb() -> float:
    """Without what the C library keeps of freed blocks, which lie between others."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    return memory_mb()


def memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.fixture
def model_files(tmp_path):
    """Networks of several shapes."""
    paths, generator = [], np.random.default_rng(3)
    for hidden in ((16, 16), (12,), (128, 64), ()):
        network = Network((784, *hidden, 10), "relu")
        network.parameters[:] = generator.normal(0, 0.05, network.parameters.size)
        document = new_document(
            network,
            classes=tuple("0123456789"),
            training=TrainingConfig(hidden=hidden, activation="relu").as_json_object(),
            dataset="mnist",
            test_accuracy=None,
        )
        paths.append(tmp_path / f"{'-'.join(map(str, hidden)) or 'none'}.npz")
        save_model(document, paths[-1])
    return paths


def test_random_things_do_no_harm(desk, model_files):
    monkey = Monkey(desk.window, _SEED, model_files)
    at_start, curve, largest = memory_in_use_mb(), [], 0.0
    with desk.qtbot.capture_exceptions() as exceptions:
        for number in range(1, _ACTIONS + 1):
            faulthandler.dump_traceback_later(_HANG_SECONDS, exit=True)
            monkey.do_something()
            # Now and then the window is left to itself for a while.
            desk.qtbot.wait(40 if number % 25 == 0 else 1)
            assert not exceptions, (number, list(monkey.last), exceptions)
            assert desk.window.isVisible(), (number, list(monkey.last))
            if number % max(1, _ACTIONS // _PARTS) == 0:
                curve.append(memory_in_use_mb())
            largest = max(largest, memory_mb())
        faulthandler.cancel_dump_traceback_later()
        monkey.stop()
        print(f"{_ACTIONS:,} actions, seed {_SEED}: {dict(monkey.counts)}")  # noqa: T201 - a report
        print(f"exceptions: {len(exceptions)}; longest {monkey.longest}")  # noqa: T201
        memory = " ".join(f"{mb:.0f}" for mb in curve)
        print(f"memory: {at_start:.0f} MB, then {memory}; at most {largest:.0f}")  # noqa: T201
        assert_it_is_well(desk)
    assert not exceptions
    assert monkey.longest[0] < _LONGEST_SECONDS, monkey.longest
    # Its floor is compared: rasters come and go.
    assert min(curve[15:]) < at_start + _MOST_GROWTH_MB
    if _ACTIONS >= 5000:
        # Undo steps and made docks come at first.
        assert min(curve[15:]) < min(curve[8:13]) + _SETTLED_GROWTH_MB


def assert_it_is_well(desk):
    """It learns, reads and can be closed, as at the start."""
    if desk.session.state is State.RUNNING:
        desk.do("playAction")
    desk.wait(lambda: desk.session.state is not State.RUNNING)
    (model,) = [m for m in bundled_models() if m.name == "digits-16x16"]
    desk.application.files.models.open_bundled(model.name, model.path)
    desk.wait(lambda: desk.session.title == model.name)
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.RUNNING and desk.step_shown() > 0)
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.PAUSED)


def test_models_can_be_switched_fifty_times_while_training(desk, model_files):
    with desk.qtbot.capture_exceptions() as exceptions:
        threads, widgets, memory = [], [], []
        for turn in range(50):
            path = model_files[turn % len(model_files)]
            if turn == 0:
                desk.do("playAction")
            desk.application.files.models.open_path(str(path))
            desk.wait(lambda name=path.name: desk.session.title == name)
            # The new one is trained in its place.
            desk.wait(lambda: desk.session.trainer is not None and desk.session.trainer.step > 0)
            assert desk.session.state is State.RUNNING
            threads.append(threading.active_count())
            widgets.append(len(QApplication.allWidgets()))
            memory.append(memory_in_use_mb())
    assert not exceptions
    print(f"memory: {memory[0]:.0f} MB, {memory[24]:.0f}, {memory[49]:.0f}")  # noqa: T201 - a report
    # Pools start their last threads when they first have so much to do; a leak would leave dozens.
    assert max(threads[25:]) <= max(threads[:25]) + 4
    assert max(widgets[25:]) <= max(widgets[:25])
    # Undo keeps the last fifty runs.
    assert memory[49] < memory[0] + _MOST_GROWTH_MB
    assert_it_is_well(desk)

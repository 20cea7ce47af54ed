"""`visualnet benchmark --view` says how fast the window is, and what holds it back."""

import json
import sys

import pytest

from visualnet.ui.demo import benchmark, looking_back, thread_shares
from visualnet.ui.demo.benchmark import benchmark_view
from visualnet.ui.demo.thread_shares import GUI, OTHERS, TRAINING, shares_of

LEARNING = "visualnet/ui/session/training_thread.py:53"


def test_shares_of_the_lock_are_told_by_thread() -> None:
    samples = (
        "thread (1): MainThread;<module> (a.py:1);paint (b.py:2) 30\n"
        f"thread (2): picture_0;TrainingThread.run ({LEARNING});step (c.py:1) 50\n"
        "thread (3): picture_0;_worker (concurrent/futures/thread.py:83) 5\n"
    )
    assert shares_of(samples, 200) == {GUI: 0.15, TRAINING: 0.25, OTHERS: 0.025}
    assert shares_of("", 200) == {GUI: 0.0, TRAINING: 0.0, OTHERS: 0.0}


def test_without_a_sampler_nothing_is_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thread_shares.shutil, "which", lambda _name, path=None: None)
    assert thread_shares.lock_shares() is None


@pytest.mark.slow
def test_the_view_has_all_its_figures(monkeypatch: pytest.MonkeyPatch, qapp) -> None:
    for name, value in {
        "_WARM_UP_SECONDS": 0.2, "_SECONDS": 0.8, "_ALONE_SECONDS": 0.3,
        "_STROKES": 1, "_STARTS": 1, "_PRODUCTS_SECONDS": 0.05,
    }.items():  # fmt: skip
        monkeypatch.setattr(benchmark, name, value)
    monkeypatch.setattr(looking_back, "_MOVES", 5)
    monkeypatch.setattr(looking_back, "_LETTING_GO", 1)
    monkeypatch.setattr(thread_shares.shutil, "which", lambda _name, path=None: None)
    told: list[str] = []
    figures = benchmark_view((40, 30), (1100, 700), told.append)
    json.dumps(figures, allow_nan=False)
    assert figures["network"] == "784-40-30-10"
    assert figures["connections_drawn"] == figures["connections_total"] == 784 * 40 + 1200 + 300
    assert figures["cores"] >= 1
    assert figures["threads"] == 1
    assert figures["lock_held"] is None
    positive = [
        "fps", "examples_per_second_alone", "examples_per_second_with_view", "products_share",
        "gui_thread_share", "painting_share", "opened_ms", "hover_ms_p50", "hover_ms_p95",
        "edit_ms_p50", "edit_ms_p95", "stroke_to_paint_ms_p95", "cold_start_ms",
    ]  # fmt: skip
    assert all(figures[name] > 0 for name in positive)
    assert figures["painting_share"] <= 1
    if sys.platform == "linux":
        assert figures["training_thread_share"] > 0

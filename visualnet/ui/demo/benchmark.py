"""Benchmark of the whole window, `visualnet benchmark --view`, and what is left for training.

A frame is counted when a new picture of connections and neurons has been painted and handed to the
screen; the time of a mouse move ends when the reading that it caused has been.
"""

import sys
from collections.abc import Callable
from math import nan
from time import perf_counter
from typing import Any

import numpy as np

from visualnet.nn.product_threads import core_count
from visualnet.training.benchmark.benchmark import products_rate
from visualnet.training.trainer import Trainer
from visualnet.ui.demo.answering import answering_figures, open_network
from visualnet.ui.demo.demo import seven
from visualnet.ui.demo.first_frame import Paintings, cold_start_ms
from visualnet.ui.demo.looking_back import looking_back_figures
from visualnet.ui.demo.scripted_window import Pen, rehearsal, run_for, wait_until
from visualnet.ui.demo.thread_shares import ThreadTimes, lock_shares
from visualnet.ui.session.session import Session
from visualnet.ui.session.training_thread import TrainingThread
from visualnet.ui.window.main_window import MainWindow

_WARM_UP_SECONDS = 1.5
_SECONDS = 8.0
_ALONE_SECONDS = 4.0
_STROKES = 8
_POINT_MS = 11
_STARTS = 5
_PRODUCTS_SECONDS = 1.0


def benchmark_view(
    hidden: tuple[int, ...] | None, size: tuple[int, int], report: Callable[[str], None]
) -> dict[str, Any]:
    """Measure the window at that size while it trains at full speed. report: told the progress.

    The same training alone, in the same kind of thread and with the window at rest, is measured
    before and after. What holds it back: cores; threads of the products; products_share of training
    alone; lock_held, the shares of time that the threads hold Python's lock, None where py-spy
    cannot tell; shares of a core that the window's and the training's thread take; painting_share,
    of the time, for pixels.
    """
    report("Starting…")
    starts = sorted(cold_start_ms(size) for _ in range(_STARTS))
    with rehearsal(size, "dark", None) as (window, session):
        report("Opening…")
        opening = open_network(window, session, hidden)
        session.change(epochs=None)
        report("Training alone…")
        alone = [_rate_alone(session)]
        report("Training with the view…")
        session.play()
        run_for(_WARM_UP_SECONDS)
        frames, rate, shares = _frames_while_training(window, session)
        report("Looking who holds Python's lock…")
        lock = lock_shares()
        report("Drawing while training…")
        strokes = _stroke_times(window)
        session.pause()
        run_for(0.3)
        report("Drawing at rest…")
        at_rest = _stroke_times(window)
        report("Looking back…")
        looking_back = looking_back_figures(window)
        alone.append(_rate_alone(session))
        threads = session.trainer.threads or 1
        report("Pointing and editing…")
        answering = answering_figures(window, session)
        return {
            "network": session.network.describe(),
            "window": f"{window.width()}x{window.height()}",
            **_view_figures(window, frames),
            "examples_per_second_alone": round(float(np.mean(alone))),
            "examples_per_second_with_view": round(rate),
            "training_kept": round(rate / float(np.mean(alone)), 3),
            "cores": core_count(),
            "threads": threads,
            "products_share": _products_share(session, threads, float(np.mean(alone))),
            "lock_held": lock,
            **shares,
            **opening,
            **answering,
            "stroke_to_paint_ms_p50": round(float(np.percentile(strokes, 50)), 1),
            "stroke_to_paint_ms_p95": round(float(np.percentile(strokes, 95)), 1),
            "moves_measured": len(strokes),
            "stroke_to_paint_idle_ms_p50": round(float(np.percentile(at_rest, 50)), 1),
            "stroke_to_paint_idle_ms_p95": round(float(np.percentile(at_rest, 95)), 1),
            "idle_moves_measured": len(at_rest),
            **looking_back,
            "cold_start_ms": round(starts[len(starts) // 2]),
            "peak_memory_mb": round(peak_memory_mb()),
        }


def _products_share(session: Session, threads: int, rate: float) -> float:
    """Return how much of the time of training alone its bare matrix products would take."""
    sizes, batch = session.network.layer_sizes, session.config.batch_size
    bare = products_rate(sizes, batch, _PRODUCTS_SECONDS, threads)
    return round(rate / bare, 3)


def peak_memory_mb() -> float:
    """Return the most memory that this process has had, in megabytes; nan where none tells."""
    try:
        import resource
    except ImportError:
        # Windows has no such module.
        return nan
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _view_figures(window: MainWindow, frames: list[float]) -> dict[str, Any]:
    intervals = np.diff(frames) * 1000
    picture = window.application.picture.view.canvas.picture
    return {
        "connections_drawn": window.application.picture.view.drawn,
        "connections_total": window.application.picture.view.total,
        "connections_line_by_line": 0 if picture is None else picture.selection.drawn,
        "picture_memory_mb": round(window.application.picture.view.canvas.picture_bytes / 1e6),
        "fps": round(len(intervals) / (frames[-1] - frames[0]), 1),
        "frame_ms_p50": round(float(np.percentile(intervals, 50)), 1),
        "frame_ms_p95": round(float(np.percentile(intervals, 95)), 1),
    }


def _rate_alone(session: Session) -> float:
    """Return examples per second of the session's training while nobody looks at it."""
    assert session.dataset is not None  # noqa: S101 - a rehearsal waits for it
    thread = TrainingThread(Trainer(session.config, session.dataset, session.network), None)
    thread.begin()
    thread.control.play()
    run_for(0.3)
    rate = _rate_of(thread.trainer, _ALONE_SECONDS)
    thread.end()
    thread.wait()
    return rate


def _rate_of(trainer: Trainer, seconds: float) -> float:
    """Return examples per second of time, the evaluations left out."""
    seen, evaluating, started = trainer.examples_seen, trainer.evaluation_seconds, perf_counter()
    run_for(seconds)
    spent = perf_counter() - started - (trainer.evaluation_seconds - evaluating)
    return (trainer.examples_seen - seen) / spent


def _frames_while_training(
    window: MainWindow, session: Session
) -> tuple[list[float], float, dict[str, float | None]]:
    """Return when new pictures of the network were painted, and examples per second meanwhile.

    Besides the shares of the time that the threads and the painting of pixels took.
    """
    frames: list[float] = []
    new_pictures: list[object] = []

    def note_painted(when: float) -> None:
        # A repaint without a new picture is no frame.
        if new_pictures:
            new_pictures.clear()
            frames.append(when)

    canvas = window.application.picture.view.canvas
    canvas.frame_shown.connect(new_pictures.append)
    paintings = Paintings(window, note_painted)
    times, begun = ThreadTimes(), perf_counter()
    rate = _rate_of(session.trainer, _SECONDS)
    shares = times.shares()
    shares["painting_share"] = round(paintings.seconds / (perf_counter() - begun), 3)
    window.removeEventFilter(paintings)
    canvas.frame_shown.disconnect(new_pictures.append)
    return frames, rate, shares


def _stroke_times(window: MainWindow) -> list[float]:
    """Return milliseconds from each mouse move on the pad to the painted reading."""
    times: list[float] = []
    moves: list[float] = []
    read_moves: list[float] = []

    def note_frame(_frame: object) -> None:
        read_moves.extend(moves)
        moves.clear()

    def note_painted(when: float) -> None:
        times.extend((when - moved) * 1000 for moved in read_moves)
        read_moves.clear()

    pad = window.application.pad.panel.pad
    pen = Pen(pad, _POINT_MS)
    pen.about_to_move.connect(moves.append)
    window.application.context.frames.frame_ready.connect(note_frame)
    paintings = Paintings(window, note_painted)
    for _ in range(_STROKES):
        pen.draw(seven(pad.side()))
        wait_until(lambda: not pen.is_drawing, 30)
        run_for(0.1)
        window.application.context.pad.clear()
    window.application.context.frames.frame_ready.disconnect(note_frame)
    window.removeEventFilter(paintings)
    return times

"""Time from a move of the timeline's knob to the picture of that step; part of the benchmark."""

from time import perf_counter
from typing import Any

import numpy as np

from visualnet.ui.demo.first_frame import Paintings
from visualnet.ui.demo.scripted_window import Pen, run_for, wait_for, wait_until
from visualnet.ui.session.frame import Frame
from visualnet.ui.window.main_window import MainWindow

_MOVES = 200
_MOVE_MS = 33
_LETTING_GO = 10
_REST_SECONDS = 1.0


def looking_back_figures(window: MainWindow) -> dict[str, Any]:
    """Drag the knob to steps at random; milliseconds until knob and picture are painted.

    A move that a newer one overtakes ends with the picture of the newer; one to a step that the
    shown picture stands for already, with the knob. Then letting go is measured: until the very
    step is shown, however long its replay takes.
    """
    generator = np.random.default_rng(19)
    strip, session = window.application.timeline.strip, window.application.session
    moves: list[float] = []
    asked: list[float] = []
    knobs: list[float] = []
    pictures: list[float] = []
    shown: list[float] = []
    travel, newest = window.application.timeline.travel, [-1]

    def note_frame(frame: Frame) -> None:
        newest[0] = frame.progress.step
        shown.extend(asked)
        asked.clear()

    def note_arrived() -> None:
        past = session.past
        if past is not None and past.snapshot.step == newest[0]:
            shown.extend(asked)
            asked.clear()

    def note_painted(when: float) -> None:
        knobs.extend((when - moved) * 1000 for moved in moves)
        moves.clear()
        pictures.extend((when - moved) * 1000 for moved in shown)
        shown.clear()

    def note_move(when: float) -> None:
        moves.append(when)
        asked.append(when)

    pen = Pen(strip, _MOVE_MS)
    pen.about_to_move.connect(note_move)
    window.application.context.frames.frame_ready.connect(note_frame)
    travel.arrived.connect(note_arrived)
    paintings = Paintings(window, note_painted)
    middle, right = strip.height() / 2, strip.axis().right
    pen.draw([[(generator.uniform(0, right), middle) for _ in range(_MOVES)]])
    wait_until(lambda: not pen.is_drawing, 60)
    run_for(0.3)
    window.application.context.frames.frame_ready.disconnect(note_frame)
    travel.arrived.disconnect(note_arrived)
    window.removeEventFilter(paintings)
    landings = _letting_go_times(window, generator)
    travel.return_to_now()
    return {
        "looking_back_moves": len(pictures),
        "knob_to_paint_ms_p95": _percentile(knobs, 95),
        "looking_back_ms_p50": _percentile(pictures, 50),
        "looking_back_ms_p95": _percentile(pictures, 95),
        "letting_go_ms_p50": _percentile(landings, 50),
        "letting_go_ms_max": _percentile(landings, 100),
    }


def _letting_go_times(window: MainWindow, generator: np.random.Generator) -> list[float]:
    """Let go at steps at random; return milliseconds until each was shown."""
    session, travel = window.application.session, window.application.timeline.travel
    times = []
    for _ in range(_LETTING_GO):
        step = int(generator.integers(max(1, session.run.snapshot.step if session.run else 1)))
        # As for a hand, the picture before has come to rest.
        run_for(_REST_SECONDS)
        begun = perf_counter()
        travel.go_to(step)
        if travel.is_busy:
            # Without a look every few milliseconds, which a replay waits for.
            wait_for(travel.arrived, 60)
        times.append((perf_counter() - begun) * 1000)
    return times


def _percentile(times: list[float], share: int) -> float | None:
    return round(float(np.percentile(times, share)), 1) if times else None

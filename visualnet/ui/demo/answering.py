"""How soon the window opens a network, answers the mouse and takes an edit; for the benchmark."""

from math import nan
from time import perf_counter
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from visualnet.nn.edits import SetWeight
from visualnet.ui.demo.first_frame import Paintings
from visualnet.ui.demo.scripted_window import run_for, wait_until
from visualnet.ui.session.session import Session
from visualnet.ui.window.main_window import MainWindow

_HOVERS, _EDITS = 20, 16
_PATIENCE_SECONDS = 60


def open_network(
    window: MainWindow, session: Session, hidden: tuple[int, ...] | None
) -> dict[str, Any]:
    """Open a new network; return milliseconds until its strongest connections are shown.

    hidden: its hidden layers; None leaves the network that is there, which takes none.
    """
    canvas = window.application.picture.view.canvas
    if hidden is None:
        return {"opened_ms": None}
    begun = perf_counter()
    session.apply(session.config.changed(hidden=hidden))
    sizes = session.network.layer_sizes

    def is_opened() -> bool:
        picture = canvas.picture
        is_this = picture is not None and picture.request.layout.layer_sizes == sizes
        return is_this and canvas.shown_scales is not None and canvas.shows_newest_picture

    is_in_time = wait_until(is_opened, _PATIENCE_SECONDS)
    opened = (perf_counter() - begun) * 1000 if is_in_time else nan
    wait_until(lambda: window.application.picture.view.is_complete, _PATIENCE_SECONDS)
    return {"opened_ms": round(opened, 1)}


def answering_figures(window: MainWindow, session: Session) -> dict[str, Any]:
    """Point at neurons and move a weight, at rest.

    Milliseconds from a move of the mouse to its painted answer, and of the window's thread for an
    edit by hand.
    """
    hovers, edits = _hover_times(window, session), _edit_times(session)
    return {
        "hover_ms_p50": round(float(np.percentile(hovers, 50)), 1),
        "hover_ms_p95": round(float(np.percentile(hovers, 95)), 1),
        "edit_ms_p50": round(float(np.percentile(edits, 50)), 1),
        "edit_ms_p95": round(float(np.percentile(edits, 95)), 1),
    }


def _hover_times(window: MainWindow, session: Session) -> list[float]:
    canvas = window.application.picture.view.canvas
    painted: list[float] = []
    times: list[float] = []
    paintings = Paintings(window, painted.append)
    layers = session.network.layer_sizes[1:]
    for number in range(_HOVERS):
        layer = 1 + number % len(layers)
        neuron = number * layers[layer - 1] // _HOVERS
        place = canvas.position_of((layer, neuron))
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            QPointF(canvas.viewport().mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        painted.clear()
        begun = perf_counter()
        QApplication.sendEvent(canvas.viewport(), moved)
        if wait_until(lambda: bool(painted), _PATIENCE_SECONDS):
            times.append((painted[0] - begun) * 1000)
    window.removeEventFilter(paintings)
    return times or [nan]


def _edit_times(session: Session) -> list[float]:
    times = []
    for move in range(_EDITS):
        begun = perf_counter()
        session.edit(SetWeight(1, 0, 0, 0.01 * move), merges=move > 0)
        times.append((perf_counter() - begun) * 1000)
        run_for(0.1)
    return times

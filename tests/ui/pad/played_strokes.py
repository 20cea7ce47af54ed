"""Plays drawings of people into the real pad as mouse events, and counts what is read.

    python tests/ui/pad/played_strokes.py MODEL DRAWINGS SIDE… -- BRUSH…

prints one JSON object: the share of the first so many validation drawings that is read rightly
from their strokes, and from the pad at each side and with each brush. QT_SCALE_FACTOR sets the
scaling of the screen, which a process can have only one of.
"""

import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from visualnet.data.bundled.pen_digits import load_pen_strokes
from visualnet.models.bundled import resolve_model
from visualnet.models.formats import open_model
from visualnet.ui.app import build_window
from visualnet.ui.pad.drawing_pad import DrawingPad
from visualnet.ui.pad.panel import DrawPanel
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.session.preferences import Preferences

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def send(pad: DrawingPad, kind: QEvent.Type, x: float, y: float) -> None:
    """Send one event at a place that a mouse can be at: a whole pixel of the screen."""
    ratio = pad.devicePixelRatioF()
    at = QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)
    is_move, is_up = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
    event = QMouseEvent(
        kind,
        at,
        QPointF(pad.mapToGlobal(at)),
        NONE if is_move else LEFT,
        NONE if is_up else LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(pad, event)


def play(panel: DrawPanel, drawing) -> PadContent:
    """Draw with the mouse into an empty pad; returns what the window would read."""
    pad, told = panel.pad, []
    panel.show_content(PadContent())
    connection = panel.drawing_committed.connect(lambda _before, after, _text: told.append(after))
    scale = pad.side() / drawing.side
    for stroke in drawing.strokes:
        (x, y), *others = [(x * scale, y * scale) for x, y in stroke]
        send(pad, QEvent.Type.MouseButtonPress, x, y)
        for x, y in others:
            send(pad, QEvent.Type.MouseMove, x, y)
        send(pad, QEvent.Type.MouseButtonRelease, x, y)
    panel.drawing_committed.disconnect(connection)
    return told[-1]


def main(model: str, count: int, sides: list[float], brushes: list[float]) -> dict[str, object]:
    application = QApplication.instance() or QApplication([])
    pens = load_pen_strokes("validation")
    step = max(1, len(pens) // count)
    drawings, labels = pens.drawings[::step][:count], pens.labels[::step][:count]
    network = open_model(resolve_model(model)).network

    def share(images) -> float:
        return float(np.mean(network.probabilities(np.stack(images)).argmax(axis=1) == labels))

    result: dict[str, object] = {
        "drawings": len(drawings),
        "scaling": application.primaryScreen().devicePixelRatio(),
        "strokes": share([drawing.seen() for drawing in drawings]),
    }
    window = build_window(preferences=Preferences(None))
    panel = window.application.pad.panel
    for side in sides:
        panel.pad.setFixedSize(round(side), round(side))
        for brush in brushes:
            panel.pad.set_brush(brush)
            seen = [play(panel, drawing).seen(brush) for drawing in drawings]
            result[f"pad {panel.pad.side():g}, brush {brush:g}"] = share(seen)
    window.application.release()
    return result


if __name__ == "__main__":
    model, count, *rest = sys.argv[1:]
    sides, brushes = rest[: rest.index("--")], rest[rest.index("--") + 1 :]
    found = main(model, int(count), [float(s) for s in sides], [float(b) for b in brushes])
    sys.stdout.write(json.dumps(found) + "\n")

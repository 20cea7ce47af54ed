"""Reader of several digits side by side as one number."""

import numpy as np
from PySide6.QtCore import QObject, Slot

from visualnet.arrays import PixelArray
from visualnet.insight.doubt import doubt, is_doubtful
from visualnet.nn.network import Network
from visualnet.ui.pad.marks import Mark
from visualnet.ui.pad.panel import DrawPanel
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.pad_content import PadContent, Strokes
from visualnet.ui.window.context import Context

_MARGIN = 0.05
"""Between the ink's middle line and the frame around a digit, as a part of the side."""


class NumberReader(QObject):
    """Reads every digit of the drawing with each reading, where there may be several."""

    def __init__(self, context: Context, panel: DrawPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._panel = context, panel
        self._seen: dict[tuple[Strokes, float, float], PixelArray] = {}
        context.frames.reading_ready.connect(self._read_number)

    @Slot(object)
    def _read_number(self, frame: Frame) -> None:
        content = self._context.pad.content
        if not content.is_several or not content.strokes:
            self._seen.clear()
            self._panel.show_number(None, ())
            return
        marks = self._marks(content, frame.network)
        self._panel.show_number("".join(mark.text for mark in marks), marks)

    def _marks(self, content: PadContent, network: Network) -> list[Mark]:
        groups, brush = content.groups(), self._context.pad.brush
        keys = [(group, content.side, brush) for group in groups]
        # All but the digit being drawn are as they were.
        self._seen = {
            key: self._seen[key]
            if key in self._seen
            else PadContent(strokes=key[0], side=content.side).seen(brush)
            for key in keys
        }
        found = []
        for key in keys:
            image = self._seen[key]
            answers = network.probabilities(image[None])[0]
            amount = doubt(image, answers, self._context.frames.forms)
            is_number = np.isfinite(answers).all()
            name = self._context.session.classes[int(answers.argmax())] if is_number else "?"
            found.append(Mark(_box(key[0], content.side), name, is_doubtful(amount)))
        return found


def _box(strokes: Strokes, side: float) -> tuple[float, float, float, float]:
    xs = [x / side for stroke in strokes for x, _ in stroke]
    ys = [y / side for stroke in strokes for _, y in stroke]
    return min(xs) - _MARGIN, min(ys) - _MARGIN, max(xs) + _MARGIN, max(ys) + _MARGIN

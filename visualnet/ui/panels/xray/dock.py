"""Connection of the X-ray panel with the drawing, the network and their stages."""

from functools import cache, partial

import numpy as np
from PySide6.QtCore import Slot

from visualnet.arrays import LabelArray, PixelArray
from visualnet.data.bundled.pen_digits import load_pen_strokes
from visualnet.data.drawing.stages import Stage
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.insight.doubt import are_digits, digit_places
from visualnet.nn.metrics import accuracy
from visualnet.nn.network import Network
from visualnet.number_text import count_text, percent_text
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.panels.xray.panel import XrayPanel
from visualnet.ui.panels.xray.stage_readings import StageReading, stage_readings
from visualnet.ui.session.frame import Frame
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import PanelDock

_PAUSE_MS = 60
_SHARE_PAUSE_MS = 1500
_PEOPLE = 250
"""Drawings of people whom no bundled network has met, that the share is counted on."""


class XrayDock(PanelDock[XrayPanel]):
    """Connects the panel that shows the stages of a drawing."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, XrayPanel())
        self._network: Network | None = None
        self._shown: tuple[Network, frozenset[Stage]] | None = None
        # Five ways instead of one, which the frame does not wait for.
        self._readings = NewestJob(context.jobs, _PAUSE_MS, context.tell, self)
        self._shares = NewestJob(context.jobs, _SHARE_PAUSE_MS, context.tell, self)
        self.panel.switched.connect(context.frames.request)
        self.follow_frames(self._show_frame)
        self.follow_runs(self._show_run)

    @Slot()
    def _show_run(self) -> None:
        self.panel.set_classes(self.context.session.classes)
        self._readings.forget()
        self._shares.forget()
        self._shown = None
        self.panel.show_share("")

    def _show_frame(self, frame: Frame) -> None:
        pad, without = self.context.pad, self.panel.without()
        read = partial(stage_readings, pad.content, pad.brush, without, frame.network)
        self._readings.offer(read, self._show_readings)
        self._count_drawings(frame.network, without)

    def _show_readings(self, readings: list[StageReading]) -> None:
        content = self.context.pad.content
        if readings:
            self.panel.show_readings(readings)
        elif content.image is not None and content.ink is None:
            self.panel.show_nothing(
                self.tr(
                    "Images of the data set need no preparation. Draw something to see the stages."
                )
            )
        else:
            self.panel.show_nothing(
                self.tr("Draw something to see how it is prepared for the network.")
            )

    def _count_drawings(self, network: Network, without: frozenset[Stage]) -> None:
        """Count in a thread how many people's drawings are read so."""
        classes = self.context.session.classes
        if not are_digits(classes) or self._shown == (network, without):
            return
        self._shown = network, without
        work = partial(_share, network, digit_places(classes), without)
        self._shares.offer(work, self._show_share)

    def _show_share(self, share: float) -> None:
        self.panel.show_share(
            self.tr(
                "With these stages, {1} of {0} drawings by new writers are read correctly."
            ).format(count_text(_PEOPLE), percent_text(share, 0))
        )


@cache
def _people() -> tuple[tuple[StrokeDrawing, ...], LabelArray]:
    pens = load_pen_strokes("validation")
    # Evenly from all of them: of all writers, and all digits.
    step = len(pens) // _PEOPLE
    return pens.drawings[::step][:_PEOPLE], pens.labels[::step][:_PEOPLE]


@cache
def _seen_without(without: frozenset[Stage]) -> PixelArray:
    """Return what networks see of people's drawings; 0.4 s the first time (2026-11)."""
    return np.stack([drawing.stages(without).centred for drawing in _people()[0]])


def _share(network: Network, outputs: list[int], without: frozenset[Stage]) -> float:
    """Return how many are read rightly. outputs: that of each digit."""
    return accuracy(network.probabilities(_seen_without(without))[:, outputs], _people()[1])

"""X-ray: the stages from a drawing to the network's pixels, each with its reading."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from visualnet.data.drawing.stages import STAGES, Stage
from visualnet.number_text import probability_text
from visualnet.ui.panels.xray.stage_readings import STEPS, StageReading
from visualnet.ui.panels.xray.stage_row import StageRow
from visualnet.ui.widgets.build import STRETCH, button, column, muted
from visualnet.ui.widgets.upright_scroll_area import scrolled_page


class XrayPanel(QWidget):
    """Shows the stages one below the other, with switches that hold here alone."""

    switched = Signal()
    """Stages were switched by the user."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("xrayPanel")
        self.setAccessibleName(self.tr("X-ray"))
        self._classes: Sequence[str] = ()
        words = self._words()
        self._rows = {
            step: StageRow(step, *words[step], can_switch=step != "raw") for step in STEPS
        }
        self._head, self._people = muted(), muted(name="peopleRead")
        tip = self.tr("Switch every stage on again")
        every = button(self.tr("All stages"), tip, self._switch_all_on, "allStagesButton")
        for stage_row in self._rows.values():
            stage_row.switched.connect(self.switched)
        parts = self._head, self._people, *self._rows.values()
        below = (every, 0, Qt.AlignmentFlag.AlignLeft), STRETCH
        spoken, edges = self.accessibleName(), (12, 10, 12, 8)
        column(scrolled_page(spoken, *parts, *below, gap=12, edges=edges), on=self)
        self.show_nothing("")

    def without(self) -> frozenset[Stage]:
        """Return the stages that are switched off."""
        return frozenset(stage for stage in STAGES if not self._rows[stage].is_on)

    def set_classes(self, names: Sequence[str]) -> None:
        self._classes = names

    def show_readings(self, readings: Sequence[StageReading]) -> None:
        """Show what leaves each stage, and what is read then."""
        self._head.setText(
            self.tr(
                "How a drawing becomes the network's 28 × 28 pixels. Each stage shows the "
                "reading without the later ones."
            )
        )
        for reading in readings:
            self._rows[reading.step].show_reading(reading.picture, self._words_of(reading))

    def _words_of(self, reading: StageReading) -> str:
        if not np.isfinite(reading.probabilities).all():
            return self.tr("no answer: numbers too large")
        answer = int(reading.probabilities.argmax())
        sure = probability_text(float(reading.probabilities[answer]))
        return self.tr("reads {0}, {1} sure").format(self._classes[answer], sure)

    def show_nothing(self, why: str) -> None:
        """Say in a sentence why there is nothing to show."""
        self._head.setText(why)
        for row in self._rows.values():
            row.show_reading(None, "")

    def show_share(self, sentence: str) -> None:
        """Say how many drawings of other people are read with these stages."""
        self._people.setText(sentence)

    def _words(self) -> dict[str, tuple[str, str]]:
        return {
            "raw": (
                self.tr("Drawn"),
                self.tr(
                    "The whole pad. If only shrunk, a digit would stay as small and off "
                    "centre as you drew it."
                ),
            ),
            "cropped": (
                self.tr("Cropped"),
                self.tr("Cropped to the ink, so its place in the pad no longer matters."),
            ),
            "thickened": (
                self.tr("Thickness"),
                self.tr("Strokes become as thick as in the training images, whatever the brush."),
            ),
            "fitted": (
                self.tr("Fitted"),
                self.tr(
                    "Scaled to fit 20 × 20 pixels like MNIST images. It keeps its "
                    "proportions, so that a 1 stays narrow."
                ),
            ),
            "centred": (
                self.tr("Centred"),
                self.tr(
                    "Moved until its centre of mass is in the middle. Each weight belongs to "
                    "one pixel, so position matters."
                ),
            ),
        }

    @Slot()
    def _switch_all_on(self) -> None:
        for row in self._rows.values():
            row.set_on(True)
        self.switched.emit()

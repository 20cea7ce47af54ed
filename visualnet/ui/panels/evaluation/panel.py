"""What a network gets right and wrong: matrix, scores of classes, worst mistakes, calibration."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QToolButton, QWidget

from visualnet.arrays import IndexArray, PixelArray
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.number_text import count_text, percent_text, probability_text
from visualnet.training.evaluation_report import EvaluationReport
from visualnet.ui.look.translation import plural
from visualnet.ui.panels.evaluation.calibration_view import CalibrationView
from visualnet.ui.panels.evaluation.class_table import ClassTable
from visualnet.ui.panels.evaluation.confusion_view import ConfusionView
from visualnet.ui.panels.evaluation.headline import headline
from visualnet.ui.widgets.build import button, column, marked, muted, page, row
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.image_grid import ImageGrid
from visualnet.ui.widgets.wheel_guard import guard_tabs

SHOWN_MISTAKES = 60
"""So many of the most confident mistakes are shown; a CSV file has all."""

_NO_IMAGES: PixelArray = np.zeros((0, FIELD_SIDE, FIELD_SIDE), np.uint8)
_NOWHERE: IndexArray = np.zeros(0, np.int64)


class EvaluationPanel(QWidget):
    """Shows a report; whoever owns the network makes it, in a worker thread, when asked to."""

    refresh_requested = Signal()
    """By the button, and when the panel comes to light with nothing to show."""
    split_changed = Signal(str)
    """The part chosen by the user, "test" or "validation"."""
    image_chosen = Signal(int)
    """The position in the split."""
    export_requested = Signal(str)
    """What is to be written, a key of `export.EXPORTS`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evaluationPanel")
        self.setAccessibleName(self.tr("Evaluation"))
        self._report: EvaluationReport | None = None
        self._images = _NO_IMAGES
        self._is_waiting = False
        self._measured_at = 0
        self.confusion = marked(ConfusionView(), term="confusion_matrix")
        self.cell_images = marked(ImageGrid(), spoken=self.tr("Images of the chosen cell"))
        self.cell_images.hide()
        self.classes = marked(ClassTable(), term="accuracy")
        self.mistakes = marked(ImageGrid(), spoken=self.tr("The most confident mistakes"))
        self.calibration = marked(CalibrationView(), term="calibration")
        self._headline = _sentence()
        self._headline.setAccessibleName(self.tr("Evaluation"))
        self._cell_text, self._bin_text, self._mistakes_text = (_sentence() for _ in range(3))
        self.confusion.reason_empty = self._headline.text
        self.tabs = QTabWidget()
        self.tabs.tabBar().setWhatsThis(self.tr("Arrow keys go from page to page"))
        self.tabs.setAccessibleName(self.tr("Evaluation"))
        self.tabs.tabBar().setAccessibleDescription(self.tr("Pages of the evaluation"))
        self.tabs.setDocumentMode(True)
        # Their tooltips begin with the whole words.
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        guard_tabs(self.tabs.tabBar())
        self._add_tabs()
        edges = (8, 10, 8, 8)
        column(self._controls(), self._headline, (self.tabs, 1), on=self, gap=8, edges=edges)
        # By keyboard it begins with the matrix, which is what people come for.
        self.setFocusProxy(self.confusion)
        self._connect()
        self._show_nothing()

    @property
    def report(self) -> EvaluationReport | None:
        """What is shown, None where there is nothing."""
        return self._report

    @property
    def split(self) -> str:
        """The split that is chosen: "test" or "validation"."""
        return str(self.parts.currentData())

    @property
    def page(self) -> str:
        """The page in front, a key of `export.EXPORTS`."""
        return self._pages[self.tabs.currentWidget()]

    def set_classes(self, classes: Sequence[str]) -> None:
        """Set the names of the classes and take away what was shown; emits nothing."""
        self._report, self._images = None, _NO_IMAGES
        self._is_waiting = False
        self.confusion.set_classes(classes)
        self.classes.show_scores(classes, None)
        self.calibration.show_calibration(None)
        for grid in (self.cell_images, self.mistakes):
            grid.show_images(_NO_IMAGES, _NOWHERE, ())
        self._show_nothing()

    def show_report(self, report: EvaluationReport, images: PixelArray | None, step: int) -> None:
        """Show a report on the split with these images; emits nothing.

        images: (examples, 28, 28) uint8, kept, not copied; None for points. step: after which the
        network was so.
        """
        self._report, self._is_waiting = report, False
        self._images = _NO_IMAGES if images is None else images
        self._measured_at = step
        self.show_now(step, is_measured=True)
        self._export.setEnabled(True)
        self.confusion.show_confusion(report.confusion, report.classes)
        self.classes.show_scores(report.classes, report.scores)
        self.calibration.show_calibration(report.calibration)
        self._show_mistakes(report)
        self._show_cell_images()
        self._say_cell("")
        self._say_bin("")

    def show_now(self, step: int, *, is_measured: bool) -> None:
        """Say how good the measured network is, and at which step.

        step: that of the network now. is_measured: whether its weights are those measured.
        """
        report, measured = self._report, self._measured_at
        if report is None or self._is_waiting:
            return
        self._headline.setText(headline(report, measured, step, is_measured=is_measured))

    def show_waiting(self) -> None:
        """Say that a report is being made; the former one stays in sight."""
        self._is_waiting = True
        self._headline.setText(self.tr("Measuring on every example…"))

    def show_nothing(self, sentence: str) -> None:
        """Say why there is no report."""
        self._is_waiting = False
        self._headline.setText(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave to the images what a square matrix, with lines above and below, has no use for."""
        super().resizeEvent(event)
        self.confusion.setMaximumHeight(self.width() + 3 * self.fontMetrics().height())

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for a report where there is none yet."""
        super().showEvent(event)
        if self._report is None and not self._is_waiting:
            self.refresh_requested.emit()

    def _controls(self) -> QHBoxLayout:
        tip = self.tr("Which examples to measure on")
        # A narrow panel is to hold it beside the buttons, in large type as well.
        parts = ((self.tr("test"), "test"), (self.tr("validation"), "validation"))
        self.parts = combo_box(parts, tip=tip, spoken=tip, narrow=True)
        self._refresh = button(
            self.tr("Measure"),
            self.tr("Measure the network as it is now"),
            self.refresh_requested,
            "measureButton",
        )
        self._export = marked(
            QToolButton(),
            "exportEvaluationButton",
            self.tr("Save this page as a picture or a table"),
            text=self.tr("Export …"),
        )
        return row((self.parts, 1), self._refresh, self._export, gap=6)

    def _add_tabs(self) -> None:
        """Make a page for each thing that can be exported, in the order of EXPORTS."""
        matrix = page((self.confusion, 2), self._cell_text, (self.cell_images, 1), gap=6)
        mistakes = page(self._mistakes_text, (self.mistakes, 1), gap=6)
        diagram = page((self.calibration, 1), self._bin_text, gap=6)
        self._pages: dict[QWidget, str] = {}
        for what, shown, title, tip in (
            (
                "matrix",
                matrix,
                self.tr("Matrix"),
                self.tr("Matrix: which classes are confused with which"),
            ),
            (
                "classes",
                self.classes,
                self.tr("Classes"),
                self.tr("Classes: precision, recall and F1"),
            ),
            (
                "mistakes",
                mistakes,
                self.tr("Mistakes"),
                self.tr("Mistakes: the most confident ones"),
            ),
            (
                "calibration",
                diagram,
                self.tr("Calibration"),
                self.tr("Calibration: how confidence compares with accuracy"),
            ),
        ):
            self.tabs.setTabToolTip(self.tabs.addTab(shown, title), tip)
            self._pages[shown] = what

    def _connect(self) -> None:
        self._export.clicked.connect(lambda: self.export_requested.emit(self.page))
        self.parts.activated.connect(self._change_split)
        self.confusion.pointed.connect(self._say_cell)
        self.confusion.cell_chosen.connect(lambda _true, _answered: self._show_cell_images())
        self.calibration.pointed.connect(self._say_bin)
        self.cell_images.image_chosen.connect(self.image_chosen)
        self.mistakes.image_chosen.connect(self.image_chosen)

    def _show_nothing(self) -> None:
        self._headline.setText(self.tr("Nothing is measured yet."))
        self._mistakes_text.setText("")
        self._export.setEnabled(False)
        self._say_cell("")
        self._say_bin("")

    def _show_mistakes(self, report: EvaluationReport) -> None:
        shown = report.mistakes[:SHOWN_MISTAKES]
        names = report.classes
        captions = [f"{names[report.labels[k]]} → {names[report.answers[k]]}" for k in shown]
        if len(self._images):
            self.mistakes.show_images(self._images, shown, self._tool_tips(shown), captions)
        total = len(report.mistakes)
        text = plural(
            total,
            self.tr("1 mistake"),
            self.tr("{1} of {0} mistakes, the most confident first", "", total),
            count_text(len(shown)),
        )
        self._mistakes_text.setText(text)

    def _show_cell_images(self) -> None:
        """Show the images of the chosen cell; without one the matrix has their room."""
        report, chosen, positions = self._report, self.confusion.chosen, _NOWHERE
        if report is not None and chosen is not None and len(self._images):
            positions = report.positions_of(*chosen)
        self.cell_images.setVisible(len(positions) > 0)
        self.cell_images.show_images(self._images, positions, self._tool_tips(positions))

    def _tool_tips(self, positions: IndexArray) -> list[str]:
        report = self._report
        if report is None:
            return []
        names, text = report.classes, self.tr("Image {0}: {1} read as {2}, {3} sure")
        return [
            text.format(
                count_text(k),
                names[report.labels[k]],
                names[report.answers[k]],
                probability_text(float(report.confidences[k])),
            )
            for k in positions.tolist()
        ]

    @Slot(str)
    def _say_cell(self, meaning: str) -> None:
        """Say what the cell looked at means, else the chosen one, else how to choose."""
        chosen = self.confusion.chosen
        if not meaning and chosen is not None and self._report is not None:
            meaning = self.confusion.meaning(chosen)
        self._cell_text.setText(
            meaning or self.tr("Choose a cell of the matrix to see what it counts.")
        )

    @Slot(str)
    def _say_bin(self, meaning: str) -> None:
        """Say what the bin looked at holds, else how far off all of them are."""
        if not meaning and self._report is not None and len(self._report.labels):
            meaning = self.tr("Expected calibration error: {0}").format(
                percent_text(self._report.calibration.error, 2)
            )
        self._bin_text.setText(meaning)

    @Slot(int)
    def _change_split(self, _index: int) -> None:
        self.split_changed.emit(self.split)


def _sentence() -> QLabel:
    made = muted()
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made

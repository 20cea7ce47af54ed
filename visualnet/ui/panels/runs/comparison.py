"""Two runs side by side: settings, figures, curves, weights."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from visualnet.number_text import bare_percent_text, count_text, decimal_text, loss_text
from visualnet.training.run_table import settings_side_by_side
from visualnet.training.runs import RunRecord
from visualnet.training.weight_comparison import NetworkComparison, compare_networks
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.look.fonts import dialog_size
from visualnet.ui.panels.runs.curves import Curves, RunCurves, curves_of
from visualnet.ui.panels.runs.weights_view import WeightsView
from visualnet.ui.session.setting_text import named_value_text, setting_label
from visualnet.ui.widgets.build import marked
from visualnet.ui.widgets.shown_names import title_text

_Row = tuple[str, str, str]


class RunComparison(QDialog):
    """The two runs as they were when this was opened; other windows stay usable meanwhile.

    Curves and weights come from jobs; the widget deletes itself when it is closed.
    """

    def __init__(
        self, a: RunRecord, b: RunRecord, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("runComparison")
        self.setWindowTitle(title_text(self.tr("{0} and {1}").format(a.name, b.name)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._a, self._b = a, b
        self._is_open = True
        self.finished.connect(self._end)
        self._curves = RunCurves()
        self._weights = WeightsView()
        self._table = self._made_table()
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self._curves)
        right.addWidget(self._weights)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._table)
        halves.addWidget(right)
        halves.setSizes([430, 570])
        right.setSizes([270, 400])
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(halves, 1)
        layout.addWidget(close)
        self.resize(dialog_size(1040, 720))
        self._ask(jobs)

    def _made_table(self) -> QTableWidget:
        rows = [*self._figure_rows(), *self._setting_rows()]
        table = marked(
            QTableWidget(len(rows), 3),
            "comparedSettings",
            self.tr("≠ marks what differs between the two runs"),
            self.tr("Figures and settings of both runs"),
        )
        for column, text in enumerate(("", f"A: {self._a.name}", f"B: {self._b.name}")):
            table.setHorizontalHeaderItem(column, QTableWidgetItem(text))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setHighlightSections(False)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.setItem(row, column, _cell(text, is_bold=texts[0].startswith("≠")))
        return table

    def _figure_rows(self) -> list[_Row]:
        names = (
            self.tr("state"),
            self.tr("test accuracy (%)"),
            self.tr("validation accuracy (%)"),
            self.tr("training loss"),
            self.tr("epochs done"),
            self.tr("steps done"),
            self.tr("seconds"),
            self.tr("network"),
        )
        return list(zip(names, _figures(self._a), _figures(self._b), strict=True))

    def _setting_rows(self) -> list[_Row]:
        """Return what differs first, marked, then the rest."""
        settings = settings_side_by_side(self._a.config, self._b.config)
        settings.sort(key=lambda row: row[1] == row[2])
        return [
            (
                f"{'' if a == b else '≠ '}{setting_label(name)}",
                named_value_text(name, a, self._a.columns),
                named_value_text(name, b, self._b.columns),
            )
            for name, a, b in settings
        ]

    @Slot()
    def _end(self) -> None:
        self._is_open = False

    def _ask(self, jobs: Jobs) -> None:
        a, b = self._a, self._b
        jobs.submit(lambda: (curves_of(a.log), curves_of(b.log)), self._take_curves)
        if a.parameters is None or b.parameters is None:
            self._weights.show_reason(
                self.tr("Weights: those of one run are not in the project file.")
            )
        elif a.layer_sizes != b.layer_sizes:
            self._weights.show_reason(
                self.tr("{0} and {1} have different shapes: no weights to compare.").format(
                    a.shape_text, b.shape_text
                )
            )
        else:
            self._weights.show_reason(self.tr("Comparing weights…"))
            jobs.submit(lambda: compare_networks(a.network(), b.network()), self._take_weights)

    def _take_curves(self, curves: tuple[Curves, Curves]) -> None:
        # The answer may come after the dialog was closed.
        if self._is_open:
            self._curves.show_curves(*curves)

    def _take_weights(self, comparison: NetworkComparison) -> None:
        if self._is_open:
            self._weights.show_comparison(comparison, self._a.layer_sizes)


def _figures(run: RunRecord) -> tuple[str, ...]:
    figures = run.figures
    return (
        run.state,
        bare_percent_text(figures.test_accuracy, 2),
        bare_percent_text(figures.validation_accuracy, 2),
        loss_text(figures.loss),
        decimal_text(figures.epochs_done, 1),
        count_text(figures.steps),
        decimal_text(figures.seconds, 1),
        run.shape_text,
    )


def _cell(text: str, *, is_bold: bool) -> QTableWidgetItem:
    cell = QTableWidgetItem(text)
    if is_bold:
        font = QFont()
        font.setBold(True)
        cell.setFont(font)
    return cell

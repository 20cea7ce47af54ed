"""Figures on the clipboard and in files, as other programs read them."""

import csv
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QVBoxLayout

from visualnet.ui.look.theme import current_theme
from visualnet.ui.panels.data.pixel_histogram import PixelHistogram
from visualnet.ui.panels.experiments.chart import SweepChart
from visualnet.ui.panels.inspector.class_histogram import ClassHistogram
from visualnet.ui.panels.inspector.signed_bars import SignedBars, SignedRow
from visualnet.ui.panels.inspector.value_bars import ValueBars
from visualnet.ui.panels.practice.score_columns import ScoreColumns
from visualnet.ui.panels.runs.weights_view import WeightsPlot
from visualnet.ui.widgets.matrix_view import MatrixView
from visualnet.ui.widgets.plots.plain_plot import PlainPlot
from visualnet.ui.widgets.training_charts import AccuracyChart, LossChart
from visualnet.ui.window.acts.figures import numbers_file, picture_file
from visualnet.ui.window.file_dialogs import ExportError


@pytest.fixture
def chart(qtbot):
    chart = LossChart()
    qtbot.addWidget(chart)
    chart.resize(330, 210)
    chart.show()
    chart.show_all(
        {"train": ([1, 2, 3], [0.1 + 0.2, np.nan, 1e-9]), "test": ([2, 4], [0.5, np.pi])}
    )
    return chart


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_numbers_are_saved_to_the_last_bit_side_by_side_with_names_and_units(chart, tmp_path):
    path = tmp_path / "loss.csv"
    numbers_file(path, chart.numbers())
    head, *rows = rows_of(path)
    assert head == ["step", "train: loss (nats per example)", "test: loss (nats per example)"]
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert [row[1] for row in rows] == [str(0.1 + 0.2), "", "1e-09", ""]
    assert [row[2] for row in rows] == ["", "0.5", "", str(np.pi)]
    accuracy = AccuracyChart()
    accuracy.show_series("test", [1], [0.9413])
    assert accuracy.numbers()[1] == ["1", "94.13"]


def test_a_picture_is_twice_as_sharp_or_a_drawing_that_any_program_reads(chart, qtbot, tmp_path):
    png, svg = tmp_path / "loss.PNG", tmp_path / "loss.svg"
    qtbot.waitActive(chart)
    chart.clearFocus()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    focus = current_theme().focus
    assert chart.grab().toImage().pixelColor(1, 100) == focus, "the ring on the screen"
    picture_file(png, chart)
    image = QImage(str(png))
    assert (image.width(), image.height()) == (660, 420)
    assert image.pixelColor(2, 200) != focus
    picture_file(svg, chart)
    root = ElementTree.fromstring(svg.read_text())  # noqa: S314 - written just now
    assert root.get("viewBox") == "0 0 330 210"
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert {"text", "polyline"} <= kinds
    assert "loss (nats per example)" in "".join(root.itertext())


def figures():
    """Figures of panels with something in them, and the first row of numbers of each."""
    bars = SignedBars()
    bars.show_rows([SignedRow("pixel 3", -0.1, "", "")])
    yield bars, ["pixel 3", "-0.1"]
    values = ValueBars(str)
    values.show_values(np.array([2.5, 1.0]))
    yield values, ["1", "2.5"]
    spread = ClassHistogram()
    counts = np.array([[1, 2], [3, 4]])
    spread.show_histograms(("0", "1"), np.array([0.0, 0.5, 1.0]), counts, np.array([0.5, 0.5]))
    yield spread, ["0.0", "0.5", "1", "3"]
    matrix = MatrixView(lambda row, column: f"{row}, {column}", 4)
    matrix.show_matrix(np.array([[0.1, -2.0]], np.float32))
    yield matrix, ["0", "0.1", "-2.0"]
    named = MatrixView(lambda row, column: f"{row}, {column}", 4)
    named.names = ("ant", "bee")
    named.show_matrix(np.eye(2, dtype=np.float32))
    yield named, ["ant", "1.0", "0.0"]
    sweep = SweepChart()
    sweep.begin("momentum", ["0", "0.9"], [None, 0.97])
    sweep.add(0, 0.9413)
    yield sweep, ["0", "94.13", "94.13", ""]
    weights = WeightsPlot()
    weights.show_samples(np.array([0.1], np.float32), np.array([0.25], np.float32))
    yield weights, ["0.1", "0.25"]
    pixels = PixelHistogram()
    pixels.show_histogram(np.eye(256, dtype=np.int64)[0])
    yield pixels, ["0", "7", "1.0"]
    score = ScoreColumns()
    score.show_score(("0", "1"), [3, 0], [4, 0], None)
    yield score, ["0", "3", "4"]


def test_every_figure_is_copied_as_a_picture_and_as_exact_numbers_under_heads(qtbot):
    for figure, row in figures():
        qtbot.addWidget(figure)
        forms = {form.text: form.make() for form in figure.copies()}
        assert forms["Copy as picture"].hasImage()
        head, first, *_ = forms["Copy as numbers"].text().splitlines()
        assert first.split("\t") == row, type(figure)
        assert len(head.split("\t")) == len(row)


def test_what_cannot_be_written_is_refused_in_a_sentence(chart, tmp_path):
    path = tmp_path / "loss.jpg"
    for write, what in ((picture_file, chart), (numbers_file, chart.numbers())):
        with pytest.raises(ExportError, match="let its name end in"):
            write(path, what)
    assert not path.exists()


@pytest.mark.slow
def test_a_figure_in_a_dialog_is_copied_by_key_and_has_its_menu(shared_window):
    dialog, chart = QDialog(shared_window.window), LossChart()
    QVBoxLayout(dialog).addWidget(chart)
    shared_window.application.context.menus.serve(dialog)
    chart.show_series("test", [1, 2], [0.5, 0.25])
    dialog.show()
    dialog.activateWindow()
    chart.setFocus()
    shared_window.wait(chart.hasFocus)
    QTest.keySequence(chart, QKeySequence("Ctrl+C"))
    assert QApplication.clipboard().mimeData().text().startswith("step\t")
    QTest.keySequence(chart, QKeySequence("Shift+F10"))
    menu = QApplication.activePopupWidget()
    assert "savePictureEntry" in [action.objectName() for action in menu.actions()]
    menu.close()
    view, place = chart.findChild(PlainPlot).viewport(), QPoint(60, 60)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view, QContextMenuEvent(reason, place, view.mapToGlobal(place)))
    assert QApplication.activePopupWidget() is not None
    QApplication.activePopupWidget().close()
    dialog.close()
    dialog.deleteLater()


def test_a_chart_of_the_window_is_copied_and_saved_from_its_menu(shared_window, tmp_path):
    desk = shared_window
    desk.open_dock("chartsDock")
    loss = desk.charts.loss
    view, place = loss.findChild(PlainPlot).viewport(), QPoint(60, 90)
    loss.show_series("test", [1, 2], [0.5, 0.25])
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view, QContextMenuEvent(reason, place, view.mapToGlobal(place)))
    menu = next(m for m in desk.window.findChildren(QMenu, "contextMenu") if m.isVisible())
    entries = {action.objectName(): action for action in menu.actions()}
    copying = [action for action in menu.actions() if action.objectName() == "copyEntry"]
    copying[0].trigger()
    data = QApplication.clipboard().mimeData()
    assert data.hasImage()
    assert data.text() == "step\ttest: loss (nats per example)\n1\t0.5\n2\t0.25\n"
    entries["saveNumbersEntry"].trigger()
    dialog = desk.window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "loss.gif"))
    assert desk.notice.endswith("was not saved: let its name end in .csv.")
    dialog.fileSelected.emit(str(tmp_path / "loss.csv"))
    dialog.reject()
    menu.close()
    desk.press(desk.charts, "moreOfCharts")
    more = next(m for m in desk.window.findChildren(QMenu, "contextMenu") if m.isVisible())
    first = {action.objectName(): action for action in more.actions()}
    assert not first["resetZoomEntry"].isEnabled()
    more.close()
    loss.clear()
    assert rows_of(tmp_path / "loss.csv")[1:] == [["1", "0.5"], ["2", "0.25"]]
    assert desk.notice == f"Saved {tmp_path / 'loss.csv'}."

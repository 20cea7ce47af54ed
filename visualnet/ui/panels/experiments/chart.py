"""Test accuracy against what an experiment varies."""

from collections.abc import Sequence
from math import nan

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QWidget

from visualnet.number_text import percent_text
from visualnet.ui.look.rings import RingOverlay
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.widgets.build import column
from visualnet.ui.widgets.chart_legend import ChartLegend, Entry
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.plots.line_styles import LineStyle, symbol_look
from visualnet.ui.widgets.plots.plain_plot import PlainPlot
from visualnet.ui.widgets.walked_view import WalkedView

_MEAN = LineStyle(symbol="s")
_SEED = LineStyle(symbol="o", has_line=False, is_filled=False)
_PUBLISHED = LineStyle(symbol="d", has_line=False, is_filled=False)


class SweepChart(Figure, WalkedView):
    """A place along the axis for each setting: a dot for each seed, their mean, the published one.

    Accuracies are given as 0 to 1 and shown in percent. Arrow keys walk from setting to setting.
    """

    spoken_role = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[str] = []
        self._places: list[list[float]] = []
        self._published: list[float | None] = []
        self._legend = ChartLegend()
        self._plot = PlainPlot(self.tr("test accuracy (%)"), "")
        self._seeds = pg.ScatterPlotItem(size=6, symbol=_SEED.symbol)
        self._means = pg.PlotDataItem(antialias=True, connect="finite")
        self._marks = pg.ScatterPlotItem(size=10, symbol=_PUBLISHED.symbol)
        for item in (self._means, self._seeds, self._marks):
            self._plot.addItem(item)
        column(self._legend, (self._plot, 1), on=self, gap=2)
        RingOverlay(self, self.paint_ring)
        self.setAccessibleName(self.tr("Test accuracy against the varied setting"))
        self.setWhatsThis(
            self.tr("The test accuracy for each value of the setting. ← and → read the values.")
        )
        # Until there are settings, numbers would mean nothing.
        self._plot.getAxis("bottom").names = ()
        self._draw()
        follow_theme(self._draw)

    def begin(self, varied: str, labels: Sequence[str], published: Sequence[float | None]) -> None:
        """Make a place for each setting and take all results away.

        varied: what the places differ in. published: accuracies, 0 to 1, None where there is none.
        """
        self._labels, self._places = list(labels), [[] for _ in labels]
        self._published = list(published)
        self._plot.getAxis("bottom").names = self._labels
        self._plot.set_labels(self.tr("test accuracy (%)"), varied)
        self._plot.reset_zoom()
        self._draw()

    def add(self, place: int, accuracy: float) -> None:
        """Add the result of one seed, 0 to 1, at a place, counted from 0."""
        self._places[place].append(accuracy)
        self._draw()

    def numbers(self) -> Table:
        """Return the test accuracy of each setting in per cent: its seeds, mean, published."""
        seeds = max(map(len, self._places), default=0)
        names = [self.tr("seed {0}").format(k + 1) for k in range(seeds)]
        head = [f"{name}: {self._plot.labels['left']}" for name in (*names, self.tr("mean"))]
        published = [self.tr("published")] if any(p is not None for p in self._published) else []
        table = [[self._plot.labels["bottom"], *head, *published]]
        for label, values, known in zip(self._labels, self._places, self._published, strict=True):
            mean = [sum(values) / len(values)] if values else [nan]
            cells = [*values, *[nan] * (seeds - len(values)), *mean]
            cells += [nan if known is None else known] if published else []
            table.append([label, *(exact(round(100 * cell, 10)) for cell in cells)])
        return table

    def part_count(self) -> int:
        return len(self._places)

    def part_rect(self, number: int) -> QRectF:
        box = self._plot.getPlotItem().getViewBox().sceneBoundingRect()
        box.translate(QPointF(self._plot.pos()))
        low, high = self._plot.shown_range[0]
        width = box.width() / (high - low)
        left = box.left() + (number - 0.5 - low) * width
        return QRectF(left, box.top(), width, box.height()).intersected(QRectF(box))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, or walk."""
        if not self._plot.press_zoom_key(event):
            super().keyPressEvent(event)

    def part_words(self, number: int) -> str:
        values, published = self._places[number], self._published[number]
        words = [self._labels[number]]
        if values:
            mean = percent_text(sum(values) / len(values), 2)
            seeds = ", ".join(percent_text(value, 2) for value in values)
            words.append(self.tr("mean {0}, seeds {1}").format(mean, seeds))
        else:
            words.append(self.tr("no result yet"))
        if published is not None:
            words.append(self.tr("published {0}").format(percent_text(published, 2)))
        return ": ".join([words[0], ", ".join(words[1:])])

    def spoken_value(self) -> str:
        """Return the mean of each setting that has results."""
        words = [
            self.tr("{0}: {1}, runs: {2}").format(label, percent_text(mean, 2), len(values))
            for label, values in zip(self._labels, self._places, strict=True)
            if values
            for mean in [sum(values) / len(values)]
        ]
        return "; ".join(words) or self.tr("No results yet.")

    def _draw(self) -> None:
        dots = [(k, 100 * v) for k, values in enumerate(self._places) for v in values]
        means = [
            (k, 100 * sum(values) / len(values)) for k, values in enumerate(self._places) if values
        ]
        marks = [
            (k, 100 * accuracy)
            for k, accuracy in enumerate(self._published)
            if accuracy is not None
        ]
        theme = current_theme()
        for item, points, style, colour in (
            (self._seeds, dots, _SEED, theme.text_muted),
            (self._marks, marks, _PUBLISHED, theme.series_test),
        ):
            pen, brush = symbol_look(style, colour)
            item.setData(*_columns(points), pen=pen, brush=brush)
        self._means.setData(
            *_columns(means),
            pen=pg.mkPen(theme.accent, width=1.5),
            symbol=_MEAN.symbol,
            symbolSize=8,
            symbolPen=None,
            symbolBrush=theme.accent,
        )
        self._fit([y for _, y in (*dots, *marks)])
        self._show_legend(bool(marks))

    def _fit(self, values: list[float]) -> None:
        low, high = min(values, default=0.0), max(values, default=100.0)
        margin = max(0.25, (high - low) * 0.12)
        self._plot.show_range(
            (-0.5, max(1, len(self._places)) - 0.5),
            (max(0.0, low - margin), min(100.0, high + margin)),
        )

    def _show_legend(self, has_published: bool) -> None:
        parts: list[Entry] = [
            (lambda theme: theme.accent, _MEAN.text, self.tr("mean")),
            (lambda theme: theme.text_muted, _SEED.text, self.tr("each seed")),
        ]
        if has_published:
            published = self.tr("published")
            parts.append((lambda theme: theme.series_test, _PUBLISHED.text, published))
        self._legend.show_entries("", parts)


def _columns(points: list[tuple[int, float]]) -> tuple[list[int], list[float]]:
    return [x for x, _ in points], [y for _, y in points]

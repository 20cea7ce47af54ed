"""A line chart over training steps: the part that all of them have in common."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QFocusEvent, QFontInfo, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visualnet.number_text import NOTHING, count_text, number_text
from visualnet.ui.look.rings import RingOverlay
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.widgets.chart_legend import ChartLegend
from visualnet.ui.widgets.chart_look import Curve, Values, checked_series
from visualnet.ui.widgets.chart_look import Look as Look
from visualnet.ui.widgets.copying.figures import Figure, Table, joined_table
from visualnet.ui.widgets.plots.plain_plot import PlainPlot
from visualnet.ui.widgets.plots.readout import (
    WALKING_KEYS,
    nearest_step,
    point_at,
    steps_within,
    value_near,
    value_until,
    values_within,
    walked_step,
)


class WordsAcross(NamedTuple):
    """What a level axis is called: its name, a place on it, and where a series begins and ends."""

    name: str
    place: str
    ends: str


class Chart(Figure, QWidget):
    """Series over training steps, a legend that turns into a readout under the mouse.

    With the focus, ← and → move the readout, Home and End take it to the ends; the plot tells the
    keys to zoom by. The caller thins long series to about 2,000 points. The axis begins at 0 unless
    it is logarithmic.
    """

    spoken_role = QAccessible.Role.Chart
    _smallest_top = 1e-9
    """The axis never shows less than 0 to this, so that noise does not look like news."""

    def __init__(
        self, label: str, looks: Mapping[str, Look], parent: QWidget | None = None
    ) -> None:
        """label: what the vertical axis shows, with its unit. looks: by names of series."""
        super().__init__(parent)
        self._note = ""
        self._series: dict[str, tuple[Values, Values]] = {}
        self._looks: dict[str, Look] = {}
        self._curves: dict[str, Curve] = {}
        self.is_log = False
        self._legend = ChartLegend()
        self._across = self._words_across()
        self._plot = PlainPlot(label, self._across.name, is_whole=True)
        self._plot.scene().sigMouseMoved.connect(self._point_at)
        self._plot.range_changed.connect(self._fit)
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.setVisible(False)
        self._held_at: float | None = None
        self._plot.addItem(self._cursor, ignoreBounds=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(RingOverlay.covered)
        layout.setSpacing(2)
        layout.addWidget(self._legend)
        layout.addWidget(self._plot, 1)
        RingOverlay(self)
        self.set_looks(looks)
        self._fit()
        self._draw_all()
        follow_theme(self._draw_all)

    def set_looks(self, looks: Mapping[str, Look]) -> None:
        """Say which series there may be; those of other names are taken away."""
        for name in [name for name in self._looks if name not in looks]:
            self._series.pop(name, None)
            if name in self._curves:
                self._curves.pop(name).remove()
        self._looks = dict(looks)
        for name in looks:
            self._draw(name)
        self._show_legend()

    def show_series(self, name: str, x: npt.ArrayLike, y: npt.ArrayLike) -> None:
        """Show one series in place of its former values, as `show_all` does."""
        self.show_all({name: (x, y)})

    def show_all(self, series: Mapping[str, tuple[npt.ArrayLike, npt.ArrayLike]]) -> None:
        """Show series, by name, in place of their former values; empty arrays take one away.

        Each is (x, y). x: (points,), training steps, rising. y: (points,); what is not finite
        leaves a gap.
        Raises SettingError for an unknown name, ShapeError where x and y differ in shape.
        """
        shown_before = set(self._series)
        for name, (x, y) in series.items():
            steps, values = checked_series(list(self._looks), name, x, y)
            self._series.pop(name, None)
            if len(steps):
                self._series[name] = (steps, self._scaled(values))
            if len(steps) or name in shown_before:
                self._draw(name)
        self._fit()
        if shown_before != set(self._series):
            self._show_legend()

    def numbers(self) -> Table:
        """Return all lines that are shown over the steps, also those of a part that is zoomed."""
        step, unit = self._plot.labels["bottom"], self._plot.labels["left"]
        shown = [(f"{look.label}: {unit}", name) for name, look in self._looks.items()]
        return joined_table(
            step, [(head, *self._series[name]) for head, name in shown if name in self._series]
        )

    def set_note(self, note: str) -> None:
        """Say what stands in the legend's place while there are no series."""
        self._note = note
        self._show_legend()

    def clear(self) -> None:
        """Take all series away."""
        self.show_all({name: ([], []) for name in self._series})

    def set_log(self, is_log: bool) -> None:
        """Make the upright axis logarithmic, or linear again."""
        self.is_log = is_log
        self._plot.reset_zoom()
        self._plot.getAxis("left").setLogMode(y=is_log)
        for name in self._series:
            self._draw(name)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(24, 16) * QFontInfo(self.font()).pixelSize()

    def minimumSizeHint(self) -> QSize:
        """Return a size with room for the label of the upright axis, and two lines of words."""
        return QSize(14, 15) * QFontInfo(self.font()).pixelSize()

    def _scaled(self, values: Values) -> Values:
        return values

    def _value_range(self) -> tuple[float, float]:
        """Return the range of the upright axis, powers of ten where it is logarithmic."""
        spreads = [
            self._spread(name, values[values > 0] if self.is_log else values)
            for name, values in self._finite_values()
            if not self.is_log or values.max() > 0
        ]
        top = max([self._smallest_top, *(high for _, high in spreads)]) * 1.05
        if not self.is_log:
            return 0.0, top
        bottom = min([top / 10, *(low for low, _ in spreads)])
        return float(np.log10(bottom)) - 0.05, float(np.log10(top))

    def _spread(self, _name: str, values: Values) -> tuple[float, float]:
        """Return the least and the largest of a series that the axis has to hold."""
        return float(values.min()), float(values.max())

    def _empty_range(self) -> tuple[float, float]:
        return (-2.0, 0.0) if self.is_log else (0.0, 1.0)

    def _value_text(self, value: float) -> str:
        return number_text(value, 2)

    def _words_across(self) -> WordsAcross:
        """Return what the level axis is called."""
        ends = self.tr("{0} from {1} to {2}, steps {3} to {4}")
        return WordsAcross(self.tr("step"), self.tr("step {0}"), ends)

    def _draw_all(self) -> None:
        self._cursor.setPen(current_theme().text_muted)
        for name in self._looks:
            self._draw(name)

    def _draw(self, name: str) -> None:
        x, y = self._series.get(name, (np.empty(0), np.empty(0)))
        if name not in self._curves:
            # Nothing is made of what is not shown, and only some of it ever is.
            if not len(x):
                return
            self._curves[name] = Curve(self._plot, list(self._looks).index(name))
        self._looks[name].draw(self._curves[name], x, y, is_log=self.is_log)

    def _fit(self) -> None:
        if not self._series:
            if self._plot.is_zoomed:
                self._plot.reset_zoom()
            self._plot.show_range((0, 1000), self._empty_range())
            return
        first = min(float(x[0]) for x, _ in self._series.values())
        last = max(float(x[-1]) for x, _ in self._series.values())
        low, high = self._value_range()
        first = 0.0 if first < last / 10 else first
        self._plot.show_range((first, max(last, first + 1)), (low, high))

    def _finite_values(self) -> list[tuple[str, Values]]:
        """Return the values of each series that are in sight, by which the upright axis goes."""
        return values_within(self._series, self._plot.part_across)

    @Slot(QPointF)
    def _point_at(self, position: QPointF) -> None:
        box = self._plot.getPlotItem().getViewBox()
        if not self._series or not box.sceneBoundingRect().contains(position):
            self._end_readout()
            return
        self._read_at(box.mapSceneToView(position).x())

    def _read_at(self, step: float) -> None:
        """Show the values at the nearest step that any series has a point at."""
        self._cursor.setValue(nearest_step([x for x, _ in self._series.values()], step))
        self._cursor.setVisible(True)
        self._show_legend()

    def hold_readout(self, step: float | None) -> None:
        """Show the values at a step wherever nothing else is read; None: no longer."""
        self._held_at = step
        self._end_readout()

    def _end_readout(self) -> None:
        if self._held_at is not None:
            self._cursor.setValue(self._held_at)
        self._cursor.setVisible(self._held_at is not None)
        self._show_legend()

    def _show_legend(self) -> None:
        """Show the values at the line, or what there is where no line stands."""
        is_read = self._cursor.isVisible() and bool(self._series)
        self._cursor.setVisible(is_read)
        step = self._cursor.value() if is_read else None
        heading = "" if step is None else self._across.place.format(count_text(round(step)))
        self._legend.show_entries(
            heading if self._series else self._note,
            [
                (look.colour, look.style.text, self._words_at(name, step))
                for name, look in self._looks.items()
                if name in self._series
            ],
        )

    def _words_at(self, name: str, step: float | None) -> str:
        """Return a series' value at a step; one measured before a past step says at which."""
        look, (x, y) = self._looks[name], self._series[name]
        if step is None:
            return look.label
        is_held = step == self._held_at
        value, measured = value_until(x, y, step) if is_held else (value_near(x, y, step), step)
        words = f"{look.label} {NOTHING if value is None else self._value_text(value)}"
        # A point of a line without marks stands for all steps around it.
        if measured in (None, step) or look.style.symbol is None:
            return words
        return self.tr("{0} (step {1})").format(words, count_text(round(measured)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, move the readout, or take it away by Esc; other keys are not for charts."""
        is_read = self._cursor.isVisible()
        step = self._cursor.value() if is_read else None
        if self._plot.press_zoom_key(event, point_at(step, self._series.values(), self.is_log)):
            tell_change(self)
            return
        if is_read and event.key() == Qt.Key.Key_Escape:
            self._end_readout()
        elif self._series and event.key() in WALKING_KEYS:
            steps = self._steps_in_sight()
            self._read_at(walked_step(steps, self._cursor.value(), event.key()))
        else:
            super().keyPressEvent(event)
            return
        tell_change(self)

    def _steps_in_sight(self) -> Values:
        """Return the steps of all points that are shown; of all there are where none is."""
        steps = [x for x, _ in self._series.values()]
        return steps_within(steps, self._plot.shown_range[0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the newest values, which also shows where the focus is."""
        if self._series and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._read_at(float(self._steps_in_sight()[-1]))
            tell_change(self)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._end_readout()
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._end_readout()
        super().leaveEvent(event)

    def spoken_value(self) -> str:
        """Return the values at the readout; without one, where each series begins and ends."""
        shown = [name for name in self._looks if name in self._series]
        if self._cursor.isVisible() and shown:
            step = self._cursor.value()
            words = [self._words_at(name, step) for name in shown]
            return ", ".join([self._across.place.format(count_text(round(step))), *words])
        text = self._across.ends
        words = [self._note]
        if self._plot.is_zoomed:
            words.append(self.tr("zoomed in; press 0 to see everything"))
        for name, values in values_within(self._series, None):
            ends = (self._value_text(float(values[place])) for place in (0, -1))
            steps = (count_text(round(float(self._series[name][0][place]))) for place in (0, -1))
            words.append(text.format(self._looks[name].label, *ends, *steps))
        return "; ".join(words[1:] or words)

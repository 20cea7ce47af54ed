"""The state of the plane: the point that is read, where it lies, and one that is kept to follow."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from visualnet.arrays import InputArray
from visualnet.data.dataset import Dataset
from visualnet.data.plane.painted import Painted, is_painted
from visualnet.data.plane.patterns import PATTERNS, WORKED_PATTERN
from visualnet.features import Features, PointArray
from visualnet.insight.plane import PlanePoint
from visualnet.insight.worked_example import INPUTS
from visualnet.training.absent_data import AbsentData
from visualnet.ui.session.session import Session

_MARGIN = 0.1
"""Of what a table's points span, kept free around them."""

_LOOKED_AT, _AWAY = 1000, 0.25
"""Of so many points the first is shown that is so far from the middle, in shares of the plane."""


class PlaneState(QObject):
    """Kept here once: the plane shows it, frames read it. Nothing where the network reads images.

    Pointing moves the point that is read; a click keeps it: then it stays when the mouse leaves.
    """

    changed = Signal()
    """Another point is to be read, or another plane shown."""
    points_kept = Signal(object)  # Painted
    """The file of a project has these now."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._point: PlanePoint | None = None
        self._kept: PlanePoint | None = None
        self._chosen: PlanePoint | None = None
        """The point that was shown before one pointed at any."""
        self._is_example = False
        self._labels: dict[PlanePoint, int] = {}
        self._data: Dataset | None = None
        self.points_in_no_table: Callable[[], Painted | None] = lambda: None
        """Returns what is painted on the run that is shown and in no table; a project keeps it."""
        self.points_of_projects: dict[int, Painted] = {}
        """Such points of projects that were opened, by the run, until they are shown."""
        self._take_run()
        session.run_changed.connect(self._take_run)

    @property
    def point(self) -> PlanePoint | None:
        """The point that is read, with the plane through it; None where images are read."""
        return self._point

    @property
    def kept(self) -> PlanePoint | None:
        """The point that is followed; None for none."""
        return self._kept

    @property
    def is_first(self) -> bool:
        """Whether the point is one that is learnt from, and nobody has pointed at another yet."""
        return self._is_example and self._point is self._chosen

    @property
    def label(self) -> int | None:
        """The class of the point that is read, where it is one of the data."""
        return None if self._point is None else self._labels.get(self._point)

    def point_at(self, across: float, down: float) -> None:
        """Read the point at a place of the plane, from 0 left to 1, from 0 top to 1."""
        if self._point is not None:
            self._set(self._point.at(across, down))

    def set_values(self, values: tuple[float, ...]) -> None:
        """Read the point with these numbers, one a column."""
        if self._point is not None:
            self._set(replace(self._point, values=values, row=None, is_placed=True))

    def set_axes(self, axes: tuple[int, int]) -> None:
        """Show the plane of two other columns."""
        if self._point is not None:
            self._set(replace(self._point, axes=axes))
            if self._kept is not None:
                self._kept = replace(self._kept, axes=axes)

    def show_row(self, row: InputArray, label: int | None = None) -> None:
        """Read a point of the data. row: its inputs, (inputs,). label: its class."""
        if self._point is not None:
            point = self._with_row(row)
            self._labels = {} if label is None else {point: label}
            self._set(point)

    @Slot()
    def keep(self) -> None:
        """Keep the point that is read; return to it when the mouse leaves."""
        self._kept = self._point
        self.changed.emit()

    @Slot()
    def let_go(self) -> None:
        """Follow no point any more."""
        if self._kept is not None:
            self._kept = None
            self.changed.emit()

    @Slot()
    def return_to_kept(self) -> None:
        """Read the point that is kept again, if one is."""
        if self._kept is not None and self._kept is not self._point:
            self._set(self._kept)

    def example_inputs(self, inputs: InputArray) -> InputArray:
        """Return an example's inputs in the form of a probe: of a point, (inputs, 1)."""
        return inputs if self._point is None else inputs.reshape(-1, 1)

    def example_point(self, inputs: InputArray) -> PlanePoint | None:
        """Return an example as a point of the plane that is shown; None where it is an image."""
        return None if self._point is None else self._with_row(inputs.reshape(-1))

    def _with_row(self, row: InputArray) -> PlanePoint:
        assert self._point is not None  # noqa: S101 - as the callers see to
        inputs = row.reshape(-1, 1).astype("float32")
        found = self._point.features.points_of(inputs.T)
        values = self._point.values if found is None else tuple(found[0].tolist())
        return replace(self._point, values=values, row=inputs, is_placed=found is not None)

    def _set(self, point: PlanePoint) -> None:
        self._point = point
        self.changed.emit()

    @Slot()
    def _take_run(self) -> None:
        """Show the plane of the run that is shown; the point stays where the columns do."""
        features, run = self._session.features, self._session.run
        data = None if run is None else run.trainer.dataset
        if data is self._data and (self._point is None) is (features is None):
            return
        self._data = data
        before, self._point = self._point, None
        self._labels = {}
        if features is not None:
            stays = is_painted(self._session.config.dataset)
            if before is self._chosen and not stays:
                # Nobody has pointed anywhere.
                before = None
            self._point = first_point(features, data, before, stays=stays)
            if before is None or before.features.columns != features.columns:
                self._note_first(self._point, data)
        if before is None or self._point is None or before.features != self._point.features:
            self._kept = None
        self.changed.emit()

    def _note_first(self, point: PlanePoint, data: Dataset | None) -> None:
        """Know the class of the point that is shown first, where it is one of the data."""
        number, truth = _first_example(point, data), self._session.matching_dataset
        self._chosen, self._is_example = point, number is not None
        if number is not None and truth is not None:
            self._labels = {point: int(truth.train.labels[number])}


def first_point(
    features: Features,
    data: Dataset | None,
    before: PlanePoint | None = None,
    *,
    stays: bool = False,
) -> PlanePoint:
    """Return a point of some data, or the one shown before where the plane has it.

    In the middle of the plane, which is shown without data, all that a new network adds up is 0.

    stays: whether the plane is the one before where that has room for the data, so that what is
    painted stays under the pen.
    """
    low, high = _ends(features, data)
    if before is not None and before.features.columns == features.columns:
        if stays and _has_room(before, low, high):
            low, high = before.low, before.high
        values, axes = before.values, before.axes
        values = tuple(
            min(most, max(least, value))
            for value, least, most in zip(values, low, high, strict=True)
        )
    else:
        axes = (0, 1)
        if data is not None and data.name == WORKED_PATTERN and len(low) == len(INPUTS):
            return PlanePoint(features, tuple(INPUTS), axes, low, high)
        values = tuple((least + most) / 2 for least, most in zip(low, high, strict=True))
        middle = PlanePoint(features, values, axes, low, high)
        number = _first_example(middle, data)
        if number is not None and data is not None:
            found = features.points_of(data.train.inputs[number : number + 1])
            values = values if found is None else tuple(found[0].tolist())
    return PlanePoint(features, values, axes, low, high)


def _first_example(point: PlanePoint, data: Dataset | None) -> int | None:
    """Return the number of a point that is learnt from and lies away from the plane's middle.

    None where there are none, or they cannot be told, as for the worked example, which has its own.
    """
    if data is None or isinstance(data, AbsentData) or data.name == WORKED_PATTERN:
        return None
    points = point.features.points_of(data.train.inputs[:_LOOKED_AT])
    if points is None or not len(points):
        return None
    low, high = np.array(point.low), np.array(point.high)
    away = np.abs((points - low) / (high - low) - 0.5).max(axis=1)
    return int(np.argmax(away >= min(_AWAY, float(away.max()))))


def _has_room(before: PlanePoint, low: tuple[float, ...], high: tuple[float, ...]) -> bool:
    """Tell whether a plane that was shown holds all between some ends, but for their margin."""
    margin = np.subtract(high, low) * (_MARGIN / (1 + 2 * _MARGIN))
    is_over = np.add(low, margin * (1 + 1e-9)) >= before.low
    is_under = np.subtract(high, margin * (1 + 1e-9)) <= before.high
    return bool((is_over & is_under).all())


def _ends(features: Features, data: Dataset | None) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the ends of the plane: of a pattern always the same, else what its points span."""
    count = len(features.columns)
    low: PointArray | None = None
    high: PointArray | None = None
    pattern = None if data is None or features.is_scaled else PATTERNS.get(data.name)
    if pattern is not None:
        return (pattern.low,) * count, (pattern.high,) * count
    if data is not None and not isinstance(data, AbsentData) and len(data.train):
        rows = data.train.inputs
        # Those of the rows, as each number of a point is one of its row; column by column, which
        # is a tenth of the time. A million rows: 5 ms (November 2026).
        ends = [(column.min(), column.max()) for column in rows.reshape(len(rows), -1).T]
        low, high = (features.points_of([row]) for row in zip(*ends, strict=True))
    if (low is None or high is None) and features.low:
        low, high = np.array([features.low]), np.array([features.high])
    if low is None or high is None:
        # Three standard deviations, where nothing else is known.
        means = features.mean if not features.terms else (0.0,) * count
        scales = features.scale if not features.terms else (2.0,) * count
        return (
            tuple(mean - 3 * scale for mean, scale in zip(means, scales, strict=True)),
            tuple(mean + 3 * scale for mean, scale in zip(means, scales, strict=True)),
        )
    low, high = low[0], high[0]
    room = (high - low) * _MARGIN
    room[room == 0] = 1.0
    return tuple((low - room).tolist()), tuple((high + room).tolist())

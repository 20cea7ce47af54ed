"""What a network answers over a plane: two numbers of a point vary, the others are held."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from visualnet.arrays import FloatArray, frozen
from visualnet.features import Features, PointArray
from visualnet.nn.network import Network

CELLS = 100
"""Cells of the plane, each way."""

TILE_CELLS = 50
"""The same of a neuron's tile."""


@dataclass(frozen=True, eq=False)
class PlanePoint:
    """A point and the plane through it.

    features: of the network that reads it. values: its numbers, a number a column. axes: the two
    columns that vary over the plane, across and up. low, high: ends of the plane, a number a
    column. row: what the network takes instead of what `features` make of the values, (inputs, 1)
    float32; None for that. is_placed: False where the row does not tell the values: they are then
    those of another point.
    """

    features: Features
    values: tuple[float, ...]
    axes: tuple[int, int]
    low: tuple[float, ...]
    high: tuple[float, ...]
    row: FloatArray | None = None
    is_placed: bool = True

    @cached_property
    def inputs(self) -> FloatArray:
        """What the network takes of it, (inputs, 1) float32, always the same object."""
        if self.row is not None:
            return self.row
        return frozen(self.features.rows_of([self.values]).reshape(-1, 1))

    @cached_property
    def own_inputs(self) -> tuple[float, ...]:
        """What the network takes of it in the units of the data, before it is scaled."""
        if self.is_placed:
            return tuple(self.features.values_of([self.values])[0].tolist())
        scaled = self.inputs[:, 0].astype(np.float64)
        return tuple((scaled * self.features.scale + self.features.mean).tolist())

    @property
    def place(self) -> tuple[float, float]:
        """Where it is on the plane: from 0 left to 1 right, from 0 top to 1 bottom."""
        across, up = (
            (self.values[axis] - self.low[axis]) / (self.high[axis] - self.low[axis])
            for axis in self.axes
        )
        return across, 1 - up

    def at(self, across: float, down: float) -> "PlanePoint":
        """Return the point at a place of the plane, see `place`; not outside of it."""
        values = list(self.values)
        for axis, share in zip(self.axes, (across, 1 - down), strict=True):
            within = min(1.0, max(0.0, share))
            values[axis] = self.low[axis] + within * (self.high[axis] - self.low[axis])
        return replace(self, values=tuple(values), row=None, is_placed=True)

    def cells(self, count: int) -> PointArray:
        """Return the middles of count × count cells, row by row from the top: (cells, columns)."""
        shares = (np.arange(count) + 0.5) / count
        points = np.tile(np.array(self.values, np.float64), (count * count, 1))
        across, up = self.axes
        points[:, across] = np.tile(self._between(across, shares), count)
        points[:, up] = np.repeat(self._between(up, shares[::-1]), count)
        return points

    def _between(self, axis: int, shares: PointArray) -> PointArray:
        return self.low[axis] + shares * (self.high[axis] - self.low[axis])


def is_same_plane(one: PlanePoint, other: PlanePoint) -> bool:
    """Tell whether two points lie in the same plane: all that does not vary is the same."""
    if one is other:
        return True
    if (one.features, one.axes, one.low, one.high) != (
        *(other.features, other.axes, other.low, other.high),
    ):
        return False
    held = set(range(len(one.values))) - set(one.axes)
    return all(one.values[column] == other.values[column] for column in held)


@dataclass(frozen=True, slots=True, eq=False)
class PlaneAnswers:
    """What each layer answers over a plane, from its top left cell row by row.

    layers: inputs first, (cells × cells, neurons) each. cells: how many each way. largest_inputs:
    the largest size that each input has among the data, (inputs,): one that is held is the same
    all over the plane.
    """

    layers: tuple[FloatArray, ...]
    cells: int
    largest_inputs: FloatArray

    @property
    def probabilities(self) -> FloatArray:
        """Of each class in each cell, (cells × cells, classes)."""
        return self.layers[-1]


def answers_over(network: Network, point: PlanePoint, cells: int = CELLS) -> PlaneAnswers:
    """Return what each layer of a network answers over the plane through a point.

    100 × 100 cells of 2-16-16-2 take 6 ms of a busy machine (2026-11).
    """
    rows = point.features.rows_of(point.cells(cells))
    # In pieces: for larger matrices BLAS would wake threads, which takes longer than their work.
    passes = [forward.activations for forward in network.passes(rows)]
    layers = (np.concatenate(pieces) for pieces in zip(*passes, strict=True))
    ends = rows if point.features.terms else point.features.rows_of([point.low, point.high])
    return PlaneAnswers((rows, *layers), cells, np.abs(ends).max(axis=0))

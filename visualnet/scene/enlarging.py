"""Images enlarged smoothly: each pixel lies between two of the smaller image, along each axis."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray


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

"""Statistics of a data set: examples and mean image of each class, and pixel values."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visualnet.arrays import IndexArray, PixelArray
from visualnet.data.datasets import Split

_CHUNK = 2000
"""Images at a time, so that the working space stays small."""


@dataclass(frozen=True, slots=True, eq=False)
class DatasetStatistics:
    """Figures of one part of a data set.

    counts: (classes,), examples of each. means: (classes, 28, 28), the mean image of each class,
    paper where it has none. histogram: (256,), pixels of each value.
    """

    counts: IndexArray
    means: PixelArray
    histogram: IndexArray


def statistics_of(split: Split, class_count: int) -> DatasetStatistics:
    """Return the figures of a split, whose labels are 0 to class_count - 1.

    55,000 images take 0.2 s and 7 MB (2026-11).
    """
    shape = (class_count, *split.images.shape[1:])
    sums: npt.NDArray[np.float64] = np.zeros(shape)
    pairs: IndexArray = np.zeros(256 * 256, np.int64)
    for start in range(0, len(split), _CHUNK):
        part = np.ascontiguousarray(split.images[start : start + _CHUNK])
        labels = split.labels[start : start + _CHUNK]
        for k in range(class_count):
            sums[k] += part[labels == k].sum(axis=0, dtype=np.uint32)
        # Pixels counted two by two, which takes less than half the time.
        pairs += np.bincount(part.reshape(-1).view(np.uint16), minlength=256 * 256)
    table = pairs.reshape(256, 256)
    counts: IndexArray = np.bincount(split.labels, minlength=class_count)
    means = np.rint(sums / np.maximum(counts, 1)[:, None, None]).astype(np.uint8)
    return DatasetStatistics(counts, means, table.sum(axis=0) + table.sum(axis=1))

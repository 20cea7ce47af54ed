"""What is in the drawing pad, as a value that can be kept, compared and given back."""

from dataclasses import dataclass

import numpy as np

from visualnet.data.strokes import Point, read_strokes
from visualnet.nn.arrays import PixelArray


@dataclass(frozen=True, slots=True, eq=False)
class PadContent:
    """Strokes on a pad of `side` pixels; or a test image with its true label; or nothing.

    is_example: strokes that came with the program and give way to the first stroke of the user.
    """

    strokes: tuple[tuple[Point, ...], ...] = ()
    side: float = 1.0
    image: PixelArray | None = None
    label: int | None = None
    is_example: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return self.image is None and not self.strokes

    def seen(self, brush: float) -> PixelArray:
        """Return what the network sees of it, (28, 28) uint8; a test image as it is."""
        if self.image is not None:
            return self.image
        if not self.strokes:
            return np.zeros((28, 28), np.uint8)
        return read_strokes(self.strokes, self.side, brush).centred

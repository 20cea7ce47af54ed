"""The kinds of array of the picture alone."""

import numpy as np
import numpy.typing as npt

ConnectionArray = npt.NDArray[np.int32]
"""Flat positions in a weight matrix, or neuron numbers, one per drawn connection."""

LevelArray = npt.NDArray[np.uint8]
"""Positions in a colour ramp, 0 to 255."""

ColourArray = npt.NDArray[np.uint32]
"""Colours as 0xffRRGGBB: an image of them is Qt's Format_RGB32."""

Colour = tuple[int, int, int]
"""Red, green, blue, each 0 to 255."""

Rect = tuple[float, float, float, float]
"""x, y, width, height."""

"""Moving the ink of many 28×28 images, each in its own way, by one product with a sparse matrix.

A warp says of every pixel where in the old image its ink comes from: (2, 784), row and column, both
0 to 27 from centre to centre. To let ink leave at the border as paper, images lie in memory padded
by one row and one column of paper, which each shares with the next one.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray
from visualnet.data.drawing.scaling import FIELD_SIDE

PIXELS = FIELD_SIDE * FIELD_SIDE

PITCH = FIELD_SIDE + 1
"""Places in memory from a pixel of a padded image to the one below it."""

PADDED = PITCH * PITCH

ELASTIC_SIGMA = 4.0
"""Width in pixels of the bumps of an elastic field, the sigma of Simard, Steinkraus and Platt."""

_MARGIN = PITCH + 1
_ENTRIES = 3
_CENTRE = np.float32((FIELD_SIDE - 1) / 2)
_GRID = (np.indices((FIELD_SIDE, FIELD_SIDE)).reshape(2, PIXELS) - _CENTRE).astype(np.float32)
_RIGHT, _BELOW = np.int32(1), np.int32(PITCH)


class PaddedImages:
    """Room for a number of padded images, one after the other, with paper around them all.

    memory: all of it, a vector. values: its images, (count, 841). All is paper at first.
    """

    def __init__(self, count: int, dtype: npt.DTypeLike) -> None:
        self.memory: npt.NDArray[Any] = np.zeros(count * PADDED + 2 * _MARGIN, dtype)
        self.values = self.moved(0)

    @property
    def fields(self) -> npt.NDArray[Any]:
        """The images without their padding, (count, 28, 28)."""
        return self.values.reshape(-1, PITCH, PITCH)[:, :FIELD_SIDE, :FIELD_SIDE]

    def moved(self, offset: int) -> npt.NDArray[Any]:
        """Return the values of each pixel's neighbour, (count, 841), at most 30 places away."""
        end = len(self.memory) - _MARGIN
        return self.memory[_MARGIN + offset : end + offset].reshape(-1, PADDED)

    def clear_padding(self) -> None:
        """Make paper of the padding again."""
        padded = self.values.reshape(-1, PITCH, PITCH)
        padded[:, FIELD_SIDE] = 0
        padded[:, :, FIELD_SIDE] = 0


def linear_warps(matrices: FloatArray, shifts: FloatArray) -> FloatArray:
    """Return warps, (n, 2, 784), that move the ink at p to matrix @ p + shift, about the centre.

    matrices: (n, 2, 2), regular, on (row, column). shifts: (n, 2), in pixels.
    """
    backwards = np.linalg.inv(matrices).astype(np.float32)
    warps: FloatArray = backwards @ (_GRID - shifts[:, :, None])
    return np.add(warps, _CENTRE, out=warps)


def elastic_fields(count: int, generator: np.random.Generator) -> FloatArray:
    """Return smooth random displacements, (count, 2, 784), each of standard deviation 1 pixel.

    Uniform noise smoothed by a Gaussian, as in Simard, Steinkraus and Platt (Best practices for
    convolutional neural networks applied to visual document analysis, 2003, section 2). It is
    drawn on a grid one sigma wide, of which nothing is left to see (the variance ripples by
    exp(-π²), and is evened out), so a field takes 196 random numbers, not 2,704.
    """
    side = _BUMPS.shape[1]
    nodes = generator.random((count, 2, side, side), dtype=np.float32)
    nodes -= np.float32(0.5)
    smooth: FloatArray = _BUMPS @ nodes
    fields: FloatArray = smooth @ _BUMPS.T
    return fields.reshape(count, 2, PIXELS)


class Sampler:
    """A sparse matrix that takes a number of padded images to warped ones, each by its own warp.

    Between pixels, the values are linear in the triangle of the three nearest: each square of four
    is cut along its diagonal. That is a quarter less work than bilinear sampling, and as exact at
    the pixels. Without warps set, it gives paper.
    """

    def __init__(self, count: int, scale: float) -> None:
        """scale: what the values are multiplied by."""
        # Here, because it takes a tenth of a second, and the window needs it after its start only.
        from scipy.sparse import csr_array

        self._scale = np.float32(scale)
        starts = np.arange(0, count * PIXELS * _ENTRIES + 1, _ENTRIES, dtype=np.int32)
        entries = np.zeros(starts[-1], np.float32), np.zeros(starts[-1], np.int32), starts
        shape = (count * PIXELS, count * PADDED + 2 * _MARGIN)
        self._matrix = csr_array(entries, shape=shape)
        self._weights = self._matrix.data.reshape(count, PIXELS, _ENTRIES)
        self._places = self._matrix.indices.reshape(count, PIXELS, _ENTRIES)

    def set_warps(self, warps: FloatArray) -> None:
        """Set the warps of all images, (count, 2, 784)."""
        # What lies farther out is paper as well.
        inside = np.clip(warps, -1, FIELD_SIDE)
        corners = np.floor(inside)
        inside -= corners
        row_part, column_part = inside[:, 0], inside[:, 1]
        larger, smaller = np.maximum(row_part, column_part), np.minimum(row_part, column_part)
        weights, places = self._weights, self._places
        np.subtract(1, larger, out=weights[..., 0])
        np.subtract(larger, smaller, out=weights[..., 1])
        weights[..., 2] = smaller
        weights *= self._scale
        corner = (corners[:, 0] * PITCH + corners[:, 1]).astype(np.int32)
        corner += (np.arange(len(warps), dtype=np.int32) * PADDED + _MARGIN)[:, None]
        places[..., 0] = corner
        places[..., 1] = corner + np.where(row_part < column_part, _RIGHT, _BELOW)
        places[..., 2] = corner + (_BELOW + _RIGHT)

    def apply(self, images: PaddedImages) -> FloatArray:
        """Return the warped images, (count, 784)."""
        warped: FloatArray = self._matrix @ images.memory
        return warped.reshape(-1, PIXELS)


def _bumps() -> FloatArray:
    """Return the height at each pixel, (28, nodes), of Gaussians one sigma apart, 3 beyond it."""
    nodes = np.arange(-3 * ELASTIC_SIGMA, FIELD_SIDE + 3 * ELASTIC_SIGMA + 1, ELASTIC_SIGMA)
    distances = np.arange(FIELD_SIDE)[:, None] - nodes
    heights = np.exp(-(distances**2) / (2 * ELASTIC_SIGMA**2))
    heights /= np.linalg.norm(heights, axis=1, keepdims=True)
    # Twice, for rows and columns, this makes up for the variance 1 / 12 of uniform noise.
    return (heights * 12**0.25).astype(np.float32)


_BUMPS = _bumps()

"""Values of the connections, and how much light they are.

Value -> light: light = gain × value / scale, per pair of layers. The scale follows the values
slowly, so that nothing flickers; the gain answers to how densely the pair's lines lie. Both are
factors, so zero stays dark and the sign stays the sign.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray
from visualnet.scene.arrays import ConnectionArray
from visualnet.scene.layout import Layout
from visualnet.scene.parts import Connection
from visualnet.scene.selection import Selection

# Chosen by eye on trained 784-16-16-10, 784-128-64-10 and 784-512-512-512-512-10 networks.
_LIGHT_PER_PIXEL = 1.5
_GAIN_RANGE = (0.02, 0.8)
_SPREADS_PER_SCALE = 3.0
# Of a normal distribution: root mean square over mean absolute value, sqrt(pi / 2).
_RMS_PER_MEAN = 1.2533

_LARGEST = float(np.finfo(np.float32).max)


@dataclass(frozen=True, slots=True, eq=False)
class ValueSource:
    """What values are made of: (matrices[pair] - reference[pair]) × activations[pair].

    matrices[pair], reference[pair]: (fan_in, fan_out), contiguous; weights, a gradient, or earlier
    weights. activations[pair]: (fan_in,), those of the layer that the pair starts from (the first
    is the input). Without a reference nothing is taken off, without activations nothing multiplied.
    """

    matrices: Sequence[FloatArray]
    reference: Sequence[FloatArray] | None = None
    activations: Sequence[FloatArray] | None = None

    def value_of(self, connection: Connection) -> float:
        """Return the value of one connection."""
        layer, place = connection.layer, (connection.source, connection.target)
        value = self.matrices[layer][place]
        if self.reference is not None:
            value = value - self.reference[layer][place]
        if self.activations is not None:
            value = value * self.activations[layer][connection.source]
        return float(value)


@np.errstate(over="ignore", invalid="ignore")
def connection_values(source: ValueSource, selection: Selection, out: FloatArray) -> FloatArray:
    """Write the drawn connections' values into out, in the selection's order, and return it.

    out: (selection.drawn,) float32.
    """
    reference, activations = source.reference, source.activations
    for pair, matrix in enumerate(source.matrices):
        values = out[selection.part(pair)]
        if selection.is_whole(pair):
            pair_values(source, pair, values)
            continue
        np.take(matrix.reshape(-1), selection.indices[pair], out=values, mode="clip")
        if reference is not None:
            values -= reference[pair].reshape(-1)[selection.indices[pair]]
        if activations is not None:
            np.multiply(values, activations[pair][selection.sources[pair]], out=values)
    return out


@np.errstate(over="ignore", invalid="ignore")
def pair_values(source: ValueSource, pair: int, out: FloatArray) -> FloatArray:
    """Write the values of all connections of a pair of layers into out, and return it.

    out: (fan_in × fan_out,) float32, row by row of the matrix.
    """
    matrix = source.matrices[pair]
    table = out.reshape(matrix.shape)
    if source.reference is not None:
        np.subtract(matrix, source.reference[pair], out=table)
        matrix = table
    if source.activations is not None:
        np.multiply(matrix, source.activations[pair][:, None], out=table)
    elif matrix is not table:
        np.copyto(table, matrix)
    return out


def pair_gains(layout: Layout, selection: Selection) -> FloatArray:
    """Return the gain of each pair of layers: small where many lines share a pixel.

    (pairs,). A pair's lines put (lines × length) / area light on an average pixel between its
    layers; the gain brings that to the same amount for all pairs, within bounds that keep single
    lines visible and crowds from saturating.
    """
    gains = np.empty(len(selection.indices), np.float32)
    for pair, (sources, targets) in enumerate(
        zip(selection.sources, selection.targets, strict=True)
    ):
        density = line_density(layout, pair, sources, targets)
        gains[pair] = np.clip(_LIGHT_PER_PIXEL / density, *_GAIN_RANGE)
    return gains


def line_density(
    layout: Layout, pair: int, sources: ConnectionArray, targets: ConnectionArray
) -> float:
    """Return how many of a pair's lines an average unit of area between its layers holds.

    sources, targets: (lines,), the neurons at their ends.
    """
    start = layout.positions[pair][sources]
    end = layout.positions[pair + 1][targets]
    across, down = np.abs(end - start).mean(axis=0)
    ends = np.concatenate([start[:, 1], end[:, 1]])
    extent = float(np.ptp(ends)) + 1.0
    return len(sources) * float(np.hypot(across, down)) / (float(across) * extent)


class ScaleKeeper:
    """Turns values into light, with a scale per pair of layers that is steady in time.

    The scale is three times the spread of a pair's values, and goes to a new one exponentially (in
    its logarithm, so growth and decay look alike). The spread is the geometric mean of root mean
    square and mean absolute value, both as for normally distributed values: where most inputs are
    dark the second is small, so the few lines that carry something are brought out.
    Belongs to one thread.
    """

    def __init__(
        self, selection: Selection, gains: FloatArray, settle_seconds: float = 0.6
    ) -> None:
        """gains: (pairs,), from pair_gains. settle_seconds: time constant of the scale."""
        self._selection = selection
        self._gains = gains
        self._settle_seconds = settle_seconds
        self._scales = np.zeros(len(gains), np.float64)
        self._targets = np.zeros(len(gains), np.float64)

    @property
    def scales(self) -> npt.NDArray[np.float64]:
        """The value, per pair of layers, that has the light `gain`; 0 where all values are 0."""
        return np.where(self._targets > 0.0, self._scales, 0.0)

    @property
    def factors(self) -> tuple[float, ...]:
        """The light of a value of 1, per pair of layers; 0 where all values are 0."""
        pairs = zip(self._gains.tolist(), self.scales.tolist(), strict=True)
        return tuple(gain / scale if scale > 0.0 else 0.0 for gain, scale in pairs)

    @property
    def is_settled(self) -> bool:
        """Whether the scales are those of the last values, whatever was shown before."""
        return bool((self.scales == self._targets).all())

    def reset(self) -> None:
        """Forget the scales, so that the next values set them at once (other mode, other run)."""
        self._scales[:] = 0.0

    def light(
        self, values: FloatArray, elapsed: float, out: FloatArray, least_share: float = 0.0
    ) -> FloatArray:
        """Write the signed light of the values into out and return it.

        values, out: (selection.drawn,); may be the same array. elapsed: seconds since the last
        call; 0 keeps the scales as they are. least_share: of the way to the scales of these values,
        0 to 1, that is gone in any case; 1 takes them at once.
        """
        follow = 1.0 - float(np.exp(-max(elapsed, 0.0) / self._settle_seconds))
        follow = max(follow, least_share)
        for pair, gain in enumerate(self._gains):
            part = self._selection.part(pair)
            scale = self._followed(pair, values[part], follow)
            factor = np.float32(gain / scale if scale > 0.0 else 0.0)
            with np.errstate(over="ignore", invalid="ignore"):
                np.multiply(values[part], factor, out=out[part])
        return out

    def _followed(self, pair: int, values: FloatArray, follow: float) -> float:
        """Return the scale of a pair, after it went that share of the way to its target."""
        target = self._targets[pair] = _scale_of(values)
        if target > 0.0:
            scale = self._scales[pair]
            is_there = follow >= 1.0 or scale == 0.0 or scale == target
            self._scales[pair] = target if is_there else scale * (target / scale) ** follow
        # Without any value there is no light, and the scale waits for the next ones.
        return float(self._scales[pair])


def _scale_of(values: FloatArray) -> float:
    """Return the scale that values have of themselves; 0 where all are 0, or none is a number."""
    with np.errstate(over="ignore", invalid="ignore"):
        square = float(np.dot(values, values)) / len(values)
        mean = float(np.abs(values).mean())
    if not np.isfinite(square) or not np.isfinite(mean):
        # Their squares are too large for float32.
        sizes = np.abs(values[np.isfinite(values)]).astype(np.float64)
        square = float(np.square(sizes).mean()) if len(sizes) else 0.0
        mean = float(sizes.mean()) if len(sizes) else 0.0
    scale = _SPREADS_PER_SCALE * math.sqrt(math.sqrt(square) * _RMS_PER_MEAN * mean)
    return min(scale, _LARGEST)

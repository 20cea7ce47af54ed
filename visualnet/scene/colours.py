"""Light and values into colours, through tables that carry the tone curve and the theme.

The room has no theme: every colour comes from the caller, as (red, green, blue).
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray
from visualnet.scene.arrays import Colour, ColourArray, LevelArray

FULL_LIGHT = 6.0
"""The light of level 255; 1 - exp(-6) is 0.998, so no more would be seen."""

# A thin dark line on paper looks fainter than an equally thin bright one on black.
_INK_STRENGTH = 1.6

_OPAQUE = np.uint32(0xFF000000)


def light_levels() -> npt.NDArray[np.float64]:
    """Return the light that each level 0..255 stands for: (256,).

    level = 255 sqrt(light / FULL_LIGHT): even steps would show as bands near black.
    """
    return FULL_LIGHT * (np.arange(256) / 255.0) ** 2


def level_pairs(levels: LevelArray) -> npt.NDArray[np.uint16]:
    """Return the table positions of (…, 2) levels, positive and negative: a view, without a copy.

    levels: C-contiguous.
    """
    return levels.view(np.uint16)[..., 0]


@lru_cache(maxsize=8)
def connection_table(
    background: Colour, positive: Colour, negative: Colour, *, additive: bool
) -> ColourArray:
    """Return the colour of every pair of positive and negative levels: (65536,) 0xffRRGGBB.

    Read-only, as all that ask for the same colours share it.

    Coverage is 1 - exp(-light). additive: light is added to the background, for dark themes; else
    it is ink, somewhat strengthened, that takes the background away, for light ones. No light gives
    the background; full light of one sign gives that sign's colour. Read through level_pairs;
    entry 0 is no light.
    """
    coverage = 1.0 - np.exp(-light_levels() * (1.0 if additive else _INK_STRENGTH))
    coverage /= coverage[-1]
    plus, minus = coverage[:, None, None], coverage[None, :, None]
    base, up, down = (np.array(c, np.float64) for c in (background, positive, negative))
    if additive:
        mixed = base + plus * (up - base) + minus * (down - base)
    else:
        paper = np.maximum(base, 1.0)
        mixed = base * (1.0 - plus * (1.0 - up / paper)) * (1.0 - minus * (1.0 - down / paper))
    levels = np.stack(np.meshgrid(np.arange(256), np.arange(256), indexing="ij"), axis=-1)
    table = np.empty(65536, np.uint32)
    table[level_pairs(levels.astype(np.uint8))] = pack_colours(mixed)
    table.flags.writeable = False
    return table


def connection_ramp(table: ColourArray, count: int) -> ColourArray:
    """Return the colours of values that run evenly from most negative to most positive: (count,).

    table: from connection_table. The ends are almost full light.
    """
    values = np.linspace(-1.0, 1.0, count)
    light = np.abs(values) * (FULL_LIGHT / 2)
    levels = np.zeros((count, 2), np.uint8)
    sign = (values < 0).astype(np.intp)
    levels[np.arange(count), sign] = np.rint(255.0 * np.sqrt(light / FULL_LIGHT))
    return table[level_pairs(levels)]


def pack_colours(colours: npt.ArrayLike) -> ColourArray:
    """Return (…, 3) red, green, blue, 0 to 255 and clipped there, as 0xffRRGGBB of shape (…)."""
    rgb = np.rint(np.clip(np.asarray(colours, np.float64), 0, 255)).astype(np.uint32)
    red, green, blue = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    packed: ColourArray = _OPAQUE | red << np.uint32(16) | green << np.uint32(8) | blue
    return packed


def colour_ramp(stops: Sequence[Colour]) -> ColourArray:
    """Return 256 colours that run evenly through the stops: (256,) 0xffRRGGBB.

    With three stops, level 128 is exactly the middle one, which is where diverging levels put zero.
    """
    places = np.linspace(0, 255, len(stops))
    if len(stops) % 2:
        places[len(stops) // 2] = 128
    channels = np.array(stops, np.float64).T
    return pack_colours(
        np.stack([np.interp(np.arange(256), places, channel) for channel in channels], axis=-1)
    )


def activation_colours(values: FloatArray, low: float = 0.0, high: float = 1.0) -> LevelArray:
    """Return the level 0..255 of each value on a ramp from low to high; beyond them, their end's.

    With low = -high the ramp diverges: zero has level 128, x and -x lie equally far from it, and
    levels run from 1 to 255.
    """
    if high <= low:
        return np.zeros(np.shape(values), np.uint8)
    diverges = low == -high
    with np.errstate(over="ignore", invalid="ignore"):
        shares = values / high if diverges else (values - low) / (high - low)
        # np.clip and np.nan_to_num take several times as long for a layer of neurons.
        shares = np.maximum(np.minimum(shares, 1.0), -1.0 if diverges else 0.0)
        # What is no number has the level of zero, or of the lower end.
        np.copyto(shares, 0.0, where=np.isnan(shares))
        scaled = np.rint(shares * 127.0) + 128.0 if diverges else np.rint(shares * 255.0)
    levels: LevelArray = scaled.astype(np.uint8)
    return levels


def fill_levels(activations: FloatArray, function: str) -> LevelArray:
    """Return the ramp's levels: 128 is 0; sigmoid, softmax and ReLU use the upper half alone."""
    high = 1.0
    if function not in ("sigmoid", "softmax", "tanh"):
        # Unbounded functions are shown against the largest, so that patterns stay visible.
        high = max(float(np.abs(activations).max(initial=0.0)), 1e-6)
    return activation_colours(activations, -high, high)

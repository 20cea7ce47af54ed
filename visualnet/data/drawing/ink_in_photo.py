"""Finding the ink on a grey picture: which way round it is, where the paper ends, what is dust.

Paper is what the border of the picture shows, as a plane of brightness, so that light falling from
one side is no ink; ink is what differs from it. Where the border is not of one level, the digit may
reach it, and it is asked which level is paper (`paper_level`); where neither is, as with a shadow's
edge on the paper, paper is what surrounds each pixel (`uneven_light`), or, of a small picture, the
shadow is taken away first (`side_shadow`).
"""

import numpy as np
from scipy import ndimage

from visualnet.arrays import FloatArray, PixelArray
from visualnet.data.drawing.frames import inside_frame
from visualnet.data.drawing.paper_level import TwoLevels, border_of, likeness_to_ink, two_levels_of
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.data.drawing.side_shadow import without_side_shadow
from visualnet.data.drawing.uneven_light import contrast_with_surroundings, has_plain_border

# In levels of 255.
_LIGHT = 128
# In levels of 255: a picture whose strongest ink differs by less is blank.
_FAINTEST_INK = 16.0
# Fainter than this part of the full ink is paper: JPEG's ringing, the grain of a photograph.
_PAPER_PART = 0.08
_NOISE_WIDTHS = 5.0
# Standard deviation above which a picture is grainy, and the blur that takes the grain away: the
# picture's side divided by this, a tenth of one pixel of 28.
_GRAIN = 2.0
_SMOOTHING_PART = 280
# Specks with less than this part of all ink are dust.
_DUST_PART = 0.03
# How much more like ink than the other level one must be, or the darker level may be a shadow:
# strokes are 1.2 and more, halves of a picture in light and shadow about 0.5. The second is for
# small pictures, and for those in which nothing else is found.
_SURE_LIKENESS = 1.2
_LEAST_LIKENESS = 0.5
_SMALLEST_WITH_SHADOWS = 100
# Of a digit cut to its ink: so few pixels tell no level, and so much of the contrast is no noise.
_LEAST_PAPER = 16
_MOST_NOISE = 0.03
# In uneven light: what is fainter is the edge of a shadow, and what is cut by the border and has
# less ink than this part of the largest piece is none of the digit.
_SHADOW_PART = 0.25
_LARGE_PART = 0.5


def find_ink(grey: PixelArray) -> PixelArray:
    """Return the ink of a grey picture, (h, w): 255 full ink, 0 paper, dust removed.

    Dark ink on light paper and light ink on dark give the same. Of a framed picture it is that
    within the frame. A blank picture gives all 0.
    """
    return _ink_within(inside_frame(grey))


def _ink_within(grey: PixelArray, may_have_shadow: bool = True) -> PixelArray:
    levels = grey.astype(np.float32)
    difference = levels - _paper(levels)
    if has_plain_border(border_of(difference)):
        return _ink_off_plane(difference)
    parted = two_levels_of(grey)
    is_large = min(grey.shape) >= _SMALLEST_WITH_SHADOWS
    if may_have_shadow and not is_large and parted is not None:
        lit = without_side_shadow(grey, parted.light)
        if lit is not None:
            return _ink_within(lit, may_have_shadow=False)
    likeness = 0.0 if parted is None else likeness_to_ink(parted.is_dark)
    ink = np.zeros(grey.shape, np.uint8)
    if parted is None or abs(likeness) < (_SURE_LIKENESS if is_large else _LEAST_LIKENESS):
        ink = _ink_in_uneven_light(grey) if is_large else _ink_off_plane(difference)
    if parted is not None and abs(likeness) >= _LEAST_LIKENESS and not ink.any():
        return _ink_of_two_levels(levels, parted, is_dark=likeness > 0)
    return ink


def _ink_off_plane(difference: FloatArray) -> PixelArray:
    """Return the ink of a picture by how much lighter each pixel is than the border, (h, w)."""
    if _noise(difference) > _GRAIN:
        difference = ndimage.gaussian_filter(difference, max(difference.shape) / _SMOOTHING_PART)
    noise = _noise(difference)
    paper_limit = max(_NOISE_WIDTHS * noise, _FAINTEST_INK / 2)
    darker = np.maximum(-difference - paper_limit, 0)
    lighter = np.maximum(difference - paper_limit, 0)
    ink = -difference if darker.sum() > lighter.sum() else difference
    return _without_dust(_scaled_ink(ink, noise, _PAPER_PART))


def _ink_of_two_levels(levels: FloatArray, parted: TwoLevels, is_dark: bool) -> PixelArray:
    """Return the ink of a picture that it may fill to the edge; is_dark: whether dark is ink."""
    ink = parted.light - levels if is_dark else levels - parted.light
    is_paper = ~parted.is_dark if is_dark else parted.is_dark
    # The edges of strokes are neither: what lies away from them tells the level of the paper.
    away = ndimage.distance_transform_cdt(np.pad(is_paper, 1, constant_values=True))[1:-1, 1:-1]
    is_plain = is_paper & (away >= max(2, max(levels.shape) // FIELD_SIDE))
    if np.count_nonzero(is_plain) < _LEAST_PAPER:
        is_plain = is_paper
    if _spread(ink[is_plain]) > _GRAIN:
        ink = ndimage.gaussian_filter(ink, max(levels.shape) / _SMOOTHING_PART)
    paper = ink[is_plain]
    noise = min(_spread(paper), _MOST_NOISE * parted.contrast)
    return _without_dust(_scaled_ink(ink - np.percentile(paper, 25), noise, _PAPER_PART))


def _spread(levels: FloatArray) -> float:
    """Return the standard deviation, from the median distance to the median."""
    return 1.4826 * float(np.median(np.abs(levels - np.median(levels))))


def _ink_in_uneven_light(grey: PixelArray) -> PixelArray:
    contrast = contrast_with_surroundings(grey)
    # What is left of shadows is faint and wide, ink is strong.
    is_dark = bool((np.clip(contrast, -_LIGHT, _LIGHT) ** 3).sum() < 0)
    noise = 1.4826 * float(np.median(np.abs(contrast)))
    ink = _scaled_ink(-contrast if is_dark else contrast, noise, _SHADOW_PART)
    return _without_dust(_without_border_pieces(ink))


def _scaled_ink(ink: FloatArray, noise: float, paper_part: float) -> PixelArray:
    """Return ink of any scale as 0 to 255; what is not clearly more than the noise is paper.

    noise: its standard deviation. paper_part: ink fainter than this part of the full one is paper.
    """
    full = _full_ink(ink, max(_NOISE_WIDTHS * noise, _FAINTEST_INK / 2))
    if full < _FAINTEST_INK:
        return np.zeros(ink.shape, np.uint8)
    lowest = min(max(_NOISE_WIDTHS * noise, paper_part * full), full / 2)
    scaled = np.clip((ink - lowest) * (255 / (full - lowest)), 0, 255)
    levels: PixelArray = np.rint(scaled).astype(np.uint8)
    return levels


def _noise(difference: FloatArray) -> float:
    """Return the standard deviation of the border, from its median, which ink hardly moves."""
    return 1.4826 * float(np.median(np.abs(border_of(difference))))


def _paper(levels: FloatArray) -> FloatArray:
    """Return the brightness of the paper, (h, w): a plane through the border."""
    height, width = levels.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    columns = np.stack([border_of(np.ones_like(levels)), border_of(x), border_of(y)], axis=1)
    border = border_of(levels)
    off_median = np.abs(border - np.median(border))
    # Twice: the second time without what stands out, where a digit touches the border.
    plane = np.array([np.median(border), 0, 0], np.float32)
    for tolerance in (3 * float(np.median(off_median)) + 40, 20.0):
        typical = np.abs(border - columns @ plane) <= tolerance
        if np.count_nonzero(typical) > len(border) / 2:
            plane = np.linalg.lstsq(columns[typical], border[typical], rcond=None)[0]
    paper: FloatArray = plane[0] + plane[1] * x + plane[2] * y
    return paper


def _full_ink(ink: FloatArray, paper_limit: float) -> float:
    """Return the level of full ink: the 90 % point of the stronger half of what is not paper."""
    inked = ink[ink > paper_limit]
    if not len(inked):
        return 0.0
    strong = inked[inked >= (inked.max() + paper_limit) / 2]
    return float(np.percentile(strong, 90))


def _without_border_pieces(ink: PixelArray) -> PixelArray:
    """Return ink without smaller pieces that the border cuts: corners of shadows, other things."""
    pieces, count = ndimage.label(ink > 0, structure=np.ones((3, 3)))
    if count < 2:
        return ink
    mass = np.bincount(pieces.ravel(), weights=ink.ravel(), minlength=count + 1)
    is_cut = np.zeros(count + 1, bool)
    is_cut[border_of(pieces).astype(np.int64)] = True
    is_gone = is_cut & (mass < _LARGE_PART * mass.max())
    is_gone[0] = False
    left: PixelArray = np.where(is_gone[pieces], 0, ink).astype(np.uint8)
    return left


def _without_dust(ink: PixelArray) -> PixelArray:
    # Diagonal neighbours belong together.
    specks, count = ndimage.label(ink > 0, structure=np.ones((3, 3)))
    if count < 2:
        return ink
    mass = np.bincount(specks.ravel(), weights=ink.ravel(), minlength=count + 1)
    return np.where(mass[specks] >= _DUST_PART * mass.sum(), ink, 0).astype(np.uint8)

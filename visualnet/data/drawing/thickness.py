"""Stroke thickness of photographs and scans, measured and made usual; of drawings, `strokes.py`."""

import numpy as np
from scipy import ndimage

from visualnet.arrays import FloatArray, PixelArray
from visualnet.data.drawing.scaling import BOX_SIDE, FIELD_SIDE, crop_to_ink, resized

USUAL_RANGE = (1.7, 3.6)
"""Thickness of strokes that is left as it is, in pixels of 28×28 once the digit fills its box."""

WORKING_SIDE = 5 * BOX_SIDE
"""Longer side in pixels at which strokes are made thicker or thinner."""

# Share of the present thickness: more would tear the thinner parts.
_MOST_TAKEN = 0.6


def stroke_thickness(ink: PixelArray) -> float:
    """Return the mean thickness of the strokes in pixels, 0 where there is no ink.

    A long stroke has an area of length × thickness and an outline of twice its length; the outline
    of antialiased ink is its total variation (coarea formula).
    """
    levels = np.pad(ink, 1).astype(np.float32)
    down, right = np.diff(levels, axis=0)[:, :-1], np.diff(levels, axis=1)[:-1]
    outline = float(np.hypot(down, right).sum())
    return 2 * float(levels.sum()) / outline if outline else 0.0


def with_usual_thickness(cropped: PixelArray) -> PixelArray:
    """Return ink, cropped, with strokes brought into USUAL_RANGE, cropped or enlarged with them.

    Edges move outwards or inwards by the same distance everywhere. An image as small as what the
    network sees is left as it is: its strokes are as its makers wanted them.
    """
    height, width = cropped.shape
    longer = max(height, width)
    if longer <= FIELD_SIDE or not cropped.any():
        return cropped
    scale = min(1.0, WORKING_SIDE / longer)
    small = resized(cropped, max(1, round(height * scale)), max(1, round(width * scale)))
    shift = _shift_of_edges(stroke_thickness(small), max(small.shape))
    if not shift:
        return cropped
    margin = max(0, int(np.ceil(shift))) + 1
    moved = _with_edges_moved(np.pad(small, margin), shift)
    return crop_to_ink(moved) if moved.any() else cropped


def _shift_of_edges(thickness: float, longer: int) -> float:
    """Return by how many pixels edges must move outwards for the usual thickness.

    The box is filled by the ink as it is afterwards: with the longer side as a + t, where t is the
    thickness and a stays, the digit's strokes are BOX_SIDE · t / (a + t) thick.
    """
    middle_line = max(longer - thickness, 1e-6)
    low, high = (part * middle_line / (BOX_SIDE - part) for part in USUAL_RANGE)
    wanted = float(np.clip(thickness, low, high))
    return max(wanted - thickness, -_MOST_TAKEN * thickness) / 2


def _with_edges_moved(ink: PixelArray, shift: float) -> PixelArray:
    """Return the ink with its edges moved outwards by so many pixels, inwards where negative."""
    is_ink = ink >= max(1, int(ink.max()) // 2)
    outside: FloatArray = ndimage.distance_transform_edt(~is_ink)
    inside: FloatArray = ndimage.distance_transform_edt(is_ink)
    # Distances are between pixel centres: the edge is half a pixel from the nearest.
    depth = np.where(is_ink, inside - 0.5, 0.5 - outside)
    return np.rint(255 * np.clip(depth + shift + 0.5, 0, 1)).astype(np.uint8)

"""Frames around a digit, as the boxes of forms have them: what they surround is the picture."""

import numpy as np
from scipy import ndimage

from visualnet.arrays import PixelArray
from visualnet.data.drawing.paper_level import Mask, border_of, two_levels_of

_SMALLEST = 56
"""Of a smaller picture a frame's lines would be as thick as strokes."""

_NEIGHBOURS = np.ones((3, 3))
# A frame has straight sides on this part of its box, and is at least so large in the picture.
_STRAIGHT = 0.9
_LARGE = 0.5
# What it surrounds is a rectangle, on each side this part of the frame, and no more of it is ink.
_RECTANGLE = 0.95
_ROOM = 0.7
_MOST_INK = 0.35
_LEAST_HEIGHT = 0.25


def inside_frame(grey: PixelArray) -> PixelArray:
    """Return what a frame surrounds in a grey picture, (h, w); all of it where there is none.

    A frame has lines along the edges, and something within that does not touch it.
    """
    parted = two_levels_of(grey) if min(grey.shape) >= _SMALLEST else None
    if parted is None:
        return grey
    for is_line in (parted.is_dark, ~parted.is_dark):
        place = _place_within(is_line)
        if place is not None:
            return grey[place]
    return grey


def _place_within(is_line: Mask) -> tuple[slice, slice] | None:
    pieces, _ = ndimage.label(is_line, structure=_NEIGHBOURS)
    for number, box in enumerate(ndimage.find_objects(pieces), start=1):
        height, width = (side.stop - side.start for side in box)
        if height < _LARGE * is_line.shape[0] or width < _LARGE * is_line.shape[1]:
            continue
        is_frame = pieces[box] == number
        if border_of(is_frame).mean() < _STRAIGHT:
            continue
        found = _hole_in(is_frame, is_line[box])
        if found is not None:
            inset = 1 + max(is_line.shape) // 100
            rows, columns = (
                slice(outer.start + inner.start + inset, outer.start + inner.stop - inset)
                for outer, inner in zip(box, found, strict=True)
            )
            return rows, columns
    return None


def _hole_in(is_frame: Mask, is_line: Mask) -> tuple[slice, slice] | None:
    """Return the place of the rectangle that a frame surrounds, None where it is no frame."""
    holes, count = ndimage.label(~is_frame)
    if not count:
        return None
    largest = 1 + int(np.argmax(np.bincount(holes.ravel())[1:]))
    place = ndimage.find_objects(holes)[largest - 1]
    is_hole = holes[place] == largest
    ink = is_line[place] & is_hole
    rows = np.flatnonzero(ink.any(axis=1))
    is_rectangle = is_hole.mean() >= _RECTANGLE
    has_room = min(np.array(is_hole.shape) / np.array(is_frame.shape)) >= _ROOM
    has_ink = len(rows) > _LEAST_HEIGHT * is_hole.shape[0] and ink.mean() <= _MOST_INK
    return place if is_rectangle and has_room and has_ink else None

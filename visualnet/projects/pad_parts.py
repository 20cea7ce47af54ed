"""The content of the pad on its way into a project file and back: strokes, image, picture."""

from typing import Any

import numpy as np

from visualnet.arrays import PixelArray, frozen
from visualnet.data.drawing.limits import MAX_POINTS, MAX_SIDE, MIN_SIDE, drawing_problem
from visualnet.data.drawing.picture_ways import DEFAULT, known_way
from visualnet.data.drawing.strokes import Point
from visualnet.json_fields import Fields, Problem, flag, is_number, list_of, number, text, whole
from visualnet.number_text import count_text
from visualnet.projects.archive import Archive, Members
from visualnet.projects.project import Drawing

_INK, _GREY = "drawing/ink", "drawing/grey"
_MAX_INK_PIXELS = 4_000_000
"""A larger picture is kept only as the network sees it: autosave is to stay quick."""


def drawing_as_json(drawing: Drawing) -> dict[str, Any]:
    """Return all of a drawing but its pictures; raises Problem where it could not be read again."""
    problem = drawing_problem(drawing.strokes, drawing.side)
    if problem:
        raise Problem("in the strokes of its pad, {problem}; clear the pad", problem=problem)
    return {
        "strokes": [[list(point) for point in stroke] for stroke in drawing.strokes],
        "side": drawing.side,
        "image": None if drawing.image is None else drawing.image.ravel().tolist(),
        "true_class": drawing.label,
        "is_example": drawing.is_example,
        "is_several": drawing.is_several,
        "pictures": drawing.pictures,
    }


def add_drawing_arrays(members: Members, drawing: Drawing) -> None:
    """Add the user's picture in the pad, and its ink, where there is one."""
    for name, pixels in ((_INK, drawing.ink), (_GREY, drawing.grey)):
        if pixels is not None and pixels.size <= _MAX_INK_PIXELS:
            members.add_array(name, pixels.astype(np.float32))


def read_drawing(archive: Archive, fields: Fields, classes: tuple[str, ...]) -> Drawing:
    """Return the drawing. classes: of the open network, for earlier files. Raises Problem."""
    pixels = fields.find("image", list_of(whole(0, 255), 784, at_least=784))
    side = fields.read("side", number(MIN_SIDE, MAX_SIDE))
    return Drawing(
        strokes=_read_strokes(fields.value("strokes"), side),
        side=side,
        image=None if pixels is None else frozen(np.array(pixels, np.uint8).reshape(28, 28)),
        label=_read_label(fields, classes),
        is_example=fields.read("is_example", flag),
        ink=_read_pixels(archive, _INK),
        is_several=fields.find("is_several", flag) or False,
        grey=_read_pixels(archive, _GREY),
        pictures=known_way(fields.find("pictures", text()) or DEFAULT),
    )


def _read_label(fields: Fields, classes: tuple[str, ...]) -> str | None:
    """Return the name of the true class; earlier files have its place among the network's."""
    name = fields.find("true_class", text())
    if name is not None:
        return name
    place = fields.find("label", whole(0, 255))
    return classes[place] if place is not None and place < len(classes) else None


def _read_pixels(archive: Archive, name: str) -> PixelArray | None:
    if f"{name}.npy" not in archive:
        return None
    values = archive.array(name, (None, None), _MAX_INK_PIXELS)
    if not values.size or not ((values >= 0) & (values <= 255)).all():
        raise Problem("the picture in its pad is damaged")
    return frozen(values.astype(np.uint8))


def _read_strokes(value: object, side: float) -> tuple[tuple[Point, ...], ...]:
    points = 0
    strokes = []
    listed: list[Any] = value if isinstance(value, list) else [None]
    for stroke in listed:
        if not isinstance(stroke, list) or not stroke:
            raise Problem("the strokes in its pad are not lists of points")
        points += len(stroke)
        if points > MAX_POINTS or not all(map(_is_point, stroke)):
            raise Problem(
                "the strokes in its pad have more than {max_points} points",
                max_points=count_text(MAX_POINTS),
            )
        strokes.append(tuple((float(x), float(y)) for x, y in stroke))
    problem = drawing_problem(strokes, side)
    if problem:
        raise Problem("in the strokes of its pad, {problem}", problem=problem)
    return tuple(strokes)


def _is_point(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(is_number, value))

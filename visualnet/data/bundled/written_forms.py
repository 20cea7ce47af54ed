"""Digits in the forms that other people write them: slashed zeros, crossed sevens and their like.

None of the bundled writers slashes a zero, and few open a four. So the forms are made from their
strokes: a stroke is laid through the zero, a bar through the stem of the seven, a hook and a foot
are put to the one, the four is opened, the nine gets a straight leg, and every digit is turned. No
two are alike (`form_strokes.py`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from visualnet.arrays import IndexArray, LabelArray
from visualnet.data.bundled.form_strokes import (
    Random,
    Way,
    crossed,
    hooked,
    opened,
    slashed,
    straight_legged,
    turned,
    turned_by,
)
from visualnet.data.bundled.pen_digits import Part, load_pen_strokes
from visualnet.data.dataset import Split, frozen_split
from visualnet.data.drawing.strokes import StrokeDrawing

ASKED_TURN = 20.0
"""Degrees by which digits are turned to be asked for."""


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A form of one digit, or of all of them where digit is None.

    make: the strokes in this form; None where a drawing does not allow it.
    """

    digit: int | None
    make: Callable[[list[Way], Random], list[Way] | None]


def in_form(drawing: StrokeDrawing, name: str, generator: Random) -> StrokeDrawing | None:
    """Return a drawing in the form of that name in FORMS; None where it cannot be made of it.

    The drawing must be of the form's digit. Points may come to lie outside the pad.
    """
    paths = [np.asarray(stroke, np.float64) for stroke in drawing.strokes if stroke]
    made = FORMS[name].make(paths, generator) if paths else None
    if made is None:
        return None
    strokes = tuple(tuple((x, y) for x, y in path.tolist()) for path in made)
    return StrokeDrawing(strokes, drawing.width, drawing.height)


def formed_pen_digits(
    part: Part, times: Mapping[str, float], folder: Path | None = None
) -> dict[str, Split]:
    """Return the pen digits of a part of the writers in other forms, as the drawing pad sees them.

    times: how many are made of each digit, by the names of forms in FORMS. folder: where the file
    of pen digits lies, instead of the bundled one. Takes 0.4 ms for each image (2026-11).
    """
    strokes = load_pen_strokes(part, folder)
    splits = {}
    for name, each in times.items():
        drawings, made_of = forms_of(strokes.drawings, strokes.labels, name, each)
        images = np.stack([drawing.seen() for drawing in drawings])
        splits[name] = frozen_split(images, strokes.labels[made_of])
    return splits


def forms_of(
    drawings: Sequence[StrokeDrawing], labels: LabelArray, name: str, times: float
) -> tuple[list[StrokeDrawing], IndexArray]:
    """Return drawings in a form, each so often, and the number of the drawing each was made of.

    times: 2 is two of each drawing, 0.5 one of every second. Left out are those of other digits,
    and what the form cannot be made of. The same arguments give the same drawings.
    """
    generator = np.random.default_rng([len(drawings), *name.encode()])
    digit = FORMS[name].digit
    chosen = [i for i, label in enumerate(labels) if digit is None or label == digit]
    made: list[StrokeDrawing] = []
    numbers: list[int] = []
    for place in range(round(len(chosen) * times)):
        number = chosen[int(place / times)]
        formed = in_form(drawings[number], name, generator)
        if formed is not None:
            made.append(formed)
            numbers.append(number)
    return made, np.array(numbers, np.int64)


FORMS: dict[str, WrittenForm] = {
    "slashed-zeros": WrittenForm(0, slashed),
    "crossed-sevens": WrittenForm(7, crossed),
    "hooked-ones": WrittenForm(1, hooked),
    "open-fours": WrittenForm(4, opened),
    "straight-nines": WrittenForm(9, straight_legged),
    "turned": WrittenForm(None, turned),
    "turned-left": WrittenForm(None, lambda paths, _: turned_by(paths, -ASKED_TURN)),
    "turned-right": WrittenForm(None, lambda paths, _: turned_by(paths, ASKED_TURN)),
}
"""By name, as `visualnet datasets --form` takes them."""

LEARNT_FORMS: dict[str, float] = {
    "slashed-zeros": 4,
    "crossed-sevens": 4,
    "hooked-ones": 2,
    "open-fours": 2,
    "straight-nines": 1,
    "turned": 1 / 3,
}
"""How many of each form the bundled models learn from each drawing that it can be made of."""

ASKED_FORMS: dict[str, float] = {
    "slashed-zeros": 4,
    "crossed-sevens": 4,
    "hooked-ones": 4,
    "open-fours": 4,
    "straight-nines": 4,
    "turned-left": 1,
    "turned-right": 1,
}
"""How many of each form a model is asked to read, of each drawing."""

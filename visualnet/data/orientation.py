"""Which way up images stand: turning them, and telling by digits and letters how they lie."""

import string
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.data.character_forms import CELLS, form_of, has_form
from visualnet.data.class_matching import digit_meant
from visualnet.data.dataset import Split
from visualnet.data.polarity import light_papers

_FloatArray = npt.NDArray[np.float64]

TURNS: dict[str, Callable[[npt.NDArray[Any]], npt.NDArray[Any]]] = {
    "none": lambda images: images,
    "transpose": lambda images: images.swapaxes(1, 2),
    "left": lambda images: np.rot90(images, 1, (1, 2)),
    "right": lambda images: np.rot90(images, -1, (1, 2)),
    "half": lambda images: images[:, ::-1, ::-1],
    "mirror": lambda images: images[:, :, ::-1],
    "flip": lambda images: images[:, ::-1],
    "transpose_half": lambda images: images.swapaxes(1, 2)[:, ::-1, ::-1],
}
"""What can be done to images that do not stand upright: (n, 28, 28) to a view of the same shape.

transpose: rows become columns, as EMNIST's must. left, right: a quarter turn. half: a half turn.
mirror: left and right change places. flip: top and bottom do.
"""

_FEWEST = 20
_MOST = 6000
"""Images looked at."""

_FEWEST_CLASSES = 5
_MARGIN = 0.12
"""By how much more like digits or letters a turn must make images than they are as they stand."""


def turn_to_upright(
    split: Split, classes: Sequence[str], *, is_suspected: bool = False
) -> str | None:
    """Return the turn, a name in TURNS, that makes digits or letters stand upright.

    In what the mean images of the classes named 0 to 9 (or zero to nine), A to Z and a to z differ
    from each other is compared with the forms of these. Twenty-six classes that are numbered from 0
    or 1 are tried as letters. None where that is unknown: fewer than five such classes, too few
    images, or they are like those digits and letters in no way. is_suspected: whether something
    else speaks for such images; half the likeness is then enough.
    """
    step = -(-len(split) // _MOST) or 1
    images, labels = split.images[::step], split.labels[::step]
    names = _as_characters(classes)
    there = [k for k, name in enumerate(names) if has_form(name) and (labels == k).any()]
    if len(labels) < _FEWEST or len(there) < _FEWEST_CLASSES:
        return None
    shown = np.stack([_cells(images[labels == k].mean(axis=0)) for k in there])
    if light_papers(images).mean() > 0.5:
        shown = 255 - shown
    are_both = len(there) <= 26 and not any(names[k].islower() for k in there)
    wanted = _apart(np.stack([form_of(names[k], are_both=are_both) for k in there]))
    likeness = {turn: _likeness(_apart(act(shown)), wanted) for turn, act in TURNS.items()}
    best = max(likeness, key=likeness.__getitem__)
    # Digits of MNIST and of pens reach 0.8, lying in any way 0.4, under each other's names 0.5 once
    # in a thousand times; printed letters reach 0.5 to 0.8, lying 0.2 (2026-11).
    if likeness[best] < (0.2 + 3 / len(there)) * (0.5 if is_suspected else 1):
        return None
    return best if likeness[best] - likeness["none"] > _MARGIN else "none"


def _as_characters(classes: Sequence[str]) -> Sequence[str]:
    for first in (0, 1):
        if list(classes) == [str(k) for k in range(first, first + 26)]:
            return string.ascii_uppercase
    return [digit_meant(name) for name in classes]


def _cells(image: _FloatArray) -> _FloatArray:
    side = len(image) // CELLS
    cells: _FloatArray = image.reshape(CELLS, side, CELLS, side).mean(axis=(1, 3))
    return cells


def _apart(images: _FloatArray) -> _FloatArray:
    """Return in what images differ from their mean."""
    apart: _FloatArray = images - images.mean(axis=0)
    return apart


def _likeness(shown: _FloatArray, wanted: _FloatArray) -> float:
    """Return the correlation of two stacks of images, -1 to 1."""
    size = float(np.sqrt(np.square(shown).sum() * np.square(wanted).sum()))
    return float((shown * wanted).sum()) / size if size else 0.0

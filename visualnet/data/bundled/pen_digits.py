"""The bundled pen digits: strokes that 30 people drew on a tablet, and what the pad makes of them.

E. Alpaydin and F. Alimoglu 1998, "Pen-Based Recognition of Handwritten Digits", UCI Machine
Learning Repository. The file in resources is made from the published UNIPEN text by

    python -c "from visualnet.data.bundled.pen_digits import *; pack_pen_digits(Path(A), Path(B))"
"""

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from visualnet.arrays import LabelArray
from visualnet.data.bundled.unipen import TABLET_SIDE, read_unipen
from visualnet.data.dataset import Split, frozen_split
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.data.files import read_limited
from visualnet.errors import DataError
from visualnet.paths import resource, write_atomically
from visualnet.sentences import Sentence, without_advice

Part = Literal["train", "validation", "test"]

WRITERS: dict[Part, range] = {
    "train": range(1, 20),
    "validation": range(20, 25),
    "test": range(25, 31),
}
"""Who is learnt from and who is only asked: whole writers, so that no hand is in two parts.

Digits: 4,746 to train on, 1,250 for validation, 1,498 to test; each writer has 247 to 250.
"""

FILE_NAME = "pen-digits.npz"
FILE_SHA256 = "4c9ef90a273f3dfd1f4654e4a76aecf6dc3a11ae21ae1e899cb7d40a4fa1a85c"

_MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class PenStrokes:
    """The drawings of one part; entry i of all three is one digit. Writers are 1 to 30."""

    drawings: tuple[StrokeDrawing, ...]
    labels: LabelArray
    writers: LabelArray

    def __len__(self) -> int:
        return len(self.drawings)


def load_pen_digits(folder: Path | None = None) -> dict[Part, Split]:
    """Return the pen digits as images, 28×28 as the drawing pad sees them, parted by writers.

    Each was drawn with the pad's brush on a pad as large as the box in which people wrote,
    TABLET_SIDE, of which a digit fills a third (nine in ten of them 23 to 51 %), and sent through
    the pad's own stages. They are kept as images too, since drawing all 7,494 takes 5 s, loading
    them 0.05 s (2026-11).
    folder: where the file lies, instead of the bundled one. Raises DataError where it is missing
    or damaged.
    """
    arrays = _read_checked(folder)
    images, labels, writers = arrays["images"], arrays["labels"], arrays["writers"]
    return {
        part: frozen_split(images[_is_of(part, writers)], labels[_is_of(part, writers)])
        for part in WRITERS
    }


def load_pen_strokes(part: Part, folder: Path | None = None) -> PenStrokes:
    """Return the drawings of one part, in the order of `load_pen_digits`; arguments as there."""
    arrays = _read_checked(folder)
    chosen = np.flatnonzero(_is_of(part, arrays["writers"]))
    strokes = [stroke.tolist() for stroke in _unpacked_strokes(arrays)]
    first = np.concatenate(([0], np.cumsum(arrays["strokes_of_digit"], dtype=np.int64)))
    drawings = tuple(_drawing(strokes[first[i] : first[i + 1]]) for i in chosen)
    labels, writers = arrays["labels"][chosen], arrays["writers"][chosen]
    labels.flags.writeable = writers.flags.writeable = False
    return PenStrokes(drawings, labels, writers)


def pack_pen_digits(source: Path, target: Path) -> None:
    """Write the digits of a UNIPEN file in the form that is bundled.

    Arrays: `labels`, `writers`, `strokes_of_digit` (digits,), `points_of_stroke` (strokes,),
    `starts` (strokes, 2), the first point of each stroke, `steps` (2, points - strokes), from each
    point to the next, x and y, y up, and `images` (digits, 28, 28). Raises DataError where the
    source cannot be read or moves farther than int8 holds.
    """
    digits = read_unipen(source)
    strokes = [np.array(stroke) for digit in digits for stroke in digit.strokes]
    steps = np.concatenate([np.diff(stroke, axis=0) for stroke in strokes]).T
    if np.abs(steps).max(initial=0) > np.iinfo(np.int8).max:
        raise DataError(
            "{source} has a pen step over 127; get a fresh copy of the UNIPEN file.", source=source
        )
    content = io.BytesIO()
    np.savez_compressed(
        content,
        labels=np.array([digit.label for digit in digits], np.uint8),
        writers=np.array([digit.writer for digit in digits], np.uint8),
        strokes_of_digit=np.array([len(digit.strokes) for digit in digits], np.uint8),
        points_of_stroke=np.array([len(stroke) for stroke in strokes], np.uint16),
        starts=np.array([stroke[0] for stroke in strokes], np.uint16),
        steps=np.ascontiguousarray(steps, np.int8),
        images=np.stack([_drawing(digit.strokes).seen() for digit in digits]),
    )
    write_atomically(target, content.getvalue())


def _read_checked(folder: Path | None) -> dict[str, npt.NDArray[Any]]:
    path = (resource("data", "pen-digits") if folder is None else folder) / FILE_NAME
    try:
        data = read_limited(path, _MAX_BYTES, Sentence("the bundled pen digits"))
    except DataError as error:
        problem = without_advice(error)
        raise DataError(
            "{problem}; reinstall VisualNet to restore this data file.", problem=problem
        ) from error
    if hashlib.sha256(data).hexdigest() != FILE_SHA256:
        raise DataError(
            "{path} is not the original file (its SHA-256 differs); reinstall VisualNet to "
            "restore it.",
            path=path,
        )
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return dict(arrays)


def _is_of(part: Part, writers: LabelArray) -> npt.NDArray[np.bool_]:
    return np.isin(writers, WRITERS[part])


def _unpacked_strokes(arrays: dict[str, npt.NDArray[Any]]) -> list[npt.NDArray[np.int64]]:
    """Return every stroke's points, (points, 2), y up."""
    ends = np.cumsum(arrays["points_of_stroke"], dtype=np.int64)
    moves = np.zeros((int(ends[-1]), 2), np.int64)
    is_start = np.zeros(len(moves), bool)
    is_start[np.concatenate(([0], ends[:-1]))] = True
    moves[~is_start] = arrays["steps"].T
    strokes = np.split(moves, ends[:-1])
    for stroke, start in zip(strokes, arrays["starts"], strict=True):
        stroke[0] = start
        np.cumsum(stroke, axis=0, out=stroke)
    return strokes


def _drawing(strokes: Iterable[Iterable[Iterable[float]]]) -> StrokeDrawing:
    """Return strokes of points (x, y), y up, as a drawing on a pad as large as the tablet."""
    turned = tuple(
        tuple((float(x), float(TABLET_SIDE - y)) for x, y in stroke) for stroke in strokes
    )
    return StrokeDrawing(turned, TABLET_SIDE, TABLET_SIDE)

"""Drawings with their true class: a stroke file whose lines also have the key "label".

Such a file is a stroke file like any other; `visualnet predict` reads it and ignores the labels.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from visualnet.data.class_names import MAX_NAME
from visualnet.data.drawing.stroke_files import (
    MAX_BYTES,
    STROKE_LINE,
    LineError,
    drawing_of,
    fields_in,
    read_lines,
)
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.data.files import read_limited
from visualnet.sentences import Sentence

LINE_FORM = STROKE_LINE[:-1] + ', "label": "7"}'

_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class LabelledDrawing:
    """A drawing, and the name of the class that it is of, as a model calls it."""

    drawing: StrokeDrawing
    label: str


def rounded(drawing: StrokeDrawing) -> StrokeDrawing:
    """Return the drawing with its points to the hundredth of a pixel, as it is written."""
    strokes = tuple(
        tuple((round(x, _DECIMALS), round(y, _DECIMALS)) for x, y in stroke)
        for stroke in drawing.strokes
    )
    return StrokeDrawing(strokes, drawing.width, drawing.height)


def labelled_line(labelled: LabelledDrawing) -> bytes:
    """Return the line of a file that holds this, without its end."""
    drawing = labelled.drawing
    fields = {
        "strokes": drawing.strokes,
        "width": drawing.width,
        "height": drawing.height,
        "label": labelled.label,
    }
    return json.dumps(fields, ensure_ascii=False).encode()


def labelled_in(line: bytes) -> LabelledDrawing:
    """Return what a line holds; raises LineError."""
    fields = fields_in(line)
    drawing = drawing_of(fields)
    if not any(drawing.strokes):
        raise LineError("the drawing is empty")
    if "label" not in fields:
        raise LineError('"label" is missing')
    return LabelledDrawing(drawing, _label(fields["label"]))


def read_labelled_file(path: Path) -> list[LabelledDrawing]:
    """Return the drawings of a file, one for each line that is not blank.

    Raises DataError, naming the line, where one has no label or is no drawing.
    """
    data = read_limited(path, MAX_BYTES, Sentence("a stroke file with labels"))
    return list(read_lines(data, path, labelled_in, LINE_FORM))


def _label(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1000:
        return str(value)
    if not isinstance(value, str):
        raise LineError('"label" is not the name of a class')
    if not value.isprintable() or not value.strip() or len(value) > MAX_NAME:
        raise LineError(
            '"label" is not a name of 1 to {max_name} printable characters', max_name=MAX_NAME
        )
    return value

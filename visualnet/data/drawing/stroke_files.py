"""Reading stroke files, `*.strokes.jsonl`: one drawing a line.

A line is `{"strokes": [[[x, y], …], …], "width": W, "height": H}`, in pixels, y down, on a square
pad of the larger side. Other keys are ignored, blank lines skipped.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import NoReturn, TypeVar

from visualnet.data.drawing.limits import MAX_POINTS, MAX_SIDE, MIN_SIDE, drawing_problem
from visualnet.data.drawing.strokes import Point, StrokeDrawing
from visualnet.data.files import read_limited
from visualnet.errors import DataError
from visualnet.number_text import count_text, decimal_text, number_text
from visualnet.paths import resource
from visualnet.sentences import Sentence, SentenceError

STROKE_SUFFIX = ".strokes.jsonl"
MAX_BYTES = 50_000_000
MAX_DRAWINGS = 100_000
STROKE_LINE = '{"strokes": [[[x, y], …], …], "width": W, "height": H}'

Read = TypeVar("Read")


class LineError(SentenceError):
    """What is wrong with a line, as a clause."""


def read_stroke_file(path: Path) -> list[StrokeDrawing]:
    """Return the drawings of a stroke file, one for each line that is not blank.

    Raises DataError, naming the line, for anything that is no such file.
    """
    return drawings_in(read_limited(path, MAX_BYTES, Sentence("a stroke file")), path)


def drawings_in(data: bytes, path: Path | str) -> list[StrokeDrawing]:
    """Return the drawings in the content of a stroke file; path: for messages."""
    return list(read_lines(data, path, _drawing, STROKE_LINE))


def read_lines(
    data: bytes, path: Path | str, read: Callable[[bytes], Read], line_form: str
) -> Iterator[Read]:
    """Yield what a reader, which may raise LineError, makes of each line that is not blank.

    path, line_form: for messages. Raises DataError, naming the line, also where there are none.
    """
    lines = enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1)
    drawings = [(number, line) for number, line in lines if line.strip()]
    # Before any is read, which takes a while.
    if len(drawings) > MAX_DRAWINGS:
        raise DataError(
            "{path} has more than {max_drawings} drawings; split it into several files.",
            path=path,
            max_drawings=count_text(MAX_DRAWINGS),
        )
    if not drawings:
        raise DataError(
            "{path} has no drawings; choose a file with lines like {line_form}.",
            path=path,
            line_form=line_form,
        )
    for number, line in drawings:
        try:
            yield read(line)
        except LineError as problem:
            raise DataError(
                "{path}, line {number}: {problem}; a line is {line_form}.",
                path=path,
                number=number,
                problem=problem,
                line_form=line_form,
            ) from None


def example_drawing() -> StrokeDrawing:
    """Return the drawing that the pad opens with, a 3; raises DataError where it is missing."""
    return read_stroke_file(resource("data", "example.strokes.jsonl"))[0]


def _drawing(line: bytes) -> StrokeDrawing:
    return drawing_of(fields_in(line))


def stroke_line(drawing: StrokeDrawing) -> str:
    """Return the line of a stroke file that holds this drawing, without its end."""
    fields = {"strokes": drawing.strokes, "width": drawing.width, "height": drawing.height}
    return json.dumps(fields)


def drawing_in(text: str) -> StrokeDrawing | None:
    """Return the drawing that a text holds as one line of a stroke file, None where it is none.

    Raises DataError where it holds strokes that cannot be taken, such as too many.
    """
    try:
        return _drawing(text.strip().encode(errors="replace"))
    except LineError as problem:
        if '"strokes"' in text:
            raise DataError(
                "This drawing cannot be put into the pad: {problem}.", problem=problem
            ) from None
        return None


def drawing_of(fields: Mapping[str, object]) -> StrokeDrawing:
    """Return the drawing that a line's fields hold; raises LineError."""
    for key in ("strokes", "width", "height"):
        if key not in fields:
            raise LineError('"{key}" is missing', key=key)
    width, height = _side(fields["width"], "width"), _side(fields["height"], "height")
    drawing = StrokeDrawing(_strokes(fields["strokes"]), width, height)
    problem = drawing_problem(drawing.strokes, drawing.side)
    if problem:
        raise LineError(problem)
    return drawing


def fields_in(line: bytes) -> dict[str, object]:
    """Return the JSON object of one line; raises LineError where there is none."""
    try:
        fields = json.loads(line.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise LineError("the text is not UTF-8") from None
    except (ValueError, RecursionError):
        raise LineError("this is not JSON") from None
    if not isinstance(fields, dict):
        raise LineError("this is not a JSON object")
    return fields


def _refuse_constant(name: str) -> NoReturn:
    raise LineError("{name} is not a JSON number", name=name)


def _side(value: object, key: str) -> float:
    number = _number(value, f'"{key}"')
    if not MIN_SIDE <= number <= MAX_SIDE:
        raise LineError(
            '"{key}" must be between {min_side} and {max_side}',
            key=key,
            min_side=number_text(MIN_SIDE, 6),
            max_side=decimal_text(MAX_SIDE, 0),
        )
    return number


def _strokes(value: object) -> tuple[tuple[Point, ...], ...]:
    if not isinstance(value, list) or not all(isinstance(stroke, list) for stroke in value):
        raise LineError('"strokes" is not a list of lists of points')
    if len(value) > MAX_POINTS or sum(len(stroke) for stroke in value) > MAX_POINTS:
        raise LineError(
            "there are more than {max_points} points", max_points=count_text(MAX_POINTS)
        )
    return tuple(tuple(_point(point) for point in stroke) for stroke in value)


def _point(value: object) -> Point:
    if not isinstance(value, list) or len(value) != 2:
        raise LineError("a point is not a pair [x, y]")
    return _number(value[0], "a coordinate"), _number(value[1], "a coordinate")


def _number(value: object, what: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise LineError("{what} is not a number", what=what)
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if not isfinite(number):
        raise LineError("{what} is not a finite number", what=what)
    return number

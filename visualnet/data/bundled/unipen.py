"""Reading UNIPEN text, the form in which the pen digits were published, gzipped or plain.

Format: Guyon, Schomaker, Plamondon, Liberman and Janet 1994, "UNIPEN project of on-line data
exchange and recognizer benchmarks". Of its keywords these are read: `.SEGMENT DIGIT 0 ? "8"` begins
a digit and gives its label, `.COMMENT 8 12 224` its label, writer and running number, `.PEN_DOWN`
to `.PEN_UP` bracket a stroke whose lines are `x y`, y up. Other keywords are skipped.
"""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from visualnet.data.files import GZIP_ERRORS, damaged_gzip, read_limited, unpacking
from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence, SentenceError

MAX_BYTES = 50_000_000
"""The most text that is read; the pen digits are 3 MB."""

TABLET_SIDE = 500
"""Side of the box in which each digit was written; coordinates go from 0 to this."""

_SEGMENT = re.compile(r'\.SEGMENT\s+DIGIT\s+\S+\s+\S+\s+"([0-9])"')
_COMMENT = re.compile(r"\.COMMENT\s+([0-9])\s+([0-9]{1,3})\s+[0-9]+")
_POINT = re.compile(r"([0-9]{1,4})\s+([0-9]{1,4})")


@dataclass(slots=True)
class PenDigit:
    """One digit: its label, who wrote it, and its strokes of points (x, y), y up, 0 to 500."""

    label: int
    writer: int = 0
    strokes: list[list[tuple[int, int]]] = field(default_factory=list)


class _LineError(SentenceError):
    """What is wrong with a line, as a clause."""


def read_unipen(path: Path) -> list[PenDigit]:
    """Return the digits of a UNIPEN file.

    Raises DataError, naming the line, where it is no such file, damaged, or over MAX_BYTES.
    """
    packed = read_limited(path, MAX_BYTES, Sentence("a UNIPEN file"))
    try:
        data = unpacking(io.BytesIO(packed))[0].read(MAX_BYTES + 1)
    except GZIP_ERRORS as error:
        raise damaged_gzip(path) from error
    if len(data) > MAX_BYTES:
        raise DataError(
            "{path} unpacks to more than {max_bytes} bytes; give a smaller file.",
            path=path,
            max_bytes=count_text(MAX_BYTES),
        )
    # Nothing but ASCII passes the patterns below.
    digits = _digits(data.decode("latin-1").splitlines(), path)
    if not digits:
        raise DataError(
            "{path} has no digits; choose a UNIPEN file with .SEGMENT DIGIT lines.", path=path
        )
    return digits


def _digits(lines: Iterable[str], path: Path) -> list[PenDigit]:
    digits: list[PenDigit] = []
    is_down = False
    for number, line in enumerate(lines, start=1):
        try:
            is_down = _take_line(line.strip(), digits, is_down)
        except _LineError as problem:
            raise DataError(
                "{path}, line {number}: {problem}; get a fresh copy of the UNIPEN file.",
                path=path,
                number=number,
                problem=problem,
            ) from None
    if is_down:
        raise DataError(
            "{path} ends within a stroke; get a fresh copy of the UNIPEN file.", path=path
        )
    return digits


def _take_line(line: str, digits: list[PenDigit], is_down: bool) -> bool:
    """Take in one line; return whether the pen is down after it."""
    if not line.startswith("."):
        if line:
            _take_point(line, digits, is_down)
        return is_down
    keyword = line.split(maxsplit=1)[0]
    if keyword in (".SEGMENT", ".PEN_DOWN") and is_down:
        raise _LineError("the pen is still down")
    if keyword == ".SEGMENT":
        digits.append(PenDigit(int(_fields(_SEGMENT, line)[0])))
    elif keyword == ".COMMENT" and digits and not digits[-1].strokes:
        label, writer = map(int, _fields(_COMMENT, line))
        if label != digits[-1].label:
            raise _LineError("the label differs from that in the .SEGMENT line")
        digits[-1].writer = writer
    elif keyword == ".PEN_DOWN":
        if not digits:
            raise _LineError("a stroke comes before any .SEGMENT")
        digits[-1].strokes.append([])
    elif keyword == ".PEN_UP" and not (is_down and digits[-1].strokes[-1]):
        raise _LineError("a stroke without points ends here")
    return keyword == ".PEN_DOWN" or (is_down and keyword != ".PEN_UP")


def _take_point(line: str, digits: list[PenDigit], is_down: bool) -> None:
    if not is_down:
        raise _LineError("a point is outside any stroke")
    x, y = map(int, _fields(_POINT, line))
    if max(x, y) > TABLET_SIDE:
        raise _LineError("a coordinate is over {tablet_side}", tablet_side=TABLET_SIDE)
    digits[-1].strokes[-1].append((x, y))


def _fields(pattern: re.Pattern[str], line: str) -> tuple[str, ...]:
    match = pattern.fullmatch(line)
    if match is None:
        raise _LineError("this line is not in the format of the pen digits")
    return match.groups()

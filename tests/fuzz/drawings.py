"""Files of drawings, my digits among them, and the results of sweeps: texts of a line each."""

import csv
import io
import json
from pathlib import Path
from random import Random

from tests.fuzz.damage import TEXTS, damaged, damaged_value
from visualnet.data.drawing.labelled_strokes import read_labelled_file
from visualnet.data.drawing.my_digits import add_drawings, read_my_digits
from visualnet.data.drawing.stroke_files import read_stroke_file, stroke_line
from visualnet.errors import VisualNetError
from visualnet.training.sweeps.results_file import SweepFile

_DRAWING = {
    "strokes": [[[10, 20], [30, 40.5], [90, 90]], [[50, 50]]],
    "width": 100,
    "height": 80,
    "label": "7",
}
_COLUMNS = ("hidden", "learning_rate", "test_accuracy", "outcome")
_ROWS = (_COLUMNS, ("16,16", "0.1", "0.95", "finished"), ("32", "0.01", "", "diverged"))


def read_strokes(folder: Path) -> None:
    """Read the drawings, show them to the network, write them and read them again."""
    drawings = read_stroke_file(folder / "x.strokes.jsonl")
    for drawing in drawings[:2]:
        assert drawing.stages().centred.shape == drawing.seen().shape == (28, 28)
    path = folder / "again.strokes.jsonl"
    path.write_text("\n".join(map(stroke_line, drawings)))
    assert read_stroke_file(path) == drawings


def strokes(random: Random) -> dict[str, bytes]:
    """A file of one drawing or two."""
    return {"x.strokes.jsonl": _drawings(random)}


def read_digits(folder: Path) -> None:
    """Read the user's digits, add them all to others, and read these."""
    path = folder / "my-digits.strokes.jsonl"
    kept = read_my_digits(path)
    assert kept.complaint or not kept.damaged
    try:
        read_labelled_file(path)
    except VisualNetError:
        assert kept.damaged or not kept.drawings
    other = folder / "other.strokes.jsonl"
    digits, added = add_drawings(other, kept.drawings)
    assert digits.drawings == added == read_my_digits(other).drawings


def digits(random: Random) -> dict[str, bytes]:
    """My digits."""
    return {"my-digits.strokes.jsonl": _drawings(random)}


def _drawings(random: Random) -> bytes:
    text = "\n".join([json.dumps(_DRAWING)] * random.randint(1, 2)).encode()
    if random.random() < 0.05:
        zigzag = [[0, 0], [100, 80]] * random.choice((10, 1000, 20_000))
        text += b"\n" + json.dumps(_DRAWING | {"strokes": [zigzag]}).encode()
    return damaged_lines(random, text)


def damaged_lines(random: Random, data: bytes) -> bytes:
    """Return lines of JSON of which one says something else, or all are damaged."""
    if random.random() < 0.2:
        return damaged(random, data)
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    try:
        changed = json.dumps(damaged_value(random, json.loads(lines[at])))
    except ValueError:
        return damaged(random, data)
    lines[at] = changed.encode("utf-8", "surrogatepass")
    return b"\n".join(lines)


def read_sweep(folder: Path) -> None:
    """Open the results for a sweep that goes on, add a run to them, and read them again."""
    row = dict(zip(_COLUMNS, _ROWS[1], strict=True))
    with SweepFile(folder / "results.csv", _COLUMNS) as file:
        file.append(row)
        rows = list(file.rows)
    with SweepFile(folder / "results.csv", _COLUMNS) as file:
        assert file.rows == rows


def sweep(random: Random) -> dict[str, bytes]:
    """Results with other cells, lines and columns."""
    rows = [list(row) for row in _ROWS]
    for _ in range(random.randint(0, 2)):
        row = random.choice(rows)
        at = random.randrange(len(row) + 1)
        row[at : at + random.randint(0, 1)] = [random.choice(TEXTS)] * random.choice((0, 1, 1, 3))
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=random.choice(("\n", "\n", "\r\n", ""))).writerows(rows)
    data = text.getvalue().encode("utf-8", "surrogatepass")
    return {"results.csv": damaged(random, data) if random.random() < 0.4 else data}

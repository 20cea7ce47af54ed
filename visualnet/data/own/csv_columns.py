"""What the columns of a table of images are, by their names: pixels, a label, others."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from visualnet.data.own.csv_header import is_count_name, is_index_name, is_label_name
from visualnet.data.own.own_parts import PIXELS
from visualnet.errors import DataError
from visualnet.sentences import Sentence, series

_NUMBERED = re.compile(r"([^\d]*)(\d{1,6})(?:([^\d]+)(\d{1,6}))?([^\d]*)")
"""pixel12, 12, 1x1, pixel_0_1, r0c0: words, a number or two, words."""

_COLUMN_FIRST = re.compile(r"(?:^|[-_. ])(?:x|c|col|column)[-_. ]*$", re.IGNORECASE)
"""The words before the first of two numbers where it is that of the column: x0y1, col3_row4."""

_ASIDE_NAMES = {
    *("writer", "writerid", "author", "user", "userid", "person", "source", "dataset", "date"),
    *("name", "file", "filename", "filepath", "path", "image", "url", "comment", "weight"),
    *("split", "part", "subset", "set", "partition", "fold", "usage", "time", "timestamp"),
}
"""Of columns that are never labels where another one can be; small, letters alone."""

_Form = tuple[str, str, str]
"""The words of a numbered name; the second is empty where there is one number."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of the columns that are used. pixels: 784, row by row, a
    range where they follow each other. notes: what is to be told.

    labels: where labels may stand; of several, all must tell the same classes.
    """

    labels: tuple[int, ...]
    pixels: Sequence[int]
    notes: tuple[str, ...] = ()


def columns_named(names: Sequence[str], path: Path) -> Columns | None:
    """Return what columns are by their names, None where these do not tell.

    The pixels are 784 columns whose names differ in their numbers alone, put into their order, or
    else all but the labels and what numbers the rows, where they are 784. Raises DataError, naming
    the column, where nothing tells which is the label, or the numbers are not those of 28×28
    pixels.
    """
    shown = [name.strip() for name in names]
    pixels, notes = _pixels_among(shown, path)
    others = [k for k in range(len(shown)) if k not in set(pixels)]
    labels = [k for k in others if is_label_name(shown[k])]
    if not pixels:
        pixels = [k for k in others if k not in labels and not is_index_name(shown[k])]
        if not labels or len(pixels) != PIXELS:
            return None
        others = [k for k in others if k not in set(pixels)]
    chosen = labels or _only_label(others, shown, path)
    if chosen and not labels and shown[chosen[0]]:
        notes.append(
            Sentence("The column {shown} is used as the label.", shown=repr(shown[chosen[0]]))
        )
    aside = [k for k in others if k not in chosen]
    if aside:
        told = series(
            ", ", [repr(shown[k]) if shown[k] else Sentence("number {k}", k=k + 1) for k in aside]
        )
        notes.append(
            Sentence("Column {told} is not used.", told=told)
            if len(aside) == 1
            else Sentence("Columns {told} are not used.", told=told)
        )
    return Columns(tuple(chosen), _as_run(pixels), tuple(notes))


def _only_label(others: Sequence[int], names: Sequence[str], path: Path) -> list[int]:
    """Return the one column that can be the label where none is called so, or none."""
    could_be = [k for k in others if not is_index_name(names[k])]
    if len(could_be) > 1:
        could_be = [k for k in could_be if _letters(names[k]) not in _ASIDE_NAMES]
    if len(could_be) > 1:
        # A number may be a label, where no other column is one.
        could_be = [k for k in could_be if not is_count_name(names[k])] or could_be
    if len(could_be) > 1:
        told = " and ".join(repr(names[k]) for k in could_be[:3])
        raise DataError(
            "{path} has columns {told} besides its {pixels} pixels. Name the label column 'label'.",
            path=path,
            told=told,
            pixels=PIXELS,
        )
    # A column without a name may be the label, or number the rows; its cells tell.
    return could_be or (list(others) if len(others) == 1 and not names[others[0]] else [])


def _as_run(places: Sequence[int]) -> Sequence[int]:
    """Return places that follow each other as a range, which is quicker to cut out."""
    run = range(places[0], places[0] + len(places))
    return run if list(run) == list(places) else tuple(places)


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, name.lower()))


def _pixels_among(names: Sequence[str], path: Path) -> tuple[list[int], list[str]]:
    """Return the places of the pixels in the order of their numbers, and a note where that differs.

    None where no 784 names differ in their numbers alone.
    """
    numbered: dict[_Form, list[tuple[int, int, int]]] = {}
    for k, name in enumerate(names):
        if match := _NUMBERED.fullmatch(name):
            before, first, between, second, after = match.groups(default="")
            form = before.lower(), between.lower(), after.lower()
            numbered.setdefault(form, []).append((int(first), int(second or 0), k))
    form, found = max(numbered.items(), key=lambda item: len(item[1]), default=(("", "", ""), []))
    if len(found) != PIXELS:
        if 2 * len(found) > PIXELS and found != sorted(found):
            raise DataError(
                "{path} has {found_count} columns named like {name}, without an order; name "
                "{pixels} columns like this.",
                path=path,
                found_count=len(found),
                name=repr(names[found[0][2]]),
                pixels=PIXELS,
            )
        return [], []
    twice = next((pair for pair, n in Counter((a, b) for a, b, _ in found).items() if n > 1), None)
    if twice is not None:
        name = next(names[k] for a, b, k in found if (a, b) == twice)
        raise DataError(
            "{path} has the column name {name} twice; give each pixel its own name.",
            path=path,
            name=repr(name),
        )
    if form[1]:
        found = _by_rows(found, form, names, path)
    places = [k for _, _, k in sorted(found)]
    if places == sorted(places):
        return places, []
    return places, [Sentence("The pixels are sorted by the numbers in their column names.")]


def _by_rows(
    found: list[tuple[int, int, int]], form: _Form, names: Sequence[str], path: Path
) -> list[tuple[int, int, int]]:
    """Return row, column and place of pixels that are named by both; raises DataError."""
    if any(len({pixel[place] for pixel in found}) == 1 for place in (0, 1)):
        return found
    for place in (0, 1):
        numbers = {pixel[place] for pixel in found}
        if len(numbers) != 28 or max(numbers) - min(numbers) != 27:
            raise DataError(
                "{path} has pixel names like {name} that do not make 28 rows and 28 columns; "
                "correct the names.",
                path=path,
                name=repr(names[found[0][2]]),
            )
    if _COLUMN_FIRST.search(form[0]):
        return [(row, column, k) for column, row, k in found]
    return found

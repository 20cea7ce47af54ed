"""Labels of a table: the column that looks like them, and what its cells say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.data.class_names import MAX_CLASSES
from visualnet.data.own.csv_header import is_number
from visualnet.data.own.csv_lines import in_blocks
from visualnet.data.own.own_parts import MAX_LABEL, as_labels
from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

_MISSING = {"", "?", "nan", "null"}
MISSING_NUMBERS = {*_MISSING, "na", "n/a", "#n/a", "<na>", "none", "-"}
"""Where all other labels are numbers; else they may be names."""

_MOST_SHOWN = 40
"""Letters of a label in a message."""


class UnlabelledError(DataError):
    """The file has images and no labels."""


def unlikeness(cells: Sequence[str]) -> tuple[bool, bool, bool, bool, bool, int]:
    """Return what is the smaller the more the cells of a column look like labels, not pixels.

    Words are labels. Else they are few, whole, mostly small, and none is in nearly all lines, as
    paper is.
    """
    kinds: Counter[str] = Counter()
    for _, block in in_blocks(cells):
        kinds.update(block)
    counts = np.fromiter(kinds.values(), np.int64, len(kinds))
    numbers = [kind.replace(",", ".") for kind in kinds]
    are_words = counts[[_is_word(number) for number in numbers]].sum() > len(cells) / 2
    values = [float(number) if is_number(number) else 0.0 for number in numbers]
    # Nearly all, so that one wrong label is told of and not taken for a pixel.
    nearly_all = 0.9 * len(cells)
    are_whole = bool(counts[[value.is_integer() for value in values]].sum() >= nearly_all)
    are_small = bool(counts[[value <= MAX_CLASSES for value in values]].sum() >= nearly_all)
    are_many = len(kinds) > min(MAX_CLASSES + 2, max(10, len(cells) / 4))
    is_same = bool(counts.max() >= nearly_all)
    is_large = not (are_small or is_same)
    return not are_words, not are_whole, are_many, is_same, is_large, int(counts.max())


def _is_word(cell: str) -> bool:
    return not is_number(cell) and cell.strip().lower() not in _MISSING


def same_labels(columns: Sequence[tuple[str, Sequence[str]]], path: Path) -> list[Sentence]:
    """Return a sentence on each column of labels that says the same as the first one.

    columns: names and cells. Raises DataError where one says something else.
    """
    name, cells = columns[0]
    for other, others in columns[1:]:
        if not _say_the_same(cells, others):
            raise DataError(
                "{path} has different labels in the columns {name} and {other}; remove one of "
                "them, or give it another name.",
                path=path,
                name=repr(name),
                other=repr(other),
            )
    return [
        Sentence("The column {name} says the same as {other}.", name=repr(other), other=repr(name))
        for other, _ in columns[1:]
    ]


def _say_the_same(cells: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether each kind of cell stands beside one other kind; not beside another number."""
    there: dict[str, str] = {}
    back: dict[str, str] = {}
    for cell, other in zip(cells, others, strict=True):
        if there.setdefault(cell, other) != other or back.setdefault(other, cell) != cell:
            return False
    pairs = (pair for pair in there.items() if all(map(is_number, pair)))
    return all(float(cell) == float(other) for cell, other in pairs)


def labels_of(cells: Sequence[str], lines: Sequence[int], path: Path) -> npt.NDArray[Any]:
    """Return whole numbers, or names where not all cells are numbers; lines: their numbers.

    Raises DataError, naming the line, where one is missing or is no label.
    """
    firsts: dict[str, int] = {}
    for cell, line in zip(cells, lines, strict=True):
        firsts.setdefault(cell, line)
    said = meanings(firsts, path)
    labels = np.array([said[cell] for cell in cells])
    return labels if labels.dtype.kind == "U" else as_labels(labels, path)


def meanings(
    firsts: Mapping[str, int], path: Path, column: str = "", *, least: int = 0
) -> dict[str, int] | dict[str, str]:
    """Return what cells of labels say: whole numbers, or names where not all are numbers.

    firsts: the line where each stands first. column: what it is called, where that is known. least:
    the lowest number. Raises DataError, naming the line, where one is missing or is no label.
    """

    def place(cell: str) -> Sentence:
        line = count_text(firsts[cell])
        if not column:
            return Sentence("line {line}", line=line)
        return Sentence("line {line}, column {column}", line=line, column=column)

    shown = {cell: cell.strip() for cell in firsts}
    words = {name.lower() for name in shown.values() if not is_number(name.replace(",", "."))}
    are_numbers = len(words) < len(shown) and words <= MISSING_NUMBERS
    for cell, name in shown.items():
        if name.lower() in (MISSING_NUMBERS if are_numbers else _MISSING):
            raise DataError(
                "{path}, {place}, has no label; add one, or remove the line.",
                path=path,
                place=place(cell),
            )
    numbers = {cell: name.replace(",", ".") for cell, name in shown.items()}
    if not all(map(is_number, numbers.values())):
        return {cell: _plain_name(name) for cell, name in shown.items()}
    values = {cell: float(number) for cell, number in numbers.items()}
    for cell, value in values.items():
        # Written so that NaN is refused as well.
        if not (least <= value <= MAX_LABEL and value == int(value)):
            raise DataError(
                "{path}, {place}, has the label {label}; use words or whole numbers, {least} to "
                "{most}.",
                path=path,
                place=place(cell),
                label=shown[cell][:_MOST_SHOWN],
                least=count_text(least),
                most=count_text(MAX_LABEL),
            )
    return {cell: int(value) for cell, value in values.items()}


def label_cells(names: Sequence[str]) -> dict[str, str]:
    """Return the cells that say these names, as `meanings` reads them, by the name.

    They are in single quotes where else they would say that there is no label, or something else.
    """
    try:
        said = meanings(dict.fromkeys(names, 0), Path(), least=-MAX_LABEL)
    except DataError:
        said = {}
    are_plain = all(name == str(said.get(name)) and "," not in name for name in names)
    return {name: name if are_plain else f"'{name}'" for name in names}


def _plain_name(name: str) -> str:
    """Return a name without single quotes around it; of a number, without a fraction of 0."""
    if len(name) > 2 and name[0] == name[-1] == "'":
        name = name[1:-1]
    is_whole = is_number(name) and float(name).is_integer() and abs(float(name)) < 1e9
    return str(int(float(name))) if is_whole else name

"""The first line of a table of images: names of columns, or an image that pandas took for them."""

import re
from collections.abc import Sequence

from visualnet.data.own.csv_lines import MOST_EXTRAS

_LABEL_NAMES = {
    *("label", "labels", "class", "classes", "target", "targets", "y", "digit", "letter"),
    *("category", "character", "char"),
}
_INDEX_NAMES = {"", "index", "idx", "id", "imageid", "rowid", "sampleid", "row", "unnamed: 0"}
_INDEX_OF = re.compile(r"(.+?)[-_. ]+(?:id|idx|index)")
"""Row_id, image index: what is numbered, and a word for numbers."""
_COUNT_NAME = re.compile(
    r"((row|line|record|sample|case|obs|item|entry|point|serial|sl|sr|s|lfd|seq)[-_. ]*)?"
    r"(#|№|no|nº|n°|nr|num|number)\.?|(row|line|record|sample|case|obs|item|entry|point)s?"
    r"|observation|row[-_. ]?names?|seq"
)
"""No., row number, S.No, lfd. Nr.: of columns that number the rows, or hold something else."""
_LEAST_REPEATED = 10
_MOST_DIGITS = 10


def is_header(cells: Sequence[str]) -> bool:
    """Tell whether cells are names of columns; those of the pixels may be numbers.

    Names are words, or all differ: numbers that count on, or any beside the name of a label. The
    pixels of an image that all differ count on nowhere.
    """
    middle = cells[MOST_EXTRAS:-MOST_EXTRAS]
    if 2 * sum(map(is_number, middle)) < len(middle):
        return True
    if len(set(middle)) < len(middle):
        return False
    if any(map(is_label_name, cells)):
        return True
    first = middle[0].strip() if middle else ""
    return (
        first.isdecimal()
        and len(first) < _MOST_DIGITS
        and all(cell.strip() == str(number) for number, cell in enumerate(middle, int(first)))
    )


def unmangled(cells: Sequence[str]) -> list[str] | None:
    """Return the numbers of an image that pandas took for names of columns; None for other names.

    Of a table without names, pandas takes the first line for them, and adds .1, .2 and so on to
    those that repeat: 5,0,0.1,0.2 was 5,0,0,0.
    """
    counts: dict[str, int] = {}
    numbers: list[str] = []
    for cell in cells:
        base, _, count = cell.rpartition(".")
        if base not in counts or str(counts[base]) != count:
            base = cell
            if cell in counts:
                return None
        counts[base] = counts.get(base, 0) + 1
        numbers.append(base)
    middle = numbers[MOST_EXTRAS:-MOST_EXTRAS]
    edges = (*cells[:MOST_EXTRAS], *cells[-MOST_EXTRAS:])
    if len(cells) - len(counts) < _LEAST_REPEATED or any(map(is_label_name, edges)):
        return None
    return numbers if all(map(is_number, middle)) and max(counts.values()) > 1 else None


def is_label_name(name: str) -> bool:
    """Tell whether a column of this name is that of the labels."""
    return name.strip().lower() in _LABEL_NAMES


def is_index_name(name: str) -> bool:
    """Tell whether a column of this name numbers the rows, or has no name; class_id does not."""
    words = re.sub("(?<=[a-z])(?=[A-Z])", "_", name.strip()).lower()
    numbered = _INDEX_OF.fullmatch(words)
    return name.strip().lower() in _INDEX_NAMES or (
        numbered is not None and not is_label_name(numbered[1])
    )


def is_count_name(name: str) -> bool:
    """Tell whether a column of this name numbers the rows if its cells count on."""
    return _COUNT_NAME.fullmatch(name.strip().lower()) is not None


def count_on(cells: Sequence[str]) -> bool:
    """Tell whether a column has one whole number more in each line."""
    if not are_whole(cells[:2]):
        return False
    first = float(cells[0])
    return all(
        is_number(cell) and float(cell) == number for number, cell in enumerate(cells, int(first))
    )


def are_whole(cells: Sequence[str]) -> bool:
    """Tell whether all cells are whole numbers."""
    return all(is_number(cell) and float(cell).is_integer() for cell in cells)


def is_number(cell: str) -> bool:
    """Tell whether a cell is a number."""
    try:
        float(cell)
    except ValueError:
        return False
    return "_" not in cell

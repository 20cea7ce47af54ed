"""Columns of a table of points: which are numbers, which the labels, and which are left out."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from visualnet.data.own.csv_header import (
    are_whole,
    count_on,
    is_count_name,
    is_index_name,
    is_label_name,
    is_number,
)
from visualnet.data.own.csv_labels import same_labels, unlikeness
from visualnet.data.own.csv_points import is_word
from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

_MAX_HEADING = 200
"""Letters of the name of a column."""
_LOOKED_AT = 1000
"""Cells, or as many again, that tell what a column holds."""
_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(\D|$)|\d{1,2}:\d{2}(:|$)")
"""2026-11-30, 30.11.2026, perhaps with a time, and a time alone."""


def not_used(called: Sequence[str]) -> list[Sentence]:
    """Return a sentence on columns that are not used, or none."""
    if not called:
        return []
    told = ", ".join(called)
    return [
        Sentence("Column {told} is not used.", told=told)
        if len(called) == 1
        else Sentence("Columns {told} are not used.", told=told)
    ]


def used(
    columns: Sequence[Sequence[str]], names: Sequence[str], wanted: Sequence[str] = ()
) -> tuple[list[int], list[Sentence]]:
    """Return which columns may have numbers or labels, and a sentence on each other one.

    wanted: names of those that a network reads, whatever they hold.
    """
    places: list[int] = []
    notes: list[Sentence] = []
    for k, cells in enumerate(columns):
        name = names[k] if names else ""
        if is_label_name(name) or _is_among(name, wanted):
            places.append(k)
        elif not any(cell.strip() for cell in cells):
            notes.append(
                Sentence("The column {name} is empty, and is left out.", name=name)
                if name
                else Sentence("Column {number} is empty, and is left out.", number=k + 1)
            )
        elif names and (note := _of_lines(cells, name, k)):
            notes.append(note)
        else:
            places.append(k)
    return places, notes


def _is_among(name: str, wanted: Sequence[str]) -> bool:
    """Tell whether a name is one of some, as `order_of` compares them."""
    return name.casefold() in {other.strip().casefold() for other in wanted}


def _of_lines(cells: Sequence[str], name: str, place: int) -> Sentence | None:
    """Return a sentence on a column that numbers the lines, or names the points; else None."""
    if not name:
        if not count_on(cells):
            return None
        return Sentence(
            "Column {number} has no heading and numbers the lines, so it is left out. If it is an "
            "input, give it a heading.",
            number=place + 1,
        )
    if (is_count_name(name) or is_index_name(name)) and count_on(cells):
        return Sentence(
            "The column {name} numbers the lines, and is left out. If it is an input, give it "
            "another name.",
            name=name,
        )
    if is_count_name(name) or not is_index_name(name) or _has_fractions(cells):
        return None
    return Sentence(
        "The column {name} only names the points, and is left out. If it is an input, give it "
        "another name.",
        name=name,
    )


def input_notes(
    columns: Sequence[Sequence[str]],
    names: Sequence[str],
    places: Sequence[int],
    wanted: Sequence[str],
) -> list[Sentence]:
    """Return a sentence on each input that may number the lines, though nothing tells it.

    Such are the first column without a heading that counts on, and one with a name for numbers of
    lines that are all different.
    """
    if not names:
        if 0 not in places or not count_on(columns[0]):
            return []
        return [
            Sentence(
                "Column {number} counts on from line to line, and is read as an input. If it "
                "numbers the lines, remove it.",
                number=1,
            )
        ]
    return [
        Sentence(
            "The column {name} is read as an input. If it numbers the lines, remove it.",
            name=names[k],
        )
        for k in places
        if is_count_name(names[k])
        and not _is_among(names[k], wanted)
        and _are_all_different(columns[k])
    ]


def label_column(
    columns: Sequence[Sequence[str]],
    names: Sequence[str],
    places: Sequence[int],
    path: Path,
    *,
    may_lack: bool,
) -> tuple[list[int], list[Sentence]]:
    """Return which column has the labels and which others say the same, and what is to be told.

    None has them where none may. Raises DataError where several are called so and differ.
    """
    # Of points, y is a number.
    named = [k for k in places if names and is_label_name(names[k]) and names[k].lower() != "y"]
    if named:
        return named, same_labels([(names[k], columns[k]) for k in named], path)
    words = [k for k in places if _has_words(columns[k])]
    # Of several with words, which is refused, any will do.
    found = [k for k in words if not _has_dates(columns[k])][-1:]
    if not words and places and not may_lack:
        # How often the commonest cell comes says nothing of points: the last one is as good.
        found = [min((places[-1], places[0]), key=lambda k: unlikeness(columns[k])[:-1])]
    if not found:
        return [], []
    (label,) = found
    return found, [
        Sentence("The column {name} is taken as the label.", name=names[label])
        if names
        else Sentence("Column {number} is taken as the label.", number=label + 1)
    ]


def _has_words(cells: Sequence[str]) -> bool:
    """Tell whether a column is one of words, and not of numbers of which some are misspelt."""
    some = _some(cells)
    return 2 * sum(map(is_word, some)) > len(some)


def _has_dates(cells: Sequence[str]) -> bool:
    some = _some(cells)
    return 2 * sum(_DATE.match(cell.strip()) is not None for cell in some) > len(some)


def _some(cells: Sequence[str]) -> Sequence[str]:
    """Return enough of a column to tell what it is, from all of its length."""
    return cells[:: len(cells) // _LOOKED_AT + 1]


def check_words(
    columns: Sequence[Sequence[str]],
    places: Sequence[int],
    called: Sequence[str],
    path: Path,
    *,
    has_label: bool,
) -> None:
    """Raise DataError where columns beside the label have words or dates."""
    wordy = [k for k in places if _has_words(columns[k])]
    for k in wordy:
        if _has_dates(columns[k]):
            raise DataError(
                "{path} has dates in column {column}, which are neither numbers nor classes; "
                "remove this column.",
                path=path,
                column=called[k],
            )
    if wordy and has_label:
        raise DataError(
            "{path} has words in column {column}, and its labels in another one; remove this "
            "column, or call it label.",
            path=path,
            column=called[wordy[0]],
        )


def _are_all_different(cells: Sequence[str]) -> bool:
    """Tell whether cells are whole numbers, each another one."""
    return are_whole(cells) and len(set(cells)) == len(cells)


def _has_fractions(cells: Sequence[str]) -> bool:
    """Tell whether a column is one of numbers that are not all whole."""
    some = _some(cells)
    numbers = [float(cell) for cell in some if is_number(cell)]
    return 2 * len(numbers) > len(some) and not all(number.is_integer() for number in numbers)


def check_names(names: Mapping[int, str], path: Path, line: int) -> None:
    """Raise DataError where names cannot be those of numbers; by the places of their columns.

    line: that they stand in.
    """
    for place, name in names.items():
        if not name:
            raise DataError(
                "{path}, line {line}, has no heading above the numbers of column {column}; give "
                "them a heading.",
                path=path,
                line=count_text(line),
                column=place + 1,
            )
        if not name.isprintable() or len(name) > _MAX_HEADING:
            raise DataError(
                "{path}, line {line}, has a heading that cannot be shown: {name}; use up to {most} "
                "printable characters.",
                path=path,
                line=count_text(line),
                name=repr(name[:20]),
                most=_MAX_HEADING,
            )
    if len(set(names.values())) < len(names):
        all_names = list(names.values())
        raise DataError(
            "{path}, line {line}, has the heading {name} twice; give each column its own name.",
            path=path,
            line=count_text(line),
            name=next(name for name in all_names if all_names.count(name) > 1),
        )

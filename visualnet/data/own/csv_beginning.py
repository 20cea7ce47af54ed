"""What stands above a table: a line that names the separator, as Excel reads it, and comments."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from visualnet.data.own.csv_lines import SEPARATORS, NumberedLine
from visualnet.errors import DataError
from visualnet.sentences import Sentence, counted

LOOKED_AT = 5
"""Lines that tell what a table is; the first may be headings, one damaged."""

_NAMED = re.compile(r'"?sep=([^\w\s"\'.+#-]|\t)\1*"?\s*', re.IGNORECASE)
"""The line that names the separator; some programs add as many separators as lines below have."""
_MOST_COMMENTS = 100


@dataclass(slots=True)
class Beginning:
    """The first lines of a table.

    separators: to try, the named one first. named: the number of the line that names one, 0 where
    none does. comments: lines above the table that begin with #. lines: of the table, LOOKED_AT or
    fewer.
    """

    separators: tuple[str | None, ...]
    named: int
    comments: list[NumberedLine]
    lines: list[NumberedLine]

    def take_rows_from_comments(self, path: Path, is_row: Callable[[str], bool]) -> None:
        """Put the comments from the first one on that is a row of the table before its lines.

        Raises DataError where there are more comments than are skipped.
        """
        rows = (k for k, (_, line) in enumerate(self.comments) if is_row(line))
        first = next(rows, len(self.comments))
        self.lines[:0] = self.comments[first:]
        del self.comments[first:]
        above = self.lines[0][1] if self.lines else ""
        if len(self.comments) == _MOST_COMMENTS and above.startswith("#") and not is_row(above):
            raise DataError(
                "{path} has more than {most} lines at the top that begin with #; keep {most} of "
                "them or fewer.",
                path=path,
                most=_MOST_COMMENTS,
            )

    @property
    def last(self) -> int:
        """The number of the last line above the table, 0 where there is none."""
        return self.comments[-1][0] if self.comments else self.named


def beginning_of(lines: Iterator[NumberedLine]) -> Beginning:
    """Return the beginning of a table, whose other lines are left; all comments are lines of it."""
    separators: tuple[str | None, ...] = SEPARATORS
    named, comments = 0, list[NumberedLine]()
    first = next(lines, None)
    if first is not None and (found := _NAMED.fullmatch(first[1])):
        separators, named = (found[1], *SEPARATORS), first[0]
        first = next(lines, None)
    while first is not None and first[1].startswith("#") and len(comments) < _MOST_COMMENTS:
        comments.append(first)
        first = next(lines, None)
    if first is None:
        return Beginning(separators, named, [], comments)
    return Beginning(separators, named, comments, [first, *islice(lines, LOOKED_AT - 1)])


def comment_notes(comments: Sequence[NumberedLine]) -> list[Sentence]:
    """Return a sentence on comments that are skipped, or none."""
    if not comments:
        return []
    return [
        counted(
            len(comments),
            "{count} line at the top begins with # and is skipped.",
            "{count} lines at the top begin with # and are skipped.",
        )
    ]

"""Text that others wrote, made harmless for where it goes: a terminal, one line, a spreadsheet."""

import csv
import io
import reprlib
import unicodedata
from collections.abc import Iterable

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell begins with that Excel, LibreOffice and Google Sheets take for a formula: the signs,
their wide forms in East Asian settings, and blanks that are left out before them."""
_OBEYED = {"Cc", "Cs", "Zl", "Zp"}
"""Categories of Unicode: controls, halves of a pair, separators of lines and of paragraphs."""
_DIRECTIONS = frozenset("\u061c\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They show letters in another order than the text has them. U+200E does so only where one reads
from the right, and stands before the signs of numbers there."""


def printable(text: str) -> str:
    r"""Return a text with what a terminal would obey written out: ESC as \x1b; line breaks stay."""
    return "".join(
        letter.encode("unicode_escape").decode("ascii")
        if _is_obeyed(letter) and letter != "\n"
        else letter
        for letter in text
    )


def in_one_line(text: str) -> str:
    """Return a text without line breaks, and with what a terminal would obey written out."""
    return printable(" ".join(text.splitlines()))


def shortened(text: str, most: int = 800) -> str:
    """Return a text in one line, without its middle where it has more than so many letters."""
    line = in_one_line(text)
    return line if len(line) <= most else f"{line[: most // 2]} … {line[-(most // 2) :]}"


def one_line(text: str) -> str:
    """Return a text on one line, without controls and needless spaces."""
    words = " ".join(text.split())
    return "".join(letter for letter in words if not _is_obeyed(letter)).strip()


def shown_value(value: object) -> str:
    """Return a value for a message, which stays one short sentence whatever a file holds."""
    text = reprlib.repr(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def table_text(value: object) -> object:
    """Return what stands for a value in a table: a text is never taken for a formula.

    Numbers stay numbers, those written as text too.
    """
    if not isinstance(value, str) or not value.startswith(_FORMULA_SIGNS):
        return value
    try:
        float(value)
    except ValueError:
        # A spreadsheet takes what stands behind an apostrophe as text.
        return f"'{value}"
    return value


def as_csv(rows: Iterable[Iterable[object]]) -> str:
    """Return rows, the heading first, as CSV for spreadsheets."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([table_text(value) for value in row] for row in rows)
    return text.getvalue()


def _is_obeyed(letter: str) -> bool:
    return unicodedata.category(letter) in _OBEYED or letter in _DIRECTIONS

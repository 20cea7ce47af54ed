"""Numbers as people type them: 0.05, 0,05, 1e-3, 60,000, −0.3, 20 %.

One rule for every field of the window and the values of its experiments:

* A point or a comma is the decimal sign where the text has one of them: 0.05, 0,05, .3.
* Three digits behind it can also be a group of thousands. A whole-number field takes them as one:
  60,000 and 60.000 are 60000. A field with decimals refuses 1,000 and 5.000, which have two
  meanings; but 1.234 is taken as what the window itself writes so, a number with decimals, and in
  a language with a decimal comma 1,234 is.
* Where the groups show by themselves they are taken: 1,234.5, 1.234,5, 1,234,567, 60 000, 60'000.
* An exponent may follow (1e-3), in a whole-number field too where the number is whole (1e3).
* Hyphen, dash and true minus, and the digits of any script, are understood.
* A per cent sign before or behind divides by a hundred, in the fields that hold a share: 20 % and
  %20 are 0.2.

Whatever else is refused; no character is ever skipped. The command line, and files, take the format
of C alone, as programs write it: a point before the decimals, no groups. A comma is refused there
with a sentence.

The module stands under all rooms and needs neither NumPy nor Qt.
"""

import re
import reprlib
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from math import isfinite
from typing import Literal

from visualnet.errors import SettingError
from visualnet.number_text import C_STYLE, NumberStyle, in_style
from visualnet.sentences import Sentence, series

Problem = Literal["no number", "two meanings", "not whole", "no share", "comma"]

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("−‐‑‒–－", "-"),
        **dict.fromkeys("٪％", "%"),
        **dict.fromkeys("٬’", "'"),
        **dict.fromkeys("\u00a0\u202f\u2009", " "),
        "\u200e": "",
        "＋": "+",
        "，": ",",
        "．": ".",
    }
)
_NUMBER = re.compile(r"([+-]?)([0-9.,٫' ]*)(?:[eE]([+-]?[0-9]{1,4}))?")
_DECIMAL = re.compile(r"([0-9]*)(?:[.,٫]([0-9]*))?")
_GROUPED = re.compile(r"([1-9][0-9]{0,2}([.,' ])[0-9]{3}(?:\2[0-9]{3})*)(?:(?!\2)[.,٫]([0-9]*))?")
_LONGEST = 400
_EXPONENTS = range(-330, 309)
"""Orders of size that a float can have."""


class NumberTextError(SettingError):
    """A text that is not one number. problem: which; readings: what it can be, as C writes it."""

    def __init__(self, text: str, problem: Problem, readings: Sequence[str] = ()) -> None:
        meant = series(Sentence(" or "), [in_style(reading) for reading in readings])
        if problem == "comma" and not meant:
            meant = Sentence("one such as {example}", example="0.05")
        super().__init__(
            {
                "no number": "{text} is not a number; write one such as {example} or 1e-3",
                "two meanings": "{text} can mean {meant}; write one of these",
                "not whole": "{text} is not a whole number; write one such as 32",
                "no share": "{text} has a per cent sign, which this number cannot have",
                "comma": "{text} has a comma; use a decimal point and no thousands "
                "separators: write {meant}",
            }[problem],
            text=reprlib.repr(text),
            example=in_style("0.05"),
            meant=meant,
        )
        self.problem = problem
        self.readings = tuple(readings)


def read_number(
    text: str, *, is_whole: bool = False, is_share: bool = False, style: NumberStyle = C_STYLE
) -> Decimal:
    """Return the number that a text stands for, by the rule at the top of this module.

    is_whole: only whole numbers are meant. is_share: a per cent sign may stand before or behind.
    style: the one in which the window writes numbers. The number is exact, finite, and within the
    orders of size that a float can have. Raises NumberTextError.
    """
    plain = in_ascii(text)
    bare = plain.removesuffix("%") if plain.endswith("%") else plain.removeprefix("%")
    has_percent = bare != plain
    if has_percent and not is_share:
        raise NumberTextError(text, "no share")
    parts = _NUMBER.fullmatch(bare.strip())
    if parts is None or len(plain) > _LONGEST:
        raise NumberTextError(text, "no number")
    sign, mantissa, exponent = parts.groups()
    power = f"e{exponent}" if exponent else ""
    readings = [f"{sign}{digits}{power}" for digits in _readings(mantissa, is_whole, power, style)]
    if len(readings) > 1:
        raise NumberTextError(text, "two meanings", readings)
    if not readings:
        raise NumberTextError(text, "no number")
    # Written once more, because a division would round it.
    digits = readings[0].removesuffix(power)
    value = Decimal(f"{digits}E{int(exponent or 0) - 2 * has_percent}")
    if (value and value.adjusted() not in _EXPONENTS) or not isfinite(float(value)):
        raise NumberTextError(text, "no number")
    if is_whole and value != value.to_integral_value():
        raise NumberTextError(text, "not whole")
    # Nothing has no sign.
    return value or abs(value)


def whole_number(text: str) -> int:
    """Return the whole number that a text of the command line or of a results file stands for.

    What Python takes for one is one, and so are 1e3 and 12.0; 60.000 would be 60 for a program, and
    60000 for many people. Raises NumberTextError.
    """
    try:
        return int(text)
    except ValueError:
        _refuse_comma(text, is_whole=True)
    value = read_number(text)
    if value != value.to_integral_value():
        raise NumberTextError(text, "not whole")
    return int(value)


def decimal_number(text: str) -> float:
    """Return the number that such a text stands for; 5.000 is 5 there, as programs write it.

    Raises NumberTextError.
    """
    try:
        # Nothing has no sign.
        return float(text) + 0.0
    except ValueError:
        _refuse_comma(text, is_whole=False)
        return float(read_number(text))


def _refuse_comma(text: str, is_whole: bool) -> None:
    if not any(mark in text for mark in ",٫٬"):
        return
    try:
        readings = [format(read_number(text, is_whole=is_whole), "f")]
    except NumberTextError as error:
        readings = list(error.readings)
    raise NumberTextError(text, "comma", readings) from None


def in_ascii(text: str) -> str:
    """Return a text with the digits, signs and blanks of other scripts in ASCII."""
    return "".join(
        character if (digit := unicodedata.decimal(character, None)) is None else str(digit)
        for character in text.translate(_SIGNS).strip()
    )


def _readings(mantissa: str, is_whole: bool, exponent: str, style: NumberStyle) -> list[str]:
    """Return what the digits and marks before an exponent can mean, each with a point alone."""
    decimal, grouped = _DECIMAL.fullmatch(mantissa), _GROUPED.fullmatch(mantissa)
    readings = []
    if decimal and (decimal[1] or decimal[2]):
        readings.append(f"{decimal[1] or 0}.{decimal[2] or ''}".rstrip("0").rstrip("."))
    if grouped:
        readings.append(f"{re.sub('[^0-9]', '', grouped[1])}.{grouped[3] or ''}".rstrip("."))
    if len(readings) < 2:
        return readings
    if is_whole and not exponent:
        return readings[1:]
    # As the window writes it, or as a program does.
    mark = style.decimal
    is_written = exponent or not (is_whole or mantissa.endswith(f"{mark}000"))
    return readings[:1] if mark in mantissa and is_written else readings

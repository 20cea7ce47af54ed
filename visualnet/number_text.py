"""The one format of numbers that a user reads: 60,000, 0.05, −1.25e−5, 95.8 %, ∞.

Sentences, tables, fields, axes and tooltips write their numbers here. The marks are those of C, as
on the command line, until the window sets those of its user's language (`use_style`): there a minus
is a true one, and a narrow space stands before a per cent sign. The digits are 0 to 9 in every
language. Files are written without this module.

What is rounded to nothing has no sign. What is no number is a dash. Numbers with decimals that are
very large or very small are written with an exponent.

The module stands under all rooms and needs neither NumPy nor Qt.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import isfinite, isinf, isnan

NOTHING = "–"
"""Stands where there is no number."""

_LARGE = 1e6
"""Numbers with decimals have an exponent from here on."""
_SMALL = 1e-4
"""Numbers with significant digits have an exponent below this."""
_HAS_SIZE = re.compile("[1-9∞]")
_TAKES_AN = re.compile(r"8|11(?!\d)|18(?!\d)|[AEFHILMNORSX](?![A-Za-z])|[AEIOaeio]|[Uu](?!ni|s|\b)")
"""How a name begins that is spoken with a vowel first: an 8, an 11, an F, an ankle boot."""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """The marks in numbers, as the window has them in English if not said otherwise.

    decimal: before the decimals. group: between groups of three digits. percent: with the space
    before it, which is narrow, and at which no line breaks. lead: before a number that begins with
    a sign: a mark of direction where one reads from the right, or the sign would change sides.
    """

    decimal: str = "."
    group: str = ","
    minus: str = "−"
    percent: str = "\u202f%"
    lead: str = ""


C_STYLE = NumberStyle(minus="-", percent="%")
"""That of the command line."""

_used = [C_STYLE]


def use_style(style: NumberStyle) -> None:
    """Write all numbers of this process in a style; for the window, at its start."""
    _used[0] = style


def used_style() -> NumberStyle:
    """Return the style in which numbers are written."""
    return _used[0]


def count_text(count: int) -> str:
    """Return a whole number with its groups: 60,000."""
    return _signed(f"{abs(count):,}", count, False)


def short_count_text(count: int) -> str:
    """Return a whole number in at most five characters: 987, 5.4k, 112k."""
    if count < 1000:
        return count_text(count)
    return decimal_text(count / 1000, 1 if count < 99_950 else 0) + "k"


def decimal_text(value: float, decimals: int, *, signed: bool = False) -> str:
    """Return a number with so many decimals: 0.050, 1,234.5, 6.11e11.

    signed: a plus in front of what is above 0.
    """
    is_large = abs(value) >= (_LARGE if decimals else 1e15)
    if isnan(value) or is_large:
        return number_text(value, signed=signed)
    return _signed(f"{abs(value):,.{decimals}f}", value, signed)


def number_text(
    value: float, digits: int = 3, *, signed: bool = False, padded: bool = False
) -> str:
    """Return a number with so many significant digits: 0.31, 1,235, −1.25e−5.

    signed: a plus in front of what is above 0. padded: zeros at the end stay, so that numbers
    under each other line up.
    """
    if isnan(value):
        return NOTHING
    if isinf(value):
        return _signed("∞", value, signed)
    mantissa, power = f"{abs(value):.{digits - 1}e}".split("e")
    size = float(f"{mantissa}e{power}")
    if size and not _SMALL <= size < _LARGE:
        text = f"{_trimmed(mantissa, padded)}e{int(power)}"
    else:
        decimals = max(0, digits - 1 - int(power))
        text = _trimmed(f"{abs(value):,.{decimals}f}", padded)
    return _signed(text, value, signed)


def loss_text(loss: float | None) -> str:
    """Return a loss with three decimals, a very small one with an exponent; a dash for none."""
    if loss is None:
        return NOTHING
    is_small = 0 < abs(loss) < 0.0005
    return number_text(loss) if is_small else decimal_text(loss, 3)


def short_loss_text(loss: float) -> str:
    """Return a loss in about the room of 0.000, larger ones less exactly: 0.084, 264.8, 1.4e4."""
    size = abs(loss)
    if not isfinite(loss) or size == 0 or 0.0005 <= size < 9.9995:
        return loss_text(loss)
    if 9.9995 <= size < 9_999.5:
        return number_text(loss, 4, padded=True)
    mantissa, power = f"{size:.1e}".split("e")
    if abs(int(power)) >= 10:
        mantissa, power = f"{size:.0e}".split("e")
    return _signed(f"{_trimmed(mantissa, False)}e{int(power)}", loss, False)


def field_text(value: float, decimals: int, *, grouped: bool = True) -> str:
    """Return a number as a field shows it, and `typed_numbers` reads it back: 60,000, 0.05.

    At most so many decimals, none where there is nothing to show. Only whole numbers have groups,
    and only if grouped: 1,000 has two meanings where there can be decimals.
    """
    text = _trimmed(f"{abs(value):{',' if grouped and not decimals else ''}.{decimals}f}", False)
    return _signed(text, value, False)


def limit_text(limit: float) -> str:
    """Return an end of a range as it can be typed anywhere, without groups: 1000000, 0.95."""
    is_whole = abs(limit) < 1e15 and float(limit).is_integer()
    return field_text(limit, 0, grouped=False) if is_whole else number_text(limit, 6)


def percent_text(share: float | None, decimals: int = 1) -> str:
    """Return a share of 1 in per cent: 95.8 %; a dash where there is none.

    What is short of all never reads as 100, and what is there never as nothing: >99.9 %, <0.1 %.
    """
    if share is None or isnan(share):
        return NOTHING
    return with_percent(bare_percent_text(share, decimals))


def bare_percent_text(share: float | None, decimals: int = 1) -> str:
    """Return a share of 1 in per cent without the sign, for where that stands at another place."""
    if share is None or isnan(share):
        return NOTHING
    smallest = 0.1**decimals
    percent = share * 100
    if 0 < percent < smallest / 2:
        return _lead() + "<" + decimal_text(smallest, decimals)
    if 100 - smallest / 2 <= percent < 100:
        return _lead() + ">" + decimal_text(100 - smallest, decimals)
    return decimal_text(percent, decimals)


def points_text(difference: float, decimals: int) -> str:
    """Return a difference of shares in percentage points with its sign: +0.5, −12.3, 0.0."""
    return decimal_text(difference * 100, decimals, signed=True)


def probability_text(probability: float) -> str:
    """Return a probability of an output in per cent: 95.8 %, 3.14 %, <0.01 %.

    No output is ever certain, so none reads as 100 or as 0, even where its number is rounded to it.
    """
    return with_percent(bare_probability_text(probability))


def bare_probability_text(probability: float) -> str:
    """Return a probability in per cent without the sign, for numbers under each other."""
    percent = probability * 100
    if percent < 0.005:
        return _lead() + "<" + decimal_text(0.01, 2)
    if percent >= 99.95:
        return _lead() + ">" + decimal_text(99.9, 1)
    return decimal_text(percent, 1 if percent >= 9.995 else 2)


def exact_text(value: float) -> str:
    """Return a float32 with all the digits that tell it from others, as programs read it."""
    return f"{value:.9g}"


def with_percent(number: str) -> str:
    """Return a number, or a range of numbers, with the per cent sign: 7 %."""
    return number if number == NOTHING else f"{number}{used_style().percent}"


def list_text(numbers: Iterable[str]) -> str:
    """Return numbers one after the other, so that each can be told: 0.1, 0.5; or 0,1; 0,5."""
    return ("; " if used_style().decimal == "," else ", ").join(numbers)


def with_article(name: str) -> str:
    """Return what is counted or named with its article: a 7, an 8, an 11."""
    return f"{'an' if _TAKES_AN.match(name) else 'a'} {name}"


def in_style(text: str) -> str:
    """Return a number that is written as in C with the marks of the style that is used."""
    return text.translate(_marks(used_style()))


@cache
def _marks(style: NumberStyle) -> dict[int, str]:
    return str.maketrans({".": style.decimal, ",": style.group, "-": style.minus})


def _trimmed(text: str, padded: bool) -> str:
    return text.rstrip("0").rstrip(".") if "." in text and not padded else text


def _signed(text: str, value: float, signed: bool) -> str:
    """Return the text of a size with its sign, in the style that is used."""
    sign = "" if not _HAS_SIZE.search(text) else "-" if value < 0 else "+" if signed else ""
    return (_lead() if sign else "") + in_style(sign + text)


def _lead() -> str:
    return used_style().lead

"""Lists of numbers as people type them, split into the text of each, or refused.

Between values stands a comma, a semicolon or a blank, those of other scripts too. A comma or a
blank can also be part of a number: 0,5 and 1 000. Where semicolons stand, they alone separate; a
comma with a blank beside it separates. Any other comma or blank between two numbers that can be
one number as well, by the rule of `typed_numbers`, is refused, unless what follows it begins as no
number does: 0,05 and 60,000. In whole numbers without signs, marks and exponents only groups of
thousands make one of several: 16,32 are two.
"""

import re

from visualnet.errors import SettingError
from visualnet.number_text import NumberStyle, in_style
from visualnet.typed_numbers import (
    NumberTextError,
    decimal_number,
    in_ascii,
    read_number,
    whole_number,
)

_SEPARATORS = str.maketrans("؛；،，", ";;,,")
_BETWEEN = re.compile(" ?, ?| ")
_GROUPS = re.compile(r"(?<![0-9])[1-9][0-9]{0,2}(?:[, ][0-9]{3})+(?![0-9])")
_CONTINUES = re.compile(r"0[0-9]")
"""How no number begins, so that it goes on one."""
_PERCENT_BEHIND = re.compile("(?<=[0-9.,٫]) (?=%)")
_PERCENT_BEFORE = re.compile("(?<![0-9.,٫]%)(?<=%) (?=[0-9])")

_LONGEST_SHOWN = 40


def with_plain_separators(text: str) -> str:
    """Return a text with the commas and semicolons of other scripts as those of Latin."""
    return text.translate(_SEPARATORS)


def setting_number(
    text: str, *, is_whole: bool, is_share: bool, style: NumberStyle | None
) -> float:
    """Return the number that a text stands for, as int or float.

    style: of the window; none for the format of C. Raises NumberTextError.
    """
    if style is None:
        return whole_number(text) if is_whole else decimal_number(text)
    number = read_number(text, is_whole=is_whole, is_share=is_share, style=style)
    return int(number) if is_whole else float(number)


def split_numbers(
    text: str, *, is_whole: bool, is_share: bool, style: NumberStyle | None
) -> list[str]:
    """Return the text of each number, or range of numbers, of a list.

    Raises SettingError, with a sentence that lacks its full stop, where the text can be split in
    two ways.
    """
    text = re.sub(r"\s+", " ", in_ascii(with_plain_separators(text)))
    text = _PERCENT_BEFORE.sub("", _PERCENT_BEHIND.sub("", text))
    text = re.sub(" ?: ?", ":", text)
    if ";" in text:
        return [part.strip() for part in text.split(";")]
    parts, marks = _BETWEEN.split(text), _BETWEEN.findall(text)
    if style and style.decimal == "," and _is_one_range(text, parts):
        return [text]
    bound = _bound_marks(parts, marks)
    texts: list[str] = []
    first = 0
    for place, part in enumerate(parts):
        if place < len(marks) and bound[place]:
            continue
        if first == place:
            texts.append(part)
        else:
            run = parts[first : place + 1], marks[first:place]
            settled = _settled(*run, is_whole=is_whole)
            if settled == [_joined(*run)]:
                number = setting_number(
                    settled[0], is_whole=is_whole, is_share=is_share, style=style
                )
                # With a mark that is nothing else than a decimal sign.
                settled = [repr(number).replace(".", "٫")]
            texts += settled
        first = place + 1
    return texts


def _is_one_range(text: str, parts: list[str]) -> bool:
    """Return whether commas are decimal signs in a single range, and can be nothing else."""
    is_range = text.count(":") == 2 and " " not in text
    is_cut = any(part.count(":") not in (0, 2) for part in parts)
    return is_range and (is_cut or any(_CONTINUES.match(part) for part in parts[1:]))


def _bound_marks(parts: list[str], marks: list[str]) -> list[bool]:
    """Return for each mark whether the parts around it can belong to one number.

    The beginning of a number that has groups is a number, so that from each part on one look
    beyond what is known to be bound is enough.
    """
    bound = [
        len(mark) == 1 and bool(_CONTINUES.match(part))
        for mark, part in zip(marks, parts[1:], strict=True)
    ]
    reach = 0
    for start in range(len(parts)):
        reach = max(reach, start)
        while reach < len(marks) and len(marks[reach]) == 1:
            run = parts[start : reach + 2]
            # Of ranges, the numbers next to the mark.
            run[0] = run[0].rpartition(":")[2].removeprefix("x")
            run[-1] = run[-1].partition(":")[0]
            if not _can_be_one(_joined(run, marks[start : reach + 1])):
                break
            bound[reach] = True
            reach += 1
    return bound


def _joined(parts: list[str], marks: list[str]) -> str:
    return "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=True))


def _can_be_one(text: str) -> bool:
    try:
        read_number(text, is_share=True)
    except NumberTextError as error:
        return error.problem == "two meanings"
    return True


def _settled(parts: list[str], marks: list[str], *, is_whole: bool) -> list[str]:
    """Return parts that can be one number, as one where they can only be one."""
    run, is_even = _joined(parts, marks), len(set(marks)) == 1
    goes_on = any(_CONTINUES.match(part) for part in parts[1:])
    if goes_on and is_even and ":" not in run:
        return [run]
    is_plain = is_whole and not goes_on and all(re.fullmatch("[0-9]+", part) for part in parts)
    if is_plain and not (_GROUPS.fullmatch(run) if is_even else _GROUPS.search(run)):
        return parts
    example = "16; 32" if is_whole else f"{in_style('0.5')}; {in_style('0.9')}"
    shown = run if len(run) <= _LONGEST_SHOWN else f"{run[:_LONGEST_SHOWN]}…"
    raise SettingError(
        "{shown} can be one number or several; put a semicolon between values, such as {example}",
        shown=shown,
        example=example,
    )

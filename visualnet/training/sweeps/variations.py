"""Settings as short texts: what a sweep varies, the cells of its results file, its fingerprints.

    momentum=0,0.25,0.5            a list
    learning_rate=0.01:0.1:0.03    from 0.01 to 0.1 in steps of 0.03, both ends counted
    learning_rate=0.001:1:x10      from 0.001 to 1, each ten times the one before
    hidden=16-16,128-64,none       layer sizes with hyphens between, none for no hidden layer
    activation=relu,relu+tanh      one for all hidden layers, or one for each with + between
    features=none,x+y,x2+y2        inputs with + between
    clip_norm=none,1               none switches a setting off
    balanced=yes,no

Between values stands a comma, a semicolon or a blank. In the window, numbers are read by the rule
of `typed_numbers`, and a comma without a blank can be a decimal sign too, see `number_lists`: 0,5
is refused, and 0,5; 0,9 are two. On the command line and in files numbers have the format of C, and
a decimal comma is refused with a sentence.

The same notation is written and read, so that a results file can be gone on with.
"""

import hashlib
import re
import reprlib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from visualnet.data.plane.settings import POINT_SETTINGS
from visualnet.errors import SettingError
from visualnet.number_text import NumberStyle, count_text, in_style
from visualnet.sentences import Sentence
from visualnet.settings_table import PREPARATION, SETTINGS
from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps.number_lists import (
    setting_number,
    split_numbers,
    with_plain_separators,
)
from visualnet.typed_numbers import NumberTextError, read_number

MAX_VALUES = 1000

SOURCES = ("dataset", "test_dataset")
"""Those that name data, which are compared by what they hold."""

_LISTS = ("activation", "features")
"""Texts that list names with commas, for which + stands here."""

_DEFAULTS = TrainingConfig()
_WORDS = {"yes": True, "no": False}
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Variation:
    """One setting of a TrainingConfig, and the values that a sweep gives it."""

    name: str
    values: tuple[Any, ...]


def variation_from_text(text: str, style: NumberStyle | None = None) -> Variation:
    """Return what `NAME=VALUES` says; the notation is shown at the top of this module.

    style: of numbers in the window; none for the format of C. Values are of the setting's kind;
    whether they are in range is for TrainingConfig to say.
    Raises SettingError for an unknown setting or text that is no value of it.
    """
    name, equals, rest = text.partition("=")
    name = name.strip().replace("-", "_")
    if not equals or name not in SETTINGS:
        raise SettingError(
            "{shown} cannot be varied; give a setting and its values, such as "
            "momentum=0,0.5. The settings are {kinds}.",
            shown=_shown(text),
            kinds=", ".join(SETTINGS),
        )
    if name == "seed":
        raise SettingError("Use --seeds to vary the seed; leave seed out.")
    values: list[Any] = []
    for part in _split(name, rest.strip(), style):
        is_range = part.count(":") == 2 and SETTINGS[name].kind in (int, float)
        values += _range(name, part, style) if is_range else [value_from_text(name, part, style)]
    if len(values) > MAX_VALUES:
        raise SettingError(
            "{name} can take {max_values} values at most, not {value_count}.",
            name=name,
            max_values=count_text(MAX_VALUES),
            value_count=count_text(len(values)),
        )
    if name == "hidden" and len(set(values)) < len(values):
        raise SettingError(
            "hidden={shown} names a network twice; put hyphens between layers, such as "
            "16-16, and commas between networks.",
            shown=_shown(rest),
        )
    return Variation(name, tuple(dict.fromkeys(values)))


def value_from_text(name: str, text: str, style: NumberStyle | None = None) -> Any:
    """Return the value of the setting `name` that a text stands for.

    style: of numbers in the window; none for the format of C. Raises SettingError where the text
    stands for no value.
    """
    kind = SETTINGS[name].kind
    try:
        if text == _NONE and SETTINGS[name].is_optional:
            return None
        if name == "hidden":
            return () if text == _NONE else tuple(int(size) for size in text.split("-"))
        if kind is bool:
            return _WORDS[text]
        if kind is str:
            if not text.isprintable() or not text:
                raise ValueError
            return text.replace("+", ",") if name in _LISTS else text
        is_whole, is_share = kind is int, _is_share(name)
        return setting_number(text, is_whole=is_whole, is_share=is_share, style=style)
    except (ValueError, KeyError) as error:
        if isinstance(error, NumberTextError) and error.problem in ("two meanings", "comma"):
            raise SettingError("{name}: {error}.", name=name, error=error) from None
        raise SettingError(
            "{name} cannot be {shown}; {advice_text}.",
            name=name,
            shown=_shown(text),
            advice_text=_advice(name),
        ) from None


def setting_as_text(config: TrainingConfig, name: str) -> str:
    """Return a setting as `value_from_text` reads it; numbers are exact."""
    value = getattr(config, name)
    if value is None or value == ():
        return _NONE
    if name == "hidden":
        return "-".join(map(str, value))
    if SETTINGS[name].kind is bool:
        return "yes" if value else "no"
    if SETTINGS[name].kind is float:
        # 0 and 0.0 are the same setting.
        return repr(float(value))
    return str(value).replace(",", "+") if name in _LISTS else str(value)


def fingerprint(
    config: TrainingConfig, content: str | None = None, test_content: str | None = None
) -> str:
    """Return 16 hexadecimal digits that stand for all settings, the seed too.

    content: of the data set (`loading.content_of`), which takes the place of its name.
    test_content: of the one that is tested on.
    """
    texts = {name: setting_as_text(config, name) for name in sorted(SETTINGS)}
    if config.features is not None:
        # As it stood in results before + did.
        texts["features"] = config.features
    for name in (*POINT_SETTINGS, *PREPARATION):
        # Results written before there was the setting stay those of the same run.
        if getattr(config, name) == getattr(_DEFAULTS, name):
            del texts[name]
    if config.patience is None and config.keep == _DEFAULTS.keep:
        # It decides nothing then: the same run as before there was the setting.
        del texts["keep"]
    if content is not None:
        texts["dataset"] = content
    if test_content is not None:
        texts["test_dataset"] = test_content
    lines = "\n".join(f"{name}={text}" for name, text in texts.items())
    return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _is_share(name: str) -> bool:
    """Return whether a number may be typed in per cent in the window, as in its field."""
    numbers = SETTINGS[name].numbers
    return bool(numbers and numbers.is_share)


def _split(name: str, text: str, style: NumberStyle | None) -> list[str]:
    """Return the texts of the values. Raises SettingError where they can be told in two ways."""
    if name in SOURCES:
        # A path may hold blanks and semicolons.
        return [part.strip() for part in text.split(",")]
    kind = SETTINGS[name].kind
    if kind in (int, float):
        try:
            is_whole, is_share = kind is int, _is_share(name)
            return split_numbers(text, is_whole=is_whole, is_share=is_share, style=style)
        except SettingError as error:
            raise SettingError("{name}: {error}.", name=name, error=error) from None
    text = with_plain_separators(text)
    if ";" in text:
        return [part.strip() for part in text.split(";")]
    return re.split(r"\s*,\s*|\s+", text)


def _range(name: str, text: str, style: NumberStyle | None) -> list[Any]:
    """Return the numbers of `start:stop:step` or `start:stop:xfactor`, exact as decimals."""
    start_text, stop_text, step_text = text.split(":")
    is_geometric = step_text.startswith("x")
    try:
        is_share = _is_share(name)
        read = Decimal if style is None else partial(read_number, is_share=is_share, style=style)
        texts = start_text, stop_text, step_text.removeprefix("x")
        start, stop, step = (read(text) for text in texts)
        if not all(n.is_finite() and abs(n.adjusted()) < 400 for n in (start, stop, step)):
            raise InvalidOperation
    except (InvalidOperation, NumberTextError):
        examples = in_style("0.01:0.1:0.03"), in_style("0.001:1:x10")
        raise SettingError(
            "{name} cannot have the range {shown}; write numbers as in {example}, or "
            "{second_example} for a factor.",
            name=name,
            shown=_shown(text),
            example=examples[0],
            second_example=examples[1],
        ) from None
    if start > stop or (step <= 1 or start <= 0 if is_geometric else step <= 0):
        raise SettingError(
            "{name} cannot have the range {shown}; it must rise from start to end.",
            name=name,
            shown=_shown(text),
        )
    numbers: list[Decimal] = []
    while start <= stop and len(numbers) <= MAX_VALUES:
        numbers.append(start)
        start = start * step if is_geometric else start + step
    if len(numbers) > MAX_VALUES:
        raise SettingError(
            "The range {shown} of {name} has more than {max_values} values.",
            name=name,
            shown=_shown(text),
            max_values=count_text(MAX_VALUES),
        )
    if SETTINGS[name].kind is float:
        return [float(number) + 0.0 for number in numbers]
    if any(number != number.to_integral_value() for number in numbers):
        raise SettingError(
            "{name} cannot have the range {shown}; it must be whole numbers.",
            name=name,
            shown=_shown(text),
        )
    return [int(number) for number in numbers]


def _advice(name: str) -> str:
    if name == "hidden":
        return Sentence("write layer sizes as in 16-16, or none")
    advice = {
        bool: Sentence("write yes or no"),
        int: Sentence("write a whole number"),
        float: "write a number",
        str: "write a name",
    }[SETTINGS[name].kind]
    return (
        Sentence("{advice_text}, or none", advice_text=advice)
        if SETTINGS[name].is_optional
        else advice
    )


def _shown(text: str) -> str:
    return reprlib.repr(text)

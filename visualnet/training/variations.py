"""Settings as short texts: what a sweep varies, the cells of its results file, its fingerprints.

    momentum=0,0.25,0.5            a list
    learning_rate=0.01:0.1:0.03    from 0.01 to 0.1 in steps of 0.03, both ends counted
    learning_rate=0.001:1:x10      from 0.001 to 1, each ten times the one before
    hidden=16-16,128-64,none       layer sizes with hyphens between, none for no hidden layer
    activation=relu,relu+tanh      one for all hidden layers, or one for each with + between
    clip_norm=none,1               none switches a setting off
    balanced=yes,no

The same notation is written and read, so that a results file can be gone on with.
"""

import hashlib
import reprlib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import NoneType
from typing import Any, get_args, get_type_hints

from visualnet.errors import SettingError
from visualnet.training.config import TrainingConfig

MAX_VALUES = 1000

_KINDS: dict[str, Any] = get_type_hints(TrainingConfig)
_WORDS = {"yes": True, "no": False}
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Variation:
    """One setting of a TrainingConfig, and the values that a sweep gives it."""

    name: str
    values: tuple[Any, ...]


def variation_from_text(text: str) -> Variation:
    """Return what `NAME=VALUES` says; the notation is shown at the top of this module.

    Values are of the setting's kind; whether they are in range is for TrainingConfig to say.
    Raises SettingError for an unknown setting or text that is no value of it.
    """
    name, equals, rest = text.partition("=")
    name = name.strip().replace("-", "_")
    if not equals or name not in _KINDS:
        raise SettingError(
            f"{_shown(text)} is nothing to vary; give a setting and its values, such as "
            f"momentum=0,0.5. The settings are {', '.join(_KINDS)}."
        )
    if name == "seed":
        raise SettingError("Seeds are varied by their number, with --seeds; leave seed out.")
    values: list[Any] = []
    for part in rest.split(","):
        is_range = part.count(":") == 2 and _kind(name) in (int, float)
        values += _range(name, part.strip()) if is_range else [value_from_text(name, part.strip())]
    if len(values) > MAX_VALUES:
        raise SettingError(f"{name} can take {MAX_VALUES:,} values at most, not {len(values):,}.")
    return Variation(name, tuple(dict.fromkeys(values)))


def value_from_text(name: str, text: str) -> Any:
    """Return the value of the setting `name` that a text stands for.

    Raises SettingError where it stands for none.
    """
    kind = _kind(name)
    try:
        if text == _NONE and NoneType in get_args(_KINDS[name]):
            return None
        if name == "hidden":
            return () if text == _NONE else tuple(int(size) for size in text.split("-"))
        if kind is bool:
            return _WORDS[text]
        if kind is str:
            if not text.isprintable() or not text:
                raise ValueError
            return text.replace("+", ",") if name == "activation" else text
        return kind(text)
    except (ValueError, KeyError):
        raise SettingError(f"{name} cannot be {_shown(text)}; {_advice(name)}.") from None


def setting_as_text(config: TrainingConfig, name: str) -> str:
    """Return a setting as `value_from_text` reads it; numbers are exact."""
    value = getattr(config, name)
    if value is None or value == ():
        return _NONE
    if name == "hidden":
        return "-".join(map(str, value))
    if _kind(name) is bool:
        return "yes" if value else "no"
    if _kind(name) is float:
        # 0 and 0.0 are the same setting.
        return repr(float(value))
    return str(value).replace(",", "+") if name == "activation" else str(value)


def fingerprint(config: TrainingConfig) -> str:
    """Return 16 hexadecimal digits that stand for all settings, the seed too."""
    lines = "\n".join(f"{name}={setting_as_text(config, name)}" for name in sorted(_KINDS))
    return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _kind(name: str) -> Any:
    """Return int, float, str or bool; tuple for layer sizes."""
    if name == "hidden":
        return tuple
    kinds = [kind for kind in get_args(_KINDS[name]) if kind is not NoneType]
    return kinds[0] if kinds else _KINDS[name]


def _range(name: str, text: str) -> list[Any]:
    """Return the numbers of `start:stop:step` or `start:stop:xfactor`, exact as decimals."""
    start_text, stop_text, step_text = text.split(":")
    is_geometric = step_text.startswith("x")
    try:
        start, stop, step = map(Decimal, (start_text, stop_text, step_text.removeprefix("x")))
        if not all(n.is_finite() and abs(n.adjusted()) < 400 for n in (start, stop, step)):
            raise InvalidOperation
    except InvalidOperation:
        raise SettingError(
            f"{name} cannot run over {_shown(text)}; write numbers as in 0.01:0.1:0.03, or "
            "0.001:1:x10 for a factor."
        ) from None
    if start > stop or (step <= 1 or start <= 0 if is_geometric else step <= 0):
        raise SettingError(
            f"{name} cannot run over {_shown(text)}; it must rise, from its start to its end."
        )
    numbers: list[Decimal] = []
    while start <= stop and len(numbers) <= MAX_VALUES:
        numbers.append(start)
        start = start * step if is_geometric else start + step
    if len(numbers) > MAX_VALUES:
        raise SettingError(f"{name} over {_shown(text)} is more than {MAX_VALUES:,} values.")
    return [value_from_text(name, _plain(number)) for number in numbers]


def _plain(number: Decimal) -> str:
    """Return whole numbers without point or exponent, so that they can be read as such."""
    is_short = abs(number.adjusted()) < 30
    return str(int(number)) if is_short and number == number.to_integral_value() else str(number)


def _advice(name: str) -> str:
    if name == "hidden":
        return "write layer sizes as in 16-16, or none"
    advice = {
        bool: "write yes or no",
        int: "write a whole number",
        float: "write a number",
        str: "write a name",
    }[_kind(name)]
    return f"{advice}, or none" if NoneType in get_args(_KINDS[name]) else advice


def _shown(text: str) -> str:
    return reprlib.repr(text)

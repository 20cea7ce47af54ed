"""One setting of a training: its kind and range, its words, and the check of a value.

All that is known of it stands in its row of `settings_table`. The modules stand below the rooms
and need neither NumPy nor Qt, so that the help of the command line does not wait.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import partial
from types import NoneType
from typing import Any, get_args

from visualnet.errors import SettingError
from visualnet.number_text import limit_text
from visualnet.plain_text import shown_value
from visualnet.sentences import Sentence

Idle = tuple[str, tuple[Any, ...], str]
"""Another setting of the form, its values beside which one does nothing, and a sentence on why."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a number may be, and how its field shows it.

    low, high: the ends of its range. decimals: 0 for whole numbers. step: None for 1, 2, 5, 10…; 0
    for steps that grow with the number. is_share: of 1, so that 20 % may be typed for 0.2;
    is_percent: and it is shown so. unit: shown behind it. off: the value that the lowest number of
    the field stands for, shown as "off"; "" where the lowest is one like any other. slider_end:
    where its slider ends, as more is of no use. none_text, none_tip: of a box to tick for None;
    none_start: shown when None is given up.
    """

    low: float
    high: float
    decimals: int = 0
    step: float | None = 0
    is_share: bool = False
    is_percent: bool = False
    unit: str = ""
    off: float | str | None = ""
    slider_end: float = 0
    none_text: str = ""
    none_tip: str = ""
    none_start: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of the table. All words are English, and templates for the window's catalogue.

    tip: its title, a colon, and what it does; {share} and {percent} stand for an example.
    numbers: of a number. choices: the names it can have. meanings: of the choices, in their order.
    label: beside its field; else the title. listed: its name in tables of runs; noun: in errors;
    else the label. refusal: of a name that is no choice. help: of its flag; else what the tip says.
    is_live: taken over by a running training at its next step; all others need new weights.
    is_of_data: another value makes another data set. idle: when it does nothing. term: its word in
    the glossary.

    From its field in the table come name, default, kind (int, float, bool, str or tuple), and
    is_optional: whether it may be None.
    """

    tip: str
    numbers: Numbers | None = None
    choices: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    label: str = ""
    listed: str = ""
    noun: str = ""
    refusal: str = "There is no {what} {value}; choose one of {names}."
    help: str = ""
    is_live: bool = False
    is_of_data: bool = False
    idle: Idle = ("", (), "")
    term: str = ""
    name: str = ""
    default: Any = None
    kind: type = str
    is_optional: bool = False

    def texts(self) -> Iterator[str]:
        """Yield the words and templates that the window translates, but for the choices' names."""
        yield from (self.tip, self.label, self.listed, self.noun, self.idle[2], *self.meanings)
        if self.choices:
            yield self.refusal
        if self.numbers:
            yield from (self.numbers.unit, self.numbers.none_text, self.numbers.none_tip)

    def check(self, value: Any) -> None:
        """Raise SettingError for a value out of range, or a name that is no choice."""
        if self.numbers and not (value is None and self.is_optional):
            what = Sentence("The {setting}", setting=Sentence(self.noun))
            check_range(what, value, self.numbers.low, self.numbers.high)
        if self.choices and value not in self.choices:
            raise SettingError(
                self.refusal,
                what=Sentence(self.noun),
                value=shown_value(value),
                names=", ".join(self.choices),
            )

    def idle_reason(self, values: Mapping[str, Any]) -> str:
        """Return why it does nothing beside these values of all settings; empty where it does."""
        other, idle_values, reason = self.idle
        return Sentence(reason, **values) if other and values[other] in idle_values else ""


def setting(default: object, tip: str, numbers: Numbers | None = None, **others: Any) -> Any:
    """Return a field of a dataclass of settings; others: as of Setting."""
    return field(default=default, metadata={"row": Setting(tip, numbers, **others)})


live_setting = partial(setting, is_live=True)
data_setting = partial(setting, is_of_data=True)


def rows_of(table: type) -> dict[str, Setting]:
    """Return the rows of a dataclass whose fields were made by `setting`, by name."""
    return {each.name: _completed(each.metadata["row"], each) for each in fields(table)}


def _completed(row: Setting, own: Any) -> Setting:
    title = row.tip.split(":")[0]
    label = row.label or (title[0].lower() + title[1:] if title[1:2].islower() else title)
    kinds = [kind for kind in get_args(own.type) if kind is not NoneType]
    is_tuple = isinstance(own.default, tuple)
    return replace(
        row,
        label=label,
        listed=row.listed or label,
        noun=row.noun or label,
        help=row.help or row.tip.partition(": ")[2],
        name=own.name,
        default=own.default,
        kind=tuple if is_tuple else kinds[0] if kinds else own.type,
        is_optional=NoneType in get_args(own.type),
    )


def choice_words(name: str) -> str:
    """Return a choice's name as words: transpose, half."""
    return name.replace("_", ", ")


def check_range(what: str, value: float, low: float, high: float) -> None:
    """Raise SettingError for a value that is not between two ends. what: with a capital."""
    # NaN fails every comparison; a whole number of any length passes through them.
    if not low <= value <= high:
        ends = Sentence("{low} and {high}", low=limit_text(low), high=limit_text(high))
        raise SettingError(
            "{what} must be between {ends}, not {value}.",
            what=what,
            ends=ends,
            value=shown_value(value),
        )

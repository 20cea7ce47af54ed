"""Readers of JSON values that may be anything: each returns its value, or says what it should be.

A reader is a function of the value; `whole(1, 9)` makes one. `Fields` reads the keys of an object.
"""

from collections.abc import Callable, Collection, Iterator
from math import isfinite
from typing import Any, TypeVar, cast

from visualnet.number_text import count_text, number_text
from visualnet.plain_text import shown_value
from visualnet.sentences import Sentence, SentenceError

MAX_TEXT = 1000
_MAX_WHOLE = 2**53

Value = TypeVar("Value")
Word = TypeVar("Word", bound=str)
Reader = Callable[[Any], Value]


class Problem(SentenceError):  # noqa: N818 - not told as it is: the door makes a sentence of it
    """What is wrong with a file, as a clause."""


class UnfitError(SentenceError):
    """A value that a reader does not take; the message is what it should be, without a verb."""

    def __init__(self, wanted: str = "another value", /, **parameters: object) -> None:
        super().__init__(wanted, **parameters)


def flag(value: object) -> bool:
    """Return true or false; raises UnfitError for anything else."""
    if not isinstance(value, bool):
        raise UnfitError("true or false")
    return value


def whole(low: int = 0, high: int = _MAX_WHOLE) -> Reader[int]:
    """Return a reader of a whole number from low to high."""

    def read(value: Any) -> int:
        if type(value) is not int or not low <= value <= high:
            raise UnfitError(
                "a whole number from {low} to {high}", low=count_text(low), high=count_text(high)
            )
        return value

    return read


def number(low: float = 0.0, high: float = float("inf")) -> Reader[float]:
    """Return a reader of a finite number from low to high."""

    def read(value: Any) -> float:
        if not is_number(value) or not low <= value <= high:
            low_text, high_text = number_text(low, 6), number_text(high, 6)
            raise UnfitError("a number from {low} to {high}", low=low_text, high=high_text)
        return float(value)

    return read


def text(at_most: int = MAX_TEXT) -> Reader[str]:
    """Return a reader of a text of so many characters."""

    def read(value: Any) -> str:
        # Half a surrogate pair is no character: nobody can show it.
        is_text = isinstance(value, str) and len(value) <= at_most
        if not is_text or any("\ud800" <= letter <= "\udfff" for letter in value):
            raise UnfitError("a text of at most {at_most} characters", at_most=count_text(at_most))
        return str(value)

    return read


def choice(allowed: Collection[Word]) -> Reader[Word]:
    """Return a reader of one of some texts."""

    def read(value: Any) -> Word:
        if not isinstance(value, str) or value not in allowed:
            raise UnfitError("one of {allowed}", allowed=", ".join(allowed))
        return cast(Word, value)

    return read


def list_of(read: Reader[Value], at_most: int, at_least: int = 0) -> Reader[tuple[Value, ...]]:
    """Return a reader of a list of so many values that the other reader takes."""

    def read_all(value: Any) -> tuple[Value, ...]:
        if not isinstance(value, list) or not at_least <= len(value) <= at_most:
            raise UnfitError(
                "a list of {at_least} to {at_most} values",
                at_least=count_text(at_least),
                at_most=count_text(at_most),
            )
        try:
            return tuple(map(read, value))
        except UnfitError as unfit:
            raise UnfitError("a list in which each is {wanted}", wanted=unfit.sentence) from None

    return read_all


def or_none(read: Reader[Value]) -> Reader[Value | None]:
    """Return a reader that reads null as None, and all else as the other reader does."""
    return lambda value: None if value is None else read(value)


def is_number(value: object) -> bool:
    """Tell whether this is a finite number, and not a truth value that Python takes for one."""
    if type(value) is int:
        return abs(value) <= _MAX_WHOLE
    return type(value) is float and isfinite(value)


class Fields:
    """One JSON object, whose keys are read one by one; what does not fit raises Problem."""

    def __init__(self, value: object, what: str) -> None:
        """what: the object's name, the subject of the message."""
        if not isinstance(value, dict):
            raise Problem("{what} is not a JSON object", what=what)
        self._values: dict[str, Any] = value
        self._what = what

    def value(self, key: str) -> object:
        """Return the value as it is, for whoever checks it next; None where there is none."""
        return self._values.get(key)

    def read(self, key: str, read: Reader[Value]) -> Value:
        """Return what a reader makes of a value."""
        if key not in self._values:
            raise Problem("{what} has no {key}", what=self._what, key=repr(key))
        try:
            return read(self._values[key])
        except UnfitError as unfit:
            raise Problem(
                "{what} has {value} for {key} instead of {wanted}",
                what=self._what,
                value=shown_value(self._values[key]),
                key=repr(key),
                wanted=unfit.sentence,
            ) from None

    def find(self, key: str, read: Reader[Value]) -> Value | None:
        """Return what a reader makes of a value; None where there is none, or it is null."""
        return None if self._values.get(key) is None else self.read(key, read)

    def inner(self, key: str) -> "Fields":
        """Return an object within."""
        what = Sentence("{key} of {what}", key=repr(key), what=self._what)
        return Fields(self._values.get(key), what)

    def each(self, key: str, at_most: int) -> Iterator["Fields"]:
        """Yield the objects of a list."""
        for place, entry in enumerate(self.read(key, list_of(lambda value: value, at_most))):
            yield Fields(entry, Sentence("entry {number} of {key}", number=place, key=repr(key)))

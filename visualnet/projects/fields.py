"""Values of a JSON object that may say anything, each checked when it is taken."""

from collections.abc import Iterable
from math import isfinite
from typing import Any

from visualnet.number_text import count_text, number_text
from visualnet.sentences import Sentence, SentenceError

MAX_TEXT = 1000
_MAX_WHOLE = 2**53


class Problem(SentenceError):  # noqa: N818 - not told as it is: the door makes a sentence of it
    """What is wrong with a project file, as a clause."""


class Fields:
    """One JSON object; every method raises Problem where the value is not as it should be."""

    def __init__(self, value: object, what: str) -> None:
        """what: the object's name, for the message."""
        if not isinstance(value, dict):
            raise Problem("{what} is not a JSON object", what=what)
        self._values: dict[str, Any] = value
        self._what = what

    def whole(self, key: str, low: int = 0, high: int = _MAX_WHOLE) -> int:
        """Return a whole number from low to high."""
        value = self._any(key)
        if type(value) is not int or not low <= value <= high:
            raise self._problem(
                key,
                Sentence(
                    "a whole number from {low} to {high}",
                    low=count_text(low),
                    high=count_text(high),
                ),
            )
        return int(value)

    def number(self, key: str, low: float = 0.0, high: float = float("inf")) -> float:
        """Return a finite number from low to high."""
        value = self._any(key)
        if not is_number(value) or not low <= value <= high:
            raise self._problem(
                key,
                Sentence(
                    "a number from {low} to {high}",
                    low=number_text(low, 6),
                    high=number_text(high, 6),
                ),
            )
        return float(value)

    def numbers(self, key: str, at_most: int) -> tuple[float, ...]:
        """Return a list of finite numbers."""
        value = self._any(key)
        if not isinstance(value, list) or len(value) > at_most or not all(map(is_number, value)):
            raise self._problem(
                key, Sentence("a list of at most {at_most} numbers", at_most=count_text(at_most))
            )
        return tuple(float(entry) for entry in value)

    def wholes(self, key: str, at_most: int, high: int) -> tuple[int, ...]:
        """Return a list of whole numbers from 0 to high."""
        value = self._any(key)
        is_right = isinstance(value, list) and len(value) <= at_most
        if not is_right or not all(type(entry) is int and 0 <= entry <= high for entry in value):
            raise self._problem(
                key,
                Sentence(
                    "a list of at most {at_most} whole numbers up to {high}",
                    at_most=count_text(at_most),
                    high=count_text(high),
                ),
            )
        return tuple(value)

    def text(self, key: str, at_most: int = MAX_TEXT) -> str:
        """Return a text."""
        value = self._any(key)
        if not _is_text(value, at_most):
            raise self._problem(
                key, Sentence("a text of at most {at_most} characters", at_most=count_text(at_most))
            )
        return str(value)

    def texts(self, key: str, at_most: int) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._any(key)
        is_right = isinstance(value, list) and len(value) <= at_most
        if not is_right or not all(_is_text(text, MAX_TEXT) for text in value):
            raise self._problem(
                key, Sentence("a list of at most {at_most} texts", at_most=count_text(at_most))
            )
        return tuple(value)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self._any(key)
        if not isinstance(value, bool):
            raise self._problem(key, Sentence("true or false"))
        return value

    def is_set(self, key: str) -> bool:
        """Tell whether there is a value, and it is not null."""
        return self._values.get(key) is not None

    def value(self, key: str) -> object:
        """Return the value as it is, for whoever checks it next."""
        return self._values.get(key)

    def inner(self, key: str) -> "Fields":
        """Return an object within."""
        return Fields(
            self._values.get(key), Sentence("{key} of {what}", key=repr(key), what=self._what)
        )

    def each(self, key: str, at_most: int) -> Iterable["Fields"]:
        """Yield the objects of a list."""
        value = self._any(key)
        if not isinstance(value, list) or len(value) > at_most:
            raise self._problem(
                key, Sentence("a list of at most {at_most} objects", at_most=count_text(at_most))
            )
        for number, entry in enumerate(value):
            yield Fields(entry, Sentence("entry {number} of {key}", number=number, key=repr(key)))

    def _any(self, key: str) -> Any:
        return self._values.get(key)

    def _problem(self, key: str, wanted: str) -> Problem:
        return Problem(
            "{key} of {what} is not {wanted}", key=repr(key), what=self._what, wanted=wanted
        )


def _is_text(value: object, at_most: int) -> bool:
    if not isinstance(value, str) or len(value) > at_most:
        return False
    # Half a surrogate pair is no character: nobody can show it.
    return not any("\ud800" <= letter <= "\udfff" for letter in value)


def is_number(value: object) -> bool:
    """Tell whether this is a finite number, and not a truth value that Python takes for one."""
    if type(value) is int:
        return abs(value) <= _MAX_WHOLE
    return type(value) is float and isfinite(value)

"""Rows of the table of preferences: a name, a default value, and the reader that checks a value."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, overload

from visualnet.projects.fields import is_number

if TYPE_CHECKING:
    from visualnet.ui.session.kept.store import PreferenceStore

Value = TypeVar("Value")

_MAX_TEXT = 4096


class Unfit(ValueError):  # noqa: N818 - never told: the default holds instead
    """What a file says for a preference is no value of it."""


class Preference(Generic[Value]):
    """One preference, an attribute of a `PreferenceStore`; its name there is its key in the file.

    Adding one is one line: `has_dashes = Preference(False, flag)`.
    """

    def __init__(
        self,
        default: Value,
        read: Callable[[Any], Value],
        write: Callable[[Value], object] = lambda value: value,
        *,
        is_shared: bool = False,
    ) -> None:
        """read: returns the value that a JSON value stands for, or raises Unfit. write: the
        opposite. is_shared: windows that are open at once add to it, so it is read again after
        each write.
        """
        self.name = ""
        self.default, self.is_shared = default, is_shared
        self._read, self.write = read, write

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, store: None, owner: type) -> "Preference[Value]": ...
    @overload
    def __get__(self, store: "PreferenceStore", owner: type) -> Value: ...
    def __get__(self, store: "PreferenceStore | None", owner: type) -> "Value | Preference[Value]":
        return self if store is None else store.value(self)

    def __set__(self, store: "PreferenceStore", value: Value) -> None:
        store.remember(self, value)

    def read(self, kept: object) -> Value:
        """Return what a JSON value stands for; the default where it is no value of this."""
        try:
            return self._read(kept)
        except Unfit:
            return self.default


def flag(kept: object) -> bool:
    """Return true or false; raises Unfit for anything else."""
    if not isinstance(kept, bool):
        raise Unfit
    return kept


def one_of(kind: Any) -> Callable[[object], Any]:
    """Return a reader of one of a Literal's texts."""
    choices = get_args(kind)

    def read(kept: object) -> Any:
        if not isinstance(kept, str) or kept not in choices:
            raise Unfit
        return kept

    return read


def whole(low: int, high: int) -> Callable[[object], int]:
    """Return a reader of a whole number from low to high."""

    def read(kept: object) -> int:
        if type(kept) is not int or not low <= kept <= high:
            raise Unfit
        return kept

    return read


def number(low: float, high: float) -> Callable[[object], float]:
    """Return a reader of a finite number from low to high."""

    def read(kept: Any) -> float:
        if not is_number(kept) or not low <= kept <= high:
            raise Unfit
        return float(kept)

    return read


def text(kept: object) -> str:
    """Return a text of at most 4096 characters; raises Unfit for anything else."""
    if not isinstance(kept, str) or len(kept) > _MAX_TEXT or "\0" in kept:
        raise Unfit
    return kept


def or_none(read: Callable[[object], Value]) -> Callable[[object], Value | None]:
    """Return a reader that reads null as None, and all else as the other reader does."""
    return lambda kept: None if kept is None else read(kept)


def texts(at_most: int) -> Callable[[object], tuple[str, ...]]:
    """Return a reader of a list of texts; those beyond so many, and what is no text, are left."""

    def read(kept: object) -> tuple[str, ...]:
        if not isinstance(kept, list | tuple):
            raise Unfit
        return tuple(each for each in kept if _is_text(each))[:at_most]

    return read


def table(read_each: Callable[[object], Value]) -> Callable[[object], dict[str, Value]]:
    """Return a reader of an object whose values the other reader takes; others are left out."""

    def read(kept: object) -> dict[str, Value]:
        if not isinstance(kept, dict):
            raise Unfit
        read_values = {}
        for key, value in kept.items():
            try:
                read_values[text(key)] = read_each(value)
            except Unfit:
                continue
        return read_values

    return read


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != "" and len(value) <= _MAX_TEXT and "\0" not in value

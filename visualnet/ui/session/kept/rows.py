"""Rows of the table of preferences: a name, a default value, and the reader that checks a value."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, get_args, overload

from visualnet.json_fields import UnfitError, Value, choice

if TYPE_CHECKING:
    from visualnet.ui.session.kept.store import PreferenceStore

_MAX_TEXT = 4096


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
        """read: returns the value that a JSON value stands for, or raises UnfitError. write: the
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
        except UnfitError:
            return self.default


def one_of(kind: Any) -> Callable[[object], Any]:
    """Return a reader of one of a Literal's texts."""
    return choice(get_args(kind))


def path_text(kept: object) -> str:
    """Return a text that may name a file, in letters of any kind; raises UnfitError."""
    if not isinstance(kept, str) or len(kept) > _MAX_TEXT or "\0" in kept:
        raise UnfitError
    return kept


def texts(at_most: int) -> Callable[[object], tuple[str, ...]]:
    """Return a reader of a list of texts; those beyond so many, and what is no text, are left."""

    def read(kept: object) -> tuple[str, ...]:
        if not isinstance(kept, list | tuple):
            raise UnfitError
        return tuple(each for each in kept if _is_text(each))[:at_most]

    return read


def table(read_each: Callable[[object], Value]) -> Callable[[object], dict[str, Value]]:
    """Return a reader of an object whose values the other reader takes; others are left out."""

    def read(kept: object) -> dict[str, Value]:
        if not isinstance(kept, dict):
            raise UnfitError
        read_values = {}
        for key, value in kept.items():
            try:
                read_values[path_text(key)] = read_each(value)
            except UnfitError:
                continue
        return read_values

    return read


def _is_text(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _MAX_TEXT and "\0" not in value

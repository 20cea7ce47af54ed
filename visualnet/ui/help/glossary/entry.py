"""Entry, one word of the glossary."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A word and what it means.

    key: what widgets name as their property `term`. text: exactly two sentences. related: keys of
    other entries. also: other words under which it is found.
    """

    key: str
    title: str
    text: str
    related: tuple[str, ...] = ()
    also: str = ""

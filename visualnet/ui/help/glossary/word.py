"""Word, one entry of the glossary."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word and what it means; its texts are literals, for the translators.

    key: what widgets name as their property `term`. text: exactly two sentences. related: keys of
    other words. also: other words under which it is found. share: what `{0}` in the text stands
    for, in per cent.
    """

    key: str
    title: str
    text: str
    related: tuple[str, ...] = ()
    also: str = ""
    share: float | None = None

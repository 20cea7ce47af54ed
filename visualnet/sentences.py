"""Sentences that keep their template and its parameters, so that the window can translate them.

A Sentence is the English text that the command line prints. The window looks its template up in
the catalogue of its language and fills the same parameters in. The templates stand as literals
where something is said; `visualnet.ui.translations` gathers them.
"""

import re
import zlib
from collections.abc import Callable, Iterable
from typing import Any, Self

from visualnet.number_text import count_text

Translate = Callable[[str, int], str]
"""Returns a template in another language; the number chooses among its plural forms, −1: none."""


class Sentence(str):
    """A sentence or clause in English, as a text.

    template: with names in braces. parameters: what stands for the names: texts, numbers, paths,
    other sentences, errors. Without parameters the template is the text, braces and all.
    """

    __slots__ = ("parameters", "template")

    template: str
    parameters: dict[str, Any]

    def __new__(cls, template: str, /, **parameters: object) -> Self:
        """Fill the parameters in; a Sentence stays what it is."""
        if isinstance(template, cls) and not parameters:
            return template
        sentence = super().__new__(cls, template.format(**parameters) if parameters else template)
        sentence.template = str(template)
        sentence.parameters = parameters
        return sentence

    @property
    def code(self) -> str:
        """A short name that stays while the template does: its first words and a check sum."""
        words = re.findall(r"[a-z0-9]+", self.template.lower())[:5]
        return f"{'-'.join(words)}-{zlib.crc32(self.template.encode()) & 0xFFFF:04x}"

    def by(self, translate: Translate) -> str:
        """Return the sentence in another language."""
        return _filled(translate(self.template, -1), self, translate)


class _Counted(Sentence):
    """A sentence with one number of things; `template` is that of many."""

    __slots__ = ("number", "one")

    number: int
    one: str

    def by(self, translate: Translate) -> str:
        is_one = self.number == 1
        template = translate(self.one, -1) if is_one else translate(self.template, self.number)
        return _filled(template, self, translate)


class _Changed(Sentence):
    """A sentence of which some letters are changed, after it is translated."""

    __slots__ = ("change", "whole")

    whole: Sentence
    change: Callable[[str], str]

    def by(self, translate: Translate) -> str:
        return self.change(self.whole.by(translate))


class _Series(Sentence):
    """Sentences, or texts, one behind the other."""

    __slots__ = ("parts", "separator")

    parts: tuple[str, ...]
    separator: str

    def by(self, translate: Translate) -> str:
        parts = [_in_words(part, translate) for part in self.parts]
        return _in_words(self.separator, translate).join(parts)


def counted(count: int, one: str, many: str, **parameters: object) -> Sentence:
    """Return one of two templates by a number, which is {count} in them: 1 image, 2 images."""
    parameters = {"count": count_text(count)} | parameters
    sentence = str.__new__(_Counted, (one if count == 1 else many).format(**parameters))
    sentence.template, sentence.one = many, one
    sentence.number, sentence.parameters = count, parameters
    return sentence


def clause(sentence: str | BaseException) -> Sentence:
    """Return a sentence, or an error's, without its full stop, to stand within another."""
    return _changed(sentence, _without_stop)


def inner_clause(sentence: str | BaseException) -> Sentence:
    """Return a clause that begins with a small letter, to stand behind a colon."""
    return _changed(clause(sentence), _with_small_letter)


def without_advice(sentence: str | BaseException) -> Sentence:
    """Return a sentence, or an error's, up to the semicolon before what to do."""
    return _changed(sentence, _before_semicolon)


def capitalised(sentence: str) -> Sentence:
    """Return a sentence with a capital at its beginning."""
    return _changed(sentence, _with_capital)


def series(separator: str, parts: Iterable[str]) -> Sentence:
    """Return sentences or texts with a separator, such as a word, between them."""
    parts = tuple(parts)
    row = str.__new__(_Series, separator.join(parts))
    row.template, row.parameters, row.parts, row.separator = str(row), {}, parts, separator
    return row


def sentence_of(told: str | BaseException) -> Sentence:
    """Return what an error says, or a text, as a sentence."""
    if isinstance(told, SentenceError):
        return told.sentence
    return told if isinstance(told, Sentence) else Sentence(str(told))


class SentenceError(Exception):
    """An exception whose message is a Sentence; `str(error)` is its English text."""

    def __init__(self, template: str, /, **parameters: object) -> None:
        """template, parameters: as of a Sentence; or a Sentence alone."""
        self.sentence = Sentence(template, **parameters)
        super().__init__(self.sentence)

    @property
    def code(self) -> str:
        """A short name of what went wrong, whatever the parameters are."""
        return self.sentence.code

    @property
    def parameters(self) -> dict[str, Any]:
        """What stands for the names in the template."""
        return self.sentence.parameters


def _changed(sentence: str | BaseException, change: Callable[[str], str]) -> Sentence:
    whole = sentence_of(sentence)
    changed = str.__new__(_Changed, change(str(whole)))
    changed.template, changed.parameters = whole.template, whole.parameters
    changed.whole, changed.change = whole, change
    return changed


def _without_stop(text: str) -> str:
    return text.rstrip(".")


def _before_semicolon(text: str) -> str:
    return text.rpartition(";")[0] or text


def _with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _with_small_letter(text: str) -> str:
    return text[:1].lower() + text[1:]


def _in_words(value: object, translate: Translate) -> str:
    if isinstance(value, SentenceError):
        value = value.sentence
    return value.by(translate) if isinstance(value, Sentence) else str(value)


def _filled(template: str, sentence: Sentence, translate: Translate) -> str:
    """Return a translated template with the parameters; English where it has other names."""
    words = {name: _in_words(value, translate) for name, value in sentence.parameters.items()}
    try:
        return template.format(**words) if words else template
    except (LookupError, ValueError, AttributeError):
        return str(sentence)

"""Fuzzy matching of names: word starts before initials, substrings and scattered letters."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")

_START, _INITIALS, _INSIDE, _SCATTERED = 100.0, 80.0, 40.0, 20.0
"""What a word that was typed scores in a name, by how it is found there."""

_WHOLE_NAME, _FIRST_WORD, _WHOLE_WORD = 30.0, 12.0, 6.0
"""Added where it is all of the name, begins it, or is a whole word of it."""

_ELSEWHERE = 0.3
"""The share of a score that counts where the word stands in the description alone."""

_LENGTH = 0.1
"""Taken off for each letter of a name: of two, the shorter is meant more often."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in small letters without accents.

    places: of each letter in the text that was folded. starts: where its words begin.
    """

    text: str
    places: tuple[int, ...]
    starts: tuple[int, ...]


@lru_cache(4096)
def fold(text: str) -> Folded:
    """Return a text as it is compared: neither case nor accents count."""
    if text.isascii():
        folded, places = text.lower(), tuple(range(len(text)))
    else:
        parts = [
            (part, place)
            for place, letter in enumerate(text)
            for part in unicodedata.normalize("NFKD", letter).casefold()
            if not unicodedata.combining(part)
        ]
        folded = "".join(part for part, _ in parts)
        places = tuple(place for _, place in parts)
    return Folded(folded, places, tuple(word.start() for word in _WORD.finditer(folded)))


def has_words(text: str, typed: str) -> bool:
    """Return whether all words that were typed are in a text, in any order."""
    folded = fold(text).text
    return all(word in folded for word in fold(typed).text.split())


@dataclass(frozen=True, slots=True)
class Name:
    """What can be found: by its text, and less so by the words around it."""

    text: Folded
    around: Folded


@dataclass(frozen=True, slots=True)
class Match:
    """How well a name fits; letters: places in its text that were typed."""

    score: float
    letters: frozenset[int]


def match(query: str, name: Name) -> Match | None:
    """Return how a name fits what was typed, whose words may come in any order; None if not."""
    typed = fold(query).text
    words = typed.split()
    if not words:
        return Match(0.0, frozenset())
    score, letters = 0.0, set[int]()
    for word in words:
        found = _found(word, name.text, is_name=True)
        if found is None or found[0] < _INSIDE:
            elsewhere = _found(word, name.around, is_name=False)
            if elsewhere is not None and (found is None or elsewhere[0] * _ELSEWHERE > found[0]):
                found = elsewhere[0] * _ELSEWHERE, ()
        if found is None:
            return None
        score += found[0]
        letters.update(name.text.places[place] for place in found[1])
    score /= len(words)
    if name.text.text.startswith(typed.strip()):
        score += _WHOLE_NAME if len(name.text.text) == len(typed.strip()) else _WHOLE_WORD
    return Match(score - _LENGTH * len(name.text.text), frozenset(letters))


def ranked(query: str, names: Iterable[Name]) -> list[tuple[int, Match]]:
    """Return the numbers of the names that fit, the best first, else in their order."""
    found = ((number, match(query, name)) for number, name in enumerate(names))
    fitting = [(number, match) for number, match in found if match is not None]
    return sorted(fitting, key=lambda pair: -pair[1].score)


_Found = tuple[float, Sequence[int]]


def _found(word: str, text: Folded, *, is_name: bool) -> _Found | None:
    """Return the score of one word in a text, and the places of its letters there.

    is_name: letters may be scattered over it; in a long description they always are.
    """
    if word not in text.text:
        return _found_in_pieces(word, text) if is_name else None
    for number, start in enumerate(text.starts):
        if text.text.startswith(word, start):
            end = start + len(word)
            is_whole = end == len(text.text) or not text.text[end].isalnum()
            score = _START + (_WHOLE_WORD if is_whole else 0) + (0 if number else _FIRST_WORD)
            return score, range(start, end)
    pieces = _found_in_pieces(word, text) if is_name else None
    if pieces is not None and pieces[0] > _INSIDE:
        return pieces
    start = text.text.index(word)
    return _INSIDE, range(start, start + len(word))


def _found_in_pieces(word: str, text: Folded) -> _Found | None:
    initials = _as_initials(word, text, 0)
    if initials is not None:
        first = text.starts.index(initials[0])
        last = max(n for n, start in enumerate(text.starts) if start <= initials[-1])
        used = sum(place in text.starts for place in initials)
        return _INITIALS - 4 * (last + 1 - used) - first, initials
    return _as_scattered(word, text)


def _as_initials(word: str, text: Folded, number: int) -> tuple[int, ...] | None:
    """Return places of the letters where they begin words: the fewest words, from this one on."""
    if not word:
        return ()
    for later in range(number, len(text.starts)):
        start, shared = text.starts[later], 0
        while (
            shared < len(word)
            and start + shared < len(text.text)
            and text.text[start + shared] == word[shared]
        ):
            shared += 1
        for length in range(shared, 0, -1):
            rest = _as_initials(word[length:], text, later + 1)
            if rest is not None:
                return (*range(start, start + length), *rest)
    return None


def _as_scattered(word: str, text: Folded) -> _Found | None:
    """Return places of the letters in their order, the first of them at the start of a word."""
    for start in text.starts:
        if text.text[start] != word[0]:
            continue
        places = [start]
        for letter in word[1:]:
            place = text.text.find(letter, places[-1] + 1)
            if place < 0:
                break
            places.append(place)
        else:
            gaps = places[-1] - start + 1 - len(word)
            return max(1.0, _SCATTERED - gaps), places
    return None

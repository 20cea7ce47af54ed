"""The glossary: all words, by key and in the order of their titles."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from visualnet.number_text import percent_text
from visualnet.ui.finding.matching import fold, has_words
from visualnet.ui.help.glossary.data_entries import DATA_ENTRIES
from visualnet.ui.help.glossary.network_entries import NETWORK_ENTRIES
from visualnet.ui.help.glossary.training_entries import TRAINING_ENTRIES
from visualnet.ui.help.glossary.word import Word

_CONTEXT = "Glossary"


def glossary_entries() -> Mapping[str, Word]:
    """Return all words by their keys, in the order of their titles, in the window's language."""
    words = map(_translated, (*NETWORK_ENTRIES, *TRAINING_ENTRIES, *DATA_ENTRIES))
    by_title = sorted(words, key=lambda word: word.title.casefold())
    return MappingProxyType({word.key: word for word in by_title})


def _translated(word: Word) -> Word:
    texts = (word.title, word.text, word.also)
    title, text, also = (QCoreApplication.translate(_CONTEXT, each) for each in texts)
    if word.share is not None:
        text = text.format(percent_text(word.share, 0))
    return replace(word, title=title, text=text, also=also)


def matching_entries(entries: Mapping[str, Word], typed: str) -> list[Word]:
    """Return the entries with all words that were typed: those whose title begins so come first."""
    found = [word for word in entries.values() if has_words(f"{_named(word)} {word.text}", typed)]
    start = fold(typed.strip()).text
    return sorted(found, key=lambda word: _rank(fold(_named(word)).text, start))


def _named(word: Word) -> str:
    return f"{word.title} {word.also}"


def _rank(named: str, typed: str) -> int:
    return 0 if named.startswith(typed) else 1 if typed in named else 2

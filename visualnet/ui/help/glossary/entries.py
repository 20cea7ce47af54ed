"""The glossary: all entries, by key and in the order of their titles."""

from collections.abc import Mapping
from types import MappingProxyType

from visualnet.ui.help.glossary.data_entries import data_entries
from visualnet.ui.help.glossary.entry import Entry
from visualnet.ui.help.glossary.network_entries import network_entries
from visualnet.ui.help.glossary.training_entries import training_entries


def glossary_entries() -> Mapping[str, Entry]:
    """Return all entries by their keys, in the order of their titles."""
    entries = (*network_entries(), *training_entries(), *data_entries())
    by_title = sorted(entries, key=lambda entry: entry.title.casefold())
    return MappingProxyType({entry.key: entry for entry in by_title})


def matching_entries(entries: Mapping[str, Entry], text: str) -> list[Entry]:
    """Return the entries with all words of a text: first those whose title begins with it."""
    words = text.casefold().split()
    found = [entry for entry in entries.values() if _has_all(entry, words)]
    return sorted(found, key=lambda entry: _rank(entry, text.casefold().strip()))


def _has_all(entry: Entry, words: list[str]) -> bool:
    told = f"{entry.title} {entry.also} {entry.text}".casefold()
    return all(word in told for word in words)


def _rank(entry: Entry, text: str) -> int:
    title = entry.title.casefold()
    named = f"{title} {entry.also}".casefold()
    return 0 if title.startswith(text) else 1 if text in named else 2

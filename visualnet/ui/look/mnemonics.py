"""Mnemonics of menu entries: the underlined letters that choose them, unique in each menu."""

import re
from collections.abc import Iterator

from PySide6.QtWidgets import QMenu

_MARK = re.compile(r"&(?!&)(?=.)|(&&)")


def set_mnemonics(menu: QMenu) -> None:
    """Underline a letter of each command and submenu: a word's first letter where one is free.

    Names of files, models and data are left alone; they have no object name. To be done again
    when a text changed.
    """
    entries = [action for action in menu.actions() if action.objectName() or action.menu()]
    texts = [without_mnemonic(entry.text()) for entry in entries]
    for entry, text, place in zip(entries, texts, _chosen_places(texts), strict=True):
        wanted = text if place is None else f"{text[:place]}&{text[place:]}"
        if entry.text() != wanted:
            entry.setText(wanted)


def _chosen_places(texts: list[str]) -> list[int | None]:
    """Return which letter of each text stands for it, as many as there can be."""
    wishes: list[dict[str, int]] = []
    for text in texts:
        places = [*_initials(text), *_letters(text)]
        wishes.append({text[place].casefold(): place for place in reversed(places)})
    owners: dict[str, int] = {}

    def find(number: int, tried: set[str]) -> bool:
        letters = [letter for letter in reversed(wishes[number]) if letter not in tried]
        free = next((letter for letter in letters if letter not in owners), None)
        if free is not None:
            owners[free] = number
            return True
        for letter in letters:
            # One whose owner finds another.
            tried.add(letter)
            if find(owners[letter], tried):
                owners[letter] = number
                return True
        return False

    for number in range(len(texts)):
        find(number, set())
    letter_of = {number: letter for letter, number in owners.items()}
    return [
        wishes[number][letter_of[number]] if number in letter_of else None
        for number in range(len(texts))
    ]


def without_mnemonic(text: str) -> str:
    """Return a menu entry's text without the mark of its mnemonic; && stays, a literal one."""
    return _MARK.sub(lambda found: found[1] or "", text)


def _initials(text: str) -> Iterator[int]:
    return (found.start() for found in re.finditer(r"\b\w", text))


def _letters(text: str) -> Iterator[int]:
    return (place for place, letter in enumerate(text) if letter.isalnum())

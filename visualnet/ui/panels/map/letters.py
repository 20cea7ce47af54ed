"""A letter for each class, which tells its points apart without colour."""

from collections.abc import Sequence
from string import ascii_lowercase, ascii_uppercase, digits

_OTHERS = ascii_uppercase + ascii_lowercase + digits


def class_letters(names: Sequence[str]) -> list[str]:
    """Return a letter or digit of its own for each class, from its name if there is one left.

    Classes beyond what letters there are get their number, from 0.
    """
    single = [name.strip() for name in names]
    if all(len(name) == 1 for name in single) and len(set(single)) == len(single):
        return single
    letters: list[str] = []
    for number, name in enumerate(names):
        own = [letter for letter in name if letter.isalnum()]
        free = (letter for letter in (*own, *_OTHERS) if letter not in letters)
        letters.append(next(free, str(number)))
    return letters

"""A letter for each class, which tells its points apart without colour."""

from collections.abc import Iterator, Sequence
from itertools import chain
from os.path import commonprefix
from string import ascii_lowercase, ascii_uppercase, digits

_OTHERS = ascii_uppercase + ascii_lowercase + digits

_ALIKE = ("0Oo", "1Iil", "Cc", "Kk", "Pp", "Ss", "Uu", "Vv", "Ww", "Xx", "Zz")
_NEARLY_ALIKE = ("0Q", "2Zz", "5Ss", "6G", "8B", "9g", "Jj", "Yy", "gq")
"""Letters that are hard to tell apart where they are small and stand alone."""


def class_letters(names: Sequence[str]) -> list[str]:
    """Return a letter or digit of its own for each class, from its name if there is one left.

    Names that are one letter each stay as they are. Else a letter comes from what tells a name
    from the others, behind the beginning that all have in common; one that is all there is to
    tell a class is given to no other. Letters that look alike are given out last.
    Classes beyond what letters there are get their number, from 0.
    """
    single = [name.strip() for name in names]
    if all(len(name) == 1 for name in single) and len(set(single)) == len(single):
        return single
    parts = _telling_parts(single)
    given: dict[int, str] = {}
    for number, part in enumerate(parts):
        if len(part) == 1 and part not in given.values():
            given[number] = part
    for number, part in enumerate(parts):
        if number not in given:
            given[number] = next(_free(part, set(given.values())), str(number))
    return [given[number] for number in range(len(names))]


def _telling_parts(names: Sequence[str]) -> list[str]:
    """Return the letters and digits of each name behind the beginning that all of them share."""
    start = commonprefix(list(names))  # noqa: RUF071 - of letters, not of paths
    if start in names:
        # The number of "class 1" is told by its digits, also beside "class 10" and "class 12".
        start = start.rstrip(digits)
    return [
        "".join(filter(str.isalnum, name[len(start) :])) or "".join(filter(str.isalnum, name))
        for name in names
    ]


def _free(own: str, given: set[str]) -> Iterator[str]:
    """Yield letters that are not given yet, the best ones first. own: those of the name."""
    like = _like(given, _ALIKE)
    nearly_like = like | _like(given, _NEARLY_ALIKE)
    ranks = ((own, like), (_OTHERS, nearly_like), (_OTHERS, like), (own + _OTHERS, given))
    return chain.from_iterable(
        (letter for letter in letters if letter not in given | avoided)
        for letters, avoided in ranks
    )


def _like(given: set[str], groups: Sequence[str]) -> set[str]:
    """Return the letters of all groups that have one of those given."""
    return set("".join(group for group in groups if given & set(group)))

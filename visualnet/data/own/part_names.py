"""Parts of a data set as names of files, folders and arrays tell them: train, validation, test."""

import re
from pathlib import Path

TRAIN, VALIDATION, TEST = "train", "validation", "test"

_PARTS = {
    **dict.fromkeys(("train", "training", "trn"), TRAIN),
    **dict.fromkeys(("valid", "validation", "val", "dev"), VALIDATION),
    **dict.fromkeys(("test", "testing", "t10k", "tst"), TEST),
}
_PART = re.compile(rf"(?<![a-z])(?:{'|'.join(_PARTS)})(?![a-z])", re.IGNORECASE)

_KIND = re.compile(r"images|imgs|labels|idx[0-9].*")

_GENERIC = {"raw", "processed", *_PARTS}
"""Names of folders that say nothing of what is in them."""


def part_called(name: str) -> str | None:
    """Return the part that a whole name stands for, None where it is none: Training is TRAIN."""
    return _PARTS.get(name.lower())


def part_within(name: str) -> str | None:
    """Return the part that the last fitting word of a name tells: of mnist_test.csv, TEST."""
    words = _PART.findall(name)
    return _PARTS[words[-1].lower()] if words else None


def without_part(name: str) -> str:
    """Return a name in small letters without that word: the same for the parts of a data set."""
    words = list(_PART.finditer(name))
    return (name[: words[-1].start()] + "\0" + name[words[-1].end() :] if words else name).lower()


def telling_name(path: Path) -> str:
    """Return the last name of a path that says something: of FashionMNIST/raw, FashionMNIST."""
    names = [path.name, *(folder.name for folder in path.parents)]
    return next((name for name in names if name and name.lower() not in _GENERIC), path.name)


def are_of_one_set(one: str, other: str) -> bool:
    """Tell whether names differ only in the part, or in whether they are of images or labels."""
    return _set_called(one) == _set_called(other)


def _set_called(name: str) -> str:
    return _KIND.sub("", without_part(name))

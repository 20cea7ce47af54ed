"""What the classes of a user's own data are called."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from visualnet.data.files import names_in, read_limited
from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

ClassNames = dict[int, str]
"""Names by label as the files have it, which need not begin at 0."""

PUBLISHED: dict[str, tuple[str, ...]] = {
    "Fashion-MNIST": (
        *("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
        *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
    ),
    "KMNIST": tuple("おきすつなはまやれを"),
    "K49": tuple(
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをんゝ"
    ),
}
"""Class names of data sets that a name beside the data speaks of, and that are as published.

Fashion-MNIST: Xiao, Rasul and Vollgraf 2017, table 2. Kuzushiji-MNIST and Kuzushiji-49: Clanuwat,
Bober-Irizar, Kitamoto, Lamb, Yamamoto and Ha 2018, the files kmnist_classmap.csv and
k49_classmap.csv.
"""

PUBLISHED_IMAGES = {
    "Fashion-MNIST": (60_000, 10_000),
    "KMNIST": (60_000, 10_000),
    "K49": (232_365, 38_547),
}
"""How many images to train and to test on were published, of each class as many but for K49."""

_SPOKEN_OF = {
    "Fashion-MNIST": re.compile(r"fashion[-_ ]?mnist|(?<![a-z])fashion(?![a-z])", re.IGNORECASE),
    "KMNIST": re.compile(r"(?<![a-z])kmnist|kuzushiji[-_ ]?mnist", re.IGNORECASE),
    "K49": re.compile(r"(?<![a-z0-9])k49(?![0-9])|kuzushiji[-_ ]?49", re.IGNORECASE),
}

MAX_CLASSES = 62
"""The most classes: digits, capitals and small letters, as EMNIST by class has them."""

MAX_NAME = 40
"""The longest name, in characters."""

_MAX_BYTES = 100_000


_MAPPING = re.compile(r"(.*?)[-_. ]*(?:mapping\.txt|classmap\.csv)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NameList:
    """Names that a file beside the data tells. is_meant: its name says that it is for this data."""

    names: ClassNames
    path: Path
    is_meant: bool


def class_names_beside(folder: Path, stem: str, labels: Sequence[int]) -> NameList | None:
    """Return the names that a file in the folder tells, None where there is no such file.

    stem: name of the data file, or what it begins with. labels: those that there are, in order.
    The first of these that is there is read: `classes.txt`, see `read_classes`; `mapping.txt` or
    PREFIX`mapping.txt`, EMNIST's form, see `read_mapping`, or `classmap.csv`, KMNIST's. Of several
    with a prefix, it is that which the stem begins with. Raises DataError where it is damaged.
    """
    there = names_in(folder)
    if "classes.txt" in there:
        path = folder / "classes.txt"
        return NameList(read_classes(path, labels), path, is_meant=True)
    prefixes = {name: plain(match[1]) for name in there if (match := _MAPPING.fullmatch(name))}
    meant = [name for name, prefix in prefixes.items() if plain(stem).startswith(prefix)]
    if meant:
        path = folder / max(meant, key=lambda name: len(prefixes[name]))
        return NameList(read_mapping(path), path, is_meant=True)
    if len(prefixes) == 1:
        path = folder / next(iter(prefixes))
        return NameList(read_mapping(path), path, is_meant=False)
    return None


def plain(name: str) -> str:
    """Return the letters and digits of a name, small."""
    return "".join(filter(str.isalnum, name.lower()))


def read_classes(path: Path, labels: Sequence[int]) -> ClassNames:
    """Return the names of a file with one a line, for those labels; raises DataError.

    They are of the labels in their order, from 1 where these are 1 to as many as there are names,
    else from 0; where labels are higher, and as many as the names, of those that there are.
    """
    names = [line for _, line in _lines(path)]
    if labels[0] == 1 and labels[-1] == len(names):
        return checked_names(dict(enumerate(names, 1)), path)
    if labels[-1] >= len(names) == len(labels):
        return checked_names(dict(zip(labels, names, strict=True)), path)
    return checked_names(dict(enumerate(names)), path)


def read_mapping(path: Path) -> ClassNames:
    """Return the names of a file of lines "label codepoint"; raises DataError.

    More codepoints on a line are other forms of the same letter. Commas may stand between them, a
    codepoint may be written U+0041, and a first line of words is skipped, as in KMNIST's files.
    """
    names: ClassNames = {}
    for number, line in _lines(path):
        fields = line.replace(",", " ").split()
        label, codepoint = (*map(_whole, fields[:2]), None, None)[:2]
        if not names and label is None and codepoint is None and line[0].isalpha():
            continue
        if label is None or codepoint is None or codepoint > 0x10FFFF:
            raise DataError(
                "{path}, line {number}, is not a label and a codepoint; correct it.",
                path=path,
                number=number,
            )
        if label in names:
            raise DataError(
                "{path}, line {number}, names label {field} again; correct it.",
                path=path,
                number=number,
                field=fields[0],
            )
        names[label] = chr(codepoint)
    return checked_names(dict(sorted(names.items())), path)


def _whole(field: str) -> int | None:
    """Return the number of a field of digits, or of U+ and hexadecimal digits; else None."""
    if match := re.fullmatch(r"U\+([0-9A-Fa-f]{1,7})", field):
        return int(match[1], 16)
    return int(field) if re.fullmatch("[0-9]{1,7}", field) else None


def published_title(*names: str) -> str | None:
    """Return what data set in PUBLISHED these names of files and folders speak of."""
    for title, pattern in _SPOKEN_OF.items():
        if any(map(pattern.search, names)):
            return title
    return None


def are_as_published(title: str, parts: Iterable[Sequence[int]]) -> bool:
    """Tell whether parts are those of a data set in PUBLISHED. parts: images of each label of each.

    MNIST and other digits have not as many images of each class, so a name is not enough.
    """
    of_train, of_test = PUBLISHED_IMAGES[title]
    return all(
        len(counts) == len(PUBLISHED[title])
        and sum(counts) in (of_train, of_test, of_train + of_test)
        and (title == "K49" or len(set(counts)) == 1)
        for counts in parts
    )


def in_order(name: str) -> tuple[int, str]:
    """Return what sorts names of classes: numbers by their value, before everything else."""
    digits = name.removeprefix("-")
    is_number = digits.isascii() and digits.isdigit() and len(digits) < 10
    return (int(name) if is_number else 10**10, name)


def _lines(path: Path) -> list[tuple[int, str]]:
    try:
        text = read_limited(path, _MAX_BYTES, Sentence("a list of class names")).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError("{path} is not UTF-8 text; save it as UTF-8.", path=path) from None
    numbered = enumerate(text.splitlines(), start=1)
    return [(number, line.strip()) for number, line in numbered if line.strip()]


def checked_names(names: ClassNames, path: Path) -> ClassNames:
    """Return the names if they are 2 to MAX_CLASSES different ones that can be shown.

    path: of the file or folder that tells them. Raises DataError.
    """
    if not 2 <= len(names) <= MAX_CLASSES:
        aside = (
            ""
            if os.path.isdir(path)
            else Sentence(", or remove that file if it belongs to other data")
        )
        raise DataError(
            "{path} names {name_count} classes; give 2 to {max_classes}{aside}.",
            path=path,
            name_count=count_text(len(names)),
            max_classes=MAX_CLASSES,
            aside=aside,
        )
    for name in names.values():
        if not name.isprintable() or name.isspace() or len(name) > MAX_NAME:
            raise DataError(
                "{path} has a class name that cannot be shown; use up to {max_name} "
                "printable characters per line.",
                path=path,
                max_name=MAX_NAME,
            )
    if len(set(names.values())) < len(names):
        raise DataError(
            "{path} has the same class name twice; give each class its own name.", path=path
        )
    return names

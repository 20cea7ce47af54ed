"""What the classes of a user's own data are called."""

from pathlib import Path

from visualnet.data.files import names_in, read_limited
from visualnet.errors import DataError
from visualnet.number_text import count_text

ClassNames = dict[int, str]
"""Names by label as the files have it, which need not begin at 0."""

PUBLISHED: dict[str, tuple[str, ...]] = {
    "fashion": (
        *("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
        *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
    ),
    "kmnist": ("お", "き", "す", "つ", "な", "は", "ま", "や", "れ", "を"),
}
"""Class names of data sets that are known by their file's or folder's name.

Fashion-MNIST: Xiao, Rasul and Vollgraf 2017, table 2. Kuzushiji-MNIST: Clanuwat, Bober-Irizar,
Kitamoto, Lamb, Yamamoto and Ha 2018, its file kmnist_classmap.csv.
"""

MAX_CLASSES = 47
"""The most classes; EMNIST balanced has as many."""

MAX_NAME = 40
"""The longest name, in characters."""

_MAX_BYTES = 100_000


def class_names_beside(folder: Path, prefix: str, lowest: int, highest: int) -> ClassNames | None:
    """Return the names that a file in the folder tells, None where there is no such file.

    lowest, highest: of the labels. The first of these that is there is read: `classes.txt`, a name
    a line in the order of the labels, from 1 where the labels are 1 to as many as there are names,
    else from 0; PREFIX`mapping.txt` or `mapping.txt`, EMNIST's form, a line "label codepoint", more
    codepoints being other forms of the same letter. Raises DataError where it is damaged.
    """
    there = set(names_in(folder))
    if "classes.txt" in there:
        return read_classes(folder / "classes.txt", lowest, highest)
    for name in (f"{prefix}mapping.txt", "mapping.txt"):
        if name in there:
            return read_mapping(folder / name)
    return None


def read_classes(path: Path, lowest: int, highest: int) -> ClassNames:
    """Return the names of a file with one a line, for those labels; raises DataError."""
    names = [line for _, line in _lines(path)]
    start = 1 if lowest == 1 and highest == len(names) else 0
    return checked_names(dict(enumerate(names, start)), path)


def read_mapping(path: Path) -> ClassNames:
    """Return the names of a file of lines "label codepoint"; raises DataError."""
    names: ClassNames = {}
    for number, line in _lines(path):
        fields = line.split()
        are_numbers = all(f.isascii() and f.isdigit() and len(f) < 8 for f in fields)
        if len(fields) < 2 or not are_numbers or int(fields[1]) > 0x10FFFF:
            raise DataError(f"{path}, line {number}, is not a label and a codepoint; correct it.")
        if int(fields[0]) in names:
            raise DataError(f"{path}, line {number}, names label {fields[0]} again; correct it.")
        names[int(fields[0])] = chr(int(fields[1]))
    return checked_names(dict(sorted(names.items())), path)


def published_names(*names: str) -> ClassNames | None:
    """Return the published class names of what these names of file and folder speak of."""
    for key, classes in PUBLISHED.items():
        if any(key in name.lower() for name in names):
            return dict(enumerate(classes))
    return None


def _lines(path: Path) -> list[tuple[int, str]]:
    try:
        text = read_limited(path, _MAX_BYTES, "a list of class names").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError(f"{path} is not text in UTF-8; save it as such.") from None
    numbered = enumerate(text.splitlines(), start=1)
    return [(number, line.strip()) for number, line in numbered if line.strip()]


def checked_names(names: ClassNames, path: Path) -> ClassNames:
    """Return the names if they are 2 to MAX_CLASSES different ones that can be shown.

    path: of the file or folder that tells them. Raises DataError.
    """
    if not 2 <= len(names) <= MAX_CLASSES or max(names) > MAX_CLASSES:
        raise DataError(
            f"{path} names {count_text(len(names))} classes; give 2 to {MAX_CLASSES}, of labels up "
            "to "
            f"{MAX_CLASSES}."
        )
    for name in names.values():
        if not name.isprintable() or name.isspace() or len(name) > MAX_NAME:
            raise DataError(
                f"{path} has a class name that cannot be shown; "
                f"give a line of up to {MAX_NAME} printable characters for each."
            )
    if len(set(names.values())) < len(names):
        raise DataError(f"{path} has the same class name twice; give each class its own.")
    return names

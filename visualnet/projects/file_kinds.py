"""What a file is, by its name and its first bytes: a project, model, data, drawing or lesson."""

import os
import stat
from enum import Enum, auto
from pathlib import Path

from visualnet.data.drawing.stroke_files import STROKE_SUFFIX
from visualnet.models.formats import model_formats
from visualnet.models.other_programs import told_by_content, told_by_ending

PROJECT_SUFFIX = ".vnet"
"""Of a project file's name."""

LESSON_SUFFIX = ".toml"

PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".ppm", ".pgm")
"""Endings of the pictures that can be read as drawings."""

_DATA = (".csv", ".tsv", ".gz", "ubyte", ".idx", ".npy")
_HEAD_BYTES = 100
# Longer lists of what is in a .npz file are neither those of a model nor of data.
_TAIL_BYTES = 200_000
_ZIP, _ZIP_DIRECTORY = b"PK\x03\x04", b"PK\x05\x06"
_PICTURE_HEADS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"P5", b"P6")
_DATA_HEADS = (
    b"\x1f\x8b",
    *(bytes((0, 0, kind, sides)) for kind in (8, 9, 11, 12, 13, 14) for sides in (1, 2, 3, 4)),
)


class FileKind(Enum):
    """What a file is opened as, or why it is not opened."""

    PROJECT = auto()
    MODEL = auto()
    DATA = auto()
    DRAWING = auto()
    LESSON = auto()
    UNKNOWN = auto()
    MISSING = auto()
    """There is no such file."""
    DEVICE = auto()
    """A device or a pipe: reading it could wait for ever."""


def kind_by_name(name: str) -> FileKind:
    """Return what a file is by its name alone, without looking at the disk; UNKNOWN for none.

    Models of other programs that cannot be opened are models: opening them says so. An .npz file
    may hold a model or data; it counts as a model.
    """
    name = os.path.basename(name).lower()
    if name.endswith(PROJECT_SUFFIX):
        return FileKind.PROJECT
    if name.endswith((*PICTURES, STROKE_SUFFIX)):
        return FileKind.DRAWING
    if name.endswith(LESSON_SUFFIX):
        return FileKind.LESSON
    if name.endswith(_DATA):
        return FileKind.DATA
    endings = tuple(kind.suffix for kind in model_formats().values() if kind.read is not None)
    is_model = name.endswith(endings) or told_by_ending(os.path.splitext(name)[1])
    return FileKind.MODEL if is_model else FileKind.UNKNOWN


def is_project(name: str) -> bool:
    """Tell whether a file is a project, by its name or its content."""
    is_called_so = os.path.basename(name).lower().endswith(PROJECT_SUFFIX)
    return is_called_so or kind_of(Path(name)) is FileKind.PROJECT


def holds_project(path: Path) -> bool:
    """Tell whether a file's content is a project, whatever its name is; False without a file."""
    try:
        with path.open("rb") as file:
            return _kind_by_content(file.read(_HEAD_BYTES), b"") is FileKind.PROJECT
    except OSError:
        return False


def kind_of(path: Path) -> FileKind:
    """Return what a file or folder is; its first bytes tell where its name does not.

    A file that cannot be read is what its name says. A folder is data. Reads the disk.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return FileKind.MISSING
    except (OSError, ValueError):
        # Opening it says what is wrong.
        return kind_by_name(path.name)
    if stat.S_ISDIR(mode):
        return FileKind.DATA
    if not stat.S_ISREG(mode):
        return FileKind.DEVICE
    kind = kind_by_name(path.name)
    if kind is not FileKind.UNKNOWN and path.suffix.lower() != ".npz":
        return kind
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL_BYTES))
            tail = file.read(_TAIL_BYTES)
    except OSError:
        return kind
    found = _kind_by_content(head, tail)
    return kind if found is FileKind.UNKNOWN else found


def _kind_by_content(head: bytes, tail: bytes) -> FileKind:
    if told_by_content(head, tail):
        # Opening it says what it is, and what to do.
        return FileKind.MODEL
    if head.startswith(_ZIP):
        if b"project.json" in head:
            return FileKind.PROJECT
        if _ZIP_DIRECTORY not in tail:
            return FileKind.UNKNOWN
        return FileKind.MODEL if b"weights_" in tail else FileKind.DATA
    if head.startswith(_PICTURE_HEADS) or (head[:4], head[8:12]) == (b"RIFF", b"WEBP"):
        return FileKind.DRAWING
    if head.startswith(_DATA_HEADS):
        return FileKind.DATA
    checks = (kind.recognises for kind in model_formats().values())
    if any(check(head) for check in checks if check is not None):
        return FileKind.MODEL
    return FileKind.UNKNOWN

"""What is tried at the program's doors: files that are broken, made to harm, or odd but sound."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

Maker = bytes | str | Callable[[Path], object]
"""What a file holds, or what makes it (a folder, a pipe, a link) at a path."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to try.

    kind: "model", "data", "picture" or "strokes"; it decides at which doors. name: for people, and
    unlike any other of its kind. is_sound: whether it must be taken; all else must be refused.
    """

    kind: str
    name: str
    path: Path
    is_sound: bool


def written(
    kind: str, folder: Path, suffix: str, makers: Mapping[str, Maker], *, is_sound: bool
) -> list[Input]:
    """Write the inputs of one kind into a folder of its own, one file or folder each.

    makers: by name. A name with a dot in it is the file's own, and needs no suffix.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for name, maker in makers.items():
        path = folder / (name if "." in name else f"{name}{suffix}").replace(" ", "-")
        if callable(maker):
            maker(path)
        else:
            path.write_bytes(maker.encode() if isinstance(maker, str) else maker)
        found.append(Input(kind, name, path, is_sound))
    return found


def no_files(target: Path) -> dict[str, Maker]:
    """Return what is at a path and no file: folder, pipe, device, links; target is a sound file."""
    return {
        "a folder": Path.mkdir,
        "a pipe": os.mkfifo,
        "an endless device": lambda path: path.symlink_to("/dev/zero"),
        "an empty device": lambda path: path.symlink_to("/dev/null"),
        "a link to nothing": lambda path: path.symlink_to(target.with_name("gone")),
        "a link to itself": lambda path: path.symlink_to(path),
        "nothing at all": lambda _path: None,
    }

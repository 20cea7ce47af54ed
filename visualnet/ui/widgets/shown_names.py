"""Names that come from files and users, where Qt gives some of their letters a meaning."""

from collections.abc import Sequence
from pathlib import Path

from visualnet.plain_text import one_line


def entry_text(name: str) -> str:
    """Return a name as the text of a menu entry, button or tab, where & marks a key to press."""
    return one_line(name).replace("&", "&&")


def told_apart(paths: Sequence[Path], names: Sequence[str] | None = None) -> list[str]:
    """Return the names of files; beside those that are equal stand as many folders as differ.

    names: what to call the files, their own names if not given.
    """
    called = [path.name for path in paths] if names is None else names
    return [
        _told_apart(
            path,
            name,
            [p for p, n in zip(paths, called, strict=True) if n == name and p != path],
        )
        for path, name in zip(paths, called, strict=True)
    ]


def _told_apart(path: Path, name: str, others: Sequence[Path]) -> str:
    folders = [other.parent.parts for other in others]
    if not folders:
        return name
    own = path.parent.parts
    depth = 1
    while depth < len(own) and any(parts[-depth:] == own[-depth:] for parts in folders):
        depth += 1
    return f"{name} – {Path(*own[-depth:])}"


def title_text(name: str) -> str:
    """Return a name as part of a window's title, where [*] stands for unsaved changes."""
    return one_line(name).replace("[*]", "[*][*]")

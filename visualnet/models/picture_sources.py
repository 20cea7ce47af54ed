"""The modules by which pictures are read, as text that an exported program carries with it.

Exported is what runs here, not a second version of it: so both see the same in every picture.
"""

import ast
from pathlib import Path

import visualnet

_FIRST = ("visualnet.data.drawing.images", "visualnet.data.drawing.picture_ways")
_PACKAGE = Path(visualnet.__path__[0])


def picture_sources() -> dict[str, str]:
    """Return the source of each module that reading a picture needs, by name; packages too."""
    found: dict[str, str] = {}
    waiting = list(_FIRST)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        path = _path_of(name)
        if path.name == "__init__.py":
            # They say what a package is for, and run nothing.
            found[name] = ""
            continue
        found[name] = path.read_text(encoding="utf-8")
        waiting += _imported(found[name])
        waiting += [name.rsplit(".", depth)[0] for depth in range(1, name.count(".") + 1)]
    return dict(sorted(found.items()))


def as_literal(sources: dict[str, str]) -> str:
    """Return a dictionary of sources as Python, each readable where its quotes allow it."""
    lines = [
        f"    {name!r}: {_quoted(text)},"  # as they stand in their files
        for name, text in sources.items()
    ]
    return "\n".join(("{", *lines, "}"))


def _quoted(text: str) -> str:
    is_plain = "'''" not in text and "\\" not in text and text.endswith("\n")
    return f"'''{text}'''" if is_plain else repr(text)


def _imported(source: str) -> list[str]:
    nodes = ast.walk(ast.parse(source))
    names = [str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)]
    return [name for name in names if name.startswith("visualnet.")]


def _path_of(name: str) -> Path:
    place = _PACKAGE.joinpath(*name.split(".")[1:])
    module = place.with_suffix(".py")
    return module if name != "visualnet" and module.is_file() else place / "__init__.py"

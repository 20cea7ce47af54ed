"""Lines of keys in a TOML file: Python's reader of TOML keeps none."""

import re

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\"' -]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*["']?([\w-]+)["']?(?:\s*\.\s*[\w"'-]+)*\s*=""")
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)


def key_lines(text: str) -> tuple[dict[str, int], list[tuple[int, dict[str, int]]]]:
    """Return the lines of a file that Python can read: those of its keys, and those of its steps.

    For each `[[step]]` the line of its head and those of its keys. Lines count from 1.
    """
    top: dict[str, int] = {}
    steps: list[tuple[int, dict[str, int]]] = []
    here, depth = top, 0
    for number, line in enumerate(_blanked(text).split("\n"), 1):
        if depth == 0 and (found := _HEADER.fullmatch(line)):
            name = found[2].strip("\"' ")
            if found[1] == "[[" and name == "step":
                here = {}
                steps.append((number, here))
            else:
                # A table of the top, such as [start]; its keys have lines of their own.
                top.setdefault(name.partition(".")[0], number)
                here = {}
            continue
        if depth == 0 and (found := _KEY.match(line)):
            here.setdefault(found[1], number)
        depth = max(0, depth + sum(map(line.count, "[{")) - sum(map(line.count, "]}")))
    return top, steps


def _blanked(text: str) -> str:
    """Return the text with nothing in its strings and comments; the lines stay."""
    return _TOKEN.sub(lambda found: "_" + "\n" * found[0].count("\n"), text)

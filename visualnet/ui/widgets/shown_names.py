"""Names that come from files and users, where Qt gives some of their letters a meaning."""

import re

from visualnet.plain_text import one_line

_TAKES_AN = re.compile(r"8|11(?!\d)|18(?!\d)|[AEFHILMNORSX](?![A-Za-z])|[AEIOaeio]|[Uu](?!ni|s|\b)")
"""How a name begins that is spoken with a vowel first: an 8, an 11, an F, an ankle boot."""


def entry_text(name: str) -> str:
    """Return a name as the text of a menu entry, button or tab, where & marks a key to press."""
    return one_line(name).replace("&", "&&")


def title_text(name: str) -> str:
    """Return a name as part of a window's title, where [*] stands for unsaved changes."""
    return one_line(name).replace("[*]", "[*][*]")


def takes_an(name: str) -> bool:
    """Tell whether English says "an" before a name, not "a": an 8, an X, an ankle boot."""
    return _TAKES_AN.match(name) is not None

"""Versions of project files, and the way from each to the next.

A change that old files cannot be read with raises VERSION by one and adds an entry to UPGRADES:
from the version before, a function that gets `project.json` of that version as parsed, and returns
it as the new version would have written it. Members besides the JSON keep their names for ever; a
new shape of one gets a new name. Keys that are merely added take a default where they are missing,
and need no new version. So a file of any age goes through the table step by step, and the reader
knows the newest version alone.
"""

from collections.abc import Callable
from typing import Any

VERSION = 1

UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""Version -> what makes the next one of it."""


def upgraded(content: dict[str, Any], version: int) -> dict[str, Any]:
    """Return the content of `project.json` as VERSION writes it; version: 1 to VERSION."""
    for step in range(version, VERSION):
        content = UPGRADES[step](content)
    return content

"""Names side by side that have no room: each is cut so that it stays unlike the others."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF

Metrics = QFontMetrics | QFontMetricsF

_END = Qt.TextElideMode.ElideRight

_MOST = 100
"""So many names are told apart while they are painted: more are looked up in a list."""


def cut_names(
    names: Sequence[str], metrics: Metrics, room: float, way: Qt.TextElideMode = _END
) -> list[str]:
    """Return what of each name fits into the room, with an ellipsis where something is missing.

    way: where that is, unless names that differ would look alike: these are cut before the letters
    in which they differ.
    """
    shown = [_elided(name, metrics, room, way) for name in names]
    # Each turn tells one apart at least, where there is room for a letter.
    for _ in names if len(names) <= _MOST else ():
        alike = _first_alike(names, shown)
        if not alike:
            break
        start = _first_difference(alike[0], alike[-1])
        for place, name in enumerate(names):
            if name in alike:
                shown[place] = _cut_before(name, min(start, len(name) - 1), metrics, room)
    return shown


def cut_name(
    name: str,
    among: Sequence[str],
    metrics: Metrics,
    room: float,
    way: Qt.TextElideMode = _END,
) -> str:
    """Return what of a name fits, as `cut_names` has it. among: names that stand beside it."""
    if _elided(name, metrics, room, way) == name:
        return name
    return cut_names((name, *among), metrics, room, way)[0]


def _first_alike(names: Sequence[str], shown: Sequence[str]) -> list[str]:
    """Return different names that are shown as one; none where there are none."""
    by_look: dict[str, set[str]] = {}
    for name, look in zip(names, shown, strict=True):
        by_look.setdefault(look, set()).add(name)
    return next((sorted(alike) for alike in by_look.values() if len(alike) > 1), [])


def _first_difference(one: str, other: str) -> int:
    """Return how many letters both begin with; of sorted names all between begin with them too."""
    pairs = zip(one, other, strict=False)
    return next((k for k, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _cut_before(name: str, start: int, metrics: Metrics, room: float) -> str:
    """Return a name with an ellipsis before a letter, and as many of those before as have room."""
    if start <= 0:
        return _elided(name, metrics, room, _END)
    rest = "…" + name[start:]
    for letters in range(start - 1, -1, -1):
        text = name[:letters].rstrip() + rest
        if metrics.horizontalAdvance(text) <= room:
            return text
    # The first letter tells it from those that differ there, too.
    return _elided(name[0] + rest, metrics, room, _END)


def _elided(text: str, metrics: Metrics, room: float, way: Qt.TextElideMode) -> str:
    if isinstance(metrics, QFontMetrics):
        return metrics.elidedText(text, way, int(room))
    return metrics.elidedText(text, way, room)

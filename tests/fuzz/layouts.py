"""Layouts of the window and the file of preferences, which anybody may have written."""

import json
from pathlib import Path
from random import Random
from typing import Any

from tests.fuzz.damage import TEXTS, damaged, damaged_value
from visualnet.projects.gathered_layout import gatherings_of, ungathered
from visualnet.projects.window_layout import layout_as_json, layout_from_json
from visualnet.ui.session.preferences import Preferences

LAYOUT: dict[str, Any] = {
    "rect": [-20, 30, 1200, 700],
    "maximised": True,
    "docks": [
        {
            "name": f"{name}Dock",
            "area": area,
            "shown": True,
            "floating": is_floating,
            "tabs": tabs,
            "front": tabs != 2,
            "rect": [900, 0, 300, 640],
        }
        for name, area, is_floating, tabs in (
            ("runs", "right", False, 3),
            ("why", "right", False, 3),
            ("map", "bottom", False, 2),
            ("xray", "left", True, 1),
        )
    ],
}

_PREFERENCES: dict[str, Any] = {
    "theme": "light",
    "text_size": 150,
    "has_dashes": True,
    "reduces_motion": None,
    "layout": LAYOUT,
    "recent_file_names": ["/a.npz", "/b.npz"],
    "folders": {"data": "/"},
}
_LINES = (
    "[window]",
    "theme=light",
    "text%20size=150",
    "[picture]",
    "signs=blue-orange",
    "dashes=yes",
    "[files]",
    "recent=/tmp/a.npz, /tmp/b.npz",
    "[folders]",
    "data=/tmp",
)
_VALUES = (
    *(
        "@Variant(\\0\\0\\0\\x9\\xff\\xff\\xff\\xff)",
        "@DateTime(\\0)",
        "@Invalid()",
        "@Rect(1 2 3 4)",
    ),
    *("@ByteArray(\\xff)", "@Size(1e9 2)", "\\x40Variant(\\0)", "a, b, c", '"', "\\x", "yes", "99"),
    *TEXTS,
)


def read_layout(folder: Path) -> None:
    """Take the layout, gather its docks and put them back, write it and take it again."""
    try:
        value = json.loads((folder / "layout.json").read_bytes())
    except (ValueError, RecursionError):
        return
    layout = layout_from_json(value)
    if layout is None:
        return
    for gathered in gatherings_of(layout):
        assert layout_from_json(layout_as_json(gathered)) is not None or len(layout.docks) > 1
        ungathered(gathered, gathered, layout)
    assert layout_from_json(json.loads(json.dumps(layout_as_json(layout)))) == layout


def layout(random: Random) -> dict[str, bytes]:
    """A layout that says something else."""
    changed = json.dumps(damaged_value(random, LAYOUT))
    return {"layout.json": changed.encode("utf-8", "surrogatepass")}


def read_preferences(folder: Path) -> None:
    """Read every preference, keep other ones, and read them again."""
    path = folder / "preferences.json"
    kept = Preferences(path)
    for name in (*Preferences.rows(), "recent_files", "recent_data"):
        getattr(kept, name)
    kept.folder("data")
    kept.text_size = 150
    kept.add_recent_file(path)
    sound = layout_from_json(LAYOUT)
    assert sound is not None
    kept.keep_layout(sound)
    kept.write()
    again = Preferences(path)
    assert again.text_size == 150
    assert again.layout == sound
    assert again.recent_files[0] == path


def preferences(random: Random) -> dict[str, bytes]:
    """A file of preferences with other values and bytes, or the older one with other lines."""
    if random.random() < 0.5:
        text = json.dumps(damaged_value(random, _PREFERENCES))
        data = text.encode("utf-8", "surrogatepass")
        return {"preferences.json": damaged(random, data) if random.random() < 0.4 else data}
    text = json.dumps(damaged_value(random, LAYOUT)).replace("\\", "\\\\").replace('"', '\\"')
    lines = [*_LINES[:3], f'layout="{text}"', *_LINES[3:]]
    for _ in range(random.randint(0, 3)):
        at = random.randrange(len(lines))
        key = lines[at].partition("=")[0]
        lines[at] = random.choice((f"{key}={random.choice(_VALUES)}", random.choice(_VALUES), key))
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    return {"visualnet.ini": damaged(random, data) if random.random() < 0.4 else data}

"""The INI file in which settings were kept before, read once and not trusted."""

import json
import re
import stat
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings

_MAX_BYTES = 5_000_000
_MAX_LAYOUT = 50_000
"""Characters; a window's layout takes 2,500."""

_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]+)|([0-7]{1,6})|\r?\n|.)", re.DOTALL)
_PACKED = ("@Variant(", "@DateTime(")
"""Values that Qt unpacks from any bytes: a list that claims 2^31 entries takes all memory and
aborts (6.11, 2026-11). Nothing of ours is written so."""

_TEXTS = {"theme": "window/theme", "sign_colours": "picture/signs"}
_FLAGS = {
    "has_dashes": "picture/dashes",
    "has_guide": "pad/guide",
    "has_log_bars": "pad/log bars",
    "has_map_letters": "map/letters",
    "reduces_motion": "picture/reduced motion",
}
_LISTS = {"recent_file_names": "files/recent", "recent_data_names": "data/recent"}


def old_values(path: Path) -> dict[str, object]:
    """Return what the INI file says, by the names of today's preferences, as JSON values.

    Nothing is checked here but that reading does no harm; where it could, nothing is returned.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_BYTES:
            return {}
        if _is_harmful(path.read_bytes()):
            return {}
    except OSError:
        return {}
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    # A damaged file gives values of any type, and no error.
    said = {key: settings.value(key) for key in filter(None, settings.allKeys())}
    texts = {key: value for key, value in said.items() if isinstance(value, str)}
    values: dict[str, object] = {
        **{name: texts[key] for name, key in _TEXTS.items() if key in texts},
        **{
            name: texts[key] == "yes"
            for name, key in _FLAGS.items()
            if texts.get(key) in ("yes", "no")
        },
        **{
            name: [said[key]] if isinstance(said[key], str) else said[key]
            for name, key in _LISTS.items()
            if isinstance(said.get(key), str | list)
        },
    }
    size = texts.get("window/text size", "")
    if re.fullmatch("[0-9]{2,3}", size):
        values["text_size"] = int(size)
    folders = {
        key.partition("/")[2]: folder for key, folder in texts.items() if key.startswith("folders/")
    }
    if folders:
        values["folders"] = folders
    layout = texts.get("window/layout", "")
    if 0 < len(layout) < _MAX_LAYOUT:
        # Where it is damaged, the window stands as at first.
        with suppress(ValueError, RecursionError):
            values["layout"] = json.loads(layout, parse_constant=str)
    return values


def _is_harmful(data: bytes) -> bool:
    text = _ESCAPE.sub(_unescaped, data.decode("latin-1").replace('"', ""))
    return any(packed in text for packed in _PACKED)


def _unescaped(match: re.Match[str]) -> str:
    """Return what Qt reads an escape as; those that cannot be part of a packed value as nothing."""
    if match[1]:
        return chr(int(match[1][-4:], 16))
    return chr(int(match[2], 8)) if match[2] else ""

"""What may be given to QSettings, which trusts its file: some that it reads end the process."""

import re
import stat
from pathlib import Path

_MAX_BYTES = 5_000_000
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]+)|([0-7]{1,6})|\r?\n|.)", re.DOTALL)
_PACKED = ("@Variant(", "@DateTime(")
"""Values that Qt unpacks from any bytes: a list that claims 2^31 entries takes all memory and
aborts (6.11, 2026-11). Nothing of ours is written so."""


def set_aside_if_harmful(path: Path) -> bool:
    """Make way for new settings where the file at the path could harm the process.

    Such a file is renamed to `NAME.damaged`. Tells whether settings can be kept at the path; not
    where there is a pipe, a device or a harmful file that cannot be renamed.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            # QSettings copes with that itself.
            return True
        if not stat.S_ISREG(status.st_mode):
            return False
        if status.st_size > _MAX_BYTES or _is_harmful(path.read_bytes()):
            path.replace(path.with_name(f"{path.name}.damaged"))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _is_harmful(data: bytes) -> bool:
    text = _ESCAPE.sub(_unescaped, data.decode("latin-1").replace('"', ""))
    return any(packed in text for packed in _PACKED)


def _unescaped(match: re.Match[str]) -> str:
    """Return what Qt reads an escape as; those that cannot be part of a packed value as nothing."""
    if match[1]:
        return chr(int(match[1][-4:], 16))
    return chr(int(match[2], 8)) if match[2] else ""

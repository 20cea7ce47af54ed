"""Where things are: the shipped resources and the user's own folders; and how a file is replaced.

Not called `resources`, because the wheel puts the folder `resources/` inside the package and a
module of that name would hide it.
"""

import os
import secrets
import sys
from errno import EACCES, ELOOP
from pathlib import Path

TEMPORARY_PREFIX = ".visualnet-"
"""Begins the name of a file that is not yet whole; it stands beside the one it will replace."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_ANY_WRITE = 0o222
_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of something under `resources/`, in a checkout or an installed wheel."""
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def user_config_dir() -> Path:
    """Return the folder for the settings file (not created here)."""
    return _user_dir("XDG_CONFIG_HOME", ".config", "Library/Preferences", "APPDATA")


def autosave_dir() -> Path:
    """Return the folder for what running windows keep against a crash (not created here)."""
    return user_state_dir() / "autosave"


def user_data_dir() -> Path:
    """Return the folder for what the user makes, such as taught drawings (not created here)."""
    return _user_dir("XDG_DATA_HOME", ".local/share", "Library/Application Support", "APPDATA")


def user_state_dir() -> Path:
    """Return the folder for the log file (not created here)."""
    return _user_dir("XDG_STATE_HOME", ".local/state", "Library/Logs", "LOCALAPPDATA")


def _user_dir(xdg: str, linux: str, mac: str, windows: str) -> Path:
    if sys.platform == "win32":
        base = Path(os.environ.get(windows) or Path.home())
    elif sys.platform == "darwin":
        base = Path.home() / mac
    else:
        # The XDG base directory specification: a relative path is to be ignored.
        configured = os.environ.get(xdg, "")
        base = Path(configured) if os.path.isabs(configured) else Path.home() / linux
    return base / "visualnet"


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data`, whole or not at all, keeping its permissions.

    A symbolic link is followed. Raises OSError where the folder cannot be written or is full, the
    file is read-only, or the link leads nowhere; the old file is then untouched.
    """
    try:
        target = path.resolve()
    except RuntimeError as error:
        raise OSError(ELOOP, "it is a loop of symbolic links") from error
    mode = _mode_of(target)
    temporary = target.with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}")
    # A new file gets what the process's mask leaves, as any other; nobody looks into half of one
    # whose mode is narrower.
    descriptor = os.open(temporary, _NEW, 0o666 if mode is None else 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode_of(target: Path) -> int | None:
    """Return the permissions of a file, None where there is none.

    Raises PermissionError where it is read-only: a rename would not mind, but its owner does.
    """
    try:
        mode = target.stat().st_mode & 0o7777
    except FileNotFoundError:
        return None
    if not mode & _ANY_WRITE or not os.access(target, os.W_OK):
        raise PermissionError(EACCES, "the file is read-only")
    return mode

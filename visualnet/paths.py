"""Where things are: the shipped resources and the user's own folders; and how a file is replaced.

Not called `resources`, because the wheel puts the folder `resources/` inside the package and a
module of that name would hide it.
"""

import os
import sys
import tempfile
from errno import ELOOP
from pathlib import Path

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

    A symbolic link is followed. Raises OSError where the folder cannot be written or is full, or
    the link leads nowhere; the old file is then untouched.
    """
    try:
        target = path.resolve()
    except RuntimeError as error:
        raise OSError(ELOOP, "it is a loop of symbolic links") from error
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".visualnet-")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

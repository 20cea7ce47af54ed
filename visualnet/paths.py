"""Where things are: the shipped resources and the user's own folders; and how a file is replaced.

Not called `resources`, because the wheel puts the folder `resources/` inside the package and a
module of that name would hide it.
"""

import os
import re
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, ELOOP, ENOENT
from pathlib import Path
from typing import TYPE_CHECKING

from visualnet.errors import VisualNetError, reason_of
from visualnet.sentences import Sentence

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

TEMPORARY_PREFIX = ".visualnet-"
"""Begins the name of a file that is not yet whole; it stands beside the one it will replace."""

_TEMPORARY_NAME = re.compile(re.escape(TEMPORARY_PREFIX) + "[0-9a-f]{16}")
_STALE_SECONDS = 60.0

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_ANY_WRITE = 0o222
_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of something under `resources/`, in a checkout or an installed wheel."""
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


_instead: list[Path] = []
"""What stands for the user's folders; the last one holds."""


@contextmanager
def user_folders_within(folder: Path) -> Iterator[None]:
    """Let all folders of the user be in another: for windows that are nobody's."""
    _instead.append(folder)
    try:
        yield
    finally:
        _instead.remove(folder)


def user_config_dir() -> Path:
    """Return the folder for the settings file (not created here)."""
    return _user_dir("config", lambda folders: folders.user_preference_dir)


def autosave_dir() -> Path:
    """Return the folder for what running windows keep against a crash (not created here)."""
    return user_state_dir() / "autosave"


def user_data_dir() -> Path:
    """Return the folder for what the user makes, such as taught drawings (not created here)."""
    return _user_dir("data", lambda folders: folders.user_data_dir)


def user_state_dir() -> Path:
    """Return the folder for the log file (not created here)."""
    return _user_dir("state", lambda folders: folders.user_log_dir, is_roaming=False)


def log_file() -> Path:
    """Return the file that unexpected faults are logged to (not created here)."""
    return user_state_dir() / "visualnet.log"


def _user_dir(
    kind: str, choose: Callable[["PlatformDirs"], str], *, is_roaming: bool = True
) -> Path:
    """Return a folder of the user; is_roaming: on Windows, one that goes along to other machines.

    kind: what it is called where another folder stands for the user's.
    In many containers HOME is not set and the user has no entry in the list of users. What stands
    for it then says so in each message that names a file there; below a device nothing can be made.
    """
    if _instead:
        return _instead[-1] / kind
    # 7 ms, for which a command that needs no folder does not wait (2026-11).
    from platformdirs import PlatformDirs

    folders = PlatformDirs("visualnet", appauthor=False, roaming=is_roaming, opinion=False)
    try:
        return Path(choose(folders))
    except RuntimeError:
        return Path(os.devnull, "HOME is not set", "visualnet")


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data`, whole or not at all, keeping its permissions.

    A symbolic link is followed. What a process that was killed left of such a write in the same
    folder is removed. Raises OSError where the folder cannot be written or is full, the
    file is read-only, or the link leads nowhere; the old file is then untouched.
    """
    target = _target_of(path)
    mode = _mode_of(target)
    sweep(target.parent)
    temporary = target.with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}")
    # A new file gets what the process's mask leaves, as any other; nobody looks into half of one
    # whose mode is narrower.
    descriptor = os.open(temporary, _NEW, 0o666 if mode is None else 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _is_locked(descriptor)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            # From here on it is protected by its age, no longer by its lock.
            os.utime(temporary)
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def replace_file(path: Path, data: bytes, kind: type[VisualNetError]) -> None:
    """Write a file that the user named by `write_atomically`; raises an error of this kind."""
    check_is_file(path, kind)
    try:
        write_atomically(path, data)
    except (OSError, RuntimeError) as error:
        raise kind(
            Sentence(
                "{path} could not be written ({reason}){untouched}; choose another folder or "
                "free some space there.",
                path=path,
                reason=reason_of(error),
                untouched=untouched(path),
            )
        ) from error


def check_is_file(path: Path, kind: type[VisualNetError]) -> None:
    """Raise an error of this kind where there is something that is no file."""
    # Replacing a device such as /dev/null by a file would harm the system.
    if is_no_file(path):
        raise kind(Sentence("{path} is a folder or a device; give the name of a file.", path=path))


def sweep(folder: Path) -> None:
    """Remove temporary files whose writers are dead: a while old, and locked by nobody."""
    # What cannot be looked at or removed is in nobody's way; the write tells what is wrong there.
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY_NAME.fullmatch(entry.name):
                with suppress(OSError):
                    _remove_if_stale(entry)


def _remove_if_stale(entry: "os.DirEntry[str]") -> None:
    age = time.time() - entry.stat(follow_symlinks=False).st_mtime
    if age < _STALE_SECONDS or not entry.is_file(follow_symlinks=False):
        return
    descriptor = os.open(entry.path, os.O_RDWR)
    try:
        is_left = _is_locked(descriptor)
    finally:
        os.close(descriptor)
    if is_left:
        os.unlink(entry.path)


if sys.platform == "win32":

    def _is_locked(_descriptor: int) -> bool:
        """Return True: there, a file that is open in another process cannot be removed anyway."""
        return True

else:
    import fcntl

    def _is_locked(descriptor: int) -> bool:
        """Lock a file until it is closed; returns whether that could be done."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            # Another has it, or the file system has no locks; then nobody removes anything there.
            return False
        return True


def check_writable(path: Path) -> None:
    """Raise OSError where `write_atomically` could not write, as far as can be told before.

    FileNotFoundError where the folder does not exist. Nothing is written.
    """
    target = _target_of(path)
    _mode_of(target)
    if not target.parent.is_dir():
        raise FileNotFoundError(ENOENT, "its folder does not exist")
    if not os.access(target.parent, os.W_OK):
        raise PermissionError(EACCES, "its folder is read-only")


def untouched(path: Path) -> str:
    """Return what to say of a file that was to be replaced, and was not; empty where none is."""
    return ", but the old file is unchanged" if os.path.exists(path) else ""


def is_no_file(path: Path) -> bool:
    """Tell whether there is something that is no file, such as a folder or a device.

    What cannot be looked at counts as nothing: reading or writing it says why.
    """
    return os.path.exists(path) and not os.path.isfile(path)


def _target_of(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError as error:
        raise OSError(ELOOP, "it is a loop of symbolic links") from error


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


def is_same_file(path: str | Path, other: str | Path) -> bool:
    """Tell whether two paths lead to one file or folder; False where either leads nowhere."""
    with suppress(OSError, ValueError):
        return os.path.samefile(path, other)
    return False

"""What each instance keeps of its work while it lives, and what is found of those that died.

In one folder (`paths.autosave_dir`) every instance has a file of its own, `ID.vnet`, and a lock on
`ID.lock`. A file whose lock can be had was left by an instance that was killed or crashed.
"""

import secrets
from pathlib import Path

from visualnet.errors import ProjectFileError, reason_of
from visualnet.file_lock import HeldLock, take_lock
from visualnet.paths import sweep
from visualnet.projects.file_kinds import PROJECT_SUFFIX
from visualnet.projects.project import Project
from visualnet.projects.project_file import read_project, save_project
from visualnet.sentences import Sentence

WEIGHT_BYTES = 20_000_000
"""So much of the weights of listed runs is autosaved, those of the newest: it is done often."""

_ATTEMPTS = 5


class Slot:
    """One autosave file, and the lock that makes it ours; not for several threads at once."""

    def __init__(self, path: Path, lock: HeldLock) -> None:
        """For `new_slot` and `left_behind`. path: of the file, which need not be there."""
        self.path = path
        self._lock = lock

    def save(self, project: Project) -> int:
        """Replace what was autosaved; returns its bytes. Raises ProjectFileError."""
        return save_project(project, self.path, WEIGHT_BYTES)

    def read(self) -> Project:
        """Return what was autosaved; raises ProjectFileError."""
        return read_project(self.path)

    def remove(self) -> None:
        """Forget what was autosaved, if anything was. Raises OSError."""
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let others have it; what was autosaved stays, for the next start to offer."""
        self._lock.release(removes_file=not self.path.exists())

    def set_aside(self) -> Path:
        """Rename what cannot be read, so that it is offered no more; returns its new place."""
        aside = self.path.with_suffix(".damaged")
        self.path.replace(aside)
        return aside


def new_slot(folder: Path) -> Slot:
    """Return a slot that no other instance has; its folder is made. Raises ProjectFileError."""
    reason: str = Sentence("files cannot be locked there")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Whoever looks for what was left behind may hold a new lock for a moment.
        for _ in range(_ATTEMPTS):
            name = secrets.token_hex(8)
            lock = take_lock(folder / f"{name}.lock")
            if lock is not None:
                return Slot(folder / f"{name}{PROJECT_SUFFIX}", lock)
    except OSError as error:
        reason = reason_of(error)
    raise ProjectFileError(
        "Autosave does not work in {folder} ({reason}); save your work yourself, or make "
        "that folder writable.",
        folder=folder,
        reason=reason,
    )


def left_behind(folder: Path, problems: list[str] | None = None) -> list[Slot]:
    """Return what instances that died have left, locked for us, the newest first.

    What they were writing at that moment is removed. problems: gets a sentence for each that
    cannot be looked at, and is left as it is. Raises OSError where the folder cannot be listed.
    """
    slots = []
    if not folder.is_dir():
        return []
    sweep(folder)
    names = {
        file.stem for ending in (PROJECT_SUFFIX, ".lock") for file in folder.glob(f"*{ending}")
    }
    for name in names:
        path = folder / f"{name}{PROJECT_SUFFIX}"
        try:
            lock = take_lock(folder / f"{name}.lock")
        except OSError as error:
            if problems is not None and path.exists():
                problems.append(problem_of(path, error))
            continue
        if lock is None:
            continue
        slot = Slot(path, lock)
        if slot.path.is_file():
            slots.append(slot)
        else:
            slot.close()
    return sorted(slots, key=_time_of, reverse=True)


def problem_of(path: Path, error: OSError) -> str:
    """Return a sentence on an autosave that cannot be looked at just now."""
    return Sentence(
        "The autosaved work {path} could not be opened ({reason}) and stays there. Check its "
        "permissions and those of its .lock file.",
        path=path,
        reason=reason_of(error),
    )


def _time_of(slot: Slot) -> float:
    try:
        return slot.path.stat().st_mtime
    except OSError:
        # Reading it tells of that.
        return 0.0

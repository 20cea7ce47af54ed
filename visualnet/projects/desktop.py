"""The entry in the desktop's menu, and the double click on a project; Linux and the BSDs.

Sources: freedesktop.org's Desktop Entry Specification, Shared MIME-info Database 0.21, and
AppStream 0.16 for what software centres show.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from visualnet.errors import ProjectFileError, reason_of
from visualnet.paths import resource, user_data_dir, write_atomically

_SHIPPED_EXEC = "Exec=visualnet gui %f"
_RESERVED = '"`$\\'
_PATIENCE = 60


def desktop_files() -> dict[Path, bytes]:
    """Return what is to be installed for this user: path -> content."""
    folder = user_data_dir().parent
    shipped = resource("desktop", "visualnet.desktop").read_text(encoding="utf-8")
    # Without -P modules that lie in the folder of the desktop's choice would be run.
    program = f"Exec={_quoted(sys.executable)} -P -m visualnet gui %f"
    return {
        folder / "applications" / "visualnet.desktop": shipped.replace(
            _SHIPPED_EXEC, program
        ).encode("utf-8"),
        folder / "metainfo" / "visualnet.metainfo.xml": resource(
            "desktop", "visualnet.metainfo.xml"
        ).read_bytes(),
        folder / "mime" / "packages" / "visualnet.xml": resource(
            "desktop", "visualnet.xml"
        ).read_bytes(),
        folder / "icons" / "hicolor" / "scalable" / "apps" / "visualnet.svg": resource(
            "icons", "visualnet.svg"
        ).read_bytes(),
    }


def install() -> list[Path]:
    """Put VisualNet into this user's menu and let it open projects; returns the files written.

    Raises ProjectFileError where there is no such desktop, or a file cannot be written.
    """
    _check_desktop()
    files = desktop_files()
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, content)
        except OSError as error:
            raise ProjectFileError(
                "{path} could not be written ({reason}); free some space there, or allow "
                "writing to that folder.",
                path=path,
                reason=reason_of(error),
            ) from error
    _tell_desktop()
    return list(files)


def remove() -> list[Path]:
    """Take all of it away again; returns the files that were there. Raises ProjectFileError."""
    _check_desktop()
    removed = []
    for path in desktop_files():
        try:
            path.unlink()
            removed.append(path)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise ProjectFileError(
                "{path} could not be deleted ({reason}); delete it yourself.",
                path=path,
                reason=reason_of(error),
            ) from error
    _tell_desktop()
    return removed


def _check_desktop() -> None:
    if sys.platform in ("win32", "darwin"):
        raise ProjectFileError(
            "This system has no desktop files; choose VisualNet yourself for files ending in .vnet."
        )


def _tell_desktop() -> None:
    """Let the caches be made anew; a desktop without these programs looks at the next login."""
    folder = user_data_dir().parent
    for program, place in (
        ("update-mime-database", "mime"),
        ("update-desktop-database", "applications"),
    ):
        found = shutil.which(program)
        if found is not None and (folder / place).is_dir():
            subprocess.run(  # noqa: S603 - the desktop's own program, with a folder of the user's
                [found, str(folder / place)], capture_output=True, timeout=_PATIENCE, check=False
            )


def _quoted(program: str) -> str:
    """Return a program's path as an argument of Exec: quoted, then escaped as any text."""
    quoted = "".join(f"\\{letter}" if letter in _RESERVED else letter for letter in program)
    return f'"{quoted}"'.replace("\\", "\\\\").replace("%", "%%")

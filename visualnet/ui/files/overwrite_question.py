"""Question before a file is overwritten that somebody else changed since it was opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from visualnet.plain_text import shortened
from visualnet.ui.look.translation import Texts
from visualnet.ui.window.question import Answer, Question

_tr = Texts("OverwriteQuestion")

Signature = tuple[int, int, int] | None
"""What tells one content of a file from the next; None where there is no file."""


def signature_of(path: Path) -> Signature:
    """Return the signature of a file as it is now."""
    try:
        status = path.stat()
    except OSError:
        # Whatever it is, writing there says so.
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def ask_overwrite(
    window: QWidget, path: Path, overwrite: Callable[[], None], save_as: Callable[[], None]
) -> None:
    """Let the user choose between overwriting, another file, and neither."""
    text = _tr("Another window or program changed {0} since you opened it.")
    Question(window).ask(
        _tr("File changed"),
        text.format(shortened(str(path))),
        Answer(_tr("Save as…"), save_as),
        Answer(_tr("Overwrite"), overwrite, QMessageBox.ButtonRole.DestructiveRole),
        details=_tr("Overwriting it loses those changes."),
        icon=QMessageBox.Icon.Warning,
    )

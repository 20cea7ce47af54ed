"""What the docks that look inside have in common: whom they ask, and whom they tell."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMainWindow

from visualnet.errors import VisualNetError
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.look.theme import Theme
from visualnet.ui.session.session import Session


@dataclass(frozen=True, slots=True, eq=False)
class Workplace:
    """session, jobs: of the window. saving: jobs that write files. say: tells a sentence.

    theme: returns the present one.
    """

    window: QMainWindow
    session: Session
    jobs: Jobs
    saving: Jobs
    say: Callable[[str], None]
    say_error: Callable[[str], None]
    theme: Callable[[], Theme]

    def tell(self, error: Exception) -> None:
        """Say what went wrong; what is a fault of the program is raised."""
        if not isinstance(error, VisualNetError):
            raise error
        self.say_error(str(error))

    def ask_save(
        self, title: str, name: str, endings: tuple[str, ...], write: Callable[[Path], None]
    ) -> None:
        """Let the user choose a file, and write it in a thread.

        name: proposed, without ending. endings: such as ".csv", the first is proposed.
        """
        dialog = QFileDialog(self.window, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([f"{ending.lstrip('.').upper()} (*{ending})" for ending in endings])
        dialog.setDefaultSuffix(endings[0].lstrip("."))
        dialog.filterSelected.connect(
            lambda text: dialog.setDefaultSuffix(text.rpartition("*.")[2].rstrip(")"))
        )
        dialog.selectFile(name + endings[0])
        dialog.fileSelected.connect(lambda chosen: self._save(Path(chosen), write))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, path: Path, write: Callable[[Path], None]) -> None:
        saved = self.window.tr("Saved {0}.").format(path)
        self.saving.submit(lambda: write(path), lambda _none: self.say(saved), self.tell)

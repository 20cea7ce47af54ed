"""Opening and saving models from the window: dialogs, and one sentence if it fails."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.data.check_images import COUNT as CHECK_COUNT
from visualnet.data.check_images import images_to_check_with
from visualnet.data.drawing.stroke_files import STROKE_SUFFIX
from visualnet.errors import VisualNetError
from visualnet.models.bundled import FIRST_MODEL
from visualnet.models.document import ModelDocument
from visualnet.models.formats import ModelFormat, format_to_write, model_formats, save_model
from visualnet.number_text import count_text, decimal_text, number_text
from visualnet.projects.file_kinds import PICTURES, PROJECT_SUFFIX
from visualnet.training.config import TrainingConfig
from visualnet.ui.files.data import FILTER as DATA_FILES
from visualnet.ui.look.translation import said_of, translated
from visualnet.ui.session.my_models import MyModel
from visualnet.ui.session.new_runs import config_of, quick_config
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.models.checking import ExportCheck
    from visualnet.models.said_of_model import SaidOfModel
    from visualnet.ui.files.foreign_model_question import ForeignModelQuestion
    from visualnet.ui.files.found_model import FoundModel


class ModelFiles(QObject):
    """Files are read and written in a thread; dialogs never block what runs."""

    said = Signal(str)
    failed = Signal(str)
    """Both of what is opened."""
    saved = Signal()
    exported = Signal(str)
    """A file was written and answers rightly; says how that was found."""
    export_failed = Signal(str)
    project_chosen = Signal(str)
    """The file to be opened is a whole project."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context, self._session = context, context.session
        self._preferences = context.preferences
        self.said_of: dict[str, SaidOfModel] = {}
        """What was said on the command line of a file that is about to be opened, by its name."""

    @cached_property
    def _question(self) -> "ForeignModelQuestion":
        from visualnet.ui.files.foreign_model_question import ForeignModelQuestion

        return ForeignModelQuestion(self._context)

    @Slot()
    def ask_open(self) -> None:
        """Let the user choose a file to open, whatever its kind."""
        models = " ".join(f"*{f.suffix}" for f in model_formats().values() if f.read)
        work = f"*{PROJECT_SUFFIX} {models}"
        pictures = " ".join(f"*{ending}" for ending in (*PICTURES, STROKE_SUFFIX))
        filters = [
            self.tr("All that can be opened ({0})").format(f"{work} {DATA_FILES} {pictures}"),
            self.tr("Projects and models ({0})").format(work),
            self.tr("Data ({0})").format(DATA_FILES),
            self.tr("Pictures and strokes ({0})").format(pictures),
            self.tr("All files (*)"),
        ]
        openers = self._context.openers
        self._context.ask_open(self.tr("Open"), filters, lambda name: openers.open_paths([name]))

    @Slot(str)
    def open_path(self, name: str) -> None:
        """Open a file, in a thread."""
        path = Path(name)
        if path.suffix.lower() == PROJECT_SUFFIX:
            self.project_chosen.emit(name)
        else:
            self._open_model(path, path.name, config_of, path)

    def open_then(self, name: str, then: Callable[[], None]) -> None:
        """Open a model, in a thread, and then do something, also where it cannot be opened."""
        path = Path(name)
        self._open_model(path, path.name, config_of, path, then, self.said_of.pop(name, None))

    def open_bundled(self, name: str, path: Path) -> None:
        """Open a model that came with the program."""
        self._open_model(path, name, quick_config if name == FIRST_MODEL else config_of, None)

    def open_mine(self, model: MyModel) -> None:
        """Open one of the user's own models, under the name that it has in the menu."""
        path = Path(model.path)
        self._open_model(path, model.name, config_of, path)

    def _open_model(
        self,
        path: Path,
        title: str,
        settings: Callable[[ModelDocument], TrainingConfig],
        recent: Path | None,
        then: Callable[[], None] = lambda: None,
        said: "SaidOfModel | None" = None,
        *,
        asks: bool = True,
    ) -> None:
        """settings: those to train it on with, whatever their data.

        said: what its file does not say. asks: the user, about what is still open then.
        """
        from visualnet.models.said_of_model import NOTHING_SAID
        from visualnet.ui.files.found_model import found_model

        known = said or NOTHING_SAID
        present, its_config = self._session.dataset, self._session.base_config
        are_away = self._session.absent_data is not None
        opened = tuple(map(str, self._preferences.recent_data))

        def work() -> "FoundModel":
            return found_model(
                path, settings, present, its_config, are_away=are_away, said=known, opened=opened
            )

        def open_as(more: "SaidOfModel") -> None:
            self._open_model(path, title, settings, recent, then, known.and_then(more), asks=False)

        def take(found: "FoundModel") -> None:
            if found.document.left_open and asks:
                self._question.ask(found, str(path), title, open_as, then)
                return
            self._show_model(found, title, recent)
            then()

        def tell(error: Exception) -> None:
            self._show_error(error)
            then()

        self._context.jobs.submit(work, take, tell)

    def _show_model(self, found: "FoundModel", title: str, path: Path | None) -> None:
        document = found.document
        try:
            self._session.open_document(document, title, found.dataset, found.config)
        except VisualNetError as error:
            problem = translated(error).rstrip(".")
            self.failed.emit(
                self.tr("{0} does not fit this data: {1}; choose another model.").format(
                    path or title, problem[:1].lower() + problem[1:]
                )
            )
            return
        self._context.take_back("files")
        if path is not None:
            self._remember(path, document.metadata.test_accuracy)
        obstacle = self._session.obstacle
        if obstacle:
            # In the place of what is said of each such run.
            self._context.say_error(
                " ".join((obstacle, *(translated(note) for note in document.notes))), "run"
            )
        else:
            from visualnet.ui.files.found_model import notes_on

            notes = notes_on(document, self._session.classes, self._session.dataset)
            if found.has_own_settings:
                text = self.tr("Opened {0} with the training settings in the file.")
                notes.append(text.format(title))
            if notes:
                self.said.emit(" ".join(notes))

    @Slot()
    def ask_export(self) -> None:
        """Let the user choose a format and a file; what is shown now is what is saved."""
        # Not needed for the first frame.
        from visualnet.ui.files.export_dialog import ExportDialog

        document = self._session.document()
        mark = self._session.saved_mark()
        formats = sorted(model_formats().values(), key=lambda kind: kind.name != "npz")
        window = self._context.window
        dialog = ExportDialog(formats, document.network, self._first_guess(), window)
        dialog.choose_format(self._preferences.export_format)
        dialog.chosen.connect(lambda name, kind: self.export_to(Path(name), kind, document, mark))
        self.exported.connect(dialog.show_success)
        self.export_failed.connect(dialog.show_problem)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _first_guess(self) -> Path:
        return self._preferences.folder("work") / "network"

    def export_to(
        self, path: Path, format_name: str, document: ModelDocument, mark: Callable[[], None]
    ) -> None:
        """Write a file in a thread, read it back there, and tell how its answers compare.

        mark: see `Session.saved_mark`.
        """
        from visualnet.models.checking import save_and_check

        self._preferences.export_format = format_name
        dataset = self._session.matching_dataset
        images = None if dataset is None else dataset.test.inputs[:CHECK_COUNT]

        def work() -> "ExportCheck":
            inputs = document.network.layer_sizes[0]
            features = document.metadata.features
            asked = images
            if asked is None or features is not None:
                asked = images_to_check_with(inputs, features)
            return save_and_check(document, path, format_name, asked)

        def done(check: "ExportCheck") -> None:
            self._preferences.keep_folder("work", path.parent)
            self._note_written(path, document, model_formats()[format_name], mark)
            self.exported.emit(self._proof(path, check))

        def failed(error: Exception) -> None:
            if not isinstance(error, VisualNetError):
                self.export_failed.emit(self.tr("The file was saved but could not be checked."))
                raise error
            self.export_failed.emit(translated(error))

        self._context.saving.submit(work, done, failed)

    def _proof(self, path: Path, check: "ExportCheck") -> str:
        if check.largest_difference == 0:
            text = self.tr(
                "Saved {0} ({1} kB). Checked: identical answers on {2} examples ({3}).",
                "",
                check.images,
            )
        else:
            text = self.tr(
                "Saved {0} ({1} kB). On {2} examples ({3}) answers differ by at most {4}.",
                "",
                check.images,
            )
        return text.format(
            path.name,
            decimal_text(check.bytes / 1000, 0),
            count_text(check.images),
            check.checked_by,
            number_text(check.largest_difference, 2),
        )

    def save_to(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Save the network as it is now, in a thread; then do something, if it was saved."""
        kept, mark = self._session.document(), self._session.saved_mark()

        def done(_none: None) -> None:
            if self._note_written(path, kept, format_to_write(path, None), mark) and then:
                then()

        self._context.saving.submit(
            lambda: save_model(kept, path), done, lambda error: self._context.tell(error, "save")
        )

    def _note_written(
        self, path: Path, document: ModelDocument, kind: ModelFormat, mark: Callable[[], None]
    ) -> bool:
        """Say that a file is written; returns False where it cannot be opened again.

        Then it keeps no work safe.
        """
        self._context.say(self.tr("Saved {0}.").format(path), "save")
        if kind.read is None:
            return False
        mark()
        self._remember(path, document.metadata.test_accuracy)
        self.saved.emit()
        return True

    def _remember(self, path: Path, test_accuracy: float | None) -> None:
        """List a file among the recent ones and the user's models."""
        self._preferences.add_recent_file(path.resolve())
        self._preferences.add_my_model(path.resolve(), test_accuracy)

    def _show_error(self, error: Exception) -> None:
        self.failed.emit(said_of(error))

"""Recorder of the training: takes pictures off the GUI thread, and has them written."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox

from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.look.translation import said_of
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.picture_export.picture_files import PictureFiles
from visualnet.ui.picture_export.work_bar import WorkBar
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.open_run import State
from visualnet.ui.window.context import Context
from visualnet.ui.window.question import Answer, Question

if TYPE_CHECKING:
    # Pillow and the drawing of files are imported when something is recorded.
    from visualnet.ui.picture_export.animated_gif import Film, FilmOptions


class Recorder(QObject):
    """One recording at a time; a bar over the network tells of it and ends it.

    While a picture is being drawn, of others the last alone waits: nothing is ever held up.
    """

    def __init__(self, context: Context, files: PictureFiles) -> None:
        super().__init__(context.window)
        self._context, self._files = context, files
        self._canvas = context.shared(NetworkView).canvas
        self.film: Film | None = None
        """What is being recorded, or was and is not saved yet."""
        self._taken: Throttle | None = None
        self._jobs = Jobs(1, "recording", self)
        self._bar: WorkBar | None = None
        self._is_drawing = False
        self._is_late = False
        self._taken_of: tuple[int, int] | None = None
        self._trouble = ""
        self._question = Question(context.window)
        self._then: Callable[[], None] | None = None

    @Slot()
    def ask(self) -> None:
        """Ask how to record, and begin; of a recording that goes on, ask where to save it."""
        from visualnet.ui.picture_export.recording_dialog import RecordingDialog

        if self.film is not None:
            self.ask_path()
            return
        canvas = self._canvas
        is_running = self._context.session.state is State.RUNNING
        size = (max(160, canvas.width()), max(160, canvas.height()))
        dialog = RecordingDialog(size, is_running, self._context.window)
        kept = self._context.preferences
        dialog.choose(kept.film_seconds, kept.film_pace, has_legend=kept.film_has_legend)
        dialog.chosen.connect(self._begin)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object, bool)
    def _begin(self, options: "FilmOptions", is_to_train: bool) -> None:
        kept = self._context.preferences
        kept.film_seconds, kept.film_has_legend = options.every, options.has_legend
        kept.film_pace = round(options.shown_per_second)
        self.record(options)
        if is_to_train:
            self._context.session.play()

    def record(self, options: "FilmOptions") -> None:
        """Record from now on, with a picture of what is shown now to begin with."""
        from visualnet.ui.picture_export.animated_gif import Film

        self.film = Film(options)
        self._taken_of, self._trouble = None, ""
        self._is_drawing = self._is_late = False
        if self._bar is None:
            self._bar = WorkBar(self.discard, self.ask_path)
            self._context.window.add_bar(self._bar)
        self._taken = Throttle(round(options.every * 1000), self._take_picture, self)
        self._context.frames.frame_ready.connect(self._offer_picture)
        self._take_picture()

    @Slot()
    def ask_path(self, then: Callable[[], None] | None = None) -> None:
        """End the recording, and let the user choose where to save it; then do something."""
        self._stop_taking()
        self._then = then
        self._context.ask_path(self.tr("Save recording"), "training", (".gif",), self.save)

    def save(self, path: Path) -> None:
        """Write what was recorded, in a thread, once the last picture is drawn."""
        if self.film is None:
            return
        self._stop_taking()
        what = self.tr("Writing {0}…").format(path.name)
        # Through the thread that draws, so that no picture is being drawn any more.
        self._files.make(what, path, self.film.write, self._jobs, self._take_written)

    @Slot()
    def discard(self) -> None:
        """End the recording and forget it."""
        self._stop_taking()
        self.film = None
        if self._bar is not None:
            self._bar.hide()

    def ask_before_close(self, then: Callable[[], None]) -> None:
        """Do it at once where no recording would be lost, else if the user agrees; saved or not."""
        film = self.film
        if film is None:
            then()
            return

        def discard() -> None:
            self.discard()
            then()

        text = self.tr("The recording ({0} pictures) is not saved.").format(film.count)
        buttons = QMessageBox.StandardButton
        answers = (
            Answer(buttons.Save, lambda: self.ask_path(then)),
            Answer(buttons.Discard, discard),
        )
        self._question.ask(self.tr("Unsaved recording"), text, *answers)

    def close(self) -> None:
        """Let no picture come any more; does not wait."""
        self._jobs.close()

    @Slot(object)
    def _offer_picture(self, frame: Frame) -> None:
        # Only training makes a new picture; pointing at a neuron, for one, does not.
        if self._taken is not None and _state_of(frame) != self._taken_of:
            self._taken.offer()

    def _take_picture(self) -> None:
        if self.film is None or self._taken is None:
            return
        if self._is_drawing:
            self._is_late = True
            return
        shown = self._canvas.shown_picture()
        if shown is not None:
            self._taken_of = _state_of(shown.frame)
            self._is_drawing = True
            self._jobs.submit(partial(self.film.add, shown), self._take_drawn, self._show_trouble)

    def _take_drawn(self, _nothing: None) -> None:
        self._is_drawing = False
        self._show_count()
        if self._is_late and self._taken is not None:
            # Without this the last state before a pause would be missing.
            self._is_late = False
            self._taken.offer()

    def _show_count(self) -> None:
        film, bar = self.film, self._bar
        if film is None or bar is None:
            return
        words = self.tr("Recording · pictures: {0}") if self._taken else self.tr("Pictures: {0}")
        text = words.format(film.count)
        if film.stride > 1:
            text += self.tr(", keeping one of {0}").format(film.stride)
        bar.show_recording(f"{text}. {self._trouble}".rstrip())

    def _show_trouble(self, error: Exception) -> None:
        self._is_drawing = False
        self._stop_taking()
        self._trouble = said_of(error)
        self._show_count()

    def _take_written(self, is_written: bool) -> None:
        if is_written:
            self.discard()
            if self._then is not None:
                self._then()
        else:
            self._show_count()

    def _stop_taking(self) -> None:
        """Take no more pictures, and keep those taken."""
        if self._taken is not None:
            self._taken = None
            self._context.frames.frame_ready.disconnect(self._offer_picture)
            self._show_count()


def _state_of(frame: Frame) -> tuple[int, int]:
    return frame.run_id, frame.progress.step

"""Film of a training made from its moments, at any time after; nothing had to be recorded."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from visualnet.errors import VisualNetError, reason_of
from visualnet.paths import check_is_file, check_writable
from visualnet.sentences import Sentence
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.picture_export.picture_files import PictureFiles
from visualnet.ui.session.open_run import OpenRun
from visualnet.ui.session.past.steps import PastFinder, finder_of
from visualnet.ui.window.context import Context
from visualnet.ui.window.file_dialogs import ExportError
from visualnet.ui.window.question import Answer, Question

if TYPE_CHECKING:
    # Pillow and the drawing of files are imported when a film is asked for.
    from visualnet.ui.picture.shown import ShownPicture
    from visualnet.ui.picture_export.animated_gif import Film, FilmOptions
    from visualnet.ui.picture_export.film_dialog import FilmChoice, FilmDialog
    from visualnet.ui.picture_export.past_pictures import PastPictures
    from visualnet.ui.picture_export.video import Video

_WEIGHED_MS = 200


class TimelineFilm(QObject):
    """Asks which steps a film is to show, and has it made in a thread."""

    def __init__(self, context: Context, files: PictureFiles) -> None:
        super().__init__(context.window)
        self._context, self._files = context, files
        self._canvas = context.shared(NetworkView).canvas
        self._jobs = Jobs(1, "film", self)
        self._weighing = NewestJob(context.jobs, _WEIGHED_MS, context.tell, self)
        self._question = Question(context.window)

    @Slot()
    def ask(self) -> None:
        """Let the user choose what the film of the run that is shown is to be, and where to."""
        from visualnet.ui.picture_export.film_dialog import FilmDialog

        run, shown = self._context.session.run, self._canvas.shown_picture()
        finder = None if run is None else finder_of(run)
        if run is None or finder is None or shown is None or not run.snapshot.step:
            self._context.say(
                self.tr("There are no steps to show yet. Train the network first."), "pictures"
            )
            return
        view = (max(160, self._canvas.width()), max(160, self._canvas.height()))
        note = self._note(finder, shown.mode)
        dialog = FilmDialog(view, run.snapshot.step, note, self._context.window)
        kept = self._context.preferences
        dialog.choose(kept.film_format, kept.film_pace, has_legend=kept.film_has_legend)
        dialog.size_changed.connect(partial(self._weigh, dialog, shown))
        dialog.chosen.connect(partial(self._ask_path, run, finder, shown))
        dialog.finished.connect(self._weighing.forget)
        dialog.finished.connect(dialog.deleteLater)
        self._weigh(dialog, shown, dialog.options())
        dialog.open()

    def make(
        self, path: Path, pictures: "PastPictures", options: "FilmOptions", ending: str
    ) -> None:
        """Make a film in a thread, with progress and a way to stop. ending: as in `make_film`."""
        what = self.tr("Making {0}…").format(path.name)
        work = partial(make_film, pictures, options, ending=ending)
        self._files.make(what, path, work, self._jobs)

    @property
    def is_making(self) -> bool:
        """Whether a film is being made now."""
        return self._files.is_busy_with(self._jobs)

    def ask_before_close(self, then: Callable[[], None]) -> None:
        """Do it at once where no film is being made, else if the user agrees."""
        if self.is_making:
            text = self.tr("A film is still being made. Stop it?")
            self._question.ask(self.tr("Film not finished"), text, Answer(self.tr("Stop"), then))
        else:
            then()

    def close(self) -> None:
        """Make no film any more; does not wait."""
        self._weighing.forget()
        self._jobs.close()

    def _note(self, finder: PastFinder, mode: Mode) -> str:
        notes = []
        if not finder.can_replay:
            notes.append(
                self.tr(
                    "What this run learnt from is not here: the film shows the kept steps nearest "
                    "to those chosen."
                )
            )
        if mode is Mode.GRADIENT:
            notes.append(self.tr("Gradients are not kept: the film shows weight × activation."))
        return " ".join(notes)

    def _weigh(self, dialog: "FilmDialog", shown: "ShownPicture", options: "FilmOptions") -> None:
        self._weighing.offer(partial(weight_of, shown, options), dialog.show_weight)

    def _ask_path(
        self, run: OpenRun, finder: PastFinder, shown: "ShownPicture", choice: "FilmChoice"
    ) -> None:
        from visualnet.ui.picture_export.past_pictures import PastPictures, known_accuracies

        kept, options = self._context.preferences, choice.options
        kept.film_format, kept.film_has_legend = choice.ending, options.has_legend
        kept.film_pace = round(options.shown_per_second)
        pictures = PastPictures(
            shown=shown,
            dataset=finder.dataset,
            moments=finder.moments,
            steps=choice.steps,
            tested=known_accuracies(run.trainer.log, finder.moments),
            can_replay=finder.can_replay,
            is_measured=run.fits_data,
            temperature=run.temperature,
        )
        self._context.ask_path(
            self.tr("Save film"),
            "training",
            (choice.ending,),
            lambda path: self.make(path, pictures, options, choice.ending),
        )


def make_film(
    pictures: "PastPictures",
    options: "FilmOptions",
    path: Path,
    go_on: Callable[[float], bool],
    *,
    ending: str,
) -> bool:
    """Write a film, whole or not at all; tells whether it was written. For any thread.

    go_on: told the share done, 0 to 1; where it returns False nothing is written. ending: of the
    format, .gif, .mp4 or .webm. Raises ExportError before anything is drawn where the path ends
    otherwise or cannot be written, for more pictures than a GIF of this size has, and for a video
    without the extra `video`; later where writing fails.
    """
    check_film_path(path, ending, ExportError)
    film = drawn_film(pictures, options, ending, lambda share: go_on(0.9 * share))
    return film is not None and film.write(path, lambda share: go_on(0.9 + 0.1 * share))


def check_film_path(path: Path, ending: str, kind: type[VisualNetError]) -> None:
    """Raise an error of this kind where a film could not be written, as far as can be told before.

    ending: of its format. Nothing is written.
    """
    if path.suffix.lower() != ending:
        raise kind(Sentence("The name of {path} must end in {ending}.", path=path, ending=ending))
    check_is_file(path, kind)
    try:
        check_writable(path)
    except (OSError, ValueError) as error:
        raise kind(
            Sentence(
                "{path} cannot be written ({reason}); choose another place.",
                path=path,
                reason=reason_of(error),
            )
        ) from error


def drawn_film(
    pictures: "PastPictures", options: "FilmOptions", ending: str, go_on: Callable[[float], bool]
) -> "Film | Video | None":
    """Return a film that is to be written, None where `go_on` says False; see `make_film`."""
    from visualnet.ui.picture_export.animated_gif import Film, most_pictures
    from visualnet.ui.picture_export.video import VIDEO_ENDINGS, Video

    is_stopped = False

    def goes_on(share: float) -> bool:
        nonlocal is_stopped
        is_stopped = is_stopped or not go_on(share)
        return not is_stopped

    if ending in VIDEO_ENDINGS:
        film: Film | Video = Video(options, ending)
    else:
        most = most_pictures(options.width, options.height)
        if len(pictures.steps) > most:
            # The film would drop every other one, as a recording of unknown length must.
            raise ExportError(
                "A GIF of this size has at most {most} pictures, not {count}; "
                "choose fewer or a video.",
                most=most,
                count=len(pictures.steps),
            )
        film = Film(options)
    for shown in pictures.draw(goes_on):
        film.add(shown)
    return None if is_stopped else film


def weight_of(shown: "ShownPicture", options: "FilmOptions") -> int:
    """Return how many bytes one picture takes as GIF; for any thread."""
    from visualnet.ui.picture_export.animated_gif import Film

    film, buffer = Film(options), BytesIO()
    film.add(shown)
    film.save(buffer)
    return buffer.tell()

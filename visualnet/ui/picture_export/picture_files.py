"""Pictures of the network and recordings of its training, on their way to files."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.picture_export.work_bar import WorkBar
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from visualnet.ui.picture_export.picture import PictureOptions

_TOLD_MS = 100


class PictureFiles(QObject):
    """Asks, and has pictures made in a thread; one at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._canvas = context.shared(NetworkView).canvas
        # Of its own: a large picture takes long, and is not to hold up what is loaded or saved.
        self._jobs = Jobs(1, "pictures", self)
        self._made_bar: WorkBar | None = None
        self._stopped = threading.Event()
        self._busy: Jobs | None = None
        """What works for the file that is being made."""
        self._share, self._what = 0.0, ""
        self._on_end: Callable[[bool], None] = lambda _is_written: None
        self._progress_timer = QTimer(self, interval=_TOLD_MS)
        self._progress_timer.timeout.connect(self._show_progress)

    @Slot()
    def ask_picture(self) -> None:
        """Let the user choose what to export, and where to."""
        from visualnet.ui.picture_export.picture_dialog import PictureDialog

        canvas = self._canvas
        shown = canvas.shown_picture()
        if self._says_busy() or shown is None:
            return
        size = (max(64, canvas.width()), max(64, canvas.height()))
        connections = sum(weights.size for weights in shown.frame.network.weights)
        dialog = PictureDialog(size, connections, shown.seen is not None, self._context.window)
        preferences = self._context.preferences
        dialog.choose(preferences.picture_format, has_legend=preferences.picture_has_legend)
        dialog.chosen.connect(self._ask_path)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def ask_print(self) -> None:
        """Show the picture of now as a page, from where it is printed."""
        from visualnet.ui.picture_export.printing import picture_on_paper
        from visualnet.ui.window.acts.printing import caption_of, paper_theme

        context = self._context
        shown = self._canvas.shown_picture()
        if shown is None:
            return
        paper = paper_theme(context.preferences.sign_colours)
        show = partial(self._show_page, caption_of(context.session))
        self._jobs.submit(partial(picture_on_paper, shown, paper), show, self._show_error)

    def _show_page(self, caption: list[str], image: "QImage") -> None:
        from visualnet.ui.picture_export.printing import picture_page
        from visualnet.ui.window.acts.printing import show_preview

        show_preview(picture_page(image, caption), self._context.window)

    @Slot(object, str)
    def _ask_path(self, options: "PictureOptions", ending: str) -> None:
        preferences = self._context.preferences
        preferences.picture_format = ending
        preferences.picture_has_legend = options.has_legend
        self._context.ask_path(
            self.tr("Export picture"),
            "network",
            (ending,),
            lambda chosen: self.export_picture(chosen, options),
        )

    def export_picture(self, path: Path, options: "PictureOptions") -> None:
        """Make the picture of what the view shows now, in a thread."""
        from visualnet.ui.picture_export.picture import export_picture

        shown = self._canvas.shown_picture()
        if shown is None:
            return
        work = partial(export_picture, shown, options)
        self.make(self.tr("Drawing {0}…").format(path.name), path, work, self._jobs)

    def make(
        self,
        what: str,
        path: Path,
        work: Callable[[Path, Callable[[float], bool]], bool],
        jobs: Jobs,
        on_end: Callable[[bool], None] = lambda _is_written: None,
    ) -> None:
        """Have a file written in a thread, with progress and a way to stop; one at a time.

        work(path, go_on): go_on is told the share done, and says whether to go on; returns whether
        the file was written. on_end: told the same, False also after a failure.
        """
        if self._says_busy():
            on_end(False)
            return
        self._stopped.clear()
        self._busy, self._share, self._what, self._on_end = jobs, 0.0, what, on_end
        self._show_progress()
        self._progress_timer.start()
        jobs.submit(partial(work, path, self._go_on), partial(self._end, path), self._show_error)

    def _says_busy(self) -> bool:
        """Say that a picture is still being made, if so; tells whether it is."""
        if self._busy is not None:
            self._context.say(
                self.tr("A picture is still being drawn. Wait for it, or stop it first."),
                "pictures",
            )
        return self._busy is not None

    def is_busy_with(self, jobs: Jobs) -> bool:
        """Tell whether a file is being made by these threads."""
        return self._busy is jobs

    def close(self) -> None:
        """Stop what goes on; does not wait."""
        self._stopped.set()
        self._progress_timer.stop()
        self._jobs.close()

    @property
    def _bar(self) -> WorkBar:
        """The bar over the network, made when there is something to tell."""
        if self._made_bar is None:
            self._made_bar = WorkBar(self._stopped.set)
            self._context.window.add_bar(self._made_bar)
        return self._made_bar

    def _go_on(self, share: float) -> bool:
        """Note the share done; tells whether to go on. Called from the thread that works."""
        self._share = share
        return not self._stopped.is_set()

    @Slot()
    def _show_progress(self) -> None:
        self._bar.show_work(self._what, self._share)

    def _end(self, path: Path, is_written: bool) -> None:
        self._end_work()
        self._context.say(
            self.tr("Saved {0}.").format(path)
            if is_written
            else self.tr("Stopped. No file was saved."),
            "pictures",
        )
        self._on_end(is_written)

    def _show_error(self, error: Exception) -> None:
        self._end_work()
        self._on_end(False)
        self._context.tell(error, "pictures")

    def _end_work(self) -> None:
        self._busy = None
        self._progress_timer.stop()
        self._bar.hide()

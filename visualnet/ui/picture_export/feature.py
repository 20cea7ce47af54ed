"""Actions that save the network's picture: as PNG or SVG, or as a film."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from visualnet.ui.picture_export.picture_files import PictureFiles
from visualnet.ui.picture_export.recorder import Recorder
from visualnet.ui.picture_export.timeline_film import TimelineFilm
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.context import Context


class PictureExportFeature(QObject):
    """Makes the actions that export and record."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self.pictures = PictureFiles(context)
        self.recorder = Recorder(context, self.pictures)
        self.film = TimelineFilm(context, self.pictures)
        context.share(Recorder, self.recorder)
        context.actions.add(
            ActionRow("exportPicture", "Export picture…",
                      "Save the picture of the network as PNG or SVG", self.pictures.ask_picture,
                      "Ctrl+Shift+E"),
            ActionRow("print", "Print picture…",
                      "Print the picture of the network, or save it as PDF",
                      self.pictures.ask_print, "Ctrl+P"),
            ActionRow("printEvaluation", "Print evaluation…",
                      "Print the confusion matrix and the scores of all classes",
                      lambda: context.open_panel("evaluation", "print")),
            ActionRow("worksheet", "Worksheet…",
                      "Save one step of learning as a page to print and fill in by hand",
                      lambda: context.open_panel("stepThrough", "worksheet")),
            ActionRow("record", "Record training…",
                      "Record the network during training as an animated GIF", self.recorder.ask,
                      "Ctrl+Shift+G"),
            ActionRow("film", "Film from the timeline…",
                      "Save any part of the training as a GIF or video", self.film.ask),
        )  # fmt: skip

    @property
    def is_unsaved(self) -> bool:
        """Whether a recording or a film in the making would be lost with the window."""
        return self.recorder.film is not None or self.film.is_making

    def ask_before_close(self, then: Callable[[], None]) -> None:
        """Do it at once where nothing would be lost, else if the user agrees."""
        self.recorder.ask_before_close(lambda: self.film.ask_before_close(then))

    def close(self) -> None:
        """Let no picture come any more; does not wait."""
        self.pictures.close()
        self.recorder.close()
        self.film.close()

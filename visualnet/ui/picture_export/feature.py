"""Actions that save the network's picture: as PNG or SVG, or recorded as a GIF."""

from PySide6.QtCore import QObject

from visualnet.ui.look.theme import Theme
from visualnet.ui.picture_export.picture_files import PictureFiles
from visualnet.ui.picture_export.recorder import Recorder
from visualnet.ui.window.context import Context


class PictureExportFeature(QObject):
    """Makes the actions that export and record."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self.pictures = PictureFiles(context)
        self.recorder = Recorder(context, self.pictures)
        context.share(Recorder, self.recorder)
        context.actions.add(
            "exportPicture",
            self.tr("Export picture…"),
            self.tr("Save the picture of the network as PNG or SVG"),
            "Ctrl+Shift+E",
            call=self.pictures.ask_picture,
        )
        context.actions.add(
            "print",
            self.tr("Print picture…"),
            self.tr("Print the picture of the network, or save it as PDF"),
            "Ctrl+P",
            call=self.pictures.ask_print,
        )
        context.actions.add(
            "printEvaluation",
            self.tr("Print evaluation…"),
            self.tr("Print the confusion matrix and the scores of all classes"),
            # What has measured the network prints it.
            call=lambda: context.open_panel("evaluation", "print"),
        )
        context.actions.add(
            "record",
            self.tr("Record training…"),
            self.tr("Record the network during training as an animated GIF"),
            "Ctrl+Shift+G",
            call=self.recorder.ask,
        )

    def apply_theme(self, _theme: Theme, _scale: float) -> None:
        """Nothing here has colours of its own."""

    def close(self) -> None:
        """Let no picture come any more; does not wait."""
        self.pictures.close()
        self.recorder.close()

"""Says that the data of the run are away, for as long as they are, and asks where they are now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from visualnet.ui.window.floating import FloatingBar


class MissingDataBar(FloatingBar):
    """Hidden until data are missing."""

    retried = Signal()
    """Look where they were once more."""
    file_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("missingDataBar", self.tr("Missing data"), parent)
        self.text.setObjectName("missingDataText")
        for name, text, tip, signal in (
            (
                "retryDataButton",
                self.tr("Try again"),
                self.tr("Look in the same place again"),
                self.retried,
            ),
            (
                "locateDataFileButton",
                self.tr("Locate file…"),
                self.tr("Choose where this file is now"),
                self.file_wanted,
            ),
            (
                "locateDataFolderButton",
                self.tr("Locate folder…"),
                self.tr("Choose where this folder is now"),
                self.folder_wanted,
            ),
        ):
            self.add_button(name, text, tip).clicked.connect(signal)

    def show_missing(self, sentence: str) -> None:
        """Say what is missing; an empty sentence hides the bar."""
        self.say(sentence)
        self.setVisible(bool(sentence))

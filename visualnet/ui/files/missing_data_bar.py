"""Says that the data of the run are away, for as long as they are, and asks where they are now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QWidget

_WIDE = 60
"""Times the size of the text; under this width the buttons stand below the sentence."""


class MissingDataBar(QFrame):
    """Hidden until data are missing."""

    retried = Signal()
    """Look where they were once more."""
    file_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("missingDataBar")
        self.setAccessibleName(self.tr("Missing data"))
        self._text = QLabel()
        self._text.setObjectName("missingDataText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for name, text, tip, signal in (
            (
                "retryDataButton",
                self.tr("Try again"),
                self.tr("Look for the data where they were"),
                self.retried,
            ),
            (
                "locateDataFileButton",
                self.tr("Locate file…"),
                self.tr("Choose the file that the data are in now"),
                self.file_wanted,
            ),
            (
                "locateDataFolderButton",
                self.tr("Locate folder…"),
                self.tr("Choose the folder that the data are in now"),
                self.folder_wanted,
            ),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setToolTip(tip)
            button.setAccessibleName(text)
            button.clicked.connect(signal)
            buttons.addWidget(button)
        # Below the sentence they keep their width.
        buttons.addStretch()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(16, 8, 8, 8)
        self._layout.addWidget(self._text, 1)
        self._layout.addLayout(buttons)
        self.hide()

    def show_missing(self, sentence: str) -> None:
        """Say what is missing; an empty sentence hides the bar."""
        self._text.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the sentence where the bar is narrow."""
        is_wide = event.size().width() >= _WIDE * QFontInfo(self.font()).pixelSize()
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        super().resizeEvent(event)

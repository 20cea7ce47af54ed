"""The notice bar: one sentence across the window until it is closed."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget


class NoticeBar(QFrame):
    """Hidden until something is said; never stands in the way of what goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setAccessibleName(self.tr("Notice"))
        self._text = QLabel()
        self._text.setObjectName("noticeText")
        self._text.setWordWrap(True)
        close = QToolButton()
        close.setText("✕")
        close.setToolTip(self.tr("Close this notice"))
        close.setAccessibleName(self.tr("Close this notice"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self._text, 1)
        layout.addWidget(close)
        self.hide()

    @Slot(str)
    def say_error(self, sentence: str) -> None:
        """Say what went wrong."""
        self._say(sentence, "error")

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say what was done."""
        self._say(sentence, "")

    def take_back(self, sentence: str) -> None:
        """Hide this sentence, if it is the one shown: it no longer holds."""
        if self._text.text() == sentence:
            self.hide()

    def _say(self, sentence: str, role: str) -> None:
        self._text.setProperty("role", role)
        # A style sheet looks at properties only when it is applied.
        self._text.style().unpolish(self._text)
        self._text.style().polish(self._text)
        self._text.setText(sentence)
        self.show()

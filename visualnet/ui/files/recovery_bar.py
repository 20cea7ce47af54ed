"""Offers to go on with what was autosaved before VisualNet ended without being closed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QToolButton, QWidget

_WIDE = 60
"""Times the size of the text; under this width the buttons stand below the sentence."""


class RecoveryBar(QFrame):
    """Hidden until something is offered; it waits as long as nobody answers."""

    accepted = Signal()
    """Go on with it."""
    discarded = Signal()
    """It is not wanted."""
    restored = Signal()
    """It is wanted after all, asked while the bar says that it was discarded."""
    postponed = Signal()
    """Offer it at the next start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recoveryBar")
        self.setAccessibleName(self.tr("Unfinished training"))
        self._text = QLabel()
        self._text.setObjectName("recoveryText")
        self._text.setWordWrap(True)
        self._go_on = self._button(
            "recoverButton",
            self.tr("Go on where it was"),
            self.tr("Open what was kept: network, runs and drawing, and train on"),
        )
        self._discard = self._button(
            "discardRecoveryButton",
            self.tr("Discard"),
            self.tr("It is not wanted; can be undone until this bar is closed"),
        )
        self._undo = self._button("undoDiscardButton", self.tr("Undo"), self.tr("Offer it again"))
        close = QToolButton()
        close.setObjectName("laterButton")
        close.setText("✕")
        close.setToolTip(self.tr("Not now; what was not discarded is offered at the next start"))
        close.setAccessibleName(self.tr("Not now"))
        self._go_on.clicked.connect(self.accepted)
        self._discard.clicked.connect(self.discarded)
        self._undo.clicked.connect(self.restored)
        close.clicked.connect(self.postponed)
        buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in (self._go_on, self._discard, self._undo, close):
            buttons.addWidget(button)
        # Below the sentence they keep their width.
        buttons.addStretch()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(16, 8, 8, 8)
        self._layout.addWidget(self._text, 1)
        self._layout.addLayout(buttons)
        self.hide()

    @Slot(str)
    def offer(self, sentence: str) -> None:
        """Say what was kept, and ask."""
        self._say(sentence, is_discarded=False)

    @Slot(str)
    def tell_discarded(self, sentence: str) -> None:
        """Say that it is gone, unless that is undone."""
        self._say(sentence, is_discarded=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the sentence where the bar is narrow."""
        is_wide = event.size().width() >= _WIDE * QFontInfo(self.font()).pixelSize()
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        super().resizeEvent(event)

    def _say(self, sentence: str, is_discarded: bool) -> None:
        self._text.setText(sentence)
        self.setAccessibleDescription(sentence)
        self._go_on.setVisible(not is_discarded)
        self._discard.setVisible(not is_discarded)
        self._undo.setVisible(is_discarded)
        self.show()

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        return button

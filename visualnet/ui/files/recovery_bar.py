"""Offers to go on with what was autosaved before VisualNet ended without being closed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from visualnet.ui.window.floating import FloatingBar


class RecoveryBar(FloatingBar):
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
        super().__init__("recoveryBar", self.tr("Unfinished training"), parent)
        self.text.setObjectName("recoveryText")
        self._go_on = self.add_button(
            "recoverButton",
            self.tr("Recover"),
            self.tr("Open the recovered network, runs and drawing"),
        )
        self._discard = self.add_button(
            "discardRecoveryButton",
            self.tr("Discard"),
            self.tr("Discard the recovered work; Undo brings it back"),
        )
        self._undo = self.add_button(
            "undoDiscardButton", self.tr("Undo"), self.tr("Keep the recovered work after all")
        )
        close = self.add_close(
            "laterButton",
            self.tr("Not now"),
            self.tr("Ask again at the next start"),
        )
        self._go_on.clicked.connect(self.accepted)
        self._discard.clicked.connect(self.discarded)
        self._undo.clicked.connect(self.restored)
        close.clicked.connect(self.postponed)

    @Slot(str)
    def offer(self, sentence: str) -> None:
        """Say what was kept, and ask."""
        self._show(sentence, is_discarded=False)

    @Slot(str)
    def tell_discarded(self, sentence: str) -> None:
        """Say that it is gone, unless that is undone."""
        self._show(sentence, is_discarded=True)

    def _show(self, sentence: str, is_discarded: bool) -> None:
        self._go_on.setVisible(not is_discarded)
        self._discard.setVisible(not is_discarded)
        self._undo.setVisible(is_discarded)
        self.say(sentence)

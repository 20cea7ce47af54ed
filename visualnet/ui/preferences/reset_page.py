"""The page of the preferences that brings back what is shown at first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from visualnet.ui.look.mnemonics import without_mnemonic
from visualnet.ui.widgets.build import button, column, muted
from visualnet.ui.window.actions import Actions


class ResetPage(QWidget):
    """Buttons under sentences that say what each does."""

    reset_requested = Signal()
    """Everything is to be reset."""
    left = Signal()
    """What was asked for is shown in the window, not here."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = column(on=self, gap=8, edges=(0, 0, 8, 0))
        for name in ("welcome", "tour", "resetDocks"):
            action = actions[name]
            made = self._add_button(name, without_mnemonic(action.text()), actions.tip(action))
            if name != "resetDocks":
                made.clicked.connect(self.left)
            made.clicked.connect(action.trigger)
        everything = self._add_button(
            "resetEverything",
            self.tr("Reset everything…"),
            self.tr("Reset all preferences, keys and panels"),
        )
        everything.clicked.connect(self.reset_requested)
        self._layout.addStretch(1)

    def _add_button(self, name: str, text: str, what: str) -> QPushButton:
        made = button(text, what, name=f"{name}Button", autoDefault=False)
        self._layout.addWidget(muted(what, f"{name}Label"))
        self._layout.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addSpacing(10)
        return made

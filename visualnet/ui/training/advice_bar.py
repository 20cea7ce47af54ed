"""A warning that teaches: what goes wrong in the training, and a button that changes it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QToolButton, QWidget

from visualnet.training.advice import Advice
from visualnet.ui.widgets.setting_text import setting_label, value_text

_WIDE = 46
"""Times the size of the text; under this width the buttons stand below the sentence."""


class AdviceBar(QFrame):
    """Hidden until something goes wrong; one advice at a time, the most important first.

    What was dismissed or followed is not told again until `begin_run`.
    """

    remedy_chosen = Signal(object)  # Advice
    """The one whose remedy is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("adviceBar")
        self.setAccessibleName(self.tr("Advice"))
        self._shown: Advice | None = None
        self._done: set[str] = set()
        self._text = QLabel()
        self._text.setObjectName("adviceText")
        self._text.setWordWrap(True)
        self._remedy = QPushButton()
        self._remedy.setObjectName("adviceRemedy")
        self._remedy.setToolTip(self.tr("Changes the settings that are to blame"))
        self._remedy.setAccessibleName(self._remedy.toolTip())
        self._remedy.clicked.connect(self._choose)
        dismiss = QToolButton()
        dismiss.setObjectName("adviceDismiss")
        dismiss.setText("✕")
        dismiss.setToolTip(self.tr("Not again in this run"))
        dismiss.setAccessibleName(self.tr("Dismiss this advice"))
        dismiss.clicked.connect(self._dismiss)
        buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        buttons.addWidget(self._remedy, 1)
        buttons.addWidget(dismiss)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(16, 8, 8, 8)
        self._layout.addWidget(self._text, 1)
        self._layout.addLayout(buttons)
        self.hide()

    @Slot(object)
    def show_advice(self, advised: Sequence[Advice]) -> None:
        """Show the first advice that was neither dismissed nor followed in this run, or nothing."""
        wanted = next((advice for advice in advised if advice.kind not in self._done), None)
        if wanted is None:
            self._shown = None
            self.hide()
            return
        # Numbers in the sentence may change from second to second; whoever reads it needs it still.
        if self._shown is None or _essence(wanted) != _essence(self._shown):
            self._shown = wanted
            self._show()

    @Slot()
    def begin_run(self) -> None:
        """Forget what was dismissed."""
        self._done.clear()
        self.show_advice(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the sentence where the bar is narrow."""
        is_wide = event.size().width() >= _WIDE * QFontInfo(self.font()).pixelSize()
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        super().resizeEvent(event)

    def _show(self) -> None:
        advice = self._shown
        if advice is None:
            return
        self._text.setText(advice.sentence)
        self.setAccessibleDescription(advice.sentence)
        self._remedy.setVisible(advice.remedy is not None)
        if advice.remedy is not None:
            changes = ", ".join(
                f"{setting_label(name)} {value_text(value)}"
                for name, value in advice.remedy.items()
            )
            self._remedy.setText(self.tr("Set {0}").format(changes))
            self._remedy.setAccessibleName(self._remedy.text())
            self._remedy.setToolTip(
                self.tr("Begins a new run with these settings; can be undone")
                if advice.needs_new_weights
                else self.tr("Applies at once, while the training goes on")
            )
        self.show()

    @Slot()
    def _choose(self) -> None:
        advice = self._shown
        self._dismiss()
        if advice is not None:
            self.remedy_chosen.emit(advice)

    @Slot()
    def _dismiss(self) -> None:
        if self._shown is not None:
            self._done.add(self._shown.kind)
        self._shown = None
        self.hide()


def _essence(advice: Advice) -> tuple[object, ...]:
    return advice.kind, advice.remedy, advice.needs_new_weights

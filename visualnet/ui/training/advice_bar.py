"""Bar with advice on a training, and a button that applies the remedy."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from visualnet.ui.look.translation import translated
from visualnet.ui.session.setting_text import setting_label, value_text
from visualnet.ui.window.floating import FloatingBar

if TYPE_CHECKING:
    from visualnet.training.evidence import Advice


class AdviceBar(FloatingBar):
    """Hidden until something goes wrong; one advice at a time, the most important first.

    What was dismissed or followed is not told again until `begin_run`.
    """

    remedy_chosen = Signal(object)  # Advice
    """The one whose remedy is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("adviceBar", self.tr("Advice"), parent)
        self._shown: Advice | None = None
        self._is_presented = False
        self._done: set[str] = set()
        self._deed_text, self._tip = "", ""
        self._remedy = self.add_button(
            "adviceRemedy",
            self.tr("Change settings"),
            self.tr("Change the settings that cause this"),
            self._choose_remedy,
        )
        self.add_close(
            "adviceDismiss",
            self.tr("Dismiss this advice"),
            self.tr("Do not show this again in this run"),
            self._dismiss_advice,
        )

    @Slot(object)
    def show_advice(self, advised: "Sequence[Advice]") -> None:
        """Show the first advice that was neither dismissed nor followed in this run, or nothing."""
        wanted = next((advice for advice in advised if advice.kind not in self._done), None)
        if wanted is None:
            self._shown = None
            self.hide()
            return
        if wanted != self._shown:
            self._shown = wanted
            self._say_advice()

    @Slot()
    def begin_run(self) -> None:
        """Forget what was dismissed."""
        self._done.clear()
        self.show_advice(())

    def fit(self, width: int) -> int:
        """Shorten the button where it is wider than the bar, and tell all in its tooltip."""
        metrics, room = self._remedy.fontMetrics(), self.room_below(width) - self._button_frame()
        text = metrics.elidedText(self._deed_text, Qt.TextElideMode.ElideRight, room)
        if self._deed_text and text != self._remedy.text():
            self._remedy.setText(text)
        tip = self._tip if text == self._deed_text else f"{self._deed_text}\n{self._tip}"
        self._remedy.setToolTip(tip)
        return super().fit(width)

    def _buttons_width(self) -> int:
        """Return the width of the button with all of its text."""
        if self._remedy.isHidden():
            return 0
        metrics = self._remedy.fontMetrics()
        return metrics.horizontalAdvance(self._deed_text) + self._button_frame()

    def _button_frame(self) -> int:
        """Return how much wider the button is than its text."""
        metrics = self._remedy.fontMetrics()
        return self._remedy.sizeHint().width() - metrics.horizontalAdvance(self._remedy.text())

    @Slot(bool)
    def set_presented(self, is_on: bool) -> None:
        """Wait while a class looks at the picture."""
        self._is_presented = is_on
        self.hide()
        self._say_advice()

    def _say_advice(self) -> None:
        advice = self._shown
        if advice is None or self._is_presented:
            return
        self._remedy.setVisible(advice.remedy is not None)
        if advice.remedy is not None:
            text, self._tip = self._deed(advice)
            changes = ", ".join(
                f"{setting_label(name)} {value_text(value)}"
                for name, value in advice.remedy.items()
            )
            self._deed_text = text.format(changes)
            self._remedy.setText(self._deed_text)
            self._remedy.setAccessibleName(self._deed_text)
            self._remedy.setToolTip(self._tip)
        self.say(translated(advice.sentence))

    def _deed(self, advice: "Advice") -> tuple[str, str]:
        """Return text and tip of the button; the text has room for the changes."""
        if advice.needs_new_weights:
            tip = self.tr("Start a new run with new first weights; can be undone")
            return self.tr("New weights with {0}"), tip
        if advice.needs_restart:
            tip = self.tr("Go back to this run's first weights; can be undone")
            return self.tr("Restart with {0}"), tip
        return self.tr("Set {0}"), self.tr("Takes effect at once; training continues")

    @Slot()
    def _choose_remedy(self) -> None:
        advice = self._shown
        self._dismiss_advice()
        if advice is not None:
            self.remedy_chosen.emit(advice)

    @Slot()
    def _dismiss_advice(self) -> None:
        if self._shown is not None:
            self._done.add(self._shown.kind)
        self._shown = None
        self.hide()

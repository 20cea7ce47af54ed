"""The bar that says that the past is shown, and leads out of it."""

from collections.abc import Callable

from visualnet.number_text import count_text, percent_text
from visualnet.ui.window.floating import FloatingBar


class LookingBackBar(FloatingBar):
    """Hidden while the newest step is shown."""

    def __init__(
        self,
        go_on: Callable[[], None],
        return_to_now: Callable[[], None],
        cancel: Callable[[], None],
    ) -> None:
        """go_on: begins a new run. cancel: ends a long replay."""
        super().__init__("lookingBackBar", self.tr("Looking back"))
        self.add_button(
            "lookingBackGoOn",
            self.tr("Go on from here"),
            self.tr("Start a new run from this step; the present one stays as it is"),
            lambda _checked: go_on(),
        )
        self.add_button(
            "lookingBackNow",
            self.tr("Back to now"),
            self.tr("Show the newest step again"),
            lambda _checked: return_to_now(),
        )
        self.add_button(
            "lookingBackCancel",
            self.tr("Stop"),
            self.tr("Stop the replay and stay at the step that is shown"),
            lambda _checked: cancel(),
        )

    def show_step(self, step: int, last: int, validated: int | None) -> None:
        """Say which step is shown, of how many. Heard once: the knob tells the steps.

        validated: the step that the validation accuracy shown is of, None where none is.
        """
        text = self.tr("You are looking back at step {0} of {1}. Nothing is lost.")
        sentence = text.format(count_text(step), count_text(last))
        if validated is not None and validated != step:
            other = self.tr("The validation accuracy is that of step {0}.")
            sentence = f"{sentence} {other.format(count_text(validated))}"
        self._show(sentence, "lookingBackGoOn", "lookingBackNow")

    def show_progress(self, step: int, share: float) -> None:
        """Say how much of a long replay is done, 0 to 1."""
        text = self.tr("Repeating the training up to step {0}: {1}")
        self._show(text.format(count_text(step), percent_text(share, 0)), "lookingBackCancel")

    def _show(self, sentence: str, *buttons: str) -> None:
        if self.isHidden():
            self.say(sentence, *buttons)
            return
        for part in self._parts:
            part.setVisible(part.objectName() in buttons)
        self.text.setText(sentence)
        self.setAccessibleDescription(sentence)

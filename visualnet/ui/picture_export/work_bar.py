"""A bar across the window about work that goes on beside it, with a way to end it."""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar

from visualnet.ui.window.floating import FloatingBar


class WorkBar(FloatingBar):
    """Hidden until there is work to tell of."""

    def __init__(
        self, cancel: Callable[[], None], finish: Callable[[], None] = lambda: None
    ) -> None:
        """cancel: ends the work for nothing. finish: ends a recording with what there is."""
        super().__init__("workBar", self.tr("Background work"))
        self._progress = QProgressBar()
        self._progress.setRange(0, 1000)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress"))
        self.add_part(self._progress, 1)
        self._finish = self.add_button(
            "workFinish",
            self.tr("Save…"),
            self.tr("End the recording and save it"),
            lambda _checked: finish(),
        )
        self._cancel = self.add_button("workCancel", "", "", lambda _checked: cancel())

    def show_work(self, text: str, share: float) -> None:
        """Tell what is being made, and the share of it that is done, 0 to 1."""
        self._show(text, self.tr("Stop"), self.tr("Stop without writing a file"))
        self._progress.setValue(round(1000 * share))
        self._progress.show()
        self._finish.hide()

    def show_recording(self, text: str) -> None:
        """Tell of something that goes on until the user ends it."""
        self._show(text, self.tr("Discard"), self.tr("Stop the recording and delete it"))
        self._progress.hide()
        self._finish.show()

    def _show(self, text: str, cancel: str, tip: str) -> None:
        self._cancel.setText(cancel)
        self._cancel.setAccessibleName(cancel)
        self._cancel.setToolTip(tip)
        self.say(text)

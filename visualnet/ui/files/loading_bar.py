"""Bar that says which data are being loaded, where that takes a while; it can cancel that."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot

from visualnet.ui.window.floating import FloatingBar

_SLOW_MS = 400
"""What is loaded sooner needs no bar."""


class LoadingBar(FloatingBar):
    """Hidden while nothing is loaded."""

    def __init__(self, cancel: Callable[[], None]) -> None:
        super().__init__("loadingBar", self.tr("Loading"))
        tip = self.tr("Keep the current data")
        self.add_button("cancelLoading", self.tr("Cancel"), tip, cancel)
        self._sentence = ""
        self._timer = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._timer.timeout.connect(self._show_late)

    @Slot(str)
    def show_loading(self, name: str) -> None:
        """Show the bar soon; name: of the data, empty where nothing is loaded any more."""
        if name:
            self._sentence = self.tr("Loading {0} …").format(name)
            if self.isVisible():
                self._show_late()
            else:
                self._timer.start()
        else:
            self._timer.stop()
            self.hide()

    @Slot()
    def _show_late(self) -> None:
        self.say(self._sentence)

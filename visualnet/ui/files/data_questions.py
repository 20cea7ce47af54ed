"""Questions about data that are opened: a new network for them, pictures that cannot be read."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from visualnet.data.class_matching import class_match, shown_names
from visualnet.errors import UnreadableImagesError
from visualnet.plain_text import shortened
from visualnet.ui.look.translation import translated
from visualnet.ui.session.data_loader import NewNetworkOffer


class DataQuestions(QObject):
    """One question at a time, over the window; the newest replaces the one before."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None

    @Slot(object)
    def ask_new_network(self, offer: NewNetworkOffer) -> None:
        """Ask whether data of other classes or image sizes are worth a new network."""
        box = self._new_box("newNetworkQuestion", self.tr("New network"))
        box.setText(self.tr("Start a new network for {0}?").format(offer.dataset.title))
        box.setInformativeText(f"{self._reason(offer)} {self.tr('Undo brings this one back.')}")
        self._open(box, self.tr("New network"), offer.accept)

    @Slot(object, object)
    def ask_leave_out(self, error: UnreadableImagesError, accept: Callable[[], None]) -> None:
        """Ask whether pictures that cannot be read are to be left out."""
        box = self._new_box("leaveOutQuestion", self.tr("Damaged pictures"))
        box.setText(self.tr("Leave out the pictures that cannot be read?"))
        told = translated(error.told)
        box.setInformativeText(shortened(f"{told}."))
        box.setDetailedText("" if shortened(told) == told else told)
        self._open(box, self.tr("Leave out"), accept)

    def _new_box(self, name: str, title: str) -> QMessageBox:
        if self._box is not None:
            self._box.reject()
        box = self._box = QMessageBox(self._window)
        box.setObjectName(name)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(title)
        return box

    def _open(self, box: QMessageBox, text: str, accept: Callable[[], None]) -> None:
        """Show the question; without an answer nothing changes."""
        start = box.addButton(text, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(start)

        def answer(_result: int) -> None:
            if self._box is box:
                self._box = None
            is_wanted = box.clickedButton() is start
            box.deleteLater()
            if is_wanted:
                accept()

        box.finished.connect(answer)
        box.open()

    def _reason(self, offer: NewNetworkOffer) -> str:
        unknown = class_match(offer.dataset, offer.classes).unknown
        if not unknown:
            return self.tr("Its images have a different size than this network expects.")
        return self.tr("It has images of {0}, which are not classes of this network ({1}).").format(
            shown_names(list(unknown)), shown_names(offer.classes)
        )

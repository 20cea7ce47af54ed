"""Asks whether data of other classes or image sizes are worth a new network."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from visualnet.data.class_matching import shown_names
from visualnet.ui.session.data_loader import NewNetworkOffer


class NewNetworkQuestion(QObject):
    """One question at a time, over the window; the newest offer replaces the one before."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None

    @Slot(object)
    def ask(self, offer: NewNetworkOffer) -> None:
        """Ask; without an answer nothing changes."""
        if self._box is not None:
            self._box.reject()
        box = self._box = QMessageBox(self._window)
        box.setObjectName("newNetworkQuestion")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("New network"))
        box.setText(self.tr("Start a new network for {0}?").format(offer.dataset.title))
        box.setInformativeText(f"{self._reason(offer)} {self.tr('Undo brings this one back.')}")
        start = box.addButton(self.tr("New network"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(start)

        def answer(_result: int) -> None:
            if self._box is box:
                self._box = None
            is_wanted = box.clickedButton() is start
            box.deleteLater()
            if is_wanted:
                offer.accept()

        box.finished.connect(answer)
        box.open()

    def _reason(self, offer: NewNetworkOffer) -> str:
        data = offer.dataset
        if set(data.classes) == set(offer.classes):
            return self.tr("Its images are of another size than those that this network reads.")
        return self.tr("Its classes are {0}; this network has {1}.").format(
            shown_names(data.classes), shown_names(offer.classes)
        )

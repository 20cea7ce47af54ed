"""Questions about data that are opened: a new network for them, pictures that cannot be read."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from visualnet.data.class_matching import class_match, shown_names
from visualnet.errors import UnreadableImagesError
from visualnet.plain_text import shortened
from visualnet.ui.look.translation import plural, translated
from visualnet.ui.session.data.data_meeting import NewNetworkOffer
from visualnet.ui.window.question import Answer, Question


class DataQuestions(QObject):
    """One question at a time, over the window; the newest replaces the one before.

    It is withdrawn where other data are asked for, or another network is shown.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._question = Question(window)

    @Slot(object)
    def ask_new_network(self, offer: NewNetworkOffer) -> None:
        """Ask whether data of other classes or image sizes are worth a new network."""
        self._question.ask(
            self.tr("New network"),
            self.tr("Start a new network for {0}?").format(offer.dataset.title),
            Answer(self.tr("New network"), offer.accept),
            details=f"{self._reason(offer)} {self.tr('Undo brings this one back.')}",
            name="newNetworkQuestion",
            replaces=True,
        )

    @Slot()
    def withdraw(self) -> None:
        """Take the question back, if one is open."""
        self._question.withdraw()

    @Slot(object, object)
    def ask_leave_out(self, error: UnreadableImagesError, accept: Callable[[], None]) -> None:
        """Ask whether pictures that cannot be read are to be left out."""
        told = translated(error.told)
        self._question.ask(
            self.tr("Damaged pictures"),
            self.tr("Leave out the pictures that cannot be read?"),
            Answer(self.tr("Leave out"), accept),
            details=shortened(f"{told}."),
            whole="" if shortened(told) == told else told,
            name="leaveOutQuestion",
            replaces=True,
        )

    def _reason_of_learnt(self, offer: NewNetworkOffer) -> str:
        one = self.tr("This network has learned 1 of the images that would test it.")
        many = self.tr(
            "This network has learned {0} of the images that would test it.", "", offer.learnt
        )
        if offer.dataset.features is not None:
            one = self.tr("This network has learned 1 of the points that would test it.")
            many = self.tr(
                "This network has learned {0} of the points that would test it.", "", offer.learnt
            )
        return plural(offer.learnt, one, many)

    def _reason(self, offer: NewNetworkOffer) -> str:
        data, own = offer.dataset.features, offer.features
        if offer.learnt:
            return self._reason_of_learnt(offer)
        if data is not None and own is not None and data.names != own.names:
            return self.tr("Its inputs are {0}, and this network reads {1}.").format(
                ", ".join(data.names), ", ".join(own.names)
            )
        if data is not None and own is None:
            return self.tr("It has points, and this network reads images.")
        if data is None and own is not None:
            return self.tr("It has images, and this network reads points.")
        unknown = class_match(offer.dataset, offer.classes).unknown
        if not unknown:
            return self.tr("Its images have a different size than this network expects.")
        if data is not None:
            return self.tr(
                "It has points of {0}, which are not classes of this network ({1})."
            ).format(shown_names(list(unknown)), shown_names(offer.classes))
        return self.tr("It has images of {0}, which are not classes of this network ({1}).").format(
            shown_names(list(unknown)), shown_names(offer.classes)
        )

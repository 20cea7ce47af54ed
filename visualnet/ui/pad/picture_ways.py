"""Choice of how a picture becomes the input of the network."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.context import Context


class PictureWays(QObject):
    """Three actions of which one is checked: that of the network, until another is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._session = context.session
        self._ways = context.actions.add_choice(
            ActionRow("picturesAsIs", "As it is", "Show the network the whole picture as it is",
                      data="as-is"),
            ActionRow("picturesInverted", "Inverted",
                      "Show the network the whole picture, with light and dark swapped",
                      data="inverted"),
            ActionRow("picturesRefitted", "Cropped and centred",
                      "Crop pictures to their ink and centre it, as MNIST was made",
                      data="refitted"),
            call=self._choose_way,
        )  # fmt: skip
        self._session.run_changed.connect(self._check_present)
        self._session.pictures_changed.connect(self._check_present)
        self._check_present()

    @Slot()
    def _check_present(self) -> None:
        for action in self._ways.actions():
            if action.data() == self._session.pictures:
                action.setChecked(True)

    def _choose_way(self, action: QAction) -> None:
        self._session.set_pictures(action.data())
        self._check_present()

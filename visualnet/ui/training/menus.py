"""Context menus of the toolbar and the status bar; the weights, dragged out."""

from functools import partial

from PySide6.QtCore import QObject, QPoint

from visualnet.ui.training.toolbar import ControlBar
from visualnet.ui.window.acts.context_menus import Act, Entries
from visualnet.ui.window.acts.weights_drag import WeightsDrag
from visualnet.ui.window.context import Context


class RunMenus(QObject):
    """Adds the menus; all texts there can be copied besides."""

    def __init__(self, context: Context, bar: ControlBar) -> None:
        super().__init__(context.window)
        self._context = context
        context.menus.add(bar, self._of_bar)
        context.menus.add(context.status("data"), self._of_data)
        context.menus.add(context.status("network"), self._of_network)
        WeightsDrag(context, context.status("network"))

    def _of_bar(self, _place: QPoint | None) -> Entries:
        units = (self.tr("Advance by"), ["exampleStep", "batchStep", "epochStep"])
        return ["play", "step", units, None, "restart", "newWeights", None, "controlBar"]

    def _of_data(self, _place: QPoint | None) -> Entries:
        show = partial(self._context.open_panel, "data")
        return [Act(self.tr("Show the images"), show, "showData"), "openData", "openDataFolder"]

    def _of_network(self, _place: QPoint | None) -> Entries:
        change = partial(self._context.open_panel, "settings")
        return [
            "export",
            Act(self.tr("Change the network"), change, "changeNetwork"),
            "newWeights",
        ]

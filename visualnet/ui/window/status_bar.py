"""Labels of the status bar: data, network, pace of training and of the picture."""

from PySide6.QtWidgets import QStatusBar

from visualnet.ui.look.translation import Texts
from visualnet.ui.widgets.build import marked
from visualnet.ui.widgets.eliding_label import ElidingLabel

_tr = Texts("StatusBar")


def fill_status_bar(bar: QStatusBar) -> dict[str, ElidingLabel]:
    """Put the labels into a status bar; returns them by their names."""
    bar.setSizeGripEnabled(False)
    labels = {}
    for name, title, tip in (
        ("data", _tr("Data"), _tr("The data that the network learns from")),
        (
            "network",
            _tr("Network"),
            _tr("Layers, activation, parameters. Drag to a folder to save the weights"),
        ),
        ("rate", _tr("Training speed"), _tr("Training speed")),
        ("frames", _tr("Frame rate"), _tr("Frames per second of the network view")),
    ):
        label = labels[name] = ElidingLabel(has_numbers=name != "data")
        bar.addWidget(marked(label, f"status{name.capitalize()}", tip, title, role="muted"))
    return labels

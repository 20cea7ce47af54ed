"""What is answered over the plane, of the network or of a neuron: made in a thread, then shown."""

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from visualnet.insight.plane import PlanePoint, answers_over, is_same_plane
from visualnet.nn.network import Network
from visualnet.scene.parts import Neuron
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.neuron_colours import fill_ramp
from visualnet.ui.look.pixels import rgb_array
from visualnet.ui.look.theme import Theme, current_theme
from visualnet.ui.plane.shades import Shades, neuron_shades, shades_of
from visualnet.ui.plane.view import PlaneView
from visualnet.ui.session.frame import Frame
from visualnet.ui.widgets.part_names import exists, layer_title, neuron_name
from visualnet.ui.window.context import Context

_PAUSE_MS = 15


class ShownAnswers(QObject):
    """Shows the answers of the newest frame, each once."""

    retitled = Signal()
    """The plane shows the answers of another neuron, or the network's again."""

    def __init__(self, context: Context, view: PlaneView, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._view = context, view
        self._made: tuple[Network, PlanePoint, Theme, bool, Neuron | None] | None = None
        self._job = NewestJob(context.jobs, _PAUSE_MS, context.tell, self)
        self.neuron: Neuron | None = None
        """Whose answers are to be shown, where the network has it; None for the network's."""

    def show(self, frame: Frame, point: PlanePoint, *, is_discrete: bool) -> None:
        """Show what a frame's network answers over the plane through a point.

        is_discrete: show the class alone, not how sure it is.
        """
        network, neuron = frame.network, self.neuron
        if neuron is not None and not exists(neuron, network.layer_sizes):
            neuron = None
        look = current_theme(), is_discrete, neuron
        made = self._made
        if made is not None and made[0] is network and made[2:] == look:
            is_same = is_same_plane(made[1], point)
            if is_same:
                return
        self._made = network, point, *look
        title = "" if neuron is None else self._name_of(neuron, frame)
        self._job.offer(partial(_shades, network, point, *look), partial(self._show, title))

    def forget(self) -> None:
        """Make anew what is shown next."""
        self._made = None

    def close(self) -> None:
        """Drop what is still under way."""
        self._job.forget()

    def _name_of(self, neuron: Neuron, frame: Frame) -> str:
        """Return whose answers are shown: hidden 1: neuron 3."""
        layer, index = neuron
        layers, classes = len(frame.network.layer_sizes), self._context.session.classes
        if layer == layers - 1 and index >= len(classes):
            # The frame is of a run that was left.
            return layer_title(layer, layers)
        name = neuron_name(layer, index, layers, classes, frame.probe.input_names)
        return self.tr("{0}: {1}").format(layer_title(layer, layers), name)

    def _show(self, title: str, shades: Shades) -> None:
        is_other = title != self._view.title
        self._view.show_shades(shades, title)
        if is_other:
            self.retitled.emit()


def _shades(
    network: Network, point: PlanePoint, theme: Theme, is_discrete: bool, neuron: Neuron | None
) -> Shades:
    answers = answers_over(network, point)
    if neuron is not None:
        return neuron_shades(network, answers, neuron, fill_ramp(theme))
    count = network.layer_sizes[-1]
    colours = np.stack([rgb_array(colour) for colour in class_colours(theme, count)])
    return shades_of(answers, colours, rgb_array(theme.background), is_discrete=is_discrete)

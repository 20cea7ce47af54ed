"""Live values of glossary entries: what a word means in the network on screen, in one line."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from visualnet.insight.neuron import layer_name
from visualnet.scene.parts import Connection, Neuron, Part
from visualnet.training.config import TrainingConfig
from visualnet.training.diagnostics import Diagnostics
from visualnet.ui.look.translation import translated
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.session.frame import Frame
from visualnet.ui.window.context import Context


@dataclass(frozen=True, slots=True, eq=False)
class Live:
    """What is on screen now.

    classes: names of the outputs. part: the neuron or connection that is looked at, if any.
    scales: the values of full colour, pair of layers by pair; empty where not known. rate: the
    learning rate now. diagnostics: of the layers, as measured last, if ever. runs: how many
    trainings are listed. title: of the model. data: title of the data set, and its numbers of
    training, validation and test images; None without one.
    """

    frame: Frame
    config: TrainingConfig
    classes: tuple[str, ...]
    part: Part | None
    scales: tuple[float, ...]
    rate: float
    temperature: float
    diagnostics: Diagnostics | None
    runs: int
    title: str
    data: tuple[str, int, int, int] | None

    @property
    def neuron(self) -> Neuron:
        """The neuron that is looked at, else the most active one of the first layer with any."""
        sizes, part = self.frame.network.layer_sizes, self.part
        if part is not None and not isinstance(part, Connection):
            layer, index = part
            if 0 < layer < len(sizes) and index < sizes[layer]:
                return part
        activations = np.nan_to_num(self.frame.forward.activations[0][0])
        return 1, int(np.argmax(activations))

    @property
    def connection(self) -> Connection:
        """The connection that is looked at, else the one that adds most to `neuron`."""
        sizes, part = self.frame.network.layer_sizes, self.part
        if isinstance(part, Connection) and part.layer + 1 < len(sizes):
            ends = (part.source, sizes[part.layer]), (part.target, sizes[part.layer + 1])
            if all(index < size for index, size in ends):
                return part
        layer, target = self.neuron
        forward = self.frame.forward
        before = forward.inputs if layer == 1 else forward.activations[layer - 2]
        sent = np.nan_to_num(before[0] * self.frame.network.weights[layer - 1][:, target])
        return Connection(layer - 1, int(np.argmax(np.abs(sent))), target)

    def function_of(self, layer: int) -> str:
        """Return the name of the activation function of a layer, 1 or more."""
        network = self.frame.network
        return (*network.activations, network.output)[layer - 1]

    def name_of(self, neuron: Neuron) -> tuple[str, str]:
        """Return the names of a neuron's layer and of the neuron: its number or its class."""
        layer, index = neuron
        sizes = self.frame.network.layer_sizes
        is_output = layer == len(sizes) - 1 and index < len(self.classes)
        name = self.classes[index] if is_output else str(index + 1)
        return translated(layer_name(layer, len(sizes))), name


Line = Callable[[Live], str]


def live_of(context: Context, frame: Frame) -> Live:
    """Return what is on screen in a frame of the window."""
    session, canvas = context.session, context.shared(NetworkView).canvas
    data, log = session.matching_dataset, session.log
    config = session.config
    rate = config.rate_at(frame.progress.epochs_done)
    return Live(
        frame=frame,
        config=config,
        classes=session.classes,
        part=canvas.pointing.focus,
        scales=canvas.shown_scales or (),
        rate=rate,
        temperature=context.frames.temperature,
        diagnostics=log.latest_diagnostics if log is not None else None,
        runs=len(context.run_log.history.records),
        title=session.title,
        data=None
        if data is None
        else (data.title, len(data.train), len(data.validation), len(data.test)),
    )

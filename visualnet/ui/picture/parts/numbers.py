"""Copies of the picture, and of the numbers of a neuron or a connection in it."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from visualnet.insight.neuron import neuron_facts
from visualnet.number_text import exact_text
from visualnet.scene.parts import Connection, Neuron, Part
from visualnet.ui.look.translation import Texts
from visualnet.ui.picture.modes import Mode, mode_name, value_source
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.setting_text import PROPER_NAMES
from visualnet.ui.widgets.copying.copyable import (
    Copyable,
    numbers_text,
    picture_data,
    table_text,
    text_data,
)
from visualnet.ui.widgets.part_names import layer_title, neuron_name

_tr = Texts("PartNumbers")

_Row = tuple[str, str]


def part_copies(frame: Frame, part: Part, classes: Sequence[str]) -> Sequence[Copyable]:
    """Return the numbers of a part in a frame, and the weights that lead into a neuron."""
    if isinstance(part, Connection):
        start = part_name(frame, (part.layer, part.source), classes)
        end = part_name(frame, (part.layer + 1, part.target), classes)
        name = f"{start} → {end}"
        rows = [(_tr("connection"), name), *_connection_rows(frame, part)]
    else:
        name = part_name(frame, part, classes)
        rows = [(_tr("neuron"), name), *_neuron_rows(frame, part)]
    text = table_text(rows)
    forms = [
        Copyable(
            _tr("Copy numbers"),
            _tr("Copied the numbers of {0}.").format(name),
            partial(text_data, text),
        )
    ]
    if not isinstance(part, Connection) and part[0] > 0:
        forms.append(_weights(frame, part, name))
    return forms


def picture_copy(canvas: QWidget) -> Copyable:
    """Return the picture of the network as it is seen."""
    said = _tr("Copied the picture of the network.")
    return Copyable(_tr("Copy picture"), said, lambda: picture_data(canvas.grab().toImage()))


def part_name(frame: Frame, neuron: Neuron, classes: Sequence[str]) -> str:
    """Return layer and name of a neuron: hidden 1, neuron 4."""
    layers = len(frame.network.layer_sizes)
    name = neuron_name(*neuron, layers, classes, frame.probe.input_names)
    return f"{layer_title(neuron[0], layers)}, {name}"


def _neuron_rows(frame: Frame, neuron: Neuron) -> Iterator[_Row]:
    facts = neuron_facts(frame.network, frame.forward, *neuron)
    if facts.pre_activation is not None and facts.bias is not None:
        yield "z", exact_text(facts.pre_activation)
        yield _tr("bias"), exact_text(facts.bias)
        yield _tr("function"), PROPER_NAMES.get(facts.function, facts.function)
    if neuron[0] == 0 and frame.probe.own_inputs:
        yield _tr("value"), exact_text(frame.probe.own_inputs[neuron[1]])
    yield _tr("activation"), exact_text(facts.activation)


def _connection_rows(frame: Frame, connection: Connection) -> Iterator[_Row]:
    for mode in Mode:
        source = value_source(mode, frame)
        if source is not None:
            name = mode_name(mode)
            yield name, exact_text(source.value_of(connection))


def _weights(frame: Frame, neuron: Neuron, name: str) -> Copyable:
    """Return the weights that lead into a neuron: those of pixels as they lie in the image."""
    layer, index = neuron
    weights = frame.network.weights[layer - 1][:, index]
    if layer == 1 and weights.size == frame.probe.image.size:
        weights = weights.reshape(frame.probe.image.shape)
    return Copyable(
        _tr("Copy incoming weights"),
        _tr("Copied the weights that lead into {0}.").format(name),
        lambda: text_data(numbers_text(weights)),
    )

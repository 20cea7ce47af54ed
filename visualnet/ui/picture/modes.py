"""Modes of the picture: what a connection's colour shows, and where a frame has it."""

from enum import Enum

from visualnet.scene.values import ValueSource
from visualnet.ui.look.translation import Texts
from visualnet.ui.session.frame import Frame

_tr = Texts("Modes")


class Mode(Enum):
    """What a connection's colour shows; the value is its short name in English."""

    FLOW = "weight × activation"
    WEIGHT = "weight"
    GRADIENT = "gradient"
    CHANGE = "change since start"
    CHANGE_SINCE_MARK = "change since mark"
    CONTRIBUTION = "why: contribution"
    STEP_GRADIENT = "one step: gradient"


def mode_name(mode: Mode) -> str:
    """Return what a mode is called in the window."""
    return {
        Mode.FLOW: _tr("weight × activation"),
        Mode.WEIGHT: _tr("weight"),
        Mode.GRADIENT: _tr("gradient"),
        Mode.CHANGE: _tr("change since start"),
        Mode.CHANGE_SINCE_MARK: _tr("change since mark"),
        Mode.CONTRIBUTION: _tr("why: contribution"),
        Mode.STEP_GRADIENT: _tr("one step: gradient"),
    }[mode]


def value_source(mode: Mode, frame: Frame) -> ValueSource | None:
    """Return what the connections' values are made of, None where the frame has nothing to show.

    There is no gradient before a step was taken with the mode on, no change without a mark, and no
    contribution, and no gradient of one step, before one was worked out.
    """
    network, forward = frame.network, frame.forward
    if mode is Mode.WEIGHT:
        return ValueSource(network.weights)
    if mode is Mode.FLOW:
        layers = [forward.inputs[0], *(a[0] for a in forward.activations[:-1])]
        return ValueSource(network.weights, activations=layers)
    if mode is Mode.GRADIENT:
        if frame.gradient is None:
            return None
        return ValueSource(network.layer_views(frame.gradient)[0])
    if mode is Mode.CONTRIBUTION:
        return None if frame.explanation is None else ValueSource(frame.explanation.connections)
    if mode is Mode.STEP_GRADIENT:
        return None if frame.step_gradient is None else ValueSource(frame.step_gradient)
    is_marked = mode is Mode.CHANGE_SINCE_MARK
    before = frame.marked_parameters if is_marked else frame.first_parameters
    if before is None:
        return None
    return ValueSource(network.weights, reference=network.layer_views(before)[0])

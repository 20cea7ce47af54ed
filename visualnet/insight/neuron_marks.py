"""Neurons that are silenced, frozen or dead, for the marks in the network's picture."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.arrays import MaskArray
from visualnet.nn.network import ForwardPass, Network

Neurons = tuple[tuple[int, int], ...]
"""Neurons as (layer, index); layer 0 is the input."""

_ACTIVE = 1e-6
"""An activation of this size or more is none of a dead neuron."""


@dataclass(frozen=True, slots=True)
class NeuronMarks:
    """What is particular about some neurons.

    silenced: by hand, so that what follows does not hear them. frozen: by hand, so that training
    leaves their incoming weights and biases alone. dead: no image looked at makes them active.
    """

    silenced: Neurons = ()
    frozen: Neurons = ()
    dead: Neurons = ()

    def __bool__(self) -> bool:
        """Tell whether any neuron is marked."""
        return bool(self.silenced or self.frozen or self.dead)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The names of the fields in which there is any neuron."""
        return tuple(kind for kind in ("silenced", "frozen", "dead") if getattr(self, kind))

    def kinds_of(self, neuron: tuple[int, int]) -> tuple[str, ...]:
        """Return the names of the fields in which a neuron is."""
        return tuple(kind for kind in self.kinds if neuron in getattr(self, kind))

    def without_active(self, forward: ForwardPass) -> "NeuronMarks":
        """Return the marks without the dead neurons that are active after all.

        forward: of one input, in which they may be: weights may have changed since the look.
        """
        dead = tuple(
            (layer, index)
            for layer, index in self.dead
            if abs(float(forward.activations[layer - 1][0, index])) < _ACTIVE
        )
        return self if len(dead) == len(self.dead) else replace(self, dead=dead)


NO_MARKS = NeuronMarks()


def find_marks(
    network: Network, held: MaskArray | None, dead: Sequence[Sequence[int]] = ()
) -> NeuronMarks:
    """Return which neurons are silenced, frozen or dead.

    held: (parameters,), True for those that training leaves alone; None for none. dead: of each
    layer after the input, the places of its dead neurons.
    Takes 0.5 ms with 784-512-512-10 (2026-11).
    """
    found = tuple((layer, int(k)) for layer, places in enumerate(dead, 1) for k in places)
    if held is None or not held.any():
        return NeuronMarks(dead=found)
    # Edits are loaded with the first.
    from visualnet.nn.edits import NEVER

    mask: npt.NDArray[Any] = held
    held_weights: Sequence[npt.NDArray[Any]]
    held_biases: Sequence[npt.NDArray[Any]]
    held_weights, held_biases = network.layer_views(mask)
    silenced: list[tuple[int, int]] = []
    frozen: list[tuple[int, int]] = []
    last = len(network.weights) - 1
    for layer, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        is_held, is_bias_held = held_weights[layer], held_biases[layer]
        silent = is_held.all(axis=1) & ~weights.any(axis=1)
        silenced += [(layer, int(k)) for k in np.flatnonzero(silent)]
        is_frozen = np.logical_and(is_held.all(axis=0), is_bias_held)
        if layer == last:
            # An output has no outgoing weights: it is silenced by those that lead into it.
            is_never = is_frozen & ~weights.any(axis=0) & (biases <= NEVER)
            silenced += [(layer + 1, int(k)) for k in np.flatnonzero(is_never)]
            is_frozen &= ~is_never
        frozen += [(layer + 1, int(k)) for k in np.flatnonzero(is_frozen)]
    return NeuronMarks(tuple(silenced), tuple(frozen), found)

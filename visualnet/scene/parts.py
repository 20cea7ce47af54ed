"""Parts of the picture: neurons and connections, to be pointed at, and whole pairs of layers."""

from dataclasses import dataclass

Neuron = tuple[int, int]
"""(layer, index); layer 0 is the input."""


@dataclass(frozen=True, slots=True)
class Connection:
    """One connection. layer: that of the source, 0 the input; the target is in the next one."""

    layer: int
    source: int
    target: int


Part = Neuron | Connection


@dataclass(frozen=True, slots=True)
class Pair:
    """All connections between a layer and the next one. layer: that of their sources."""

    layer: int


Lit = Part | Pair
"""What can stand out while all other connections are dimmed."""

"""Parts of the picture that can be pointed at: neurons and single connections."""

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

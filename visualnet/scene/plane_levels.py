"""What neurons answer over a plane, as levels of the ramp that neurons are filled with."""

from collections.abc import Sequence

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.scene.arrays import LevelArray
from visualnet.scene.colours import activation_colours, fill_levels


def plane_levels(
    functions: Sequence[str], layer: int, answers: FloatArray, largest_inputs: FloatArray
) -> LevelArray:
    """Return the levels of a layer's answers, see `insight.plane`: (neurons, cells × cells).

    functions: names of those of the network's layers, the output's last. layer: 0 for the inputs.
    answers: (cells × cells, neurons) of all of the layer. largest_inputs: of each among the data.
    """
    if layer == 0:
        # Inputs are not alike: each is shown against its own largest.
        highs = np.maximum(largest_inputs, 1e-6).tolist()
        pairs = zip(answers.T, highs, strict=True)
        return np.stack([activation_colours(column, -high, high) for column, high in pairs])
    levels: LevelArray = fill_levels(answers, functions[layer - 1]).T
    return levels

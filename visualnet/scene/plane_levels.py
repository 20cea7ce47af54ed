"""What neurons answer over a plane, as levels of the ramp that neurons are filled with."""

from collections.abc import Sequence

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.scene.arrays import LevelArray
from visualnet.scene.colours import fill_levels


def plane_levels(functions: Sequence[str], layer: int, answers: FloatArray) -> LevelArray:
    """Return the levels of a layer's answers, see `insight.plane`: (neurons, cells × cells).

    functions: names of those of the network's layers, the output's last. layer: 0 for the inputs.
    answers: (cells × cells, neurons) of all of the layer.
    """
    if layer == 0:
        # Inputs are not alike: each is shown against its own largest.
        return np.stack([fill_levels(column, "identity") for column in answers.T])
    levels: LevelArray = fill_levels(answers, functions[layer - 1]).T
    return levels

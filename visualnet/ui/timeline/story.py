"""The story of a drawing: how the network read it at each kept step."""

import numpy as np

from visualnet.arrays import FloatArray, PixelArray
from visualnet.nn.temperature import read_at
from visualnet.ui.session.past.steps import PastFinder


def story_of(
    finder: PastFinder, image: PixelArray, temperature: float = 1.0
) -> tuple[list[int], FloatArray]:
    """Return the kept steps and the probabilities of the classes there: (k,), (k, classes).

    image: (28, 28). temperature: see `OpenRun`.
    """
    rows, steps = [], []
    for point in finder.moments.keyframes:
        network = finder.network.with_parameters(point.parameters)
        steps.append(point.step)
        rows.append(read_at(network, image, temperature).probabilities[0])
    return steps, np.stack(rows)

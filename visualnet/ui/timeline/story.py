"""The story of a drawing: how the network read it at each kept step."""

import numpy as np

from visualnet.arrays import FloatArray, PixelArray
from visualnet.nn.network import as_inputs
from visualnet.nn.temperature import at_temperature
from visualnet.ui.session.past.steps import PastFinder


def story_of(
    finder: PastFinder, image: PixelArray, temperature: float = 1.0
) -> tuple[list[int], FloatArray]:
    """Return the kept steps and the probabilities of the classes there: (k,), (k, classes).

    image: (28, 28). temperature: see `OpenRun`.
    """
    inputs, rows, steps = as_inputs(image.reshape(1, -1)), [], []
    for point in finder.moments.keyframes:
        network = finder.network.with_parameters(point.parameters)
        forward = network.forward(inputs)
        if temperature != 1.0:
            forward = at_temperature(forward, temperature, network.output)
        steps.append(point.step)
        rows.append(forward.probabilities[0])
    return steps, np.stack(rows)

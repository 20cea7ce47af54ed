"""The story of a drawing: how the network read it at each kept step."""

from collections.abc import Mapping

from visualnet.arrays import FloatArray, PixelArray
from visualnet.nn.temperature import read_at
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.ui.session.past.steps import PastFinder

Story = Mapping[Checkpoint, FloatArray]
"""The probabilities of the classes, (classes,), at each kept moment, in the order of the steps."""


def story_of(finder: PastFinder, image: PixelArray, temperature: float, known: Story) -> Story:
    """Return how an image was read at all moments that are kept.

    image: (28, 28). temperature: see `OpenRun`. known: what is known of the same image already,
    which is not read again: while the training goes on, one moment comes after the other.
    """

    def read(point: Checkpoint) -> FloatArray:
        network = finder.network.with_parameters(point.parameters)
        answers: FloatArray = read_at(network, image, temperature).probabilities[0]
        return answers

    return {
        point: known[point] if point in known else read(point) for point in finder.moments.keyframes
    }

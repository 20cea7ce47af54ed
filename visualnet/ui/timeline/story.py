"""The story of a drawing: how the network read it at each kept step."""

from collections.abc import Mapping

from visualnet.arrays import FloatArray, InputArray
from visualnet.nn.temperature import read_with_each
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.ui.session.past.steps import PastFinder

_AT_ONCE = 32
"""Moments that are read in one call: of wide networks each is unpacked for it."""

Story = Mapping[Checkpoint, FloatArray]
"""The probabilities of the classes, (classes,), at each kept moment, in the order of the steps."""


def story_of(finder: PastFinder, image: InputArray, temperature: float, known: Story) -> Story:
    """Return how an image was read at all moments that are kept.

    image: (28, 28), or (inputs, 1). temperature: see `OpenRun`. known: what is known of the
    same image already, which is not read again: while the training goes on, one moment comes after
    the other.
    """
    keyframes = finder.moments.keyframes
    unread = [point for point in keyframes if point not in known]
    read: dict[Checkpoint, FloatArray] = {}
    for start in range(0, len(unread), _AT_ONCE):
        points = unread[start : start + _AT_ONCE]
        vectors = [point.parameters for point in points]
        answers = read_with_each(finder.network, vectors, image, temperature)
        read.update(zip(points, answers, strict=True))
    return {point: read[point] if point in read else known[point] for point in keyframes}

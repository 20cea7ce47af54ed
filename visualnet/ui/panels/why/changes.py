"""Changes that would flip an answer: computed in threads, handed over as values."""

from dataclasses import dataclass

from visualnet.arrays import PixelArray
from visualnet.insight.flipping import Flip, changes_to_flip
from visualnet.insight.fooling import Fooling, smallest_fooling
from visualnet.nn.network import Network


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """What turns the answer for an image into another one, for the network at a step.

    confidence: of the present answer, 0 to 1; flipped_confidence and fooled_confidence: of the new
    ones, None where none was found.
    """

    image: PixelArray
    step: int
    confidence: float
    flip: Flip
    flipped_confidence: float | None
    fooling: Fooling | None
    fooled_confidence: float | None


def changes_of(network: Network, image: PixelArray, wanted: int, step: int) -> Changes:
    """Return the changes that make the network answer `wanted`, and anything else.

    image: (28, 28) uint8. wanted: not the present answer.
    """
    flip, fooling = changes_to_flip(network, image, wanted), smallest_fooling(network, image)

    def confidence(shown: PixelArray) -> float:
        return float(network.probabilities(shown[None]).max())

    return Changes(
        image,
        step,
        confidence(image),
        flip,
        None if flip.image is None else confidence(flip.image),
        fooling,
        None if fooling is None else confidence(fooling.image),
    )

"""Pixels to add or erase so that the network answers another class."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray, IndexArray, PixelArray, read_only
from visualnet.insight.gradients import deltas_of, lead_seed, slopes_of
from visualnet.nn.network import Network, as_inputs


@dataclass(frozen=True, slots=True, eq=False)
class Flip:
    """The pixels that speak for the wanted class if they are inked or erased, best first.

    gains: (pixels,), what each would add to z of wanted minus z of answer by the gradient, if it
    became full ink (where the gradient is positive) or paper; never negative. adds: (pixels,), True
    where ink helps, False where erasing does. ranked: positions of the gains above 0, largest
    first. needed: how many of them, changed together, make the network really answer the wanted
    class, and image: the image so changed, shaped like the one given; both None if not even all of
    them do, for a gradient holds only nearby.
    """

    answer: int
    wanted: int
    gains: FloatArray
    adds: npt.NDArray[np.bool_]
    ranked: IndexArray
    needed: int | None
    image: PixelArray | None


def changes_to_flip(network: Network, image: PixelArray, wanted: int) -> Flip:
    """Rank the pixels by what changing them does for the wanted class, and try them in that order.

    image: uint8 0..255, of any shape. With the wanted class answered already, nothing is needed.
    """
    flat = image.reshape(-1)
    inputs = as_inputs(flat[None])
    forward = network.forward(inputs)
    answer = int(forward.probabilities[0].argmax())
    seed = lead_seed(network, wanted, answer)
    delta = deltas_of(network, slopes_of(network, forward), len(network.weights), seed)[0]
    gradient = network.weights[0] @ delta[0]
    adds = gradient > 0
    gains = np.abs(gradient) * np.where(adds, 1 - inputs[0], inputs[0])
    order = np.argsort(-gains, kind="stable")
    ranked = order[: int(np.count_nonzero(gains))]
    trials = np.tile(flat, (len(ranked) + 1, 1))
    for step, pixel in enumerate(ranked):
        trials[step + 1 :, pixel] = 255 if adds[pixel] else 0
    hits = np.flatnonzero(network.probabilities(trials).argmax(axis=1) == wanted)
    needed = int(hits[0]) if len(hits) else None
    changed = None if needed is None else trials[needed].reshape(image.shape)
    return Flip(
        answer=answer,
        wanted=wanted,
        gains=read_only(gains, np.float32),
        adds=read_only(adds, np.bool_),
        ranked=read_only(ranked, np.int64),
        needed=needed,
        image=None if changed is None else read_only(changed.copy(), np.uint8),
    )

"""The smallest change of an image that fools the network: DeepFool with pixels kept in range.

Moosavi-Dezfooli, Fawzi and Frossard 2016, algorithm 2, with three changes: the way to a class's
boundary is the shortest within 0..1; moves are short; and once an image is found, ways are measured
from the given image, so that the search goes on along the boundary to a nearer one (as Croce and
Hein 2020 do).
"""

from dataclasses import dataclass, replace

import numpy as np

from visualnet.arrays import PixelArray, read_only
from visualnet.insight.gradients import deltas_of, slopes_of
from visualnet.nn.metrics import RealArray
from visualnet.nn.network import Network, as_inputs

_ROUNDS = 50

_LONGEST_MOVE = 0.25
"""In full pixels: further off, taking the scores as linear leads astray."""

_PATIENCE = 5
"""So often the longest move is halved, from the best image on, before the search ends."""

_GREY_LEVEL = 1.0 / 255.0
"""Images lie so far past the boundary that rounding to whole grey levels does not undo it: along
one direction it moves an image by about 0.3 levels."""


@dataclass(frozen=True, slots=True, eq=False)
class Fooling:
    """An image close to the given one that the network answers otherwise.

    image: uint8, shaped like the given one; the answers are those for just these grey levels.
    distance: of the two images, the root of the sum of squared differences, in full pixels (0
    paper to 1 ink). It bounds the smallest possible from above.
    """

    answer: int
    fooled_answer: int
    image: PixelArray
    distance: float


def smallest_fooling(network: Network, image: PixelArray) -> Fooling | None:
    """Return the nearest image found that is answered otherwise, or None where none was found.

    image: uint8 0..255, of any shape. None, for one, where no pixel changes any score. Of 60 test
    images 60 were fooled in 784-512-256-10 at 1.27 full pixels on average (DeepFool's own: 1.38),
    in 80 ms each; 59 in 784-16-16-10, at 0.62 (1.87), in 45 ms (2026-11).
    """
    flat = image.reshape(1, -1)
    answer = int(network.probabilities(flat)[0].argmax())
    start = flat[0] * _GREY_LEVEL
    now, best, idle_rounds = start, None, 0
    for _ in range(_ROUNDS):
        origin = now if best is None else start
        move = origin + _change(network, origin, now, answer) - now
        length, longest = float(np.linalg.norm(move)), _LONGEST_MOVE * 0.5**idle_rounds
        if length == 0.0 or idle_rounds == _PATIENCE:
            break
        tried = np.clip(now + move * min(1.0, longest / length), 0.0, 1.0)
        found = _fooling(network, start, tried, answer)
        if best is None or (found is not None and found.distance < best.distance):
            now, best, idle_rounds = tried, found, 0
        else:
            idle_rounds += 1
    return None if best is None else replace(best, image=best.image.reshape(image.shape))


def _fooling(network: Network, start: RealArray, tried: RealArray, answer: int) -> Fooling | None:
    """Return what the network makes of an image in whole grey levels, None if the same answer."""
    image = read_only(np.rint(tried * 255.0), np.uint8)
    fooled_answer = int(network.probabilities(image[None])[0].argmax())
    distance = float(np.linalg.norm(image * _GREY_LEVEL - start))
    return None if fooled_answer == answer else Fooling(answer, fooled_answer, image, distance)


def _change(network: Network, origin: RealArray, now: RealArray, answer: int) -> RealArray:
    """Return the least change of origin that passes a boundary, scores linear around `now`.

    Where no boundary can be reached within 0..1, the change that comes nearest to one.
    """
    forward = network.forward(as_inputs(now[None].astype(network.parameters.dtype)))
    seeds = np.eye(network.layer_sizes[-1], dtype=network.parameters.dtype)
    deltas = deltas_of(network, slopes_of(network, forward), len(network.weights), seeds)
    gradients = (deltas[0] @ network.weights[0].T).astype(np.float64)
    # The scores that the linear picture gives to the origin.
    z = forward.pre_activations[-1][0] + gradients @ (origin - now)
    best, best_rank = np.zeros_like(now), (np.inf, np.inf)
    for other in range(len(z)):
        direction = gradients[other] - gradients[answer]
        size = float(np.linalg.norm(direction))
        if other == answer or size == 0.0:
            continue
        lead = max(float(z[answer] - z[other]) + size * _GREY_LEVEL, 0.0)
        change = _shortest(origin, direction, lead)
        missing = max(lead - float(direction @ change), 0.0) / size
        # Rounding leaves a trace of what is missing where nothing is.
        rank = (missing if missing > 1e-9 else 0.0, float(np.linalg.norm(change)))
        if rank < best_rank:
            best, best_rank = change, rank
    return best


def _shortest(start: RealArray, direction: RealArray, lead: float) -> RealArray:
    """Return the shortest change with direction · change = lead that stays in 0..1, or goes as far.

    It is λ · direction cut off at each pixel's room; the sum over pixels grows piecewise linearly
    with λ, so the piece that holds `lead` gives λ.
    """
    moving = np.flatnonzero(direction)
    speeds = np.abs(direction[moving])
    room = np.where(direction[moving] > 0, 1.0 - start[moving], start[moving])
    ends = room / speeds
    order = np.argsort(ends)
    # Up to each pixel's end: what those that have ended gave, and how fast the others give.
    ended = np.concatenate(([0.0], np.cumsum((speeds * room)[order])))[:-1]
    rates = np.cumsum((speeds**2)[order][::-1])[::-1]
    place = int(np.searchsorted(ended + rates * ends[order], lead))
    scale = (lead - ended[place]) / rates[place] if place < len(moving) else np.inf
    lengths = np.minimum(np.minimum(scale, ends) * speeds, room)
    change = np.zeros_like(start)
    change[moving] = np.sign(direction[moving]) * lengths
    return change

"""The colours of a plane by what a network answers there, made in any thread."""

from dataclasses import dataclass

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.insight.plane import PlaneAnswers
from visualnet.nn.network import Network
from visualnet.scene.arrays import ColourArray
from visualnet.scene.contour import Segments, class_borders
from visualnet.scene.parts import Neuron
from visualnet.scene.plane_levels import plane_levels

_LEAST, _MOST = 0.1, 0.42
"""Shares of a class's colour over the background: where it is a toss-up, and where it is sure."""


@dataclass(frozen=True, slots=True, eq=False)
class Shades:
    """How a plane looks. colours: (cells, cells), 0xffRRGGBB, the top row first.

    borders: lines between the classes, in shares of the plane, x and y of both ends.
    """

    colours: ColourArray
    borders: Segments


def neuron_shades(
    network: Network, answers: PlaneAnswers, neuron: Neuron, ramp: ColourArray
) -> Shades:
    """Return how a neuron's answers look over the plane: as its tile in the picture, without lines.

    answers: of that network. ramp: the colours of `plane_levels`, (256,).
    """
    layer, index = neuron
    functions = (*network.activations, network.output)
    levels = plane_levels(functions, layer, answers.layers[layer], answers.largest_inputs)[index]
    colours = ramp[levels].reshape(answers.cells, answers.cells)
    return Shades(colours, np.zeros((0, 4), np.float32))


def shades_of(
    answers: PlaneAnswers, classes: FloatArray, background: FloatArray, *, is_discrete: bool
) -> Shades:
    """Return how answers look.

    classes: (classes, 3) red, green, blue of each, 0 to 255. background: (3,). is_discrete: show
    the class alone, not how sure it is.
    """
    cells = answers.cells
    probabilities = np.nan_to_num(answers.probabilities)
    count = probabilities.shape[1]
    read = probabilities.argmax(axis=1)
    shares = np.ones(len(read), np.float32)
    if not is_discrete:
        least = 1 / count
        shares = np.clip((probabilities.max(axis=1) - least) / (1 - least), 0, 1)
    light = (_LEAST + (_MOST - _LEAST) * shares)[:, None]
    mixed = background + light * (classes[read] - background)
    channels = np.rint(mixed).astype(np.uint32)
    colours = 0xFF000000 | channels[:, 0] << 16 | channels[:, 1] << 8 | channels[:, 2]
    borders = class_borders(probabilities.reshape(cells, cells, count)) / cells
    return Shades(colours.astype(np.uint32).reshape(cells, cells), borders)

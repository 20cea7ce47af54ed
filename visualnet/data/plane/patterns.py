"""The patterns of the plane: points of two or three classes, drawn at random.

Circle, XOR, Gaussians and the spiral of two arms have the measures of TensorFlow Playground
(github.com/tensorflow/playground, src/dataset.ts): points lie within 5 of the middle of a plane
that is 12 wide.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from visualnet.arrays import LabelArray
from visualnet.features import PointArray
from visualnet.sentences import Sentence

HALF_SIDE = 6.0
"""The plane is shown from minus this to this, both ways."""

WORKED_PATTERN = "three-inputs"
"""That of the worked example: three numbers from 0 to 1."""

RADIUS = 5.0
"""Points without noise lie within so much of the middle."""

_DIGITS = 4
"""Decimals of a coordinate, so that it is the same on every machine."""

_Draw = Callable[[LabelArray, np.random.Generator], PointArray]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of the plane.

    title: for people. classes: how many. draw(labels, generator): a point for each label,
    (points, columns). columns: their names. low, high: the ends of the plane, of each column.
    """

    name: str
    title: str
    classes: int
    draw: _Draw
    columns: tuple[str, ...] = ("x", "y")
    low: float = -HALF_SIDE
    high: float = HALF_SIDE

    @property
    def class_names(self) -> tuple[str, ...]:
        """What the classes are called: "1", "2", perhaps "3"."""
        return tuple(str(number + 1) for number in range(self.classes))

    @property
    def radius(self) -> float:
        """Points without noise lie within so much of the middle."""
        return (self.high - self.low) / 2 * (RADIUS / HALF_SIDE)

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest number that points without noise have, of each column."""
        middle = (self.low + self.high) / 2
        return middle - self.radius, middle + self.radius

    def points(self, count: int, noise: float, seed: int) -> tuple[PointArray, LabelArray]:
        """Return so many points, (count, columns), and their labels, (count,), the classes in turn.

        noise: the standard deviation by which each point is moved both ways, in shares of RADIUS.
        The same numbers give the same points everywhere.
        """
        generator = np.random.default_rng([seed, _STREAM])
        labels = (np.arange(count) % self.classes).astype(np.uint8)
        points = self.draw(labels, generator)
        points += noise * self.radius * generator.standard_normal(points.shape)
        return np.round(points, _DIGITS), labels


_STREAM = 103
"""Apart from the streams that a run draws its weights and its order from."""


def curve(x: PointArray) -> PointArray:
    """Return the height of the curve that `above` asks about, from -2 to 2."""
    height: PointArray = 2 * np.sin(0.8 * x)
    return height


def _circle(labels: LabelArray, generator: np.random.Generator) -> PointArray:
    share, angle = _spread(labels, generator), 2 * np.pi * _spread(labels, generator)
    return _at(angle, np.where(labels == 0, 0.5 * share, 0.7 + 0.3 * share))


def _spread(labels: LabelArray, generator: np.random.Generator) -> PointArray:
    """Return a number from 0 to 1 for each point, those of a class evenly spread."""
    numbers = np.empty(len(labels))
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        places = generator.permutation(len(members)) + generator.random(len(members))
        numbers[members] = places / len(members)
    return numbers


def _at(angle: PointArray, distance: PointArray) -> PointArray:
    """Return the points at these angles; distance: from the middle, in shares of RADIUS."""
    ways: PointArray = np.stack([np.sin(angle), np.cos(angle)], axis=1)
    return RADIUS * distance[:, None] * ways


def _xor(labels: LabelArray, generator: np.random.Generator) -> PointArray:
    # A gap along both axes.
    sizes = generator.uniform(0.3, RADIUS, (len(labels), 2))
    signs = generator.choice([-1.0, 1.0], len(labels))
    points: PointArray = sizes * np.stack([signs, np.where(labels == 0, signs, -signs)], axis=1)
    return points


def _gaussians(labels: LabelArray, generator: np.random.Generator) -> PointArray:
    middle = np.where(labels == 0, 2.0, -2.0)
    return middle[:, None] + 0.7 * generator.standard_normal((len(labels), 2))


def _moons(labels: LabelArray, generator: np.random.Generator) -> PointArray:
    angle = generator.uniform(0, np.pi, len(labels))
    arc = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    # The second moon is the first one turned by half, and moved into it.
    place = np.where(labels[:, None] == 0, arc - [0.5, 0.25], [0.5, 0.25] - arc)
    return RADIUS / 1.5 * place


def _spiral(labels: LabelArray, generator: np.random.Generator, arms: int = 2) -> PointArray:
    along = generator.uniform(0, 1, len(labels))
    return _at(1.75 * 2 * np.pi * along + 2 * np.pi / arms * labels, along)


def _spiral3(labels: LabelArray, generator: np.random.Generator) -> PointArray:
    return _spiral(labels, generator, arms=3)


def _above(labels: LabelArray, generator: np.random.Generator) -> PointArray:
    x = generator.uniform(-RADIUS, RADIUS, len(labels))
    height = generator.uniform(0.2, RADIUS - 2, len(labels))
    return np.stack([x, curve(x) + np.where(labels == 0, height, -height)], axis=1)


def _three_inputs(labels: LabelArray, generator: np.random.Generator) -> PointArray:
    # Above and below the plane through the middle of the cube, with a gap between.
    points = generator.uniform(0, 1, (8 * len(labels) + 64, 3))
    amounts = points.sum(axis=1)
    high, low = points[amounts > 1.6], points[amounts < 1.4]
    count = len(labels)
    chosen: PointArray = np.where(labels[:, None] == 0, high[:count], low[:count])
    return chosen


PATTERNS: dict[str, Pattern] = {
    pattern.name: pattern
    for pattern in (
        Pattern("circle", Sentence("Circle"), 2, _circle),
        Pattern("xor", Sentence("XOR"), 2, _xor),
        Pattern("gaussians", Sentence("Gaussians"), 2, _gaussians),
        Pattern("moons", Sentence("Moons"), 2, _moons),
        Pattern("spiral", Sentence("Spiral"), 2, _spiral),
        Pattern("spiral3", Sentence("Spiral of three arms"), 3, _spiral3),
        Pattern(
            WORKED_PATTERN, Sentence("Three inputs"), 2, _three_inputs, ("x1", "x2", "x3"), 0.0, 1.0
        ),
        Pattern("above", Sentence("Above a curve"), 2, _above),
    )
}

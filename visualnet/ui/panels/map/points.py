"""Places of the images on the map: computed in threads, handed over as values."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf
from time import perf_counter

import numpy as np

from visualnet.arrays import FloatArray, IndexArray, PixelArray
from visualnet.data.dataset import Split
from visualnet.errors import OverflowedError
from visualnet.insight.projection import Plane, SteadyPlane, principal_plane, stratified_sample
from visualnet.insight.split_activations import split_activations
from visualnet.insight.tsne import tsne
from visualnet.nn.network import Network, as_inputs

NEIGHBOURS = 5
"""A drawing that came after a map by t-SNE stands at the mean of so many of its nearest images."""

_SEED = 0

_LARGEST = 1e14
"""Sums of squares of larger activations leave float32."""


@dataclass(frozen=True, slots=True, eq=False)
class MapSample:
    """The images that are points of the map. positions: (points,), of the images in their split."""

    split: Split
    images: PixelArray
    positions: IndexArray


@dataclass(frozen=True, slots=True, eq=False)
class MapRequest:
    """What a map is to be made of.

    network: one that does not change any more. layer: 0 for the pixels, else the number of the
    layer, hidden 1 being 1. drawing: (28, 28) uint8, or None. step: that of the network.
    is_moving: whether the network learns, so that the axes are to follow slowly.
    """

    run_id: int
    network: Network
    layer: int
    sample: MapSample
    drawing: PixelArray | None
    step: int
    is_moving: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class MapPoints:
    """Where the points of a request lie.

    places: (points, 2). answers: (points,), the classes read. drawing: (2,), and drawing_answer;
    None where there is none. shares: of the variance along each axis, None for a map by t-SNE,
    whose activations are (points, dimensions).
    """

    request: MapRequest
    places: FloatArray
    answers: IndexArray
    drawing: FloatArray | None = None
    drawing_answer: int | None = None
    shares: tuple[float, float] | None = None
    activations: FloatArray | None = None


def sample_of(split: Split, count: int) -> MapSample:
    """Return `count` images of a split, each class in its share; all where there are no more."""
    positions = stratified_sample(split.labels, count, np.random.default_rng(_SEED))
    return MapSample(split, split.images[positions], positions)


class MapMaker:
    """Makes maps by principal components, one after the other; never two at a time."""

    def __init__(self) -> None:
        self._steady = SteadyPlane()
        self._made_for: tuple[object, ...] = ()
        self._made_at = 0.0
        self._pixel_plane: Plane | None = None

    def make(self, request: MapRequest) -> MapPoints:
        """Return the points on the plane on which they vary most, held steady in time."""
        rows = request.sample.images
        if request.drawing is not None:
            rows = np.concatenate((rows, request.drawing[None]))
        points, answers = _activations(request, rows)
        count = len(request.sample.images)
        plane = self._plane(request, points[:count])
        places = plane.project(points)
        has_drawing = len(rows) > count
        return MapPoints(
            request,
            places[:count],
            answers[:count],
            places[count] if has_drawing else None,
            int(answers[count]) if has_drawing else None,
            (float(plane.shares[0]), float(plane.shares[1])),
        )

    def _plane(self, request: MapRequest, points: FloatArray) -> Plane:
        # The pixels are the same in every run.
        made_for = (request.sample, request.layer, request.layer and request.run_id)
        now = perf_counter()
        elapsed = now - self._made_at if request.is_moving else inf
        if made_for != self._made_for:
            self._steady.reset()
            self._pixel_plane = None
        self._made_for, self._made_at = made_for, now
        if request.layer:
            return self._steady.follow(points, elapsed)
        if self._pixel_plane is None:
            self._pixel_plane = principal_plane(points)
        return self._pixel_plane


def neighbour_map(request: MapRequest, should_stop: Callable[[], bool]) -> MapPoints | None:
    """Return a map by t-SNE without the drawing, which takes long, or None when stopped.

    Raises SettingError and VisualNetError as `tsne`.
    """
    points, answers = _activations(request, request.sample.images)
    places = tsne(points, _SEED, should_stop)
    return None if places is None else MapPoints(request, places, answers, activations=points)


def with_drawing(made: MapPoints, drawing: PixelArray | None) -> MapPoints:
    """Return a map by t-SNE with a drawing, (28, 28) uint8, among its nearest images.

    Nearness is that of the network and layer that the map was made of.
    """
    if drawing is None or made.activations is None:
        return made
    point, answer = _activations(made.request, drawing[None])
    distances = np.square(made.activations - point).sum(axis=1)
    nearest = np.argsort(distances, kind="stable")[:NEIGHBOURS]
    place = made.places[nearest].mean(axis=0)
    return replace(made, drawing=place, drawing_answer=int(answer[0]))


def _activations(request: MapRequest, images: PixelArray) -> tuple[FloatArray, IndexArray]:
    """Return what the layer does for some images, (images, neurons), and the classes read."""
    layer, last = request.layer, len(request.network.weights)
    unlabelled = np.zeros(len(images), np.uint8)
    wanted = (layer,) if layer else ()
    kept = split_activations(request.network, images, unlabelled, wanted, memory_limit=0)
    points = kept.of(layer) if layer else as_inputs(images.reshape(len(images), -1))
    largest = np.abs(points).max(initial=0)
    if not np.isfinite(largest):
        raise OverflowedError(
            "The activations of this layer are too large for a map; choose another layer, "
            "another model, or start from new weights."
        )
    if largest > _LARGEST:
        points = points.astype(np.float64)
    return points, kept.of(last).argmax(axis=1)

"""The connections as an image, made off the GUI thread from a network and a probe in it."""

from dataclasses import dataclass
from enum import Enum
from time import perf_counter

import numpy as np

from visualnet.nn.network import ForwardPass, Network
from visualnet.scene.arrays import ColourArray, Rect
from visualnet.scene.layout import Layout
from visualnet.scene.raster import build_raster
from visualnet.scene.selection import select_connections
from visualnet.scene.values import ScaleKeeper, connection_values, emphasis, pair_gains

Neuron = tuple[int, int]
"""(layer, index); layer 0 is the input."""


class Mode(Enum):
    """What a connection's colour shows."""

    WEIGHT = "weight"
    FLOW = "weight × activation"


@dataclass(frozen=True, slots=True, eq=False)
class PictureRequest:
    """All that a picture is built from. rect: the part of the layout that is seen."""

    layout: Layout
    network: Network
    rect: Rect
    pixel_width: int
    pixel_height: int


@dataclass(frozen=True, slots=True, eq=False)
class RenderRequest:
    """All that one image is made from."""

    picture: "ConnectionPicture"
    network: Network
    forward: ForwardPass
    mode: Mode
    focus: Neuron | None
    table: ColourArray


@dataclass(frozen=True, slots=True, eq=False)
class RenderedImage:
    """A finished image and the picture it is of. pixels: (height, width), 0xffRRGGBB."""

    picture: "ConnectionPicture"
    pixels: ColourArray


class ConnectionPicture:
    """A raster of one layout and view with what is kept from image to image.

    Built and rendered in worker threads, by one call at a time. Two buffers take turns, so that
    the window may hold one image while the next is made.
    """

    def __init__(self, request: PictureRequest) -> None:
        """Takes a few tenths of a second."""
        self.request = request
        weights = request.network.weights
        self.selection = select_connections(weights)
        width, height = request.pixel_width, request.pixel_height
        self._raster = build_raster(request.layout, self.selection, request.rect, width, height)
        self._keeper = ScaleKeeper(self.selection, pair_gains(request.layout, self.selection))
        self._values = np.zeros(self.selection.drawn, np.float32)
        self._buffers = [np.zeros((height, width), np.uint32) for _ in range(2)]
        self._mode: Mode | None = None
        self._focus: Neuron | None = None
        self._emphasis = np.ones(self.selection.drawn, np.float32)
        self._rendered_at = 0.0

    def render(self, request: RenderRequest) -> RenderedImage:
        """Return the connections lit by their values, as they are now."""
        forward, values = request.forward, self._values
        layers = [forward.inputs[0], *(a[0] for a in forward.activations[:-1])]
        flow = layers if request.mode is Mode.FLOW else None
        connection_values(request.network.weights, flow, self.selection, values)
        if request.mode is not self._mode:
            self._keeper.reset()
            self._mode = request.mode
        now = perf_counter()
        self._keeper.light(values, now - self._rendered_at, values)
        self._rendered_at = now
        if request.focus is not None:
            if request.focus != self._focus:
                self._emphasis = emphasis(self.selection, *request.focus)
            np.multiply(values, self._emphasis, out=values)
        self._focus = request.focus
        pixels = self._buffers[0]
        self._buffers.reverse()
        self._raster.render(values, request.table, pixels)
        return RenderedImage(self, pixels)

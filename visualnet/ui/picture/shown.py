"""State of the network view as values, from which any thread can draw it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.scene.arrays import ColourArray, Rect
from visualnet.scene.crowd_light import CrowdState
from visualnet.scene.emphasis import dim_smallest, emphasis
from visualnet.scene.layout import Layout, make_layout
from visualnet.scene.parts import Lit, Part
from visualnet.scene.selection import CONNECTION_LIMIT, Selection, select_connections
from visualnet.scene.values import ScaleKeeper, connection_values, pair_gains
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import Theme
from visualnet.ui.picture.connection_image import strengths
from visualnet.ui.picture.modes import Mode, value_source
from visualnet.ui.picture.tiles.painting import name_width
from visualnet.ui.picture.tracer import ShownTrace
from visualnet.ui.picture.words import label_width
from visualnet.ui.session.frame import Frame


@dataclass(frozen=True, slots=True, eq=False)
class ShownPicture:
    """One state of the view.

    size: of the view, in layout units. seen: the part of the layout that is seen, None where all
    is. share: of the connections that are not dimmed. parts: those that all others are dimmed for.
    marked: those that are pointed at. table: the colours of light. trace: paths that are shown.
    """

    frame: Frame
    classes: Sequence[str]
    mode: Mode
    share: float
    is_dashed: bool
    parts: tuple[Lit, ...]
    marked: tuple[Part, ...]
    theme: Theme
    table: ColourArray
    size: tuple[float, float]
    seen: Rect | None = None
    trace: ShownTrace | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A shown picture in a frame of its own size.

    rect: the part of the layout to show. scale: pixels per layout unit.
    """

    layout: Layout
    rect: Rect
    scale: float


def place(
    shown: ShownPicture, width: int, height: int, only_seen: bool = False, head: float = 0.0
) -> Placed:
    """Lay a picture out for so many pixels, with text and neurons as large as in the view.

    only_seen: show what is seen of the view, and what more there is room for; else the whole.
    head: of the whole, kept free above the network, in layout units.
    """
    sizes, shape = shown.frame.network.layer_sizes, shown.frame.probe.shape
    names = name_width(shown.frame.probe.input_names)
    rooms = label_width(application_font(), shown.classes), names
    if only_seen and shown.seen is not None:
        layout = make_layout(sizes, *shown.size, shape, *rooms)
        x, y, across, down = shown.seen
        scale = min(width / across, height / down)
        x, y = x + (across - width / scale) / 2, y + (down - height / scale) / 2
        return Placed(layout, (x, y, width / scale, height / scale), scale)
    scale = min(width / shown.size[0], height / shown.size[1])
    across, down = width / scale, height / scale
    layout = make_layout(sizes, across, down - head, shape, *rooms)
    return Placed(layout, (0.0, -head, across, down), scale)


@dataclass(frozen=True, slots=True, eq=False)
class LitConnections:
    """Which connections are drawn line by line and how brightly. light: (selection.drawn,).

    crowd: what the light of all others is made from, None where there is none. scales: per pair of
    layers the value at the end of the colours' scale; empty where there is no value to show.
    """

    selection: Selection
    light: FloatArray
    scales: tuple[float, ...]
    crowd: CrowdState | None = None


def lit_connections(
    shown: ShownPicture, layout: Layout, limit: int = CONNECTION_LIMIT
) -> LitConnections:
    """Return the light of a shown picture. limit: draw at most so many line by line."""
    selection = select_connections(strengths(shown.mode, shown.frame), limit)
    light: FloatArray = np.zeros(selection.drawn, np.float32)
    source = value_source(shown.mode, shown.frame)
    if source is not None:
        connection_values(source, selection, light)
    keeper = ScaleKeeper(selection, pair_gains(layout, selection))
    has_values = bool(light.any())
    keeper.light(light, 0.0, light)
    if shown.share < 1.0:
        dim_smallest(light, selection, shown.share)
    if shown.parts:
        np.multiply(light, emphasis(selection, shown.parts), out=light)
    crowd = None
    if source is not None and selection.drawn < selection.total:
        crowd = CrowdState(source, selection, keeper.factors, shown.share, shown.parts)
    scales = tuple(keeper.scales.tolist()) if has_values else ()
    return LitConnections(selection, light, scales, crowd)

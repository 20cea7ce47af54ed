"""Image of the connections, made in worker threads from a network and a probe."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.scene.arrays import ColourArray, Rect
from visualnet.scene.crowd import NoLongerWanted
from visualnet.scene.crowd_light import CrowdLight, CrowdState
from visualnet.scene.emphasis import dim_smallest, emphasis
from visualnet.scene.layout import Layout
from visualnet.scene.parts import Lit
from visualnet.scene.raster import build_raster
from visualnet.scene.selection import Selection, overlap, select_connections
from visualnet.scene.values import ScaleKeeper, ValueSource, connection_values, pair_gains
from visualnet.ui.picture.modes import Mode, value_source
from visualnet.ui.picture.tiles.images import Tiles, tiles_of
from visualnet.ui.session.frame import Frame


@dataclass(frozen=True, slots=True, eq=False)
class PictureRequest:
    """All that a picture is built from.

    rect: the part of the layout that is seen. mode: where there are too many connections to draw
    them all line by line, those with the largest values in it are. dash: length in pixels of the
    dashes that negative ones are drawn in, 0 for whole lines.
    """

    layout: Layout
    frame: Frame
    mode: Mode
    rect: Rect
    pixel_width: int
    pixel_height: int
    dash: float

    def has_view_of(self, other: "PictureRequest") -> bool:
        """Tell whether both are of the same part of the same layout, equally large and dashed."""
        return all(
            getattr(self, name) == getattr(other, name)
            for name in ("layout", "rect", "pixel_width", "pixel_height", "dash")
        )


@dataclass(frozen=True, slots=True, eq=False)
class RenderRequest:
    """All that one image is made from.

    share: of the connections of each pair of layers that are not dimmed for the smallness of their
    values, above 0 to 1. parts: what stands out; if anything does, all else is dimmed. elapsed:
    seconds since the last image, for the scales; None for those that passed.
    """

    picture: "ConnectionPicture"
    frame: Frame
    mode: Mode
    share: float
    parts: tuple[Lit, ...]
    table: ColourArray
    elapsed: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class RenderedImage:
    """A finished image and the picture it is of. pixels: (height, width), 0xffRRGGBB.

    scales: per pair of layers the size of a value at the end of the colours' scale; empty where no
    connection had any value to show. is_settled: the scales depend on what is shown alone; else
    they are still on their way from what was shown before. tiles: of the neurons, None where
    images are read.
    """

    picture: "ConnectionPicture"
    pixels: ColourArray
    mode: Mode
    scales: tuple[float, ...]
    is_settled: bool
    tiles: Tiles | None = None


_SETTLING_IMAGES = 10
"""A frame that stays has its own scales, exactly, in so many images after its first."""


# Of each image for the light of the crowd, while frames follow one another: so long, or as large a
# share of what the rest of it takes; then a pause, so that the training has more of the machine.
_MOVING_SECONDS, _MOVING_SHARE, _PAUSE_SECONDS = 0.004, 0.25, 0.2
# The same where a frame stays, or something else about the picture changed.
_RESTING_SECONDS = 0.1


class ConnectionPicture:
    """A raster of one layout and view with what is kept from image to image.

    Every connection is drawn. Where there are too many to draw each by itself in every image, the
    strongest are, and the light of the crowd of all others is added up together: a bit of it with
    each image, so that it follows the strongest a few times a second, and whole once a frame stays.

    Built and rendered in worker threads, by one call at a time. Two buffers take turns, so that
    the window may hold one image while the next is made.
    """

    def __init__(
        self,
        request: PictureRequest,
        selection: Selection | None = None,
        crowd: CrowdLight | None = None,
    ) -> None:
        """Takes a few tenths of a second.

        selection: as `request` asks for, if it is known. crowd: of another picture of this view;
        without, it comes with `add_crowd`.
        """
        self.request = request
        self.selection = selection or _selection_for(request)
        width, height = request.pixel_width, request.pixel_height
        self._raster = build_raster(
            request.layout, self.selection, request.rect, width, height, dash=request.dash
        )
        self.crowd = crowd if crowd is not None and crowd.grid == self._raster.grid else None
        self._crowd_begun: tuple[object, ...] = ()
        self._crowd_seconds = self._crowd_ended = self._image_seconds = 0.0
        self._keeper = ScaleKeeper(self.selection, pair_gains(request.layout, self.selection))
        self._values = np.zeros(self.selection.drawn, np.float32)
        self._buffers = [np.zeros((height, width), np.uint32) for _ in range(2)]
        self._mode: Mode | None = None
        self._frame: Frame | None = None
        self._images_left = 0
        self._parts: tuple[Lit, ...] = ()
        self._emphasis = np.ones(self.selection.drawn, np.float32)
        self._rendered_at = 0.0
        self._tiles: Tiles | None = None

    @property
    def nbytes(self) -> int:
        """Memory kept from image to image: raster, crowd, images, values."""
        kept = (*self._buffers, self._values, self._emphasis)
        crowd = 0 if self.crowd is None else self.crowd.nbytes
        return self._raster.nbytes + crowd + sum(array.nbytes for array in kept)

    @property
    def needs_crowd(self) -> bool:
        """Whether there are connections that nothing draws yet."""
        return self.crowd is None and self.selection.drawn < self.selection.total

    def add_crowd(self, is_wanted: Callable[[], bool] = lambda: True) -> None:
        """Let images have the light of all connections; takes a second or two for millions.

        is_wanted: asked several times a second; once it says no, all stays as it was.
        """
        raster, request = self._raster, self.request
        dash = request.dash * raster.grid[1] / request.pixel_width
        view = request.layout, request.rect, raster.grid, raster.brightness, dash
        try:
            self.crowd = CrowdLight(*view, is_wanted)
        except NoLongerWanted:
            return

    def render(
        self, request: RenderRequest, is_overtaken: Callable[[], bool] = lambda: False
    ) -> RenderedImage:
        """Return the connections lit by their values, as they are now.

        is_overtaken: whether a newer image waits, so that the light of the crowd is not waited for.
        """
        begun, values = perf_counter(), self._values
        source = value_source(request.mode, request.frame)
        if source is None:
            values.fill(0.0)
        else:
            connection_values(source, self.selection, values)
        # The outputs, at the end, nearly always have values: a quick test.
        has_values = bool(values[-1:].any() or values.any())
        is_same_frame = request.frame is self._frame
        self._light(request, values)
        is_settled = self._keeper.is_settled
        behind = None
        crowd = self.crowd
        if crowd is not None:
            is_settled &= self._follow(crowd, request, source, is_same_frame, is_overtaken)
            behind = crowd.image
        pixels = self._buffers[0]
        self._buffers.reverse()
        self._raster.render(values, request.table, pixels, behind)
        scales = tuple(self._keeper.scales.tolist()) if has_values else ()
        self._image_seconds = perf_counter() - begun - self._crowd_seconds
        self._tiles = tiles_of(request.frame, self._tiles)
        return RenderedImage(self, pixels, request.mode, scales, is_settled, self._tiles)

    def _follow(
        self,
        crowd: CrowdLight,
        request: RenderRequest,
        source: ValueSource | None,
        is_still: bool,
        is_overtaken: Callable[[], bool],
    ) -> bool:
        """Go on with the crowd's light; tells whether it is that of the request by now."""
        frame, look = request.frame, (request.share, request.parts)
        if source is None or crowd.kind != (request.mode, frame.run_id):
            crowd.clear()
            crowd.kind = (request.mode, frame.run_id)
        if source is None:
            return True
        factors = self._keeper.factors
        asked = (frame, factors, *look)
        has_other_look = self._crowd_begun[2:] != look
        is_film = request.elapsed is not None
        is_urgent = is_still or is_film or has_other_look
        is_due = is_urgent or perf_counter() - self._crowd_ended > _PAUSE_SECONDS
        is_behind = asked != self._crowd_begun and not crowd.is_busy and is_due
        if is_film or has_other_look or is_behind:
            self._crowd_begun = asked
            crowd.begin(CrowdState(source, self.selection, factors, *look))
        # In large views an image by itself takes long, so a bit of the crowd may, too.
        if is_urgent:
            seconds = max(_RESTING_SECONDS, self._image_seconds)
        else:
            seconds = max(_MOVING_SECONDS, _MOVING_SHARE * self._image_seconds)
        begun, was_busy = perf_counter(), crowd.is_busy
        is_whole = crowd.go_on(None if is_film else seconds, is_overtaken)
        ended = perf_counter()
        self._crowd_seconds = ended - begun
        if was_busy:
            self._crowd_ended = ended
        return is_whole and asked == self._crowd_begun

    def _light(self, request: RenderRequest, values: FloatArray) -> None:
        """Turn values into light, in place."""
        is_of_other_run = self._frame is not None and request.frame.run_id != self._frame.run_id
        if request.mode is not self._mode or is_of_other_run:
            self._keeper.reset()
        if request.frame is not self._frame:
            self._images_left = _SETTLING_IMAGES + 1
        self._images_left = max(1, self._images_left - 1)
        self._mode, self._frame = request.mode, request.frame
        now = perf_counter()
        # Even steps to the new scales; the first goes as far as the time since the last image says.
        least = 0.0 if self._images_left == _SETTLING_IMAGES else 1.0 / self._images_left
        elapsed = now - self._rendered_at if request.elapsed is None else request.elapsed
        self._keeper.light(values, elapsed, values, least)
        self._rendered_at = now
        if request.share < 1.0:
            dim_smallest(values, self.selection, request.share)
        if request.parts:
            if request.parts != self._parts:
                self._emphasis = emphasis(self.selection, request.parts)
            np.multiply(values, self._emphasis, out=values)
        self._parts = request.parts


def picture_for(
    request: PictureRequest,
    present: ConnectionPicture | None,
    least_overlap: float,
    is_wanted: Callable[[], bool] = lambda: True,
) -> ConnectionPicture:
    """Return a picture as asked for: the present one where it is good enough, else a new one.

    It is where it shows the same view, mode and network shape, and at least this share (0 to 1) of
    the connections that would be chosen now. One of this view that lacks its crowd is given that
    first, while is_wanted.
    """
    if present is not None and present.needs_crowd and present.request.has_view_of(request):
        present.add_crowd(is_wanted)
        return present
    selection = _selection_for(request)
    if (
        present is None
        or present.request.mode is not request.mode
        or not present.request.has_view_of(request)
    ):
        is_same_view = present is not None and present.request.has_view_of(request)
        crowd = present.crowd if present is not None and is_same_view else None
        return ConnectionPicture(request, selection, crowd)
    shared = overlap(present.selection, selection)
    if shared < least_overlap:
        return ConnectionPicture(request, selection, present.crowd)
    if shared == 1.0:
        # The same connections are the strongest now: the raster is up to date.
        present.request = request
    return present


def _selection_for(request: PictureRequest) -> Selection:
    return select_connections(strengths(request.mode, request.frame))


_STEADY = Mode.FLOW, Mode.WEIGHT, Mode.CONTRIBUTION, Mode.STEP_GRADIENT


def strengths(mode: Mode, frame: Frame) -> Sequence[FloatArray]:
    """Return what connections are chosen by: the values of a mode, but for some the weights.

    Flow, contributions and the gradient of one input change with every stroke; connections must not
    come and go with it.
    """
    source = value_source(mode, frame)
    if source is None or mode in _STEADY:
        return frame.network.weights
    if source.reference is None:
        return source.matrices
    pairs = zip(source.matrices, source.reference, strict=True)
    changes = [now - before for now, before in pairs]
    return changes if any(change.any() for change in changes) else frame.network.weights

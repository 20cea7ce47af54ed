"""The part of a plot that is shown, inside the whole that it could show."""

Range = tuple[float, float]

X, Y = 0, 1
"""The axes, as places in pairs of ranges."""

_MOST = 1e4
"""So many times can a part be smaller than the whole."""


class Zoom:
    """Ranges of two axes, never outside the whole; a part stays where it is while that grows."""

    def __init__(self, *, whole_steps: bool = False) -> None:
        """whole_steps: the bottom axis counts whole things, of which a few stay in sight."""
        self._least = 4.0 if whole_steps else 0.0
        self._whole: list[Range] = [(0.0, 1.0), (0.0, 1.0)]
        self._parts: list[Range | None] = [None, None]

    @property
    def is_zoomed(self) -> bool:
        """Whether only a part is shown."""
        return self._parts != [None, None]

    @property
    def shown(self) -> tuple[Range, Range]:
        """The ranges that are shown, across and upward."""
        x, y = (part or whole for part, whole in zip(self._parts, self._whole, strict=True))
        return x, y

    @property
    def part_across(self) -> Range | None:
        """The part of the bottom axis, None where all of it is shown."""
        return self._parts[X]

    def set_whole(self, x: Range, y: Range) -> None:
        """Say what all there is takes; a part that lies no longer inside is given up."""
        self._whole, part = [x, y], self._parts[X]
        if part is not None and (part[0] < x[0] or part[1] > x[1]):
            self.reset()

    def reset(self) -> None:
        """Show the whole again."""
        self._parts = [None, None]

    def zoom(self, axis: int, factor: float, at: float) -> None:
        """Show `factor` times less of an axis, around a value that stays where it is."""
        low, high = self.shown[axis]
        full = self._whole[axis][1] - self._whole[axis][0]
        least = max(full / _MOST, self._least if axis == X else 0.0)
        span = min(max((high - low) / factor, least), full)
        share = (at - low) / (high - low)
        self._show(axis, at - share * span, span)

    def pan(self, axis: int, distance: float) -> None:
        """Move the part along an axis, to the end of the whole at most."""
        part = self._parts[axis]
        if part is not None:
            self._show(axis, part[0] + distance, part[1] - part[0])

    def _show(self, axis: int, low: float, span: float) -> None:
        least, most = self._whole[axis]
        # To the letter, or a whole would remain a part by a rounding error.
        if span >= (most - least) * 0.999:
            self._parts[axis] = None
        else:
            low = min(max(low, least), most - span)
            self._parts[axis] = (low, low + span)

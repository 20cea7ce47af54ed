"""The strokes of a digit, moved into another form, or with what is added to it.

Each function takes the strokes of one digit as a hand drew them and returns those of the form; None
where a drawing does not allow it, as a four in one stroke cannot be opened. Ends, angle, bend and
order of what is added are drawn at random. What is measured here is in pixels of the pad.
"""

import numpy as np
import numpy.typing as npt

Way = npt.NDArray[np.float64]
"""The points of a stroke, (points, 2), x and y, y down."""

Random = np.random.Generator

MOST_TURNED = 25.0
"""Degrees by which a digit is turned to learn from, at most."""

_POINTS = 12
"""Points of a stroke that is added."""


def slashed(paths: list[Way], random: Random) -> list[Way] | None:
    """Lay a stroke through a zero, from within it or from outside, mostly rising to the right."""
    low, high = _bounds(paths)
    size, middle = high - low, (low + high) / 2 + random.normal(0, 0.05, 2) * (high - low)
    height = float(size[1])
    if height <= 0 or height < 0.5 * size[0]:
        return None
    # The slash goes by the zero's own shape, or by an angle of the hand's own.
    angle = np.arctan2(height, size[0]) if random.random() < 0.5 else np.radians(55)
    angle = np.clip(angle + np.radians(random.normal(0, 11)), np.radians(18), np.radians(82))
    along = np.array([np.cos(angle), -np.sin(angle)])
    if random.random() < 0.12:
        along[0] = -along[0]
    # Half the way from the middle to the outline is 0.5, the outline itself 1.
    reach = 0.5 / np.hypot(*(along / np.maximum(size, 0.3 * height)))
    first, last = random.uniform(0.45, 1.75, 2)
    start, end = middle - along * reach * first, middle + along * reach * last
    if random.random() < 0.5:
        start, end = end, start
    slash = _line(start, end, random.normal(0, 0.05), random)
    if random.random() < 0.1:
        # Without lifting the pen.
        near = start if np.hypot(*(paths[-1][-1] - start)) < height / 2 else end
        joined = slash if near is start else slash[::-1]
        return [*paths[:-1], np.concatenate((paths[-1], joined))]
    return [slash, *paths] if random.random() < 0.15 else [*paths, slash]


def crossed(paths: list[Way], random: Random) -> list[Way] | None:
    """Lay a bar through the stem of a seven, mostly instead of the one that may be there."""
    low, high = _bounds(paths)
    height = float(high[1] - low[1])
    number = int(np.argmax([np.ptp(path[:, 1]) for path in paths]))
    stem = paths[number]
    if height <= 0 or np.ptp(stem[:, 1]) < 0.7 * height:
        return None
    others = paths[:number] + paths[number + 1 :]
    # A few sevens are crossed twice.
    if random.random() > 0.1:
        others = [path for path in others if not _is_bar(path, low, high)]
    at = low[1] + height * random.uniform(0.34, 0.68)
    crossing = _last_crossing(stem, at)
    if crossing is None:
        return None
    if random.random() < 0.25:
        # The way to the top begins with a small hook.
        tip = stem[0] + height * random.uniform((-0.05, 0.08), (0.03, 0.22))
        stem = np.concatenate((_line(tip, stem[0], 0.0, random), stem))
    left, right = height * random.uniform(0.12, 0.42, 2)
    along = _direction(np.radians(random.normal(5, 9)))
    bar = _line(crossing - along * left, crossing + along * right, random.normal(0, 0.07), random)
    bar = bar[::-1] if random.random() < 0.15 else bar
    return [bar, stem, *others] if random.random() < 0.1 else [*others, stem, bar]


def hooked(paths: list[Way], random: Random) -> list[Way] | None:
    """Give a one a hook at its top, a foot, or mostly both; its stem stays."""
    low, high = _bounds(paths)
    stem = max(paths, key=lambda path: np.ptp(path[:, 1]))
    height = float(high[1] - low[1])
    if height < 1.2 * (high[0] - low[0]) or np.ptp(stem[:, 1]) < 0.8 * height:
        return None
    ends = sorted((int(stem[:, 1].argmin()), int(stem[:, 1].argmax())))
    kept = stem[ends[0] : ends[1] + 1]
    stem = kept if kept[0, 1] < kept[-1, 1] else kept[::-1]
    if np.hypot(*np.diff(stem, axis=0).T).sum() > 1.06 * np.hypot(*(stem[-1] - stem[0])):
        # It has a hook or a foot of its own: only the way from top to bottom is taken.
        share = random.uniform(-0.25, 0.15)
        foot = stem[0] + np.array([-share * height * 0.5, height])
        stem = _line(stem[0], foot, random.normal(0, 0.02), random)
    has_hook, has_foot = [(True, True), (True, False), (False, True)][
        int(random.choice(3, p=[0.7, 0.15, 0.15]))
    ]
    made = []
    if has_hook:
        down = np.radians(random.uniform(15, 68))
        long = height * random.uniform(0.14, 0.5)
        tip = stem[0] + long * np.array([-np.cos(down), np.sin(down)])
        hook = _line(tip, stem[0], random.normal(0, 0.07), random)
        joined = random.random() < 0.85
        made += [np.concatenate((hook, stem))] if joined else [stem, hook]
    else:
        made.append(stem)
    if has_foot:
        left, right = height * random.uniform(0.1, 0.4, 2)
        along = _direction(np.radians(random.normal(2, 6)))
        at = stem[-1] + height * np.array([0, random.normal(0, 0.02)])
        made.append(_line(at - along * left, at + along * right, random.normal(0, 0.04), random))
    return made


def opened(paths: list[Way], random: Random) -> list[Way] | None:
    """Open a four at its top: the arm leans to the left, the stem to the right."""
    if len(paths) != 2:
        return None
    arm, stem = sorted(paths, key=lambda path: path[:, 1].max())
    low, high = _bounds(paths)
    height, width = high[1] - low[1], high[0] - low[0]
    corner = int((arm[:, 1] - arm[:, 0]).argmax())
    if (
        height <= 0
        or arm[corner, 1] - arm[0, 1] < 0.25 * height
        or np.ptp(stem[:, 1]) < 0.3 * height
    ):
        return None
    arm, stem = arm.copy(), stem.copy()
    wanted = height * random.uniform(0.22, 0.5)
    gap = max(0.0, wanted - float(stem[0, 0] - arm[0, 0]))
    # Half of what is missing is made by the arm, half by the stem.
    share = random.uniform(0.2, 0.8)
    up = np.clip((arm[corner, 1] - arm[: corner + 1, 1]) / (arm[corner, 1] - arm[0, 1]), 0, 1)
    arm[: corner + 1, 0] -= share * gap * up
    top = random.uniform(-0.15, 0.5) * (arm[corner, 1] - arm[0, 1]) + arm[0, 1]
    stem = _line(
        np.array([stem[0, 0], min(top, stem[0, 1])]), stem[-1], random.normal(0, 0.03), random
    )
    up = np.clip((high[1] - stem[:, 1]) / height, 0, 1)
    stem[:, 0] += (1 - share) * gap * up
    # The arm goes on through the stem.
    beyond = float(arm[-1, 0]) < float(stem[:, 0].max()) + 0.1 * width
    if beyond:
        over = height * random.uniform(0.05, 0.3)
        end = np.array([stem[:, 0].mean() + over, arm[-1, 1] + random.normal(0, 0.03) * height])
        arm = np.concatenate((arm, _line(arm[-1], end, 0.0, random)[1:]))
    return [arm, stem]


def straight_legged(paths: list[Way], random: Random) -> list[Way] | None:
    """Give a nine a straight leg from the upper right end of its loop."""
    if len(paths) != 1:
        return None
    (path,) = paths
    low, high = _bounds(paths)
    height = float(high[1] - low[1])
    gone = np.concatenate(([0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))))
    later = np.flatnonzero((gone > 0.4 * gone[-1]) & (gone < 0.8 * gone[-1]))
    if not len(later) or height <= 0:
        return None
    joint = int(later[path[later, 1].argmin()])
    loop, top = path[: joint + 1], path[joint]
    is_closed = np.hypot(*(top - path[0])) < 0.4 * height and top[1] < low[1] + 0.4 * height
    if not is_closed or path[-1, 1] < low[1] + 0.8 * height:
        return None
    if top[0] < (loop[:, 0].min() + loop[:, 0].max()) / 2:
        return None
    long = (high[1] - top[1]) * random.uniform(0.85, 1.25)
    lean = np.radians(random.uniform(-12, 24))
    end = top + long * np.array([-np.tan(lean), 1])
    leg = _line(top, end, random.normal(0, 0.02), random)
    return [np.concatenate((loop, leg[1:]))] if random.random() < 0.8 else [loop, leg]


def turned(paths: list[Way], random: Random) -> list[Way]:
    """Turn a drawing by up to MOST_TURNED, to either side."""
    return turned_by(paths, float(random.uniform(-MOST_TURNED, MOST_TURNED)))


def turned_by(paths: list[Way], degrees: float) -> list[Way]:
    """Turn a drawing about its middle, clockwise."""
    low, high = _bounds(paths)
    middle, angle = (low + high) / 2, np.radians(degrees)
    cos, sin = np.cos(angle), np.sin(angle)
    matrix = np.array([[cos, sin], [-sin, cos]])
    return [(path - middle) @ matrix + middle for path in paths]


def _bounds(paths: list[Way]) -> tuple[Way, Way]:
    points = np.concatenate(paths)
    return points.min(axis=0), points.max(axis=0)


def _direction(angle: float) -> Way:
    """Return the direction to the right that rises by an angle."""
    return np.array([np.cos(angle), -np.sin(angle)])


def _line(start: Way, end: Way, bend: float, random: Random) -> Way:
    """Return a stroke that bends to a side, by a share of its length; a few are waves."""
    along = np.linspace(0, 1, _POINTS)[:, None]
    away = np.array([start[1] - end[1], end[0] - start[0]])
    shape = np.sin(np.pi * along * (2 if random.random() < 0.2 else 1))
    line: Way = start + (end - start) * along + away * bend * shape
    return line


def _is_bar(path: Way, low: Way, high: Way) -> bool:
    """Whether a stroke of a seven is a bar through its stem: flat, and not at the top."""
    middle = (path[:, 1].min() + path[:, 1].max()) / 2
    place = (middle - low[1]) / (high[1] - low[1])
    return bool(0.25 < place < 0.85 and np.ptp(path[:, 1]) < max(1.0, np.ptp(path[:, 0])))


def _last_crossing(path: Way, height: float) -> Way | None:
    """Return where a stroke last goes down through a height."""
    downward = np.flatnonzero((path[:-1, 1] <= height) & (path[1:, 1] > height))
    if not len(downward):
        upward = np.flatnonzero((path[:-1, 1] >= height) & (path[1:, 1] < height))
        downward = upward[:1]
    if not len(downward):
        return None
    a, b = path[downward[-1]], path[downward[-1] + 1]
    point: Way = a + (b - a) * ((height - a[1]) / (b[1] - a[1]))
    return point

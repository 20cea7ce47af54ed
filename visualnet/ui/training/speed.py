"""Training speed for a place of the slider, and its text."""

from visualnet.number_text import number_text
from visualnet.ui.look.translation import Texts, plural
from visualnet.ui.session.preferences import FULL_SPEED

_tr = Texts("Speed")

_DECADES, _PACE_DECADES = 5.0, 4.0


def speed_of(value: int) -> float | None:
    """Return examples per second for a place of the slider: 1 at 0, None (full speed) at 100."""
    return None if value >= FULL_SPEED else 10 ** (_DECADES * value / FULL_SPEED)


def pace_of(value: int) -> float | None:
    """Return epochs per second of points for a place of the slider: 0.1 at 0, None at 100."""
    return None if value >= FULL_SPEED else 10 ** (_PACE_DECADES * value / FULL_SPEED - 1)


def pace_text(epochs_per_second: float | None) -> str:
    """Return a pace of points as people say it."""
    if epochs_per_second is None:
        return _tr("full speed")
    return _tr("{0} epochs/s").format(number_text(epochs_per_second, 2))


def speed_text(examples_per_second: float | None) -> str:
    """Return a pace as people say it."""
    if examples_per_second is None:
        return _tr("full speed")
    if examples_per_second < 1.5:
        return _tr("1 example/s")
    digits = 10 ** max(0, len(str(int(examples_per_second))) - 2)
    rounded = round(examples_per_second / digits) * digits
    many = _tr("{0} examples/s", rounded)
    return plural(rounded, _tr("1 example/s"), many)

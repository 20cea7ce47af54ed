"""The scale of inputs that a network learnt with, folded into its first layer."""

from dataclasses import dataclass
from math import isfinite

import numpy as np

from visualnet.errors import SettingError
from visualnet.nn.network import Network
from visualnet.number_text import number_text
from visualnet.sentences import Sentence

_DIGITS = 9


@dataclass(frozen=True, slots=True)
class InputScale:
    """Inputs of a network, made of pixels from 0 (paper) to 1 (ink).

    paper, ink: what these two became first, such as 0 and 255. mean and std, in the same numbers:
    then the mean was subtracted, and the rest divided by the standard deviation.
    Raises SettingError for numbers that make no scale.
    """

    paper: float = 0.0
    ink: float = 1.0
    mean: float = 0.0
    std: float = 1.0

    def __post_init__(self) -> None:
        if not all(map(isfinite, (self.paper, self.ink))) or self.paper == self.ink:
            raise SettingError(
                "{range_text} is not an input range; give two different numbers, the values "
                "of paper and ink, such as 0:255.",
                range_text=self.range_text,
            )
        low, high = sorted((self.paper, self.ink))
        if not low <= self.mean <= high and self.mean != 0:
            raise SettingError(
                "The input mean {text} is outside the input range {range_text}; give its "
                "range as well, such as 0:255.",
                text=_text(self.mean),
                range_text=self.range_text,
            )
        # A deviation of 1 divides nothing, whatever the range.
        if not 0 < self.std <= max(1.0, high - low):
            raise SettingError(
                "The input's standard deviation {text} must be above 0 and within the input "
                "range {range_text}; give its range too.",
                text=_text(self.std),
                range_text=self.range_text,
            )

    @property
    def range_text(self) -> str:
        """The range as on the command line: paper:ink."""
        return f"{_text(self.paper)}:{_text(self.ink)}"

    @property
    def flags(self) -> str:
        """What says this on the command line."""
        words = []
        if (self.paper, self.ink) != (0, 1):
            words.append(f"--input-range {self.range_text}")
        if (self.mean, self.std) != (0, 1):
            words.append(f"--input-mean {_text(self.mean)} --input-std {_text(self.std)}")
        return " ".join(words) or "--input-range 0:1"

    @property
    def words(self) -> str:
        """What became of pixels, as a clause without a verb."""
        limits = Sentence(
            "pixels from {paper} (paper) to {ink} (ink)",
            paper=number_text(self.paper),
            ink=number_text(self.ink),
        )
        if (self.mean, self.std) == (0, 1):
            return limits
        shift = f" - {_text(self.mean)}" if self.mean >= 0 else f" + {_text(-self.mean)}"
        return Sentence(
            "(x{shift}) / {text} of {limits}", shift=shift, text=_text(self.std), limits=limits
        )


UNSCALED = InputScale()
"""Pixels from 0 (paper) to 1 (ink): what every network here takes."""

COMMON_SCALES = (
    UNSCALED,
    InputScale(0, 255),
    InputScale(mean=0.1307, std=0.3081),
    InputScale(-1, 1),
    InputScale(1, 0),
    InputScale(255, 0),
    InputScale(1, 0, 0.1307, 0.3081),
    InputScale(1, 0, 0.8693, 0.3081),
    InputScale(1, -1),
)
"""Those that networks of handwritten digits learn with most often.

0.1307 and 0.3081 are mean and standard deviation of MNIST's training pixels; the last five are of
dark ink on white paper.
"""


def with_scale_folded(network: Network, scale: InputScale) -> Network:
    """Return the network that answers for pixels 0..1 as this one does for scaled ones.

    Its first layer alone is another: computed in float64, kept in the network's own precision.
    """
    folded = network.copy()
    weights = network.weights[0].astype(np.float64)
    slope = (scale.ink - scale.paper) / scale.std
    start = (scale.paper - scale.mean) / scale.std
    with np.errstate(over="ignore"):
        folded.weights[0][...] = weights * slope
        folded.biases[0][...] = network.biases[0] + start * weights.sum(axis=0)
    return folded


def _text(value: float) -> str:
    # As it can be typed again, whatever the marks of the user's language.
    return f"{value:.{_DIGITS}g}"

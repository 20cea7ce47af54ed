"""First weights, drawn from a seeded generator; biases start at zero.

Each rule gives the half-width of a uniform distribution, from the number of inputs (fan_in) and
outputs (fan_out) of a layer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

import numpy as np

from visualnet.errors import SettingError
from visualnet.nn.network import Network
from visualnet.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Initializer:
    """A rule for first weights: uniform in ±limit(fan_in, fan_out)."""

    name: str
    limit: Callable[[int, int], float]
    formula: str


INITIALIZERS: dict[str, Initializer] = {
    rule.name: rule
    for rule in (
        # Glorot and Bengio 2010, eq. 16.
        Initializer(
            "glorot", lambda i, o: sqrt(6.0 / (i + o)), Sentence("±√(6 / (fan in + fan out))")
        ),
        # He et al. 2015, eq. 10: variance 2 / fan_in, here of a uniform distribution.
        Initializer("he", lambda i, _o: sqrt(6.0 / i), Sentence("±√(6 / fan in)")),
        # LeCun et al. 1998, "Efficient BackProp", eq. 16: variance 1 / fan_in.
        Initializer("lecun", lambda i, _o: sqrt(3.0 / i), Sentence("±√(3 / fan in)")),
        Initializer("uniform", lambda _i, _o: 0.05, "±0.05"),
        Initializer(
            "zero", lambda _i, _o: 0.0, Sentence("0: all neurons of a layer stay the same")
        ),
    )
}


def initialize(network: Network, name: str, seed: int, scale: float = 1.0) -> None:
    """Overwrite all parameters of the network: weights by the rule times scale, biases zero.

    The same seed gives the same weights. Raises SettingError for an unknown rule.
    """
    if name not in INITIALIZERS:
        raise SettingError(
            "There is no rule {name} for first weights; choose one of {initializers}.",
            name=repr(name),
            initializers=", ".join(INITIALIZERS),
        )
    generator = np.random.default_rng(seed)
    limit = INITIALIZERS[name].limit
    for weights, biases in zip(network.weights, network.biases, strict=True):
        half_width = scale * limit(*weights.shape)
        weights[...] = generator.uniform(-half_width, half_width, weights.shape)
        biases[...] = 0

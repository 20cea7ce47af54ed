"""One update of all weights by one example, as the optimizer in force makes it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from visualnet.arrays import MaskArray
from visualnet.insight.one_step.layout import Array64, PerParameter, joined, per_parameter
from visualnet.insight.one_step.reading import Learning
from visualnet.insight.one_step.rules import RULES, Collected, collected_from
from visualnet.insight.one_step.trying import Direction, loss_at
from visualnet.nn.network import Network
from visualnet.nn.optimizer import OptimizerState
from visualnet.settings_table import Settings


@dataclass(frozen=True, slots=True, eq=False)
class Update:
    """A step of learning, from the gradient to the new weights and what they make of the loss.

    rule: the optimizer's name, as in the settings. gradient: of the loss alone. gradient_norm: its
    length; clip_factor: what it is multiplied by, 1 where it is not too long. used: what the rule
    takes: clip_factor · gradient, and the penalties (of AdamW, l1 alone). collected_before,
    collected_after: "velocity", "mean", "square", as the rule has them. corrections: 1 - βᵗ of
    "mean" and "square", with Adam and AdamW. direction: what the learning rate decides about.
    decayed_share: the share of each weight that AdamW's decay takes away; 0 with other rules.
    before, after: the parameters; steps: after - before; held parameters have 0.
    loss_before, loss_after: of this example, without penalties. predicted: gradient · steps, how
    much the loss would change if it were a straight line.
    """

    rule: str
    learning_rate: float
    momentum: float
    gradient: PerParameter
    gradient_norm: float
    clip_factor: float
    used: PerParameter
    collected_before: Mapping[str, PerParameter]
    collected_after: Mapping[str, PerParameter]
    corrections: Mapping[str, float]
    direction: Direction
    decayed_share: float
    before: PerParameter
    after: PerParameter
    steps: PerParameter
    loss_before: float
    loss_after: float
    predicted: float

    @property
    def change(self) -> float:
        """How much the loss of this example really changes: below 0 where it falls."""
        return self.loss_after - self.loss_before


# What is too large even for double precision is seen as what it becomes.
@np.errstate(over="ignore", invalid="ignore")
def take_step(
    network: Network,
    learning: Learning,
    settings: Settings,
    learning_rate: float,
    state: OptimizerState | None = None,
    held: MaskArray | None = None,
) -> Update:
    """Work out the update that one example makes; the network stays as it is.

    learning: of this network. settings: optimizer, momentum, l1, l2 and clip_norm count. state:
    what the optimizer has collected in a run, None for nothing. held: (parameters,), True for those
    that stay as they are. Raises ShapeError for a state of another optimizer or network.

    The engine, in float32, comes to the same weights to 1e-6, but for one case: where RMSProp, Adam
    and AdamW begin without a state, they make a whole step of any gradient well above 1e-8. Behind
    saturated neurons such small ones are rounding errors in float32, or 0, so that the engine's
    weights may differ by a whole step (in a trained 784-16-16-10 by a fifth of the learning rate).
    """
    layout = gradient_of(network, learning)
    gradient = layout.vector
    norm = sqrt(float(gradient @ gradient))
    factor = _clip_factor(norm, settings.clip_norm)
    parameters = network.parameters.astype(np.float64)
    weights_alone = _weights_alone(network, parameters) if settings.l1 or settings.l2 else None
    is_decoupled = settings.optimizer == "adamw"
    used = factor * gradient if factor != 1 else gradient
    if weights_alone is not None and settings.l1:
        used = used + settings.l1 * np.sign(weights_alone)
    if weights_alone is not None and settings.l2 and not is_decoupled:
        used = used + settings.l2 * weights_alone
    before = collected_from(settings.optimizer, parameters.size, state)
    direction, after = RULES[settings.optimizer](used, before, settings.momentum)
    decay = settings.l2 if is_decoupled else 0.0
    way = _way(network, -direction, weights_alone if decay else None, decay, held)
    steps = way.steps_at(learning_rate)
    moved = parameters + steps
    return Update(
        rule=settings.optimizer,
        learning_rate=learning_rate,
        momentum=settings.momentum,
        gradient=layout,
        gradient_norm=norm,
        clip_factor=factor,
        used=per_parameter(network, used),
        collected_before=_laid_out(network, before),
        collected_after=_laid_out(network, after),
        corrections={name: 1 - share for name, share in after.faded.items()},
        direction=way,
        decayed_share=way.share_at(learning_rate),
        before=per_parameter(network, parameters),
        after=per_parameter(network, moved),
        steps=per_parameter(network, steps),
        loss_before=learning.loss,
        loss_after=loss_at(network, learning, moved),
        predicted=float(gradient @ steps),
    )


@np.errstate(over="ignore", invalid="ignore")
def at_rate(network: Network, learning: Learning, update: Update, learning_rate: float) -> Update:
    """Return the same update with another learning rate; network and learning: its own."""
    way = update.direction
    steps = way.steps_at(learning_rate)
    moved = update.before.vector + steps
    return replace(
        update,
        learning_rate=learning_rate,
        decayed_share=way.share_at(learning_rate),
        after=per_parameter(network, moved),
        steps=per_parameter(network, steps),
        loss_after=loss_at(network, learning, moved),
        predicted=float(update.gradient.vector @ steps),
    )


def gradient_of(network: Network, learning: Learning) -> PerParameter:
    """Return the gradient of the loss of one example, laid out like the parameters."""
    return per_parameter(network, learning.gradient)


def _clip_factor(norm: float, longest: float | None) -> float:
    return longest / norm if longest is not None and norm > longest else 1.0


def _weights_alone(network: Network, parameters: Array64) -> Array64:
    """Return the parameters with 0 for every bias, which penalties leave free."""
    laid_out = per_parameter(network, parameters)
    no_biases = tuple(np.zeros_like(biases) for biases in laid_out.biases)
    return joined(laid_out.weights, no_biases)


def _way(
    network: Network,
    slopes: Array64,
    decayed: Array64 | None,
    decay: float,
    held: MaskArray | None,
) -> Direction:
    if held is not None:
        slopes = np.where(held, 0.0, slopes)
        decayed = np.where(held, 0.0, decayed) if decayed is not None else None
    return Direction(
        slopes=per_parameter(network, slopes),
        decayed=per_parameter(network, decayed) if decayed is not None else None,
        decay=decay,
    )


def _laid_out(network: Network, collected: Collected) -> dict[str, PerParameter]:
    return {name: per_parameter(network, array) for name, array in collected.arrays.items()}

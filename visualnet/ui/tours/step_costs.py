"""Which share of test examples one step of learning, made for each alone, makes worse."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from enum import Enum, auto

from visualnet.arrays import MaskArray
from visualnet.data.dataset import Split
from visualnet.insight.one_step import learn_one, take_step
from visualnet.nn.network import Network, as_inputs
from visualnet.training.config import TrainingConfig
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.updater import UpdaterState

_EXAMPLES = 300
"""Of the test data, always the first; half a second with 784-16-16-10."""


class StepWay(Enum):
    """How the step is made."""

    ALONE = auto()
    """Against the gradient of the example alone."""
    COLLECTED = auto()
    """With what the run's optimizer has collected of older examples, such as the velocity."""


def share_made_worse(
    network: Network,
    test: Split,
    config: TrainingConfig,
    held: MaskArray | None,
    way: StepWay,
    updater: UpdaterState | None,
    ask: Callable[[], Future[Checkpoint]] | None,
) -> float:
    """Return the share, 0 to 1, of examples whose own loss is larger after the step.

    The network stays as it is. updater: what the run has collected; where None, ask tells.
    NaN where the run has collected nothing and that is asked for. For a thread.
    """
    state = None
    if way is StepWay.COLLECTED:
        if updater is None and ask is not None:
            try:
                updater = ask().result().updater
            except CancelledError:
                updater = None
        if updater is None:
            return float("nan")
        state = updater.optimizer
    count = min(_EXAMPLES, len(test))
    inputs = as_inputs(test.images[:count].reshape(count, -1))
    worse = 0
    for row, label in zip(inputs, test.labels[:count].tolist(), strict=True):
        learning = learn_one(network, row, label, config.target_margin)
        update = take_step(network, learning, config, config.learning_rate, state, held)
        worse += update.loss_after > update.loss_before
    return worse / count

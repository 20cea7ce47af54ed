"""One step of learning: gradient, penalties, clipping, dropout and the update, as configured."""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

import numpy as np

from visualnet.arrays import FloatArray, MaskArray, TargetArray
from visualnet.errors import ShapeError
from visualnet.nn.arrays import aligned_zeros
from visualnet.nn.backpropagation import Backpropagation, Dropout
from visualnet.nn.edited_network import restore_frozen
from visualnet.nn.matrix_products import add_scaled
from visualnet.nn.network import Network
from visualnet.nn.optimizer import Optimizer, OptimizerState
from visualnet.nn.optimizers import OPTIMIZERS, clip
from visualnet.nn.penalties import Penalties
from visualnet.nn.product_threads import begin_products, end_products, products_with
from visualnet.nn.shared_update import LEAST_SHARED, SharedUpdate
from visualnet.training.config import TrainingConfig

_KEPT_PASSES = 4
_DROPOUT_STREAM = 1


@dataclass(frozen=True, slots=True, eq=False)
class UpdaterState:
    """What decides the next steps besides parameters and settings.

    optimizer: what its rule has collected. generator: the state of the one that draws what dropout
    leaves out, as NumPy gives it: text and whole numbers, in mappings.
    """

    optimizer: OptimizerState
    generator: Mapping[str, Any]


class Updater:
    """Changes a network's parameters from batch to batch; a step allocates nothing.

    Buffers are made at the first batch of each size and kept for a few sizes.
    """

    def __init__(self, network: Network, config: TrainingConfig, threads: int = 1) -> None:
        """threads: that products take, see `product_threads`."""
        self._network = network
        self._threads = threads
        self._helper: Executor | None = None
        self._config = config
        self._passes: dict[int, Backpropagation] = {}
        self._held: tuple[MaskArray, FloatArray] | None = None
        self._generator = np.random.default_rng([config.seed, _DROPOUT_STREAM])
        self._take_optimizer()

    def step(
        self, inputs: FloatArray, labels: TargetArray, learning_rate: float
    ) -> tuple[float, int]:
        """Learn one batch; return (mean loss before the update, number answered rightly).

        inputs: (examples, inputs), 0..1. labels: (examples,). The loss is without penalties.
        """
        begin_products(self._threads)
        try:
            config, optimizer = self._config, self._optimizer
            one_pass = self._passes.get(len(labels)) or self._new_pass(len(labels))
            factor, shared = optimizer.begin_step(), self._shared
            if shared is not None:
                shared.begin(learning_rate)
            if self._clipped is None:
                # What penalties add comes last.
                ready = None if shared is None or self._has_penalties else shared.take
                result = one_pass.run(inputs, labels, factor, optimizer.adds, ready)
            else:
                result = one_pass.run(inputs, labels)
                self._hand_over_clipped(factor)
            if self._has_penalties:
                l2 = 0.0 if optimizer.decouples_decay else config.l2
                self._penalties.add(config.l1, l2, factor)
                if optimizer.decouples_decay:
                    self._penalties.decay(min(1.0, learning_rate * config.l2))
            if shared is None:
                optimizer.update(self._network.parameters, learning_rate)
            else:
                shared.end()
            if self._held is not None:
                restore_frozen(self._network.parameters, *self._held)
            return result
        finally:
            end_products()

    @property
    def held(self) -> MaskArray | None:
        """Which parameters are kept as they are, (parameters,); None for none of them."""
        return self._held[0] if self._held is not None else None

    def use_threads(self, threads: int) -> None:
        """Have products take so many threads from the next step on."""
        self._threads = threads
        self._tie_shared()
        self.shelve()

    def share(self, helper: Executor | None) -> None:
        """Let a thread take part in large steps, bit for bit; None: no longer."""
        self._helper = helper
        self._tie_shared()
        self.shelve()

    def hold(self, mask: MaskArray) -> None:
        """Keep the parameters where the mask is True, (parameters,), as they are now."""
        self._held = (mask, self._network.parameters.copy()) if mask.any() else None

    def gradient(self, inputs: FloatArray, labels: TargetArray) -> FloatArray:
        """Return the gradient of the mean loss of a batch, (parameters,), without penalties.

        Made anew at each call: for looking at, not for learning.
        """
        gradient = np.zeros_like(self._network.parameters)
        margin = self._config.target_margin
        threads = self._threads
        with products_with(threads):
            Backpropagation(
                self._network, len(labels), gradient, target_margin=margin, threads=threads
            ).run(inputs, labels)
        return gradient

    def state(self) -> UpdaterState:
        """Return a copy of the state, between two steps."""
        return UpdaterState(self._optimizer.state(), self._generator.bit_generator.state)

    def restore(self, state: UpdaterState) -> None:
        """Go on from a state of the same settings. Raises ShapeError where it cannot be theirs."""
        self._optimizer.restore(state.optimizer)
        try:
            self._generator.bit_generator.state = state.generator
        except (KeyError, OverflowError, TypeError, ValueError) as error:
            raise ShapeError(
                "The state of the random numbers is damaged; start with a new one."
            ) from error

    def apply(self, config: TrainingConfig) -> None:
        """Take over changed settings; another optimizer begins with an empty state."""
        before, self._config = self._config, config
        if config.optimizer != before.optimizer:
            self._take_optimizer()
            return
        self._optimizer.momentum = config.momentum
        self._take_extras()

    def shelve(self) -> None:
        """Let go of the buffers of the passes; they come back at the next step."""
        self._passes.clear()

    def _take_optimizer(self) -> None:
        make = OPTIMIZERS[self._config.optimizer]
        self._optimizer: Optimizer = make(self._network.parameters, self._config.momentum)
        self._tie_shared()
        self._take_extras()

    def _tie_shared(self) -> None:
        parameters = self._network.parameters
        self._shared: SharedUpdate | None = None
        # Where BLAS adds vectors in threads of its own, bits depend on where parts begin.
        is_alone = self._threads == 1 and parameters.size >= LEAST_SHARED
        if self._helper is not None and is_alone:
            self._shared = SharedUpdate(self._optimizer, parameters, self._helper)

    def _take_extras(self) -> None:
        config, gradient = self._config, self._optimizer.gradient
        self._passes.clear()
        self._has_penalties = bool(config.l1 or config.l2)
        if self._has_penalties:
            self._penalties = Penalties(self._network, gradient)
        self._clipped: FloatArray | None = None
        if config.clip_norm is not None:
            # What the optimizer has collected cannot be clipped; the new gradient alone is.
            adds = self._optimizer.adds
            self._clipped = aligned_zeros(gradient.size, gradient.dtype) if adds else gradient

    def _hand_over_clipped(self, factor: float) -> None:
        assert self._clipped is not None  # noqa: S101 - callers checked
        assert self._config.clip_norm is not None  # noqa: S101 - goes with it
        clip(self._clipped, self._config.clip_norm)
        if self._optimizer.adds:
            add_scaled(self._clipped, factor, to=self._optimizer.gradient)

    def _new_pass(self, count: int) -> Backpropagation:
        if len(self._passes) >= _KEPT_PASSES:
            self._passes.clear()
        rate = self._config.dropout
        target = self._optimizer.gradient if self._clipped is None else self._clipped
        self._passes[count] = Backpropagation(
            self._network,
            count,
            target,
            dropout=Dropout(rate, self._generator) if rate else None,
            target_margin=self._config.target_margin,
            threads=self._threads,
            helper=self._helper,
        )
        return self._passes[count]

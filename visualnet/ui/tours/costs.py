"""What lessons have measured of the shown network: neurons left out, and idle neurons."""

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from visualnet.data.dataset import Split
from visualnet.insight.ablation import ablate
from visualnet.insight.split_activations import SplitActivations, split_activations
from visualnet.nn.network import Network, as_inputs
from visualnet.training.diagnostics import Diagnostics, diagnose
from visualnet.ui.window.context import Context

_EXAMPLES = 256
"""Of the test data, always the first, so that two looks at the same weights say the same."""


class NeuronCosts(QObject):
    """Measures what is asked for; answers None until that has been measured."""

    measured = Signal()
    """Something that was asked for is known now."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._network: Network | None = None
        self._activations: SplitActivations | None = None
        self._known: dict[tuple[int, int], float] = {}
        self._asked: set[tuple[int, int]] = set()
        self._looked: tuple[Network, Diagnostics] | None = None

    def idle_neurons(self) -> Diagnostics | None:
        """Return what a look into the layers finds now; None without test data. At most 10 ms.

        Its gradient is none of a batch.
        """
        session = self._context.session
        network, data = session.network, session.matching_dataset
        if data is None or not len(data.test):
            return None
        if self._looked is None or self._looked[0].parameters is not network.parameters:
            inputs = as_inputs(data.test.images[:_EXAMPLES].reshape(-1, network.layer_sizes[0]))
            nothing = np.zeros_like(network.parameters)
            self._looked = network, diagnose(network, nothing, inputs, session.shown_step)
        return self._looked[1]

    def accuracy_without(self, layer: int, index: int) -> float | None:
        """Return the accuracy, 0 to 1, with a neuron's activation held at zero; None: not yet."""
        session = self._context.session
        network, data = session.network, session.matching_dataset
        if data is None or not len(data.test):
            return None
        if self._network is None or self._network.parameters is not network.parameters:
            self._network, self._activations = network, None
            self._known, self._asked = {}, set()
        part = layer, index
        if part not in self._asked:
            self._asked.add(part)
            work = partial(self._measure, network, data.test, part)
            self._context.jobs.submit(work, partial(self._keep, network, part))
        return self._known.get(part)

    def _measure(self, network: Network, test: Split, part: tuple[int, int]) -> float:
        """Measure in a thread; what the images make of the layers serves the next neuron too."""
        kept = self._activations
        if kept is None or kept.network is not network or part[0] not in kept.layers:
            kept = split_activations(network, test.images, test.labels, (part[0],))
            self._activations = kept
        return ablate(kept, *part).accuracy_after

    def _keep(self, network: Network, part: tuple[int, int], accuracy: float) -> None:
        if self._network is network:
            self._known[part] = accuracy
            self.measured.emit()

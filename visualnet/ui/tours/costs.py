"""What lessons have measured of the shown network: in a thread, or kept while its weights stay."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from visualnet.data.dataset import Split
from visualnet.insight.ablation import ablate
from visualnet.insight.fooling import smallest_fooling
from visualnet.insight.split_activations import SplitActivations, split_activations
from visualnet.nn.network import Network, as_inputs
from visualnet.training.diagnostics import Diagnostics, diagnose
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.open_run import State
from visualnet.ui.tours.step_costs import StepWay, share_made_worse
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
        self._known: dict[object, float] = {}
        self._asked: set[object] = set()
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
        part = layer, index
        return self._found(network, part, lambda: self._without(network, data.test, part))

    def fooling_change(self, frame: Frame | None) -> float | None:
        """Return how much one pixel must change at most, 0 to 1, to turn what a frame reads.

        None: not yet, or nothing is read, or no such change was found.
        """
        network = self._context.session.network
        is_of_now = frame is not None and frame.network.parameters is network.parameters
        if frame is None or not is_of_now or frame.answer is None:
            return None
        image = frame.probe.pixels

        def measure() -> float:
            found = smallest_fooling(network, image)
            if found is None:
                return float("nan")
            return float(np.abs(as_inputs(found.image) - as_inputs(image)).max())

        return self._found(network, ("fooling", image.tobytes()), measure)

    def share_made_worse(self, way: StepWay) -> float | None:
        """Return which share of the first test examples a step for each alone makes worse.

        None: not yet, or there is no test data, or no velocity where that is asked for.
        """
        session = self._context.session
        data, run = session.matching_dataset, session.run
        if data is None or not len(data.test) or run is None:
            return None
        past = run.past
        asked = run.ask_checkpoint if past is None else None
        state = None if past is None else past.point.updater
        measure = partial(
            share_made_worse, session.network, data.test, session.config, run.held, way,
            state, asked,
        )  # fmt: skip
        return self._found(session.network, (way, session.config), measure)

    def _found(self, network: Network, key: object, work: Callable[[], float]) -> float | None:
        if self._network is None or self._network.parameters is not network.parameters:
            self._network, self._activations = network, None
            self._known, self._asked = {}, set()
        is_running = self._context.session.state is State.RUNNING
        if key not in self._asked and not is_running:
            self._asked.add(key)
            self._context.jobs.submit(work, partial(self._keep, network, key))
        return self._known.get(key)

    def _without(self, network: Network, test: Split, part: tuple[int, int]) -> float:
        """Measure in a thread; what the images make of the layers serves the next neuron too."""
        kept = self._activations
        if kept is None or kept.network is not network or part[0] not in kept.layers:
            kept = split_activations(network, test.images, test.labels, (part[0],))
            self._activations = kept
        return ablate(kept, *part).accuracy_after

    def _keep(self, network: Network, key: object, value: float) -> None:
        if self._network is network:
            self._known[key] = value
            self.measured.emit()

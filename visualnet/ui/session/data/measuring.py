"""Test accuracy of a run's first weights, measured in a thread when the run is opened."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from visualnet.data.class_matching import usual_order
from visualnet.data.datasets import Dataset
from visualnet.errors import OverflowedError
from visualnet.models.document import ModelDocument
from visualnet.nn.network import Network
from visualnet.training.evaluation import evaluate
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.session.new_runs import matched_or_not
from visualnet.ui.session.open_run import OpenRun
from visualnet.ui.session.session import Session

_Then = Callable[[float | None], None]


class AccuracyMeter(QObject):
    """Measures every run that is opened, whatever it comes from, on the test images of its data.

    So one network has one figure. Random first weights are not measured unless it is asked for.
    """

    def __init__(self, session: Session, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._waiting: dict[OpenRun, list[_Then]] = {}
        session.run_changed.connect(self._measure_shown)

    @Slot()
    def _measure_shown(self) -> None:
        run = self._session.run
        if run is not None and not run.is_drawn and not run.snapshot.step:
            self.measure(run)

    def measure(self, run: OpenRun, then: _Then = lambda _accuracy: None) -> None:
        """Measure the first weights of a run, if they are not yet; then(accuracy), 0 to 1.

        None where there is nothing to measure.
        """
        if run.known_test_accuracy is not None or not run.fits_data:
            then(run.known_test_accuracy)
            return
        waiting = self._waiting.setdefault(run, [])
        waiting.append(then)
        if len(waiting) == 1:
            trainer = run.trainer
            # Training changes the weights of its network meanwhile, not these.
            network = trainer.network.with_parameters(trainer.first_parameters)
            work = partial(measured_accuracy, network, trainer.dataset)
            self._jobs.submit(work, partial(self._keep_accuracy, run, trainer.dataset))

    def _keep_accuracy(self, run: OpenRun, dataset: Dataset, accuracy: float | None) -> None:
        waiting = self._waiting.pop(run)
        if run.trainer.dataset is not dataset:
            # Its data were located meanwhile, or it was a lesson that is over.
            return
        run.known_test_accuracy = accuracy
        if run is self._session.run:
            self._session.shown_changed.emit()
        for then in waiting:
            then(accuracy)


def measured_accuracy(network: Network, dataset: Dataset) -> float | None:
    """Return how well a network reads the test images of data with its own classes, 0 to 1.

    None where there are no such images, or its answers are no numbers.
    """
    test = dataset.test
    if not len(test):
        return None
    try:
        return evaluate(network, test.inputs, test.labels).accuracy
    except OverflowedError:
        # The reading beside the pad says so.
        return None


def accuracy_of_model(document: ModelDocument, dataset: Dataset) -> float | None:
    """Return how well a model reads the test images of some data, 0 to 1.

    None where it is of other images or classes, there are no test images, or its answers are no
    numbers.
    """
    network = document.network
    classes = document.called_as(usual_order(dataset.classes)).metadata.classes
    test = matched_or_not(dataset, classes)
    if test.classes != classes or test.input_count != network.layer_sizes[0]:
        return None
    return measured_accuracy(network, test)

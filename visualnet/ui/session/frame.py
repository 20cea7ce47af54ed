"""A frame: one state of everything that is shown, as values."""

from dataclasses import dataclass, replace
from enum import Enum
from math import nan
from typing import cast

import numpy as np

from visualnet.arrays import FloatArray, InputArray, PixelArray
from visualnet.data.drawing.picture_ways import is_blank
from visualnet.insight.contributions import Contributions
from visualnet.insight.doubt import tied_classes
from visualnet.insight.neuron_marks import NO_MARKS, NeuronMarks
from visualnet.insight.plane import PlanePoint
from visualnet.nn.network import ForwardPass, Network
from visualnet.training.history import MetricLog
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.snapshots import Snapshot


class ProbeSource(Enum):
    """Where the input that is shown comes from."""

    DRAWING = "drawing"
    TEST_IMAGE = "test image"
    TRAINING = "training example"
    POINT = "point"
    NOTHING = "nothing"

    @property
    def is_of_pad(self) -> bool:
        """Whether it is what stands in the drawing pad, or in the plane that takes its place."""
        return self in (ProbeSource.DRAWING, ProbeSource.TEST_IMAGE, ProbeSource.POINT)


@dataclass(frozen=True, slots=True, eq=False)
class Probe:
    """The input that goes through the network.

    image: (28, 28) uint8; of a point its inputs, (inputs, 1) float32. label: the truth, where it
    is known. point: it and its plane, where the network reads points.
    """

    image: InputArray
    label: int | None
    source: ProbeSource
    point: PlanePoint | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the input."""
        rows, columns = self.image.shape
        return rows, columns

    @property
    def pixels(self) -> PixelArray:
        """The image, (28, 28) uint8; only where it is no point."""
        assert self.point is None  # noqa: S101 - see above
        return cast(PixelArray, self.image)

    @property
    def input_names(self) -> tuple[str, ...]:
        """What the inputs are called; empty for pixels."""
        return () if self.point is None else self.point.features.names

    @property
    def own_inputs(self) -> tuple[float, ...]:
        """The inputs of a point in the units of its data, where the network takes others."""
        is_scaled = self.point is not None and self.point.features.is_scaled
        return self.point.own_inputs if self.point is not None and is_scaled else ()


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """How far the run is, as it is told to the user; nan where nothing was measured.

    example_number: of the example shown or learnt last, from 1, of the batch_examples in its batch;
    0 before the first. is_by_example: whether the run goes on by single examples. is_over: whether
    it takes no further step. revision: raised by edits by hand. tested_step: of the weights that
    the test accuracy is of, None where there is none.
    """

    step: int = 0
    epochs_done: float = 0.0
    loss: float = nan
    examples_per_second: float = nan
    validation_accuracy: float = nan
    test_accuracy: float = nan
    example_number: int = 0
    batch_examples: int = 0
    is_by_example: bool = False
    is_over: bool = False
    revision: int = 0
    tested_step: int | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """The last figures that were measured until some step."""

    validation_accuracy: float | None
    test_accuracy: float | None
    tested_step: int | None
    validated_step: int | None = None

    @classmethod
    def at(cls, log: MetricLog, step: int | None) -> "Measured":
        """Return those of a log. step: None for the newest."""
        if step is None:
            tested = log.latest_test_accuracy, log.latest_tested_step
            return cls(log.latest_validation_accuracy, *tested)
        rows = [row for row in log.evaluations() if row.step <= step]
        validated = [row for row in rows if row.validation_accuracy is not None]
        tests = [row for row in rows if row.test_accuracy is not None]
        return cls(
            validated[-1].validation_accuracy if validated else None,
            tests[-1].test_accuracy if tests else None,
            tests[-1].step if tests else None,
            validated[-1].step if validated else None,
        )


@dataclass(frozen=True, slots=True, eq=False)
class PastStep:
    """A step of a run as it was. point: what goes on from there. snapshot: what is shown of it."""

    point: Checkpoint
    snapshot: Snapshot

    @property
    def step(self) -> int:
        """How many updates had been made."""
        return self.snapshot.step


@dataclass(frozen=True, slots=True)
class Reading:
    """What an image is read as. probability: of the answer. doubt: see Frame."""

    answer: int
    probability: float
    doubt: float


def answer_of(image: InputArray, forward: ForwardPass) -> int | None:
    """Return the class that an image is read as; None where it is blank, or no answer is a number.

    forward: of the image alone.
    """
    answers = forward.probabilities[0]
    if is_blank(image) or not np.isfinite(answers).all():
        return None
    return int(answers.argmax())


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One state of the network and of the probe in it; nothing in it changes any more.

    forward: of the probe alone, arrays of one row. answer: the class with the largest probability,
    None where there is nothing to read, or the answer is no number. doubt: how little that is to be
    believed, 0 to 1, None where nothing is read. gradient, first_parameters, marked_parameters:
    read-only, (parameters,): of the last batch, where it was wanted and there was one; those that
    the run began with; those of the step that the user marked. explanation: what speaks for
    one class and against another, as it was worked out last; perhaps for a frame shortly before.
    pad: what the content of the pad is read as, whatever the probe is; None where there is none.
    marks: which neurons are silenced, frozen or dead. step_gradient: of the loss of one input by
    the weights, (fan_in, fan_out) each, where it is stepped through; as old as the explanation.
    """

    run_id: int
    network: Network
    probe: Probe
    forward: ForwardPass
    answer: int | None
    progress: Progress
    gradient: FloatArray | None = None
    first_parameters: FloatArray | None = None
    marked_parameters: FloatArray | None = None
    doubt: float | None = None
    explanation: Contributions | None = None
    pad: Reading | None = None
    marks: NeuronMarks = NO_MARKS
    step_gradient: tuple[FloatArray, ...] | None = None

    def with_explanation(self, explanation: Contributions | None) -> "Frame":
        """Return the frame with an explanation, if it is one of a network of this shape."""
        if explanation is not None:
            shapes = [pair.shape for pair in explanation.connections]
            is_fit = shapes == [weights.shape for weights in self.network.weights]
            if not is_fit or self.answer is None:
                explanation = None
        return self if explanation is self.explanation else replace(self, explanation=explanation)

    def with_step_gradient(self, gradient: tuple[FloatArray, ...] | None) -> "Frame":
        """Return the frame with the gradient of one step, if it is of a network of this shape."""
        if gradient is not None:
            shapes = [weights.shape for weights in self.network.weights]
            gradient = gradient if [each.shape for each in gradient] == shapes else None
        return self if gradient is self.step_gradient else replace(self, step_gradient=gradient)

    @property
    def tied(self) -> tuple[int, ...]:
        """The classes that are equally likely; none where one is the answer, or nothing is read."""
        return () if self.answer is None else tied_classes(self.forward.probabilities[0])

    @property
    def marked_answer(self) -> int | None:
        """The class to be marked as the answer; None where several are equally likely."""
        return None if self.tied else self.answer

    @property
    def is_overflowed(self) -> bool:
        """Whether sums in the network are too large, so that its answer is no number."""
        return not np.isfinite(self.forward.probabilities).all()

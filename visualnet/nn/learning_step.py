"""The edit that moves all weights and biases at once, as one step of learning does."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.errors import SettingError, ShapeError
from visualnet.nn.edits import Edit
from visualnet.nn.network import Network
from visualnet.nn.parts import Part, Pieces
from visualnet.number_text import count_text, number_text
from visualnet.sentences import Sentence


@dataclass(frozen=True, slots=True, eq=False)
class LearningStep(Edit):
    """Give all weights and biases the values that one step of learning leads to.

    after: those values, laid out like the parameters, (parameters,), which must not change any
    more. learning_rate: of the step. Raises SettingError where a value is no number.
    """

    after: FloatArray
    learning_rate: float

    def __post_init__(self) -> None:
        if not np.isfinite(self.after).all():
            raise SettingError(
                "With the learning rate {rate} a weight becomes too large for a number. Choose a "
                "smaller one.",
                rate=number_text(self.learning_rate, 6),
            )

    def _pieces(self, network: Network, vector: FloatArray) -> Pieces:
        return Part().incoming(network, vector)

    def _change(self, pieces: Pieces, network: Network) -> None:
        if pieces[0].shape != self.after.shape:
            raise ShapeError(
                "The step has {count} values for {parameter_count} parameters.",
                count=count_text(self.after.size),
                parameter_count=count_text(network.parameters.size),
            )
        pieces[0][...] = self.after

    def _sentence(self, _network: Network, _inputs: Sequence[str]) -> str:
        return Sentence(
            "All weights and biases took one step of learning at the rate {rate}.",
            rate=number_text(self.learning_rate, 6),
        )

"""Edits by hand: values that each say one thing to do to a network's parameters.

`edited_network.py` makes a list of them in order, and undoes the last by dropping it.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray, MaskArray
from visualnet.errors import SettingError, ShapeError
from visualnet.nn.network import Network
from visualnet.nn.parts import Part, Pieces
from visualnet.number_text import number_text, with_percent
from visualnet.sentences import Sentence, capitalised

_LARGEST = float(np.finfo(np.float32).max)

NEVER = -128.0
"""z of an output that is never given: with float32, softmax and sigmoid make exactly 0 of it,
unless the largest z is under -24. Lower ones would make its loss so large as to seem divergence."""


class Edit(ABC):
    """One change of a network's parameters; a value, which never changes itself.

    parameters, everywhere: of a network of that shape, (parameters,). All raise ShapeError where
    the network has no such part.
    """

    __slots__ = ()

    def write(self, network: Network, parameters: FloatArray) -> None:
        """Make the edit in the parameters themselves."""
        self._change(self._pieces(network, parameters), network)

    def mask(self, network: Network) -> MaskArray:
        """Return which parameters the edit is about: True for all that it may change."""
        mask = np.zeros(network.parameters.size, np.bool_)
        for piece in self._pieces(network, mask):
            piece[...] = True
        return mask

    def describe(self, network: Network, inputs: Sequence[str] = ()) -> str:
        """Return what the edit does, as one sentence. inputs: names of those that are no pixels."""
        return capitalised(self._sentence(network, inputs))

    @abstractmethod
    def _pieces(self, network: Network, vector: npt.NDArray[Any]) -> Pieces:
        """Return views of what the edit is about in a vector laid out like the parameters."""

    @abstractmethod
    def _change(self, pieces: Pieces, network: Network) -> None:
        """Make the edit in these pieces of the parameters."""

    @abstractmethod
    def _sentence(self, network: Network, inputs: Sequence[str]) -> str:
        """Return what the edit does; its first letter may be small."""


@dataclass(frozen=True, slots=True)
class SetWeight(Edit):
    """Give one weight a value: of the connection from `source` into `neuron` of `layer`, from 1.

    Raises SettingError for a value that float32 does not hold.
    """

    layer: int
    source: int
    neuron: int
    value: float

    def __post_init__(self) -> None:
        _check_value("A weight", self.value)

    def _pieces(self, network: Network, vector: npt.NDArray[Any]) -> Pieces:
        Part(self.layer, self.neuron).check(network, first_layer=1)
        outgoing = Part(self.layer - 1, self.source).outgoing(network, vector)[0]
        return [outgoing[self.neuron : self.neuron + 1]]

    def _change(self, pieces: Pieces, _network: Network) -> None:
        pieces[0][...] = self.value

    def _sentence(self, network: Network, inputs: Sequence[str]) -> str:
        source = Part(self.layer - 1, self.source).describe(network, inputs)
        target = Part(self.layer, self.neuron).describe(network, inputs)
        return Sentence(
            "The weight from {source} to {target} is now {value}.",
            source=source,
            target=target,
            value=number_text(self.value, 6),
        )


@dataclass(frozen=True, slots=True)
class SetBias(Edit):
    """Give one bias a value. Raises SettingError for a value that float32 does not hold."""

    layer: int
    neuron: int
    value: float

    def __post_init__(self) -> None:
        _check_value("A bias", self.value)

    def _pieces(self, network: Network, vector: npt.NDArray[Any]) -> Pieces:
        return Part(self.layer, self.neuron).incoming(network, vector)[1:]

    def _change(self, pieces: Pieces, _network: Network) -> None:
        pieces[0][...] = self.value

    def _sentence(self, network: Network, inputs: Sequence[str]) -> str:
        neuron = Part(self.layer, self.neuron).describe(network, inputs)
        return Sentence(
            "The bias of {neuron} is now {value}.", neuron=neuron, value=number_text(self.value, 6)
        )


@dataclass(frozen=True, slots=True)
class Silence(Edit):
    """Make a pixel, a neuron or a layer count as if its activation were 0.

    The weights that lead out of it become 0: what follows reads exactly the same, whatever the
    activation function. An output has none; its incoming weights become 0 and its bias so low that
    its probability is 0. Raises ShapeError for the whole network or the whole output layer.
    """

    part: Part

    def _pieces(self, network: Network, vector: npt.NDArray[Any]) -> Pieces:
        outgoing = self.part.outgoing(network, vector)
        if outgoing:
            return outgoing
        if self.part.neuron is None:
            raise ShapeError(
                "Without its outputs the network gives no answer. Silence one output, a "
                "neuron or a hidden layer instead."
            )
        return self.part.incoming(network, vector)

    def _change(self, pieces: Pieces, _network: Network) -> None:
        pieces[0][...] = 0
        for bias_of_output in pieces[1:]:
            bias_of_output[...] = NEVER

    def _sentence(self, network: Network, inputs: Sequence[str]) -> str:
        return Sentence("{part} is silenced.", part=self.part.describe(network, inputs))


@dataclass(frozen=True, slots=True)
class Freeze(Edit):
    """Keep training from changing a neuron's or a layer's incoming weights and biases.

    Changes nothing by itself: see `held_mask` and `restore_frozen`.
    """

    part: Part

    def _pieces(self, network: Network, vector: npt.NDArray[Any]) -> Pieces:
        return self.part.incoming(network, vector)

    def _change(self, pieces: Pieces, network: Network) -> None:
        """Leave the parameters as they are."""

    def _sentence(self, network: Network, inputs: Sequence[str]) -> str:
        return Sentence(
            "{part} is frozen: training does not change it.",
            part=self.part.describe(network, inputs),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Restore(Edit):
    """Give a neuron, a layer or all back what they had: incoming weights, biases, outgoing weights.

    So it undoes every other edit of that part. reference: the parameters as they were,
    (parameters,), which must not change any more.
    """

    part: Part
    reference: FloatArray

    def _pieces(self, network: Network, vector: npt.NDArray[Any]) -> Pieces:
        outgoing = self.part.outgoing(network, vector)
        return outgoing if self.part.layer == 0 else self.part.incoming(network, vector) + outgoing

    def _change(self, pieces: Pieces, network: Network) -> None:
        for piece, before in zip(pieces, self._pieces(network, self.reference), strict=True):
            piece[...] = before

    def _sentence(self, network: Network, inputs: Sequence[str]) -> str:
        return Sentence("{part} is restored.", part=self.part.describe(network, inputs))


class _OfWeights(Edit):
    """Base of what is done to the weights of a layer, or of all where layer is None, by a share."""

    __slots__ = ()
    share: float
    layer: int | None

    def _pieces(self, network: Network, vector: npt.NDArray[Any]) -> Pieces:
        if self.layer is None:
            return list(network.layer_views(vector)[0])
        return Part(self.layer).incoming(network, vector)[:1]

    def _words(self, network: Network) -> dict[str, str]:
        share = with_percent(number_text(100 * self.share, 6))
        return {"part": Part(self.layer).describe(network), "share": share}


@dataclass(frozen=True, slots=True)
class AddNoise(_OfWeights):
    """Add normally distributed noise to the weights of a layer, or of all where layer is None.

    share: its standard deviation, as a share of the root mean square of the layer's weights, 0 or
    more. seed: the same one gives a layer the same noise. Raises SettingError for another share.
    """

    share: float
    seed: int
    layer: int | None = None

    def __post_init__(self) -> None:
        if not (isfinite(self.share) and self.share >= 0):
            share = number_text(self.share, 6)
            raise SettingError("The share of noise must be 0 or more, not {share}.", share=share)

    def _change(self, pieces: Pieces, _network: Network) -> None:
        first = 1 if self.layer is None else self.layer
        for layer, weights in enumerate(pieces, first):
            noise = np.random.default_rng([self.seed, layer]).standard_normal(weights.shape)
            # In float64, in which no finite weight's square overflows.
            noise *= self.share * np.sqrt(np.mean(np.square(weights, dtype=np.float64)))
            weights += noise.astype(weights.dtype)

    def _sentence(self, network: Network, _inputs: Sequence[str]) -> str:
        return Sentence(
            "The weights of {part} get noise of {share} of their size.", **self._words(network)
        )


@dataclass(frozen=True, slots=True)
class Prune(_OfWeights):
    """Set the smallest weights to 0: a share of those of a layer, or of all where layer is None.

    By size alone (Han et al. 2015); all layers stand in one ranking, so some may lose more.
    share: 0 to 1; the number is exact. Raises SettingError for another share.
    """

    share: float
    layer: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            share = number_text(self.share, 6)
            raise SettingError(
                "The share to prune must be between 0 and 1, not {share}.", share=share
            )

    def _change(self, pieces: Pieces, _network: Network) -> None:
        flat = [weights.reshape(-1) for weights in pieces]
        sizes = np.abs(np.concatenate(flat))
        count = round(self.share * sizes.size)
        if not count:
            return
        is_small = np.zeros(sizes.size, np.bool_)
        is_small[np.argpartition(sizes, count - 1)[:count]] = True
        start = 0
        for piece in flat:
            piece[is_small[start : start + piece.size]] = 0
            start += piece.size

    def _sentence(self, network: Network, _inputs: Sequence[str]) -> str:
        return Sentence(
            "The smallest {share} of the weights of {part} are set to 0.", **self._words(network)
        )


@dataclass(frozen=True, slots=True)
class ZeroBiases(Edit):
    """Set the biases of a layer to 0, or all where layer is None."""

    layer: int | None = None

    def _pieces(self, network: Network, vector: npt.NDArray[Any]) -> Pieces:
        if self.layer is None:
            return list(network.layer_views(vector)[1])
        return Part(self.layer).incoming(network, vector)[1:]

    def _change(self, pieces: Pieces, _network: Network) -> None:
        for biases in pieces:
            biases[...] = 0

    def _sentence(self, network: Network, _inputs: Sequence[str]) -> str:
        return Sentence(
            "The biases of {part} are set to 0.", part=Part(self.layer).describe(network)
        )


def _check_value(what: str, value: float) -> None:
    if not abs(value) <= _LARGEST:
        raise SettingError(
            "{what} must be a number from {value} to {largest}, not {given}.",
            what=what,
            value=number_text(-_LARGEST, 2),
            largest=number_text(_LARGEST, 2),
            given=number_text(value, 6),
        )

"""What a network has learnt: a key for each example, known again wherever the network goes."""

import base64
import binascii
from math import prod

import numpy as np
import numpy.typing as npt

from visualnet.arrays import InputArray
from visualnet.json_fields import UnfitError

KeyArray = npt.NDArray[np.uint64]
"""A number for each example, (examples,)."""

MOST_KEPT = 2**16
"""Keys in a file. Of more the smallest are kept: keys are as good as random, so they are a fair
sample, and what is counted by them is true, though not all of it."""

_WORD = 8
_NO_KEYS: KeyArray = np.zeros(0, np.uint64)
_STEP, _FIRST, _SECOND = (
    np.uint64(number) for number in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)


class Learnt:
    """Examples that were learnt, by their keys; these are made when they are first asked for.

    That takes a second for millions of examples, and may be in any thread.
    """

    def __init__(self, keys: KeyArray = _NO_KEYS, *inputs: InputArray) -> None:
        """keys: of some of them, in any order. inputs: of others, (examples, …)."""
        self._known = keys, inputs

    @property
    def keys(self) -> KeyArray:
        """The key of each example, rising, each once."""
        keys, inputs = self._known
        if inputs:
            keys = np.unique(np.concatenate([keys, *map(keys_of, inputs)]))
            self._known = keys, ()
        return keys

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Learnt) and np.array_equal(self.keys, other.keys)

    def with_inputs(self, inputs: InputArray) -> "Learnt":
        """Return these and further examples, (examples, …)."""
        keys, others = self._known
        return Learnt(keys, *others, inputs)

    def without(self, inputs: InputArray) -> "Learnt":
        """Return these but for some examples, (examples, …)."""
        return Learnt(np.setdiff1d(self.keys, keys_of(inputs)))

    def count_in(self, inputs: InputArray) -> int:
        """Return how many of some examples, (examples, …), are among these."""
        return int(np.isin(keys_of(inputs), self.keys).sum())

    def as_text(self) -> str:
        """Return them for a file, see MOST_KEPT."""
        return base64.b64encode(self.keys[:MOST_KEPT].astype("<u8").tobytes()).decode("ascii")


NOTHING = Learnt()
"""What random weights have learnt."""


def learnt_of_text(value: object) -> Learnt:
    """Return what `Learnt.as_text` wrote; raises UnfitError for anything else."""
    try:
        octets = base64.b64decode(value if isinstance(value, str) else "?", validate=True)
        keys = np.unique(np.frombuffer(octets, "<u8").astype(np.uint64))
    except (binascii.Error, ValueError):
        raise UnfitError("keys of examples") from None
    if len(keys) > MOST_KEPT:
        raise UnfitError("keys of examples")
    return Learnt(keys)


def keys_of(inputs: InputArray) -> KeyArray:
    """Return a number for each example of (examples, …): the same for the same one, everywhere.

    Two others have the same by a chance of about one in 2^64.
    """
    rows = np.ascontiguousarray(inputs)
    octets = rows.view(np.uint8).reshape(len(rows), rows.itemsize * prod(rows.shape[1:]))
    keys = np.zeros(len(rows), np.uint64)
    for start in range(0, octets.shape[1], _WORD):
        word = np.zeros((len(rows), _WORD), np.uint8)
        piece = octets[:, start : start + _WORD]
        word[:, : piece.shape[1]] = piece
        keys = _mixed(keys ^ word.view("<u8")[:, 0])
    return keys


def _mixed(numbers: KeyArray) -> KeyArray:
    """Return other numbers for others (SplitMix64: Steele, Lea and Flood 2014)."""
    numbers = numbers + _STEP
    numbers = (numbers ^ numbers >> np.uint64(30)) * _FIRST
    numbers = (numbers ^ numbers >> np.uint64(27)) * _SECOND
    return numbers ^ numbers >> np.uint64(31)

"""What all update rules have in common: the gradient, a state laid out like it, and blocks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.errors import ShapeError
from visualnet.nn.arrays import aligned_zeros
from visualnet.nn.buffer_pool import recycled_copy
from visualnet.number_text import count_text


@dataclass(frozen=True, slots=True, eq=False)
class OptimizerState:
    """What a rule has collected so far: arrays (parameters,) and numbers, by name."""

    arrays: Mapping[str, FloatArray]
    numbers: dict[str, float]


_FLUSH_EVERY = 64
_NEGLIGIBLE = 1e-20


_BLOCK = 262_144
"""Parameters that an update takes at a time: what it needs of them stays in the cache from one
operation to the next. With Adam, 4 million parameters take 0.65 of the time that whole arrays
take, half a million as long; blocks of a quarter take a tenth more of both (2026-11). A multiple
of what a vector unit takes at once, so that every bit stays the same."""

Block = tuple[FloatArray, ...]
"""(parameters, gradient, scratch, *states) of one block."""


class _Flush:
    """Sets what is negligible in a state to zero, every 64 steps.

    States of pixels that are rarely inked decay into denormal numbers, which cost a hundred times
    a normal one and made a step of 784-100-10 three times slower (2026-11).
    """

    def __init__(self, scratch: FloatArray) -> None:
        """scratch: of the length of a block, or of the states where that is shorter."""
        self._size = scratch
        self._is_negligible = np.zeros(scratch.shape, np.bool_)
        self.steps = 0

    def end_step(self, *states: FloatArray) -> None:
        self.steps += 1
        if self.steps % _FLUSH_EVERY == 0:
            for state in states:
                self.flush(state)

    def flush(self, state: FloatArray) -> None:
        for start in range(0, state.size, self._size.size):
            block = state[start : start + self._size.size]
            size, is_negligible = self._size[: block.size], self._is_negligible[: block.size]
            np.abs(block, out=size)
            np.less(size, _NEGLIGIBLE, out=is_negligible)
            np.copyto(block, 0, where=is_negligible)


class Optimizer:
    """Base of the update rules; a step is `begin_step`, the gradient, `update`.

    `update` is `begin_update`, `change` of all blocks, `end_update`; see `SharedUpdate`.

    gradient: (parameters,), where the gradient goes. adds: whether it is to be added to what is
    there, multiplied by what begin_step returned, or to overwrite it. decouples_decay: whether
    weight decay acts on the weights themselves and not through the gradient. A state makes another
    rule of the same kind go on from there, bit for bit.
    """

    adds = False
    decouples_decay = False
    gradient: FloatArray
    _scratch: FloatArray
    _arrays: ClassVar[tuple[str, ...]] = ()
    _numbers: ClassVar[tuple[str, ...]] = ()
    """Each from 0 to 1, and 1 at first."""

    def __init__(self, parameters: FloatArray, momentum: float = 0.9) -> None:
        """momentum: kept, though not every rule has one."""
        self.momentum = momentum
        for name in {"gradient", *self._arrays}:
            setattr(self, name, aligned_zeros(parameters.size, parameters.dtype))
        # The gradient is tidied up by the rule that collects in it.
        states = [getattr(self, name) for name in self._arrays if name != "gradient"]
        self._states: list[FloatArray] = states
        for name in self._numbers:
            setattr(self, name, 1.0)
        self._scratch = aligned_zeros(min(_BLOCK, parameters.size), parameters.dtype)
        self._flush = _Flush(self._scratch)
        self._blocked: FloatArray | None = None
        self._blocks: list[Block] = []

    def begin_step(self) -> float:
        """Make room for a gradient; return the factor that it is to be multiplied by."""
        return 1.0

    def update(self, parameters: FloatArray, learning_rate: float) -> None:
        """Change the parameters in place, (parameters,), using up the gradient.

        Allocates nothing.
        """
        self.change(self._blocks_of(parameters), *self.begin_update(learning_rate))
        self.end_update()

    def begin_update(self, learning_rate: float) -> tuple[float, ...]:
        """Return the numbers that `change` takes in this step."""
        raise NotImplementedError

    def change(self, blocks: Iterable[Block], *numbers: float) -> None:
        """Change the parameters of some blocks, whose gradient is there. numbers: of this step."""
        raise NotImplementedError

    def end_update(self) -> None:
        """End the step, when all blocks are changed."""
        if self._states:
            self._flush.end_step(*self._states)

    def block(self, parameters: FloatArray, start: int, end: int, scratch: FloatArray) -> Block:
        """Return what belongs to the parameters from start to end, tied up."""
        arrays = [parameters, self.gradient, *(getattr(self, name) for name in self._arrays)]
        weights, gradient, *states = (each[start:end] for each in arrays)
        return weights, gradient, scratch[: end - start], *states

    def _blocks_of(self, parameters: FloatArray) -> list[Block]:
        """Return blocks of all parameters, tied up once."""
        if self._blocked is not parameters:
            total = parameters.size
            self._blocks = [
                self.block(parameters, start, min(start + _BLOCK, total), self._scratch)
                for start in range(0, total, _BLOCK)
            ]
            self._blocked = parameters
        return self._blocks

    @classmethod
    def check(cls, state: OptimizerState) -> None:
        """Raise ShapeError where a state is that of another rule, or no rule comes to it."""
        names = {*cls._numbers, "flush_steps"}
        if state.arrays.keys() != set(cls._arrays) or state.numbers.keys() != names:
            raise ShapeError("This is the state of another optimizer; start with an empty one.")
        # Written so that NaN fails.
        are_shares = all(0 <= state.numbers[name] <= 1 for name in cls._numbers)
        is_square = "_square" not in cls._arrays or bool((state.arrays["_square"] >= 0).all())
        if not (are_shares and is_square and 0 <= state.numbers["flush_steps"] < 2**53):
            raise ShapeError("The optimizer's state is damaged; start with an empty one.")

    def state(self) -> OptimizerState:
        """Return a copy of what was collected, between two steps."""
        arrays = {name: recycled_copy(getattr(self, name)) for name in self._arrays}
        numbers = {name: float(getattr(self, name)) for name in self._numbers}
        return OptimizerState(arrays, numbers | {"flush_steps": float(self._flush.steps)})

    def restore(self, state: OptimizerState) -> None:
        """Go on from a state of the same rule. Raises ShapeError where it is of another."""
        self.check(state)
        for name in self._arrays:
            target = getattr(self, name)
            if state.arrays[name].shape != target.shape:
                raise ShapeError(
                    "The optimizer's state has {size} entries for {parameter_count} "
                    "parameters; start with an empty one.",
                    size=count_text(state.arrays[name].size),
                    parameter_count=count_text(target.size),
                )
            np.copyto(target, state.arrays[name])
        for name in self._numbers:
            setattr(self, name, state.numbers[name])
        self._flush.steps = int(state.numbers["flush_steps"])

"""All that formulas are written from: a network, one example's numbers, names and rounding."""

from dataclasses import dataclass
from itertools import pairwise

from visualnet.insight.one_step.expressions import Equation, Expression, Number
from visualnet.insight.one_step.names import Names
from visualnet.insight.one_step.reading import Learning, Reading
from visualnet.insight.one_step.sums import Rounding
from visualnet.nn.network import Network


@dataclass(frozen=True, slots=True, eq=False)
class WorkedStep:
    """learning: None where the example has no label, so that only the stages forward are there."""

    network: Network
    reading: Reading
    learning: Learning | None
    names: Names
    rounding: Rounding

    @property
    def learnt(self) -> Learning:
        """The way back; raises ValueError where the example has no label."""
        if self.learning is None:
            raise ValueError("an example without a label has no loss and no gradient")
        return self.learning

    def number(self, value: float) -> Number:
        """Return a number, rounded as all others."""
        return self.rounding.number(value)


def equation(*sides: Expression) -> Equation:
    """Return an equation in which a side that is just the one before is left out."""
    different = [second for first, second in pairwise(sides) if second != first]
    return Equation((sides[0], *different))

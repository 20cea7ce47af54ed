"""Sums of many products: their largest terms written out, the rest added up."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from visualnet.insight.one_step.expressions import Expression, Noted, Number, Product, Sum
from visualnet.insight.one_step.layout import Array64
from visualnet.insight.one_step.stage_text import Term
from visualnet.insight.one_step.stages import Place
from visualnet.sentences import counted


@dataclass(frozen=True, slots=True)
class Rounding:
    """How numbers are written.

    digits: significant ones. largest: how many terms of a sum. only: the number of the one term
    that is written out instead.
    """

    digits: int = 4
    largest: int = 8
    only: int | None = None

    def number(self, value: float) -> Number:
        """Return a number that is so rounded."""
        return Number(float(value), self.digits)


@dataclass(frozen=True, slots=True)
class Added:
    """A sum whose largest terms are written out. written: the sum with its numbers."""

    terms: tuple[Term, ...]
    rest_count: int
    rest_sum: float
    written: Sum


def added(
    values: Array64,
    term: Callable[[int], tuple[Expression, Expression, Place]],
    rounding: Rounding,
    bias: float | None = None,
) -> Added:
    """Return the sum of values, (terms,), with the largest by size first.

    term(k): symbols, numbers and place of the k-th. bias: what stands before the terms.
    """
    order = np.argsort(-np.abs(values), kind="stable")
    if rounding.only is not None:
        order = np.concatenate(([rounding.only], np.delete(np.arange(len(values)), rounding.only)))
    count = rounding.largest if rounding.only is None else 1
    largest, others = order[:count].tolist(), order[count:]
    terms = []
    for k in largest:
        formula, worked, place = term(k)
        terms.append(Term(formula, worked, float(values[k]), place))
    parts: list[Expression] = [] if bias is None else [rounding.number(bias)]
    parts += [one.worked for one in terms]
    rest = float(values[others].sum())
    if len(others):
        words = counted(len(others), "the other one", "the other {count}")
        parts.append(Noted(rounding.number(rest), words))
    return Added(tuple(terms), len(others), rest, Sum(tuple(parts)))


def products(left: Array64, right: Array64, rounding: Rounding) -> Callable[[int], Product]:
    """Return what writes left[k] · right[k] with its numbers."""
    return lambda k: Product((rounding.number(left[k]), rounding.number(right[k])))

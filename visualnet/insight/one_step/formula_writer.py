"""What all notations of formulas share: where signs and brackets stand."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from visualnet.insight.one_step.expressions import (
    Call,
    Equation,
    Expression,
    Fraction,
    Minus,
    Noted,
    Number,
    Over,
    Power,
    Product,
    Root,
    Sum,
    Symbol,
    Word,
)
from visualnet.sentences import Sentence

Words = Callable[[Sentence], str]
"""Returns a sentence in the language of whoever reads."""


class FormulaWriter(ABC):
    """Writes expressions in one notation; each part of it is a method.

    bracketed: kinds of factors that need brackets in this notation, besides sums.
    """

    bracketed: tuple[type, ...] = ()

    def __init__(self, words: Words) -> None:
        self._words = words

    def written(self, expression: Expression) -> str:
        """Return any expression."""
        match expression:
            case Symbol():
                return self.symbol(expression)
            case Word(words):
                return self.word(self._words(words))
            case Number():
                return self.number(expression)
            case Sum():
                return self._sum(expression)
            case Minus():
                return self.sign("−", is_first=True) + self._factor(expression.inner)
            case Product():
                return self._product(expression)
            case Equation():
                return self._equation(expression)
        return self._built(expression)

    def _built(self, expression: Fraction | Power | Root | Call | Over | Noted) -> str:
        match expression:
            case Fraction(top, bottom):
                return self.fraction(top, bottom)
            case Power(base, exponent):
                return self.power(base, exponent)
            case Root(inner):
                return self.root(self.written(inner))
            case Call():
                return self.call(expression, [self.written(one) for one in expression.arguments])
            case Over(index, body):
                return self.over(index, self._factor(body, leads=True))
            case Noted(inner, words):
                return self.noted(self.written(inner), self._words(words))

    def _equation(self, expression: Equation) -> str:
        first, *sides = (self.written(side) for side in expression.sides)
        if not sides:
            return first
        return first + self.relation(expression.relation) + self.relation("=").join(sides)

    def _sum(self, expression: Sum) -> str:
        pieces = []
        for place, term in enumerate(expression.terms):
            is_negative, size = _sign_apart(term)
            if is_negative or place:
                pieces.append(self.sign("−" if is_negative else "+", is_first=not place))
            text = self.written(size)
            is_sum = isinstance(size, Sum) or (is_negative and isinstance(size, Over))
            pieces.append(self.brackets(text) if is_sum else text)
        return "".join(pieces)

    def _product(self, expression: Product) -> str:
        first, *others = expression.factors
        factors = [self._factor(first, leads=True), *(self._factor(one) for one in others)]
        return self.times().join(factors)

    def _factor(self, expression: Expression, *, leads: bool = False) -> str:
        """Return a factor of a product. leads: nothing stands before it."""
        text = self.written(expression)
        is_negative = not leads and _sign_apart(expression)[0]
        needs_them = is_negative or isinstance(expression, (Sum, *self.bracketed))
        return self.brackets(text) if needs_them else text

    @abstractmethod
    def symbol(self, symbol: Symbol) -> str:
        """Return a name with its layer and index."""

    @abstractmethod
    def word(self, word: str) -> str:
        """Return a word that stands for a quantity."""

    @abstractmethod
    def number(self, number: Number) -> str:
        """Return a rounded number with its sign."""

    @abstractmethod
    def sign(self, mark: str, *, is_first: bool) -> str:
        """Return a plus or minus between terms, or before the first of them."""

    @abstractmethod
    def times(self) -> str:
        """Return what stands between factors."""

    @abstractmethod
    def relation(self, mark: str) -> str:
        """Return what stands between the sides of an equation."""

    @abstractmethod
    def brackets(self, inner: str) -> str:
        """Return what is written already in brackets."""

    @abstractmethod
    def fraction(self, top: Expression, bottom: Expression) -> str:
        """Return one expression over another."""

    @abstractmethod
    def power(self, base: Expression, exponent: Expression) -> str:
        """Return a base with its exponent."""

    @abstractmethod
    def root(self, inner: str) -> str:
        """Return a square root."""

    @abstractmethod
    def call(self, call: Call, arguments: list[str]) -> str:
        """Return a function of arguments that are written already."""

    @abstractmethod
    def over(self, index: str, body: str) -> str:
        """Return a sum over an index."""

    @abstractmethod
    def noted(self, inner: str, words: str) -> str:
        """Return an expression with words that say what it is."""


def _sign_apart(expression: Expression) -> tuple[bool, Expression]:
    """Return whether an expression begins with a minus, and what follows that."""
    match expression:
        case Minus(inner):
            is_negative, size = _sign_apart(inner)
            return not is_negative, size
        case Number(value, digits) if value < 0:
            return True, Number(-value, digits)
        case Product((first, *others)):
            is_negative, size = _sign_apart(first)
            return is_negative, Product((size, *others)) if is_negative else expression
        case Noted(inner, words):
            is_negative, size = _sign_apart(inner)
            return is_negative, Noted(size, words)
    return False, expression

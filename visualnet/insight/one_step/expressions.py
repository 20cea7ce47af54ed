"""Formulas as trees, written once and put into text, LaTeX or MathML by `notation`."""

from dataclasses import dataclass

from visualnet.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name with its layer and index: z¹₃, W²₁→₇, η.

    upper: the layer, empty for none. lower: an index such as 3; 12,7 of a pixel; 1→7 of a
    connection; empty for none.
    """

    name: str
    upper: str = ""
    lower: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A quantity that has a word instead of a letter: ink."""

    words: Sentence


@dataclass(frozen=True, slots=True)
class Number:
    """A number, rounded to so many significant digits where it is written."""

    value: float
    digits: int = 4


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms added up; a term that begins with a negative number is written with a minus."""

    terms: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Minus:
    """An expression taken away, or with its sign turned."""

    inner: "Expression"


@dataclass(frozen=True, slots=True)
class Product:
    """Factors multiplied with each other."""

    factors: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Fraction:
    """One expression over another."""

    top: "Expression"
    bottom: "Expression"


@dataclass(frozen=True, slots=True)
class Power:
    """A base with an exponent: e^z, a²."""

    base: "Expression"
    exponent: "Expression"


@dataclass(frozen=True, slots=True)
class Root:
    """The square root of an expression."""

    inner: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of arguments: ln(x), max(0, z). prime: whether it is the derivative, f′."""

    name: str
    arguments: "tuple[Expression, ...]"
    prime: bool = False


@dataclass(frozen=True, slots=True)
class Over:
    """The sum of a body over an index: Σᵢ Wᵢ xᵢ."""

    index: str
    body: "Expression"


@dataclass(frozen=True, slots=True)
class Noted:
    """An expression with words that say what it is: 0.021 (the other 776)."""

    inner: "Expression"
    words: Sentence


@dataclass(frozen=True, slots=True)
class Equation:
    """Sides that are equal, from left to right; relation: what stands before the second."""

    sides: "tuple[Expression, ...]"
    relation: str = "="


Expression = (
    Symbol
    | Word
    | Number
    | Sum
    | Minus
    | Product
    | Fraction
    | Power
    | Root
    | Call
    | Over
    | Noted
    | Equation
)

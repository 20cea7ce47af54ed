"""What a stage of a step of learning says at one place: its formula and its terms."""

from dataclasses import dataclass

from visualnet.insight.one_step.expressions import Equation, Expression
from visualnet.insight.one_step.formula_writer import Words
from visualnet.insight.one_step.latex_writer import latex_text
from visualnet.insight.one_step.notation import as_latex, as_text
from visualnet.insight.one_step.stages import Place
from visualnet.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a stage's sum.

    formula, worked: the term in symbols and with its numbers; `symbols` and `numbers` are the same
    as text. value: what it adds to the sum, in double precision. place: the connection, or the
    neuron where a stage is about neurons alone, to light when the term is pointed at.
    """

    formula: Expression
    worked: Expression
    value: float
    place: Place

    @property
    def symbols(self) -> str:
        """Such as W¹₁₂,₇→₃ · x₁₂,₇."""
        return as_text(self.formula)

    @property
    def numbers(self) -> str:
        """Such as 0.312 · 0.8."""
        return as_text(self.worked)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """An equation in symbols, and with the numbers put in."""

    formula: Equation
    worked: Equation


@dataclass(frozen=True, slots=True, eq=False)
class StageText:
    """A stage's formula at one place, and the numbers in it.

    stage: its id, such as z1 or gradient2. place: what the formula is about. title: what is worked
    out, as a heading; says: one sentence on what happens; both to be put through `translated`.
    formula, worked: the equation in symbols, and with the numbers put in; `symbols` and `numbers`
    are the same as English text, `as_text(text.worked, translated)` is it in the window's language.
    terms: the largest by size first, empty where the stage adds nothing up. rest_count, rest_sum:
    how many terms are not among them, and their sum. bias: what is added to the terms, None for
    nothing. factor: what the sum is multiplied by. result: what comes out, factor · (bias + terms +
    rest_sum); but of a softmax, where the terms are the powers of e under the line, the place's
    term over their sum, and without terms just what the equation ends in. before: what is worked
    out first, line by line, as an optimizer's velocity before the weight; mostly nothing.
    """

    stage: str
    place: Place
    title: Sentence
    says: Sentence
    formula: Equation
    worked: Equation
    result: float
    terms: tuple[Term, ...] = ()
    rest_count: int = 0
    rest_sum: float = 0.0
    bias: float | None = None
    factor: float = 1.0
    before: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in order; the last is `formula` and `worked`."""
        return (*self.before, Line(self.formula, self.worked))

    @property
    def symbols(self) -> str:
        """The formula in symbols, a line each: z¹₃ = b¹₃ + Σᵢ W¹ᵢ→₃ · xᵢ."""
        return "\n".join(as_text(line.formula) for line in self.lines)

    @property
    def numbers(self) -> str:
        """The formula with its numbers, a line each: z¹₃ = 0.1 + 0.5 · 0.8 − 0.2 · 0.4 = 0.42."""
        return "\n".join(as_text(line.worked) for line in self.lines)

    def as_text(self, words: Words = str) -> str:
        """Return heading, explanation and all lines, to be read anywhere."""
        told = [words(self.title), words(self.says), ""]
        for line in self.lines:
            told += [as_text(line.formula, words), as_text(line.worked, words)]
        return "\n".join(told) + "\n"

    def as_latex(self, words: Words = str) -> str:
        """Return heading, explanation and all lines as LaTeX; needs amsmath, within a document."""
        lines = [equation for line in self.lines for equation in (line.formula, line.worked)]
        title, says = (latex_text(words(one)) for one in (self.title, self.says))
        return f"\\paragraph{{{title}}} {says}\n{as_latex(*lines, words=words)}\n"

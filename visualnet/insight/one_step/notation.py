"""Formulas as one line of Unicode text, as LaTeX and as MathML.

Text and MathML have their numbers in the style that is used, as the window shows them; LaTeX has a
point before the decimals and no groups.
"""

from visualnet.insight.one_step.expressions import (
    Call,
    Expression,
    Fraction,
    Number,
    Product,
    Symbol,
)
from visualnet.insight.one_step.formula_writer import FormulaWriter, Words
from visualnet.insight.one_step.latex_writer import as_latex
from visualnet.insight.one_step.mathml_writer import as_mathml
from visualnet.number_text import list_text, number_text, used_style

__all__ = ["as_latex", "as_mathml", "as_text"]

_UPPER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWER = str.maketrans("0123456789ijkm", "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₘ")


def as_text(expression: Expression, words: Words = str) -> str:
    """Return a formula as one line of Unicode text; words puts what is said in it into words."""
    return _TextWriter(words).written(expression)


class _TextWriter(FormulaWriter):
    bracketed = (Fraction,)

    def symbol(self, symbol: Symbol) -> str:
        return symbol.name + symbol.upper.translate(_UPPER) + symbol.lower.translate(_LOWER)

    def word(self, word: str) -> str:
        return word

    def number(self, number: Number) -> str:
        return number_text(number.value, number.digits)

    def sign(self, mark: str, *, is_first: bool) -> str:
        styled = mark.replace("−", used_style().minus)
        return styled if is_first else f" {styled} "

    def times(self) -> str:
        return " · "

    def relation(self, mark: str) -> str:
        return f" {mark} "

    def brackets(self, inner: str) -> str:
        return f"({inner})"

    def fraction(self, top: Expression, bottom: Expression) -> str:
        below = self._factor(bottom)
        return f"{self._factor(top, leads=True)} / " + (
            self.brackets(below) if isinstance(bottom, Product) else below
        )

    def power(self, base: Expression, exponent: Expression) -> str:
        below, above = self.written(base), self.written(exponent)
        if not isinstance(base, Symbol) or base.upper:
            below = self.brackets(below)
        if isinstance(exponent, Number) and above in "23":
            return below + above.translate(_UPPER)
        is_plain = isinstance(exponent, (Symbol, Number)) and above[:1] not in "−-"
        return f"{below}^{above if is_plain else self.brackets(above)}"

    def root(self, inner: str) -> str:
        return f"√({inner})"

    def call(self, call: Call, arguments: list[str]) -> str:
        return f"{call.name}{'′' if call.prime else ''}({list_text(arguments)})"

    def over(self, index: str, body: str) -> str:
        return f"Σ{index.translate(_LOWER)} {body}"

    def noted(self, inner: str, words: str) -> str:
        return f"{inner} ({words})"

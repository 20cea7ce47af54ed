"""Formulas as LaTeX, in lines that fit on a page; numbers have a point and no groups."""

from visualnet.insight.one_step.expressions import (
    Call,
    Equation,
    Expression,
    Number,
    Product,
    Sum,
    Symbol,
)
from visualnet.insight.one_step.formula_writer import FormulaWriter, Words

_LATEX_NAMES = {
    "δ": r"\delta",
    "σ": r"\sigma",
    "η": r"\eta",
    "μ": r"\mu",
    "λ": r"\lambda",
    "β": r"\beta",
    "ε": r"\varepsilon",
    "∂W": r"\partial W",
    "∂b": r"\partial b",
    "½": r"\tfrac{1}{2}",
    "L′": "L'",
    "ΔL": r"\Delta L",
    "∇L": r"\nabla L",
    "‖∇L‖": r"\lVert\nabla L\rVert",
    "Δw": r"\Delta w",
    "m\u0302": r"\hat{m}",
    "s\u0302": r"\hat{s}",
    "≈": r"\approx",
    "←": r"\leftarrow",
}
_LATEX_FUNCTIONS = ("ln", "exp", "tanh", "max", "min")
_TERMS_A_LINE = 5
_TERMS_BESIDE = 3
"""So many terms of a sum fit into a line of paper beside other factors."""
_LATEX_ESCAPES = {
    **{mark: f"\\{mark}" for mark in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "−": "$-$",
    "→": r"$\to$",
    "…": r"\dots{}",
}


def as_latex(*lines: Equation, words: Words = str) -> str:
    """Return equations as LaTeX under each other, aligned at their first sign; needs amsmath.

    Each side but the first has a line of its own, and a sum of many terms has several.
    """
    writer = _LatexWriter(words)
    rows = [row for line in lines for row in writer.rows_of(line)]
    return "\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}"


class _LatexWriter(FormulaWriter):
    def rows_of(self, equation: Equation) -> list[str]:
        """Return an equation in lines that fit on a page, to stand in an align*."""
        first, *sides = equation.sides
        start = self.written(first)
        marks = (equation.relation, *["="] * len(sides))
        starts = (f"{start} ", *[""] * len(sides))
        rows = [
            f"  {one}&{self.relation(mark).strip()} {self._broken(side)}"
            for one, mark, side in zip(starts, marks, sides, strict=False)
        ]
        return rows or [f"  {start}"]

    def _broken(self, side: Expression) -> str:
        """Return a side; one that is a long sum, or a product with one at its end, in lines."""
        match side:
            case Sum(terms) if len(terms) > _TERMS_A_LINE:
                return self._in_lines(terms, _TERMS_A_LINE)
            case Product((*factors, Sum(terms))) if len(terms) > _TERMS_BESIDE:
                before = self.written(Product(tuple(factors)))
                return rf"{before} \cdot \bigl({self._in_lines(terms, _TERMS_BESIDE)}\bigr)"
        return self.written(side)

    def _in_lines(self, terms: tuple[Expression, ...], count: int) -> str:
        """Return a sum with so many terms in each line."""
        pieces = [terms[k : k + count] for k in range(0, len(terms), count)]
        first, *others = (self.written(Sum(piece)) for piece in pieces)
        # A line that goes on has its sign before its first term.
        signed = [one if one.startswith("-") else f"+ {one}" for one in others]
        return " \\\\\n  &\\quad ".join([first, *signed])

    def symbol(self, symbol: Symbol) -> str:
        name = _LATEX_NAMES.get(symbol.name, symbol.name)
        upper = f"^{{({symbol.upper})}}" if symbol.upper else ""
        lower = symbol.lower.replace("→", r" \to ")
        return name + upper + (f"_{{{lower}}}" if lower else "")

    def word(self, word: str) -> str:
        return rf"\text{{{latex_text(word)}}}"

    def number(self, number: Number) -> str:
        mantissa, e, power = f"{number.value:.{number.digits}g}".partition("e")
        if mantissa.lstrip("-") in ("inf", "nan"):
            return mantissa.replace("inf", r"\infty").replace("nan", r"\text{--}")
        return rf"{mantissa} \times 10^{{{int(power)}}}" if e else _without_minus_zero(mantissa)

    def sign(self, mark: str, *, is_first: bool) -> str:
        plain = mark.replace("−", "-")
        return plain if is_first else f" {plain} "

    def times(self) -> str:
        return r" \cdot "

    def relation(self, mark: str) -> str:
        return f" {_LATEX_NAMES.get(mark, mark)} "

    def brackets(self, inner: str) -> str:
        return rf"\left({inner}\right)"

    def fraction(self, top: Expression, bottom: Expression) -> str:
        return rf"\frac{{{self.written(top)}}}{{{self.written(bottom)}}}"

    def power(self, base: Expression, exponent: Expression) -> str:
        below = self.written(base)
        if not isinstance(base, Symbol) or base.upper:
            below = self.brackets(below)
        return f"{below}^{{{self.written(exponent)}}}"

    def root(self, inner: str) -> str:
        return rf"\sqrt{{{inner}}}"

    def call(self, call: Call, arguments: list[str]) -> str:
        name = _LATEX_NAMES.get(call.name)
        if name is None:
            name = f"\\{call.name}" if call.name in _LATEX_FUNCTIONS else call.name
            if len(call.name) > 1 and call.name not in _LATEX_FUNCTIONS:
                name = rf"\operatorname{{{call.name}}}"
        return f"{name}{chr(39) if call.prime else ''}{self.brackets(', '.join(arguments))}"

    def over(self, index: str, body: str) -> str:
        return rf"\sum_{{{index}}} {body}"

    def noted(self, inner: str, words: str) -> str:
        return rf"\underbrace{{{inner}}}_{{\text{{{latex_text(words)}}}}}"


def latex_text(text: str) -> str:
    """Return plain text with what LaTeX takes for commands escaped."""
    return "".join(_LATEX_ESCAPES.get(mark, mark) for mark in text)


def _without_minus_zero(number: str) -> str:
    return "0" if number == "-0" else number

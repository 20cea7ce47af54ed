"""Formulas as one line of Unicode text, as LaTeX and as MathML.

Text and MathML have their numbers in the style that is used, as the window shows them; LaTeX has a
point before the decimals and no groups.
"""

from html import escape

from visualnet.insight.one_step.expressions import (
    Call,
    Equation,
    Expression,
    Fraction,
    Number,
    Product,
    Sum,
    Symbol,
)
from visualnet.insight.one_step.formula_writer import FormulaWriter, Words
from visualnet.number_text import list_text, number_text, used_style

_UPPER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWER = str.maketrans("0123456789ijkm", "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₘ")
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


def as_text(expression: Expression, words: Words = str) -> str:
    """Return a formula as one line of Unicode text; words puts what is said in it into words."""
    return _TextWriter(words).written(expression)


def as_latex(*lines: Equation, words: Words = str) -> str:
    """Return equations as LaTeX under each other, aligned at their first sign; needs amsmath.

    Each side but the first has a line of its own, and a sum of many terms has several.
    """
    writer = _LatexWriter(words)
    rows = [row for line in lines for row in writer.rows_of(line)]
    return "\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}"


def as_mathml(expression: Expression, words: Words = str) -> str:
    """Return a formula as one `math` element of a web page, with all text in it escaped."""
    return f"<math>{_MathWriter(words).written(expression)}</math>"


def latex_text(text: str) -> str:
    """Return plain text with what LaTeX takes for commands escaped."""
    return "".join(_LATEX_ESCAPES.get(mark, mark) for mark in text)


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

    def blank(self) -> str:
        return "______"


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

    def blank(self) -> str:
        return r"\underline{\hspace{4em}}"


class _MathWriter(FormulaWriter):
    def symbol(self, symbol: Symbol) -> str:
        name = _letters(symbol.name)
        upper, lower = (f"<mtext>{escape(one)}</mtext>" for one in (symbol.upper, symbol.lower))
        if symbol.upper and symbol.lower:
            return f"<msubsup>{name}{lower}{upper}</msubsup>"
        if symbol.upper:
            return f"<msup>{name}{upper}</msup>"
        return f"<msub>{name}{lower}</msub>" if symbol.lower else name

    def word(self, word: str) -> str:
        return f"<mtext>{escape(word)}</mtext>"

    def number(self, number: Number) -> str:
        mantissa, e, power = number_text(number.value, number.digits).partition("e")
        if not e:
            return f"<mn>{escape(mantissa)}</mn>"
        power = power.replace("-", "−")
        return (
            f"<mrow><mn>{escape(mantissa)}</mn><mo>·</mo>"
            f"<msup><mn>10</mn><mn>{escape(power)}</mn></msup></mrow>"
        )

    def sign(self, mark: str, *, is_first: bool) -> str:
        return f'<mo form="{"prefix" if is_first else "infix"}">{mark}</mo>'

    def times(self) -> str:
        return "<mo>·</mo>"

    def relation(self, mark: str) -> str:
        return f"<mo>{mark}</mo>"

    def brackets(self, inner: str) -> str:
        return f'<mrow><mo form="prefix">(</mo>{inner}<mo form="postfix">)</mo></mrow>'

    def fraction(self, top: Expression, bottom: Expression) -> str:
        return f"<mfrac>{self._row(top)}{self._row(bottom)}</mfrac>"

    def power(self, base: Expression, exponent: Expression) -> str:
        below = self._row(base)
        if not isinstance(base, Symbol) or base.upper:
            below = self.brackets(below)
        return f"<msup>{below}{self._row(exponent)}</msup>"

    def root(self, inner: str) -> str:
        return f"<msqrt>{inner}</msqrt>"

    def call(self, call: Call, arguments: list[str]) -> str:
        inner = f"<mo>{list_text(('', '')).strip()}</mo>".join(arguments)
        name = f"<mi>{escape(call.name)}{'′' if call.prime else ''}</mi>"
        return f"<mrow>{name}{self.brackets(inner)}</mrow>"

    def over(self, index: str, body: str) -> str:
        return f"<mrow><munder><mo>Σ</mo><mi>{escape(index)}</mi></munder>{body}</mrow>"

    def noted(self, inner: str, words: str) -> str:
        return f"<munder><mrow>{inner}</mrow><mtext>{escape(words)}</mtext></munder>"

    def blank(self) -> str:
        return '<mtext class="gap">\u2003\u2003\u2003\u2003</mtext>'

    def _row(self, expression: Expression) -> str:
        return f"<mrow>{self.written(expression)}</mrow>"


def _without_minus_zero(number: str) -> str:
    return "0" if number == "-0" else number


def _letters(name: str) -> str:
    """Return a name such as ∂W as its sign and its letter, which is slanted where it is one."""
    sign, letters = (name[0], name[1:]) if name[0] in "∂Δ∇" else ("", name)
    spelled = f"<mi>{escape(letters)}</mi>"
    return f"<mrow><mi>{sign}</mi>{spelled}</mrow>" if sign else spelled

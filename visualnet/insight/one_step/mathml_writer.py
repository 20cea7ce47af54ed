"""Formulas as MathML, with all text in them escaped."""

from html import escape

from visualnet.insight.one_step.expressions import (
    Call,
    Expression,
    Number,
    Symbol,
)
from visualnet.insight.one_step.formula_writer import FormulaWriter, Words
from visualnet.number_text import list_text, number_text


def as_mathml(expression: Expression, words: Words = str) -> str:
    """Return a formula as one `math` element of a web page, with all text in it escaped."""
    return f"<math>{_MathWriter(words).written(expression)}</math>"


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

    def _row(self, expression: Expression) -> str:
        return f"<mrow>{self.written(expression)}</mrow>"


def _letters(name: str) -> str:
    """Return a name such as ∂W or L′ in pieces, so that the one letter is slanted."""
    sign, letters = (name[0], name[1:]) if name[0] in "∂Δ∇" else ("", name)
    letter = letters.removesuffix("′")
    parts = f"<mi>{sign}</mi>" * bool(sign) + f"<mi>{escape(letter)}</mi>"
    parts += "<mo>′</mo>" * (letter != letters)
    return parts if letter == name else f"<mrow>{parts}</mrow>"

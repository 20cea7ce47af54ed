"""What a worksheet is made of, and how numbers, gaps and tables stand in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from visualnet.insight.one_step.expressions import Expression
from visualnet.insight.one_step.formula_writer import Words
from visualnet.insight.one_step.names import Names
from visualnet.insight.one_step.notation import as_mathml
from visualnet.insight.one_step.reading import Learning
from visualnet.insight.one_step.sums import Rounding
from visualnet.insight.one_step.updating import Update
from visualnet.insight.one_step.worked_step import WorkedStep
from visualnet.insight.worksheet.path import Path, asked_path
from visualnet.nn.network import Network
from visualnet.number_text import number_text, used_style
from visualnet.sentences import Sentence
from visualnet.settings_table import Settings

DIGITS = 4
"""Significant digits of all numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One worksheet. All text in what its methods return is escaped.

    learning, update: of this network and example. settings: those of the update. columns: width of
    the image that the inputs are, None where they are none. words: puts sentences into the language
    of whoever reads; language: its code, such as en; is_from_right: whether it is read so.
    """

    network: Network
    learning: Learning
    update: Update
    settings: Settings
    names: Names
    columns: int | None = None
    has_answers: bool = False
    words: Words = str
    language: str = "en"
    is_from_right: bool = False

    @property
    def path(self) -> Path:
        """The neurons asked for."""
        return asked_path(self.network, self.learning)

    @property
    def step(self) -> WorkedStep:
        """What the formulas are written from."""
        rounding = Rounding(DIGITS)
        return WorkedStep(self.network, self.learning.reading, self.learning, self.names, rounding)

    def said(self, sentence: Sentence) -> str:
        """Return a sentence as text of the page."""
        return escape(self.words(sentence))

    def formula(self, expression: Expression) -> str:
        """Return a formula as MathML."""
        return as_mathml(expression, self.words)

    def gap(self, value: float) -> str:
        """Return a gap to fill in, or what belongs into it."""
        if self.has_answers:
            return f'<span class="answer">{_number(value)}</span>'
        return '<span class="gap"></span>'

    def number(self, value: float, *, is_asked: bool = False) -> str:
        """Return a number that is given, or a gap for one that was asked for before."""
        return self.gap(value) if is_asked else _number(value)


def _number(value: float) -> str:
    """Return a number with a power of ten instead of an exponent behind an e."""
    mantissa, e, power = number_text(float(value), DIGITS).partition("e")
    if not e:
        return escape(mantissa)
    power = power.replace("-", used_style().minus)
    return f"{escape(mantissa)}\u00a0·\u00a010<sup>{escape(power)}</sup>"


def paragraph(*parts: str, kind: str = "") -> str:
    """Return parts, which are of the page already, as a paragraph of a kind."""
    return f'<p class="{kind}">{" ".join(parts)}</p>' if kind else f"<p>{' '.join(parts)}</p>"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; the first cell of each row names it."""
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    body = "\n".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{one}</td>" for one in others)}</tr>'
        for first, *others in rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def given(symbol: str, value: str) -> str:
    """Return what a symbol stands for, both of the page already, on one line."""
    return f'<span class="given">{symbol} = {value}</span>'


def task(*parts: str) -> str:
    """Return parts that stay on one page where they fit."""
    return '<div class="task">\n' + "\n".join(parts) + "\n</div>"

"""A formula with its numbers, over as many lines as it needs; its terms can be pointed at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.ui.look.theme import current_theme
from visualnet.ui.widgets.copying.copyable import Copyable
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.walked_view import PointedView

_LINE = 1.35  # times the height of the text, so that the bars below the terms have room
_BAR = 2.0
_SIGNS = "+ ", "− ", "\u200e−", "−"
# Formulas run from left to right in every language.
_PLACE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_OPERATORS = (" + ", " − ", " = ", " ≈ ")


@dataclass(frozen=True, slots=True)
class TermText:
    """numbers: as it stands in the formula, without its sign. words: what it is, when pointed at.

    share: its size and sign, -1 to 1, of the largest.
    """

    numbers: str
    words: str
    value: float
    share: float


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A piece that stays on one line. term: its number; None for what is no term.

    can_break: whether a new line may begin with it.
    """

    text: str
    term: int | None
    can_break: bool


class FormulaText(Figure, PointedView):
    """Terms in the formula have a bar below them as long as they are large, in their sign's colour.

    Mouse and arrows point at terms, which `term_pointed` tells.
    """

    spoken_role = QAccessible.Role.List
    is_chosen = True
    is_told_by_tip = False
    ring_margins = QMarginsF(2, 0, 2, 0)

    term_pointed = Signal(object)  # int | None
    """The number of the term under the mouse or the keyboard; None where there is none."""
    term_chosen = Signal(int)
    """By click, Enter or Space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepFormula")
        self.setAccessibleName(self.tr("Formula with its numbers"))
        self.setToolTip(self.tr("Point at a term to see its connection in the network"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.texts: Callable[[], Sequence[Copyable]] = tuple
        """Returns the forms of text in which the formula can be copied."""
        self._text = ""
        self._terms: Sequence[TermText] = ()
        self._chunks: list[_Chunk] = []
        self._places: list[QPointF] = []
        self._lit: int | None = None
        self._measure()

    @property
    def text(self) -> str:
        """The formula as one line."""
        return self._text

    def show_formula(self, text: str, terms: Sequence[TermText]) -> None:
        """Show a formula in which the terms stand in this order; emits nothing."""
        if (text, terms) == (self._text, self._terms):
            return
        if len(terms) != len(self._terms):
            self._number = None
        self._text, self._terms = text, terms
        self._chunks = _chunks(text, [term.numbers for term in terms])
        self._lay_out()

    def light(self, term: int | None) -> None:
        """Bring a term out that is pointed at elsewhere."""
        if term != self._lit:
            self._lit = term
            self.update()

    def numbers(self) -> Table:
        rows = [[term.words, exact(term.value)] for term in self._terms]
        return [[self.tr("term"), self.tr("value")], *rows]

    def copies(self) -> Sequence[Copyable]:
        """Return the whole formula as text, then what every figure offers."""
        return (*self.texts(), *super().copies())

    def part_count(self) -> int:
        return len(self._terms)

    def part_rect(self, number: int) -> QRectF:
        for chunk, place in zip(self._chunks, self._places, strict=True):
            if chunk.term == number:
                width = self._metrics.horizontalAdvance(chunk.text.rstrip())
                return QRectF(place.x(), place.y(), width, _LINE * self._line)
        return QRectF()

    def part_words(self, number: int) -> str:
        return self._terms[number].words

    def choose_part(self, number: int) -> None:
        self.term_chosen.emit(number)

    def spoken_whole(self) -> str:
        return self._text

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._line_count(width) * _LINE * self._line)

    def sizeHint(self) -> QSize:
        return QSize(round(30 * self._line), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(8 * self._line), round(_LINE * self._line))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chunks, the term that is pointed at on a ground of its own."""
        theme = current_theme()
        painter = QPainter(self)
        # Formulas run from left to right in every language.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(self._font)
        lit = self._lit if self._lit is not None else self._under_mouse
        for chunk, place in zip(self._chunks, self._places, strict=True):
            width = self._metrics.horizontalAdvance(chunk.text.rstrip())
            box = QRectF(place.x(), place.y(), width, _LINE * self._line)
            is_lit = chunk.term is not None and chunk.term == lit
            if is_lit:
                painter.fillRect(box.adjusted(-2, 0, 2, 0), theme.selection)
            painter.setPen(theme.text)
            line = box.adjusted(0, 0, self.width(), -_BAR - 2)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, chunk.text.rstrip())
            if chunk.term is not None:
                share = self._terms[chunk.term].share
                colour = theme.positive if share > 0 else theme.negative
                bar = QRectF(box.left(), box.bottom() - _BAR - 2, abs(share) * width, _BAR)
                painter.fillRect(bar, colour)
        self.paint_ring(painter)
        painter.end()

    _under_mouse: int | None = None

    def _point_mouse_at(self, number: int | None) -> None:
        super()._point_mouse_at(number)
        if number != self._under_mouse:
            self._under_mouse = number
            self.term_pointed.emit(number)
            self.update()

    def _tell(self) -> None:
        super()._tell()
        self._under_mouse = self.number
        self.term_pointed.emit(self.number)

    def _measure(self) -> None:
        self._font, self._metrics = self.font(), QFontMetricsF(self.font())
        self._line = self._metrics.height()
        if hasattr(self, "_chunks"):
            self._lay_out()

    def _lay_out(self) -> None:
        self._places = self._flowed(self.width())
        self.updateGeometry()
        self.update()

    def _flowed(self, width: int) -> list[QPointF]:
        """Return where each chunk begins; the lines after the first are indented."""
        places: list[QPointF] = []
        x = y = 0.0
        indent = 1.2 * self._line
        for chunk in self._chunks:
            across = self._metrics.horizontalAdvance(chunk.text.rstrip())
            if chunk.can_break and x + across > width and x > indent:
                x, y = indent, y + _LINE * self._line
            places.append(QPointF(x, y))
            x += self._metrics.horizontalAdvance(chunk.text)
        return places

    def _line_count(self, width: int) -> int:
        places = self._flowed(width)
        return 1 + round(places[-1].y() / (_LINE * self._line)) if places else 1


def _chunks(text: str, terms: Sequence[str]) -> list[_Chunk]:
    """Return a formula in pieces that begin at its operators; each term is within one piece."""
    spans = _spans(text, terms)
    breaks = {start for start in spans if start}
    for operator in _OPERATORS:
        place = text.find(operator)
        while place >= 0:
            if not any(start < place + 1 < end for start, (end, _) in spans.items()):
                breaks.add(place + 1)
            place = text.find(operator, place + 1)
    edges = sorted({0, len(text), *breaks, *(end for end, _ in spans.values())})
    return [
        _Chunk(text[start:end], spans[start][1] if start in spans else None, start in breaks)
        for start, end in pairwise(edges)
    ]


def _spans(text: str, terms: Sequence[str]) -> dict[int, tuple[int, int]]:
    """Return (end, number) of each term by where it begins, with the sign before it.

    From behind: before a sum stand factors, and the top of a fraction, that may read like a term.
    """
    spans, end = {}, len(text)
    for number in range(len(terms) - 1, -1, -1):
        start = text.rfind(terms[number], 0, end)
        if start < 0:
            continue
        last = start + len(terms[number])
        before = next((sign for sign in _SIGNS if text.endswith(sign, 0, start)), "")
        end = start - len(before)
        spans[end] = last, number
    return spans

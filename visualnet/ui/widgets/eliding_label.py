"""A label whose text is cut honestly: by a shorter form, by an ellipsis, or not shown at all."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from visualnet.ui.look.cut_names import cut_name

_LEAST_LETTERS = 4


class ElidingLabel(QLabel):
    """A line of plain text that says as much as it has room for; whole in its tooltip.

    Of several forms of the text the longest that fits is shown. Where not even the shortest does,
    it ends in an ellipsis; where it tells numbers, which must not be cut, nothing is shown. `text`
    is always the longest form, so that screen readers hear all of it. One that wraps its words has
    as many lines as it needs instead.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        has_numbers: bool = False,
        among: Sequence[str] = (),
    ) -> None:
        """has_numbers: the shortest form is shown as a whole or not at all.

        among: names that stand beside it, to be told from; often they differ at their end, so the
        ellipsis is in the middle.
        """
        super().__init__(parent)
        way = Qt.TextElideMode
        self._among, self._elide = among, way.ElideMiddle if among else way.ElideRight
        self._forms: tuple[str, ...] = ("",)
        self._has_numbers = has_numbers
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_forms(text)

    def set_forms(self, *forms: str) -> None:
        """Show the first of these that fits, longest first."""
        if forms == self._forms:
            return
        self._forms = forms
        super().setText(forms[0])
        self.update()

    def setText(self, text: str) -> None:
        """Show a text that has one form alone."""
        self.set_forms(text)

    @property
    def shown_text(self) -> str:
        """What there is room for: a form, perhaps with an ellipsis, or nothing."""
        if self.wordWrap():
            return self._forms[0]
        metrics, room = self.fontMetrics(), self._text_rect().width()
        fitting = (form for form in self._forms if metrics.horizontalAdvance(form) <= room)
        shown = next(fitting, None)
        if shown is None and not self._has_numbers:
            shown = cut_name(self._forms[-1], self._among, metrics, room, self._elide)
        return shown or ""

    @property
    def least_width(self) -> int:
        """The width that the shortest form takes as a whole."""
        return min(map(self.fontMetrics().horizontalAdvance, self._forms))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters; for none where there is nothing to be cut."""
        if self.wordWrap():
            return super().minimumSizeHint()
        least = "" if self._has_numbers else self._forms[-1][:_LEAST_LETTERS] + "…"
        width = min(self.fontMetrics().horizontalAdvance(least), self.sizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Show the whole text as a tooltip where it is cut."""
        if isinstance(event, QHelpEvent) and self.shown_text != self._forms[0]:
            texts = (self._forms[0], self.toolTip())
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, texts)), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wordWrap():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.drawFrame(painter)
        alignment = QLabel.alignment(self) | Qt.TextFlag.TextSingleLine
        self.style().drawItemText(
            painter,
            self._text_rect(),
            int(alignment),
            self.palette(),
            self.isEnabled(),
            self.shown_text,
            self.foregroundRole(),
        )
        painter.end()

    def _text_rect(self) -> QRect:
        margin = self.margin()
        return self.contentsRect().adjusted(margin, margin, -margin, -margin)

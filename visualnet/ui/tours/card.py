"""The card of a lesson beside the picture: what is said, asked, to be done, and revealed."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QKeyEvent, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton

from visualnet.ui.look.style_properties import set_style_property
from visualnet.ui.look.theme import current_scale, follow_theme
from visualnet.ui.spoken.announcer import announce
from visualnet.ui.tours.answer_fields import AnswerField
from visualnet.ui.tours.curve_field import CurveField
from visualnet.ui.widgets.build import STRETCH, button, column, label, muted, page, row
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea

WIDTH = 320
"""Pixels at ordinary text size."""
_NUMBER_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


@dataclass(frozen=True, slots=True)
class CardText:
    """What the card says. caption, asked, verdict, hint: plain; body, reveal: rich.

    asked: the question that the verdict is on, where that is not the step shown.

    spoken: all of it, plain. verdict_role: success, warning or none.
    """

    caption: str
    body: str
    reveal: str = ""
    verdict: str = ""
    verdict_role: str = ""
    hint: str = ""
    spoken: str = ""
    asked: str = ""


class LessonCard(QFrame):
    """Says one step of a lesson; never modal. Escape leaves the lesson."""

    spoken_role = QAccessible.Role.Grouping
    resized = Signal()
    """It wants another width: the text has another size."""
    left = Signal()
    went_on = Signal()
    went_back = Signal()
    gave_up = Signal()
    """I don't know."""
    asked_to_do = Signal()
    """Do it for me."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lessonCard")
        self.setProperty("floating", True)
        self.setAccessibleName(self.tr("Lesson"))
        self._caption = label(role="caption", name="lessonCaption", wraps=True)
        self._body = _rich("lessonText")
        self._reveal = _rich("lessonReveal")
        self._asked = muted(name="lessonAsked")
        self._verdict = label(role="value", name="lessonVerdict", wraps=True)
        self._hint = muted(name="lessonHint")
        self._picture = QLabel()
        self._picture.setObjectName("lessonPicture")
        self._pixmap = QPixmap()
        self._curves = CurveField()
        self._field: AnswerField | None = None
        self._wants_focus = False
        self._holder = column(gap=0)
        self._make_buttons()
        self._page = page(
            self._body, self._picture, self._holder, self._asked, self._verdict, self._curves,
            self._reveal, self._hint, STRETCH, gap=10, edges=(14, 4, 10, 6),
        )  # fmt: skip
        self._scroll = UprightScrollArea()
        self._scroll.setWidget(self._page)
        top = row((self._caption, 1), self._leave, gap=8, edges=(14, 8, 8, 0))
        below = row(
            self._back, STRETCH, self._unknown, self._do, self._next, gap=6, edges=(12, 4, 12, 10)
        )
        column(top, (self._scroll, 1), below, on=self, gap=4)
        follow_theme(self._note_size)
        self.set_width(self.wanted_width)
        self.hide()

    def _make_buttons(self) -> None:
        tip = self.tr("Leave the lesson; all is put back as it was (Esc)")
        self._leave = button(self.tr("Leave"), tip, self.left, "lessonLeave")
        tip = self.tr("Go back to the step before")
        self._back = button(self.tr("Back"), tip, self.went_back, "lessonBack")
        tip = self.tr("Go on without an answer; you are told what it is")
        self._unknown = button(self.tr("I don't know"), tip, self.gave_up, "lessonUnknown")
        tip = self.tr("Have this step done in the window")
        self._do = button(self.tr("Do it for me"), tip, self.asked_to_do, "lessonDo")
        self._next = button(self.tr("Next"), self.tr("Go on"), self.went_on, "lessonNext")

    @property
    def field(self) -> AnswerField | None:
        """Where the question is answered; None for no question."""
        return self._field

    def show_step(
        self, text: CardText, picture: Path | None, field: AnswerField | None, *, is_last: bool
    ) -> None:
        """Show another step, or another phase of it, and tell it. field: becomes the card's."""
        self._wants_focus = self._wants_focus or self._has_focus
        self._set_field(field)
        self._pixmap = QPixmap(str(picture)) if picture is not None else QPixmap()
        self._show_picture()
        self._next.setText(self.tr("Done") if is_last else self.tr("Next"))
        self.show_text(text)
        self.setAccessibleDescription(text.spoken)
        self.show()
        announce(self, text.spoken)
        self._scroll.verticalScrollBar().setValue(0)

    def show_text(self, text: CardText) -> None:
        """Show other words of the same step, such as what facts are worth now."""
        pairs = (
            (self._caption, text.caption),
            (self._body, text.body),
            (self._reveal, text.reveal),
            (self._asked, text.asked),
            (self._verdict, text.verdict),
            (self._hint, text.hint),
        )
        for part, words in pairs:
            if part.text() != words:
                part.setText(words)
            if part.isHidden() is bool(words):
                part.setVisible(bool(words))
        if self._verdict.property("role") != (text.verdict_role or "value"):
            set_style_property(self._verdict, "role", text.verdict_role or "value")
        if self._field is not None:
            self._field.refresh()

    def show_curves(self, drawn: tuple[float, ...], right: tuple[float, ...]) -> None:
        """Show what was drawn beside what the run did; nothing for no curves."""
        self._curves.setVisible(bool(drawn or right))
        if drawn or right:
            self._curves.show_points(drawn or right, right)

    def offer(self, *, back: bool, unknown: bool, do: bool, go_on: bool) -> None:
        """Show the buttons that there is something to do for."""
        had_focus = self._has_focus
        self._back.setEnabled(back)
        for each, is_offered in ((self._unknown, unknown), (self._do, do), (self._next, go_on)):
            if each.isHidden() is is_offered:
                each.setVisible(is_offered)
        # A button that goes away would pass the focus on to whatever stands outside.
        if self._wants_focus or (had_focus and not self._has_focus):
            self._wants_focus = False
            self.take_focus()

    def take_focus(self) -> None:
        """Give the focus to what goes on, else to what answers; never where Enter would leave."""
        answering = None if self._field is None else self._field.first
        for each in (self._next, answering, self._unknown, self._do, self._back, self._leave):
            if each is not None and not each.isHidden() and each.isEnabled():
                each.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    @property
    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def answer_by_key(self, number: int) -> bool:
        """Answer by the key of a number, from 1; False where that is no answer now."""
        return self.isVisible() and self._field is not None and self._field.choose(number)

    def _set_field(self, field: AnswerField | None) -> None:
        if self._field is not None:
            self._field.hide()
            self._field.deleteLater()
        self._field = field
        if field is not None:
            self._holder.addWidget(field)

    @property
    def wanted_width(self) -> int:
        """How wide it is where there is room, in pixels."""
        return round(WIDTH * current_scale())

    @Slot()
    def _note_size(self) -> None:
        self.resized.emit()

    def set_width(self, width: int) -> None:
        """Be so wide, in pixels."""
        if self.minimumWidth() != width:
            self.setFixedWidth(width)
            self._show_picture()

    def _show_picture(self) -> None:
        self._picture.setVisible(not self._pixmap.isNull())
        if not self._pixmap.isNull():
            width = max(self.minimumWidth() - 40, 40)
            smooth = Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(self._pixmap.scaledToWidth(width, smooth))

    def event(self, event: QEvent) -> bool:
        """Take Esc and the keys of answers before the window does."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, focused = event.key(), QApplication.focusWidget()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _NUMBER_KEYS and self.answer_by_key(_NUMBER_KEYS.index(Qt.Key(key)) + 1):
            event.accept()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)


def _rich(name: str) -> QLabel:
    made = label(name=name, wraps=True, markup="own")
    # What stands in it is escaped, see `tours.markup`.
    made.setTextFormat(Qt.TextFormat.RichText)
    return made

"""What is typed into a field for a number: taken as meant, or refused where it stands."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import QDockWidget, QDoubleSpinBox, QSpinBox, QToolTip

from visualnet.number_text import field_text, in_style, used_style, with_percent
from visualnet.typed_numbers import NumberTextError, read_number
from visualnet.ui.look.style_properties import set_style_property
from visualnet.ui.widgets.around import around

_AFTER_CLICK_MS = 300
"""A tooltip shown before the button that took the focus away is released would close with it."""
_COMES_BACK = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
_LONGEST_SHOWN = 24
_PAGE_KEYS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class RefusedError(Exception):
    """A text that is not taken; its message is the sentence for the user."""


class NumberTyping(QObject):
    """Reads and refuses what is typed into a spin box, which must be one of `number_fields`.

    A text that is refused stays, in a red frame, and a sentence says what to type: as a tooltip and
    as the accessible description. The value is the one before; Escape brings back its text.
    is_share: a number is a share of 1, and 20 % is understood as 0.2. is_percent: it is shown so.
    """

    def __init__(self, box: QSpinBox | QDoubleSpinBox) -> None:
        super().__init__(box)
        self.is_share = self.is_percent = False
        self._box = box
        self._refusal = ""
        self._kept = ""
        """A refused text, while the field is out of sight with all of its panel."""
        self._description = ""
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_CLICK_MS)
        self._soon.timeout.connect(self._show_refusal)

    def set_up(self) -> None:
        """Prepare the field, once it has this."""
        box = self._box
        # Qt writes no number here; its own rules of a language would drop what is typed.
        box.setLocale(QLocale.c())
        box.setGroupSeparatorShown(False)
        # A number half typed, the 1 of 128 or the 0. of 0.05, is not meant yet.
        box.setKeyboardTracking(False)
        box.installEventFilter(self)
        box.lineEdit().textEdited.connect(self.lift)

    def text_of(self, value: float) -> str:
        """Return a number as the field shows it, without its unit.

        Without groups while it has the focus: who types a digit more would break them.
        """
        if self.is_percent:
            return with_percent(field_text(value * 100, self._decimals() - 2))
        return field_text(value, self._decimals(), grouped=not self._box.hasFocus())

    def value_of(self, text: str) -> float:
        """Return the number that a text stands for, the present one where it stands for none."""
        try:
            return self._box.value() if text == self._shown_text() else self.read(text)
        except RefusedError:
            return self._box.value()

    def state_of(self, text: str) -> QValidator.State:
        """Return whether a text can be taken; any can be typed, so that no key is lost."""
        is_right = not self.problem(text)
        return QValidator.State.Acceptable if is_right else QValidator.State.Intermediate

    def problem(self, text: str) -> str:
        """Return why a text cannot be taken, in a sentence; empty where it can."""
        try:
            if text != self._shown_text():
                self.read(text)
        except RefusedError as refused:
            return str(refused)
        return ""

    @property
    def refusal(self) -> str:
        """Why the text was not taken; empty where none was refused."""
        return self._refusal

    def take(self) -> bool:
        """Take what is typed; return False where it is refused, which is shown."""
        problem = self.problem(self._kept or self._box.text())
        if problem:
            self._refuse(problem)
            self._show_refusal()
            return False
        self._box.interpretText()
        self._forget_typing()
        self.lift()
        return True

    def leave(self, text: str, event: QFocusEvent) -> None:
        """Keep a refused text in the field, which puts its value's text there as the focus goes."""
        if self._kept:
            # Qt moves the focus about as a panel goes.
            return
        problem = self.problem(text)
        if not problem:
            if event.reason() not in _COMES_BACK:
                self._forget_typing()
            self.lift()
            return
        self._box.lineEdit().setText(text)
        if event.reason() not in _COMES_BACK:
            self._refuse(problem)
            self._soon.start()

    def hide(self, text: str) -> None:
        """Keep a refused text in a field that is out of sight with all of its panel.

        The panel may be opened again. A field that is hidden by itself has its value again.
        """
        if not self.problem(text):
            return
        if self._is_away_with_panel():
            self._kept = text
        else:
            self._put_back()

    def show(self) -> None:
        """Bring back a text that was kept; the box has put that of its value there."""
        text, self._kept = self._kept, ""
        if text:
            self._box.lineEdit().setText(text)

    @Slot()
    def lift(self) -> None:
        """Show the field without a refusal."""
        self._soon.stop()
        self._kept = ""
        if self._refusal:
            if self._box.accessibleDescription() == self._refusal:
                self._box.setAccessibleDescription(self._description)
            self._refusal = ""
            QToolTip.hideText()
            self._mark(is_invalid=False)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep Enter from taking a refused text; let Escape bring back the text of the value."""
        kind = event.type()
        if isinstance(event, QKeyEvent):
            return self._takes_key(event)
        if kind == QEvent.Type.FocusIn:
            self._show_for_typing()
        if kind == QEvent.Type.ToolTip and self._refusal and isinstance(event, QHelpEvent):
            self._show_refusal()
            return True
        is_gone = kind == QEvent.Type.EnabledChange and not self._box.isEnabled()
        if is_gone and self.problem(self._box.text()):
            self._put_back()
        return False

    def _is_away_with_panel(self) -> bool:
        dock = around(self._box, QDockWidget)
        return dock is not None and self._box.isVisibleTo(dock)

    def _takes_key(self, event: QKeyEvent) -> bool:
        is_press = event.type() == QEvent.Type.KeyPress
        if event.key() in _PAGE_KEYS and event.type() == QEvent.Type.ShortcutOverride:
            # A remote control sends them, wherever the focus is.
            event.ignore()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return is_press and not self.take()
        is_back = event.key() == Qt.Key.Key_Escape and self._box.text() != self._shown_text()
        if is_back and is_press:
            self._put_back()
        if is_back:
            event.accept()
        return is_back and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)

    def _show_for_typing(self) -> None:
        box, value = self._box, self._box.value()
        shown = field_text(value, self._decimals())
        if box.text() == f"{box.prefix()}{shown}{box.suffix()}":
            box.lineEdit().setText(self._shown_text())

    def _forget_typing(self) -> None:
        """Let undo in the field end at the text that was taken, whose value the window undoes."""
        line = self._box.lineEdit()
        if line.isUndoAvailable() or line.isRedoAvailable():
            line.setText(line.text())

    def _put_back(self) -> None:
        self._box.lineEdit().setText(self._shown_text())
        self._box.interpretText()
        self.lift()

    def _refuse(self, sentence: str) -> None:
        if not self._refusal:
            self._description = self._box.accessibleDescription()
        self._refusal = sentence
        self._box.setAccessibleDescription(sentence)
        self._mark(is_invalid=True)

    def _mark(self, *, is_invalid: bool) -> None:
        set_style_property(self._box, "invalid", is_invalid)

    @Slot()
    def _show_refusal(self) -> None:
        if self._refusal and self._box.isVisible():
            below = self._box.mapToGlobal(QPoint(0, self._box.height()))
            QToolTip.showText(below, self._refusal, self._box)

    def _decimals(self) -> int:
        return self._box.decimals() if isinstance(self._box, QDoubleSpinBox) else 0

    def _shown_text(self) -> str:
        """Return the text that stands for the value."""
        box = self._box
        if box.specialValueText() and box.value() == box.minimum():
            return box.specialValueText()
        return f"{box.prefix()}{self.text_of(box.value())}{box.suffix()}"

    def read(self, text: str) -> float:
        """Return the number that is meant by what is typed; raises RefusedError for none."""
        box, plain = self._box, text.strip()
        special, unit = box.specialValueText(), box.suffix().strip()
        # Qt keeps the unit behind what is typed, which may have one of its own.
        while unit and plain.casefold().endswith(unit.casefold()):
            plain = plain[: -len(unit)].rstrip()
        if special and plain.casefold() == special.casefold():
            return box.minimum()
        try:
            number = read_number(
                plain,
                is_whole=not self._decimals(),
                is_share=self.is_share,
                style=used_style(),
            )
        except NumberTextError as error:
            raise RefusedError(self._sentence(error, _short(plain))) from None
        self._check(number, _short(plain))
        return float(number)

    def _check(self, number: Decimal, text: str) -> None:
        """Refuse a number that the field cannot hold."""
        box, decimals = self._box, self._decimals()
        if not box.minimum() <= float(number) <= box.maximum():
            sentence = self.tr("{0} is out of range. ").format(text) + self._range(number)
            raise RefusedError(sentence)
        if self.is_share and number > 1 and not any(sign in text for sign in "%٪％"):
            readings = [with_percent(field_text(float(n), 4)) for n in (number, number * 100)]
            raise RefusedError(self._two_meanings(text, readings))
        if number != number.quantize(Decimal(1).scaleb(-decimals)):
            raise RefusedError(
                self.tr("{0} has too many decimals. Type at most {1}.").format(text, decimals)
            )

    def _sentence(self, error: NumberTextError, text: str) -> str:
        if error.problem == "two meanings":
            return self._two_meanings(text, [in_style(reading) for reading in error.readings])
        if not text:
            return self._range()
        problems = {
            "no number": self.tr("{0} is not a number. "),
            "not whole": self.tr("{0} is not a whole number. "),
            "no share": self.tr("This field does not take a percentage. "),
        }
        return problems[error.problem].format(text) + self._range()

    def _two_meanings(self, text: str, readings: list[str]) -> str:
        sentence = self.tr("{0} can mean {1} or {2}. Type the one you mean.")
        return sentence.format(text, *readings)

    def _range(self, share: Decimal = Decimal(20)) -> str:
        """Return what to type. share: what was typed where a share belongs, as if in per cent."""
        box = self._box
        low, high = (field_text(end, self._decimals()) for end in (box.minimum(), box.maximum()))
        if not self.is_share:
            return self.tr("Type a number from {0} to {1}.").format(low, high)
        if not 0 < float(share) / 100 <= box.maximum():
            share = Decimal(20)
        return self.tr("Type a share from {0} to {1}, such as {2} or {3}.").format(
            low,
            high,
            field_text(float(share) / 100, 6),
            with_percent(field_text(float(share), 4)),
        )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"

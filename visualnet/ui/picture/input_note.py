"""Note under the input: which example of its batch it is, and a switch to the drawing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from visualnet.number_text import count_text
from visualnet.plain_text import one_line
from visualnet.ui.look.translation import Texts
from visualnet.ui.session.frame import Frame, ProbeSource
from visualnet.ui.widgets.build import STRETCH, column, label, marked, row
from visualnet.ui.widgets.choice_row import ChoiceBox, ChoiceButton

_tr = Texts("InputNote")

_MARGIN, _GAP = 16, 8


def input_words(frame: Frame, classes: Sequence[str]) -> str:
    """Return what is said of the input of a frame; empty where it explains itself."""
    progress, probe = frame.progress, frame.probe
    of_batch = count_text(progress.example_number), count_text(progress.batch_examples)
    label = one_line(classes[probe.label]) if probe.label is not None else ""
    if probe.source is ProbeSource.TRAINING:
        if not progress.example_number:
            return _tr("training example · label {0}").format(label)
        words = _tr("example {0} of {1} · label {2}").format(*of_batch, label)
        if progress.example_number == progress.batch_examples:
            words += _tr(" · weights updated")
        return words
    if progress.is_by_example:
        return _tr("learning example {0} of {1}").format(*of_batch)
    if probe.source is ProbeSource.TEST_IMAGE and label:
        return _tr("image · label {0}").format(label)
    return ""


class InputNote(QWidget):
    """Stands over the picture under its input and moves nothing; a wheel there zooms."""

    pad_preferred = Signal(bool)
    """By the user: whether the picture is to show what is in the pad, not the example."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("inputNote")
        # With a name its changes are told once a second, not each.
        self._words = label(name="inputWords", wraps=True, accessibleName=self.tr("Input"))
        self._show = label(self.tr("show:"), "muted")
        texts = self.tr("my drawing"), self.tr("Show what is in the pad")
        self._pad = self._made_button("showDrawing", *texts, "first")
        texts = self.tr("the example"), self.tr("Show the example being learned")
        self._example = self._made_button("showExample", *texts, "last")
        self._room = QRectF()
        self._switch = ChoiceBox(self.tr("Show in the picture"))
        parts = self._show, _GAP, self._pad, self._example, STRETCH
        self._row = row(*parts, on=self._switch, gap=0)
        column(self._switch, self._words, on=self, gap=4)
        self._pad.clicked.connect(self._prefer_pad)
        self._example.clicked.connect(self._prefer_example)
        self.hide()

    def _made_button(self, name: str, text: str, tip: str, place: str) -> ChoiceButton:
        spoken = self.tr("{0}, shown in the picture").format(text)
        button = marked(ChoiceButton(place, Qt.FocusPolicy.TabFocus), name, tip, spoken)
        button.setText(text)
        return button

    def show_frame(self, frame: Frame, classes: Sequence[str]) -> None:
        """Say what the input of a frame is; nothing changes where it is said already."""
        words, source = input_words(frame, classes), frame.probe.source
        is_by_example = frame.progress.is_by_example
        self._pad.setEnabled(source.is_of_pad or frame.pad is not None)
        self._pad.setChecked(source.is_of_pad)
        self._example.setChecked(not source.is_of_pad)
        is_other = words != self._words.text() or self._switch.isHidden() is is_by_example
        if is_other or self.isHidden() is bool(words):
            self._words.setText(words)
            self._switch.setVisible(is_by_example)
            self.setVisible(bool(words))
            self._place()

    def set_room(self, room: QRectF) -> None:
        """Stand in this part of the parent, at its top."""
        self._room = room
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def _place(self) -> None:
        """Take the room under the input: in a row where it is wide enough, else in a column."""
        parent, room = self.parentWidget(), round(self._room.right()) - _MARGIN - _GAP
        if parent is None or room <= 0:
            return
        buttons = self._pad.sizeHint().width() + self._example.sizeHint().width()
        self._show.setVisible(buttons + _GAP + self._show.sizeHint().width() <= room)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if buttons <= room else direction.TopToBottom)
        height = self._words.heightForWidth(room)
        if not self._switch.isHidden():
            height += self._switch.sizeHint().height() + 4
        top = min(round(self._room.top()) + _GAP, parent.height() - height)
        self.setGeometry(_MARGIN, max(0, top), room, height)

    @Slot()
    def _prefer_pad(self) -> None:
        self.pad_preferred.emit(True)

    @Slot()
    def _prefer_example(self) -> None:
        self.pad_preferred.emit(False)

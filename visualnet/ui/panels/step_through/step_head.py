"""What stands beside the row of stages: what the step is of, and the choice of the label."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Signal, Slot
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.number_text import count_text
from visualnet.ui.panels.step_through.source import StepSource
from visualnet.ui.widgets.build import label, row
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.eliding_label import ElidingLabel

_NONE = -1
_NARROW = 20  # times the height of letters
_LETTERS = 9
"""Of a class's name, at least."""


class StepHead(QWidget):
    """Says which weights are used and what is left out; the right class is chosen here."""

    label_chosen = Signal(object)  # int | None
    """By the user: the number of the right class; None for that which is known, if any is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: Sequence[str] = ()
        self._notes = ElidingLabel()
        self._notes.setProperty("role", "muted")
        self._notes.setAccessibleName(self.tr("What the step is of"))
        self._box = combo_box(
            tip=self.tr("The right class, which learning needs. The key of its name chooses it."),
            spoken=self.tr("Right class"),
            narrow=True,
        )
        self._box.setObjectName("stepLabel")
        self._box.setMinimumContentsLength(_LETTERS)
        self._box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._box.activated.connect(self._choose)
        self._name = label(self.tr("right class"), "muted")
        self._row = row((self._notes, 1), self._name, self._box, on=self, gap=8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words before the box out where they would take its room."""
        super().resizeEvent(event)
        self._name.setVisible(self.width() > _NARROW * QFontInfo(self.font()).pixelSize())

    def minimumSizeHint(self) -> QSize:
        """Return room for the box alone."""
        return QSize(self._box.minimumSizeHint().width(), super().minimumSizeHint().height())

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._row.addWidget(widget)

    def show_source(self, source: StepSource) -> None:
        """Show what a step is of; emits nothing."""
        with QSignalBlocker(self._box):
            if tuple(source.classes) != tuple(self._classes):
                self._classes = tuple(source.classes)
                self._box.clear()
                self._box.addItem(self.tr("not known"), _NONE)
                for number, name in enumerate(self._classes):
                    self._box.addItem(name, number)
            wanted = _NONE if source.label is None else source.label
            self._box.setCurrentIndex(self._box.findData(wanted))
        self._box.setEnabled(source.inputs is not None)
        at = count_text(source.step)
        if source.is_edited:
            step = self.tr("weights of step {0}, edited").format(at)
            short = self.tr("step {0}, edited").format(at)
        else:
            step = self.tr("weights of step {0}").format(at)
            short = self.tr("step {0}").format(at)
        if source.config is not None and source.config.dropout > 0:
            without = self.tr("dropout is off here")
            self._notes.set_forms(f"{step} · {without}", without)
        else:
            self._notes.set_forms(step, short)

    @Slot()
    def _choose(self) -> None:
        data = self._box.currentData()
        self.label_chosen.emit(None if data == _NONE else data)

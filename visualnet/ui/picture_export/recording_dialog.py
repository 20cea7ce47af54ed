"""Asks how a training is to be recorded."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from visualnet.ui.picture_export.animated_gif import LARGEST_SIDE, FilmOptions, most_pictures
from visualnet.ui.picture_export.dialog_fields import length_field, row_of
from visualnet.ui.widgets.number_fields import DecimalField, WholeField, take_typed
from visualnet.ui.widgets.upright_scroll_area import DialogArea

_SMALLEST_SIDE = 160
_FIRST_WIDTH = 800


class RecordingDialog(QDialog):
    """Size and pace of a recording."""

    chosen = Signal(object, bool)  # FilmOptions, whether to let the network learn

    def __init__(self, view: tuple[int, int], is_running: bool, parent: QWidget) -> None:
        """view: width and height of the network view. is_running: whether it learns already."""
        super().__init__(parent)
        self.setObjectName("recordingDialog")
        self.setWindowTitle(self.tr("Record training"))
        width = min(_FIRST_WIDTH, view[0])
        self._width = self._added_side("recordingWidth", self.tr("Width in pixels"), width)
        height = round(width * view[1] / view[0])
        self._height = self._added_side("recordingHeight", self.tr("Height in pixels"), height)
        self._every = DecimalField()
        self._every.setObjectName("recordingEvery")
        self._every.setRange(0.05, 60.0)
        self._every.setValue(0.2)
        self._every.setSingleStep(0.1)
        self._every.setSuffix(" s")
        self._every.setAccessibleName(self.tr("Seconds between two pictures"))
        self._every.setToolTip(self.tr("How often to record a picture during training"))
        self._pace = WholeField()
        self._pace.setObjectName("recordingPace")
        self._pace.setRange(1, 50)
        self._pace.setValue(12)
        self._pace.setAccessibleName(self.tr("Pictures per second"))
        self._pace.setToolTip(self.tr("How fast the recording plays"))
        self._legend = QCheckBox(self.tr("legend and step"))
        self._legend.setObjectName("recordingLegend")
        self._legend.setChecked(True)
        self._legend.setToolTip(self.tr("The meaning of the colours, and the step"))
        self._train = QCheckBox(self.tr("start training"))
        self._train.setObjectName("recordingTrain")
        self._train.setChecked(True)
        self._train.setVisible(not is_running)
        self._train.setToolTip(self.tr("Start training as soon as the recording begins"))
        self._kept = QLabel()
        self._kept.setProperty("role", "muted")
        self._kept.setWordWrap(True)
        self._lay_out()
        self._tell_limit()

    def choose(self, every: float, pace: int, *, has_legend: bool) -> None:
        """Choose the seconds between two pictures, how many are shown a second, the legend."""
        self._every.setValue(every)
        self._pace.setValue(pace)
        self._legend.setChecked(has_legend)

    def options(self) -> FilmOptions:
        """Return what is chosen."""
        return FilmOptions(
            width=self._width.value(),
            height=self._height.value(),
            every=self._every.value(),
            shown_per_second=float(self._pace.value()),
            has_legend=self._legend.isChecked(),
        )

    def _added_side(self, name: str, tip: str, value: int) -> WholeField:
        side = length_field(name, tip, _SMALLEST_SIDE, LARGEST_SIDE)
        side.setValue(value)
        side.valueChanged.connect(self._tell_limit)
        return side

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow(self.tr("size"), row_of(self._width, QLabel("×"), self._height))
        form.addRow(self.tr("one picture every"), row_of(self._every))
        form.addRow(self.tr("pictures per second"), row_of(self._pace))
        form.addRow("", row_of(self._legend, self._train))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        record = QPushButton(self.tr("Record"))
        record.setToolTip(self.tr("Start recording; the bar over the network stops it"))
        buttons.addButton(record, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        contents = QVBoxLayout()
        contents.setSpacing(16)
        contents.addLayout(form)
        contents.addWidget(self._kept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(DialogArea(contents), 1)
        layout.addWidget(buttons)

    @Slot()
    def _tell_limit(self) -> None:
        most = most_pictures(self._width.value(), self._height.value())
        self._kept.setText(
            self.tr(
                "An animated GIF of up to {0} pictures. Longer recordings keep every second "
                "or fourth picture."
            ).format(most)
        )

    @Slot()
    def _choose(self) -> None:
        if not take_typed(self):
            return
        self.chosen.emit(self.options(), self._train.isVisible() and self._train.isChecked())
        self.accept()

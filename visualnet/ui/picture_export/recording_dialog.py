"""Dialog on how a training is to be recorded."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from visualnet.ui.picture_export.animated_gif import LARGEST_SIDE, FilmOptions, most_pictures
from visualnet.ui.picture_export.size_dialog import SizeDialog, length_field
from visualnet.ui.widgets.build import button, column, marked, muted
from visualnet.ui.widgets.number_fields import DecimalField, WholeField

_SMALLEST_SIDE = 160
_FIRST_WIDTH = 800


class RecordingDialog(SizeDialog):
    """Size and pace of a recording."""

    chosen = Signal(object, bool)  # FilmOptions, whether to let the network learn

    def __init__(self, view: tuple[int, int], is_running: bool, parent: QWidget) -> None:
        """view: width and height of the network view. is_running: whether it learns already."""
        super().__init__("recordingDialog", self.tr("Record training"), parent)
        width = min(_FIRST_WIDTH, view[0])
        self._width = self._side("recordingWidth", self.tr("Width in pixels"), width)
        height = round(width * view[1] / view[0])
        self._height = self._side("recordingHeight", self.tr("Height in pixels"), height)
        self._every = marked(
            DecimalField(),
            "recordingEvery",
            self.tr("How often to record a picture during training"),
            self.tr("Seconds between two pictures"),
            minimum=0.05,
            maximum=60.0,
            singleStep=0.1,
            suffix=" s",
        )
        self._pace = marked(
            WholeField(),
            "recordingPace",
            self.tr("How fast the recording plays"),
            self.tr("Pictures per second"),
            minimum=1,
            maximum=50,
        )
        self._legend = marked(
            QCheckBox(self.tr("legend and step")),
            "recordingLegend",
            self.tr("The meaning of the colours, and the step"),
        )
        self._train = marked(
            QCheckBox(self.tr("start training")),
            "recordingTrain",
            self.tr("Start training as soon as the recording begins"),
            checked=True,
        )
        self._train.setVisible(not is_running)
        self._kept = muted()
        self.choose(0.2, 12, has_legend=True)
        self._add_row(self.tr("size"), self._width, QLabel("×"), self._height)
        self._add_row(self.tr("one picture every"), self._every)
        self._add_row(self.tr("pictures per second"), self._pace)
        self._add_row("", self._legend, self._train)
        tip = self.tr("Start recording; the bar over the network stops it")
        self._lay_out(column(self._form, self._kept, gap=16), button(self.tr("Record"), tip))
        self._show_limit()

    def choose(self, every: float, pace: int, *, has_legend: bool) -> None:
        """Choose the seconds between two pictures, how many are shown a second, the legend."""
        self._every.setValue(every)
        self._pace.setValue(pace)
        self._legend.setChecked(has_legend)

    def options(self) -> FilmOptions:
        return FilmOptions(
            width=self._width.value(),
            height=self._height.value(),
            every=self._every.value(),
            shown_per_second=float(self._pace.value()),
            has_legend=self._legend.isChecked(),
        )

    def send_choice(self) -> None:
        self.chosen.emit(self.options(), self._train.isVisible() and self._train.isChecked())

    def _side(self, name: str, tip: str, value: int) -> WholeField:
        return length_field(name, tip, _SMALLEST_SIDE, LARGEST_SIDE, value, self._show_limit)

    @Slot()
    def _show_limit(self) -> None:
        most = most_pictures(self._width.value(), self._height.value())
        self._kept.setText(
            self.tr(
                "An animated GIF of up to {0} pictures. Longer recordings keep every second "
                "or fourth picture."
            ).format(most)
        )

"""Dialog on the film of a training that is over or goes on: which steps, how many pictures."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from visualnet.number_text import count_text, decimal_text
from visualnet.training.moments.past_states import spread_steps
from visualnet.ui.look.translation import said_of
from visualnet.ui.picture_export.animated_gif import LARGEST_SIDE, FilmOptions, most_pictures
from visualnet.ui.picture_export.size_dialog import SizeDialog, length_field
from visualnet.ui.picture_export.video import MOST_PICTURES, VIDEO_ENDINGS, check_encoder
from visualnet.ui.widgets.build import button, column, label, marked, muted
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.number_fields import WholeField
from visualnet.ui.window.file_dialogs import ExportError

_SMALLEST_SIDE = 160
_FIRST_AREA = 225_000
"""Pixels: 76 pictures of 784-16-16-10 stay below 3 MB as GIF, whatever the colours show."""

_FIRST_PICTURES = 76
_HELD = 1.5
"""Seconds that the last picture stays: a film without end would hide how it ended."""

_SHARES = {".gif": 0.22, ".mp4": 0.07, ".webm": 0.04}
"""Of the bytes of one picture as GIF, what each further picture takes; up to twice as much where
colours show what changed (2026-11)."""


@dataclass(frozen=True, slots=True)
class FilmChoice:
    """What the user wants. ending: of the file, .gif, .mp4 or .webm. steps: of the pictures."""

    options: FilmOptions
    ending: str
    steps: tuple[int, ...]


class FilmDialog(SizeDialog):
    """Steps, pace, size and format of a film. What its file will weigh is told as an estimate."""

    chosen = Signal(object)  # FilmChoice
    size_changed = Signal(object)  # FilmOptions
    """One picture is to be weighed anew: see `show_weight`."""

    def __init__(self, view: tuple[int, int], last_step: int, note: str, parent: QWidget) -> None:
        """view: width and height of the network view. last_step: 1 or more. note: said below."""
        super().__init__("filmDialog", self.tr("Film from the timeline"), parent)
        self._weight = 0
        self._make_steps(last_step)
        self._make_look(*_first_size(*view))
        self._estimate = muted("", "filmEstimate")
        self._note = muted(note, "filmNote")
        self._note.setVisible(bool(note))
        self._problem = label("", "error", "filmProblem", wraps=True)
        self._problem.hide()
        self._add_row(self.tr("steps"), self._first, QLabel("–"), self._last)
        self._add_row(self.tr("pictures"), self._pictures, self._spread)
        self._add_row(self.tr("pictures per second"), self._pace)
        self._add_row(self.tr("size"), self._width, QLabel("×"), self._height)
        self._add_row(self.tr("format"), self._format, self._legend)
        self._save = button(self.tr("Save…"), self.tr("Choose where to save the film"))
        contents = column(self._form, self._estimate, gap=16)
        self._lay_out(contents, self._save, self._note, self._problem)
        self.choose(".gif", 12, has_legend=True)

    def choose(self, ending: str, pace: int, *, has_legend: bool) -> None:
        """Choose the ending of the file, pictures a second, and the legend."""
        self._format.setCurrentIndex(max(0, self._format.findData(ending)))
        self._pace.setValue(pace)
        self._legend.setChecked(has_legend)
        self._show_limits()

    def show_weight(self, weight: int) -> None:
        """Tell what the file will weigh. weight: bytes of one picture as GIF."""
        self._weight = weight
        self._show_estimate()

    def choice(self) -> FilmChoice:
        """Return what is chosen."""
        return FilmChoice(self.options(), self._format.currentData(), tuple(self._steps()))

    def options(self) -> FilmOptions:
        return FilmOptions(
            width=self._width.value(),
            height=self._height.value(),
            shown_per_second=float(self._pace.value()),
            has_legend=self._legend.isChecked(),
            held=_HELD,
            has_own_time=True,
        )

    def send_choice(self) -> None:
        self.chosen.emit(self.choice())

    def _make_steps(self, last_step: int) -> None:
        self._first = marked(
            WholeField(),
            "filmFirst",
            self.tr("The step that the film begins at"),
            self.tr("First step"),
            minimum=0,
            maximum=last_step - 1,
        )
        self._last = marked(
            WholeField(),
            "filmLast",
            self.tr("The step that the film ends at"),
            self.tr("Last step"),
            minimum=1,
            maximum=last_step,
            value=last_step,
        )
        self._pictures = marked(
            WholeField(),
            "filmPictures",
            self.tr("How many pictures the film has"),
            self.tr("Pictures"),
            minimum=2,
            maximum=MOST_PICTURES,
            value=_FIRST_PICTURES,
        )
        self._spread = combo_box(
            [(self.tr("most of them early"), True), (self.tr("evenly spread"), False)],
            "filmSpread",
            self.tr("Most is learnt in the first steps, so the film can dwell on them"),
            self.tr("How pictures are spread over the steps"),
        )
        for field in (self._first, self._last, self._pictures):
            field.valueChanged.connect(self._show_limits)
        self._spread.activated.connect(self._show_limits)

    def _make_look(self, width: int, height: int) -> None:
        self._width = self._side("filmWidth", self.tr("Width in pixels"), width)
        self._height = self._side("filmHeight", self.tr("Height in pixels"), height)
        self._pace = marked(
            WholeField(),
            "filmPace",
            self.tr("How fast the film plays"),
            self.tr("Pictures per second"),
            minimum=1,
            maximum=50,
        )
        self._pace.valueChanged.connect(self._show_limits)
        self._format = combo_box(
            [("GIF", ".gif"), ("MP4", ".mp4"), ("WebM", ".webm")],
            "filmFormat",
            self.tr("GIF plays everywhere; MP4 and WebM are smaller"),
            self.tr("Format"),
        )
        self._format.activated.connect(self._show_limits)
        self._legend = marked(
            QCheckBox(self.tr("legend and step")),
            "filmLegend",
            self.tr("The meaning of the colours, the step, and how well the network does"),
        )
        self._legend.toggled.connect(self._show_size)

    def _side(self, name: str, tip: str, value: int) -> WholeField:
        return length_field(name, tip, _SMALLEST_SIDE, LARGEST_SIDE, value, self._show_size)

    def _steps(self) -> list[int]:
        return spread_steps(
            self._first.value(),
            self._last.value(),
            self._pictures.value(),
            is_logarithmic=self._spread.currentData(),
        )

    @Slot()
    def _show_size(self) -> None:
        self._show_limits()
        self.size_changed.emit(self.options())

    @Slot()
    def _show_limits(self) -> None:
        """Keep the first step before the last, and no more pictures than the format takes."""
        self._first.setMaximum(self._last.value() - 1)
        self._last.setMinimum(self._first.value() + 1)
        is_gif = self._format.currentData() not in VIDEO_ENDINGS
        most = most_pictures(self._width.value(), self._height.value()) if is_gif else MOST_PICTURES
        with QSignalBlocker(self._pictures):
            self._pictures.setMaximum(most)
        self._show_problem()
        self._show_estimate()

    def _show_problem(self) -> None:
        problem = ""
        if self._format.currentData() in VIDEO_ENDINGS:
            try:
                check_encoder()
            except ExportError as error:
                problem = said_of(error)
        self._problem.setText(problem)
        if self._problem.isHidden() is bool(problem):
            self._problem.setVisible(bool(problem))
            # Else what is above would have to be scrolled.
            self.adjustSize()
        self._save.setEnabled(not problem)

    def _show_estimate(self) -> None:
        count, pace = len(self._steps()), self._pace.value()
        seconds = decimal_text((count - 1) / pace + max(_HELD, 1 / pace), 1)
        text = self.tr("{0} pictures, {1} s").format(count_text(count), seconds)
        if self._weight:
            share = _SHARES[self._format.currentData()]
            megabytes = decimal_text(self._weight * (1 + share * (count - 1)) / 1e6, 1)
            text = self.tr("{0}, about {1} MB").format(text, megabytes)
        self._estimate.setText(text)


def _first_size(width: int, height: int) -> tuple[int, int]:
    """Return the size of the view, or a smaller one of the same shape."""
    factor = min(1.0, (_FIRST_AREA / (width * height)) ** 0.5)
    across, down = (max(_SMALLEST_SIDE, int(side * factor)) for side in (width, height))
    return across // 2 * 2, down // 2 * 2

"""Dialog on how large a picture is to be, and what of the network it is to show."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from visualnet.number_text import count_text
from visualnet.scene.selection import CONNECTION_LIMIT
from visualnet.ui.picture_export.picture import (
    LARGEST_SIDE,
    LINE_LIMIT,
    PictureOptions,
    size_problem,
)
from visualnet.ui.picture_export.size_dialog import SizeDialog, length_field
from visualnet.ui.widgets.build import button, label, marked
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.number_fields import WholeField

_SMALLEST_SIDE = 64
_ENLARGED = (1, 2, 4)
_SCREENS = ((1920, 1080), (2560, 1440), (3840, 2160))
_MOST_CONNECTIONS = 2_000_000
_FIRST_LINES = 5_000
_AS_IMAGE, _AS_LINES = "image", "lines"


class PictureDialog(SizeDialog):
    """Size and contents of a picture."""

    chosen = Signal(object, str)  # PictureOptions, the ending of the file

    def __init__(
        self, view: tuple[int, int], connections: int, is_zoomed: bool, parent: QWidget
    ) -> None:
        """view: width and height of the network view. connections: how many the network has."""
        super().__init__("pictureDialog", self.tr("Export picture"), parent)
        self._make_size(*view)
        self._make_contents(connections, is_zoomed)
        self._make_format()
        self._add_row(self.tr("format"), self._format, self._how, self._lines)
        self._add_row(self.tr("size"), self._sizes, self._width, QLabel("×"), self._height)
        self._add_row(self.tr("connections"), self._connections)
        self._add_row("", self._legend, self._only_seen)
        self._problem = label("", "error", "pictureProblem", wraps=True)
        self._save = button(self.tr("Save…"), self.tr("Choose where to save the picture"))
        self._lay_out(self._form, self._save, self._problem)
        self._sizes.setCurrentIndex(1)
        self._set_size(1)
        self._show_format()

    def options(self) -> PictureOptions:
        as_lines = self._format.currentData() == ".svg" and self._how.currentData() == _AS_LINES
        return PictureOptions(
            width=self._width.value(),
            height=self._height.value(),
            only_seen=self._only_seen.isChecked(),
            has_legend=self._legend.isChecked(),
            lines=self._lines.value() if as_lines else 0,
            connections=self._connections.value(),
        )

    def choose(self, ending: str, *, has_legend: bool) -> None:
        """Choose a format by its ending, and whether there is a legend."""
        self._format.setCurrentIndex(max(0, self._format.findData(ending)))
        self._legend.setChecked(has_legend)
        self._show_format()

    def send_choice(self) -> None:
        self.chosen.emit(self.options(), self._format.currentData())

    def _make_size(self, width: int, height: int) -> None:
        names = (self.tr("as shown"), self.tr("twice as large"), self.tr("four times as large"))
        self._sizes = combo_box(
            [
                *(
                    (name, (width * factor, height * factor))
                    for name, factor in zip(names, _ENLARGED, strict=True)
                ),
                *((f"{size[0]} × {size[1]}", size) for size in _SCREENS),
                (self.tr("other"), None),
            ],
            "pictureSizes",
            self.tr("Choose a size, or type your own below"),
            self.tr("Size"),
        )
        self._width = self._side("pictureWidth", self.tr("Width in pixels"))
        self._height = self._side("pictureHeight", self.tr("Height in pixels"))
        self._sizes.activated.connect(self._set_size)

    def _side(self, name: str, tip: str) -> WholeField:
        least, changed = _SMALLEST_SIDE, self._show_own_size
        return length_field(name, tip, least, LARGEST_SIDE, least, changed)

    def _make_contents(self, connections: int, is_zoomed: bool) -> None:
        self._connections = marked(
            WholeField(),
            "pictureConnections",
            self.tr(
                "How many of the {0} connections are drawn line by line, the strongest; the light "
                "of the others is added up"
            ).format(count_text(connections)),
            self.tr("Line by line at most"),
            minimum=1,
            maximum=min(connections, _MOST_CONNECTIONS),
            value=min(connections, CONNECTION_LIMIT),
            singleStep=1000,
        )
        self._legend = marked(
            QCheckBox(self.tr("legend")),
            "pictureLegend",
            self.tr("What the colours mean, in a corner of the picture"),
            checked=True,
        )
        self._only_seen = marked(
            QCheckBox(self.tr("only the visible part")),
            "pictureOnlySeen",
            self.tr("Save what the view shows, not the whole network"),
        )
        self._only_seen.setVisible(is_zoomed)

    def _make_format(self) -> None:
        self._format = combo_box(
            [("PNG", ".png"), ("SVG", ".svg")],
            "pictureFormat",
            self.tr("PNG has pixels; SVG can be enlarged and edited"),
            self.tr("Format"),
        )
        self._how = combo_box(
            [
                (self.tr("connections as an image"), _AS_IMAGE),
                (self.tr("the strongest as lines"), _AS_LINES),
            ],
            "pictureHow",
            self.tr("As an image they look like the window; as lines you can edit them"),
            self.tr("Connections in the SVG"),
        )
        self._lines = marked(
            WholeField(),
            "pictureLines",
            self.tr("Programs that show SVG get slow with many lines"),
            self.tr("Lines at most"),
            minimum=1,
            maximum=LINE_LIMIT,
            value=_FIRST_LINES,
            singleStep=1000,
        )
        self._format.activated.connect(self._show_format)
        self._how.activated.connect(self._show_format)

    @Slot(int)
    def _set_size(self, number: int) -> None:
        size = self._sizes.itemData(number)
        if size is not None:
            for side, length in zip((self._width, self._height), size, strict=True):
                with QSignalBlocker(side):
                    side.setValue(length)
        self._check()

    @Slot()
    def _show_own_size(self) -> None:
        size = (self._width.value(), self._height.value())
        number = self._sizes.findData(size)
        self._sizes.setCurrentIndex(self._sizes.count() - 1 if number < 0 else number)
        self._check()

    @Slot()
    def _show_format(self) -> None:
        is_svg = self._format.currentData() == ".svg"
        self._how.setVisible(is_svg)
        self._lines.setVisible(is_svg and self._how.currentData() == _AS_LINES)

    def _check(self) -> None:
        problem = size_problem(self._width.value(), self._height.value())
        self._problem.setText(problem or "")
        self._problem.setVisible(bool(problem))
        self._save.setEnabled(not problem)

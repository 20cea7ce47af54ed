"""Asks how large a picture is to be, and what of the network it is to show."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
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

from visualnet.number_text import count_text
from visualnet.scene.selection import CONNECTION_LIMIT
from visualnet.ui.picture_export.dialog_fields import length_field, row_of
from visualnet.ui.picture_export.picture import (
    LARGEST_SIDE,
    LINE_LIMIT,
    PictureOptions,
    size_problem,
)
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.widgets.number_fields import WholeField, take_typed
from visualnet.ui.widgets.upright_scroll_area import DialogArea
from visualnet.ui.widgets.wheel_guard import guard_wheel

_SMALLEST_SIDE = 64
_ENLARGED = (1, 2, 4)
_SCREENS = ((1920, 1080), (2560, 1440), (3840, 2160))
_MOST_CONNECTIONS = 2_000_000
_FIRST_LINES = 5_000
_AS_IMAGE, _AS_LINES = "image", "lines"


class PictureDialog(QDialog):
    """Size and contents of a picture."""

    chosen = Signal(object, str)  # PictureOptions, the ending of the file

    def __init__(
        self, view: tuple[int, int], connections: int, is_zoomed: bool, parent: QWidget
    ) -> None:
        """view: width and height of the network view. connections: how many the network has."""
        super().__init__(parent)
        self.setObjectName("pictureDialog")
        self.setWindowTitle(self.tr("Export picture"))
        self._view = view
        self._make_size()
        self._make_contents(connections, is_zoomed)
        self._make_format()
        self._problem = QLabel()
        self._problem.setObjectName("pictureProblem")
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._save = QPushButton(self.tr("Save…"))
        self._save.setToolTip(self.tr("Choose where to save the picture"))
        self._buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self._choose)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._sizes.setCurrentIndex(1)
        self._take_size(1)
        self._show_format()

    def options(self) -> PictureOptions:
        """Return what is chosen."""
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

    def _make_size(self) -> None:
        width, height = self._view
        self._sizes = guard_wheel(ElidingComboBox())
        self._sizes.setObjectName("pictureSizes")
        self._sizes.setAccessibleName(self.tr("Size"))
        self._sizes.setToolTip(self.tr("Choose a size, or type your own below"))
        names = (self.tr("as shown"), self.tr("twice as large"), self.tr("four times as large"))
        for factor, name in zip(_ENLARGED, names, strict=True):
            self._sizes.addItem(name, (width * factor, height * factor))
        for size in _SCREENS:
            self._sizes.addItem(f"{size[0]} × {size[1]}", size)
        self._sizes.addItem(self.tr("other"), None)
        self._width = self._added_side("pictureWidth", self.tr("Width in pixels"))
        self._height = self._added_side("pictureHeight", self.tr("Height in pixels"))
        self._sizes.activated.connect(self._take_size)

    def _added_side(self, name: str, tip: str) -> WholeField:
        side = length_field(name, tip, _SMALLEST_SIDE, LARGEST_SIDE)
        side.valueChanged.connect(self._show_own_size)
        return side

    def _make_contents(self, connections: int, is_zoomed: bool) -> None:
        self._connections = WholeField()
        self._connections.setObjectName("pictureConnections")
        self._connections.setRange(1, min(connections, _MOST_CONNECTIONS))
        self._connections.setValue(min(connections, CONNECTION_LIMIT))
        self._connections.setSingleStep(1000)
        self._connections.setAccessibleName(self.tr("Connections at most"))
        self._connections.setToolTip(
            self.tr("How many connections are drawn, the strongest; the network has {0}").format(
                count_text(connections)
            )
        )
        self._legend = QCheckBox(self.tr("legend"))
        self._legend.setObjectName("pictureLegend")
        self._legend.setChecked(True)
        self._legend.setToolTip(self.tr("What the colours mean, in a corner of the picture"))
        self._only_seen = QCheckBox(self.tr("only the visible part"))
        self._only_seen.setObjectName("pictureOnlySeen")
        self._only_seen.setToolTip(self.tr("Save what the view shows, not the whole network"))
        self._only_seen.setVisible(is_zoomed)

    def _make_format(self) -> None:
        self._format = guard_wheel(ElidingComboBox())
        self._format.setObjectName("pictureFormat")
        self._format.setAccessibleName(self.tr("Format"))
        self._format.setToolTip(self.tr("PNG has pixels; SVG can be enlarged and edited"))
        self._format.addItem("PNG", ".png")
        self._format.addItem("SVG", ".svg")
        self._how = guard_wheel(ElidingComboBox())
        self._how.setObjectName("pictureHow")
        self._how.setAccessibleName(self.tr("Connections in the SVG"))
        self._how.setToolTip(
            self.tr("As an image they look like the window; as lines you can edit them")
        )
        self._how.addItem(self.tr("connections as an image"), _AS_IMAGE)
        self._how.addItem(self.tr("the strongest as lines"), _AS_LINES)
        self._lines = WholeField()
        self._lines.setObjectName("pictureLines")
        self._lines.setRange(1, LINE_LIMIT)
        self._lines.setValue(_FIRST_LINES)
        self._lines.setSingleStep(1000)
        self._lines.setAccessibleName(self.tr("Lines at most"))
        self._lines.setToolTip(self.tr("Programs that show SVG get slow with many lines"))
        self._format.activated.connect(self._show_format)
        self._how.activated.connect(self._show_format)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow(self.tr("format"), row_of(self._format, self._how, self._lines))
        form.addRow(self.tr("size"), row_of(self._sizes, self._width, QLabel("×"), self._height))
        form.addRow(self.tr("connections"), row_of(self._connections))
        form.addRow("", row_of(self._legend, self._only_seen))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(DialogArea(form), 1)
        layout.addWidget(self._problem)
        layout.addWidget(self._buttons)

    @Slot(int)
    def _take_size(self, number: int) -> None:
        size = self._sizes.itemData(number)
        if size is not None:
            for side, length in zip((self._width, self._height), size, strict=True):
                blocker = QSignalBlocker(side)
                side.setValue(length)
                blocker.unblock()
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

    @Slot()
    def _choose(self) -> None:
        # A size just typed can be too large.
        if not take_typed(self) or not self._save.isEnabled():
            return
        self.chosen.emit(self.options(), self._format.currentData())
        self.accept()

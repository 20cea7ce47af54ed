"""Panel of edits by hand, and their cost in accuracy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QSplitter, QWidget

from visualnet.insight.reading_change import EditReading
from visualnet.nn.edits import Edit, Restore
from visualnet.nn.network import Network
from visualnet.nn.parts import Part
from visualnet.setting import Numbers
from visualnet.ui.look.translation import translated
from visualnet.ui.panels.edits.accuracy_change import AccuracyChange
from visualnet.ui.panels.edits.network_edits import WeightsEdits
from visualnet.ui.panels.edits.part_edits import PartEdits
from visualnet.ui.widgets.build import STRETCH, button, caption, column, marked, muted, page, row
from visualnet.ui.widgets.part_names import Choice
from visualnet.ui.widgets.slider_settings import SliderSetting, decade_scale
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea

_TEMPERATURES = Numbers(0.1, 10.0, decimals=3)
_LIST_LINES = 5


class EditsPanel(QWidget):
    """Controls above, the test accuracy below, always in sight."""

    edited = Signal(object, bool)  # Edit, merges
    """By hand; merges: it takes the place of the last edit, as while a slider is moved."""
    temperature_changed = Signal(float)
    """Of the answers, above 0."""
    temperature_settled = Signal()
    """A hand let go of its slider or came to it: what follows is another change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editsPanel")
        self.setAccessibleName(self.tr("Break it"))
        self._before: Network | None = None
        self._inputs: Sequence[str] = ()
        self._part, self._weights = PartEdits(), WeightsEdits()
        self._accuracy = AccuracyChange()
        self._make_temperature()
        self._make_list()
        self._undo_all = button(
            self.tr("Undo all"),
            self.tr("Go back to the weights before these edits; can be undone"),
            self._restore_all,
            "undoAllEditsButton",
        )
        body = QSplitter(Qt.Orientation.Vertical)
        body.setChildrenCollapsible(False)
        body.addWidget(self._made_controls())
        body.addWidget(self._accuracy)
        body.setStretchFactor(0, 1)
        body.setStretchFactor(1, 0)
        column(body, on=self, edges=(8, 8, 0, 8))
        self._part.edited.connect(self.edited)
        self._weights.edited.connect(self.edited)
        self._temperature.edited.connect(self._send_temperature)
        self._temperature.settled.connect(self.temperature_settled)

    def set_network(
        self, network: Network, classes: Sequence[str], inputs: Sequence[str] = ()
    ) -> None:
        """Offer the parts of another network, with these classes; emits nothing.

        inputs: names of those that are no pixels.
        """
        self._before, self._inputs = None, inputs
        self._part.set_network(network.layer_sizes, classes, inputs)
        self._weights.set_network(network)
        self._accuracy.set_classes(classes)

    def show_choice(self, choice: Choice) -> None:
        """Show a part that was chosen elsewhere; one that does not exist is passed over."""
        self._part.show_choice(choice)

    @property
    def choice(self) -> Choice:
        """The neuron, connection or layer that is chosen."""
        return self._part.choice

    def show_state(self, network: Network, before: Network, edits: Sequence[Edit]) -> None:
        """Show what a network has been made of by these edits, and from what; emits nothing."""
        self._before = before
        self._part.show_state(network, before, edits)
        self._weights.show_edits(edits)
        self._list.clear()
        self._list.addItems([translated(edit.describe(network, self._inputs)) for edit in edits])
        self._list.scrollToBottom()
        self._list_note.setVisible(not edits)
        self._list.setVisible(bool(edits))
        last = edits[-1] if edits else None
        is_restored = isinstance(last, Restore) and last.part == Part()
        self._undo_all.setEnabled(bool(edits) and not is_restored)

    def show_reading(self, reading: EditReading) -> None:
        self._accuracy.show_reading(reading)

    def show_no_reading(self, reason: str) -> None:
        self._accuracy.show_nothing(reason)

    def _make_temperature(self) -> None:
        tip = self.tr("Temperature: above 1 answers are less sure, below 1 more sure")
        slider = SliderSetting(tip, _TEMPERATURES, decade_scale())
        self._temperature = marked(slider, "temperature", term="temperature")
        self._temperature.set_value(1.0)
        self._neutral = button(
            self.tr("Reset"),
            self.tr("Set the temperature back to 1"),
            self._reset_temperature,
            "neutralTemperatureButton",
            accessibleName=self.tr("Reset the temperature to 1"),
            enabled=False,
        )

    def _make_list(self) -> None:
        tip = self.tr("Your edits, oldest first; Undo removes the last")
        self._list = marked(QListWidget(), "editList", tip, self.tr("Edits"), wordWrap=True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedHeight(round(_LIST_LINES * 1.4 * self._list.fontMetrics().height()))
        self._list_note = muted(
            self.tr("No edits yet. An edit pauses training; Train continues from there.")
        )

    def _made_controls(self) -> UprightScrollArea:
        many = caption(self.tr("MANY AT ONCE"), 6), self._weights
        temperature = row((self._temperature, 1), self._neutral)
        edits = caption(self.tr("EDITS SINCE THE LAST STEP"), 6), self._list_note, self._list
        undo_all = self._undo_all, 0, Qt.AlignmentFlag.AlignLeft
        heading = caption(self.tr("TEMPERATURE"), 6)
        parts = self._part, *many, heading, temperature, *edits, undo_all, STRETCH
        scroll = marked(UprightScrollArea(), spoken=self.accessibleName())
        scroll.setWidget(page(*parts, gap=8, edges=(0, 0, 6, 8)))
        return scroll

    def show_temperature(self, temperature: float) -> None:
        """Show the temperature of the answers; emits nothing."""
        self._temperature.set_value(temperature)
        self._neutral.setEnabled(temperature != 1.0)

    @Slot()
    def _send_temperature(self) -> None:
        temperature = float(self._temperature.value())
        self._neutral.setEnabled(temperature != 1.0)
        self.temperature_changed.emit(temperature)

    @Slot()
    def _reset_temperature(self) -> None:
        self.temperature_settled.emit()
        self._temperature.set_value(1.0)
        self._send_temperature()

    @Slot()
    def _restore_all(self) -> None:
        if self._before is not None:
            self.edited.emit(Restore(Part(), self._before.parameters), False)

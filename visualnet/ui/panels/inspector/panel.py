"""Inspector of a neuron, a connection or a layer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from visualnet.data.datasets import Split
from visualnet.insight.layer import LayerFacts
from visualnet.number_text import count_text
from visualnet.scene.parts import Connection
from visualnet.ui.panels.inspector.connection_page import ConnectionPage, ConnectionState
from visualnet.ui.panels.inspector.figures import Figures, NeuronFigures
from visualnet.ui.panels.inspector.labels import words
from visualnet.ui.panels.inspector.layer_page import LayerPage
from visualnet.ui.panels.inspector.neuron_page import NeuronPage, NeuronState
from visualnet.ui.widgets.build import button, column, page, row
from visualnet.ui.widgets.copying.copyable import Copyable
from visualnet.ui.widgets.part_chooser import InspectorNavigator
from visualnet.ui.widgets.part_names import Choice, exists
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea


class InspectorPanel(QWidget):
    """A page for what is chosen: live numbers, and figures that take a pass over the test set."""

    choice_changed = Signal(object)  # Choice
    """Made in the panel."""
    measure_requested = Signal()
    """By the button."""
    image_chosen = Signal(int)
    """The position in the test set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspectorPanel")
        self.setAccessibleName(self.tr("Inspector"))
        self._sizes: tuple[int, ...] = ()
        self._measured_at: int | None = None
        self.copies: Callable[[], Sequence[Copyable]] = tuple
        """Returns the numbers of what is looked into, as they can be copied."""
        self.navigator = InspectorNavigator()
        self.neuron, self.connection, self.layer = NeuronPage(), ConnectionPage(), LayerPage()
        self._status = words(self.tr("State"), "inspectorStatus")
        tip = self.tr("Measure again with the network as it is now")
        self._measure = button(self.tr("Measure"), tip, self.measure_requested, "inspectorMeasure")
        self._scroll = UprightScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = page(self.neuron, self.connection, self.layer, edges=(0, 0, 2, 0))
        self._scroll.setWidget(body)
        status = row((self._status, 1), self._measure, gap=8)
        column(self.navigator, status, (self._scroll, 1), on=self, gap=8, edges=(12, 8, 10, 8))
        self.navigator.choice_changed.connect(self._take_choice)
        self.neuron.choice_made.connect(self._make_choice)
        self.layer.choice_made.connect(self._make_choice)
        self.neuron.image_chosen.connect(self.image_chosen)

    @property
    def choice(self) -> Choice:
        return self.navigator.choice

    def set_network(
        self, layer_sizes: Sequence[int], classes: Sequence[str], inputs: Sequence[str] = ()
    ) -> None:
        """Look into another network, into the same part of it where it has one; emits nothing."""
        before = self.choice if self._sizes else (1, 0)
        self._sizes = tuple(layer_sizes)
        for each in (self.neuron, self.connection, self.layer):
            each.classes, each.inputs = classes, inputs
        self.navigator.set_layers(layer_sizes, inputs)
        self.show_choice(before if exists(before, layer_sizes) else (1, 0))

    def show_choice(self, choice: Choice) -> None:
        """Look into a part that the network has; emits nothing."""
        self.navigator.show_choice(choice)
        self._turn()

    def show_neuron(self, state: NeuronState) -> None:
        self.neuron.show_state(state)

    def show_connection(self, state: ConnectionState) -> None:
        self.connection.show_state(state)

    def show_figures(self, figures: Figures, split: Split, step: int) -> None:
        """Show figures of what is chosen, measured on a split with the weights of a step."""
        if isinstance(figures, NeuronFigures):
            self.neuron.show_figures(figures, split)
        elif isinstance(figures, LayerFacts):
            self.layer.show_facts(figures)
        else:
            self.connection.show_figures(figures)
        self._measured_at = step
        self.show_now(step, is_measured=True)

    def show_now(self, step: int, *, is_measured: bool) -> None:
        """Say of which step the figures are, and that of the live numbers where it is another.

        step: that of the network now. is_measured: whether its weights are those measured.
        """
        measured = self._measured_at
        if measured is None:
            return
        if is_measured:
            text = self.tr("Measured at step {0}.")
        elif step == measured:
            text = self.tr("Measured at step {0}, before the weights were edited.")
        else:
            text = self.tr("Measured at step {0}; live numbers are from step {1}.")
        self.say(text.format(count_text(measured), count_text(step)))

    def say(self, sentence: str) -> None:
        self._status.setText(sentence)

    @Slot(object)
    def _take_choice(self, choice: Choice) -> None:
        self._turn()
        self.choice_changed.emit(choice)

    @Slot(object)
    def _make_choice(self, choice: Choice) -> None:
        self.show_choice(choice)
        self.choice_changed.emit(choice)

    def _turn(self) -> None:
        """Turn to the page of what is chosen, its figures still to come."""
        choice = self.choice
        shown: QWidget = self.neuron
        if isinstance(choice, Connection):
            shown = self.connection
        elif isinstance(choice, int):
            shown = self.layer
        if shown.isHidden():
            self._scroll.verticalScrollBar().setValue(0)
        for each in (self.neuron, self.connection, self.layer):
            each.setVisible(each is shown)
        is_pixel = isinstance(choice, tuple) and choice[0] == 0
        self._measured_at = None
        self._measure.setEnabled(not is_pixel)
        words = self.tr("An input pixel has no weights leading into it.")
        if self.neuron.inputs:
            words = self.tr("An input has no weights leading into it.")
        self.say(words if is_pixel else "")
        if isinstance(choice, tuple):
            self.neuron.show_neuron(choice)
        elif isinstance(choice, int):
            self.layer.show_layer(choice, self._sizes)
        else:
            self.connection.show_another()

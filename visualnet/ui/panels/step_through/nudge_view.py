"""One weight nudged both ways: the slope that the losses tell, beside the gradient."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from visualnet.features import input_names
from visualnet.insight.one_step import Nudge, PerParameter, Update, nudge
from visualnet.insight.one_step.formulas import update_text
from visualnet.insight.one_step.notation import as_text
from visualnet.insight.one_step.stages import Place, first_place
from visualnet.number_text import number_text
from visualnet.scene.parts import Connection, Part
from visualnet.training.config import TrainingConfig
from visualnet.ui.look.translation import translated
from visualnet.ui.panels.step_through.figure_rows import FigureRows
from visualnet.ui.panels.step_through.source import Step
from visualnet.ui.panels.step_through.whole_label import WholeLabel
from visualnet.ui.widgets.build import STRETCH, column, label, marked, row
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.number_fields import NamedField, WholeField
from visualnet.ui.widgets.part_names import layer_title

_EPSILONS = (0.1, 0.01, 1e-3, 1e-4)
_DIGITS = 7
_LETTERS = 6
"""Of what is chosen, at least so many are seen."""


class NudgeView(QWidget):
    """Chooses any weight or bias; shows what both ways of nudging it, and the step, do.

    Without a choice of the user's it is about the weight with the largest gradient when an example
    is first shown.
    """

    part_chosen = Signal(object)  # Part
    """By the user: the weight's connection, or the bias's neuron."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nudgeView")
        self._step: Step | None = None
        self._update: Update | None = None
        self._known: tuple[Step, Place, float, Nudge] | None = None
        self._place: Place | None = None
        self._sizes: tuple[int, ...] = ()
        self._inputs: Sequence[str] = ()
        self._is_chosen = False
        self._example: tuple[int, bytes] | None = None
        self._make_fields()
        nudged = self.tr("nudged: (L(w + ε) − L(w − ε)) / 2ε")
        tips = (
            self.tr("The slope between the losses with w a little larger and smaller"),
            self.tr("The slope that backpropagation works out; it should be the same"),
            self.tr("The weight before this step and after it"),
        )
        beside = (
            ("nudgeGradient", self.tr("gradient ∂L/∂w"), tips[1]),
            ("nudgeStep", self.tr("w"), tips[2]),
        )
        self._figures = FigureRows(((("nudgeNumerical", nudged, tips[0]),), beside))
        fields = row(
            (self._layer, 2), (self._source, 1), self._arrow, (self._target, 1),
            self._epsilon_name, (self._epsilon, 1), gap=4,
        )  # fmt: skip
        self._worked = WholeLabel("nudgeUpdate")
        column(fields, self._figures, self._worked, STRETCH, on=self, gap=2)

    def _make_fields(self) -> None:
        tip = self.tr("The layer that the weight leads into")
        self._layer = combo_box((), "nudgeLayer", tip, self.tr("Layer"))
        tip = self.tr("ε: how far the weight is nudged up and down")
        choices = [(number_text(size), size) for size in _EPSILONS]
        self._epsilon = combo_box(choices, "nudgeEpsilon", tip, self.tr("Size of the nudge"))
        self._epsilon.setCurrentIndex(len(_EPSILONS) - 1)
        for box in (self._layer, self._epsilon):
            box.setMinimumContentsLength(_LETTERS)
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._epsilon_name, self._arrow = label("ε"), label("→")
        tip = self.tr("Where the connection starts; one below the first is the bias")
        self._source = marked(NamedField(), "nudgeSource", tip, self.tr("From"), narrow=True)
        self._source.setSpecialValueText(self.tr("bias"))
        tip = self.tr("The neuron that the weight leads into")
        self._target = marked(WholeField(), "nudgeTarget", tip, self.tr("Into"), narrow=True)
        self._layer.currentIndexChanged.connect(self._change_layer)
        self._source.valueChanged.connect(self._take_choice)
        self._target.valueChanged.connect(self._take_choice)
        self._epsilon.currentIndexChanged.connect(self._refresh)

    @property
    def place(self) -> Place | None:
        """The weight or bias that is shown; None before the first step."""
        return self._place

    def show_update(self, step: Step, update: Update) -> None:
        """Show another update, perhaps of another network; emits nothing."""
        self._step, self._update = step, update
        sizes = step.source.network.layer_sizes
        learning = step.learning
        assert learning is not None  # noqa: S101 - there would be no update
        example = learning.label, learning.reading.inputs.tobytes()
        self._inputs = input_names(step.source.features)
        if sizes != self._sizes:
            self._sizes, self._is_chosen, self._example = sizes, False, None
        if not self._is_chosen and example != self._example:
            self._example = example
            self.show_place(first_place("update", step.source.network, learning))
        else:
            self._refresh()

    def choose(self, part: Part) -> None:
        """Be about a connection, or about a neuron's bias; emits nothing."""
        if isinstance(part, Connection):
            place = Place(part.layer + 1, part.source, part.target)
        elif part[0] > 0:
            place = Place(part[0], None, part[1])
        else:
            return
        if self._sizes:
            self._is_chosen = True
            self.show_place(place)

    def show_place(self, place: Place) -> None:
        """Be about a weight or bias of the network; emits nothing."""
        self._place = place
        blockers = [QSignalBlocker(box) for box in (self._layer, self._source, self._target)]
        layers = len(self._sizes)
        self._layer.clear()
        for layer in range(1, layers):
            self._layer.addItem(layer_title(layer, layers), layer)
        self._layer.setCurrentIndex(place.layer - 1)
        first = self._first_of(place.layer - 1)
        # One below the first stands for the bias.
        self._source.typing.names = self._inputs if place.layer == 1 else ()
        self._source.setRange(first - 1, first + self._sizes[place.layer - 1] - 1)
        self._source.setValue(first - 1 if place.row is None else first + place.row)
        first = self._first_of(place.layer)
        self._target.setRange(first, first + self._sizes[place.layer] - 1)
        self._target.setValue(first + place.column)
        del blockers
        self._refresh()

    def _first_of(self, layer: int) -> int:
        """Return the number of a layer's first neuron: hidden ones count from 1."""
        return int(0 < layer < len(self._sizes) - 1)

    @Slot()
    def _change_layer(self) -> None:
        layer = int(self._layer.currentData())
        self._choose_place(Place(layer, 0, 0))

    @Slot()
    def _take_choice(self) -> None:
        layer = int(self._layer.currentData())
        source = self._source.value() - self._first_of(layer - 1)
        target = self._target.value() - self._first_of(layer)
        self._choose_place(Place(layer, None if source < 0 else source, target))

    def _choose_place(self, place: Place) -> None:
        self._is_chosen = True
        self.show_place(place)
        is_bias = place.row is None
        part: Part = (place.layer, place.column)
        if not is_bias and place.row is not None:
            part = Connection(place.layer - 1, place.row, place.column)
        self.part_chosen.emit(part)

    @Slot()
    def _refresh(self) -> None:
        step, place, update = self._step, self._place, self._update
        if step is None or place is None or update is None:
            return
        found = self._nudged(step, place)
        self._figures.show_figure("nudgeNumerical", number_text(found.numerical, _DIGITS))
        self._figures.show_figure("nudgeGradient", number_text(found.analytical, _DIGITS))
        after = found.value + _number_at(update.steps, place)
        words = self.tr("{0} → {1}").format(number_text(found.value, 6), number_text(after, 6))
        self._figures.show_figure("nudgeStep", words)
        config = step.source.config or TrainingConfig()
        text = update_text(update, config, place, names=step.source.names)
        self._worked.setText(";  ".join(as_text(text.worked, translated).split("\n")))

    def _nudged(self, step: Step, place: Place) -> Nudge:
        """Return what a nudge tells; at another learning rate it is the same."""
        epsilon = float(self._epsilon.currentData())
        known = self._known
        if known is None or known[0] is not step or known[1:3] != (place, epsilon):
            assert step.learning is not None  # noqa: S101 - there would be no update
            where = (place.layer, place.row, place.column)
            found = nudge(step.source.network, step.learning, *where, epsilon)
            known = self._known = step, place, epsilon, found
        return known[3]


def _number_at(numbers: PerParameter, place: Place) -> float:
    """Return the number of one weight, or of a bias where the place has no row."""
    if place.row is None:
        return float(numbers.biases[place.layer - 1][place.column])
    return float(numbers.weights[place.layer - 1][place.row, place.column])

"""Page of a neuron: its numbers, its z as a sum, and figures of the test set."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from visualnet.data.datasets import Split
from visualnet.insight.neuron import NeuronFacts
from visualnet.insight.receptive_field import FieldKind, ReceptiveField
from visualnet.insight.weighted_sum import WeightedSum
from visualnet.number_text import count_text, number_text
from visualnet.scene.parts import Connection, Neuron
from visualnet.ui.panels.inspector.ablation_view import AblationView
from visualnet.ui.panels.inspector.class_histogram import ClassHistogram
from visualnet.ui.panels.inspector.exciting_images import ExcitingImages
from visualnet.ui.panels.inspector.figures import NeuronFigures
from visualnet.ui.panels.inspector.labels import caption, title, words
from visualnet.ui.panels.inspector.receptive_field_view import ReceptiveFieldView
from visualnet.ui.panels.inspector.signed_bars import SignedBars, SignedRow
from visualnet.ui.widgets.build import STRETCH, column, marked, page
from visualnet.ui.widgets.part_names import layer_title, neuron_name


@dataclass(frozen=True, slots=True, eq=False)
class NeuronState:
    """A neuron in one frame. total, field: None for an input pixel. layers: of the network.

    marks: see `NeuronMarks.kinds_of`. own: of an input, see `Probe.own_inputs`;
    own_inputs: where these are the terms of its sum, all of them.
    """

    facts: NeuronFacts
    layers: int
    total: WeightedSum | None
    field: ReceptiveField | None
    marks: tuple[str, ...] = ()
    own: float | None = None
    own_inputs: Sequence[float] = ()


class NeuronPage(QWidget):
    """Its numbers and its z as a sum, live; and what it does for the whole test set."""

    choice_made = Signal(object)  # Neuron | Connection
    """By click on a term or a pixel."""
    image_chosen = Signal(int)
    """The position in the test set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes: Sequence[str] = ()
        self.inputs: Sequence[str] = ()
        """The names of the outputs."""
        self._neuron: Neuron = (1, 0)
        self._state: NeuronState | None = None
        self._title, self._pointed = title(), words()
        self._numbers = words(self.tr("Figures"), "neuronNumbers", term="z")
        self.field = ReceptiveFieldView()
        tip = self.tr("The largest terms of z; choose one to inspect it")
        self.terms = marked(SignedBars(), tip=tip, spoken=self.tr("z as a sum"))
        self.histogram, self.ablation = ClassHistogram(), AblationView()
        self.strongest = ExcitingImages(
            self.tr("HIGHEST ACTIVATION"), self.tr("Test images with the highest activation")
        )
        self.weakest = ExcitingImages(
            self.tr("LOWEST ACTIVATION"), self.tr("Test images with the lowest activation")
        )
        self._z_caption = caption("")
        self._live = page(self.field, self._z_caption, self.terms, gap=6)
        self._measured = page(
            caption(self.tr("ACTIVATION PER CLASS, TEST SET")),
            *(self.histogram, self._pointed, self.strongest, self.weakest, self.ablation),
            gap=6,
        )
        column(self._title, self._numbers, self._live, self._measured, STRETCH, on=self, gap=10)
        self._measured.hide()
        self._connect()

    def show_neuron(self, neuron: Neuron) -> None:
        """Show another neuron; what was known of the former goes."""
        self._neuron = neuron
        self.field.show_mean(None)
        # Its room is kept, so that walking from neuron to neuron does not scroll.
        policy = self._measured.sizePolicy()
        policy.setRetainSizeWhenHidden(neuron[0] > 0)
        self._measured.setSizePolicy(policy)
        self._measured.hide()

    def show_state(self, state: NeuronState) -> None:
        self._state = state
        facts = state.facts
        name = neuron_name(facts.layer, facts.index, state.layers, self.classes, self.inputs)
        self._title.setText(f"{layer_title(facts.layer, state.layers)} · {name}")
        words = {
            "silenced": self.tr("silenced"),
            "frozen": self.tr("frozen"),
            "dead": self.tr("dead"),
        }
        marks = (words[kind] for kind in state.marks)
        self._numbers.setText(" · ".join((self._numbers_of(facts, state.own), *marks)))
        self._live.setVisible(state.total is not None)
        if state.total is not None and state.field is not None:
            # A field is an image; what single inputs weigh stands in the sum.
            _show_or_hide(self.field, not self.inputs)
            if not self.inputs:
                self.field.show_live(state.field)
            self._z_caption.setText(
                self.tr("z AS A SUM OF SCALED INPUTS")
                if state.own_inputs
                else self.tr("z AS A SUM, THE LARGEST FIRST")
            )
            self.terms.show_rows(self._rows(state.total, state))

    def show_figures(self, figures: NeuronFigures, split: Split) -> None:
        """Show what was measured on a split, whose images are kept."""
        found = figures.excitation
        if figures.field.kind is FieldKind.MEAN_GRADIENT:
            self.field.show_mean(figures.field, figures.field_images)
        self.histogram.show_histograms(self.classes, found.edges, found.counts, found.means)
        for images, positions, activations in (
            (self.strongest, found.strongest, found.strongest_activations),
            (self.weakest, found.weakest, found.weakest_activations),
        ):
            _show_or_hide(images, not self.inputs)
            if self.inputs:
                continue
            images.show_images(split.images, split.labels, self.classes, positions, activations)
        self.ablation.show_ablations(figures.silenced, figures.at_mean, self.classes)
        self._measured.show()

    def _connect(self) -> None:
        self.terms.row_chosen.connect(self._choose_term)
        self.field.pixel_chosen.connect(self._choose_pixel)
        self.histogram.pointed.connect(self._say_bar)
        self.strongest.image_chosen.connect(self.image_chosen)
        self.weakest.image_chosen.connect(self.image_chosen)
        self._say_bar("")

    def _numbers_of(self, facts: NeuronFacts, own: float | None) -> str:
        if self.inputs and facts.bias is None:
            scaled = number_text(facts.activation)
            if own is None:
                return self.tr("value {0}, as the network reads it").format(scaled)
            text = self.tr("value {0}, as the network reads it {1}")
            return text.format(number_text(own), scaled)
        if facts.pre_activation is None or facts.bias is None:
            return self.tr("ink {0}, from 0 (paper) to 1").format(number_text(facts.activation))
        return self.tr("z {0} · bias {1} · activation {2} = {3}(z)").format(
            number_text(facts.pre_activation, signed=True),
            number_text(facts.bias, signed=True),
            number_text(facts.activation),
            facts.function,
        )

    def _rows(self, total: WeightedSum, state: NeuronState) -> list[SignedRow]:
        before, layers = state.facts.layer - 1, state.layers
        rows = [
            self._term(
                neuron_name(before, source, layers, self.classes, self.inputs),
                *(weight, a, term),
                state.own_inputs[source] if state.own_inputs else None,
            )
            for source, weight, a, term in zip(
                total.sources.tolist(),
                total.weights.tolist(),
                total.activations.tolist(),
                total.terms.tolist(),
                strict=True,
            )
        ]
        parts = [(self.tr("bias"), total.bias)]
        if total.rest_count:
            parts.insert(
                0,
                (
                    self.tr("{0} others", "", total.rest_count).format(
                        count_text(total.rest_count)
                    ),
                    total.rest,
                ),
            )
        for name, value in parts:
            text = number_text(value, signed=True, padded=True)
            rows.append(SignedRow(name, value, text, f"{name}: {text}"))
        z = number_text(total.z, signed=True, padded=True)
        rows.append(SignedRow("z", float("nan"), f"= {z}", self.tr("total: {0}").format(z)))
        return rows

    def _term(
        self, name: str, weight: float, activation: float, term: float, own: float | None
    ) -> SignedRow:
        factors = (
            number_text(weight, signed=True, padded=True),
            number_text(activation, padded=True),
        )
        text = f"{' × '.join(factors)} = {number_text(term, signed=True, padded=True)}"
        explanation = self.tr("{0}: weight × activation, {1}").format(name, text)
        if own is not None:
            words = self.tr("{0} {1} is scaled to {2}: weight × scaled value, {3}")
            explanation = words.format(name, number_text(own), factors[1], text)
        return SignedRow(name, term, text, explanation)

    @Slot(str)
    def _say_bar(self, meaning: str) -> None:
        self._pointed.setText(meaning or self.tr("Point at a bar to read it; marks are means."))

    @Slot(int)
    def _choose_term(self, number: int) -> None:
        total = self._state.total if self._state else None
        layer, index = self._neuron
        if total is not None and number < len(total.sources):
            self.choice_made.emit(Connection(layer - 1, int(total.sources[number]), index))

    @Slot(int)
    def _choose_pixel(self, pixel: int) -> None:
        """Look into the connection from a pixel, or where there is none, into the pixel."""
        layer, index = self._neuron
        self.choice_made.emit(Connection(0, pixel, index) if layer == 1 else (0, pixel))


def _show_or_hide(widget: QWidget, is_shown: bool) -> None:
    """Show or hide a widget; one that is shown already is not laid out again."""
    if widget.isHidden() is is_shown:
        widget.setVisible(is_shown)

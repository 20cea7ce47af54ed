"""The view of most stages: the formula in symbols and in numbers, and all numbers as a picture."""

from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from visualnet.insight.one_step.formulas import Names, Place, StageText, stage_text, term_at
from visualnet.insight.one_step.notation import as_text
from visualnet.number_text import number_text
from visualnet.scene.parts import Part
from visualnet.ui.look.translation import translated
from visualnet.ui.panels.step_through.formula_text import FormulaText, TermText
from visualnet.ui.panels.step_through.pictures.stage_picture import StagePicture
from visualnet.ui.panels.step_through.places import exists, part_of, place_for
from visualnet.ui.panels.step_through.source import Step
from visualnet.ui.panels.step_through.stage_view import StageView
from visualnet.ui.panels.step_through.stages import Stage, stage_of
from visualnet.ui.widgets.build import STRETCH, column, row
from visualnet.ui.widgets.eliding_label import ElidingLabel

_NARROW = 40  # times the height of letters

_TERMS = {
    "pixels": "probe",
    "z": "z",
    "a": "activation",
    "answer": "probability",
    "loss": "loss",
    "delta": "backpropagation",
    "gradient": "gradient",
}
"""Entries of the glossary, by the kind of stage."""


class FormulaView(StageView):
    """Formula on the left, picture on the right; each lights what is pointed at in the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: Step | None = None
        self._name = "pixels"
        self._stage = Stage("pixels", 0)
        self._names: tuple[object, Names] | None = None
        self._places: dict[str, Place] = {}
        self._pointed: Place | None = None
        self._text: StageText | None = None
        self._title, self._symbols, self._note = ElidingLabel(), ElidingLabel(), ElidingLabel()
        self._title.setProperty("role", "value")
        self._title.setWordWrap(True)
        self._symbols.setAccessibleName(self.tr("Formula"))
        self._note.setAccessibleName(self.tr("What happens, or the term pointed at"))
        self._note.setProperty("role", "muted")
        self.formula, self.picture = FormulaText(), StagePicture()
        self.formula.texts = self.copies
        words = column(self._title, self._symbols, self.formula, self._note, STRETCH, gap=3)
        self._row = row((words, 3), (self.picture, 2), on=self, gap=16)
        self.formula.term_pointed.connect(self._point_at_term)
        self.formula.term_chosen.connect(self._choose_term)
        self.picture.place_pointed.connect(self._point_at_place)
        self.picture.place_chosen.connect(self._choose_place)

    @property
    def place(self) -> Place | None:
        """What the formula is about."""
        return None if self._text is None else self._text.place

    @property
    def text(self) -> StageText | None:
        """What is said of the stage; None before anything is."""
        return self._text

    def said(self) -> StageText | None:
        return self._text

    def show_step(self, step: Step, stage: str) -> None:
        self._step, self._name = step, stage
        self._stage = stage_of(stage, len(step.source.network.weights))
        self._pointed = None
        self.setProperty("term", _TERMS[self._stage.kind])
        self._refresh()

    def point_at(self, part: Part | None) -> None:
        found = None if part is None else place_for(part, self._stage)
        place, term = (None, None) if found is None else found
        if place is not None and self._step is not None:
            place = place if exists(place, self._step.source.network) else None
        if place != self._pointed:
            self._pointed = place
            self._refresh()
        self._light_term(term if place is not None else None)
        self.picture.light(place)

    def choose(self, part: Part) -> None:
        found = place_for(part, self._stage)
        if found is not None:
            self._set_place(found[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture below the formula where the panel is narrow."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW * QFontInfo(self.font()).pixelSize()
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )

    def _refresh(self) -> None:
        step = self._step
        numbers = None if step is None else step.learning or step.reading
        if step is None or numbers is None:
            return
        network = step.source.network
        kept = self._places.get(self._name)
        kept = kept if kept is not None and exists(kept, network) else None
        place = self._pointed or kept
        names = self._names_of(step)
        text = self._text = stage_text(self._name, network, numbers, place, names=names)
        self._title.setText(translated(text.title))
        self._symbols.setText(as_text(text.formula, translated))
        self.formula.show_formula(as_text(text.worked, translated), _term_texts(text))
        self._say("")
        is_wide = self._stage.kind == "gradient"
        self._row.setStretch(0, 2 if is_wide else 3)
        self._row.setStretch(1, 3 if is_wide else 2)
        self.picture.show_stage(step, self._name, self._stage, kept or text.place)

    def _names_of(self, step: Step) -> Names:
        source = step.source
        key = source.network.layer_sizes, tuple(source.classes), source.features
        if self._names is None or self._names[0] != key:
            self._names = key, source.names
        return self._names[1]

    def _light_term(self, term: Place | None) -> None:
        """Light a term in the formula; one of those that are not written out is told below it."""
        text, step = self._text, self._step
        self._say("")
        self.formula.light(None)
        if term is None or text is None or step is None:
            return
        for number, each in enumerate(text.terms):
            if each.place == term:
                self.formula.light(number)
                self._say(_words_of(each.symbols, each.numbers, each.value))
                return
        numbers = step.learning or step.reading
        if numbers is None:
            return
        names, network = self._names_of(step), step.source.network
        other = term_at(self._name, network, numbers, text.place, term, names=names)
        if other is not None:
            words = _words_of(other.symbols, other.numbers, other.value)
            self._say(self.tr("among the others: {0}").format(words))

    def _say(self, words: str) -> None:
        """Say something below the formula; nothing: what happens in the stage."""
        self._note.setText(words or ("" if self._text is None else translated(self._text.says)))

    def _point_at_term(self, number: int | None) -> None:
        text = self._text
        if text is None or number is None or number >= len(text.terms):
            self._say("")
            self.part_pointed.emit(None)
            return
        term = text.terms[number]
        self._say(_words_of(term.symbols, term.numbers, term.value))
        self.part_pointed.emit(part_of(term.place))

    def _choose_term(self, number: int) -> None:
        text = self._text
        if text is not None and number < len(text.terms):
            self.part_chosen.emit(part_of(text.terms[number].place))

    def _point_at_place(self, place: Place | None) -> None:
        self.part_pointed.emit(None if place is None else part_of(place))

    def _choose_place(self, place: Place) -> None:
        self._set_place(place)
        self.part_chosen.emit(part_of(place))

    def _set_place(self, place: Place) -> None:
        step = self._step
        if step is not None and exists(place, step.source.network):
            self._places[self._name] = place
            self._pointed = None
            self._refresh()


def _term_texts(text: StageText) -> list[TermText]:
    largest = max((abs(term.value) for term in text.terms), default=0.0) or 1.0
    return [
        TermText(
            as_text(term.worked, translated).lstrip("\u200e−-"),
            _words_of(term.symbols, term.numbers, term.value),
            term.value,
            term.value / largest,
        )
        for term in text.terms
    ]


def _words_of(symbols: str, numbers: str, value: float) -> str:
    return f"{symbols} = {numbers} = {number_text(value, 4)}"

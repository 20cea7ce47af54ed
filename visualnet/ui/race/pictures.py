"""The three ways to look at a race: both pictures, one at a time, or their difference."""

from collections.abc import Sequence
from enum import IntEnum
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from visualnet.scene.parts import Part
from visualnet.training.racing.race import RaceState
from visualnet.ui.picture.canvas import NetworkCanvas
from visualnet.ui.picture.facts import FactsPanel
from visualnet.ui.picture.modes import Mode
from visualnet.ui.race.frames import difference_frame
from visualnet.ui.race.pointed import PointedFacts, link
from visualnet.ui.race.words import difference_text, side_forms
from visualnet.ui.session.frame import Frame
from visualnet.ui.widgets.build import column, marked, page, row
from visualnet.ui.widgets.eliding_label import ElidingLabel

_GAP = 6


class RaceWay(IntEnum):
    """How a race is looked at."""

    SIDE_BY_SIDE = 0
    BLINK = 1
    DIFFERENCE = 2


class RacePictures(QStackedWidget):
    """Two pictures beside each other, or one that shows A, B or what B has more than A."""

    def __init__(self, names: tuple[str, str], parent: QWidget | None = None) -> None:
        """names: of the two runs."""
        super().__init__(parent)
        self.setObjectName("racePictures")
        self._names = names
        self._classes: tuple[Sequence[str], Sequence[str]] = ((), ())
        self.way = RaceWay.SIDE_BY_SIDE
        self.holds_b = False
        self._mode = Mode.FLOW
        self._shown: tuple[RaceState, Frame, Frame] | None = None
        self.captions = tuple(
            marked(ElidingLabel(), f"raceCaption{letter}", role="caption") for letter in "AB"
        )
        self.caption = marked(ElidingLabel(), "raceCaption", role="caption")
        self.canvases = tuple(
            _made_canvas(f"raceCanvas{letter}", self.tr("Network of {0}: {1}").format(letter, name))
            for letter, name in zip("AB", names, strict=True)
        )
        self.canvas = _made_canvas("raceCanvas", self.tr("Network"))
        link(self.canvases)
        self._facts = [
            PointedFacts(canvas, partial(self._write_side, number))
            for number, canvas in enumerate(self.canvases)
        ]
        self._facts.append(PointedFacts(self.canvas, self._write_single))
        halves = (
            column(caption, (canvas, 1), gap=2)
            for caption, canvas in zip(self.captions, self.canvases, strict=True)
        )
        both = QWidget()
        row(*((half, 1) for half in halves), on=both, gap=_GAP)
        self.addWidget(both)
        self.addWidget(page(self.caption, (self.canvas, 1), gap=2))

    @property
    def is_settled(self) -> bool:
        """Whether no other image is to come of what is shown."""
        return all(each.is_settled for each in (*self.canvases, self.canvas) if each.isVisible())

    @property
    def shown_mode(self) -> Mode:
        """What the colours of the connections show."""
        return Mode.CHANGE if self.way is RaceWay.DIFFERENCE else self._mode

    def set_classes(self, a: Sequence[str], b: Sequence[str]) -> None:
        """Set the names of the outputs of both."""
        self._classes = a, b
        for canvas, classes in zip(self.canvases, (a, b), strict=True):
            canvas.set_classes(classes)

    def set_mode(self, mode: Mode) -> None:
        """Choose what the connections' colours show in all ways but the difference."""
        self._mode = mode
        for canvas in self.canvases:
            canvas.set_mode(mode)
        self._show_single()

    def set_dashed(self, is_dashed: bool) -> None:
        """Draw negative connections in dashes, or all of them whole."""
        for canvas in (*self.canvases, self.canvas):
            canvas.set_dashed(is_dashed)

    def choose_way(self, way: RaceWay) -> None:
        """Look at the race in this way."""
        self.way = way
        self.setCurrentIndex(0 if way is RaceWay.SIDE_BY_SIDE else 1)
        self._show_now()

    @Slot(bool)
    def hold_b(self, holds_b: bool) -> None:
        """Show B while one blinks, or A again."""
        if holds_b != self.holds_b:
            self.holds_b = holds_b
            self._show_single()

    def show_state(self, state: RaceState, a: Frame, b: Frame) -> None:
        """Show both sides as they are now."""
        self._shown = state, a, b
        self._show_now()

    def close_jobs(self) -> None:
        """Let no picture come any more."""
        for canvas in (*self.canvases, self.canvas):
            canvas.close_jobs()

    def _show_now(self) -> None:
        if self._shown is None:
            return
        state, *frames = self._shown
        if self.way is not RaceWay.SIDE_BY_SIDE:
            self._show_single()
            return
        for number, side in enumerate((state.a, state.b)):
            self.captions[number].set_forms(*side_forms("AB"[number], self._names[number], side))
            _show_frame(self.canvases[number], frames[number], self._classes[number])
            self._facts[number].refresh()

    def _show_single(self) -> None:
        if self._shown is None or self.way is RaceWay.SIDE_BY_SIDE:
            return
        state, a, b = self._shown
        if self.way is RaceWay.DIFFERENCE:
            self.caption.setText(difference_text(state))
            self._show_alone(difference_frame(a, b), Mode.CHANGE, self._classes[1])
        else:
            number = int(self.holds_b)
            side, frame = (state.a, state.b)[number], (a, b)[number]
            self.caption.set_forms(*side_forms("AB"[number], self._names[number], side))
            self._show_alone(frame, self._mode, self._classes[number])

    def _show_alone(self, frame: Frame, mode: Mode, classes: Sequence[str]) -> None:
        if self.canvas.mode is not mode:
            self.canvas.set_mode(mode)
        self.canvas.set_classes(classes)
        _show_frame(self.canvas, frame, classes)
        self.canvas.setAccessibleName(self.caption.text() or self.tr("Network"))
        self._facts[-1].refresh()

    def _write_side(self, number: int, box: FactsPanel, part: Part) -> bool:
        """Write the numbers of a part of one side."""
        if self._shown is None:
            return False
        _, *frames = self._shown
        box.show_facts(frames[number], part, self._classes[number])
        return True

    def _write_single(self, box: FactsPanel, part: Part) -> bool:
        """Write the numbers of a part of the one that is shown alone, or of both."""
        if self._shown is None or self.way is not RaceWay.DIFFERENCE:
            return self._write_side(int(self.holds_b), box, part)
        _, a, b = self._shown
        box.show_both(a, b, part, self._classes[1])
        return True


def _made_canvas(name: str, spoken: str) -> NetworkCanvas:
    return marked(NetworkCanvas(), name, spoken=spoken)


def _show_frame(canvas: NetworkCanvas, frame: Frame, classes: Sequence[str]) -> None:
    canvas.write_reading(frame, classes)
    canvas.show_frame(frame)

"""The race as it is seen in place of the network's picture: pictures, readings, curves, buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontInfo, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from visualnet.number_text import count_text
from visualnet.training.racing.race import RaceState
from visualnet.ui.race.charts import Curves
from visualnet.ui.race.figures import RaceFigures
from visualnet.ui.race.pictures import RacePictures, RaceWay
from visualnet.ui.race.words import progress_forms
from visualnet.ui.session.frame import Frame
from visualnet.ui.widgets.build import STRETCH, button, column, marked, row
from visualnet.ui.widgets.choice_row import ChoiceRow
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.eliding_label import ElidingLabel

_PACES = (None, 20_000.0, 5_000.0, 1_000.0)
"""Examples a second; None is as fast as the machine goes."""
_PACE_OF_POINTS = 5_000.0
"""At first: at full speed a race of points is over before it is seen."""

_EDGES = (8, 6, 8, 8)

_LEAST = QSize(18, 22)
_WIDE = 44
"""Times the size of the text: a narrower view has its buttons in two rows."""


class RaceView(QWidget):
    """Two runs side by side. It knows no session: values in, signals out."""

    pause_asked = Signal()
    play_asked = Signal()
    end_asked = Signal()
    pace_chosen = Signal(object)  # float | None
    """Examples a second, None for full speed."""

    def __init__(
        self, names: tuple[str, str], *, has_one_shape: bool, parent: QWidget | None = None
    ) -> None:
        """names: of the two runs. has_one_shape: whether there is a difference to look at."""
        super().__init__(parent)
        marked(self, "raceView", spoken=self.tr("Race of {0} and {1}").format(*names))
        self.setAutoFillBackground(True)
        self._is_playing = False
        self._state: RaceState | None = None
        self.pictures = RacePictures(names)
        self.figures = RaceFigures()
        self.ways = self._made_ways(has_one_shape)
        self.settings = marked(ElidingLabel(), "raceSettings", role="muted")
        self.settings.setAccessibleName(self.tr("Settings that differ"))
        self.progress = marked(ElidingLabel(has_numbers=True), "raceProgress")
        self.progress.setAccessibleName(self.tr("Progress of the race"))
        self._make_buttons()
        self._buttons = QWidget()
        row(self.pace, STRETCH, self.play, self.end, on=self._buttons, gap=8)
        self._top = QGridLayout()
        self._top.addLayout(row(self.ways, self.hold, (self.progress, 1), gap=8), 0, 0)
        self._top.setColumnStretch(0, 1)
        self._top.setSpacing(6)
        parts = self._top, self.settings, (self.pictures, 5), (self.figures, 4)
        column(*parts, on=self, gap=6, edges=_EDGES)
        self.setFocusProxy(self.pictures.canvases[0])
        self._choose_way(RaceWay.SIDE_BY_SIDE)
        self.show_playing(is_playing=False, is_over=False)

    def show_settings(self, settings: str, note: str) -> None:
        """Name the settings that differ, and say where the race began."""
        self.settings.set_forms(f"{settings}   {note}", settings)

    def set_classes(self, a: Sequence[str], b: Sequence[str], *, has_points: bool = False) -> None:
        """Set the names of the outputs of both. has_points: whether they read points."""
        self.pictures.set_classes(a, b)
        self.pace.setCurrentIndex(_PACES.index(_PACE_OF_POINTS if has_points else None))
        self.figures.set_classes(a, b, has_points=has_points)

    def show_state(self, state: RaceState, a: Frame, b: Frame) -> None:
        """Show both sides, and what they read; a, b: of that state."""
        self.pictures.show_state(state, a, b)
        self._state = state
        self._show_progress()
        self.figures.show_readings(a, b)

    def show_curves(self, a: Curves, b: Curves) -> None:
        """Show the curves of both."""
        self.figures.charts.show_curves(a, b)

    def show_playing(self, *, is_playing: bool, is_over: bool) -> None:
        """Say whether the race goes on, stands still, or is over."""
        self._is_playing = is_playing
        self.play.setText(self.tr("Pause") if is_playing else self.tr("Go on"))
        tip = self.tr("Pause both runs (Space)") if is_playing else self.tr("Go on (Space)")
        self.play.setToolTip(self.tr("Both runs have ended") if is_over else tip)
        self.play.setEnabled(not is_over)

    def close_jobs(self) -> None:
        """Let no picture come any more."""
        self.pictures.close_jobs()

    def choose_way(self, way: RaceWay) -> None:
        """Look at the race in this way, as if the user had chosen it."""
        self.ways.set_number(int(way))
        self._choose_way(way)

    def minimumSizeHint(self) -> QSize:
        """Return a size in which all can be reached: the docks keep their room."""
        return _LEAST * QFontInfo(self.font()).pixelSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the ways where both have no room beside each other."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _WIDE * QFontInfo(self.font()).pixelSize()
        self._top.addWidget(self._buttons, *((1, 0) if is_narrow else (0, 1)))
        self.figures.set_narrow(is_narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.setAccepted(event.key() in (Qt.Key.Key_B, Qt.Key.Key_Space))
        elif event.key() == Qt.Key.Key_B:
            if self.pictures.way is not RaceWay.BLINK:
                self.choose_way(RaceWay.BLINK)
            self.pictures.hold_b(True)
        elif event.key() == Qt.Key.Key_Space:
            self.play.click()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_B:
            if not event.isAutoRepeat():
                self.pictures.hold_b(self.hold.isDown())
        else:
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep B for the race, where it may be another's key; let go of it with the window."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if is_plain and event.key() in (Qt.Key.Key_B, Qt.Key.Key_Space):
                event.accept()
                return True
        elif kind in (QEvent.Type.WindowDeactivate, QEvent.Type.Hide):
            self.pictures.hold_b(False)
        return super().event(event)

    def _made_ways(self, has_one_shape: bool) -> ChoiceRow:
        difference = self.tr("Show each weight of B minus that of A")
        no_difference = self.tr("The networks have different shapes: no weights to subtract")
        ways = ChoiceRow(
            self.tr("View"),
            (self.tr("A | B"), self.tr("Blink"), self.tr("Difference")),
            (
                self.tr("Show both networks beside each other"),
                self.tr("Show A; hold B to see B in the same place"),
                difference if has_one_shape else no_difference,
            ),
        )
        marked(ways, "raceWays")
        ways.button(RaceWay.DIFFERENCE).setEnabled(has_one_shape)
        ways.number_chosen.connect(self._choose_number)
        return ways

    def _make_buttons(self) -> None:
        self.hold = button(
            self.tr("Hold for B"), self.tr("Show B while this is held (key B)"), name="raceHold"
        )
        self.hold.pressed.connect(lambda: self.pictures.hold_b(True))
        self.hold.released.connect(lambda: self.pictures.hold_b(False))
        self.play = button("", "", self._play_or_pause, "racePlay")
        tip = self.tr("End the race and list both runs in Runs")
        self.end = button(self.tr("End race"), tip, self.end_asked, "raceEnd")
        full, some = self.tr("full speed"), self.tr("{0} examples/s")
        texts = [full if each is None else some.format(count_text(int(each))) for each in _PACES]
        self.pace = combo_box(
            zip(texts, _PACES, strict=True),
            "racePace",
            self.tr("How many examples each run sees a second"),
            self.tr("Pace"),
        )
        # What is chosen may be cut, the buttons beside it may not.
        self.pace.setMinimumWidth(1)
        self.pace.activated.connect(lambda _: self.pace_chosen.emit(self.pace.currentData()))

    @Slot()
    def _play_or_pause(self) -> None:
        (self.pause_asked if self._is_playing else self.play_asked).emit()

    @Slot(int)
    def _choose_number(self, number: int) -> None:
        self._choose_way(RaceWay(number))

    def _choose_way(self, way: RaceWay) -> None:
        self.hold.setVisible(way is RaceWay.BLINK)
        self.pictures.choose_way(way)
        self._show_progress()

    def _show_progress(self) -> None:
        if self._state is not None:
            self.progress.set_forms(*progress_forms(self._state, self.pictures.shown_mode))

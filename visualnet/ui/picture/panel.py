"""Network view: the picture with its controls, legend, numbers and notes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from visualnet.arrays import FloatArray
from visualnet.insight.contributions import Contributions
from visualnet.scene.parts import Part
from visualnet.scene.selection import Selection
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.picture.canvas import NetworkCanvas
from visualnet.ui.picture.controls import PictureControls
from visualnet.ui.picture.facts import FactsPanel
from visualnet.ui.picture.input_note import InputNote
from visualnet.ui.picture.legend import ConnectionLegend
from visualnet.ui.picture.legend_words import legend_content
from visualnet.ui.picture.legends.neuron_legend import neuron_key
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.network_item import connection_colours
from visualnet.ui.picture.trace_item import TraceNote
from visualnet.ui.session.frame import Frame
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.widgets.build import column, marked
from visualnet.ui.widgets.copying.copyable import Copyable

_GAP = 8
"""Pixels between what stands over the picture."""

_LEGEND_MS = 400
"""The numbers of the legend change this often at most: faster ones cannot be read."""


class NetworkView(QWidget):
    """Every neuron in the colour of its activation, every connection in that of its value."""

    mode_chosen = Signal(object)  # Mode
    """By the user."""
    mode_changed = Signal(object)  # Mode
    """By the user or by program."""
    inspect_requested = Signal(object)  # Part
    """A neuron or connection to look into."""
    pad_preferred = Signal(bool)
    """By the user: whether to show what is in the pad, not the example being learnt."""
    free_changed = Signal(list)  # list[QRect]
    """Other parts of the view are free for messages, the best first."""
    term_asked = Signal(str)
    """By the user: a word of the legend, an entry of the glossary."""
    tracing_changed = Signal(bool)
    """By the user: whether the strongest paths are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("networkView")
        self.setAccessibleName(self.tr("Network view"))
        self.controls = PictureControls(self)
        self.canvas = marked(NetworkCanvas(self), spoken=self.tr("Network"))
        self.canvas.setWhatsThis(
            self.tr(
                "Circles are neurons, lines are connections. Point at one for its numbers; "
                "click to select it; double-click to inspect it."
            )
        )
        self.canvas.setAccessibleDescription(
            self.tr("Arrow keys move from neuron to neuron, Enter opens the Inspector.")
        )
        self._legend = ConnectionLegend(self.canvas.viewport())
        self._legend.term_asked.connect(self.term_asked)
        self._legend.installEventFilter(self)
        self._legend_pace = Throttle(_LEGEND_MS, self._show_legend, self)
        self._facts = FactsPanel(self.canvas)
        self._trace_note = TraceNote(self.canvas)
        self._input_note = InputNote(self.canvas.viewport())
        for note in (self._trace_note, self._input_note):
            note.installEventFilter(self)
        self._input_note.pad_preferred.connect(self.pad_preferred)
        self.canvas.laid_out.connect(self._follow_layout)
        self._share, self._is_dashed = 1.0, False
        self._classes: Sequence[str] = ()
        self._reading: Frame | None = None
        self.drawn = self.total = 0
        column(self.controls, (self.canvas, 1), on=self, gap=0)
        self.controls.mode_chosen.connect(self.choose_mode)
        self.controls.tracing_changed.connect(self._choose_tracing)
        self.canvas.traced.connect(self._show_trace)
        self.controls.share_changed.connect(self._set_share)
        self.controls.legend_asked.connect(self._ask_legend)
        self.canvas.focus_changed.connect(self._show_facts)
        self.canvas.inspect_requested.connect(self.inspect_requested)
        self.canvas.frame_shown.connect(self._refresh)
        self.canvas.selection_changed.connect(self._show_count)
        follow_theme(self._colour_legend)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a narrow view has no room for."""
        super().resizeEvent(event)
        self.controls.fit(self.width())
        self._place_legend()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the legend, or leave it out, whenever it may need other room; so with messages."""
        kinds = QEvent.Type
        if watched is self._legend and event.type() == kinds.LayoutRequest:
            self._place_legend()
        elif event.type() in (kinds.Show, kinds.Hide, kinds.Resize, kinds.Move):
            self._tell_free()
        return super().eventFilter(watched, event)

    @property
    def is_complete(self) -> bool:
        """Whether the connections of what is seen are drawn, not those of an older view."""
        return self.canvas.is_complete

    @property
    def mode(self) -> Mode:
        """What the connections' colours show."""
        return self.canvas.mode

    @property
    def reading(self) -> Frame | None:
        """The frame whose numbers all of the window tells; else the newest."""
        newest, reading = self.canvas.frame, self._reading
        if newest is None or reading is None or reading.run_id != newest.run_id:
            return newest
        reading = reading.with_explanation(newest.explanation)
        return reading.with_step_gradient(newest.step_gradient)

    def show_reading(self, frame: Frame) -> None:
        """Write the numbers of a frame: of the outputs, and of the part that is looked at."""
        before, self._reading = self._reading, frame
        self.canvas.write_reading(frame, self._classes)
        if any(each and each.progress.is_by_example for each in (before, frame)):
            self._show_input(frame)
        focus = self.canvas.focus
        if self._facts.isVisible() and focus is not None:
            self._place_facts(focus)

    def copies(self) -> Sequence[Copyable]:
        """Return the numbers of the part chosen last, else the picture."""
        from visualnet.ui.picture.parts import numbers

        frame, chosen = self.reading, self.canvas.chosen
        if frame is None or not chosen:
            return [numbers.picture_copy(self.canvas)]
        return numbers.part_copies(frame, chosen[-1], self._classes)

    def set_classes(self, classes: Sequence[str]) -> None:
        self._classes = classes
        self.canvas.set_classes(classes)
        if self._reading is not None:
            self.canvas.write_reading(self._reading, classes)

    def set_mode(self, mode: Mode) -> None:
        self.controls.set_mode(mode)
        self.canvas.set_mode(mode)
        self._legend_pace.pass_on()
        self.mode_changed.emit(mode)

    def explain(self, explanation: Contributions | None) -> None:
        """Take what speaks for one class and against another, for the mode that shows it."""
        self.canvas.set_explanation(explanation)
        self._legend_pace.offer()

    def show_step_gradient(self, gradient: tuple[FloatArray, ...] | None) -> None:
        """Take the gradient of the step that is stepped through, for the mode that shows it."""
        self.canvas.set_step_gradient(gradient)
        self._legend_pace.offer()

    @Slot(object)
    def choose_mode(self, mode: Mode) -> None:
        self.set_mode(mode)
        self.mode_chosen.emit(mode)

    def set_tracing(self, is_on: bool) -> None:
        """Show the strongest paths to the neuron that is looked at, else to the answer, or none."""
        self.controls.set_tracing(is_on)
        self.canvas.set_tracing(is_on)

    def set_dashed(self, is_dashed: bool) -> None:
        """Tell negative connections by dashes too, or by their colour alone."""
        self._is_dashed = is_dashed
        self.canvas.set_dashed(is_dashed)
        self._colour_legend()

    @Slot(bool)
    def _choose_tracing(self, is_on: bool) -> None:
        self.set_tracing(is_on)
        self.tracing_changed.emit(is_on)

    @Slot()
    def _show_trace(self) -> None:
        if self.canvas.frame is not None:
            self._trace_note.show_trace(self.canvas.trace)

    @Slot(float)
    def _set_share(self, share: float) -> None:
        self._share = share
        self.canvas.set_share(share)
        self._legend_pace.offer()

    @Slot(object)
    def _show_count(self, selection: Selection) -> None:
        self.drawn = self.total = selection.total
        self.controls.set_count(selection.drawn, selection.total)

    def _colour_legend(self) -> None:
        self._legend.set_colours(connection_colours(current_theme()), self._is_dashed)
        self._legend_pace.pass_on()

    def _show_legend(self) -> None:
        canvas, frame = self.canvas, self.canvas.frame
        look = canvas.mode, self._share, self._is_dashed
        content = legend_content(frame, self._classes, *look, canvas.shown_scales)
        self._legend.show_content(content)
        if frame is not None:
            self._legend.neurons.show_key(neuron_key(frame, canvas.has_rings))
            is_plane = frame.probe.point is not None
            self._legend.plane.show_classes(frame.network.layer_sizes[-1] if is_plane else 0)
        self._place_legend()

    def _place_legend(self) -> None:
        rooms = self.canvas.rooms
        if rooms is not None:
            self.controls.offer_legend(not self._legend.fit(rooms))

    @Slot(bool)
    def _ask_legend(self, is_asked: bool) -> None:
        self._legend.is_asked = is_asked
        self._place_legend()

    def close_legend(self) -> bool:
        """Take the legend away that was asked for; False where none was."""
        is_asked = self._legend.is_asked and self.controls.offers_legend
        if is_asked:
            self.controls.show_legend_asked(False)
            self._ask_legend(False)
        return is_asked

    @Slot(object)
    def _show_facts(self, part: Part | None) -> None:
        self._place_facts(part)
        if self.canvas.hasFocus():
            # A screen reader tells each step of the keys at once, not once a second.
            tell_change(self.canvas)

    def _place_facts(self, part: Part | None) -> None:
        frame = self.reading
        if part is None or frame is None:
            self._facts.hide()
            return
        self._facts.show_facts(frame, part, self._classes)
        self._facts.stand_beside(self.canvas.place_of(part))

    @Slot()
    def _follow_layout(self) -> None:
        rooms = self.canvas.rooms
        assert rooms is not None  # noqa: S101 - of what was just laid out
        _, room = rooms.at_input
        self._trace_note.set_room(room.width())
        self._input_note.set_room(room)
        self._place_legend()
        self._tell_free()
        if self._facts.isVisible():
            self._place_facts(self.canvas.focus)

    def _tell_free(self) -> None:
        """Offer what lies between input or outputs, what is said of them, and the layers' titles.

        First what is under the input, then what is over it, and the same beside the outputs.
        """
        rooms = self.canvas.rooms
        if rooms is None:
            return
        (over, under), (above, below) = rooms.at_input, rooms.at_outputs
        under.setBottom(under.bottom() - self.fontMetrics().height())
        below.setBottom(under.bottom())
        free = [room.adjusted(_GAP, _GAP, -_GAP, -_GAP) for room in (under, over, below, above)]
        if self._input_note.isVisible():
            free[0].setTop(free[0].top() + self._input_note.height() + _GAP)
        if self._trace_note.isVisible():
            free[0].setBottom(min(free[0].bottom(), self._trace_note.y()) - _GAP)
        taken = self._legend.covered
        rects = [rect for rect in map(QRectF.toRect, free) if not rect.intersects(taken)]
        start = self.canvas.mapTo(self, QPoint())
        self.free_changed.emit([rect.translated(start) for rect in rects])

    @Slot(object)
    def _refresh(self, frame: Frame) -> None:
        self._legend_pace.offer()
        # For single examples the reading, which may be newer than this picture, wrote the words.
        if self._reading is None or not self._reading.progress.is_by_example:
            self._show_input(frame)

    def _show_input(self, frame: Frame) -> None:
        if len(self._classes) == frame.network.layer_sizes[-1]:
            self._input_note.show_frame(frame, self._classes)

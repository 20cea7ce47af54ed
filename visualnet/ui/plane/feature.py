"""The plane connected: what is pointed at, what the network answers, and the data."""

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from visualnet.data.dataset import Dataset
from visualnet.data.plane.painted import DataPoints, Painted, rounded_values, table_text
from visualnet.features import Features
from visualnet.insight.plane import PlanePoint
from visualnet.number_text import probability_text
from visualnet.paths import write_atomically
from visualnet.scene.parts import Connection, Part
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.look.theme import follow_theme
from visualnet.ui.plane.dots import DotMaker, dots_of
from visualnet.ui.plane.note import plane_note
from visualnet.ui.plane.painting import TOO_FEW, Painting
from visualnet.ui.plane.panel import PlanePanel, point_text
from visualnet.ui.plane.shown_answers import ShownAnswers
from visualnet.ui.plane.shown_points import ReadPoints, read_points_of
from visualnet.ui.session.frame import Frame, ProbeSource
from visualnet.ui.session.open_run import State
from visualnet.ui.widgets.part_names import either_of
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.context import Context

_FIRST_DATA = "circle"
_DOCK = "drawingDock"
"""The pad's."""


class PlaneFeature(QObject):
    """Connects the plane; `panel` takes the pad's place while `is_shown`."""

    shown_changed = Signal(bool)
    """Whether the network reads points now, so that the plane is there for the pad."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self.panel = panel = PlanePanel([context.actions[name] for name in ("undo", "redo")])
        self._state = context.pad.plane
        self._frame: Frame | None = None
        self._points: tuple[DataPoints, DataPoints] | None = None
        self._data: object = None
        self._on_plane: tuple[str, ...] = ()
        self.is_shown = False
        self._answers = ShownAnswers(context, panel.view, self)
        self._answers.retitled.connect(self._tell_title)
        self._reading = NewestJob(context.jobs, 0, context.tell, self)
        self._dots = DotMaker(context, self)
        self._dots.made.connect(panel.view.show_dot_picture)
        panel.view.dots_wanted.connect(self._dots.make)
        context.actions.add(
            ActionRow("plane", "The plane",
                      "Learn from points, and see what each neuron answers over the plane",
                      self.open, "F3"),
        )  # fmt: skip
        view, state = panel.view, self._state
        view.pointed.connect(state.point_at)
        view.left.connect(state.return_to_kept)
        view.keep_asked.connect(state.keep)
        view.let_go_asked.connect(state.let_go)
        panel.sliders.values_changed.connect(state.set_values)
        panel.sliders.axes_changed.connect(state.set_axes)
        panel.data.source_chosen.connect(context.data.open_source)
        panel.data.settings_changed.connect(context.data.prepare)
        panel.data.features_changed.connect(self._choose_features)
        panel.data.shown_changed.connect(self._show_data)
        self.painting = Painting(context, self)
        self._connect_painting()
        context.frames.frame_ready.connect(self._take_frame)
        context.session.run_changed.connect(self._take_run)
        context.session.config_changed.connect(self._show_settings)
        context.data.failed.connect(self._show_settings)
        context.data.new_network_needed.connect(self._show_settings)
        state.changed.connect(self._show_point)
        follow_theme(self._draw_anew)
        self._take_run()

    def _connect_painting(self) -> None:
        view, data, painting = self.panel.view, self.panel.data, self.painting
        self.panel.paint.painting_changed.connect(self._set_painting)
        self.panel.paint.key_chosen.connect(self._choose_class)
        self.panel.paint.clear_asked.connect(painting.clear)
        data.save_asked.connect(self._save)
        data.refused.connect(lambda sentence: self._context.say_error(sentence, "inputs"))
        data.features_changed.connect(lambda: self._context.take_back("inputs"))
        self._context.session.state_changed.connect(self._follow_state)
        data.open_asked.connect(lambda: self._context.actions["openData"].trigger())
        view.key_asked.connect(self._choose_class)
        view.paint_asked.connect(self._paint)
        view.erase_asked.connect(self._erase)
        painting.changed.connect(self._show_data)
        painting.pen.put_away.connect(self.panel.paint.stop)

    @Slot(bool)
    def _set_painting(self, is_on: bool) -> None:
        self.panel.show_painting(is_on)
        self._show_data()

    @Slot(int)
    def _choose_class(self, key: int) -> None:
        self.painting.pen.key = key
        self._show_classes()

    def _show_classes(self) -> None:
        present, key = self.painting.present(), self.painting.pen.key
        if present is not None:
            self.panel.paint.show_classes(present.choices(key), key, self._on_plane)

    @Slot(float, float)
    def _paint(self, across: float, down: float) -> None:
        point = self._state.point
        if point is not None:
            spans = np.subtract(point.high, point.low).tolist()
            self.painting.add(rounded_values(point.at(across, down).values, spans))

    @Slot(float, float)
    def _erase(self, across: float, down: float) -> None:
        point = self._state.point
        if point is not None:
            scale = np.full(len(point.low), np.inf)
            # The nearest of those that are seen.
            shown = list(point.axes)
            scale[shown] = np.subtract(point.high, point.low)[shown]
            self.painting.erase(point.at(across, down).values, scale)

    @Slot()
    def _save(self) -> None:
        present = self.painting.asked_present()
        if present is None:
            return
        title = self.tr("Save points")
        note = partial(self.painting.note_safe, present)
        self._context.ask_save(title, "points", (".csv",), partial(_write, present), then=note)

    def _show_note(self) -> None:
        """Say what is still missing before painted points are learnt from, or which is read."""
        waiting, classes = self.painting.waiting, self._context.session.classes
        self.panel.set_note(plane_note(waiting, self._state, classes))
        if waiting is None or waiting.is_enough:
            self._context.take_back(TOO_FEW)

    @property
    def has_points(self) -> bool:
        """Whether the points of the data are known."""
        return self._points is not None

    def close(self) -> None:
        """Drop what is still under way."""
        self._answers.close()
        self._dots.close()
        self._reading.forget()

    @Slot()
    def open(self) -> None:
        """Bring the plane to the front; of an image network, ask for points to begin with."""
        if self.is_shown:
            self._context.window.docks[_DOCK].bring_to_front()
            self.panel.view.setFocus()
        else:
            self._context.data.open_source(_FIRST_DATA)

    @Slot(object)
    def show_neuron(self, part: Part | None) -> None:
        """Show over the plane what a neuron answers; with anything else, what the network does."""
        self._answers.neuron = None if isinstance(part, Connection) else part
        if self.is_shown:
            self._draw_anew()

    @Slot(object)
    def _choose_features(self, features: str | None) -> None:
        """Begin a new network that sees other features of the same points."""
        data = self._context.data
        data.choose_features(features)
        words = self.tr("Other inputs need a new network; Undo brings the one before back.")
        self._context.say(words, "plane")

    @Slot()
    def _take_run(self) -> None:
        session = self._context.session
        features = session.features
        if (features is not None) is not self.is_shown:
            self.is_shown = features is not None
            self.shown_changed.emit(self.is_shown)
        self._answers.forget()
        if features is None:
            self._points = self._data = None
            self.painting.pen.leave()
            return
        self._show_settings()
        data = session.dataset
        if data is None:
            self._points = self._data = None
            self.painting.leave_data()
            self.painting.take_data(None)
            self._show_data()
        elif data is not self._data:
            self._data = data
            self._points = None
            self.painting.leave_data()
            take, is_known = partial(self._take_points, data), self.painting.knows(data)
            read = partial(read_points_of, data, session.config, is_whole_known=is_known)
            self._reading.offer(read, take)
        self._show_point()

    def _take_points(self, data: Dataset, read: ReadPoints) -> None:
        if data is not self._data:
            # Other data were shown meanwhile.
            return
        self._points = read.parts
        self.painting.take_data(read)
        self._show_data()

    @Slot(object)
    def _follow_state(self, state: State) -> None:
        if state is State.RUNNING:
            self._context.take_back("inputs")

    @Slot()
    def _show_settings(self) -> None:
        session = self._context.session
        features: Features | None = session.features
        if features is not None:
            passed = self.painting.tables.passed
            self.panel.data.show_settings(session.base_config, features, passed)

    @Slot()
    def _show_data(self) -> None:
        """Show the points of the data, and what the network answers, as it is asked for now."""
        point, points = self._state.point, self._points
        waiting = self.painting.waiting
        self._on_plane = self._context.session.classes
        if point is not None and waiting is not None and waiting.columns == point.features.columns:
            # In the colours that the network's answers have.
            data, self._on_plane = waiting.beside(self._on_plane)
            self.panel.view.show_dots(dots_of(data, point), None, len(self._on_plane))
        elif point is None or points is None or self._context.session.dataset is not self._data:
            # Those of data left meanwhile may have other columns, and more classes.
            self.panel.view.show_dots(None, None, 0)
        else:
            train, test = (dots_of(each, point) for each in points)
            # Who paints sees all points, or half of the new ones would seem gone.
            is_tested = self.panel.data.shows_test or self.panel.view.is_painting
            self.panel.view.show_dots(train, test if is_tested else None, len(self._on_plane))
        self._show_note()
        self._show_classes()
        self._draw_anew()

    def _draw_anew(self) -> None:
        self._answers.forget()
        if self._frame is not None:
            self._take_frame(self._frame)

    @Slot(object)
    def _take_frame(self, frame: Frame) -> None:
        self._frame = frame
        point = frame.probe.point
        if point is None or not self.panel.isVisible():
            return
        self._tell_point(frame, point)
        self._answers.show(frame, point, is_discrete=self.panel.data.is_discrete)

    @Slot()
    def _tell_title(self) -> None:
        """Tell the point once more: another neuron's answers are shown, or none's."""
        if self._frame is not None and self._frame.probe.point is not None:
            self._tell_point(self._frame, self._frame.probe.point)

    @Slot()
    def _show_point(self) -> None:
        point = self._state.point
        if point is not None:
            self.panel.show_point(point)
            self._mark(point)
            if self._state.is_first is not self._tells_first:
                self._tells_first = self._state.is_first
                self._show_note()
            if self._axes_shown != (point.axes, point.low, point.high):
                self._axes_shown = point.axes, point.low, point.high
                self._show_data()

    _axes_shown: object = None
    _tells_first = False

    def _mark(self, point: PlanePoint) -> None:
        kept = self._state.kept
        place = point.place if point.is_placed else None
        self.panel.view.show_point(place, None if kept is None else kept.place)

    def _tell_point(self, frame: Frame, point: PlanePoint) -> None:
        words = numbers = point_text(point)
        classes = self._context.session.classes
        if frame.answer is not None and frame.answer < len(classes):
            sure = probability_text(float(frame.forward.probabilities[0][frame.answer]))
            tied = [classes[each] for each in frame.tied]
            text = self.tr("{0}: class {1}, {2} each") if tied else self.tr("{0}: class {1}, {2}")
            words = text.format(numbers, either_of(tied or [classes[frame.answer]]), sure)
        if frame.probe.source is ProbeSource.TRAINING:
            words = self.tr("{0}, the example being learned").format(words)
            self._mark(point)
        elif self._state.point is not None:
            self._mark(self._state.point)
        title = self.panel.view.title
        self.panel.view.tell(self.tr("{0}; shown: {1}").format(words, title) if title else words)


def _write(painted: Painted, path: Path) -> None:
    write_atomically(path, table_text(painted))

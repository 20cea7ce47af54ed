"""Connection of the map with the network, whose points it computes; t-SNE when asked."""

from functools import partial
from threading import Event
from time import monotonic

from PySide6.QtCore import QPoint, QTimer, Slot

from visualnet.errors import OverflowedError
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.look.translation import translated
from visualnet.ui.panels.map.panel import NEIGHBOUR, PRINCIPAL, MapPanel
from visualnet.ui.panels.map.points import (
    MapMaker,
    MapPoints,
    MapRequest,
    MapSample,
    neighbour_map,
    sample_of,
    with_drawing,
)
from visualnet.ui.session.frame import Frame, ProbeSource
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.acts.context_menus import Act, Entries, Entry
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import PanelDock

_PAUSE_MS = 250
_TIME_MS = 1000


class MapDock(PanelDock[MapPanel]):
    """Connects the map panel. The map by t-SNE has a thread of its own, which waits for it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, MapPanel())
        self._frame: Frame | None = None
        self._sample: MapSample | None = None
        self._maker = MapMaker()
        self._newest = NewestJob(context.jobs, _PAUSE_MS, self._show_error, self)
        self._slow_jobs = Jobs(1, "map", self, only_reads=True)
        self._stop = Event()
        self._made: MapPoints | None = None
        self._begun = 0.0
        self._time_timer = QTimer(self, interval=_TIME_MS)
        self._time_timer.timeout.connect(self._show_time)
        panel, session = self.panel, context.session
        context.preferences.bind(
            Preferences.has_map_letters, panel.set_lettered, panel.lettered_changed
        )
        context.preferences.bind(
            Preferences.map_count, panel.counts.setCurrentIndex, panel.counts.activated
        )
        self._is_to_choose = context.preferences.map_kind == NEIGHBOUR
        panel.kind_changed.connect(self._keep_kind)
        panel.kind_changed.connect(self._begin_map)
        panel.remake_requested.connect(self._begin_map)
        panel.cancel_requested.connect(self._cancel)
        panel.image_chosen.connect(self._show_image)
        context.menus.add(panel.view, self._entries)
        self.follow_frames(self._show_frame)
        session.state_changed.connect(self._settle)
        self.follow_runs(self._forget)

    def close(self) -> None:
        """Stop what goes on; does not wait."""
        self._drop_neighbours()
        self._slow_jobs.close()

    def _entries(self, place: QPoint | None) -> Entries:
        """Return what can be done with the class of the point at a place, and with the map."""
        view, legend, entries = self.panel.view, self.panel.legend, list[Entry]()
        number = view.class_at(place)
        if number is not None:
            name = self.context.session.classes[number]
            hide = partial(legend.show_class, number, is_shown=False)
            only = partial(legend.show_only, number)
            entries += [
                Act(self.tr("Hide class {0}").format(name), hide, "hideClass"),
                Act(self.tr("Show class {0} only").format(name), only, "showOnly"),
            ]
        is_hidden = len(legend.shown_classes) < legend.count()
        return [
            *entries,
            Act(self.tr("Show all classes"), legend.selectAll, "showAll", is_enabled=is_hidden),
        ]

    @Slot()
    def _forget(self) -> None:
        """Drop what was shown of another run."""
        session = self.context.session
        self._drop_neighbours()
        self._newest.forget()
        self._frame = None
        self.panel.set_kind(PRINCIPAL)
        self.panel.set_network(session.network.layer_sizes, session.classes)

    @Slot(int)
    def _keep_kind(self, kind: int) -> None:
        self._is_to_choose = False
        self.context.preferences.map_kind = kind

    @Slot(object)
    def _show_frame(self, frame: Frame) -> None:
        self._frame = frame
        if self._is_to_choose and self._request() is not None:
            # As it was chosen before the last end.
            self._is_to_choose = False
            self.panel.set_kind(NEIGHBOUR)
            self._begin_map()
        else:
            self._ask()

    @Slot(object)
    def _settle(self, _state: State) -> None:
        """Let the axes come to rest with the network."""
        if self.panel.isVisible():
            self._ask()

    def _ask(self) -> None:
        request = self._request()
        if request is None:
            return
        if self._made is None:
            self._newest.offer(partial(self._maker.make, request), self._show)
        else:
            show = partial(with_drawing, self._made, request.drawing)
            self._newest.offer(show, self._show)

    def _request(self) -> MapRequest | None:
        session, frame = self.context.session, self._frame
        dataset = session.image_dataset
        if session.obstacle:
            self.panel.show_nothing(session.obstacle)
        if dataset is None or frame is None or frame.run_id != session.run_id:
            return None
        if not len(dataset.test):
            self.panel.show_nothing(self.tr("This data set has no test images to show."))
            return None
        sample, wanted = self._sample, min(self.panel.count, len(dataset.test))
        if sample is None or sample.split is not dataset.test or len(sample.positions) != wanted:
            self._sample = sample = sample_of(dataset.test, wanted)
        is_drawn = frame.answer is not None and frame.probe.source is not ProbeSource.NOTHING
        return MapRequest(
            frame.run_id,
            frame.network,
            self.panel.layer,
            sample,
            frame.probe.pixels if is_drawn else None,
            frame.progress.step,
            is_moving=session.state is State.RUNNING,
        )

    def _show_error(self, error: Exception) -> None:
        if isinstance(error, OverflowedError):
            # In the panel, because it is said anew with each frame.
            self.panel.show_nothing(translated(error))
        else:
            self.context.tell(error)

    def _show(self, points: MapPoints) -> None:
        if self._frame is not None:
            self.panel.show_points(points, self._frame.progress.step)

    @Slot(int)
    def _show_image(self, position: int) -> None:
        if self._sample is not None:
            text = self.tr("image of the map")
            self.context.pad.show_image(self._sample.split, position, text)

    @Slot()
    def _begin_map(self) -> None:
        """Make the kind of map that is chosen, of what is chosen."""
        self._drop_neighbours()
        self._newest.forget()
        request = self._request()
        if request is None:
            self.panel.set_kind(PRINCIPAL)
            return
        if self.panel.kind == NEIGHBOUR:
            self._stop = stop = Event()
            self._begun = monotonic()
            self._time_timer.start()
            self._show_time()
            self._slow_jobs.submit(
                partial(neighbour_map, request, stop.is_set),
                partial(self._show_neighbours, stop),
                partial(self._show_neighbours_error, stop),
            )
        self._ask()

    def _show_neighbours(self, stop: Event, made: MapPoints | None) -> None:
        if made is not None and not stop.is_set():
            self._time_timer.stop()
            self._made = made
            self.panel.show_working(False)
            self._newest.forget()
            self._ask()

    def _show_neighbours_error(self, stop: Event, error: Exception) -> None:
        if not stop.is_set():
            self._cancel()
            self.context.tell(error)

    @Slot()
    def _cancel(self) -> None:
        self._drop_neighbours()
        self.panel.set_kind(PRINCIPAL)
        self._ask()

    def _drop_neighbours(self) -> None:
        self._stop.set()
        self._time_timer.stop()
        self._made = None

    @Slot()
    def _show_time(self) -> None:
        self.panel.show_working(True, int(monotonic() - self._begun))

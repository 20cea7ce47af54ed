"""Why the network answers so: follows what it is shown."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from visualnet.insight.contributions import Contributions, contributions
from visualnet.nn.arrays import PixelArray
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.look.theme import Theme
from visualnet.ui.panels.why.changes import Changes, changes_of
from visualnet.ui.panels.why.panel import WhyPanel
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.window.context import Workplace

_PAUSE_MS = 200
_STILL_MS = 350
"""When nothing has moved for so long, changes are looked for."""


class WhyDock(QObject):
    """Connects the panel that explains answers."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._frame: Frame | None = None
        self._frames = Throttle(_PAUSE_MS, self._follow, self)
        self._contributions = NewestJob(place.jobs, _PAUSE_MS, place.tell, self)
        self._changes = NewestJob(place.jobs, _PAUSE_MS, place.tell, self)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_STILL_MS)
        self._still.timeout.connect(self._look_for_changes)
        self._mode_before = Mode.FLOW
        self.panel = WhyPanel()
        self.panel.came_to_light.connect(self._look)
        self.panel.pair_changed.connect(self._ask)
        self.panel.changes_requested.connect(self._look_for_changes)
        self.panel.image_chosen.connect(self._try)
        view = place.window.findChild(NetworkView)
        assert isinstance(view, NetworkView)  # noqa: S101 - the window has one
        self._view = view
        self.panel.connections_toggled.connect(self._show_on_connections)
        view.mode_changed.connect(self._follow_mode)
        self._follow_mode(view.mode)
        place.session.frame_ready.connect(self._take_frame)
        place.session.run_changed.connect(self._forget)
        self._forget()

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self.panel.apply_theme(theme)

    @Slot()
    def _look(self) -> None:
        """Ask for a frame of what is there now: at rest none would come by itself."""
        self._place.session.draw(self._place.session.pad)

    @Slot()
    def _forget(self) -> None:
        """Another run: what was shown is not its own."""
        self._drop()
        self.panel.set_classes(self._place.session.classes)

    def _drop(self) -> None:
        self._frame = None
        self._still.stop()
        self._contributions.forget()
        self._changes.forget()
        self._view.explain(None)

    @Slot(object)
    def _take_frame(self, frame: Frame) -> None:
        if self.panel.isVisible() or self._view.mode is Mode.CONTRIBUTION:
            self._frames.offer(frame)

    def _follow(self, frame: Frame) -> None:
        # It may have waited while another run was opened.
        if frame.run_id != self._place.session.run_id:
            return
        if frame.answer is None:
            self._drop()
            self.panel.show_nothing()
            return
        self._frame = frame
        order = frame.forward.probabilities[0].argsort(kind="stable")[::-1]
        self.panel.show_order(order.tolist())
        self._ask()

    @Slot()
    def _ask(self) -> None:
        """Ask for the contributions now, and for the changes once nothing moves."""
        frame = self._frame
        if frame is None:
            return
        image, pair = frame.probe.image, self.panel.pair
        find = partial(contributions, frame.network, image, *pair)
        self._contributions.offer(find, partial(self._show, image))
        self._still.start()

    def _show(self, image: PixelArray, found: Contributions) -> None:
        self.panel.show_contributions(found, image)
        self._view.explain(found)

    @Slot(bool)
    def _show_on_connections(self, is_on: bool) -> None:
        self._view.choose_mode(Mode.CONTRIBUTION if is_on else self._mode_before)

    @Slot(object)
    def _follow_mode(self, mode: Mode) -> None:
        if mode is not Mode.CONTRIBUTION:
            self._mode_before = mode
        self.panel.set_on_connections(mode is Mode.CONTRIBUTION)

    @Slot()
    def _look_for_changes(self) -> None:
        frame = self._frame
        if frame is None or frame.answer is None or not self.panel.isVisible():
            return
        first, second = self.panel.pair
        wanted = second if second != frame.answer else first
        image, step = frame.probe.image, frame.progress.step
        find = partial(changes_of, frame.network, image, wanted, step)
        self._changes.offer(find, self._show_changes)

    def _show_changes(self, changes: Changes) -> None:
        self.panel.show_changes(changes)

    @Slot(object)
    def _try(self, image: PixelArray) -> None:
        session, frame = self._place.session, self._frame
        label = None
        if frame is not None and frame.run_id == session.run_id and frame.probe.label is not None:
            label = session.classes[frame.probe.label]
        session.commit_pad(
            session.pad, PadContent(image=image, label=label), self.tr("changed image")
        )

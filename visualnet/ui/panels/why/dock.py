"""Connection of the why panel with the drawing, the network and the picture's mode."""

from functools import partial

from PySide6.QtCore import QTimer, Slot

from visualnet.arrays import PixelArray
from visualnet.insight.contributions import Contributions, contributions
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.panels.why.changes import changes_of
from visualnet.ui.panels.why.panel import WhyPanel
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.session.frame import Frame, Probe, ProbeSource
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import PanelDock

_PAUSE_MS = 200
_STILL_MS = 350
"""Changes are computed once nothing has moved for this long."""


class WhyDock(PanelDock[WhyPanel]):
    """Connects the panel that explains answers."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, WhyPanel())
        self._frame: Frame | None = None
        self._contributions = NewestJob(context.jobs, _PAUSE_MS, context.tell, self)
        self._changes = NewestJob(context.jobs, _PAUSE_MS, context.tell, self)
        self._still = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._still.timeout.connect(self._find_changes)
        self._mode_before = Mode.FLOW
        self.panel.pair_changed.connect(self._request_contributions)
        self.panel.changes_requested.connect(self._find_changes)
        self.panel.image_chosen.connect(self._put_in_pad)
        view = self._view = context.shared(NetworkView)
        self.panel.connections_toggled.connect(self._show_on_connections)
        view.mode_changed.connect(self._follow_mode)
        self._follow_mode(view.mode)
        self.follow_frames(self._show_frame, _PAUSE_MS, self._is_wanted)
        self.follow_runs(self._forget)

    def _is_wanted(self) -> bool:
        return self.panel.isVisible() or self._view.mode is Mode.CONTRIBUTION

    @Slot()
    def _forget(self) -> None:
        """Drop what was shown of another run."""
        self._drop()
        self.panel.set_classes(self.context.session.classes)

    def _drop(self) -> None:
        self._frame = None
        self._still.stop()
        self._contributions.forget()
        self._changes.forget()
        self._view.explain(None)

    def _show_frame(self, frame: Frame) -> None:
        if frame.answer is None:
            self._drop()
            is_read = frame.probe.source is not ProbeSource.NOTHING
            self.panel.show_nothing(is_overflowed=is_read and frame.is_overflowed)
            return
        self._frame = frame
        order = frame.forward.probabilities[0].argsort(kind="stable")[::-1]
        self.panel.show_order(order.tolist())
        self._request_contributions()

    @Slot()
    def _request_contributions(self) -> None:
        """Ask for the contributions now, and for the changes once nothing moves."""
        frame = self._frame
        if frame is None:
            return
        probe = frame.probe
        find = partial(contributions, frame.network, probe.image, *self.panel.pair)
        self._contributions.offer(find, partial(self._show, probe))
        self._still.start()

    def _show(self, probe: Probe, found: Contributions) -> None:
        if probe.point is None:
            # What a point's inputs add is seen on the connections alone.
            self.panel.show_contributions(found, probe.pixels)
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
    def _find_changes(self) -> None:
        frame = self._frame
        if frame is None or frame.answer is None or not self.panel.isVisible():
            return
        first, second = self.panel.pair
        wanted = second if second != frame.answer else first
        image, step = frame.probe.pixels, frame.progress.step
        find = partial(changes_of, frame.network, image, wanted, step)
        self._changes.offer(find, self.panel.show_changes)

    @Slot(object)
    def _put_in_pad(self, image: PixelArray) -> None:
        session, frame = self.context.session, self._frame
        label = None
        if frame is not None and frame.run_id == session.run_id and frame.probe.label is not None:
            label = session.classes[frame.probe.label]
        content = PadContent(image=image, label=label)
        self.context.pad.replace(content, self.tr("changed image"))

"""Connection of the charts with the log of the open run and the curves of other runs."""

from PySide6.QtCore import QPoint, Slot

from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.panels.charts.panel import ChartsPanel
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.acts.context_menus import Act, Entries
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import PanelDock

_PAUSE_MS = 500
"""Each repaint of a chart holds up the training, or the picture of the past on its way."""


class ChartsDock(PanelDock[ChartsPanel]):
    """Follows the log while it grows, and shows all of it when the training stands still."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, ChartsPanel())
        self._charted: object = None
        self._pace = Throttle(_PAUSE_MS, self._show_log, self, context.pad.hand)
        context.frames.rest_due.connect(self._offer)
        context.session.state_changed.connect(self._settle)
        self._past_pace = Throttle(_PAUSE_MS, self._show_past, self)
        context.session.past_changed.connect(self._past_pace.offer)
        self._show_past()
        context.run_log.overlays_changed.connect(self.panel.show_overlays)
        self.panel.show_overlays(context.run_log.overlays)
        context.window.presentation_changed.connect(self.panel.set_presented)
        self.panel.more.clicked.connect(self._show_menu)
        self._remember()
        context.menus.add(self.panel, self._entries)
        if context.window.is_presented:
            self.panel.set_presented(True)
        self.follow_runs(self._show_run)

    def _remember(self) -> None:
        """Keep the page, smoothing and scales that are chosen."""
        panel, bind = self.panel, self.context.preferences.bind
        panel.page.currentIndexChanged.connect(self._show_scale)
        panel.log_scale.clicked.connect(self._keep_scale)
        bind(Preferences.chart_page, panel.page.setCurrentIndex, panel.page.activated)
        bind(Preferences.smooths_charts, panel.smooth.setChecked, panel.smooth.clicked)
        bind(Preferences.chart_logs, lambda _logs: self._show_scale(panel.page.currentIndex()))

    @Slot(int)
    def _show_scale(self, page: int) -> None:
        is_log = self.context.preferences.chart_logs.get(str(page))
        if is_log is not None:
            self.panel.log_scale.setChecked(is_log)

    @Slot(bool)
    def _keep_scale(self, is_log: bool) -> None:
        page, preferences = str(self.panel.page.currentIndex()), self.context.preferences
        preferences.chart_logs = {**preferences.chart_logs, page: is_log}

    def _entries(self, _place: QPoint | None) -> Entries:
        """Return what can be done with each chart of the page."""
        entries_of = self.context.menus.entries_of
        filled = [chart for chart in self.panel.shown if chart.has_numbers()]
        if not filled:
            return [Act(self.tr("Nothing to copy or save yet"), lambda: None, is_enabled=False)]
        if len(filled) == 1:
            return entries_of(filled[0])
        return [(chart.accessibleName(), entries_of(chart)) for chart in filled]

    @Slot()
    def _show_menu(self) -> None:
        button = self.panel.more
        place = button.mapToGlobal(button.rect().bottomLeft())
        self.context.menus.show(self.panel, place)

    @Slot()
    def _show_run(self) -> None:
        run = self.context.session.run
        self.panel.show_before(run.log_before if run else None)
        self._pace.pass_on()

    @Slot()
    def _show_past(self) -> None:
        past = self.context.session.past
        self.panel.show_past(None if past is None else past.step)

    @Slot(object)
    def _offer(self, _frame: Frame) -> None:
        if self._logged() == self._charted:
            return
        if self.context.session.state is State.RUNNING:
            self._pace.offer()
        else:
            # A run told to pause ends its step first: this is the last of its frames.
            self._pace.pass_on()

    def _logged(self) -> tuple[object, ...]:
        """Return what tells whether the log has more than was charted; no look back adds to it."""
        run, log = self.context.session.run, self.context.session.log
        return (run.snapshot.step, log.row_count, log.latest_evaluation) if run and log else ()

    @Slot(object)
    def _settle(self, state: State) -> None:
        if state is not State.RUNNING:
            self._pace.pass_on()

    def _show_log(self) -> None:
        session = self.context.session
        if session.log is None:
            return
        # Before it is read: what comes meanwhile is charted with the next frame.
        self._charted = self._logged()
        if session.state is State.RUNNING:
            self.panel.follow_log(session.log)
        else:
            self.panel.show_log(session.log)

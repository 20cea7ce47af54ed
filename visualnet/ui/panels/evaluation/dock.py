"""Connection of the evaluation panel: evaluates the open network in a thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Slot

from visualnet.data.datasets import Split
from visualnet.errors import OverflowedError
from visualnet.training.evaluation_report import EvaluationReport, report_on
from visualnet.ui.look.theme import current_theme
from visualnet.ui.look.translation import translated
from visualnet.ui.panels.evaluation.panel import EvaluationPanel
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.open_run import SavedState
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.acts.context_menus import Act, Entries
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import PanelDock

_PAUSE_MS = 500


class EvaluationDock(PanelDock[EvaluationPanel]):
    """Connects the evaluation panel; a report that came too late is dropped."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, EvaluationPanel())
        self._asked, self._prints = 0, False
        self._measured: Split | None = None
        self._state: SavedState = (0, 0)
        bind, parts, pages = context.preferences.bind, self.panel.parts, self.panel.tabs
        bind(Preferences.evaluation_part, parts.setCurrentIndex, parts.activated)
        bind(Preferences.evaluation_page, pages.setCurrentIndex, pages.currentChanged)
        bind(Preferences.classes_order, self._sort_classes)
        self.panel.classes.horizontalHeader().sortIndicatorChanged.connect(self._keep_order)
        self.panel.refresh_requested.connect(self._measure)
        self.panel.split_changed.connect(self._measure)
        self.panel.image_chosen.connect(self._show_image)
        self.panel.export_requested.connect(self._export)
        self._add_menus()
        self.follow_frames(self._show_now, _PAUSE_MS)
        self.follow_runs(self._forget)

    def open(self, *what: object) -> None:
        """Print the report, where that is asked for, once it is there."""
        self._prints = "print" in what
        if self._prints and self.panel.report is None:
            self._measure()
        elif self._prints:
            self._print_measured()

    def _sort_classes(self, order: int) -> None:
        orders = Qt.SortOrder
        falls = orders.DescendingOrder if order < 0 else orders.AscendingOrder
        self.panel.classes.sortByColumn(abs(order) - 1, falls)

    @Slot(int, Qt.SortOrder)
    def _keep_order(self, column: int, order: Qt.SortOrder) -> None:
        sign = 1 if order == Qt.SortOrder.AscendingOrder else -1
        self.context.preferences.classes_order = sign * (column + 1)

    def _add_menus(self) -> None:
        panel, menus = self.panel, self.context.menus

        def save(what: str, title: str) -> Act:
            is_measured = panel.report is not None
            return Act(title, partial(self._export, what), "export", is_enabled=is_measured)

        def save_matrix(_place: QPoint | None) -> Entries:
            images = panel.cell_images
            has_images = images.current is not None and panel.confusion.chosen is not None
            show = Act(
                self.tr("Show these images"), images.setFocus, "images", is_enabled=has_images
            )
            return [show, save("matrix", self.tr("Save matrix…"))]

        menus.add(panel.confusion, save_matrix)
        for part, what, title in (
            (panel.calibration, "calibration", self.tr("Save calibration…")),
            (panel.classes, "classes", self.tr("Save table…")),
            (panel.mistakes, "mistakes", self.tr("Save list of mistakes…")),
        ):
            entry = partial(save, what, title)
            menus.add(part, partial(_alone, entry))
        menus.add(
            panel,
            lambda _place: [
                Act(self.tr("Measure now"), self._measure, "measure"),
                save(panel.page, self.tr("Save this page…")),
                "printEvaluation",
            ],
        )

    @Slot()
    def _forget(self) -> None:
        """Another run: what was measured is not its own."""
        self._asked += 1
        self._measured = None
        self.panel.set_classes(self.context.session.classes)
        if self.panel.isVisible():
            self._measure()

    @Slot()
    def _measure(self) -> None:
        session = self.context.session
        if session.matching_dataset is None:
            if session.obstacle:
                self.context.say_error(session.obstacle, "run")
            return
        self._asked += 1
        split: Split = getattr(session.matching_dataset, self.panel.split)
        self.panel.show_waiting()
        self.context.jobs.submit(
            partial(report_on, session.network.copy(), split, session.classes),
            partial(self._take, self._asked, split, session.shown_state),
            partial(self._miss, self._asked),
        )

    def _miss(self, asked: int, error: Exception) -> None:
        if not isinstance(error, OverflowedError):
            self.context.tell(error)
        elif asked == self._asked:
            self.panel.show_nothing(translated(error))

    def _take(self, asked: int, split: Split, state: SavedState, report: EvaluationReport) -> None:
        if asked == self._asked:
            self._measured, self._state = split, state
            images = split.images if self.context.session.features is None else None
            self.panel.show_report(report, images, state[0])
            self.context.frames.request()
            if self._prints:
                self._print_measured()

    def _show_now(self, frame: Frame) -> None:
        state = self.context.session.shown_state
        self.panel.show_now(frame.progress.step, is_measured=state == self._state)

    @Slot(int)
    def _show_image(self, position: int) -> None:
        # Another part may be chosen already while the report on this one is in sight.
        if self._measured is not None and self.context.session.features is None:
            text = self.tr("image of the evaluation")
            self.context.pad.show_image(self._measured, position, text)

    @Slot(str)
    def _export(self, what: str) -> None:
        # Drawing SVG is loaded only where somebody wants it.
        from visualnet.ui.panels.evaluation.export import EXPORTS, export_evaluation

        report, theme = self.panel.report, current_theme()
        if report is None:
            return

        def write(path: Path) -> None:
            export_evaluation(report, what, path, theme)

        self.context.ask_save(self.tr("Export evaluation"), what, EXPORTS[what], write)

    def _print_measured(self) -> None:
        """Show the report as a page, from where it is printed."""
        from visualnet.ui.panels.evaluation.printing import evaluation_page
        from visualnet.ui.window.acts.printing import caption_of, paper_theme, show_preview

        self._prints, report = False, self.panel.report
        if report is not None:
            paper = paper_theme(self.context.preferences.sign_colours)
            caption = caption_of(self.context.session)
            page = evaluation_page(report, self._state[0], caption, paper)
            show_preview(page, self.context.window)


def _alone(entry: Callable[[], Act], _place: QPoint | None) -> Entries:
    return [entry()]

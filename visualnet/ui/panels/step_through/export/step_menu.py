"""Menu of a step: its stage copied as text or LaTeX, all of it as a worksheet."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton

from visualnet.ui.panels.step_through.export.worksheets import write_worksheet
from visualnet.ui.panels.step_through.view import StepView
from visualnet.ui.widgets.build import marked
from visualnet.ui.window.acts.context_menus import Act, Entries, fill_menu
from visualnet.ui.window.context import Context


class StepMenu(QObject):
    """Adds a button with the menu to the head of a view, and its worksheets to a right click."""

    def __init__(self, context: Context, view: StepView) -> None:
        super().__init__(view)
        self._context, self._view = context, view
        self._waits_for_step = False
        tip = self.tr("Copy this stage, or save the step as a worksheet")
        button = marked(QToolButton(), "stepMenuButton", tip, self.tr("Copy or export"), text="⋯")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(button)
        self._menu.setObjectName("stepMenu")
        self._menu.aboutToShow.connect(self._fill)
        button.setMenu(self._menu)
        view.head.add(button)
        context.menus.add(view, self._worksheet_entries)

    def save_worksheet(self, *, has_answers: bool = False) -> None:
        """Let the user choose a file for the step that is shown, and write it in a thread."""
        step, view = self._view.step, self._view
        if step is None or step.learning is None:
            sentence = self.tr("A worksheet needs a drawing and its right class. Choose the class.")
            self._context.say_error(sentence, "step")
            return
        is_from_right = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        write = partial(
            write_worksheet,
            step=step,
            rate=view.rate,
            has_answers=has_answers,
            is_from_right=is_from_right,
        )
        title = self.tr("Save the worksheet")
        name = "worksheet-answers" if has_answers else "worksheet"
        self._context.ask_save(title, name, (".html",), write)

    def save_next_worksheet(self) -> None:
        """Save a worksheet of the step that is shown next."""
        self._waits_for_step = True

    def end_waiting(self) -> None:
        """Go on with what waited for a step, which is shown now."""
        if self._waits_for_step:
            self._waits_for_step = False
            self.save_worksheet()

    def _fill(self) -> None:
        self._menu.clear()
        copying = self._context.copying
        copies = [
            Act(each.text, partial(copying.copy, each), name)
            for each, name in zip(
                self._view.stage_copies(), ("copyStageText", "copyStageLatex"), strict=False
            )
        ]
        entries = [*copies, None, *self._worksheet_entries(None)]
        fill_menu(self._menu, entries, self._context.actions)

    def _worksheet_entries(self, _place: QPoint | None) -> Entries:
        step = self._view.step
        is_known = step is not None and step.learning is not None
        return [
            Act(
                self.tr("Worksheet…"),
                self.save_worksheet,
                "worksheet",
                self.tr("Save the whole step as a page with gaps, to print and fill in by hand"),
                is_enabled=is_known,
            ),
            Act(
                self.tr("Worksheet with answers…"),
                partial(self.save_worksheet, has_answers=True),
                "worksheetAnswers",
                self.tr("Save the same page with all numbers filled in"),
                is_enabled=is_known,
            ),
        ]

"""A stage copied as text and as LaTeX, and a step saved as a worksheet, in the window."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton

from visualnet.nn.network import as_inputs
from visualnet.ui.panels.step_through.formula_text import FormulaText
from visualnet.ui.worked_example.dialog import WorkedExampleDialog


@pytest.fixture
def panel(reused_desk):
    """The panel with a test image, whose label is known."""
    desk = reused_desk
    desk.do("testImageAction")
    return opened(desk, lambda frame: frame.probe.label is not None)


def opened(desk, is_meant):
    """Open the panel and wait until it shows the frame of what is in the pad now."""
    panel = desk.open_dock("stepThroughDock")

    def is_shown():
        frame, step = desk.canvas.frame, panel.step
        if frame is None or step is None or step.source.inputs is None or not is_meant(frame):
            return False
        return np.array_equal(step.source.inputs, as_inputs(frame.probe.image.reshape(-1)))

    desk.wait(is_shown)
    return panel


def entries(panel):
    """The entries of the menu of the button, by their names."""
    menu = panel.findChild(QToolButton, "stepMenuButton").menu()
    menu.aboutToShow.emit()
    return {action.objectName(): action for action in menu.actions() if not action.isSeparator()}


def choose_file(desk, path):
    (dialog,) = [each for each in desk.window.findChildren(QFileDialog) if each.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def copied():
    return QGuiApplication.clipboard().text()


def test_a_stage_is_copied_as_text_and_as_latex(reused_desk, panel):
    for stage, symbols, latex in (
        ("z1", "Σᵢ W¹ᵢ→", r"\sum_{i} W^{(1)}_{i \to"),
        ("delta2", "a²", r"\delta^{(2)}_"),
        ("gradient1", "∂W¹", r"\partial W^{(1)}_"),
    ):
        panel.show_stage(stage)
        entries(panel)["copyStageTextEntry"].trigger()
        assert symbols in copied()
        assert "=" in copied().splitlines()[-1]
        entries(panel)["copyStageLatexEntry"].trigger()
        assert latex in copied()
        assert copied().isascii()
        assert reused_desk.notice == "Copied the formula and its numbers as LaTeX."


def test_the_update_is_copied_at_the_rate_that_is_chosen(reused_desk, panel):
    panel.show_stage("update")
    reused_desk.wait(lambda: len(panel.stage_copies()) == 2)
    panel.row.setFocus()
    entries(panel)["copyStageTextEntry"].trigger()
    assert "v ← μ · v + g" in copied()
    panel.show_stage("again")
    entries(panel)["copyStageTextEntry"].trigger()
    assert "ΔL = L′ − L" in copied()


def test_ctrl_c_on_the_formula_copies_its_text(reused_desk, panel):
    panel.show_stage("z1")
    formula = panel.findChild(FormulaText)
    formula.setFocus()
    reused_desk.wait(formula.hasFocus)
    reused_desk.do("copyAction")
    assert "Weighted sum of" in copied()
    assert formula.text in copied()


def test_a_right_click_offers_the_worksheets(reused_desk, panel):
    reused_desk.window.application.context.menus.show_by_key(panel.row)
    menu = reused_desk.window.findChild(QMenu, "contextMenu")
    names = [action.objectName() for action in menu.actions()]
    assert {"worksheetEntry", "worksheetAnswersEntry"} <= set(names)
    menu.close()


@pytest.mark.slow
@pytest.mark.parametrize("has_answers", [False, True])
def test_a_worksheet_is_saved_with_gaps_or_with_answers(reused_desk, panel, tmp_path, has_answers):
    desk, path = reused_desk, tmp_path / "sheet.html"
    entries(panel)["worksheetAnswersEntry" if has_answers else "worksheetEntry"].trigger()
    choose_file(desk, path)
    desk.wait(path.exists)
    desk.wait(lambda: desk.notice == f"Saved {path}.")
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert ('class="answer"' in page) is has_answers
    assert ('class="gap"' in page) is not has_answers
    label = panel.step.source.label
    assert f"784-16-16-10 reads one example of class {label}" in page


@pytest.mark.slow
def test_the_file_menu_opens_the_panel_and_saves_a_worksheet(reused_desk, tmp_path):
    desk = reused_desk
    desk.do("testImageAction")
    desk.do("worksheetAction")
    found = lambda: [d for d in desk.window.findChildren(QFileDialog) if d.isVisible()]  # noqa: E731
    desk.wait(lambda: bool(found()))
    path = tmp_path / "sheet.html"
    choose_file(desk, path)
    desk.wait(path.exists)


@pytest.mark.slow
def test_without_the_right_class_it_says_what_is_missing(reused_desk):
    desk = reused_desk
    desk.draw_seven()
    panel = opened(desk, lambda frame: frame.probe.label is None)
    assert not entries(panel)["worksheetEntry"].isEnabled()
    desk.do("worksheetAction")
    desk.wait(lambda: "right class" in desk.notice)
    QTest.keyClick(panel.row, Qt.Key.Key_7)
    desk.wait(lambda: panel.step.learning is not None)
    assert entries(panel)["worksheetEntry"].isEnabled()


@pytest.mark.slow
def test_the_worked_example_has_the_same_menu(reused_desk, tmp_path):
    desk, path = reused_desk, tmp_path / "sheet.html"
    desk.do("workedExampleAction")
    dialog = desk.window.findChild(WorkedExampleDialog)
    dialog.step_view.show_stage("gradient1")
    entries(dialog)["copyStageTextEntry"].trigger()
    assert copied().splitlines()[-1].endswith("= 0.2289")
    entries(dialog)["worksheetAnswersEntry"].trigger()
    choose_file(desk, path)
    desk.wait(path.exists)
    page = path.read_text(encoding="utf-8")
    # From the loss before the step to that after it, as worked out by hand.
    assert "0.8515" in page
    assert "0.3295" in page
    dialog.close()

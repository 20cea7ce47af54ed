"""Names, paths and messages come from files and users: they are shown letter by letter."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QToolTip,
    QWidget,
)

import visualnet
from visualnet.errors import DataError, UnreadableImagesError
from visualnet.ui.fault_report import FaultReport
from visualnet.ui.files.data_questions import DataQuestions
from visualnet.ui.files.overwrite_question import ask_overwrite
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.panels.runs.comparison import RunComparison
from visualnet.ui.timeline.hover_card import HoverCard
from visualnet.ui.widgets.chart_legend import ChartLegend
from visualnet.ui.widgets.plots.plain_plot import PlainPlot
from visualnet.ui.window.floating import FloatingBar
from visualnet.ui.window.question import Question

MARKUP = '<img src="MARK.png"><b>x</b>'
"""Taken for markup it is a picture; as text it is a line."""
PLAIN = Qt.TextFormat.PlainText
DOCKS = ("runsDock", "dataDock", "evaluationDock", "experimentsDock", "inspectorDock", "editsDock",
         "whyDock", "mapDock", "myDigitsDock", "practiceDock", "xrayDock",
         "lessonsDock")  # fmt: skip


@pytest.fixture(autouse=True)
def _a_picture_at_hand(tmp_path, monkeypatch, qapp):
    """Markup that is obeyed finds its picture, which is far larger than any text."""
    monkeypatch.chdir(tmp_path)
    picture = QImage(900, 700, QImage.Format.Format_RGB32)
    picture.fill(0)
    assert picture.save("MARK.png")
    apply_theme(qapp, load_theme("dark"))


def tip_label():
    """The label of the tool tip that is shown."""
    (label,) = [
        widget
        for widget in QApplication.allWidgets()
        if isinstance(widget, QLabel) and widget.inherits("QTipLabel") and widget.isVisible()
    ]
    return label


def check_tip(text):
    QToolTip.showText(QPoint(5, 5), text)
    assert tip_label().textFormat() == PLAIN
    assert tip_label().height() < 200
    QToolTip.hideText()


def is_words_of_our_own(label):
    """The labels with colours or a table in them; names in these are quoted."""
    is_of_picture = "neuronFacts" in (label.objectName(), label.parent().objectName())
    return is_of_picture or isinstance(label, ChartLegend | HoverCard)


def check_labels(root):
    labels = root.findChildren(QLabel)
    assert labels
    for label in labels:
        label.ensurePolished()
        where = f"{label.objectName()} in {label.parent()}: {label.text()[:80]}"
        if is_words_of_our_own(label):
            assert "<img" not in label.text(), where
        else:
            assert label.textFormat() == PLAIN, where
    return labels


def shown_markup(root):
    return [label.objectName() for label in root.findChildren(QLabel) if MARKUP in label.text()]


def test_a_label_is_text_wherever_it_is_made(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    label = QLabel(MARKUP, page)
    assert label.sizeHint().height() < 200
    page.show()
    assert label.textFormat() == PLAIN


def test_a_tool_tip_is_text_whatever_asks_for_it(qtbot):
    check_tip(MARKUP)


def test_a_message_box_is_text_one_of_qt_too(qtbot, tmp_path):
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setText(MARKUP)
    box.setInformativeText(MARKUP)
    box.show()
    assert box.height() < 400
    check_labels(box)


@pytest.mark.parametrize("name", ["save", "keep", "overwrite", "fault"])
def test_every_question_of_the_program_is_text(qtbot, tmp_path, name):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    if name == "keep":
        Question(window).ask(MARKUP, MARKUP, details=MARKUP)
    elif name == "overwrite":
        ask_overwrite(window, tmp_path / MARKUP, lambda: None, lambda: None)
    elif name == "fault":
        report = FaultReport(tmp_path / "log")
        window.report = report
        report._show_dialog(MARKUP)
    else:
        (tmp_path / "<b>there<b>.npz").touch()
        dialog = QFileDialog(window, "", str(tmp_path))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.show()
        dialog.findChild(QLineEdit).setText("<b>there<b>.npz")
    boxes, seen = [], []

    def look():
        boxes.extend(box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox))
        for box in boxes:
            seen.extend((label.text(), label.textFormat()) for label in box.findChildren(QLabel))
            box.done(QMessageBox.StandardButton.No)
            box.deleteLater()

    if name == "save":
        # Qt's own question whether to replace a file runs a loop of its own.
        QTimer.singleShot(0, look)
        dialog.accept()
        qtbot.waitUntil(lambda: bool(boxes))
    else:
        look()
    assert any("<b>" in text for text, _ in seen)
    assert {text_format for _, text_format in seen} == {PLAIN}


@pytest.mark.parametrize("name", ["\n" * 250, "word " * 1000])
def test_a_question_fits_the_screen_whatever_a_name_is_like(qtbot, tmp_path, name):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    Question(window).ask("Save", name)
    ask_overwrite(window, tmp_path / name, lambda: None, lambda: None)
    errors = [DataError(f"{name}{number}.png is damaged.") for number in range(9)]
    DataQuestions(window).ask_leave_out(UnreadableImagesError(errors, 20, ""), lambda: None)
    boxes = window.findChildren(QMessageBox)
    assert len(boxes) == 3
    for box in boxes:
        assert box.sizeHint().height() < 440, box.text()


def test_the_axes_of_a_plot_are_named_by_text(qtbot):
    plot = PlainPlot("loss", "step")
    qtbot.addWidget(plot)
    plot.set_labels(MARKUP, MARKUP)
    axis = plot.getAxis("left")
    assert axis.label.toPlainText().strip() == MARKUP
    assert "<img" not in axis.label.toHtml()


def test_few_labels_have_markup_of_their_own():
    files = Path(visualnet.__file__).parent.rglob("*.py")
    given = re.compile('"markup"|markup="own"')
    marked = {file.name for file in files if given.search(file.read_text(encoding="utf-8"))}
    assert marked == {"card.py", "chart_legend.py", "facts.py", "hover_card.py"}


@pytest.fixture
def marked(build, mnist, tmp_path):
    """A window in which every name is markup."""
    desk = build().show()
    classes = tuple(f"{MARKUP}{k}" for k in range(10))
    data = replace(mnist, name=str(tmp_path / MARKUP), title=MARKUP, classes=classes)
    desk.session.apply(desk.session.config.changed(dataset=data.name), data)
    desk.wait_at_rest()
    desk.train(5)
    return desk


@pytest.mark.slow
def test_a_window_full_of_markup_shows_it_as_text(marked, tmp_path):
    desk = marked
    path = tmp_path / f"{MARKUP.replace('/', '')}.vnet"
    for name in DOCKS:
        desk.open_dock(name)
    log = desk.application.context.run_log
    log.refresh()
    log.history.rename(log.history.records[-1].number, MARKUP)
    desk.application.preferences.add_recent_file(path)
    desk.application.preferences.add_recent_data(path)
    desk.do("testImageAction")
    desk.do("teachAction")
    desk.hover((3, 4))
    desk.wait_at_rest()
    desk.window.notices.say_error(MARKUP)
    FloatingBar("recoveryBar", "Recovery", desk.window).say(MARKUP)
    compared = RunComparison(
        *(log.history.records[-1],) * 2,
        desk.application.context.jobs,
        desk.window,
    )
    compared.show()
    labels = check_labels(desk.window)
    assert len(labels) > 100
    for name in ("predictionLabel", "noticeText", "statusData", "recoveryText"):
        assert name in shown_markup(desk.window)
    for widget in desk.window.findChildren(QWidget):
        if MARKUP in widget.toolTip():
            check_tip(widget.toolTip())


@pytest.mark.parametrize("menu", ["recent", "models", "data"])
def test_a_menu_shows_each_letter_of_a_name(build, tmp_path, menu):
    desk = build()
    name = "salt & pepper\t\x1b[*].npz"
    (tmp_path / name).touch()
    desk.application.preferences.add_recent_file(tmp_path / name)
    desk.application.preferences.add_my_model(tmp_path / name, None)
    desk.application.preferences.add_recent_data(tmp_path / name)
    entries = desk.menu(menu)
    entries.aboutToShow.emit()
    assert "salt && pepper [*].npz" in [action.text() for action in entries.actions()]


@pytest.mark.slow
def test_the_title_has_each_letter_of_the_names(reused_desk):
    desk = reused_desk
    desk.session.open_document(desk.session.document(), "a [*] & b")
    assert desk.window.windowTitle().startswith("a [*][*] & b")

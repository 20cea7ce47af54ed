import threading
from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QTabWidget, QToolTip

from tests.ui.listening import description
from visualnet.data.datasets import Split
from visualnet.nn.network import Network
from visualnet.training.evaluation import evaluate
from visualnet.training.evaluation_report import confusion_csv, report_on
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import THEMES, apply_theme, load_theme, style_sheet
from visualnet.ui.panels.evaluation.dock import EvaluationDock
from visualnet.ui.panels.evaluation.export import EXPORTS, export_evaluation
from visualnet.ui.panels.evaluation.panel import SHOWN_MISTAKES, EvaluationPanel
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.window.file_dialogs import ExportError

DIGITS = tuple("0123456789")


def example_report(classes=DIGITS, examples=400, seed=1):
    """A random network on random images: many mistakes of every kind."""
    generator = np.random.default_rng(seed)
    images = generator.integers(0, 256, (examples, 28, 28), dtype=np.uint8)
    labels = generator.integers(0, len(classes), examples).astype(np.uint8)
    network = Network((784, len(classes)))
    network.parameters[:] = generator.normal(0, 0.05, network.parameters.size)
    return report_on(network, Split(images, labels), classes), images


@pytest.fixture(scope="module", autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme("dark"))


@pytest.fixture
def panel(qtbot):
    panel = EvaluationPanel()
    qtbot.addWidget(panel)
    panel.resize(330, 640)
    return panel


@pytest.fixture
def shown(panel, qtbot):
    """The panel with a report, on its first page."""
    panel.show_report(*example_report(), step=1500)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def copied(figure):
    """What each form of a figure has as text, in rows of cells."""
    texts = {form.text: form.make().text() for form in figure.copies()}
    return {name: [line.split("\t") for line in text.splitlines()] for name, text in texts.items()}


def words(panel):
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def events_of(signal):
    got = []
    signal.connect(lambda *values: got.append(values))
    return got


def worst_cell(report):
    errors = report.confusion - np.diag(np.diagonal(report.confusion))
    return tuple(int(k) for k in np.unravel_index(errors.argmax(), errors.shape))


def spot(view, cell):
    return view.cell_rect(cell).center().toPoint()


def open_page(panel, number):
    panel.findChild(QTabWidget).setCurrentIndex(number)


def test_it_asks_for_a_report_when_it_comes_to_light(panel, qtbot):
    asked = events_of(panel.refresh_requested)
    panel.show()
    qtbot.waitExposed(panel)
    assert asked == [()]
    panel.show_waiting()
    assert "Measuring" in words(panel)
    panel.hide()
    panel.show()
    assert asked == [()]
    panel.show_report(*example_report(), step=0)
    panel.hide()
    panel.show()
    assert asked == [()]


def test_matrix_and_calibration_are_copied_with_names_and_a_cell_by_itself(shown):
    matrix, report = shown.confusion, shown.report
    cell = worst_cell(report)
    matrix.choose_at(spot(matrix, cell))
    assert shown.cell_images.isVisible(), "a right click shows the images of the cell"
    forms = copied(matrix)
    assert forms["Copy as picture"] == forms["Copy as numbers"]
    head, *rows = forms["Copy as numbers"]
    assert head[1:] == [row[0] for row in rows] == list(DIGITS)
    counts = [[int(count) for count in row[1:]] for row in rows]
    assert counts == report.confusion.tolist()
    assert forms["Copy this count"] == [[str(report.confusion[cell])]]
    bins = copied(shown.calibration)["Copy as numbers"][1:]
    assert [int(row[2]) for row in bins] == report.calibration.counts.tolist()
    shown.set_classes(DIGITS)
    assert copied(matrix) == copied(shown.calibration) == {}


def test_the_headline_tells_how_good_and_at_which_step(shown):
    accuracy = shown.report.accuracy * 100
    assert f"{accuracy:.2f}\u202f% of 400 correct" in words(shown)
    assert "step 1,500" in words(shown)


def test_the_headline_tells_that_the_network_has_gone_on(shown):
    shown.show_now(1800, is_measured=False)
    assert "step 1,500, now 1,800" in words(shown)
    shown.show_now(1500, is_measured=False)
    assert "step 1,500, edited since" in words(shown)
    shown.show_now(1500, is_measured=True)
    assert "edited" not in words(shown)


def test_the_matrix_says_why_it_is_empty_wherever_the_keyboard_is(panel, qtbot):
    panel.show()
    qtbot.waitExposed(panel)
    view, pointed = panel.confusion, events_of(panel.confusion.pointed)
    panel.show_waiting()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(view, key)
        assert description(view) == "Measuring on every example…"
    panel.show_nothing("Its sums are too large.")
    assert description(view) == "Its sums are too large."
    assert pointed == []
    panel.show_report(*example_report(), step=7)
    assert description(view) == view.meaning((1, 1)) == pointed[-1][0]


def test_it_fits_into_a_narrow_dock(shown):
    assert shown.minimumSizeHint().width() <= 330


def test_setting_by_program_emits_nothing(shown):
    emitted = [
        events_of(signal)
        for signal in (
            shown.refresh_requested,
            shown.split_changed,
            shown.image_chosen,
            shown.export_requested,
        )
    ]
    shown.show_report(*example_report(seed=2), step=7)
    shown.set_classes(DIGITS)
    shown.show_report(*example_report(tuple("abc")), step=8)
    assert emitted == [[], [], [], []]


@pytest.mark.parametrize("classes", [tuple("gypqjabcde"), ("gypsophila", "quagga", "yucca")])
def test_the_frame_of_a_cell_keeps_off_the_names_above_it(panel, qtbot, classes):
    view = panel.confusion
    view.set_classes(classes)
    view.show_confusion(np.full((len(classes), len(classes)), 5), classes)
    panel.show()
    qtbot.waitExposed(panel)
    panel.setFocus()

    def rows():
        """Return the pixels of each row, as one text."""
        image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        step = image.bytesPerLine()
        return [bytes(image.constScanLine(y))[:step] for y in range(image.height())]

    def has_ink(row):
        return len({row[k : k + 4] for k in range(0, len(row), 4)}) > 1

    before = rows()
    top = round(view._drawn().matrix.top() * len(before) / view.height())
    names = max(y for y in range(top) if has_ink(before[y]))
    view.choose_part(len(classes) - 1)
    view.setFocus()
    changed = [y for y, (old, new) in enumerate(zip(before, rows(), strict=True)) if old != new]
    assert changed
    assert min(changed) > names + 1


def test_pointing_at_a_cell_tells_count_and_share(shown):
    view, report = shown.confusion, shown.report
    true, answered = worst_cell(report)
    QTest.mouseMove(view, spot(view, (true, answered)))
    count, support = report.confusion[true, answered], report.scores.support[true]
    text = f"{true} read as {answered}: {count} of {support} ({count / support * 100:.2f}\u202f%)"
    assert text in words(shown)
    assert description(view) == text
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert text not in words(shown)
    place = spot(view, (true, answered))
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    assert QToolTip.text() == text
    QToolTip.hideText()


def test_a_click_on_a_cell_shows_its_images_and_a_click_there_chooses_one(shown):
    view, grid = shown.confusion, shown.cell_images
    cell = worst_cell(shown.report)
    chosen = events_of(shown.image_chosen)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot(view, cell))
    positions = shown.report.positions_of(*cell)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.tile_rect(1).center())
    assert chosen == [(positions[1],)]
    tip = description(grid)
    assert tip.startswith(f"Image {positions[1]}: {cell[0]} read as {cell[1]}")


def test_the_keyboard_does_all_that(shown):
    view, grid = shown.confusion, shown.cell_images
    chosen = events_of(shown.image_chosen)
    view.setFocus()
    true, answered = worst_cell(shown.report)
    for key, times in ((Qt.Key.Key_Down, true), (Qt.Key.Key_Right, answered)):
        for _ in range(times):
            QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.chosen == (true, answered)
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert chosen == [(shown.report.positions_of(true, answered)[0],)]


def test_walking_stops_at_the_edges(shown):
    view = shown.confusion
    view.setFocus()
    for _ in range(12):
        QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.chosen == (9, 0)


def test_a_chosen_cell_stays_with_the_next_report_of_as_many_classes(shown):
    view = shown.confusion
    report, images = example_report(seed=9)
    cell = worst_cell(report)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot(view, cell))
    shown.show_report(report, images, step=2000)
    chosen = events_of(shown.image_chosen)
    QTest.keyClick(shown.cell_images, Qt.Key.Key_Return)
    assert chosen == [(report.positions_of(*cell)[0],)]
    shown.show_report(*example_report(tuple("abc")), step=1)
    assert view.chosen is None
    assert description(shown.cell_images) == "No images."


def test_the_worst_mistakes_come_first(shown, qtbot):
    open_page(shown, 2)
    report = shown.report
    chosen = events_of(shown.image_chosen)
    QTest.keyClick(shown.mistakes, Qt.Key.Key_Return)
    QTest.keyClick(shown.mistakes, Qt.Key.Key_End)
    QTest.keyClick(shown.mistakes, Qt.Key.Key_Return)
    assert len(report.mistakes) > SHOWN_MISTAKES
    assert chosen == [(report.mistakes[0],), (report.mistakes[SHOWN_MISTAKES - 1],)]
    assert f"60 of {len(report.mistakes)} mistakes" in words(shown)


def test_the_table_has_a_row_a_class_and_sorts_by_value(shown):
    open_page(shown, 1)
    table, scores = shown.classes, shown.report.scores
    rows = [[table.item(row, column).text() for column in range(5)] for row in range(10)]
    assert [row[0] for row in rows] == list(DIGITS)
    assert rows[4][2] == f"{scores.recall[4]:.3f}"
    assert [int(row[4]) for row in rows] == scores.support.tolist()
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert table.item(0, 0).text() == str(int(np.argmin(scores.recall)))
    shown.show_report(*example_report(seed=4), step=1)
    recalls = [float(table.item(row, 2).text()) for row in range(10)]
    assert recalls == sorted(recalls)


def test_calibration_tells_its_error_and_each_bin(shown):
    open_page(shown, 3)
    bins = shown.report.calibration
    assert f"calibration error: {bins.error * 100:.2f}\u202f%" in words(shown)
    view = shown.calibration
    view.setFocus()
    fullest = int(bins.counts.argmax())
    QTest.keyClick(view, Qt.Key.Key_Left)
    while not description(view).startswith(f"{fullest * 10}–"):
        before = description(view)
        QTest.keyClick(view, Qt.Key.Key_Left)
        assert description(view) != before
    assert f"{bins.counts[fullest]} examples" in words(shown)
    assert f"{bins.accuracies[fullest] * 100:.1f}\u202f% correct" in words(shown)


def test_the_split_and_the_button_ask(shown):
    splits, asked = events_of(shown.split_changed), events_of(shown.refresh_requested)
    box = shown.findChild(QComboBox)
    assert shown.split == "test"
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert splits == [("validation",)]
    assert shown.split == "validation"
    QTest.mouseClick(shown.findChild(QPushButton, "measureButton"), Qt.MouseButton.LeftButton)
    assert asked == [()]


def test_the_page_in_sight_is_what_is_exported(shown):
    asked = events_of(shown.export_requested)
    button = shown._export
    for number, what in enumerate(EXPORTS):
        open_page(shown, number)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert asked[-1] == (what,)
    shown.set_classes(DIGITS)
    assert not button.isEnabled()


def test_other_classes_take_away_what_was_shown(shown):
    before = shown.confusion.grab().toImage()
    shown.set_classes(("shirt", "coat"))
    assert shown.report is None
    assert "Nothing is measured" in words(shown)
    assert shown.classes.rowCount() == 0
    assert shown.confusion.grab().toImage() != before


def test_an_empty_split_is_said_to_be_empty(panel):
    panel.show_report(*example_report(examples=0), step=3)
    assert "has no examples" in words(panel)
    assert "nan" not in words(panel).lower()


@pytest.mark.parametrize("theme", THEMES)
def test_any_number_of_classes_is_drawn_inside_the_widget(qapp, panel, theme):
    apply_theme(qapp, load_theme(theme))
    panel.show()
    for count, size in product([2, 10, 62], [(330, 500), (1000, 900)]):
        panel.resize(*size)
        open_page(panel, 0)
        panel.show_report(*example_report([f"class {k}" for k in range(count)]), step=0)
        view = panel.confusion
        assert view.rect().contains(view.cell_rect((0, 0)).toRect()), (count, size)
        assert view.rect().contains(view.cell_rect((count - 1, count - 1)).toRect()), (count, size)
        assert view.cell_rect((0, 0)).width() >= 1, (count, size)
        for number in range(4):
            open_page(panel, number)
            assert not panel.grab().isNull(), (count, size, number)


def test_one_error_in_a_thousand_is_seen(shown):
    view = shown.confusion
    confusion = np.diag([1000] * 10)
    view.show_confusion(confusion, DIGITS)
    empty = view.grab().toImage().pixelColor(view.cell_rect((2, 7)).topLeft().toPoint())
    confusion = confusion.copy()
    confusion[2, 7], confusion[4, 9] = 1, 50
    view.show_confusion(confusion, DIGITS)
    corner = view.cell_rect((2, 7)).topLeft().toPoint()
    seen = view.grab().toImage().pixelColor(corner)
    assert abs(seen.red() - empty.red()) + abs(seen.green() - empty.green()) > 20


def test_right_answers_and_errors_differ_in_hue(shown):
    view = shown.confusion
    view.show_confusion(np.full((10, 10), 40), DIGITS)
    image = view.grab().toImage()
    right = image.pixelColor(view.cell_rect((5, 5)).topLeft().toPoint())
    wrong = image.pixelColor(view.cell_rect((5, 6)).topLeft().toPoint())
    assert right.blue() > right.red()
    assert wrong.red() > wrong.blue()


# Files


@pytest.fixture
def report(qapp):
    return example_report()[0]


@pytest.mark.parametrize("what", ["matrix", "calibration"])
def test_pictures_are_written_as_png_and_svg(report, tmp_path, what):
    theme = load_theme("light")
    export_evaluation(report, what, tmp_path / "a.png", theme)
    image = QImage(str(tmp_path / "a.png"))
    assert image.width() >= 1000
    colours = {image.pixel(x, y) for x in range(0, image.width(), 9) for y in range(0, 900, 9)}
    assert len(colours) > 5
    assert image.pixelColor(0, 0) == theme.background
    export_evaluation(report, what, tmp_path / "a.svg", theme)
    renderer = QSvgRenderer(str(tmp_path / "a.svg"))
    assert renderer.isValid()
    assert renderer.defaultSize().width() >= 600
    assert "<text" in (tmp_path / "a.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("what", list(EXPORTS))
def test_tables_are_written_as_csv(report, tmp_path, what):
    path = tmp_path / "a.csv"
    export_evaluation(report, what, path, load_theme("dark"))
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) > 5
    if what == "matrix":
        assert path.read_text(encoding="utf-8-sig") == confusion_csv(report)


def test_a_picture_can_be_written_in_another_thread(report, tmp_path):
    paths = [tmp_path / "a.png", tmp_path / "b.png"]
    export_evaluation(report, "matrix", paths[0], load_theme("dark"))
    work = threading.Thread(
        target=export_evaluation, args=(report, "matrix", paths[1], load_theme("dark"))
    )
    work.start()
    work.join()
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_what_cannot_be_written_is_said_in_a_sentence(report, tmp_path):
    theme = load_theme("dark")
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(ExportError, match=r"let the name end in \.csv"):
        export_evaluation(report, "mistakes", tmp_path / "a.png", theme)
    with pytest.raises(ExportError, match="folder or a device"):
        export_evaluation(report, "mistakes", tmp_path / "b.csv", theme)
    with pytest.raises(ExportError, match="could not be written"):
        export_evaluation(report, "mistakes", tmp_path / "no" / "a.csv", theme)


@pytest.fixture
def dock(qtbot, fake_context):
    dock = EvaluationDock(fake_context)
    qtbot.addWidget(dock.panel)
    return dock


def test_the_dock_measures_the_network_that_is_shown(dock, fake_context, tiny_dataset):
    dock.panel.refresh_requested.emit()
    assert dock.panel.report is None
    session = fake_context.session
    session.set_dataset(tiny_dataset)
    dock.panel.refresh_requested.emit()
    tested = evaluate(session.network, tiny_dataset.test.images, tiny_dataset.test.labels)
    assert dock.panel.report.accuracy == pytest.approx(tested.accuracy)
    assert dock.panel.report.confusion.sum() == 30


def test_an_image_chosen_in_the_dock_is_put_into_the_pad(dock, fake_context, tiny_dataset):
    fake_context.session.set_dataset(tiny_dataset)
    dock.panel.refresh_requested.emit()
    dock.panel.image_chosen.emit(7)
    content = fake_context.pad.content
    assert np.array_equal(content.image, tiny_dataset.test.images[7])
    assert content.label == str(tiny_dataset.test.labels[7])
    fake_context.session.undo_stack.undo()
    assert fake_context.pad.content.image is None


def test_a_report_on_a_run_that_was_left_is_dropped(dock, fake_context, tiny_dataset, monkeypatch):
    fake_context.session.set_dataset(tiny_dataset)
    held = []
    monkeypatch.setattr(fake_context.jobs, "submit", lambda *job: held.append(job))
    dock.panel.refresh_requested.emit()
    fake_context.session.new_weights()
    ((work, on_done, _),) = held
    on_done(work())
    assert dock.panel.report is None


def test_the_matrix_has_the_room_of_the_images_until_a_cell_is_chosen(shown, qtbot):
    shown.resize(330, 460)
    assert shown.cell_images.isHidden()
    qtbot.waitUntil(lambda: shown.confusion.height() > 250)
    alone = shown.confusion.height()
    place = spot(shown.confusion, worst_cell(shown.report))
    QTest.mouseClick(shown.confusion, Qt.MouseButton.LeftButton, pos=place)
    assert shown.cell_images.isVisible()
    qtbot.waitUntil(lambda: shown.confusion.height() < alone)


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_the_set_can_be_read_in_a_panel_as_narrow_as_it_can_be(panel, qtbot, scale):
    panel.setFont(application_font(scale))
    panel.setStyleSheet(style_sheet(load_theme("dark"), scale))
    panel.show()
    panel.resize(panel.minimumSizeHint())
    qtbot.waitExposed(panel)
    (chooser, *_others) = panel.findChildren(ElidingComboBox)
    assert chooser.shown_text == chooser.currentText() == "test"


def test_figures_of_the_matrix_grow_with_the_text_in_a_panel_that_does_not(panel, qapp):
    panel.show_report(*example_report(), step=1)
    sizes = {}
    for scale in (1, 2):
        apply_theme(qapp, load_theme("dark"), scale)
        panel.resize(460, panel.minimumSizeHint().height())
        panel.show()
        QApplication.sendPostedEvents()
        side = panel.confusion.cell_rect((0, 0)).width() - 1
        picture = panel.confusion._drawn()
        sizes[scale] = [picture.figure_font(is_right, side).pixelSize() for is_right in (0, 1)]
    panel.hide()
    apply_theme(qapp, load_theme("dark"))
    assert sizes[1] == [11, 11]
    assert min(sizes[2]) >= 18

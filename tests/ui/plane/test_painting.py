"""Points painted by hand, tables of points, and what is said of too few."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QMessageBox, QWidget

from visualnet.data.plane.painted import DataPoints, Painted, painted_path, table_text
from visualnet.data.plane.table import read_point_table
from visualnet.training.control import StepUnit
from visualnet.training.loading import load_dataset_of
from visualnet.ui.picture.parts.edits import silencing
from visualnet.ui.plane.class_row import ClassButton, ClassRow


@pytest.fixture
def painter(plane):
    plane.window.findChild(QCheckBox, "paintPoints").setChecked(True)
    return plane


def _parts(desk):
    application = desk.window.application
    return application.session, application.plane.panel.view, application.plane.painting


def switch_on(desk):
    """Begin to paint; data opened anew end it."""
    switch = desk.window.findChild(QCheckBox, "paintPoints")
    assert not switch.isChecked()
    switch.click()


def count(painting):
    """Tell how many points are shown; -1 while they are being read."""
    present = painting.present()
    return -1 if present is None else len(present.data.labels)


def click(desk, qtbot, painting, x=5, y=30):
    view = desk.window.application.plane.panel.view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    qtbot.waitUntil(lambda: painting._loading is None and count(painting) > 0)


@pytest.mark.slow
def test_a_click_adds_a_point_that_is_learnt_from(painter, qtbot):
    session, view, _ = _parts(painter)
    parameters, features = session.network.parameters, session.features
    before = len(session.dataset.train) + len(session.dataset.test)
    qtbot.keyClick(view, Qt.Key.Key_2)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.waitUntil(lambda: session.config.dataset == str(painted_path()))
    assert len(session.dataset.train) + len(session.dataset.test) == before + 1
    # The network goes on, and reads points as it learnt to.
    assert np.array_equal(session.network.parameters, parameters)
    assert session.features == features
    table = read_point_table(painted_path())
    assert table.columns == ("x", "y")
    assert len(table.points) == before + 1
    session.undo_stack.undo()
    assert session.config.dataset == "xor"


@pytest.mark.slow
def test_a_right_click_takes_the_nearest_point_away(painter, qtbot):
    session, view, painting = _parts(painter)
    before = painting.present().data
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=QPoint(2, 2))
    qtbot.waitUntil(lambda: session.config.dataset == str(painted_path()))
    left = read_point_table(painted_path()).points
    gone = [point for point in before.points.tolist() if not np.isclose(left, point).all(1).any()]
    assert len(gone) == 1
    distances = np.hypot(*(before.points - [-6, 6]).T)
    np.testing.assert_allclose(gone[0], before.points[distances.argmin()])


def _rows(part):
    return set(map(tuple, part.inputs.tolist()))


@pytest.mark.slow
def test_no_point_that_was_learnt_is_tested_with_after_painting_and_erasing(painter, qtbot):
    session, view, painting = _parts(painter)
    learnt = _rows(session.dataset.train)
    for button, x in (
        (Qt.MouseButton.LeftButton, 5),
        (Qt.MouseButton.RightButton, 60),
        (Qt.MouseButton.RightButton, 90),
        (Qt.MouseButton.LeftButton, 120),
        (Qt.MouseButton.RightButton, 30),
    ):
        data = session.dataset
        QTest.mouseClick(view, button, pos=QPoint(x, 30))
        qtbot.waitUntil(lambda data=data: session.dataset is not data)
        qtbot.waitUntil(lambda: painting._loading is None and count(painting) > 0)
        assert not learnt & _rows(session.dataset.test)
        learnt |= _rows(session.dataset.train)


@pytest.mark.slow
def test_learnt_points_are_not_tested_with_unless_the_network_is_new(plane, qtbot):
    session, data = plane.window.application.session, plane.window.application.context.data
    offers = []
    data.new_network_needed.connect(offers.append)
    first, network = session.dataset, session.network
    data.prepare({"train_share": 0.8})
    qtbot.waitUntil(lambda: session.config.train_share == 0.8)
    assert offers == []
    assert _rows(first.train) < _rows(session.dataset.train)
    # Nothing was learnt since.
    data.prepare({"train_share": 0.6})
    qtbot.waitUntil(lambda: session.config.train_share == 0.6)
    assert offers == []
    plane.do("stepAction")
    qtbot.waitUntil(lambda: session.run.snapshot.step > 0)
    learnt = len(session.dataset.train) - len(first.train)
    data.prepare({"train_share": 0.5})
    qtbot.waitUntil(lambda: len(offers) == 1)
    assert offers[0].learnt == learnt
    question = plane.window.findChild(QMessageBox, "newNetworkQuestion")
    assert f"learned {learnt} of the points" in question.informativeText()
    assert session.config.train_share == 0.6
    offers[0].accept()
    assert session.config.train_share == 0.5
    assert session.run.snapshot.step == 0
    assert not np.array_equal(session.network.parameters, network.parameters)
    session.undo_stack.undo()
    assert session.config.train_share == 0.6


@pytest.mark.slow
def test_a_double_click_adds_one_point(painter, qtbot):
    _, view, painting = _parts(painter)
    before = count(painting)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 30))
    qtbot.waitUntil(lambda: painting._loading is None and count(painting) > before)
    assert count(painting) == before + 1


@pytest.mark.slow
def test_a_table_that_was_not_begun_here_is_not_written_to(painter, qtbot):
    session, _, painting = _parts(painter)
    click(painter, qtbot, painting)
    table = painted_path(9)
    text = painted_path().read_bytes()
    table.write_bytes(text)
    painter.application.context.data.open_source(str(table))
    qtbot.waitUntil(lambda: session.config.dataset == str(table))
    qtbot.waitUntil(lambda: count(painting) > 0)
    switch_on(painter)
    click(painter, qtbot, painting, x=40)
    assert session.config.dataset != str(table)
    assert table.read_bytes() == text


@pytest.mark.slow
def test_points_that_cannot_be_kept_are_asked_about(painter, qtbot, monkeypatch):
    session, view, painting = _parts(painter)
    before = session.config.dataset

    def refuse(*_arguments):
        raise OSError("no room")

    monkeypatch.setattr("visualnet.ui.plane.painting.write_atomically", refuse)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 30))
    qtbot.waitUntil(lambda: len(painting.unsaved()) == 1)
    assert "cannot be kept" in painter.notice
    assert count(painting) == 1001
    assert session.config.dataset == before
    assert painter.window.isWindowModified()


@pytest.mark.slow
def test_training_says_that_few_painted_points_are_not_what_is_learnt(painter, qtbot):
    painter.press(painter.window, "erasePoints")
    painter.do("stepAction")
    words = "learns from those that were there before"
    qtbot.waitUntil(lambda: words in painter.notice)
    painter.application.session.undo_stack.undo()
    assert words not in painter.notice


@pytest.mark.slow
def test_too_few_points_are_not_learnt_from_and_that_is_said(painter, qtbot):
    session, view, painting = _parts(painter)
    painter.press(painter.window, "erasePoints")
    note = painter.window.findChild(QLabel, "planeNote")
    assert note.text() == "Paint 12 more points to train on them."
    run = session.run
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert note.text().startswith("Paint 11 more points")
    assert session.run is run
    session.undo_stack.undo()
    assert note.text().startswith("Paint 12 more points")
    session.undo_stack.undo()
    assert painting.waiting is None
    assert not note.isVisible()


@pytest.mark.slow
def test_a_point_of_a_new_class_gives_the_network_an_output(painter, qtbot):
    session, view, painting = _parts(painter)
    run, network = session.run, session.network
    session.edit(silencing((1, 2)))
    held = session.run.held
    qtbot.keyClick(view, Qt.Key.Key_3)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.waitUntil(lambda: session.classes == ("1", "2", "3"))
    assert not painter.window.findChildren(QMessageBox, "newNetworkQuestion")
    grown = session.network
    assert grown.layer_sizes == (2, 4, 4, 3)
    # It goes on where it was: the rest is as it was learnt, and what was held is held.
    edited = network.with_parameters(run.edited.network.parameters)
    for mine, before in zip(grown.weights[:-1], edited.weights[:-1], strict=True):
        assert np.array_equal(mine, before)
    assert np.array_equal(grown.weights[-1][:, :2], edited.weights[-1])
    assert np.array_equal(grown.biases[-1][:2], edited.biases[-1])
    assert session.run.held.sum() == held.sum() > 0
    qtbot.waitUntil(lambda: "Class 3 is new" in painter.notice)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    qtbot.waitUntil(lambda: count(painting) == 1002)
    assert session.network.layer_sizes == (2, 4, 4, 3)
    qtbot.waitUntil(lambda: session.undo_stack.undoText() == "add a point")
    qtbot.waitUntil(lambda: session.undo_stack.count() == 3)
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.run is run
    assert session.network.layer_sizes == (2, 4, 4, 2)


@pytest.mark.slow
def test_undo_goes_back_point_by_point_also_to_where_they_were_too_few(painter, qtbot):
    session, view, painting = _parts(painter)
    run = session.run
    painter.press(painter.window, "erasePoints")
    for number in range(12):
        qtbot.keyClick(view, Qt.Key.Key_1 if number % 2 else Qt.Key.Key_5)
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(20 + 20 * number, 50))
    qtbot.waitUntil(lambda: session.run is not run)
    assert session.classes == ("1", "2", "5")
    feature = painter.window.application.plane
    qtbot.waitUntil(lambda: feature._data is session.dataset and feature._points is not None)
    note = painter.window.findChild(QLabel, "planeNote")
    assert not note.isVisible()
    session.undo_stack.undo()
    assert session.run is run
    qtbot.waitUntil(lambda: count(painting) == 11)
    assert note.text() == "Paint 1 more point to train on them."
    session.undo_stack.undo()
    assert count(painting) == 10


def with_classes(*classes):
    nothing = DataPoints(np.zeros((0, 2)), np.zeros(0, np.uint8))
    return Painted(nothing, np.arange(0), ("x", "y"), classes)


@pytest.mark.parametrize(
    ("classes", "meant"),
    [
        (("1", "2"), {1: "1", 2: "2", 5: "5"}),
        (("1", "2", "5"), {3: "3", 5: "5"}),
        (("0", "1"), {0: "0", 1: "1", 2: "2"}),
        (("rose", "lily"), {1: "rose", 2: "lily", 3: "3"}),
        (("-1", "1"), {1: "1", 2: "-1", 3: "3"}),
        (("1", "rose", "3", "lily"), {1: "1", 2: "rose", 3: "3", 4: "lily", 5: "5"}),
        (("10", "20"), {1: "10", 2: "20"}),
        (tuple("abcdefghij"), {1: "a", 9: "i", 0: "j"}),
    ],
)
def test_a_key_means_the_class_that_is_called_so(classes, meant):
    painted = with_classes(*classes)
    assert {key: painted.class_of_key(key) for key in meant} == meant


@pytest.mark.parametrize(
    ("classes", "key", "keys"),
    [
        ((), 1, [1]),
        (("1", "2"), 1, [1, 2, 3]),
        (("1", "2"), 7, [1, 2, 7]),
        (("1", "0"), 1, [0, 1, 2]),
        (("rose", "lily"), 2, [1, 2, 3]),
        (("10", "20", "30"), 9, [1, 2, 3, 9]),
        (tuple("abcdefghij"), 3, [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]),
        (tuple("abcdefghijk"), 0, [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]),
    ],
)
def test_all_classes_can_be_chosen_and_a_new_one(classes, key, keys):
    painted = with_classes(*classes)
    choices = painted.choices(key)
    assert [choice.key for choice in choices] == keys
    assert [choice.name for choice in choices] == [painted.class_of_key(each) for each in keys]
    assert {choice.name for choice in choices if not choice.is_new} == set(classes[:10])


def test_what_is_painted_stays_under_the_pen(painter, qtbot):
    session, view, painting = _parts(painter)
    state = painter.application.context.pad.plane
    before = state.point
    # A new class, too: its table has another order than the network.
    qtbot.keyClick(view, Qt.Key.Key_0)
    click(painter, qtbot, painting, x=60, y=160)
    qtbot.waitUntil(lambda: session.classes == ("1", "2", "0"))
    assert (state.point.low, state.point.high) == (before.low, before.high)
    assert state.point.values != before.values
    assert "different order" not in painter.notice


def test_the_plane_says_what_a_click_does(plane):
    view = plane.application.plane.panel.view
    switch = plane.window.findChild(QCheckBox, "paintPoints")
    assert "Click to keep it" in view.toolTip()
    switch.click()
    assert "Click to add a point" in view.toolTip()
    switch.click()
    assert "Click to keep it" in view.toolTip()


def test_other_inputs_say_that_the_network_is_new(plane, qtbot):
    session, before = plane.application.session, plane.application.session.run
    plane.window.findChild(QCheckBox, "feature-x2").click()
    qtbot.waitUntil(lambda: session.run is not before)
    assert any("need a new network" in said for said in plane.window.notices.sentences)
    session.undo_stack.undo()
    assert session.run is before


def test_keys_choose_the_class_from_the_switch_too(painter, qtbot):
    painting = painter.application.plane.painting
    switch = painter.window.findChild(QCheckBox, "paintPoints")
    qtbot.keyClick(switch, Qt.Key.Key_3)
    assert painting.pen.key == 3
    switch.click()
    qtbot.keyClick(switch, Qt.Key.Key_2)
    assert painting.pen.key == 3


@pytest.mark.slow
def test_each_key_paints_its_class_however_many_there_are(painter, qtbot):
    session, view, painting = _parts(painter)
    qtbot.waitUntil(lambda: count(painting) == 1000)
    before = painting.present()
    for number, key in enumerate("535"):
        qtbot.keyClick(view, key)
        click(painter, qtbot, painting, x=5 + 40 * number)
        qtbot.waitUntil(lambda number=number: count(painting) == 1001 + number)
    table = read_point_table(painted_path())
    assert table.classes == tuple(sorted(session.classes)) == ("1", "2", "3", "5")
    assert [table.classes[label] for label in table.labels[1000:]] == ["5", "3", "5"]
    assert table.labels[:1000].tolist() == before.data.labels.tolist()


def test_the_class_that_is_painted_is_the_one_that_is_shown(painter, qtbot):
    _, view, painting = _parts(painter)
    qtbot.waitUntil(lambda: painting.present() is not None)
    row = painter.window.findChild(ClassRow)

    def shown():
        (chosen,) = [button for button in row.findChildren(ClassButton) if button.isChecked()]
        assert chosen.isVisible()
        return chosen

    assert shown().text() == "1"
    for key in "7294":
        qtbot.keyClick(view, key)
        assert shown().text() == key == str(painting.pen.key)
        assert key in shown().toolTip()
    for number in (0, 2):
        row.findChildren(ClassButton)[number].click()
        assert shown().text() == str(painting.pen.key)
    assert painting.pen.key == 3


@pytest.mark.slow
def test_painting_while_looking_back_begins_a_new_run_and_says_so(painter, qtbot):
    session, _, painting = _parts(painter)
    run = session.run
    session.step(StepUnit.EPOCH)
    qtbot.waitUntil(lambda: session.shown_step > 0)
    painter.wait_at_rest()
    newest = session.network.parameters
    painter.application.timeline.travel.go_to(2)
    qtbot.waitUntil(lambda: session.past is not None)
    past = session.network.parameters
    click(painter, qtbot, painting)
    assert np.array_equal(session.network.parameters, past)
    sentences = painter.window.notices.sentences
    assert "This is a new run from step 2. The earlier run is kept in Runs." in sentences
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.run is run
    assert np.array_equal(session.network.parameters, newest)


@pytest.mark.slow
@pytest.mark.parametrize("settings", [{"noise": 0.4}, {"data_seed": 9}, {"train_share": 0.7}])
def test_other_points_while_looking_back_begin_a_new_run_and_that_is_said(plane, qtbot, settings):
    session, _, _ = _parts(plane)
    session.step(StepUnit.EPOCH)
    qtbot.waitUntil(lambda: session.shown_step > 0)
    plane.wait_at_rest()
    plane.application.timeline.travel.go_to(2)
    qtbot.waitUntil(lambda: session.past is not None)
    plane.application.context.data.prepare(settings)
    qtbot.waitUntil(lambda: session.past is None)
    assert any("a new run from step 2" in each for each in plane.window.notices.sentences)
    assert len([run for run in session.runs() if run.parent is not None]) == 1


@pytest.mark.slow
def test_numbers_of_quite_another_size_are_not_read_with_the_networks_scale(
    painter, qtbot, tmp_path
):
    session, _, _ = _parts(painter)
    far = tmp_path / "far.csv"
    rows = [f"{500 + n % 7},{32000 + n},{1 + n % 2}" for n in range(40)]
    far.write_text("\n".join(rows))
    loader, offers = painter.application.context.data, []
    loader.new_network_needed.connect(offers.append)
    loader.open_source(str(far))
    painter.wait_for_data(lambda: session.config.dataset == str(far))
    assert len(offers) == 1
    assert session.features.mean == pytest.approx((503, 32020), rel=0.01)
    loader.open_source("circle")
    painter.wait_for_data(lambda: session.config.dataset == "circle")
    assert len(offers) == 2
    assert session.features.mean == (0.0, 0.0)


@pytest.mark.slow
def test_points_are_painted_for_a_network_that_takes_features_of_them(painter, qtbot):
    session, view, _ = _parts(painter)
    painter.window.findChild(QWidget, "feature-x2").click()
    qtbot.waitUntil(lambda: session.features.names == ("x", "y", "x²"))
    feature = painter.window.application.plane
    qtbot.waitUntil(lambda: feature._points is not None)
    features, parameters = session.features, session.network.parameters
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.waitUntil(lambda: session.config.dataset == str(painted_path()))
    assert session.features == features
    assert np.array_equal(session.network.parameters, parameters)


def test_a_heading_that_begins_like_a_comment_is_kept_in_a_table(tmp_path):
    data = DataPoints(np.arange(4.0).reshape(2, 2), np.array([0, 1], np.uint8))
    path = tmp_path / "points.csv"
    path.write_bytes(table_text(Painted(data, np.arange(2), ("#x", "y"), ("-1", "1"))))
    table = read_point_table(path)
    assert (table.columns, table.classes, table.notes) == (("#x", "y"), ("-1", "1"), ())
    assert table.points.tolist() == data.points.tolist()


def test_names_with_commas_are_kept_in_a_table(tmp_path):
    data = DataPoints(np.arange(4.0).reshape(2, 2), np.array([0, 1], np.uint8))
    path = tmp_path / "points.csv"
    columns, classes = ("a, b", 'c "d"'), ("red, dark", "blue")
    path.write_bytes(table_text(Painted(data, np.array([1, 4]), columns, classes)))
    table = read_point_table(path)
    assert table.points.tolist() == data.points.tolist()
    assert table.places.tolist() == [1, 4]
    assert table.columns == ("a, b", 'c "d"')
    assert table.classes == ("blue", "red, dark")


@pytest.mark.slow
def test_what_is_written_is_read_again(painter, tmp_path):
    _, _, painting = _parts(painter)
    path = tmp_path / "points.csv"
    path.write_bytes(table_text(painting.present()))
    table = read_point_table(path)
    np.testing.assert_allclose(table.points, painting.present().data.points, atol=1e-3)
    assert table.classes == painting.present().classes


def test_a_table_of_four_columns_has_two_that_vary_and_sliders(plane, qtbot, tmp_path):
    session, _, _ = _parts(plane)
    random = np.random.default_rng(0)
    points = random.normal(size=(60, 4)) + np.repeat([0, 2], 30)[:, None]
    lines = ["a,b,c,d,label"]
    lines += [
        ",".join([*(f"{value:.4f}" for value in row), "low" if k < 30 else "high"])
        for k, row in enumerate(points.tolist())
    ]
    path = tmp_path / "four.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    plane.window.application.context.data.open_source(str(path))
    plane.wait_for_data(lambda: session.network.layer_sizes[0] == 4)
    state = plane.window.application.context.pad.plane
    assert state.point.features.columns == ("a", "b", "c", "d")
    sliders = plane.window.application.plane.panel.sliders
    assert sliders.isVisible()
    sliders._axes[1].setCurrentIndex(3)
    sliders._axes[1].activated.emit(3)
    assert state.point.axes == (0, 3)
    sliders._sliders[1].setValue(1000)
    assert state.point.values[1] == pytest.approx(state.point.high[1])


def _table(path, names):
    random = np.random.default_rng(0)
    points = random.normal(size=(len(names), 2))
    lines = [f"{x:.3f},{y:.3f},{name}" for (x, y), name in zip(points, names, strict=True)]
    path.write_text("\n".join(["x,y,label", *lines]), encoding="utf-8")
    return str(path)


@pytest.mark.slow
def test_data_of_fewer_classes_are_shown_after_those_of_many(plane, qtbot, tmp_path):
    session, view, _ = _parts(plane)
    loader = plane.window.application.context.data
    feature = plane.window.application.plane
    # Its plane has other ends, so that the points are placed anew.
    loader.open_source(_table(tmp_path / "many.csv", [str(k % 12) for k in range(60)]))
    plane.wait_for_data(lambda: len(session.classes) == 12)
    qtbot.waitUntil(lambda: feature._points is not None)
    shown = []
    show_dots = view.show_dots

    def note(train, test, classes):
        if train is not None:
            shown.append((int(train.labels.max()), classes))
        show_dots(train, test, classes)

    view.show_dots = note
    loader.open_source(_table(tmp_path / "two.csv", ["a", "b"] * 30))
    plane.wait_for_data(lambda: session.classes == ("a", "b"))
    qtbot.waitUntil(lambda: feature._points is not None)
    assert shown
    assert all(largest < classes for largest, classes in shown)


@pytest.mark.slow
def test_classes_below_0_are_shown_and_painted(painter, qtbot, tmp_path):
    session, view, painting = _parts(painter)
    loader = painter.window.application.context.data
    loader.open_source(_table(tmp_path / "signs.csv", ["-1", "1"] * 30))
    painter.wait_for_data(lambda: session.classes == ("-1", "1"))
    qtbot.waitUntil(lambda: count(painting) == 60)
    switch_on(painter)
    for number, key in enumerate("21"):
        qtbot.keyClick(view, key)
        click(painter, qtbot, painting, x=5 + 40 * number)
        qtbot.waitUntil(lambda number=number: count(painting) == 61 + number)
    table = read_point_table(Path(session.config.dataset))
    assert [table.classes[label] for label in table.labels[60:]] == ["-1", "1"]


@pytest.mark.slow
def test_data_of_other_columns_end_the_painting(painter, qtbot, tmp_path):
    session, view, painting = _parts(painter)
    painter.press(painter.window, "erasePoints")
    assert painting.waiting is not None
    random = np.random.default_rng(0)
    lines = [
        ",".join([*(f"{value:.3f}" for value in row), "ab"[k % 2]])
        for k, row in enumerate(random.normal(size=(40, 3)))
    ]
    path = tmp_path / "three.csv"
    path.write_text("\n".join(["a,b,c,label", *lines]), encoding="utf-8")
    config = session.config.changed(dataset=str(path))
    session.apply(config, load_dataset_of(config))
    feature = painter.window.application.plane
    qtbot.waitUntil(lambda: feature.has_points)
    assert painting.waiting is None
    assert len(view._train.places) == 20
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: painting.waiting is not None)
    assert not len(painting.waiting.data.labels)


@pytest.mark.slow
def test_points_painted_quickly_are_all_kept(painter, qtbot):
    session, view, painting = _parts(painter)
    # A click between each two turns of the event loop, whatever has come of those before.
    for number in range(25):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5 + 8 * number, 30))
    qtbot.waitUntil(lambda: painting._loading is None)
    assert count(painting) == 1025
    feature = painter.window.application.plane
    qtbot.waitUntil(lambda: feature.has_points and feature._data is session.dataset)
    assert len(session.dataset.train) + len(session.dataset.test) == 1025


@pytest.mark.slow
def test_another_painting_leaves_the_first_ones_table_alone(painter, qtbot):
    session, view, painting = _parts(painter)
    for number in range(3):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5 + 8 * number, 30))
    qtbot.waitUntil(lambda: painting._loading is None)
    assert session.config.dataset == str(painted_path())
    first = sorted(painted_path().read_text().splitlines())
    painter.window.application.context.data.open_source("moons")
    painter.wait_for_data(lambda: session.config.dataset == "moons")
    feature = painter.window.application.plane
    qtbot.waitUntil(lambda: feature.has_points and feature._data is session.dataset)
    switch_on(painter)
    for number in range(3):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5 + 8 * number, 60))
    qtbot.waitUntil(lambda: painting._loading is None)
    assert session.config.dataset == str(painted_path(2))
    assert not painted_path(3).exists()
    assert sorted(painted_path().read_text().splitlines()) == first


@pytest.mark.slow
def test_painting_on_leaves_the_table_of_a_saved_project_alone(painter, qtbot, tmp_path):
    session, _, painting = _parts(painter)

    def paint(height):
        for number in range(3):
            click(painter, qtbot, painting, x=5 + 8 * number, y=height)

    paint(30)
    first = sorted(painted_path().read_text().splitlines())
    projects = painter.application.files.projects
    with qtbot.waitSignal(projects.saved):
        projects.save_to(tmp_path / "painted.vnet")
    # Undo shows fewer points, and the table keeps them.
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: count(painting) == len(first) - 2)
    painter.wait_at_rest()
    assert sorted(painted_path().read_text().splitlines()) == first
    session.undo_stack.redo()
    qtbot.waitUntil(lambda: count(painting) == len(first) - 1)
    paint(60)
    paint(90)
    assert session.config.dataset == str(painted_path(2))
    assert not painted_path(3).exists()
    assert sorted(painted_path().read_text().splitlines()) == first
    assert len(read_point_table(painted_path(2)).points) == len(first) - 1 + 6


@pytest.mark.slow
def test_each_run_that_has_learnt_keeps_its_own_painted_points(painter, qtbot):
    session, _, painting = _parts(painter)
    session.change(epochs=None)
    click(painter, qtbot, painting)
    painter.train(3)
    runs, learnt = [session.run], [session.config.dataset]
    for number in range(2):
        for place in range(2):
            click(painter, qtbot, painting, x=40 + 20 * place, y=60 + 30 * number)
        painter.train(3)
        runs.append(session.run)
        learnt.append(session.config.dataset)
    assert learnt == [str(painted_path(number)) for number in (1, 2, 3)]
    lengths = [len(read_point_table(Path(path)).points) for path in learnt]
    assert lengths == [1001, 1003, 1005]
    # Of them all the newest alone is offered.
    recent = [path.name for path in painter.application.preferences.recent_data]
    assert recent == [painted_path(3).name]
    box = painter.window.findChild(QComboBox, "planeData")
    names = [box.itemText(number) for number in range(box.count())]
    assert [name for name in names if "painted" in name] == [painted_path(3).name]
    painter.open_dock("runsDock").open_requested.emit(1)
    qtbot.waitUntil(lambda: session.config.dataset == learnt[0])
    assert session.features == runs[0].trainer.dataset.features
    assert len(session.dataset.train) + len(session.dataset.test) == 1001
    painter.application.never_ask()
    painter.window.close()
    # Of those that no project names, the one that is shown stays, and the last.
    assert [Path(path).exists() for path in learnt] == [True, False, True]


@pytest.mark.slow
@pytest.mark.parametrize(
    "settings", [{"validation_examples": 100}, {"train_examples": 50}, {"label_noise": 0.3}]
)
def test_all_points_are_painted_on_as_they_are_whatever_is_learnt_from(painter, qtbot, settings):
    session, _, painting = _parts(painter)
    qtbot.waitUntil(lambda: count(painting) == 1000)
    true = painting.present().data
    painter.application.context.data.prepare(settings)
    ((name, value),) = settings.items()
    painter.wait_for_data(lambda: getattr(session.config, name) == value)
    qtbot.waitUntil(lambda: count(painting) == 1000)
    click(painter, qtbot, painting)
    click(painter, qtbot, painting, x=40)
    table = read_point_table(painted_path())
    assert len(table.points) == 1002
    np.testing.assert_allclose(table.points[:1000], true.points)
    assert table.labels[:1000].tolist() == true.labels.tolist()


@pytest.mark.slow
def test_undo_brings_points_back_where_no_input_is_one_of_their_numbers(painter, qtbot):
    session, _, painting = _parts(painter)
    context = painter.application.context
    context.data.apply(session.base_config.changed(features="x2,y2"))
    painter.wait_for_data(lambda: session.config.features == "x2,y2")
    qtbot.waitUntil(lambda: count(painting) == 1000)
    for number in range(3):
        click(painter, qtbot, painting, x=5 + 30 * number)
        qtbot.waitUntil(lambda number=number: count(painting) == 1001 + number)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: count(painting) == 1002)
    click(painter, qtbot, painting, y=60)
    assert len(read_point_table(painted_path()).points) == 1003


@pytest.mark.slow
def test_who_paints_sees_the_points_that_are_tested_with_too(painter, qtbot):
    _, view, painting = _parts(painter)
    qtbot.waitUntil(lambda: count(painting) == 1000)
    feature = painter.window.application.plane
    qtbot.waitUntil(lambda: feature.has_points)
    drawn = []
    view.show_dots = lambda train, test, classes: drawn.append(test)
    painting_box = painter.window.findChild(QCheckBox, "paintPoints")
    painting_box.setChecked(False)
    assert drawn.pop() is None
    painting_box.setChecked(True)
    assert len(drawn.pop().labels) == 500


@pytest.mark.slow
def test_a_table_of_ones_own_keeps_all_its_digits(painter, qtbot, tmp_path):
    session, _, painting = _parts(painter)
    rows = [(52.520008 + 1e-6 * n, 1700000000 + 37 * n) for n in range(40)]
    lines = [f"{lat!r},{when},{'ab'[n % 2]}" for n, (lat, when) in enumerate(rows)]
    source = tmp_path / "places.csv"
    source.write_text("\n".join(["lat,when,kind", *lines]))
    context = painter.application.context
    context.data.new_network_needed.connect(lambda offer: offer.accept())
    context.data.open_source(str(source))
    painter.wait_for_data(lambda: session.config.dataset == str(source))
    qtbot.waitUntil(lambda: count(painting) == 40)
    switch_on(painter)
    click(painter, qtbot, painting)
    assert read_point_table(painted_path()).points[:40].tolist() == [list(row) for row in rows]


@pytest.mark.slow
def test_data_that_are_asked_for_after_a_point_was_painted_stay(painter, qtbot):
    session, view, painting = _parts(painter)
    qtbot.waitUntil(lambda: count(painting) == 1000)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 30))
    painter.application.context.data.open_source("moons")
    painter.wait_for_data(lambda: session.config.dataset == "moons")
    painter.wait_at_rest()
    assert session.config.dataset == "moons"


@pytest.mark.slow
def test_what_was_assumed_of_a_table_is_said(plane, qtbot, tmp_path):
    path = tmp_path / "bare.csv"
    path.write_text("\n".join(f"{k},{k * k % 7},{k % 2}" for k in range(40)), encoding="utf-8")
    plane.application.context.data.open_source(str(path))
    plane.wait_for_data(lambda: plane.session.config.dataset == str(path))
    assert plane.notice.startswith("bare: 20 training points, 20 test points")
    qtbot.waitUntil(lambda: "Column 3 is taken as the label." in plane.notice)

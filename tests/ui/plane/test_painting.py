"""Points painted by hand, tables of points, and what is said of too few."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QMessageBox

from visualnet.data.plane.table import read_point_table
from visualnet.ui.plane.painting import painted_path, table_text


@pytest.fixture
def painter(plane):
    plane.window.findChild(QCheckBox, "paintPoints").setChecked(True)
    return plane


def _parts(desk):
    application = desk.window.application
    return application.session, application.plane.panel.view, application.plane.painting


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


def test_too_few_points_are_not_learnt_from_and_that_is_said(painter, qtbot):
    session, view, painting = _parts(painter)
    painter.press(painter.window, "erasePoints")
    note = painter.window.findChild(QLabel, "planeNote")
    assert note.text() == "12 more points, and they are learned from."
    run = session.run
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert note.text().startswith("11 more points")
    assert session.run is run
    session.undo_stack.undo()
    assert note.text().startswith("12 more points")
    session.undo_stack.undo()
    assert painting.waiting is None
    assert not note.isVisible()


def test_points_of_a_new_class_that_are_not_learnt_from_say_so(painter, qtbot):
    session, view, painting = _parts(painter)
    run = session.run
    qtbot.keyClick(view, Qt.Key.Key_3)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.waitUntil(lambda: bool(painter.window.findChildren(QMessageBox, "newNetworkQuestion")))
    (question,) = painter.window.findChildren(QMessageBox, "newNetworkQuestion")
    qtbot.waitUntil(question.isVisible)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    note = painter.window.findChild(QLabel, "planeNote")
    assert note.isVisible()
    assert "new network is needed" in note.text()
    assert session.run is run
    assert painting.needs_new_network
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=QPoint(5, 5))
    qtbot.waitUntil(lambda: not note.isVisible())


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

"""What one paints with, and what is offered, when other data are opened."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QPushButton, QSlider

from visualnet.data.plane.painted import painted_path
from visualnet.data.plane.patterns import PATTERNS
from visualnet.features import Features
from visualnet.training.config import TrainingConfig
from visualnet.training.control import StepUnit
from visualnet.ui.plane.class_row import ClassButton, ClassRow
from visualnet.ui.plane.data_controls import DataControls
from visualnet.ui.session.open_run import State


@pytest.fixture
def painter(plane):
    switch_of(plane).setChecked(True)
    return plane


def switch_of(desk):
    return desk.window.findChild(QCheckBox, "paintPoints")


def chosen(desk):
    """The class that is chosen, and all that are offered."""
    buttons = [
        button
        for button in desk.window.findChild(ClassRow).findChildren(ClassButton)
        if not button.isHidden()
    ]
    (name,) = [button.accessibleName() for button in buttons if button.isChecked()]
    return name, [button.accessibleName() for button in buttons]


def settle(desk):
    plane = desk.application.plane
    desk.wait(lambda: plane.has_points and plane._data is desk.session.dataset)
    desk.wait(lambda: plane.painting._loading is None and plane.painting.present() is not None)


def open_data(desk, source):
    before = desk.session.dataset
    desk.application.context.data.open_source(str(source))
    desk.wait_for_data(
        lambda: desk.session.config.dataset == str(source) and desk.session.dataset is not before
    )
    settle(desk)


def press_key(desk, key):
    desk.qtbot.keyClick(desk.application.plane.panel.view, key)


def paint(desk, x=5, y=30):
    view = desk.application.plane.panel.view
    before = desk.session.dataset
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    desk.wait(lambda: desk.session.dataset is not before)
    settle(desk)


def table(folder, classes, name="own.csv"):
    path = folder / name
    lines = [f"{k % 7},{k % 11},{classes[k % len(classes)]}" for k in range(60)]
    path.write_text("\n".join(["x,y,label", *lines]), encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "classes", "expected"),
    [
        ("3", None, ("1", ["1", "2", "3"])),
        ("2", None, ("2", ["1", "2", "3"])),
        ("7", ("rose", "lily", "tulip"), ("1: lily", ["1: lily", "2: rose", "3: tulip", "4"])),
        ("2", ("0", "5"), ("0", ["0", "5", "6"])),
    ],
)
def test_the_class_chosen_is_one_of_the_data_shown(painter, tmp_path, key, classes, expected):
    settle(painter)
    press_key(painter, key)
    assert chosen(painter)[0] == key
    open_data(painter, "moons" if classes is None else table(tmp_path, classes))
    switch_of(painter).setChecked(True)
    assert chosen(painter) == expected


@pytest.mark.slow
def test_a_new_class_stays_chosen_when_its_first_point_is_undone(painter):
    settle(painter)
    press_key(painter, "3")
    paint(painter)
    assert chosen(painter)[0] == "3"
    before = painter.session.dataset
    painter.session.undo_stack.undo()
    painter.wait(lambda: painter.session.dataset is not before)
    settle(painter)
    assert chosen(painter)[0] == "3"
    # Other points of the same pattern have no such class.
    painter.application.context.data.prepare({"data_seed": 5})
    painter.wait(lambda: painter.session.config.data_seed == 5)
    settle(painter)
    assert chosen(painter)[0] == "1"


def offered_tables(desk):
    """The painted tables among the data that the plane offers."""
    box = desk.window.findChild(QComboBox, "planeData")
    names = [box.itemText(number) for number in range(box.count())]
    return [name for name in names if "painted" in name]


@pytest.mark.slow
@pytest.mark.parametrize("is_table", [True, False])
def test_data_opened_anew_begin_with_painting_off(painter, tmp_path, is_table):
    settle(painter)
    open_data(painter, table(tmp_path, "ab") if is_table else "moons")
    assert not switch_of(painter).isChecked()
    before = painter.session.dataset
    QTest.mouseClick(
        painter.application.plane.panel.view, Qt.MouseButton.LeftButton, pos=QPoint(5, 30)
    )
    settle(painter)
    assert painter.session.dataset is before


@pytest.mark.slow
def test_a_project_opened_begins_with_painting_off(painter, tmp_path, qtbot):
    settle(painter)
    projects = painter.application.files.projects
    with qtbot.waitSignal(projects.saved):
        projects.save_to(tmp_path / "xor.vnet")
    open_data(painter, "moons")
    switch_of(painter).setChecked(True)
    projects.open_path(str(tmp_path / "xor.vnet"))
    painter.wait(lambda: painter.session.config.dataset == "xor")
    assert not switch_of(painter).isChecked()


@pytest.mark.slow
def test_painting_stays_on_where_its_own_points_change(painter):
    settle(painter)
    painter.application.context.data.prepare({"data_seed": 5})
    painter.wait(lambda: painter.session.config.data_seed == 5)
    settle(painter)
    assert switch_of(painter).isChecked()
    for place in (5, 40):
        paint(painter, x=place)
        assert switch_of(painter).isChecked()
    for act in ("undo", "undo", "undo", "redo"):
        before = painter.session.dataset
        getattr(painter.session.undo_stack, act)()
        painter.wait(lambda before=before: painter.session.dataset is not before)
        settle(painter)
        assert switch_of(painter).isChecked()


@pytest.mark.slow
def test_painted_tables_of_before_stay_among_the_data(painter):
    settle(painter)
    paint(painter)
    first = painter.session.dataset
    open_data(painter, "moons")
    assert offered_tables(painter) == [painted_path().name]
    switch_of(painter).setChecked(True)
    paint(painter)
    assert offered_tables(painter) == [painted_path().name, painted_path(2).name]
    open_data(painter, "circle")
    assert offered_tables(painter) == [painted_path().name, painted_path(2).name]
    open_data(painter, painted_path())
    assert len(painter.session.dataset.train) == len(first.train)


def split(desk, share):
    desk.application.context.data.prepare({"train_share": share})
    desk.wait(lambda: desk.session.config.train_share == share)
    settle(desk)


@pytest.mark.slow
def test_patterns_and_tables_of_ones_own_have_a_share_to_train_on_each(painter, tmp_path):
    settle(painter)
    own = table(tmp_path, "12")
    split(painter, 0.8)
    open_data(painter, "moons")
    assert painter.session.config.train_share == 0.8
    switch_of(painter).setChecked(True)
    paint(painter)
    open_data(painter, own)
    assert painter.session.config.train_share == 0.5
    assert len(painter.session.dataset.train) == 30
    split(painter, 0.9)
    # What is painted on a table is split as that was.
    switch_of(painter).setChecked(True)
    paint(painter)
    assert painter.session.config.train_share == 0.9
    open_data(painter, "circle")
    assert painter.session.config.train_share == 0.8
    open_data(painter, own)
    assert painter.session.config.train_share == 0.9
    open_data(painter, painted_path())
    assert painter.session.config.train_share == 0.8


def test_a_share_that_does_nothing_beside_test_data_says_so(qtbot):
    controls = DataControls()
    qtbot.addWidget(controls)
    features = Features(("x", "y"))
    (share,) = (
        each for each in controls.findChildren(QSlider) if "Training share" in each.toolTip()
    )
    again = controls.findChild(QPushButton, "newPoints")
    controls.show_settings(TrainingConfig(dataset="own.csv"), features)
    assert share.isEnabled()
    assert again.isEnabled()
    controls.show_settings(TrainingConfig(dataset="own.csv", test_dataset="more.csv"), features)
    assert not share.isEnabled()
    assert "tested on other data" in share.toolTip()
    assert not again.isEnabled()
    controls.show_settings(TrainingConfig(dataset="circle", test_dataset="more.csv"), features)
    assert share.isEnabled()
    assert again.isEnabled()


_NEW_RUN = "Other points begin a new run, with empty charts. The earlier run is kept in Runs."


@pytest.mark.slow
@pytest.mark.parametrize("is_painted", [True, False])
def test_other_points_of_a_run_that_has_learnt_say_that_a_new_run_begins(painter, is_painted):
    settle(painter)
    notices, session = painter.window.notices, painter.session

    def change(place):
        if is_painted:
            paint(painter, x=place)
        else:
            painter.application.context.data.prepare({"data_seed": place})
            painter.wait(lambda: session.config.data_seed == place)
            settle(painter)

    change(5)
    # What had learnt nothing has no charts.
    assert _NEW_RUN not in notices.sentences
    session.step(StepUnit.EPOCH)
    painter.wait(lambda: session.shown_step > 0 and session.state is State.PAUSED)
    painter.wait_at_rest()
    run = session.run
    change(40)
    assert session.run is not run
    assert _NEW_RUN in notices.sentences
    assert len(painter.application.context.run_log.history.records) == 1
    change(80)
    assert _NEW_RUN in notices.sentences
    session.undo_stack.undo()
    assert _NEW_RUN not in notices.sentences


@pytest.mark.slow
def test_where_the_charts_are_gone_is_not_said_of_data_opened_since(painter, tmp_path):
    settle(painter)
    session, notices = painter.session, painter.window.notices
    session.step(StepUnit.EPOCH)
    painter.wait(lambda: session.shown_step > 0 and session.state is State.PAUSED)
    painter.wait_at_rest()
    paint(painter)
    assert _NEW_RUN in notices.sentences
    open_data(painter, table(tmp_path, "abc"))
    assert _NEW_RUN not in notices.sentences


def test_the_data_menu_has_the_plane_and_its_patterns(plane):
    menu = plane.window.findChild(QMenu, "dataMenu")
    menu.aboutToShow.emit()
    assert plane.action("planeAction") in menu.actions()
    (patterns,) = [action.menu() for action in menu.actions() if action.menu() is not None]
    entries = {action.text(): action for action in patterns.actions()}
    assert list(entries) == [pattern.title for pattern in PATTERNS.values()]
    assert [text for text, each in entries.items() if each.isChecked()] == ["XOR"]
    entries["Moons"].trigger()
    plane.wait_for_data(lambda: plane.session.config.dataset == "moons")

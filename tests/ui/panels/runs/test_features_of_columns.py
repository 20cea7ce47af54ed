"""Features of a table's points are called after its columns wherever runs are told apart."""

import pytest
from PySide6.QtWidgets import QTableWidget, QWidget

from visualnet.training.config import TrainingConfig
from visualnet.training.loading import load_dataset_of
from visualnet.training.recipes import POINT_CONFIG
from visualnet.ui.panels.runs.comparison import RunComparison
from visualnet.ui.session.run_names import run_names
from visualnet.ui.session.setting_text import (
    change_text,
    difference_text,
    named_value_text,
    setting_phrase,
)

COLUMNS = "length", "width"


@pytest.fixture
def flowers(build, tmp_path):
    """Return a window with two runs of a table with two columns; one takes other features."""
    path = tmp_path / "flowers.csv"
    lines = [f"{k % 7},{k % 11},{'ab'[k % 2]}" for k in range(60)]
    path.write_text("\n".join([",".join((*COLUMNS, "label")), *lines]), encoding="utf-8")
    desk = build().show()
    for features in (None, "x,x2,xy,siny"):
        config = POINT_CONFIG.changed(dataset=str(path), features=features)
        before = desk.session.run_id
        desk.session.apply(config, load_dataset_of(config))
        desk.wait(lambda before=before: desk.session.run_id != before)
        desk.do("stepAction")
        desk.wait(lambda: desk.session.snapshot is not None and desk.session.snapshot.step > 0)
    return desk


def test_a_value_is_called_after_the_columns():
    assert named_value_text("features", "x,x2,xy,siny", COLUMNS) == (
        "length + length² + length · width + sin width"
    )
    assert named_value_text("features", None, COLUMNS) == "length + width"
    assert named_value_text("features", "x,y2") == "x + y²"
    assert named_value_text("features", None) == "none"
    assert named_value_text("features", None, ("a", "b", "c")) == "none"
    assert named_value_text("learning_rate", 0.1, COLUMNS) == "0.1"
    assert setting_phrase("features", "xy,y", COLUMNS) == "features length · width + width"
    config = TrainingConfig(dataset="circle", features="x,x2")
    assert "features length + length²" in difference_text(config, COLUMNS)
    assert "\n" not in named_value_text("features", "x,y", ("a\nb", "c"))


def test_data_are_named_as_people_name_them_not_by_their_place():
    path = "/home/me/tables/flowers.csv"
    assert setting_phrase("dataset", path) == "flowers.csv"
    assert setting_phrase("dataset", "circle") == "Circle"
    assert setting_phrase("dataset", "mnist") == "MNIST handwritten digits"
    assert setting_phrase("test_dataset", path).endswith(" flowers.csv")
    assert change_text({"dataset": "circle"}, {"dataset": path}).endswith("Circle → flowers.csv")
    # Side by side, two tables of one name are told apart.
    assert named_value_text("dataset", path) == path


def test_runs_are_named_and_compared_so(flowers, qtbot):
    records = flowers.application.context.run_log.history.records[-2:]
    names = list(run_names(records).values())
    after = "length + length² + length · width + sin width"
    assert names == ["features length + width", f"features {after}"]
    dialog = RunComparison(*records, flowers.application.context.jobs, flowers.window)
    qtbot.addWidget(dialog)
    table = dialog.findChild(QTableWidget, "comparedSettings")
    rows = [[table.item(k, c).text() for c in range(3)] for k in range(table.rowCount())]
    assert ["≠ features", "length + width", after] in rows


def test_experiments_name_them_so(flowers):
    flowers.open_dock("experimentsDock")
    panel = flowers.window.findChild(QWidget, "experimentsPanel")
    form = panel._form
    form._setting.setCurrentIndex(form._setting.findData("features"))
    form._values.setText("x+y, x+x2")
    panel._begin(form.sweep())
    assert [text for text, _ in panel._shown._texts] == [
        "features length + width",
        "features length + length²",
    ]
    panel.finish("")

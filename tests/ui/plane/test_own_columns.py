"""Data of one's own: what is offered of them is called after their columns."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from visualnet.features import TERMS, Features
from visualnet.training.config import TrainingConfig
from visualnet.ui.plane.data_controls import DataControls
from visualnet.ui.plane.eliding_buttons import ElidingCheckBox


@pytest.fixture
def controls(qtbot):
    controls = DataControls()
    qtbot.addWidget(controls)
    controls.resize(262, 500)
    controls.show()
    return controls


def show(controls, dataset, *columns):
    controls.show_settings(TrainingConfig(dataset=dataset), Features(columns))


def box(controls, term):
    return controls.findChild(ElidingCheckBox, f"feature-{term}")


def test_inputs_are_called_after_the_columns(controls):
    columns = "petal length", "R&D <b>"
    show(controls, "flowers.csv", *columns)
    for term, name in zip(TERMS, Features(columns, TERMS).names, strict=True):
        assert box(controls, term).accessibleName() == f"Input {name}"
        assert box(controls, term).text() == name.replace("&", "&&")
        assert "<b>" not in box(controls, term).toolTip()
    show(controls, "circle", "x", "y")
    assert [box(controls, term).shown_text for term in TERMS] == list(
        Features(("x", "y"), TERMS).names
    )


def test_long_names_of_columns_leave_the_panel_as_narrow_as_it_is(controls):
    show(controls, "circle", "x", "y")
    narrow = controls.minimumSizeHint().width()
    show(controls, "long.csv", "x" * 200, "y" * 200)
    assert controls.minimumSizeHint().width() <= narrow
    assert "…" in box(controls, "x2").shown_text
    assert box(controls, "x2").shown_text.endswith("²")


def test_points_of_a_table_are_not_promised_anew(controls):
    again = controls.findChild(QPushButton, "newPoints")
    show(controls, "circle", "x", "y")
    assert again.text() == "New points"
    show(controls, "flowers.csv", "a", "b")
    assert again.text() == "Split anew"
    assert "points stay" in again.toolTip()
    show(controls, "moons", "x", "y")
    assert again.text() == "New points"


def test_names_that_are_cut_differ_still(controls):
    show(controls, "flowers.csv", "petal length (cm)", "petal width (cm)")
    for width in range(controls.minimumSizeHint().width(), 300, 10):
        controls.resize(width, 500)
        QApplication.processEvents()
        shown = [box(controls, term).shown_text for term in TERMS]
        assert len(set(shown)) == len(TERMS), (width, shown)

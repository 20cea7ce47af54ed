"""The panel in the window: what it follows, and what it lights in the network's picture."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from visualnet.insight.one_step import learn_one
from visualnet.scene.parts import Connection, Pair
from visualnet.ui.panels.step_through.formula_text import FormulaText
from visualnet.ui.picture.modes import Mode, value_source
from visualnet.ui.window.layout import layout_of


@pytest.fixture
def panel(desk):
    return opened(desk)


def opened(desk):
    desk.do("stepThroughDockAction")
    panel = desk.application.panels._filled["stepThrough"].panel
    desk.wait(lambda: panel.isVisible() and panel.step is not None)
    return panel


def show_test_image(desk, panel, position):
    data = desk.session.dataset.test
    desk.pad_state.show_image(data, position, "image")
    image = data.images[position].reshape(-1) / 255
    desk.wait(
        lambda: (
            panel.step.reading is not None
            and np.allclose(panel.step.reading.inputs, image, atol=1e-6)
        )
    )


def formula_of(panel):
    (found,) = panel.findChildren(FormulaText)
    return found


@pytest.mark.slow
def test_f4_opens_it_below_the_picture_with_the_stages_under_the_keys(desk, panel):
    action, dock = desk.action("stepThroughDockAction"), desk.window.docks["stepThroughDock"]
    assert action.shortcut().toString() == "F4"
    below = Qt.DockWidgetArea.BottomDockWidgetArea
    assert desk.window.dockWidgetArea(dock) == below
    assert dock.y() > desk.canvas.mapTo(desk.window, desk.canvas.rect().bottomLeft()).y()
    assert panel.row.hasFocus()
    desk.do("stepThroughDockAction")
    assert dock.isHidden()


@pytest.mark.slow
def test_a_layout_saved_before_there_was_the_panel_leaves_it_below_the_picture(desk):
    window, name = desk.window, "stepThroughDock"
    layout = layout_of(window, window.docks)
    older = replace(layout, docks=tuple(p for p in layout.docks if p.name != name))
    window.arrange_docks(older)
    below = Qt.DockWidgetArea.BottomDockWidgetArea
    assert window.dockWidgetArea(window.docks[name]) == below
    assert window.docks[name].isHidden()
    opened(desk)
    assert 150 <= window.docks[name].height() <= 0.4 * window.height()


@pytest.mark.slow
def test_a_test_image_has_its_label_and_a_number_key_another(desk, panel):
    show_test_image(desk, panel, 3)
    label = int(desk.session.dataset.test.labels[3])
    assert panel.step.learning.label == label
    other = (label + 1) % 10
    QTest.keyClick(panel.row, Qt.Key(Qt.Key.Key_0 + other))
    desk.wait(lambda: panel.step.learning.label == other)
    own = learn_one(desk.session.network, panel.step.source.inputs, other)
    assert panel.step.learning.loss == own.loss
    show_test_image(desk, panel, 4)
    assert panel.step.learning.label == int(desk.session.dataset.test.labels[4])


def test_a_class_chosen_before_there_are_new_numbers_is_theirs(desk, panel):
    show_test_image(desk, panel, 3)
    other = (panel.step.learning.label + 1) % 10
    before = panel.step.source.run_id
    desk.do("newWeightsAction")
    QTest.keyClick(panel.row, Qt.Key(Qt.Key.Key_0 + other))
    desk.wait(lambda: panel.step.source.run_id != before)
    assert panel.step.learning.label == other


@pytest.mark.slow
def test_a_drawing_keeps_its_label_until_another_one_is_begun(desk, panel):
    desk.do("clearPadAction")
    desk.wait(lambda: panel.step.reading is None)
    desk.draw_seven()
    desk.wait(lambda: panel.step.reading is not None)
    assert panel.step.learning is None
    QTest.keyClick(panel.row, Qt.Key.Key_7)
    desk.wait(lambda: panel.step.learning is not None)
    before = panel.step.reading.inputs
    desk.press_pen(0.3, 0.5)
    desk.move_pen(0.6, 0.5)
    desk.lift_pen(0.6, 0.5)
    desk.wait(lambda: not np.array_equal(panel.step.reading.inputs, before))
    assert panel.step.learning.label == 7
    desk.do("clearPadAction")
    desk.wait(lambda: panel.step.reading is None)
    desk.wait(lambda: panel.step.reading is None)
    desk.draw_seven()
    desk.wait(lambda: panel.step.reading is not None)
    assert panel.step.learning is None


@pytest.mark.slow
def test_an_empty_pad_leaves_nothing_to_read(desk, panel):
    show_test_image(desk, panel, 3)
    desk.do("clearPadAction")
    desk.wait(lambda: panel.step.reading is None)


@pytest.mark.slow
def test_terms_and_connections_light_each_other(desk, panel):
    show_test_image(desk, panel, 3)
    panel.show_stage("z2")
    formula = formula_of(panel)
    desk.wait(lambda: formula.part_count() == 8 and not formula.part_rect(7).isEmpty())
    pointing = desk.canvas.pointing
    QTest.mouseMove(formula, formula.part_rect(0).center().toPoint())
    first = pointing.hovered
    assert isinstance(first, Connection)
    assert first.layer == 1
    QTest.mouseMove(formula, formula.part_rect(1).center().toPoint())
    assert pointing.hovered not in (first, None)
    panel.show_stage("z3")
    assert pointing.hovered is None
    pointing.hover(Connection(2, 5, 4))
    assert formula.text.startswith("z³₄ = ")
    pointing.hover(None)
    assert not formula.text.startswith("z³₄ = ")
    pointing.choose((3, 4))
    assert formula.text.startswith("z³₄ = ")


def test_light_goes_forward_through_the_layers_and_back(desk, panel):
    show_test_image(desk, panel, 3)
    lit = {}
    for stage in ("pixels", "z1", "a1", "z2", "loss", "gradient3", "delta2", "gradient2"):
        panel.show_stage(stage)
        lit[stage] = desk.canvas._parts
    assert lit == {
        "pixels": (),
        "z1": (Pair(0),),
        "a1": (Pair(0),),
        "z2": (Pair(0), Pair(1)),
        "loss": (),
        "gradient3": (Pair(2),),
        "delta2": (Pair(2),),
        "gradient2": (Pair(1), Pair(2)),
    }
    desk.window.docks["stepThroughDock"].hide()
    assert desk.canvas._parts == ()


def test_on_the_way_back_the_connections_show_the_gradient_of_this_input(desk, panel):
    show_test_image(desk, panel, 3)
    panel.show_stage("z2")
    assert desk.view.mode is Mode.FLOW
    panel.show_stage("gradient2")
    assert desk.view.mode is Mode.STEP_GRADIENT
    source = value_source(Mode.STEP_GRADIENT, desk.canvas.frame)
    value = source.value_of(Connection(1, 3, 5))
    assert value == np.float32(panel.step.learning.weight_gradients[1][3, 5])
    panel.show_stage("answer")
    assert desk.view.mode is Mode.FLOW
    panel.show_stage("delta1")
    desk.do("weightModeAction")
    panel.show_stage("gradient1")
    assert desk.view.mode is Mode.WEIGHT
    panel.show_stage("z1")
    panel.show_stage("delta3")
    assert desk.view.mode is Mode.STEP_GRADIENT
    desk.window.docks["stepThroughDock"].hide()
    assert desk.view.mode is Mode.WEIGHT


@pytest.mark.slow
def test_it_follows_the_training_and_looks_back_with_the_window(desk, panel):
    show_test_image(desk, panel, 3)
    for _ in range(3):
        desk.do("stepAction")
        desk.wait_at_rest()
    desk.wait(lambda: panel.step.source.step == desk.session.shown_step > 0)
    newest = panel.step
    assert np.array_equal(newest.source.network.parameters, desk.session.network.parameters)
    assert not newest.source.is_past
    travel = desk.application.timeline.travel
    travel.go_to(0)
    desk.wait(lambda: desk.session.past is not None and panel.step.source.step == 0)
    assert panel.step.source.is_past
    assert panel.step.learning.loss != newest.learning.loss
    travel.return_to_now()
    desk.wait(lambda: not panel.step.source.is_past)

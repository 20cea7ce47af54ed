import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from visualnet.nn.network import Network
from visualnet.number_text import number_text
from visualnet.scene.parts import Connection
from visualnet.training.config import TrainingConfig
from visualnet.ui.help.explanation import term_of
from visualnet.ui.help.glossary.entries import glossary_entries
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.panels.step_through.formula_text import FormulaText
from visualnet.ui.panels.step_through.pictures.matrix_picture import MatrixPicture
from visualnet.ui.panels.step_through.source import StepSource, step_of
from visualnet.ui.panels.step_through.stages import stages_of
from visualnet.ui.panels.step_through.view import StepView

CLASSES = ("cat", "dog")
INPUTS = np.array([0.8, 0.4, 0.6], np.float32)


@pytest.fixture(scope="module", autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme("dark"))


@pytest.fixture
def network():
    network = Network((3, 2, 2))
    network.parameters[:] = np.random.default_rng(1).normal(size=network.parameters.size)
    return network


@pytest.fixture
def view(qtbot):
    view = StepView()
    qtbot.addWidget(view)
    view.resize(1000, 160)
    view.show()
    return view


def test_a_letter_is_chosen_by_its_own_key(view):
    network = Network((3, 2, 3))
    view.show_step(step_of(StepSource(network, ("A", "b", "5"), inputs=INPUTS)))
    chosen = []
    view.label_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_5, Qt.Key.Key_1, Qt.Key.Key_C):
        QTest.keyClick(view.row, key)
    assert chosen == [0, 1, 2]


def source(network, **more):
    return StepSource(network, CLASSES, **more)


def test_arrows_and_clicks_walk_through_the_stages(view, network):
    view.show_step(step_of(source(network, inputs=INPUTS, label=1)))
    seen = []
    view.stage_changed.connect(seen.append)
    QTest.keyClick(view.row, Qt.Key.Key_Right)
    QTest.keyClick(view.row, Qt.Key.Key_Right)
    QTest.keyClick(view.row, Qt.Key.Key_Left)
    QTest.keyClick(view.row, Qt.Key.Key_End)
    place = view.row.part_rect(5).center().toPoint()
    QTest.mouseClick(view.row, Qt.MouseButton.LeftButton, pos=place)
    assert seen == ["z1", "a1", "z1", "again", "loss"]
    assert view.stage == "loss"
    assert "6 of 12" in view.row.spoken_value()


def test_a_number_key_chooses_the_label_where_there_is_such_a_class(view, network):
    view.show_step(step_of(source(network, inputs=INPUTS)))
    chosen = []
    view.label_chosen.connect(chosen.append)
    QTest.keyClick(view.row, Qt.Key.Key_1)
    QTest.keyClick(view.row, Qt.Key.Key_7)
    assert chosen == [1]


def test_a_stage_stays_shown_with_other_numbers_and_goes_with_its_network(view, network):
    view.show_step(step_of(source(network, inputs=INPUTS, label=1)))
    view.show_stage("delta2")
    view.show_step(step_of(source(network, inputs=INPUTS[::-1].copy(), label=0)))
    assert view.stage == "delta2"
    flat = Network((3, 2))
    view.show_step(step_of(source(flat, inputs=INPUTS, label=0)))
    assert view.stage == "pixels"


def formula_of(view):
    (found,) = view.findChildren(FormulaText)
    return found


def test_the_formula_has_its_numbers_and_its_terms_lead_to_their_connections(view, network):
    view.show_step(step_of(source(network, inputs=INPUTS, label=1)))
    view.show_stage("z1")
    view.choose((1, 0))
    formula = formula_of(view)
    weights, bias = network.weights[0][:, 0].astype(float), float(network.biases[0][0])
    z = bias + float(weights @ INPUTS.astype(float))
    assert formula.text.startswith("z¹₁ = ")
    assert formula.text.endswith(number_text(z, 4))
    pointed = []
    view.part_pointed.connect(pointed.append)
    for number in range(3):
        place = formula.part_rect(number).center().toPoint()
        assert formula.part_at(place.toPointF()) == number
        QTest.mouseMove(formula, place)
    order = np.argsort(-np.abs(weights * INPUTS), kind="stable")
    assert pointed == [Connection(0, int(k), 0) for k in order]


def test_a_connection_that_is_pointed_at_elsewhere_lights_its_term(view, network):
    view.show_step(step_of(source(network, inputs=INPUTS, label=1)))
    view.show_stage("z1")
    formula = formula_of(view)
    view.point_at(Connection(0, 2, 1))
    assert formula.text.startswith("z¹₂ = ")
    lit = formula._lit
    assert "W¹₃→₂ · x₃" in formula.part_words(lit)
    view.point_at(None)
    assert formula._lit is None


def test_a_cell_of_the_gradient_is_what_the_formula_is_about(view, network):
    step = step_of(source(network, inputs=INPUTS, label=1))
    view.show_step(step)
    view.show_stage("gradient1")
    (matrix,) = view.findChildren(MatrixPicture)
    chosen = []
    view.part_chosen.connect(chosen.append)
    for cell in ((1, 0), (3, 1)):
        place = matrix.part_rect(cell[0] * 2 + cell[1]).center().toPoint()
        QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [Connection(0, 1, 0), (1, 1)]
    value = step.learning.bias_gradients[0][1]
    assert formula_of(view).text == f"∂b¹₂ = {number_text(float(value), 4)}"


def test_without_a_label_the_forward_half_is_shown_and_the_rest_asks_for_one(view, network):
    view.show_step(step_of(source(network, inputs=INPUTS)))
    for name in ("z1", "a1", "z2", "answer"):
        view.show_stage(name)
        assert formula_of(view).isVisible()
    view.show_stage("loss")
    assert not formula_of(view).isVisible()
    assert "Which class" in shown_words(view)
    view.show_step(step_of(source(network, inputs=INPUTS, label=0)))
    assert formula_of(view).isVisible()
    view.show_step(step_of(source(network)))
    assert "nothing to read" in shown_words(view)


def test_dropout_is_said_to_be_off(view, network):
    view.show_step(step_of(source(network, inputs=INPUTS, config=TrainingConfig(dropout=0.2))))
    assert "dropout is off here" in shown_words(view)
    view.show_step(step_of(source(network, inputs=INPUTS, config=TrainingConfig())))
    assert "dropout" not in shown_words(view)


def shown_words(view):
    return " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_each_stage_has_a_word_in_the_glossary(view, network):
    view.show_step(step_of(source(network, inputs=INPUTS, label=1)))
    words = set()
    for name in stages_of(2)[:-2]:
        view.show_stage(name)
        words.add(term_of(formula_of(view)))
    assert words < set(glossary_entries())
    assert len(words) == 7

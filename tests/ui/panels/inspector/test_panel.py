import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QToolButton,
)

from visualnet.data.datasets import Split
from visualnet.insight.neuron import neuron_facts
from visualnet.insight.receptive_field import receptive_field
from visualnet.insight.weighted_sum import z_terms
from visualnet.nn.network import Network
from visualnet.number_text import number_text
from visualnet.scene.parts import Connection
from visualnet.ui.look.theme import THEMES, apply_theme, load_theme
from visualnet.ui.panels.inspector.connection_page import connection_state
from visualnet.ui.panels.inspector.figures import FiguresRequest, make_figures
from visualnet.ui.panels.inspector.neuron_page import NeuronState
from visualnet.ui.panels.inspector.panel import InspectorPanel
from visualnet.ui.panels.inspector.value_bars import ValueBars
from visualnet.ui.panels.inspector.weight_record import POINTS, WeightRecord
from visualnet.ui.session.frame import Frame, Probe, ProbeSource, Progress
from visualnet.ui.widgets.matrix_view import MatrixView, strongest_cell, strongest_cells
from visualnet.ui.widgets.part_names import exists

CLASSES = ("a", "b", "c", "d")
SIZES = (784, 6, 5, 4)


@pytest.fixture(scope="module", autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme("dark"))


@pytest.fixture(scope="module")
def network():
    network = Network(SIZES, ("tanh", "sigmoid"))
    network.parameters[:] = np.random.default_rng(2).normal(0, 0.3, network.parameters.size)
    return network


@pytest.fixture(scope="module")
def split():
    generator = np.random.default_rng(3)
    images = generator.integers(0, 256, (120, 28, 28), dtype=np.uint8)
    return Split(images, generator.integers(0, 4, 120).astype(np.uint8))


def frame_of(network, image, **others):
    forward = network.forward(image.reshape(1, -1).astype(np.float32) / np.float32(255))
    probe = Probe(image, None, ProbeSource.DRAWING)
    return Frame(1, network, probe, forward, None, Progress(step=7), **others)


def plain(network, images):
    """Pre-activations and activations of every layer by hand, in double precision."""
    a = images.reshape(len(images), -1) / 255
    zs, activations = [], []
    for k, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        z = a @ weights.astype(np.float64) + biases
        a = (np.tanh(z), 1 / (1 + np.exp(-z)), softmax(z))[k]
        zs.append(z)
        activations.append(a)
    return zs, activations


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def state_of(frame, layer, index):
    network, forward = frame.network, frame.forward
    if layer == 0:
        return NeuronState(neuron_facts(network, forward, 0, index), len(SIZES), None, None)
    return NeuronState(
        facts=neuron_facts(network, forward, layer, index),
        layers=len(SIZES),
        total=z_terms(network, forward, layer, index),
        field=receptive_field(network, forward, layer, index),
    )


def figures_of(choice, network, split):
    return make_figures(FiguresRequest(choice, network, 7, split, split, 0.0)).figures


@pytest.fixture
def panel(qtbot, network):
    panel = InspectorPanel()
    qtbot.addWidget(panel)
    panel.set_network(SIZES, CLASSES)
    panel.resize(330, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def text(panel, name):
    return panel.findChild(QLabel, name).text()


def events_of(signal):
    got = []
    signal.connect(lambda *values: got.append(values[0] if values else None))
    return got


def distance(a, b):
    return max(abs(x - y) for x, y in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True))


# What is shown of a neuron


@pytest.mark.parametrize(("layer", "index"), [(1, 5), (2, 0), (3, 3)])
def test_live_numbers_are_those_of_a_plain_forward_pass(panel, network, split, layer, index):
    panel.show_choice((layer, index))
    panel.show_neuron(state_of(frame_of(network, split.images[4]), layer, index))
    zs, activations = plain(network, split.images[4:5])
    words = text(panel, "neuronNumbers")
    assert f"z {number_text(zs[layer - 1][0, index], signed=True)} " in words
    assert f"bias {number_text(network.biases[layer - 1][index], signed=True)} " in words
    assert f"activation {number_text(activations[layer - 1][0, index])} " in words


def test_z_is_written_out_largest_terms_first_and_adds_up(panel, network, split):
    panel.show_choice((1, 2))
    panel.show_neuron(state_of(frame_of(network, split.images[9]), 1, 2))
    pixels = split.images[9].reshape(-1) / 255
    terms = network.weights[0][:, 2] * pixels
    order = np.argsort(-np.abs(terms), kind="stable")[:8]
    *shown, rest, bias, whole = panel.neuron.terms.rows
    assert [row.name for row in shown] == [f"pixel {k // 28}, {k % 28}" for k in order]
    np.testing.assert_allclose([row.value for row in shown], terms[order], rtol=1e-5)
    assert rest.name == "776 others"
    z = terms.sum() + network.biases[0][2]
    assert sum(row.value for row in (*shown, rest, bias)) == pytest.approx(z, rel=1e-5)
    assert whole.words == f"= {number_text(z, signed=True, padded=True)}"
    weight, ink = network.weights[0][order[0], 2], pixels[order[0]]
    assert number_text(weight, signed=True, padded=True) in shown[0].words
    assert f"× {number_text(ink, padded=True)} =" in shown[0].words


def test_weights_of_the_first_layer_are_shown_as_an_image_of_28_by_28(panel, network, split):
    panel.show_choice((1, 3))
    panel.show_neuron(state_of(frame_of(network, split.images[0]), 1, 3))
    view, weights = panel.neuron.field.picture, network.weights[0][:, 3].reshape(28, 28)
    assert view.scale == pytest.approx(float(np.abs(weights).max()))
    shown = view.grab().toImage()
    theme = load_theme("dark")
    strongest = np.unravel_index(np.abs(weights).argmax(), (28, 28))
    colour = shown.pixelColor(view.part_rect(strongest[0] * 28 + strongest[1]).center().toPoint())
    assert distance(colour, theme.positive if weights[strongest] > 0 else theme.negative) < 4
    faintest = np.unravel_index(np.abs(weights[1:-1, 1:-1]).argmin(), (26, 26))
    inner = view.part_rect((faintest[0] + 1) * 28 + faintest[1] + 1).center().toPoint()
    assert distance(shown.pixelColor(inner), theme.background) < 12
    assert panel.neuron.field.findChild(QComboBox).isHidden()
    assert any(label.text() == "INCOMING WEIGHTS" for label in panel.findChildren(QLabel))


def test_deeper_fields_are_named_as_effective_and_equal_central_differences(panel, network, split):
    panel.show_choice((2, 1))
    panel.show_neuron(state_of(frame_of(network, split.images[0]), 2, 1))
    panel.show_figures(figures_of((2, 1), network, split), split, 7)
    words = [label.text() for label in panel.neuron.field.findChildren(QLabel)]
    assert any("INPUTS THAT CHANGE z" in w and "120 TEST EXAMPLES" in w for w in words)
    pixel, tiny = 400, 1e-4
    rows = split.images.reshape(len(split.images), -1) / 255
    up, down = rows.copy(), rows.copy()
    up[:, pixel] += tiny
    down[:, pixel] -= tiny
    slope = (plain(network, up * 255)[0][1] - plain(network, down * 255)[0][1])[:, 1] / (2 * tiny)
    shown = panel.neuron.field._field().pixels[pixel]
    assert shown == pytest.approx(slope.mean(), rel=1e-3)
    panel.findChild(QComboBox, "fieldKind").setCurrentIndex(1)
    words = [label.text() for label in panel.neuron.field.findChildren(QLabel)]
    assert any("IN THIS EXAMPLE" in w for w in words)
    assert panel.neuron.field._field().pixels[pixel] == pytest.approx(slope[0], rel=1e-3)


def test_figures_of_the_test_set_are_those_of_a_plain_pass(panel, network, split):
    panel.show_choice((2, 4))
    panel.show_figures(figures_of((2, 4), network, split), split, 1234)
    assert text(panel, "inspectorStatus") == "Measured at step 1,234."
    values = plain(network, split.images)[1][1][:, 4]
    best = events_of(panel.image_chosen)
    for images, position in (
        (panel.neuron.strongest, int(values.argmax())),
        (panel.neuron.weakest, int(values.argmin())),
    ):
        tile = images.grid.tile_rect(0).center()
        QTest.mouseClick(images.grid.viewport(), Qt.MouseButton.LeftButton, pos=tile)
        assert best.pop() == position
    said = events_of(panel.neuron.histogram.pointed)
    counts = np.histogram(values[split.labels == 2], bins=40, range=(0, 1))[0]
    place = int(counts.argmax())
    spot = panel.neuron.histogram.part_rect(2 * 40 + place).center().toPoint()
    QTest.mouseMove(panel.neuron.histogram, spot)
    total = int((split.labels == 2).sum())
    assert said[-1].startswith("c, ")
    assert f": {counts[place]} of {total} (" in said[-1]
    assert said[-1].endswith(f"mean {number_text(values[split.labels == 2].mean())}")


@pytest.mark.parametrize("kind", [0, 1])
def test_the_cost_of_a_neuron_is_that_of_a_plain_pass_without_it(panel, network, split, kind):
    panel.show_choice((2, 4))
    panel.show_figures(figures_of((2, 4), network, split), split, 7)
    panel.findChild(QComboBox, "ablationKind").setCurrentIndex(kind)
    a = plain(network, split.images)[1][1]
    whole = plain(network, split.images)[1][2].argmax(axis=1) == split.labels
    a[:, 4] = a[:, 4].mean() if kind else 0
    z = a @ network.weights[2] + network.biases[2]
    without = z.argmax(axis=1) == split.labels
    words = text(panel, "ablationWords")
    assert "percentage points" in words
    assert f"{100 * whole.mean():.2f}\u202f% → {100 * without.mean():.2f}\u202f%" in words
    for number, row in enumerate(panel.neuron.ablation.classes.rows):
        of_class = split.labels == number
        change = without[of_class].mean() - whole[of_class].mean()
        assert row.name == CLASSES[number]
        assert row.value == pytest.approx(change)


def test_a_pixel_has_its_ink_and_nothing_to_measure(panel, network, split):
    panel.show_choice((0, 300))
    panel.show_neuron(state_of(frame_of(network, split.images[0]), 0, 300))
    assert f"ink {number_text(split.images[0].reshape(-1)[300] / 255)}" in text(
        panel, "neuronNumbers"
    )
    assert not panel.neuron.terms.isVisible()
    assert not panel.neuron.histogram.isVisible()
    assert not panel.findChild(QPushButton, "inspectorMeasure").isEnabled()


# Connections and layers


def test_a_connection_shows_weight_flow_and_gradients(panel, network, split):
    connection = Connection(1, 3, 2)
    gradient = np.arange(network.parameters.size, dtype=np.float32)
    first = np.zeros_like(network.parameters)
    frame = frame_of(network, split.images[0], gradient=gradient, first_parameters=first)
    panel.show_choice(connection)
    panel.show_connection(connection_state(frame, connection))
    panel.show_figures(figures_of(connection, network, split), split, 7)
    weight = network.weights[1][3, 2]
    a = plain(network, split.images[:1])[1][0][0, 3]
    words = text(panel, "connectionNumbers")
    assert f"weight {number_text(weight, signed=True)} × activation {number_text(a)}" in words
    assert f"= {number_text(weight * a, signed=True)}" in words
    assert f"changed by {number_text(weight, signed=True)}" in words
    of_batch = network.layer_views(gradient)[0][1][3, 2]
    assert f"last batch {number_text(float(of_batch), signed=True)}" in words

    def mean_loss(change):
        changed = network.copy()
        changed.weights[1][3, 2] += change
        answers = plain(changed, split.images)[1][2]
        return -np.log(answers[np.arange(len(split.labels)), split.labels]).mean()

    slope = (mean_loss(1e-3) - mean_loss(-1e-3)) / 2e-3
    told = float(text(panel, "connectionGradient").split()[5].rstrip(",").replace("−", "-"))
    assert told == pytest.approx(slope, rel=2e-2)


def test_without_a_step_no_gradient_of_a_batch_is_told(panel, network, split):
    connection = Connection(0, 5, 1)
    panel.show_choice(connection)
    panel.show_connection(connection_state(frame_of(network, split.images[0]), connection))
    assert "gradient" not in text(panel, "connectionNumbers")
    assert "start" not in text(panel, "connectionNumbers")


def test_a_layer_shows_its_matrix_and_its_singular_values(panel, network, split):
    panel.show_choice(2)
    panel.show_figures(figures_of(2, network, split), split, 7)
    weights = network.weights[1]
    values = np.linalg.svd(weights.astype(np.float64), compute_uv=False)
    page = panel.layer
    said, told = events_of(page.matrix.pointed), events_of(page.singular_values.pointed)
    QTest.mouseMove(page.matrix, page.matrix.part_rect(3 * 6 + 1).center().toPoint())
    assert said[-1] == f"neuron 2 → neuron 4: {number_text(weights[1, 3], signed=True)}"
    QTest.mouseMove(page.singular_values, page.singular_values.part_rect(1).center().toPoint())
    assert f"2 of 5: {number_text(values[1])}, " in told[-1]
    share = 100 * values[1] ** 2 / (values**2).sum()
    assert f"{share:.1f}\u202f%" in told[-1]
    words = text(panel, "layerNumbers")
    assert (
        f"weights {number_text(weights.mean(), signed=True)} ± {number_text(weights.std())}"
        in words
    )
    page.singular_values.pointed.emit("")
    assert f"condition number {number_text(values[0] / values[-1])}" in text(panel, "singularWords")


# Choosing


def test_the_navigator_reaches_everything_by_keyboard(panel):
    chosen = events_of(panel.choice_changed)
    layer, neuron = panel.findChild(QComboBox, "inspectedLayer"), "inspectedNeuron"
    field = panel.findChild(QSpinBox, neuron)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert chosen == [(1, 1)]
    QTest.keyClick(layer, Qt.Key.Key_Down)
    assert chosen[-1] == panel.choice == (2, 1)
    buttons = {b.text(): b for b in panel.navigator.findChildren(QToolButton)}
    buttons["Neuron"].setFocus()
    QTest.keyClick(buttons["Neuron"], Qt.Key.Key_Right)
    assert chosen[-1] == Connection(1, 0, 1)
    QTest.keyClick(panel.findChild(QSpinBox, "inspectedSource"), Qt.Key.Key_Up)
    assert chosen[-1] == Connection(1, 1, 1)
    QTest.keyClick(buttons["Connection"], Qt.Key.Key_Right)
    assert chosen[-1] == panel.choice == 2
    assert panel.layer.isVisible()
    assert not panel.neuron.isVisible()


def test_every_choice_can_be_shown_and_emits_nothing(panel):
    chosen = events_of(panel.choice_changed)
    neurons, connections = [(0, 783), (1, 0), (2, 4), (3, 3)], [(0, 783, 5), (2, 4, 0)]
    for choice in (*neurons, 1, 3, *(Connection(*each) for each in connections)):
        panel.show_choice(choice)
        assert panel.choice == choice
        assert chosen == []


@pytest.mark.parametrize(
    "choice", [(4, 0), (-1, 0), (1, 6), 0, 4, Connection(0, 784, 0), Connection(3, 0, 0)]
)
def test_what_a_network_does_not_have_does_not_exist(choice):
    assert not exists(choice, SIZES)


def test_another_network_keeps_the_choice_where_it_can(panel):
    panel.show_choice((2, 3))
    panel.set_network((784, 8, 8, 4), CLASSES)
    assert panel.choice == (2, 3)
    panel.set_network((784, 3, 2, 4), CLASSES)
    assert panel.choice == (1, 0)
    panel.set_network((784, 4), CLASSES)
    assert panel.choice == (1, 0)


def test_terms_pixels_and_cells_lead_on(panel, network, split):
    chosen = events_of(panel.choice_changed)
    panel.show_choice((2, 1))
    panel.show_neuron(state_of(frame_of(network, split.images[0]), 2, 1))
    terms = panel.neuron.terms
    source = int(terms.rows[1].name.split()[1]) - 1
    spot = terms.part_rect(1).center().toPoint()
    QTest.mouseClick(terms, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen == [Connection(1, source, 1)]
    panel.show_choice((1, 4))
    panel.show_neuron(state_of(frame_of(network, split.images[0]), 1, 4))
    picture = panel.neuron.field.picture
    picture.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(picture, key)
    assert chosen[-1] == Connection(0, 29, 4)
    panel.show_choice(3)
    panel.show_figures(figures_of(3, network, split), split, 0)
    matrix = panel.layer.matrix
    spot = matrix.part_rect(2 * 5 + 1).center().toPoint()
    QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen[-1] == Connection(2, 1, 2)
    panel.show_choice((3, 0))
    panel.show_neuron(state_of(frame_of(network, split.images[0]), 3, 0))
    terms.setFocus()
    QTest.keyClick(terms, Qt.Key.Key_End)
    QTest.keyClick(terms, Qt.Key.Key_Return)
    assert chosen[-1] == Connection(2, 1, 2)


def test_what_is_chosen_anew_does_not_keep_the_figures_of_another(panel, network, split):
    panel.show_choice((1, 0))
    panel.show_figures(figures_of((1, 0), network, split), split, 5)
    assert panel.neuron.histogram.isVisible()
    panel.show_choice((1, 1))
    assert not panel.neuron.histogram.isVisible()
    assert text(panel, "inspectorStatus") == ""
    panel.show_choice(1)
    assert not panel.layer.matrix.isVisible()


@pytest.mark.slow
@pytest.mark.parametrize("choice", [(1, 0), (3, 1), (0, 9), Connection(0, 1, 1), 2])
def test_each_page_fits_into_a_narrow_dock_and_explains_its_controls(
    qapp, panel, network, split, choice
):
    panel.show_choice(choice)
    frame = frame_of(network, split.images[0])
    if isinstance(choice, tuple):
        panel.show_neuron(state_of(frame, *choice))
    if not (isinstance(choice, tuple) and choice[0] == 0):
        panel.show_figures(figures_of(choice, network, split), split, 5)
    for theme in THEMES:
        apply_theme(qapp, load_theme(theme))
        assert not panel.grab().isNull(), theme
        check_that_it_fits_and_explains_its_controls(panel, theme)


def check_that_it_fits_and_explains_its_controls(panel, theme):
    (scroll,) = panel.findChildren(QScrollArea, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert panel.minimumSizeHint().width() <= 330, theme
    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width(), theme
    for kind in (QComboBox, QSpinBox, QPushButton, QToolButton, MatrixView, ValueBars):
        for control in panel.findChildren(kind):
            if control.objectName().startswith("qt_") or isinstance(
                control.parent(), QAbstractSpinBox
            ):
                continue
            assert control.toolTip().strip()
            text_of = getattr(control, "text", str)() if not isinstance(control, QSpinBox) else ""
            assert control.accessibleName() or text_of
            assert control.focusPolicy() != Qt.FocusPolicy.NoFocus


# Parts


def test_more_cells_than_pixels_show_the_strongest_with_its_sign():
    values = np.random.default_rng(1).normal(0, 1, (50, 700)).astype(np.float32)
    shown = strongest_cells(values, 20, 300)
    assert shown.shape == (20, 300)
    for row, column in ((0, 0), (7, 150), (19, 299)):
        top, left = row * 50 // 20, column * 700 // 300
        block = values[top : (row + 1) * 50 // 20, left : (column + 1) * 700 // 300]
        assert abs(shown[row, column]) == np.abs(block).max()
        assert shown[row, column] in block
        assert values[strongest_cell(values, 20, 300, (row, column))] == shown[row, column]
    assert np.abs(shown).max() == np.abs(values).max()
    assert strongest_cells(values, 60, 700) is values


def test_a_pooled_picture_names_the_cell_under_the_mouse(qtbot):
    values = np.zeros((4, 2000), np.float32)
    values[2, 1001] = -3
    view = MatrixView(lambda row, column: f"{row}/{column}", 13)
    qtbot.addWidget(view)
    view.resize(300, 160)
    view.show_matrix(values)
    view.show()
    qtbot.waitExposed(view)
    said = events_of(view.pointed)
    QTest.mouseMove(view, QPoint(150, 100))
    assert said[-1] == "2/1001"
    shown = view.grab().toImage().pixelColor(150, 100)
    assert distance(shown, load_theme("dark").negative) < 4


def test_a_record_ends_at_the_present_and_stays_bounded():
    record = WeightRecord()
    assert record.since is None
    for step in range(10_000):
        record.add(step, step / 10)
        if step % 997 == 0:
            assert record.series()[0][-1] == step
    steps, values = record.series()
    assert 900 < len(steps) <= POINTS
    assert record.since == 0
    assert steps[-1] == 9999
    np.testing.assert_allclose(values, steps / 10)
    assert np.ptp(np.diff(steps[:-1])) == 0


def test_a_record_goes_back_with_the_run():
    record = WeightRecord()
    for step in (10, 20, 30, 40):
        record.add(step, 1.0)
    record.add(40, 2.0)
    assert record.series()[1].tolist() == [1, 1, 1, 2]
    record.add(25, 3.0)
    assert record.series()[0].tolist() == [10, 20, 25]


def test_numbers_have_a_real_minus():
    assert number_text(-0.12345) == "−0.123"
    assert number_text(1.0, signed=True) == "+1"
    assert number_text(0.5, padded=True) == "0.500"
    assert number_text(float("nan")) == "–"


def test_a_class_without_examples_is_painted_empty(panel, network, split):
    few = Split(split.images, np.minimum(split.labels, 2))
    panel.show_choice((2, 0))
    panel.show_figures(figures_of((2, 0), network, few), few, 0)
    said = events_of(panel.neuron.histogram.pointed)
    spot = panel.neuron.histogram.part_rect(3 * 40 + 5).center().toPoint()
    QTest.mouseMove(panel.neuron.histogram, spot)
    assert said[-1].endswith(": 0 of 0 (0.0\u202f%), mean –")
    assert not panel.neuron.histogram.grab().isNull()
    assert panel.neuron.ablation.classes.rows[3].words == "–"
    assert not panel.neuron.ablation.classes.grab().isNull()

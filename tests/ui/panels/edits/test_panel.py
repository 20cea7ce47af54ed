import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QListWidget,
    QSlider,
    QSpinBox,
    QWidget,
)

from tests.ui.listening import description
from visualnet.data.datasets import Split
from visualnet.insight.reading_change import EditReading
from visualnet.nn.edited_network import EditedNetwork
from visualnet.nn.edits import (
    AddNoise,
    Freeze,
    Prune,
    Restore,
    SetBias,
    SetWeight,
    Silence,
    ZeroBiases,
)
from visualnet.nn.metrics import accuracy
from visualnet.nn.network import Network
from visualnet.nn.parts import Part
from visualnet.number_text import points_text
from visualnet.scene.parts import Connection
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.panels.edits.panel import EditsPanel
from visualnet.ui.panels.edits.readings import SAMPLE, EditReadings
from visualnet.ui.widgets.class_columns import ClassChanges

SIZES = (784, 6, 5, 4)
CLASSES = ("Top", "Coat", "Bag", "Boot")


@pytest.fixture(scope="module", autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme("dark"))


def random_network(sizes=SIZES, seed=3):
    network = Network(sizes, "tanh")
    network.parameters[:] = np.random.default_rng(seed).normal(0, 0.1, network.parameters.size)
    return network


class Bench:
    """The panel with a network under it that makes the edits, as a session would."""

    def __init__(self, qtbot):
        self.panel = EditsPanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(330, 640)
        self.edited = EditedNetwork(random_network())
        self.sent = []
        self.panel.edited.connect(self.take)
        self.panel.set_network(self.edited.network, CLASSES)
        self.show()
        self.panel.show()
        qtbot.waitExposed(self.panel)

    def take(self, edit, merges):
        self.sent.append((edit, merges))
        if merges:
            self.edited = self.edited.with_last(edit)
        else:
            self.edited = self.edited.with_edit(edit)
        self.show()

    def undo(self):
        self.edited = EditedNetwork(self.edited.base, self.edited.edits[:-1])
        self.show()

    def show(self):
        edited = self.edited
        self.panel.show_state(edited.network, edited.base, edited.edits)

    def part(self, name, kind):
        return self.panel.findChild(QWidget, name).findChild(kind)

    def slider(self, name):
        return self.part(name, QSlider)

    def box(self, name):
        return self.part(name, QDoubleSpinBox)

    def button(self, name):
        return self.panel.findChild(QAbstractButton, name)

    def click(self, name):
        assert self.button(name).isEnabled(), name
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def key(self, name, key, times=1):
        self.slider(name).setFocus()
        for _ in range(times):
            QTest.keyClick(self.slider(name), key)

    def listed(self):
        edits = self.panel.findChild(QListWidget, "editList")
        return [edits.item(row).text() for row in range(edits.count())]

    def words(self):
        return "\n".join(label.text() for label in self.panel.findChildren(QLabel))


@pytest.fixture
def bench(qtbot):
    return Bench(qtbot)


def test_the_bias_of_the_chosen_neuron_is_shown_and_changed(bench):
    bench.panel.show_choice((2, 3))
    network = bench.edited.network
    assert "Neuron 4 of hidden layer 2" in bench.words()
    assert bench.box("editedValue").value() == pytest.approx(network.biases[1][3], abs=1e-5)
    bench.box("editedValue").setValue(0.25)
    ((edit, merges),) = bench.sent
    assert (edit, merges) == (SetBias(2, 3, 0.25), False)
    assert bench.edited.network.biases[1][3] == np.float32(0.25)


def test_the_weight_of_the_chosen_connection_is_shown_and_changed(bench):
    bench.panel.show_choice(Connection(2, 4, 1))
    network = bench.edited.network
    assert "From neuron 5 of hidden layer 2 to output 1 (Coat)" in bench.words()
    assert bench.box("editedValue").value() == pytest.approx(network.weights[2][4, 1], abs=1e-5)
    bench.slider("editedValue").setValue(bench.slider("editedValue").maximum())
    ((edit, _),) = bench.sent
    assert isinstance(edit, SetWeight)
    assert (edit.layer, edit.source, edit.neuron) == (3, 4, 1)
    assert bench.edited.network.weights[2][4, 1] == np.float32(edit.value)


@pytest.mark.parametrize("choice", [(1, 2), Connection(1, 0, 2)])
def test_the_slider_reaches_beyond_all_values_of_the_layer_on_both_sides(bench, choice):
    bench.panel.show_choice(choice)
    network = bench.edited.base
    values = network.weights[1] if isinstance(choice, Connection) else network.biases[0]
    slider = bench.slider("editedValue")
    ends = []
    for end in (slider.minimum(), slider.maximum()):
        slider.setValue(end)
        ends.append(bench.sent[-1][0].value)
    assert ends[0] == -ends[1]
    assert np.abs(values).max() < ends[1] < 2 * np.abs(values).max()
    slider.setValue(0)
    assert bench.sent[-1][0].value == 0


def test_one_move_of_the_slider_is_one_edit(bench):
    bench.key("editedValue", Qt.Key.Key_Right, 4)
    assert [merges for _, merges in bench.sent] == [False, True, True, True]
    assert len(bench.edited.edits) == 1
    QTest.mousePress(bench.slider("editedValue"), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(bench.slider("editedValue"), Qt.MouseButton.LeftButton)
    before = len(bench.edited.edits)
    bench.key("editedValue", Qt.Key.Key_Right, 2)
    assert len(bench.edited.edits) == before + 1


def test_another_neuron_is_another_edit(bench):
    bench.panel.show_choice((1, 0))
    bench.box("editedValue").setValue(0.5)
    bench.panel.show_choice((1, 1))
    bench.box("editedValue").setValue(0.5)
    assert bench.edited.edits == (SetBias(1, 0, 0.5), SetBias(1, 1, 0.5))


def test_after_undo_a_move_does_not_take_the_place_of_an_older_edit(bench):
    bench.click("zeroBiasesButton")
    bench.key("editedValue", Qt.Key.Key_Right)
    bench.undo()
    bench.key("editedValue", Qt.Key.Key_Right)
    assert bench.sent[-1][1] is False
    assert isinstance(bench.edited.edits[0], ZeroBiases)


def test_buttons_act_on_the_neuron(bench):
    bench.panel.show_choice((1, 2))
    assert not bench.button("restoreButton").isEnabled()
    for name in ("silenceButton", "freezeButton", "restoreButton"):
        bench.click(name)
    silence, freeze, restore = (edit for edit, _ in bench.sent)
    assert silence == Silence(Part(1, 2))
    assert freeze == Freeze(Part(1, 2))
    assert isinstance(restore, Restore)
    assert restore.part == Part(1, 2)
    assert np.array_equal(bench.edited.network.parameters, bench.edited.base.parameters)


def test_buttons_act_on_the_layer(bench):
    bench.panel.show_choice(2)
    assert not bench.slider("editedValue").isEnabled()
    for name in ("silenceButton", "freezeButton"):
        bench.click(name)
    assert bench.edited.edits == (Silence(Part(2)), Freeze(Part(2)))
    assert not bench.edited.network.weights[2].any()


def test_a_connection_is_silenced_and_restored_by_its_weight_alone(bench):
    bench.panel.show_choice(Connection(0, 100, 3))
    before = float(bench.edited.base.weights[0][100, 3])
    bench.click("silenceButton")
    assert bench.edited.network.weights[0][100, 3] == 0
    bench.click("restoreButton")
    assert bench.sent[-1][0] == SetWeight(1, 100, 3, before)
    assert not bench.button("freezeButton").isEnabled()


@pytest.mark.parametrize(
    ("choice", "idle", "why"),
    [(3, "silenceButton", "no answer"), ((0, 30), "freezeButton", "no weights or bias")],
)
def test_what_cannot_be_done_says_why(bench, choice, idle, why):
    bench.panel.show_choice(choice)
    assert not bench.button(idle).isEnabled()
    assert why in bench.button(idle).toolTip()
    assert not bench.box("editedValue").isEnabled()


def test_a_part_that_does_not_exist_is_passed_over(bench):
    bench.panel.show_choice((2, 1))
    for choice in ((2, 5), (4, 0), 0, 9, Connection(3, 0, 0), Connection(0, 784, 0)):
        bench.panel.show_choice(choice)
        assert bench.panel.choice == (2, 1)


def test_the_choice_stays_in_another_network_that_has_it(bench):
    bench.panel.show_choice((2, 4))
    for sizes, kept in (((784, 8, 8, 4), (2, 4)), ((784, 8, 4), (1, 0))):
        network = random_network(sizes)
        bench.panel.set_network(network, CLASSES)
        bench.panel.show_state(network, network, ())
        assert bench.panel.choice == kept
    assert bench.sent == []


def test_noise_is_one_edit_however_far_the_slider_goes(bench):
    bench.slider("noiseShare").setValue(20)
    bench.slider("noiseShare").setValue(50)
    (edit,) = bench.edited.edits
    assert isinstance(edit, AddNoise)
    assert (edit.share, edit.layer) == (0.5, None)
    for made, base in zip(bench.edited.network.weights, bench.edited.base.weights, strict=True):
        assert np.std(made - base) == pytest.approx(0.5 * np.sqrt(np.mean(base**2)), rel=0.3)
    for made, base in zip(bench.edited.network.biases, bench.edited.base.biases, strict=True):
        assert np.array_equal(made, base)


def test_again_draws_other_noise_of_the_same_size(bench):
    assert not bench.button("noiseAgainButton").isEnabled()
    bench.slider("noiseShare").setValue(30)
    first = bench.edited.network.parameters
    bench.click("noiseAgainButton")
    (edit,) = bench.edited.edits
    assert edit.share == 0.3
    assert not np.array_equal(bench.edited.network.parameters, first)
    bench.slider("noiseShare").setValue(31)
    assert bench.edited.edits[0].seed == edit.seed
    assert len(bench.edited.edits) == 1


def test_pruning_takes_the_smallest_of_a_layer(bench):
    scope = bench.panel.findChild(QComboBox, "editedWeights")
    assert [scope.itemText(k) for k in range(scope.count())] == [
        "The whole network",
        "Hidden layer 1",
        "Hidden layer 2",
        "The output layer",
    ]
    scope.setCurrentIndex(2)
    bench.slider("prunedShare").setValue(40)
    bench.slider("prunedShare").setValue(50)
    assert bench.edited.edits == (Prune(0.5, 2),)
    assert (bench.edited.network.weights[1] == 0).sum() == 15
    assert bench.edited.network.weights[0].all()


def test_sliders_of_many_weights_show_what_the_last_edit_did(bench):
    bench.slider("prunedShare").setValue(40)
    bench.click("silenceButton")
    assert bench.slider("prunedShare").value() == 0
    bench.slider("prunedShare").setValue(10)
    assert len(bench.edited.edits) == 3
    bench.undo()
    bench.undo()
    assert bench.slider("prunedShare").value() == 40
    bench.slider("prunedShare").setValue(41)
    assert bench.edited.edits == (Prune(0.41),)


def test_biases_go_to_zero(bench):
    bench.click("zeroBiasesButton")
    assert bench.edited.edits == (ZeroBiases(None),)
    assert not any(biases.any() for biases in bench.edited.network.biases)


def test_the_edits_are_listed_and_can_all_be_undone(bench):
    undo_all = bench.button("undoAllEditsButton")
    assert not undo_all.isEnabled()
    bench.panel.show_choice((1, 2))
    bench.click("silenceButton")
    bench.click("zeroBiasesButton")
    assert bench.listed() == [
        "Neuron 3 of hidden layer 1 is silenced.",
        "The biases of the whole network are set to 0.",
    ]
    bench.click("undoAllEditsButton")
    assert np.array_equal(bench.edited.network.parameters, bench.edited.base.parameters)
    assert bench.listed()[-1] == "The whole network is restored."
    assert not undo_all.isEnabled()


def test_the_temperature_is_one_in_the_middle_and_can_be_set_back(bench):
    told = []
    bench.panel.temperature_changed.connect(told.append)
    slider = bench.slider("temperature")
    assert slider.value() == (slider.minimum() + slider.maximum()) / 2
    for value in (slider.maximum(), slider.minimum(), 0):
        slider.setValue(value)
    assert told == [10.0, 0.1, 1.0]
    bench.box("temperature").setValue(2.5)
    bench.click("neutralTemperatureButton")
    assert told[3:] == [2.5, 1.0]
    assert not bench.button("neutralTemperatureButton").isEnabled()
    assert bench.sent == []


def test_setting_by_program_emits_nothing(qapp, bench):
    told = []
    bench.panel.temperature_changed.connect(told.append)
    made = EditedNetwork(random_network(seed=8), [AddNoise(0.4, 1), SetBias(1, 1, 3.0)])
    bench.panel.set_network(made.network, CLASSES)
    bench.panel.show_state(made.network, made.base, made.edits)
    bench.panel.show_choice(Connection(1, 2, 3))
    bench.panel.show_choice(1)
    apply_theme(qapp, load_theme("light"))
    assert bench.sent == []
    assert told == []


def test_a_value_is_not_rounded_by_being_shown(bench):
    made = EditedNetwork(random_network(), [SetBias(1, 0, 123456.789)])
    bench.panel.show_state(made.network, made.base, made.edits)
    slider = bench.slider("editedValue")
    assert slider.value() == slider.maximum()
    assert bench.sent == []


def test_everything_explains_itself_and_is_reached_by_keyboard(bench):
    for kind in (QAbstractButton, QSlider, QAbstractSpinBox, QComboBox, QListWidget):
        for control in bench.panel.findChildren(kind):
            if control.objectName().startswith("qt_"):
                continue
            text = control.text() if isinstance(control, QAbstractButton) else ""
            assert control.toolTip().strip(), control
            assert text or control.accessibleName(), control
            assert control.focusPolicy() != Qt.FocusPolicy.NoFocus, control


def test_a_whole_edit_can_be_made_by_keyboard_alone(bench):
    spin = bench.panel.findChild(QSpinBox, "inspectedNeuron")
    spin.setFocus()
    QTest.keyClick(spin, Qt.Key.Key_Up)
    bench.button("silenceButton").setFocus()
    QTest.keyClick(bench.button("silenceButton"), Qt.Key.Key_Space)
    assert bench.edited.edits == (Silence(Part(1, 1)),)


def test_it_fits_into_a_narrow_dock(bench):
    assert bench.panel.minimumSizeHint().width() <= 330


# The reading


def reading(before, now, support, total=None):
    counts = [np.array(values) for values in (before, now, support)]
    return EditReading(*counts, total or sum(support))


def figures(panel):
    names = ("accuracyNow", "accuracyBefore", "accuracyDifference")
    return [panel.findChild(QLabel, name).text() for name in names]


def test_accuracy_now_before_and_the_difference(bench):
    bench.panel.show_reading(reading([9, 8, 10, 10], [9, 4, 10, 5], [10, 10, 10, 20]))
    assert figures(bench.panel) == ["56.00\u202f%", "74.00\u202f%", "−18.00"]
    assert "50 test examples" in bench.words()
    columns = bench.panel.findChild(ClassChanges)
    assert columns.part_words(1) == "Coat: 40.00\u202f% now, 80.00\u202f% before, −40.00"
    assert columns.part_words(0).endswith("before, 0.00")
    assert columns.part_words(1) in description(columns)
    bench.panel.show_no_reading("It learns.")
    assert figures(bench.panel) == ["–"] * 3
    assert "It learns." in bench.words()


def test_an_estimate_says_that_it_is_one(bench):
    bench.panel.show_reading(reading([5, 5, 5, 5], [5, 5, 5, 4], [5, 5, 5, 5], total=10_000))
    assert figures(bench.panel)[0] == "≈ 95.00\u202f%"
    assert "estimated from 20 of 10,000 test examples" in bench.words()


def test_a_class_without_images_has_no_share(bench):
    bench.panel.show_reading(reading([1, 0, 1, 1], [1, 0, 1, 0], [1, 0, 1, 1]))
    assert bench.panel.findChild(ClassChanges).part_words(1) == "Coat: no examples"
    bench.panel.grab()


def test_what_was_lost_and_gained_is_coloured(bench, qtbot):
    theme = load_theme("dark")
    columns = bench.panel.findChild(ClassChanges)

    def colours():
        image = columns.grab().toImage()
        sides = (range(image.width()), range(image.height()))
        return {image.pixelColor(x, y).name() for x in sides[0] for y in sides[1]}

    bench.panel.show_reading(reading([9, 5, 5, 5], [2, 5, 5, 5], [10] * 4))
    lost = colours()
    assert theme.negative.name() in lost
    assert theme.positive.name() not in lost
    bench.panel.show_reading(reading([2, 5, 5, 5], [9, 5, 5, 5], [10] * 4))
    gained = colours()
    assert theme.positive.name() in gained
    assert theme.negative.name() not in gained


@pytest.mark.parametrize("count", [3, 26, 62])
def test_other_numbers_of_classes_have_room(qtbot, count):
    columns = ClassChanges()
    qtbot.addWidget(columns)
    columns.set_classes([f"class {k}" for k in range(count)])
    columns.resize(300, columns.heightForWidth(300))
    columns.show_reading(reading([5] * count, [4] * count, [6] * count))
    last = columns.column_rect(count - 1)
    assert columns.rect().contains(last)
    columns.grab()


def test_differences_are_written_with_their_sign():
    assert points_text(-0.1234, 1) == "−12.3"
    assert points_text(0.005, 2) == "+0.50"
    assert points_text(-0.00001, 2) == "0.00"
    assert points_text(float("nan"), 1) == "–"


# Reading in a thread


@pytest.fixture
def jobs(qapp):
    jobs = Jobs(2, "test")
    yield jobs
    jobs.close()


@pytest.fixture
def split():
    generator = np.random.default_rng(2)
    images = generator.integers(0, 256, (2 * SAMPLE + 500, 28, 28), dtype=np.uint8)
    return Split(images, generator.integers(0, 4, len(images)).astype(np.uint8))


@pytest.fixture
def readings(jobs, qtbot, split):
    def fail(error):
        raise error

    readings = EditReadings(jobs, fail, jobs)
    readings.made = []
    readings.reading_made.connect(readings.made.append)
    return readings


def rightly(network, split):
    right = network.probabilities(split.images).argmax(axis=1) == split.labels
    return np.bincount(split.labels[right], minlength=4)


def test_a_reading_equals_plain_evaluations(readings, qtbot, split):
    edited = EditedNetwork(random_network(), [AddNoise(1.0, 4), Silence(Part(1, 0))])
    readings.set_before(edited.base, split)
    readings.ask(edited.network)
    qtbot.waitUntil(lambda: len(readings.made) == 1)
    (made,) = readings.made
    assert not made.is_estimate
    assert np.array_equal(made.before, rightly(edited.base, split))
    assert np.array_equal(made.now, rightly(edited.network, split))
    assert np.array_equal(made.support, np.bincount(split.labels))
    expected = accuracy(edited.network.probabilities(split.images), split.labels)
    assert made.accuracy_now == pytest.approx(expected, abs=1e-12)


def test_where_it_takes_long_an_estimate_comes_first(readings, qtbot, split, monkeypatch):
    monkeypatch.setattr("visualnet.ui.panels.edits.readings._SLOW_SECONDS", 0.0)
    edited = EditedNetwork(random_network(), [AddNoise(1.0, 4)])
    readings.set_before(edited.base, split)
    readings.ask(edited.network)
    qtbot.waitUntil(lambda: len(readings.made) == 2)
    estimate, whole = readings.made
    assert estimate.is_estimate
    assert (estimate.examples, estimate.total) == (SAMPLE, len(split))
    assert not whole.is_estimate
    assert np.array_equal(whole.now, rightly(edited.network, split))


def test_of_many_only_the_newest_is_read(readings, qtbot, split):
    base = random_network()
    readings.set_before(base, split)
    made = [EditedNetwork(base, [AddNoise(share, 1)]).network for share in np.linspace(0, 2, 50)]
    for network in made:
        readings.ask(network)
    newest = rightly(made[-1], split)
    qtbot.waitUntil(lambda: bool(readings.made) and np.array_equal(readings.made[-1].now, newest))
    assert len(readings.made) <= 3


def test_what_was_asked_of_another_network_is_dropped(readings, qtbot, split):
    first, second = random_network(seed=5), random_network(seed=6)
    readings.set_before(first, split)
    readings.ask(first)
    readings.set_before(second, split)
    readings.ask(second)
    qtbot.waitUntil(lambda: len(readings.made) > 0)
    assert all(np.array_equal(made.now, rightly(second, split)) for made in readings.made)

"""The view of a race by itself: given values, looked at and used from outside."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from visualnet.data.datasets import Split
from visualnet.number_text import number_text
from visualnet.scene.parts import Connection
from visualnet.training.config import TrainingConfig
from visualnet.training.racing.race import Race
from visualnet.training.trainer import Trainer
from visualnet.ui.look.theme import THEMES, apply_theme, load_theme
from visualnet.ui.picture.modes import Mode
from visualnet.ui.race.charts import race_curves
from visualnet.ui.race.frames import frame_of
from visualnet.ui.race.pictures import RaceWay
from visualnet.ui.race.view import RaceView
from visualnet.ui.race.words import progress_forms, settings_text
from visualnet.ui.session.frame import Probe, ProbeSource

CONFIG = TrainingConfig(hidden=(8,), batch_size=8, epochs=3, learning_rate=0.3)


class Seen:
    """A view with a race that was advanced by hand."""

    def __init__(self, qtbot, dataset, a=CONFIG, b=CONFIG):
        self.qtbot = qtbot
        self.race = Race(Trainer(a, dataset), Trainer(b, dataset))
        self.view = RaceView(("Run 1", "Run 2"), has_one_shape=self.race.has_one_shape)
        qtbot.addWidget(self.view)
        self.view.set_classes(dataset.classes, dataset.classes)
        self.view.show_settings(
            settings_text(self.race.a.trainer, self.race.b.trainer),
            "Both start from their first weights.",
        )
        self.probe = Probe(dataset.test.images[0], int(dataset.test.labels[0]), ProbeSource.DRAWING)
        self.show_now()

    def show_now(self):
        state = self.race.state()
        self.frames = [
            frame_of(self.race.a, state.a, self.probe),
            frame_of(self.race.b, state.b, self.probe),
        ]
        self.view.show_state(state, *self.frames)

    def advance(self, until):
        self.race.advance(until)
        self.show_now()
        self.view.show_curves(race_curves(self.race.a), race_curves(self.race.b))

    def open(self, width=900, height=640):
        self.view.resize(width, height)
        self.view.show()
        self.qtbot.waitExposed(self.view)
        self.wait_for_picture()
        return self

    def wait_for_picture(self):
        self.qtbot.waitUntil(lambda: self.view.pictures.is_settled)

    def button(self, name):
        return self.view.findChild(QAbstractButton, name)


@pytest.fixture
def seen(qtbot, tiny_dataset):
    made = []

    def make(**configs):
        made.append(Seen(qtbot, tiny_dataset, **configs))
        return made[-1]

    yield make
    for each in made:
        each.view.close_jobs()


FASTER = CONFIG.changed(learning_rate=1.0)


def test_both_pictures_readings_and_captions_are_of_their_own_side(seen):
    it = seen(b=FASTER)
    it.advance(100)
    view = it.view
    for canvas, frame in zip(view.pictures.canvases, it.frames, strict=True):
        assert canvas.frame.network.parameters is frame.network.parameters
    for letter, bars, frame in zip("AB", view.figures.bars, it.frames, strict=True):
        likeliest = view.figures.bars[0]._classes[frame.answer]
        assert bars.spoken_value().startswith(f"{likeliest}:")
        assert bars.objectName() == f"raceBars{letter}"
    first, second = (caption.text() for caption in view.pictures.captions)
    assert first.startswith("A: Run 1 · step 13 · loss ")
    assert second.startswith("B: Run 2 · step 13 · loss ")
    assert "validation" in first
    assert "test" in second
    assert view.progress.text() == "100 examples each · colours: weight × activation"
    # However little room there is, the number has its unit.
    assert all("100 examples" in form for form in progress_forms(view._state, Mode.FLOW))


@pytest.mark.slow
def test_the_settings_that_differ_are_named(seen):
    view = seen(b=CONFIG.changed(learning_rate=1.0, batch_size=4)).view
    assert view.settings.text() == (
        "learning rate: A 0.3, B 1 · batch size: A 8, B 4   Both start from their first weights."
    )
    assert seen().view.settings.text().startswith("Both have the same settings.")


def test_difference_shows_the_weights_of_b_minus_those_of_a(seen):
    it = seen(b=FASTER)
    it.advance(100)
    it.view.choose_way(RaceWay.DIFFERENCE)
    canvas = it.view.pictures.canvas
    assert canvas.mode is Mode.CHANGE
    a, b = (frame.network for frame in it.frames)
    shown = canvas.frame
    for layer, weights in enumerate(shown.network.weights):
        before = shown.network.layer_views(shown.first_parameters)[0][layer]
        assert np.array_equal(weights - before, b.weights[layer] - a.weights[layer])
    assert "at most" in it.view.pictures.caption.text()
    assert "colours" not in it.view.progress.text()


def test_equal_runs_have_no_difference(seen):
    it = seen()
    it.advance(100)
    it.view.choose_way(RaceWay.DIFFERENCE)
    assert it.view.pictures.caption.text() == "B − A: no difference; all weights are equal"


def test_other_shapes_have_no_difference_to_look_at(seen):
    it = seen(b=CONFIG.changed(hidden=(4, 4)))
    it.advance(50)
    button = it.view.ways.button(RaceWay.DIFFERENCE)
    assert not button.isEnabled()
    assert "different shapes" in button.toolTip()
    it.view.choose_way(RaceWay.BLINK)
    it.view.pictures.hold_b(True)
    assert it.view.pictures.canvas.frame.network.layer_sizes == (784, 4, 4, 10)


@pytest.mark.slow
def test_b_is_seen_while_its_key_or_button_is_held(seen):
    it = seen(b=FASTER).open()
    it.advance(100)
    view, canvas = it.view, it.view.pictures.canvas
    a, b = (frame.network.parameters for frame in it.frames)
    QTest.keyPress(view, Qt.Key.Key_B)
    assert view.ways.number == RaceWay.BLINK
    assert canvas.frame.network.parameters is b
    assert view.pictures.caption.text().startswith("B: Run 2")
    QTest.keyRelease(view, Qt.Key.Key_B)
    assert canvas.frame.network.parameters is a
    hold = it.button("raceHold")
    assert hold.isVisible()
    QTest.mousePress(hold, Qt.MouseButton.LeftButton)
    assert canvas.frame.network.parameters is b
    it.show_now()
    assert canvas.frame.network.parameters is it.frames[1].network.parameters
    QTest.mouseRelease(hold, Qt.MouseButton.LeftButton)
    assert canvas.frame.network.parameters is it.frames[0].network.parameters
    view.pictures.hold_b(True)
    view.hide()
    assert not view.pictures.holds_b


def facts(canvas):
    box = canvas.findChild(QWidget, f"{canvas.objectName()}Facts")
    return box.findChild(QLabel).text() if box.isVisible() else None


@pytest.mark.slow
def test_a_neuron_pointed_at_in_one_picture_is_told_in_both(seen):
    it = seen(b=FASTER).open()
    it.advance(100)
    one, other = it.view.pictures.canvases
    QTest.mouseMove(one.viewport(), one.position_of((1, 3)).toPoint())
    assert other.pointing.hovered == (1, 3)
    told = facts(one), facts(other)
    assert told[0] != told[1]
    for text in told:
        assert "bias" in text
    it.advance(200)
    assert facts(one) != told[0]
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Down)
    assert one.chosen == other.chosen
    QTest.mouseMove(one.viewport(), QPoint(2, 2))
    it.view.pictures.canvases[0].pointing.clear()
    assert (facts(one), facts(other)) == (None, None)


@pytest.mark.slow
def test_numbers_do_not_cover_what_they_are_of(seen):
    it = seen().open(640, 640)
    canvas = it.view.pictures.canvases[0]
    box = canvas.findChild(QWidget, "raceCanvasAFacts")
    for index in range(8):
        canvas.pointing.choose((1, index))
        assert box.isVisible()
        assert not box.geometry().contains(canvas.position_of((1, index)).toPoint()), index
        assert canvas.rect().contains(box.geometry()), index


@pytest.mark.slow
def test_the_difference_of_a_part_is_told_in_numbers(seen):
    it = seen(b=FASTER).open()
    it.advance(100)
    it.view.choose_way(RaceWay.DIFFERENCE)
    it.wait_for_picture()
    canvas = it.view.pictures.canvas
    a, b = (float(frame.network.weights[1][2, 5]) for frame in it.frames)
    canvas.pointing.choose(Connection(1, 2, 5))
    text = facts(canvas)
    for value in (a, b, b - a):
        assert number_text(value, 3) in text
    canvas.pointing.choose((1, 2))
    assert "activation in A" in facts(canvas)


@pytest.mark.slow
def test_pause_pace_and_end_are_asked_for_by_mouse_and_key(seen, qtbot):
    it = seen().open()
    view = it.view
    with qtbot.waitSignal(view.play_asked):
        QTest.mouseClick(it.button("racePlay"), Qt.MouseButton.LeftButton)
    view.show_playing(is_playing=True, is_over=False)
    assert it.button("racePlay").text() == "Pause"
    with qtbot.waitSignal(view.pause_asked):
        QTest.keyClick(view, Qt.Key.Key_Space)
    with qtbot.waitSignal(view.end_asked):
        QTest.mouseClick(it.button("raceEnd"), Qt.MouseButton.LeftButton)
    pace = view.findChild(QComboBox, "racePace")
    with qtbot.waitSignal(view.pace_chosen) as chosen:
        pace.setCurrentIndex(3)
        pace.activated.emit(3)
    assert chosen.args == [1000.0]
    view.show_playing(is_playing=False, is_over=True)
    assert not it.button("racePlay").isEnabled()
    assert it.button("racePlay").toolTip() == "Both runs have ended"


@pytest.mark.slow
def test_curves_are_over_examples_since_the_race_began(seen):
    it = seen(b=CONFIG.changed(batch_size=4))
    it.advance(300)
    for chart in it.view.figures.charts.charts.values():
        head, *rows = chart.numbers()
        assert head[0] == "examples"
        assert float(rows[-1][0]) == 300
        assert "after" in chart.spoken_value()
    loss = it.view.figures.charts.charts["loss"]
    assert {"A", "B"} <= set(loss._series)
    assert loss._series["A"][0][0] == 8
    assert loss._series["B"][0][0] == 4


def test_a_measured_curve_is_named_by_the_images_it_was_measured_on(seen, tiny_dataset):
    none = Split(tiny_dataset.validation.images[:0], tiny_dataset.validation.labels[:0])
    tested = replace(tiny_dataset, validation=none)
    for dataset, what in ((tiny_dataset, "validation"), (tested, "test")):
        race = Race(Trainer(CONFIG, dataset), Trainer(CONFIG, dataset))
        race.advance(200)
        charts = seen().view.figures.charts
        charts.show_curves(race_curves(race.a), race_curves(race.b))
        for chart in charts.charts.values():
            names = [look.label for look in chart._looks.values()]
            assert names == ["A", f"A {what}", "B", f"B {what}"]
            assert len(chart._series["A measured"][0])


@pytest.mark.slow
def test_a_narrow_view_shows_one_figure_at_a_time(seen):
    it = seen().open(320, 480)
    figures = it.view.figures
    assert figures.bars[0].isVisible()
    assert not figures.charts.isVisible()
    figures.choice.button(1).click()
    assert figures.charts.isVisible()
    assert not figures.bars[0].isVisible()
    assert figures.charts.currentWidget() is figures.charts.charts["loss"]
    it.view.resize(900, 640)
    assert figures.bars[1].isVisible()
    assert figures.charts.isVisible()
    figures.choice.button(2).click()
    assert figures.charts.currentWidget() is figures.charts.charts["accuracy"]
    assert it.view.minimumSizeHint().width() <= 240


@pytest.mark.slow
def test_everything_that_can_be_used_explains_itself(seen):
    it = seen().open()
    used = [w for kind in (QAbstractButton, QComboBox) for w in it.view.findChildren(kind)]
    own = [w for w in used if not w.objectName().startswith("qt_")]
    assert len(own) >= 9
    for widget in own:
        assert widget.toolTip().strip(), widget.objectName()
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        assert text.strip() or widget.accessibleName().strip(), widget.objectName()
    assert it.view.accessibleName() == "Race of Run 1 and Run 2"
    names = [w.objectName() for w in it.view.findChildren(QWidget)]
    assert not {"predictionBars", "lossChart", "accuracyChart", "networkView"} & set(names)


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_it_is_painted_in_every_theme(seen, qapp, theme):
    apply_theme(qapp, load_theme(theme))
    it = seen(b=FASTER)
    it.advance(100)
    it.open(500, 520)
    for way in RaceWay:
        it.view.choose_way(way)
        it.wait_for_picture()
        image = it.view.grab().toImage()
        assert image.pixelColor(2, 2) == load_theme(theme).background

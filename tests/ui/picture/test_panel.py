import re
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton, QWidget

from tests.ui.clicks import double_click
from visualnet.nn.network import as_inputs
from visualnet.ui.look.theme import load_theme
from visualnet.ui.picture.connection_image import ConnectionPicture
from visualnet.ui.picture.network_item import fill_levels, neuron_ramps
from visualnet.ui.picture.neuron_discs import DiscGroup, Discs


@pytest.fixture
def desk(shared_desk):
    """The window of all tests here that only look."""
    return shared_desk


@pytest.fixture
def own_desk(build):
    """A window of the test's own, whose picture is complete."""
    desk = build().show()
    desk.wait_for_picture()
    return desk


def numbers_of(facts):
    """The figures beside a neuron, in their order."""
    rows = re.findall(r"align=right>([^<]+)<", facts)
    return [float(row.replace("−", "-")) for row in rows]


@pytest.mark.slow
@pytest.mark.parametrize("neuron", [(1, 0), (1, 15), (2, 7), (3, 3), (3, 9)])
def test_hovering_a_neuron_tells_its_numbers_and_leaving_hides_them(desk, neuron):
    layer, index = neuron
    assert desk.facts() is None
    desk.hover(neuron)
    assert desk.canvas.focus == neuron
    # What NumPy gives, from the image on the screen.
    network = desk.session.network
    a = as_inputs(desk.canvas.frame.probe.image.reshape(1, -1)).astype(np.float64)
    for k in range(layer):
        z = a @ network.weights[k] + network.biases[k]
        a = 1 / (1 + np.exp(-z)) if k < 2 else np.exp(z) / np.exp(z).sum()
    z, bias, activation = z[0, index], network.biases[layer - 1][index], a[0, index]
    assert numbers_of(desk.facts()) == pytest.approx([z, bias, activation], abs=6e-4)
    assert ("output" if layer == 3 else f"hidden {layer}") in desk.facts()
    assert (f"class {index}" if layer == 3 else f"neuron {index + 1}") in desk.facts()
    assert f"activation {'softmax' if layer == 3 else 'σ'}(z)" in desk.facts()
    desk.leave_canvas()
    assert desk.facts() is None
    assert desk.canvas.focus is None


def test_hovering_a_pixel_tells_its_value(desk):
    row, column = np.argwhere(desk.canvas.frame.probe.image == 255)[0].tolist()
    desk.hover((0, row * 28 + column))
    assert numbers_of(desk.facts()) == [1.0]
    assert f"row {row}, column {column}" in desk.facts()


@pytest.mark.slow
def test_the_numbers_follow_the_training(own_desk):
    own_desk.hover((2, 4))
    before = own_desk.facts()
    own_desk.train(100)
    own_desk.wait(lambda: own_desk.facts() != before)
    network, frame = own_desk.session.network, own_desk.canvas.frame
    expected = network.forward(frame.forward.inputs).pre_activations[1][0, 4]
    own_desk.wait(lambda: numbers_of(own_desk.facts())[0] == pytest.approx(expected, abs=6e-4))


def test_the_facts_stand_inside_the_view(desk):
    for layer, size in enumerate((784, 16, 16, 10)):
        for index in (0, size - 1):
            desk.hover((layer, index))
            panel = desk.window.findChild(QWidget, "neuronFacts")
            assert desk.canvas.rect().contains(panel.geometry()), (layer, index)


def test_the_keyboard_walks_through_the_network(desk):
    canvas = desk.canvas
    canvas.setFocus()
    key = Qt.Key
    walk = [
        (key.Key_Right, (1, 0)),
        (key.Key_Down, (1, 1)),
        (key.Key_Up, (1, 0)),
        (key.Key_Up, (1, 0)),
        (key.Key_Right, (2, 0)),
        (key.Key_Right, (3, 0)),
        (key.Key_Right, (3, 0)),
    ]
    for pressed, place in walk:
        QTest.keyClick(canvas, pressed)
        assert canvas.focus == place
        assert desk.facts() is not None
    for _ in range(12):
        QTest.keyClick(canvas, key.Key_Down)
    assert canvas.focus == (3, 9)
    QTest.keyClick(canvas, key.Key_Left)
    assert canvas.focus == (2, 15)
    for _ in range(3):
        QTest.keyClick(canvas, key.Key_Left)
    assert canvas.focus == (0, 783)
    QTest.keyClick(canvas, key.Key_Escape)
    assert canvas.focus is None
    assert desk.facts() is None


@pytest.mark.slow
def test_tab_reaches_every_control_of_the_window(desk):
    window = desk.window
    window.activateWindow()
    desk.wait(window.isActiveWindow)
    reached = []
    for _ in range(80):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    names = {widget.objectName() for widget in reached if widget}
    buttons = [widget for widget in reached if isinstance(widget, QToolButton)]
    actions = {b.defaultAction().objectName() for b in buttons if b.defaultAction()}
    assert {"speedSlider", "drawingPad", "brushSlider", "modeChoice", "thresholdSlider"} <= names
    assert desk.canvas in reached
    assert {"playAction", "stepAction", "restartAction", "clearPadAction"} <= actions


def spread(desk):
    """Distance on the screen between the first and the last neuron of a layer."""
    return desk.canvas.position_of((1, 15)).y() - desk.canvas.position_of((1, 0)).y()


def test_zoom_in_out_and_back(desk):
    whole = spread(desk)
    desk.do("zoomInAction")
    assert spread(desk) == pytest.approx(1.25 * whole, rel=0.01)
    desk.do("zoomInAction")
    desk.do("zoomOutAction")
    assert spread(desk) == pytest.approx(1.25 * whole, rel=0.01)
    QTest.keyClick(desk.canvas, Qt.Key.Key_Plus)
    assert spread(desk) > 1.5 * whole
    desk.do("zoomResetAction")
    assert spread(desk) == pytest.approx(whole)
    for _ in range(30):
        desk.do("zoomOutAction")
    assert spread(desk) == pytest.approx(whole, rel=0.01)
    for _ in range(30):
        desk.do("zoomInAction")
    assert spread(desk) == pytest.approx(20 * whole, rel=0.01)
    double_click(desk.canvas.viewport(), QPoint(200, 200))
    assert spread(desk) == pytest.approx(whole)
    desk.wait(lambda: desk.view.is_complete)


def test_the_largest_zoom_can_be_drawn(desk):
    request = desk.canvas.picture.request
    layout = request.layout
    part = (layout.width * 0.475, layout.height * 0.475, layout.width / 20, layout.height / 20)
    ConnectionPicture(replace(request, rect=part))


@pytest.mark.slow
def test_a_zoomed_neuron_is_still_found_under_the_mouse(desk):
    for _ in range(2):
        desk.do("zoomInAction")
    desk.hover((2, 7))
    assert desk.canvas.focus == (2, 7)


@pytest.mark.slow
def test_the_probabilities_stay_beside_the_outputs_at_another_size(desk):
    words = desk.canvas._item._labels._words
    assert len(words.percents) == 10
    desk.window.resize(1100, 700)
    desk.wait(lambda: desk.view.is_complete)
    assert desk.canvas._item._labels._words == words
    desk.window.resize(1366, 768)


def test_every_mode_is_written_out_where_there_is_room(desk):
    modes = desk.window.findChild(QComboBox, "modeChoice")
    desk.wait(lambda: modes.shown_text == modes.currentText())


@pytest.mark.slow
def test_zoom_and_chosen_neurons_outlive_another_size(desk):
    def seen():
        # As shares of the view: docks are not as wide again after a narrow window.
        left, top, width, height = desk.canvas._box.viewRect().getRect()
        whole = desk.canvas.width(), desk.canvas.height()
        return np.array((left, top, width, height)) / (*whole, *whole)

    desk.do("zoomInAction")
    desk.do("zoomInAction")
    desk.canvas.pointing.choose((2, 7))
    before = seen()
    for size in ((1000, 640), (900, 768), (1366, 768)):
        desk.window.resize(*size)
        desk.wait(lambda: desk.view.is_complete)
        assert desk.canvas.chosen == ((2, 7),)
    desk.wait(lambda: np.allclose(seen(), before, atol=0.005))
    desk.canvas.reset_zoom()
    QTest.keyClick(desk.canvas, Qt.Key.Key_Escape)
    assert desk.canvas.chosen == ()


@pytest.mark.slow
@pytest.mark.parametrize("size", [(900, 600), (1366, 768), (1366, 700), (3840, 2160)])
def test_everything_stays_inside_at_every_size(desk, size):
    desk.window.resize(*size)
    assert desk.window.size().toTuple() == size
    names = ("drawingPad", "seenImage", "predictionLabel", "predictionBars", "networkView")
    widgets = [desk.window.findChild(QWidget, name) for name in names]
    places = [(layer, n) for layer, last in enumerate((783, 15, 15, 9)) for n in (0, last)]

    def is_inside():
        shown = [
            QRect(widget.mapTo(desk.window, QPoint(0, 0)), widget.size()) for widget in widgets
        ]
        apart = all(not one.intersects(other) for one, other in combinations(shown, 2))
        neurons = [desk.canvas.position_of(place).toPoint() for place in places]
        return (
            apart
            and all(desk.window.rect().contains(rect) for rect in shown)
            and all(desk.canvas.rect().contains(neuron) for neuron in neurons)
        )

    desk.wait(is_inside)
    desk.wait(lambda: desk.view.is_complete)
    assert is_inside()
    assert desk.pad.side() >= 96


def test_the_figures_of_the_run_fit_into_a_small_screen(desk):
    for name in ("statusStep", "statusAccuracy"):
        label = desk.window.findChild(QWidget, name)
        corner = label.mapTo(desk.window, QPoint(0, 0))
        assert desk.window.rect().contains(QRect(corner, label.size())), name
        assert label.isVisible()


@pytest.mark.slow
def test_nothing_is_rendered_while_the_window_is_hidden(own_desk):
    painted, trained = [], []
    own_desk.canvas.frame_shown.connect(painted.append)
    own_desk.application.context.frames.frame_ready.connect(trained.append)
    own_desk.window.hide()
    own_desk.do("playAction")
    own_desk.wait(lambda: len(trained) >= 10)
    assert painted == []
    own_desk.window.show()
    own_desk.wait(lambda: len(painted) >= 2)
    assert painted[-1].progress.step > 0


def test_the_picture_can_be_copied(desk):
    QApplication.clipboard().clear()
    desk.do("copyPictureAction")
    picture = QApplication.clipboard().image()
    assert (picture.width(), picture.height()) == (
        desk.canvas.width(),
        desk.canvas.height(),
    )


def test_neurons_are_painted_in_the_colour_of_their_activation(desk):
    theme = load_theme("dark")
    desk.wait(lambda: desk.view.is_complete)
    image = desk.canvas.grab().toImage()
    at = lambda neuron: image.pixelColor(desk.canvas.position_of(neuron).toPoint())  # noqa: E731
    likely = desk.canvas.frame.forward.probabilities[0]
    assert at((3, int(likely.argmax()))).lightness() > at((3, int(likely.argmin()))).lightness()
    off = at((3, int(likely.argmin())))
    for channel in ("red", "green", "blue"):
        assert abs(getattr(off, channel)() - getattr(theme.neuron_off, channel)()) <= 12


@pytest.mark.parametrize("scale", [1.0, 2.0, 16.0])
def test_each_disc_is_drawn_in_its_colour_at_its_place(qapp, scale):
    colours = np.array(
        [0xFF000000 | (level << 16) | (255 - level) for level in range(256)], np.uint32
    )
    places = np.array([(20, 10), (40, 30), (70.5, 30.5)], np.float32)
    discs = Discs([DiscGroup(places[:1], 6.0, colours), DiscGroup(places[1:], 6.0, colours)], scale)
    image = QImage(round(100 * scale), round(50 * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(0, 255, 0))
    painter = QPainter(image)
    painter.setTransform(QTransform.fromScale(scale, scale))
    levels = np.array([0, 17, 255], np.uint8)
    discs.set_levels([levels[:1], levels[1:]])
    discs.draw(painter, QRectF(0, 0, 100, 50))
    painter.end()
    inside = QPointF(4, 0)
    outside = QPointF(8.5, 0)
    for place, level in zip(places.tolist(), levels.tolist(), strict=True):
        centre = QPointF(*place)
        for offset in (QPointF(0, 0), inside, -inside):
            pixel = image.pixelColor(((centre + offset) * scale).toPoint())
            assert (pixel.red(), pixel.green(), pixel.blue()) == (level, 0, 255 - level)
        for offset in (outside, -outside):
            assert image.pixelColor(((centre + offset) * scale).toPoint()).green() == 255


@pytest.mark.slow
def test_the_largest_zoom_is_painted_and_takes_little_memory(own_desk):
    own_desk.session.apply(own_desk.session.config.changed(hidden=(64, 32, 16, 8)))
    own_desk.wait_at_rest()
    own_desk.canvas.zoom(1000)
    own_desk.wait_for_picture()
    item = own_desk.canvas._item
    assert item._scale > 15
    # One whose disc is larger than the window stands in its midst.
    centre = item._layout.positions[4][3].tolist()
    size = item._layout.width / 20, item._layout.height / 20
    corner = [middle - side / 2 for middle, side in zip(centre, size, strict=True)]
    own_desk.canvas._box.setRange(QRectF(*corner, *size), padding=0)
    own_desk.wait_for_picture()
    level = fill_levels(own_desk.canvas.frame.forward.activations[3][0], "sigmoid")[3]
    fills, _ = neuron_ramps(load_theme("dark"))
    middle = own_desk.canvas.rect().center()
    # A pulse that passes through the layers darkens them for a moment.
    own_desk.wait(lambda: own_desk.canvas.grab().toImage().pixel(middle) == fills[level])
    atlas = item._discs._pixmap
    assert atlas.width() * atlas.height() * 4 < 20e6


@pytest.mark.slow
def test_a_renamed_class_leaves_zoom_and_choice(own_desk):
    desk = own_desk
    desk.do("zoomInAction")
    desk.canvas.pointing.choose((1, 3))
    zoomed = spread(desk)
    desk.view.set_classes(tuple("abcdefghij"))
    assert spread(desk) == pytest.approx(zoomed)
    assert desk.canvas.chosen == ((1, 3),)


@pytest.mark.slow
def test_a_narrow_view_offers_its_legend_by_a_button(own_desk):
    view, legend = own_desk.view, own_desk.window.findChild(QWidget, "connectionLegend")
    button = view.findChild(QToolButton, "legendButton")
    own_desk.wait(legend.isVisible)
    assert button.isHidden()
    own_desk.window.resize(1024, 600)
    own_desk.wait(lambda: not legend.isVisible() and button.isVisible())
    # Where it would cover neurons it has no room.
    assert legend.width() > own_desk.canvas.rooms.at_input[0].width()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert legend.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert legend.isHidden()


@pytest.mark.parametrize(
    "height", [210, *(pytest.param(h, marks=pytest.mark.slow) for h in (230, 260, 620)), 320]
)
def test_the_legend_never_covers_the_input(own_desk, height):
    view, legend = own_desk.view, own_desk.window.findChild(QWidget, "connectionLegend")
    own_desk.wait(legend.isVisible)
    view.setFixedHeight(height)
    own_desk.wait(lambda: view.height() == height)
    own_desk.wait_for_picture()
    corner = own_desk.canvas.place_of((0, 0))
    is_free = legend.height() < corner.y() - 2
    own_desk.wait(lambda: legend.isVisible() == is_free)

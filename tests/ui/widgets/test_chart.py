import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRawFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.listening import description
from visualnet.errors import SettingError, ShapeError
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.panels.charts.layer_chart import LayerChart, ShareChart, layer_colour
from visualnet.ui.widgets.plots.line_styles import DASHED, DOTTED, LineStyle
from visualnet.ui.widgets.plots.plain_plot import NumberAxis, PlainPlot
from visualnet.ui.widgets.training_charts import AccuracyChart, LearningRateChart, LossChart

STEPS = np.linspace(1, 37_500, 2000)


@pytest.fixture
def loss(qapp, qtbot):
    apply_theme(qapp, load_theme("dark"))
    chart = LossChart()
    qtbot.addWidget(chart)
    chart.resize(330, 210)
    chart.show()
    qtbot.waitExposed(chart)
    return chart


@pytest.fixture
def accuracy(qapp, qtbot):
    chart = AccuracyChart()
    qtbot.addWidget(chart)
    chart.resize(330, 210)
    return chart


@pytest.fixture
def small_font(qapp):
    font = application_font()
    font.setPixelSize(11)
    return font


def tab_to(chart):
    chart.clearFocus()  # a window of its own has it from the beginning
    chart.setFocus(Qt.FocusReason.TabFocusReason)


def pixels_of(chart, colour):
    image = chart._plot.grab().toImage()  # the legend has the colours as well
    spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return [(x, y) for x, y in spots if image.pixelColor(x, y) == colour]


def legend(chart):
    return chart.findChild(QLabel).text()


def value_range(chart):
    return chart._plot.getPlotItem().getViewBox().viewRange()[1]


def step_range(chart):
    return chart._plot.getPlotItem().getViewBox().viewRange()[0]


@pytest.mark.slow
def test_a_series_is_drawn_in_its_colour_until_it_is_taken_away(loss):
    theme = load_theme("dark")
    assert not pixels_of(loss, theme.series_train)
    loss.show_series("train", [100, 200, 300], [2.0, 1.0, 0.5])
    assert len(pixels_of(loss, theme.series_train)) > 30
    assert "train" in legend(loss)
    loss.clear()
    assert not pixels_of(loss, theme.series_train)
    assert "train" not in legend(loss)


def test_a_single_point_can_be_seen(loss):
    loss.show_series("train", [100], [2.0])
    assert len(pixels_of(loss, load_theme("dark").series_train)) > 5


@pytest.mark.slow
def test_the_theme_may_change_at_any_time(qapp, loss):
    loss.show_series("train", [100, 200, 300], [2.0, 1.0, 0.5])
    theme = load_theme("light")
    apply_theme(qapp, theme)
    assert len(pixels_of(loss, theme.series_train)) > 30
    assert len(pixels_of(loss, theme.background)) > 1000


def test_the_loss_axis_starts_at_nothing_and_ignores_rare_peaks(loss):
    values = np.full(2000, 0.5)
    values[7] = 50.0
    loss.show_series("batch", STEPS, values)
    low, high = value_range(loss)
    assert low == 0
    assert 0.5 < high < 1
    assert step_range(loss) == pytest.approx([0, 37_500])
    loss.show_series("test", [1, 2], [0.5, 3.0])
    assert value_range(loss)[1] > 3


def test_the_loss_axis_may_be_logarithmic_even_for_a_loss_of_nothing(loss):
    loss.show_series("test", [1, 2, 3], [1.0, 0.01, 0.0])
    loss.set_log(True)
    low, high = value_range(loss)
    assert low == pytest.approx(-2.05)  # what is nothing leaves the picture at the bottom
    assert high == pytest.approx(np.log10(1.05))
    assert not loss.grab().isNull()
    loss.set_log(False)
    assert value_range(loss)[0] == 0


def test_what_is_not_finite_leaves_a_gap(loss):
    loss.show_series("train", [1, 2, 3, 4], [1.0, np.nan, np.inf, 0.5])
    assert value_range(loss)[1] == pytest.approx(1.05)
    for values in ([np.nan, np.nan], [np.nan], [np.inf], [1.0, np.inf]):
        loss.show_series("validation", range(1, len(values) + 1), values)
        assert not loss.grab().isNull()


def test_accuracy_is_shown_in_percent_down_to_the_ten_below(accuracy):
    accuracy.show_series("batch", [1, 2], [0.1, 0.4])
    accuracy.show_series("test", [1, 2], [0.613, 0.94])
    assert value_range(accuracy) == pytest.approx([60, 100.6])
    accuracy.show_series("test", [1, 2], [0.97, 0.98])
    assert value_range(accuracy) == pytest.approx([90, 100.15])


def test_a_past_step_shows_what_was_known_then_and_of_which_step(loss):
    loss.show_series("train", np.arange(1, 601), np.linspace(2, 1, 600))
    loss.show_series("validation", [250, 500], [0.75, 0.5])
    loss.hold_readout(300)
    text = legend(loss)
    assert "step 300" in text
    assert "validation 0.75" in text
    assert "(step 250)" in text
    loss.hold_readout(100)
    assert "validation –" in legend(loss)
    loss.hold_readout(None)
    assert "step 100" not in legend(loss)


def test_several_series_may_change_at_once(loss):
    loss.show_all({"train": ([1, 2], [2.0, 1.0]), "test": ([], []), "batch": ([1, 9], [3.0, 3.0])})
    assert step_range(loss)[1] == pytest.approx(9)
    assert ("train" in legend(loss), "test" in legend(loss)) == (True, False)


def test_wrong_series_are_refused(loss):
    with pytest.raises(SettingError, match="validation"):
        loss.show_series("tset", [1], [1])
    with pytest.raises(ShapeError, match="same length"):
        loss.show_series("test", [1, 2], [1])


def test_the_mouse_reads_the_nearest_values_and_cannot_move_the_view(loss):
    loss.show_series("train", [1000, 2000, 3000], [2.25, 1.5, 0.25])
    box = loss._plot.getPlotItem().getViewBox()
    spot = loss._plot.mapFromScene(box.mapViewToScene(QPointF(2100, 1.0)))
    before = box.viewRange()
    QTest.mouseMove(loss._plot.viewport(), spot)
    loss._plot.scene().sigMouseMoved.emit(box.mapViewToScene(QPointF(2100, 1.0)))
    assert "step 2,000" in legend(loss)
    assert "1.50" in legend(loss)
    viewport = loss._plot.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(viewport, spot + QPoint(30, 20))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=spot + QPoint(30, 20))
    assert box.viewRange() == before
    loss._plot.scene().sigMouseMoved.emit(QPointF(-5, -5))
    assert "step" not in legend(loss)


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (0, 37_500, ["0", "10,000", "20,000", "30,000"]),
        (0, 1.9, ["0.0", "0.5", "1.0", "1.5"]),
        (-2, 3, ["−2", "0", "2"]),
    ],
)
def test_ticks_are_round_and_have_separators(small_font, low, high, labels):
    axis = NumberAxis("bottom")
    axis.setTickFont(small_font)
    ((spacing, values),) = axis.tickValues(low, high, 280)
    texts = axis.tickStrings(values, 1.0, spacing)
    assert set(labels) <= set(texts)
    assert len(texts) <= 6


@pytest.mark.parametrize(("low", "high"), [(0, 1), (1, 2), (34_380, 34_381), (0, 12)])
def test_ticks_of_whole_things_are_whole(small_font, low, high):
    axis = NumberAxis("bottom", is_whole=True)
    axis.setTickFont(small_font)
    ((spacing, values),) = axis.tickValues(low, high, 280)
    texts = axis.tickStrings(values, 1.0, spacing)
    assert texts
    assert not any("." in text for text in texts)
    assert len(set(texts)) == len(texts)


def test_long_numbers_beside_the_left_axis_have_their_room(qtbot):
    plot = PlainPlot("weight", "step", is_whole=True)
    qtbot.addWidget(plot)
    plot.resize(400, 250)
    axis = plot.getAxis("left")
    plot.show_range((0.0, 10.0), (0.0, 1.0))
    usual = axis.maximumWidth()
    plot.show_range((0.0, 10.0), (-12_345.07, -12_345.06))
    assert axis.maximumWidth() > usual
    assert axis.maximumWidth() > axis.widest(-12_345.07, -12_345.06)
    plot.show_range((0.0, 10.0), (0.0, 1.0))
    assert axis.maximumWidth() == usual


def test_logarithmic_ticks_are_written_as_numbers(small_font):
    axis = NumberAxis("left")
    axis.setTickFont(small_font)
    axis.setLogMode(y=True)
    ((spacing, values),) = axis.tickValues(-1.1, 0.4, 200)
    assert axis.tickStrings(values, 1.0, spacing) == ["0.1", "0.2", "0.5", "1", "2"]
    ((spacing, values),) = axis.tickValues(-9, 0, 100)
    assert 2 <= len(values) <= 7
    assert axis.tickStrings([-12.0, -5.0, -3.0, 6.0], 1.0, 1.0) == ["10⁻¹²", "10⁻⁵", "0.001", "10⁶"]


def press(chart, *keys):
    for key in keys:
        QTest.keyClick(chart, key)


def test_the_keyboard_reads_values_where_it_has_the_focus(loss):
    loss.show_series("train", [1000, 2000, 3000], [2.25, 1.5, 0.25])
    tab_to(loss)
    assert "step 3,000" in legend(loss)
    assert "0.250" in legend(loss)
    press(loss, Qt.Key.Key_Left)
    assert "step 2,000" in legend(loss)
    assert description(loss) == "step 2,000, train 1.50"
    press(loss, Qt.Key.Key_Home, Qt.Key.Key_Left)
    assert "step 1,000" in legend(loss)
    press(loss, Qt.Key.Key_End, Qt.Key.Key_Right)
    assert "step 3,000" in legend(loss)
    loss.clearFocus()
    assert "step" not in legend(loss)


@pytest.mark.slow
def test_the_readout_stays_with_its_line_until_escape_takes_both_away(loss):
    cursor = load_theme("dark").text_muted
    loss.show_series("train", [1000, 2000, 3000], [2.25, 1.5, 0.25])
    tab_to(loss)
    press(loss, Qt.Key.Key_Left)
    font = loss.font()
    font.setPixelSize(20)
    loss.setFont(font)
    loss.show_series("validation", [1000, 3000], [2.5, 0.5])
    assert "step 2,000" in legend(loss)
    assert loss._cursor.isVisible()
    before = len(pixels_of(loss, cursor))
    press(loss, Qt.Key.Key_Escape)
    assert "step" not in legend(loss)
    assert len(pixels_of(loss, cursor)) < before
    press(loss, Qt.Key.Key_Right)
    assert "step 3,000" in legend(loss)
    loss.clear()
    assert not loss._cursor.isVisible()


def test_an_empty_chart_takes_keys_without_harm(loss):
    tab_to(loss)
    press(loss, Qt.Key.Key_Left, Qt.Key.Key_End)
    assert "step" not in legend(loss)


def test_a_run_that_ended_before_has_no_value_there(loss):
    loss.show_overlays([("first", QColor("#5fd39a"), 0, (np.array([1.0, 2.0]), np.ones(2)))])
    loss.show_series("train", [1, 2, 300], [2.0, 1.0, 0.5])
    tab_to(loss)
    assert "train 0.500" in legend(loss)
    assert "first –" in legend(loss)
    assert "1.00" not in legend(loss)


@pytest.mark.slow
def test_other_runs_are_overlaid_in_their_colour_until_they_are_replaced(loss):
    green, line = QColor("#5fd39a"), (np.array([1.0, 100.0]), np.array([1.0, 2.0]))
    loss.show_series("train", [1, 100], [2.0, 0.5])
    loss.show_overlays([("<b>first</b> & second", green, 0, line)])
    assert len(pixels_of(loss, green)) > 30
    assert "&lt;b>first&lt;/b> &amp; second" in legend(loss)
    loss.show_overlays([])
    assert not pixels_of(loss, green)
    assert "second" not in legend(loss)
    assert "train" in legend(loss)


@pytest.mark.slow
def test_single_batches_come_to_the_front_without_smoothing(loss):
    theme = load_theme("dark")
    loss.show_series("batch", [1, 50, 100], [0.5, 1.5, 1.0])
    assert pixels_of(loss, theme.series_batch)
    loss.set_smoothed(False)
    assert not pixels_of(loss, theme.series_batch)
    assert len(pixels_of(loss, theme.series_train)) > 30


@pytest.mark.slow
def test_layers_have_colours_of_their_own_and_may_change_in_number(qtbot):
    theme = load_theme("dark")
    chart = LayerChart("gradient per weight", "Gradients")
    qtbot.addWidget(chart)
    chart.resize(330, 210)
    chart.set_log(True)
    steps = np.array([1.0, 2.0, 3.0])
    chart.show_layers(["hidden 1", "output"], steps, np.array([[1e-7, 1.0]] * 3))
    assert value_range(chart) == pytest.approx([-7.05, 0.021], abs=0.01)
    assert "hidden 1" in legend(chart)
    for layer in (0, 1):
        assert len(pixels_of(chart, layer_colour(theme, layer, 2))) > 10
    assert layer_colour(theme, 0, 2) == theme.series_validation
    assert layer_colour(theme, 0, 1) == layer_colour(theme, 4, 5) == theme.series_train
    chart.show_layers(["output"], steps, np.full((3, 1), 0.5))
    assert "hidden 1" not in legend(chart)
    chart.show_layers([], np.empty(0), np.empty((0, 0)))
    assert legend(chart).count("output") == 0


def test_a_gradient_that_is_nothing_leaves_the_axis_to_the_others(qtbot):
    chart = LayerChart("gradient per weight", "Gradients")
    qtbot.addWidget(chart)
    chart.set_log(True)
    chart.show_layers(["a", "b"], np.array([1.0, 2.0]), np.array([[0.0, 0.1], [0.0, 0.01]]))
    assert value_range(chart)[0] == pytest.approx(-2.05)
    chart.show_layers(["a", "b"], np.array([1.0, 2.0]), np.zeros((2, 2)))
    assert not chart.grab().isNull()


def test_shares_are_told_in_percent_and_what_has_none_is_explained(qtbot):
    chart = ShareChart("saturated or dead neurons (%)", "Saturated or dead")
    qtbot.addWidget(chart)
    chart.set_note("Nothing here yet.")
    assert "Nothing here yet." in legend(chart)
    chart.show_layers(["hidden 1 dead"], np.array([1.0, 2.0]), np.array([[0.25], [0.5]]))
    assert value_range(chart) == [0, 100]
    assert "Nothing" not in legend(chart)
    tab_to(chart)
    press(chart, Qt.Key.Key_End)
    assert "50\u202f%" in legend(chart)


def test_a_learning_rate_may_be_nothing_at_all(qtbot):
    chart = LearningRateChart()
    qtbot.addWidget(chart)
    chart.show_series("rate", [1, 2], [0.0, 0.0])
    low, high = value_range(chart)
    assert low == 0 < high
    chart.set_log(True)
    assert not chart.grab().isNull()
    chart.show_series("rate", [1, 2], [0.1, 0.001])
    assert value_range(chart) == pytest.approx([-3.05, -0.979], abs=0.01)


def test_long_series_can_be_shown_again_and_again(loss):
    for shift in range(3):
        for name in ("batch", "train", "validation", "test"):
            loss.show_series(name, STEPS + shift, 0.2 + np.exp(-STEPS / 4000))
        assert not loss.grab().isNull()
    assert step_range(loss)[1] == pytest.approx(37_502)


@pytest.mark.parametrize("pixels", [13, 19, 28])
@pytest.mark.parametrize("last", [1_000, 20_000])
def test_the_labels_at_the_ends_of_the_axes_are_there_in_type_of_any_size(qtbot, pixels, last):
    chart = AccuracyChart()
    qtbot.addWidget(chart)
    font = chart.font()
    font.setPixelSize(pixels)
    chart.setFont(font)
    chart.resize(26 * pixels, 34 * pixels)
    chart.show()
    qtbot.waitExposed(chart)
    chart.show_series("validation", [0, last], [0.91, 1.0])
    chart.grab()
    pixmap = QPixmap(9, 9)
    painter = QPainter(pixmap)
    written = {
        side: {float(text.replace(",", "")) for _, _, text in axis.generateDrawSpecs(painter)[2]}
        for side, axis in chart._plot._axes.items()
    }
    painter.end()
    assert {90, 100} <= written["left"]
    assert {0, last} <= written["bottom"]
    # The line along 100 % is whole.
    box = chart._plot.getPlotItem().getViewBox()
    assert box.mapViewToScene(QPointF(0, 100)).y() >= box.sceneBoundingRect().top() + 2


# Told apart without colour


def styles(chart):
    return [(name, look.style, look.depth) for name, look in chart._looks.items()]


def test_each_series_has_a_line_style_of_its_own(loss):
    loss.show_overlays(
        [(f"Run {k}", QColor("white"), k, (np.arange(3.0), np.ones(3))) for k in range(5)]
    )
    told = [style for _, style, _ in styles(loss)]
    assert len(set(told)) == len(told)
    assert len({style.text for style in told}) == len(told)
    loss.set_smoothed(False)
    # Without their mean the batches are the line of the training.
    assert ("batch", LineStyle(), 0) in styles(loss)


@pytest.mark.parametrize("layers", [3, 24])
def test_each_layer_has_a_line_style_of_its_own(qtbot, layers):
    chart = LayerChart("gradient", "Gradients")
    qtbot.addWidget(chart)
    names = [f"hidden {k}" for k in range(layers)]
    chart.show_layers(names, np.arange(4.0), np.ones((4, layers)))
    told = [style for _, style, _ in styles(chart)]
    assert len(set(told)) == layers
    assert len({style.text for style in told}) == layers
    if layers == 3:
        assert len({style.dash for style in told}) == 3


@pytest.mark.parametrize("points", [12, 300])
def test_lines_are_solid_dashed_or_dotted_also_after_a_long_run(loss, points):
    x = np.linspace(0, 1000, points)
    covered = {}
    for name in ("train", "validation", "test"):
        loss.clear()
        loss.show_series(name, x, np.ones(points))
        curve = loss._curves[name]
        curve.marks.hide()
        line = row_of(loss, 1.0)
        covered[name] = np.mean(line)
        # In a dashed line there are gaps, and many of them.
        assert (np.count_nonzero(np.diff(line.astype(int))) > 20) == (name != "train")
        curve.marks.show()
    assert covered["test"] < covered["validation"] < covered["train"] == 1.0


def row_of(chart, value):
    """Which pixels of the row of a value are inked, from the first inked to the last."""
    box = chart._plot.getPlotItem().getViewBox()
    place = chart._plot.mapFromScene(box.mapViewToScene(QPointF(0, value)))
    image = chart._plot.grab().toImage()
    left = chart._plot.mapFromScene(box.sceneBoundingRect().topLeft()).x() + 2
    ground = load_theme("dark").background
    rows = np.array(
        [
            [
                abs(image.pixelColor(x, y).value() - ground.value()) > 40
                for x in range(left, image.width() - 30)
            ]
            for y in range(place.y() - 1, place.y() + 2)
        ]
    ).any(axis=0)
    inked = np.flatnonzero(rows)
    return rows[inked[0] : inked[-1] + 1]


@pytest.mark.parametrize("points", [10, 24, 25, 1000])
def test_marks_stay_at_their_points_as_a_series_grows(loss, points):
    x = np.arange(float(points))
    loss.show_series("validation", x, np.ones(points))
    marks = loss._curves["validation"].marks.getData()[0].tolist()
    loss.show_series("validation", np.arange(points + 1.0), np.ones(points + 1))
    grown = loss._curves["validation"].marks.getData()[0].tolist()
    assert 8 <= len(marks) <= 24
    # Every second one goes where there would be too many; none moves.
    assert set(grown) <= {*marks, float(points)}


def test_the_legend_shows_the_line_styles(loss):
    for name in ("train", "validation", "test"):
        loss.show_series(name, [1, 2, 3], [2.0, 1.0, 0.5])
    marks = re.findall(r">([^<>&]+)</span>&nbsp;", legend(loss))
    assert marks == [style.text for style in (LineStyle(), DASHED, DOTTED)]
    font = QRawFont.fromFont(application_font())
    assert all(font.supportsCharacter(ord(letter)) for letter in "".join(marks))


def test_a_longer_dashed_line_leaves_what_was_drawn_in_place(loss):
    x = np.linspace(0, 1000, 200)
    y = 1 + np.exp(-x / 200)
    loss.show_series("train", [0, 1000], [0.1, 0.1])
    loss.show_series("validation", x[:150], y[:150])
    before = loss._plot.grab().toImage()
    loss.show_series("validation", x[:151], y[:151])
    after = loss._plot.grab().toImage()
    end = before.width() // 2
    assert before.copy(0, 0, end, before.height()) == after.copy(0, 0, end, after.height())


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_readout_of_two_lines_is_whole_within_the_ring_of_a_small_chart(
    qapp, request, accuracy, qtbot, scale
):
    apply_theme(qapp, load_theme("dark"), scale)
    request.addfinalizer(lambda: apply_theme(qapp, load_theme("dark")))
    accuracy.show_all(dict.fromkeys(("train", "validation", "test"), (STEPS, STEPS * 0 + 0.983)))
    accuracy.show()
    # Beside a scroll bar, in the narrowest dock that has room for charts.
    accuracy.resize(round(255 * scale), accuracy.minimumSizeHint().height())
    qtbot.waitExposed(accuracy)
    tab_to(accuracy)
    words = accuracy.findChild(QLabel)
    plot = accuracy.findChild(PlainPlot)
    two_lines = 2 * words.fontMetrics().height()
    qtbot.waitUntil(
        lambda: (
            words.height() == words.heightForWidth(words.width()) and words.height() >= two_lines
        )
    )
    inside = accuracy.rect().adjusted(4, 4, -4, -4)
    assert inside.contains(words.geometry())
    assert inside.contains(plot.geometry())
    assert plot.height() >= plot.minimumSizeHint().height()


def test_marks_that_look_the_same_are_painted_once(accuracy):
    for count in range(2, 40):
        accuracy.show_series("validation", np.arange(count), np.full(count, 0.5))
    assert len(accuracy._curves["validation"].marks.fragmentAtlas) == 1

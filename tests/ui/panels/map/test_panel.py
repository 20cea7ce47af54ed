import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QToolButton

from tests.ui.listening import description, listener
from tests.ui.look.eyes import contrast
from visualnet.data.datasets import Split
from visualnet.errors import OverflowedError
from visualnet.insight.projection import principal_plane
from visualnet.nn.network import Network, as_inputs
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import THEMES, apply_theme, load_theme
from visualnet.ui.panels.map import points as map_points
from visualnet.ui.panels.map import view as view_module
from visualnet.ui.panels.map.dots import DotsPicture, dot_cover, letter_covers, letter_font
from visualnet.ui.panels.map.letters import class_letters
from visualnet.ui.panels.map.panel import NEIGHBOUR, PRINCIPAL, MapPanel
from visualnet.ui.panels.map.points import (
    NEIGHBOURS,
    MapMaker,
    MapPoints,
    MapRequest,
    neighbour_map,
    sample_of,
    with_drawing,
)

__all__ = ["listener"]

NAMES = ("ant", "bee", "cat")


@pytest.fixture(scope="module", autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme("dark"))


@pytest.fixture
def split():
    generator = np.random.default_rng(1)
    labels = np.repeat(np.arange(3, dtype=np.uint8), [30, 60, 30])
    return Split(generator.integers(0, 256, (120, 28, 28), dtype=np.uint8), labels)


@pytest.fixture
def network():
    network = Network((784, 6, 5, 3))
    network.parameters[:] = np.random.default_rng(2).normal(0, 0.05, network.parameters.size)
    return network


def request_of(network, split, layer, drawing=None, count=60, **others):
    sample = sample_of(split, count)
    return MapRequest(1, network, layer, sample, drawing, step=7, **others)


def plain_activations(network, images, layer):
    inputs = as_inputs(images.reshape(len(images), -1))
    return network.forward(inputs).activations[layer - 1] if layer else inputs


@pytest.mark.parametrize("size", [1e15, 1e35])
def test_activations_whose_squares_are_too_large_have_the_map_of_smaller_ones(split, size):
    network = Network((784, 6, 5, 3), "identity")
    generator = np.random.default_rng(2)
    network.parameters[:] = generator.normal(0, 0.05, network.parameters.size)
    small = MapMaker().make(request_of(network, split, 1))
    network.parameters *= np.float32(size)
    # Sums in the layers behind may be no numbers.
    large = MapMaker().make(request_of(network, split, 1))
    assert np.abs(large.places / size - small.places).max() < 1e-3 * np.abs(small.places).max()
    assert large.shares == pytest.approx(small.shares, rel=1e-3)


def test_of_activations_that_are_no_numbers_there_is_no_map(split):
    network = Network((784, 6, 5, 3), "identity")
    network.parameters[:] = 3e38
    with pytest.raises(OverflowedError, match="choose another layer"):
        MapMaker().make(request_of(network, split, 1))
    with pytest.raises(OverflowedError, match="choose another layer"):
        neighbour_map(request_of(network, split, 1), lambda: False)


def events_of(signal):
    got = []
    signal.connect(lambda *values: got.append(values))
    return got


# Where the points lie


def test_the_sample_holds_each_class_in_its_share(split):
    sample = sample_of(split, 60)
    assert np.bincount(split.labels[sample.positions]).tolist() == [15, 30, 15]
    assert np.array_equal(sample.images, split.images[sample.positions])
    assert len(sample_of(split, 500).positions) == 120
    assert np.array_equal(sample_of(split, 60).positions, sample.positions)


@pytest.mark.parametrize("layer", [0, 1, 2, 3])
def test_places_are_principal_components_of_pixels_and_layers(network, split, layer):
    drawing = split.images[5]
    request = request_of(network, split, layer, drawing)
    made = MapMaker().make(request)
    images = request.sample.images
    points = plain_activations(network, images, layer)
    centred = points - points.mean(axis=0)
    _, sizes, axes = np.linalg.svd(centred, full_matrices=False)
    for axis in range(2):
        plain = centred @ axes[axis]
        sign = np.sign(plain @ made.places[:, axis])
        assert np.allclose(made.places[:, axis], sign * plain, atol=1e-3 * sizes[0])
    assert np.allclose(made.shares, (sizes**2 / (sizes**2).sum())[:2], atol=1e-4)
    assert np.array_equal(made.answers, network.probabilities(images).argmax(axis=1))
    assert made.drawing_answer == network.probabilities(drawing[None])[0].argmax()
    plane = principal_plane(points)
    own = plane.project(plain_activations(network, drawing[None], layer))[0]
    assert np.allclose(np.abs(made.drawing), np.abs(own), atol=1e-3 * sizes[0])


def test_a_map_without_a_drawing_has_no_place_for_one(network, split):
    made = MapMaker().make(request_of(network, split, 1))
    assert made.drawing is None
    assert made.drawing_answer is None


def test_axes_follow_slowly_while_it_learns_and_settle_when_it_rests(network, split):
    maker = MapMaker()
    sample = sample_of(split, 60)

    def places(parameters, is_moving):
        shown = network.with_parameters(parameters)
        request = MapRequest(1, shown, 2, sample, None, 0, is_moving)
        return maker.make(request)

    first = places(network.parameters, True)
    other = network.parameters + np.float32(0.05) * np.random.default_rng(4).normal(
        size=network.parameters.size
    ).astype(np.float32)
    moving, resting = places(other, True), places(other, False)
    assert sum(moving.shares) < sum(resting.shares)
    best = principal_plane(plain_activations(network.with_parameters(other), sample.images, 2))
    assert sum(resting.shares) == pytest.approx(float(best.shares.sum()), rel=1e-4)
    assert first.places.shape == resting.places.shape


# By t-SNE


def test_a_drawing_stands_amid_its_nearest_images(network, split, monkeypatch):
    laid_out = np.random.default_rng(5).normal(size=(60, 2)).astype(np.float32)
    monkeypatch.setattr(map_points, "tsne", lambda points, seed, should_stop: laid_out)
    request = request_of(network, split, 1)
    made = neighbour_map(request, lambda: False)
    assert np.array_equal(made.activations, plain_activations(network, request.sample.images, 1))
    shown = with_drawing(made, split.images[9])
    drawn = plain_activations(network, split.images[9:10], 1)
    away = np.linalg.norm(made.activations - drawn, axis=1)
    assert np.allclose(shown.drawing, laid_out[np.argsort(away)[:NEIGHBOURS]].mean(axis=0))
    assert shown.shares is None
    assert with_drawing(made, None).drawing is None


def test_a_map_that_was_stopped_is_none(network, split, monkeypatch):
    monkeypatch.setattr(map_points, "tsne", lambda points, seed, should_stop: None)
    assert neighbour_map(request_of(network, split, 1), lambda: True) is None


# Dots and colours


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", [2, 10, 62])
def test_classes_have_colours_of_their_own_that_stand_out(theme, count):
    shown = load_theme(theme)
    colours = class_colours(shown, count)
    assert len({colour.name() for colour in colours}) == count
    assert min(contrast(colour, shown.background) for colour in colours) > 3


def test_later_dots_lie_over_earlier_ones():
    theme = load_theme("dark")
    colours = class_colours(theme, 3)
    places = np.array([[10, 10], [30, 12], [30, 12]], np.float32)
    labels, covers = np.array([0, 1, 2], np.uint8), [dot_cover(3.0)] * 3
    picture, size = DotsPicture(), QSize(41, 25)
    image = picture.draw(places, labels, covers, colours, theme.background, size)
    assert image.pixelColor(10, 10) == colours[0]
    assert image.pixelColor(30, 12) == colours[2]
    assert image.pixelColor(20, 20) == theme.background
    # The next picture has nothing of this one.
    image = picture.draw(places[1:], labels[1:], covers, colours, theme.background, size)
    assert image.pixelColor(10, 10) == theme.background


# Letters


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        ([str(digit) for digit in range(10)], list("0123456789")),
        (("お", "き", "す"), ["お", "き", "す"]),
        (
            ("T-shirt", "Trouser", "Pullover", "Dress", "Sandal", "Shirt", "Sneaker"),
            ["T", "r", "P", "D", "S", "h", "n"],
        ),
        (("10", "11", "12"), ["0", "1", "2"]),
        (("class1", "class10", "class11", "class2"), ["1", "0", "A", "2"]),
        (("letter 0", "letter 1", "letter 2", "letter 10"), ["0", "1", "2", "A"]),
        (("class1", "class10", "class12"), ["1", "0", "2"]),
        (("cat", "car"), ["t", "r"]),
        (("Oak", "otter", "Sun", "sea", "Iris", "lily"), ["O", "t", "S", "e", "I", "y"]),
        (("fig", "l", "ill"), ["f", "l", "A"]),
        (("a", "", "a"), ["a", "A", "B"]),
    ],
)
def test_each_class_has_a_letter_of_its_name_if_one_is_left(names, letters):
    assert class_letters(names) == letters


def test_letters_that_look_alike_are_given_out_last():
    assert len(set(class_letters([f"letter {k}" for k in range(62)]))) == 62
    letters = class_letters([f"letter {k}" for k in range(47)])
    assert letters[:10] == list("0123456789")
    assert len(set(letters)) == 47
    for alike in ("0Oo", "1Iil", "Cc", "Kk", "Pp", "Ss", "Uu", "Vv", "Ww", "Xx", "Zz"):
        assert sum(letter in alike for letter in letters) == 1


def test_more_classes_than_letters_have_something_of_their_own_too():
    letters = class_letters([f"class {k}" for k in range(100)])
    assert len(set(letters)) == 100
    assert max(map(len, letters)) == 2


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_letters_differ_in_shape_wherever_they_stand(ratio):
    names = [str(digit) for digit in range(10)] + list("ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt")
    font = letter_font(application_font()).toString()
    covers = letter_covers(tuple(class_letters(names)), font, ratio)
    inks = [np.maximum(cover, 0).ravel() for cover in covers]
    for number, ink in enumerate(inks):
        for other in inks[:number]:
            # Of what they cover together at least a tenth is of one alone, also of 0 and O.
            assert np.abs(ink - other).sum() > np.maximum(ink, other).sum() / 10


def test_a_letter_on_top_is_whole_and_nothing_shows_through_it():
    theme = load_theme("dark")
    colours = [theme.error, theme.text]
    covers = letter_covers(("W", "o"), letter_font(application_font()).toString(), 1.0)
    around = np.mgrid[5:16, 5:16].reshape(2, -1).T.astype(np.float32)
    places = np.vstack([around, [[10, 10]]])
    labels = np.array([0] * len(around) + [1], np.uint8)

    def drawn(first):
        picture, size = DotsPicture(), QSize(31, 31)
        return picture.draw(
            places[first:], labels[first:], covers, colours, theme.background, size
        ).copy()

    crowded, alone = drawn(0), drawn(len(around))
    inked = [
        (x, y) for x in range(31) for y in range(31) if alone.pixelColor(x, y) != theme.background
    ]
    (left, right), (top, bottom) = ((min(of), max(of)) for of in zip(*inked, strict=True))
    # Within the ring of the "o" too.
    assert alone.pixelColor(10, 10) == theme.background
    for x in range(left, right + 1):
        for y in range(top, bottom + 1):
            assert crowded.pixel(x, y) == alone.pixel(x, y)


def test_points_of_one_colour_are_still_told_apart_by_their_letters(monkeypatch, panel, cross):
    labels = cross.request.sample.split.labels[cross.request.sample.positions]
    colours = [load_theme("dark").text] * 3
    monkeypatch.setattr(view_module, "class_colours", lambda _theme, _count: colours)
    image = panel.view.grab().toImage()
    shapes = {}
    for number, label in enumerate(labels.tolist()):
        x, y = spot(panel, number).toTuple()
        around = [[image.pixel(x + i, y + k) for i in range(-9, 10)] for k in range(-9, 10)]
        ink = np.array(around) != load_theme("dark").background.rgb()
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        letter = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        shapes.setdefault(label, []).append((letter.shape, letter.tobytes()))
    assert set(shapes) == {0, 1, 2}
    assert all(len(set(same)) == 1 for same in shapes.values())
    assert len({same[0] for same in shapes.values()}) == 3


def test_the_legend_shows_the_letter_of_a_class_beside_its_name(panel):
    def inks(number):
        icon = panel.legend.item(number).icon().pixmap(14, 14).toImage()
        return {icon.pixelColor(x, y).name() for x in range(14) for y in range(14)}

    for number in range(3):
        assert panel.view.colours[number].name() in inks(number)
        # A letter: shades between the two.
        assert len(inks(number)) > 3
    panel.set_network((784, 6, 3), ("0", "1", "2"))
    # The name is the letter already.
    assert len(inks(0)) == 2


@pytest.mark.parametrize("name", THEMES)
def test_the_legend_of_ten_classes_needs_no_scrolling(qapp, panel, name):
    apply_theme(qapp, load_theme(name))
    panel.set_network((784, 6, 10), [str(digit) for digit in range(10)])
    QApplication.processEvents()
    assert panel.legend.verticalScrollBar().maximum() == 0
    apply_theme(qapp, load_theme("dark"))


# The panel


def points_at(places, split, *, answers=None, drawing=None, shares=(0.4, 0.2), **others):
    network = Network((784, 6, 3))
    sample = others.pop("sample", None) or sample_of(split, len(places))
    request = MapRequest(1, network, others.pop("layer", 1), sample, drawing, 7)
    labels = split.labels[sample.positions]
    return MapPoints(
        request,
        np.array(places, np.float32),
        labels.astype(np.int64) if answers is None else np.array(answers),
        None if drawing is None else np.zeros(2, np.float32),
        None if drawing is None else 1,
        shares,
    )


@pytest.fixture
def panel(qtbot):
    panel = MapPanel()
    qtbot.addWidget(panel)
    panel.resize(330, 600)
    panel.set_network((784, 6, 3), NAMES)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def cross(panel, split):
    """Five points: one in the middle, the others left, right, above and below, at a distance."""
    points = points_at([[0, 0], [-1, 0], [1.1, 0], [0, 0.9], [0, -1.2]], split)
    panel.show_points(points, 7)
    return points


def words(panel):
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def spot(panel, number):
    return panel.view.place_of(number).toPoint()


def use_dots(panel):
    (box,) = panel.findChildren(QCheckBox)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert not box.isChecked()


def test_dots_are_drawn_where_they_are_in_the_colour_of_their_class(panel, cross):
    use_dots(panel)
    places = [panel.view.place_of(number) for number in range(5)]
    assert places[1].x() < places[0].x() < places[2].x()
    assert places[3].y() < places[0].y() < places[4].y()
    across = places[2].x() - places[1].x()
    upward = places[4].y() - places[3].y()
    assert across == pytest.approx(upward, rel=1e-3)
    image = panel.view.grab().toImage()
    labels = cross.request.sample.split.labels[cross.request.sample.positions]
    for place, label in zip(places, labels, strict=True):
        assert image.pixelColor(place.toPoint()) == panel.view.colours[label]


def test_the_explained_variance_is_stated(panel, cross):
    assert "Horizontal: 40\u202f% of the variance; vertical: 20\u202f%." in words(panel)


def test_a_click_on_a_point_tells_which_image_it_is(panel, cross):
    chosen = events_of(panel.image_chosen)
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=spot(panel, 3))
    assert chosen == [(int(cross.request.sample.positions[3]),)]
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=spot(panel, 3) / 4)
    assert len(chosen) == 1


def test_hovering_shows_the_image_and_its_class(panel, split):
    sample = sample_of(split, 3)
    answers = (split.labels[sample.positions] + np.array([0, 1, 0])) % 3
    panel.show_points(points_at([[0, 0], [1, 0], [0, 1]], split, answers=answers), 7)
    # The words below take their room.
    QApplication.processEvents()
    before = panel.view.grab().toImage()
    QTest.mouseMove(panel.view, spot(panel, 1))
    true, position = int(split.labels[sample.positions[1]]), int(sample.positions[1])
    text = f"{NAMES[true]}, read as {NAMES[(true + 1) % 3]} · image {position}"
    assert description(panel.view) == text
    assert panel.view.grab().toImage() != before
    QTest.mouseMove(panel.view, spot(panel, 0))
    assert "read correctly" in description(panel.view)


def test_arrows_walk_to_the_nearest_point_that_way_and_enter_chooses(panel, cross):
    chosen = events_of(panel.image_chosen)
    panel.view.setFocus()
    positions = cross.request.sample.positions.tolist()
    for keys, number in (
        ([Qt.Key.Key_Right], 0),
        ([Qt.Key.Key_Right], 2),
        ([Qt.Key.Key_Right], 2),
        ([Qt.Key.Key_Left], 0),
        ([Qt.Key.Key_Up], 3),
        ([Qt.Key.Key_Down], 0),
        ([Qt.Key.Key_Down], 4),
        ([Qt.Key.Key_Up, Qt.Key.Key_Left], 1),
    ):
        for key in keys:
            QTest.keyClick(panel.view, key)
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
        assert chosen[-1] == (positions[number],)


def test_a_map_is_magnified_at_the_pointer_dragged_and_seen_whole_again(panel, cross):
    view, whole = panel.view, spot(panel, 1)
    view.setFocus()
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    assert spot(panel, 1).x() < whole.x()
    place = spot(panel, 0)
    view.zoom(1.25, QPointF(place))
    assert (spot(panel, 0) - place).manhattanLength() <= 1
    button = panel.findChild(QToolButton, "resetZoom")
    assert button.isVisible()
    chosen = events_of(view.point_chosen)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place)
    for step in (15, 30):
        QTest.mouseMove(view, place + QPoint(step, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place + QPoint(30, 0))
    assert spot(panel, 0).x() > place.x()
    assert not chosen
    button.click()
    assert spot(panel, 1) == whole


def test_the_point_of_a_right_click_and_the_whole_map_are_copied(panel, cross):
    view = panel.view
    image = view.shown_image(spot(panel, 2))
    forms = {form.text: form.make() for form in view.copies()}
    pixels = [[int(n) for n in r.split()] for r in forms["Copy as numbers"].text().splitlines()]
    assert pixels == image.tolist()
    head, *rows = forms["Copy map as numbers"].text().splitlines()
    assert head.split("\t") == ["x", "y", "class", "read as", "image"]
    assert len(rows) == len(cross.places)
    label = view.class_at(spot(panel, 2))
    assert rows[2].split("\t")[2] == NAMES[label]
    chosen = events_of(view.point_chosen)
    view.point_at(None)
    assert not view.put_image(image ^ 1)
    assert chosen == []
    assert view.put_image(image)
    assert chosen == [(2,)]
    panel.legend.show_only(label)
    assert {row.split("\t")[2] for row in view.copies()[1].make().text().splitlines()[1:]} == {
        NAMES[label]
    }


def test_a_class_is_hidden_and_shown_by_its_entry(panel, cross):
    labels = cross.request.sample.split.labels[cross.request.sample.positions]
    label = int(labels[0])
    use_dots(panel)
    legend, background = panel.legend, load_theme("dark").background
    entry = legend.visualItemRect(legend.item(label)).center()
    QTest.mouseClick(legend.viewport(), Qt.MouseButton.LeftButton, pos=entry)
    assert legend.shown_classes == {0, 1, 2} - {label}
    image = panel.view.grab().toImage()
    for number in range(5):
        is_there = image.pixelColor(spot(panel, number)) != background
        assert is_there == (labels[number] != label)
    chosen = events_of(panel.image_chosen)
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=spot(panel, 0))
    assert chosen == []
    QTest.mouseClick(legend.viewport(), Qt.MouseButton.LeftButton, pos=entry)
    assert panel.view.grab().toImage().pixelColor(spot(panel, 0)) == panel.view.colours[label]
    legend.setFocus()
    QTest.keyClick(legend, Qt.Key.Key_Space)
    assert legend.shown_classes == {0, 1, 2} - {label}


def test_a_screen_reader_hears_of_the_images_that_are_shown(panel, split, listener):
    panel.show_points(points_at(np.eye(60, 2), split), 7)
    view, legend = panel.view, panel.legend
    assert description(view) == "60 images, 60 of them read correctly; ant: 15, bee: 30, cat: 15"
    legend.item(1).setSelected(False)
    listener.pass_second()
    assert listener.changed(view) == ["Description"]
    assert description(view) == (
        "30 of 60 images shown, 30 of them read correctly; ant: 15, cat: 15"
    )
    legend.clearSelection()
    assert description(view) == "0 of 60 images shown"
    legend.selectAll()
    assert description(view).startswith("60 images, ")


def test_the_drawing_is_marked_and_stays_in_sight(panel, split):
    drawing = split.images[0]
    plain = points_at([[2, 2], [3, 3], [4, 2]], split)
    panel.show_points(plain, 7)
    before = panel.view.grab().toImage()
    marked = points_at(
        [[2, 2], [3, 3], [4, 2]], split, drawing=drawing, sample=plain.request.sample
    )
    panel.show_points(marked, 7)
    after = panel.view.grab().toImage()
    assert after != before
    # Its place, 0 0, is beyond the lower left: its mark stands at the edge.
    corner = after.copy(0, after.height() - 22, 22, 22)
    colour = panel.view.colours[1]
    assert any(corner.pixelColor(x, y) == colour for x in range(22) for y in range(22))


def test_the_view_grows_at_once_and_shrinks_slowly(panel, split):
    first = points_at([[-1, -1], [1, 1], [0, 0]], split)
    sample = first.request.sample
    panel.show_points(first, 7)
    span = panel.view.place_of(1).x() - panel.view.place_of(0).x()
    panel.show_points(points_at([[-3, -3], [3, 3], [0, 0]], split, sample=sample), 7)
    assert panel.view.place_of(1).x() - panel.view.place_of(0).x() == pytest.approx(span, rel=0.01)
    panel.show_points(points_at([[-1, -1], [1, 1], [0, 0]], split, sample=sample), 7)
    smaller = panel.view.place_of(1).x() - panel.view.place_of(0).x()
    assert span / 3 < smaller < span / 2
    panel.show_points(points_at([[-1, -1], [1, 1], [0, 0]], split, sample=sample, layer=2), 7)
    assert panel.view.place_of(1).x() - panel.view.place_of(0).x() == pytest.approx(span, rel=0.01)


def test_layers_are_offered_and_the_choice_is_told(panel):
    layers, counts = panel.findChildren(QComboBox)
    assert [layers.itemText(k) for k in range(3)] == ["pixels · 784", "hidden 1 · 6", "output · 3"]
    assert panel.layer == 1
    told = events_of(panel.remake_requested)
    layers.setCurrentIndex(0)
    layers.activated.emit(0)
    assert (told, panel.layer) == ([()], 0)
    panel.set_network((784, 6, 5, 3), NAMES)
    assert panel.layer == 0
    assert told == [()]
    counts.setCurrentIndex(2)
    counts.activated.emit(2)
    assert told == [(), ()]
    assert panel.count == 2000


def test_a_map_by_t_sne_is_begun_cancelled_and_made_anew(panel, cross):
    button = panel.findChild(QPushButton)
    kinds = panel.findChildren(QToolButton)
    told, remade = events_of(panel.kind_changed), events_of(panel.remake_requested)
    cancelled = events_of(panel.cancel_requested)
    assert not button.isVisible()
    QTest.mouseClick(kinds[1], Qt.MouseButton.LeftButton)
    assert told == [(NEIGHBOUR,)]
    panel.show_working(True, 12)
    assert "12 s" in words(panel)
    assert button.text() == "Cancel"
    button.click()
    assert (cancelled, remade) == ([()], [])
    panel.show_working(False)
    button.click()
    assert (cancelled, remade) == ([()], [()])
    panel.set_kind(PRINCIPAL)
    assert not button.isVisible()


def test_a_map_by_t_sne_says_of_which_step_it_is(panel, network, split):
    request = request_of(network, split, 1, count=9)
    places = np.random.default_rng(1).normal(size=(9, 2)).astype(np.float32)
    points = plain_activations(network, request.sample.images, 1)
    made = MapPoints(request, places, np.zeros(9, np.int64), activations=points)
    panel.show_points(with_drawing(made, split.images[0]), 7)
    assert "9 test images by t-SNE at step 7" in words(panel)
    assert "Update" not in words(panel)
    panel.show_points(with_drawing(made, None), 20)
    assert "The network is now at step 20." in words(panel)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("classes", [2, 62])
def test_any_number_of_classes_fits(qapp, panel, theme, classes):
    panel.set_network((784, 6, classes), [f"class {k}" for k in range(classes)])
    apply_theme(qapp, load_theme(theme))
    assert panel.legend.count() == classes
    assert panel.legend.height() < 120
    assert panel.view.grab().toImage().pixelColor(5, 5) == load_theme(theme).background
    assert panel.minimumSizeHint().width() <= 330


# The newest of what is asked


class HeldJobs:
    def __init__(self):
        self.held = []

    def submit(self, work, on_done, on_error):
        self.held.append((work, on_done, on_error))

    def run_next(self):
        work, on_done, _ = self.held.pop(0)
        on_done(work())


def test_only_the_newest_of_what_waits_is_done(qtbot, qapp):
    jobs, got = HeldJobs(), []
    newest = NewestJob(jobs, 1, got.append, qapp)
    for number in range(5):
        newest.offer(lambda number=number: number, got.append)
    assert len(jobs.held) == 1
    jobs.run_next()
    qtbot.waitUntil(lambda: bool(jobs.held))
    jobs.run_next()
    assert got == [0, 4]


def test_what_was_forgotten_is_not_told(qtbot, qapp):
    jobs, got = HeldJobs(), []
    newest = NewestJob(jobs, 1, got.append, qapp)
    newest.offer(lambda: "old", got.append)
    newest.offer(lambda: "waiting", got.append)
    newest.forget()
    newest.offer(lambda: "new", got.append)
    jobs.run_next()
    qtbot.waitUntil(lambda: bool(jobs.held))
    jobs.run_next()
    assert got == ["new"]


def test_an_error_is_told_and_the_next_job_is_done(qtbot, qapp):
    jobs, got, errors = Jobs(1, "test", qapp), [], []
    newest = NewestJob(jobs, 1, errors.append, qapp)
    newest.offer(lambda: 1 // 0, got.append)
    qtbot.waitUntil(lambda: bool(errors))
    newest.offer(lambda: 7, got.append)
    qtbot.waitUntil(lambda: got == [7])
    assert isinstance(errors[0], ZeroDivisionError)
    jobs.close()

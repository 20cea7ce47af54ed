import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QToolButton, QToolTip

from visualnet.insight.contributions import contributions
from visualnet.nn.network import Network, as_inputs
from visualnet.ui.look.theme import THEMES, apply_theme, load_theme
from visualnet.ui.panels.why.changes import changes_of
from visualnet.ui.panels.why.class_pair import ClassPair
from visualnet.ui.panels.why.panel import WhyPanel, signed
from visualnet.ui.panels.why.pixel_picture import PixelPicture
from visualnet.ui.panels.why.signed_colours import SignLegend, signed_image

NAMES = ("zero", "one", "two")


@pytest.fixture(scope="module", autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme("dark"))


@pytest.fixture
def image():
    image = np.zeros((28, 28), np.uint8)
    image[8:20, 12:16] = 200
    return image


@pytest.fixture
def network():
    """784-3 without hidden layers: flips and contributions are plain sums."""
    network = Network((784, 3))
    network.parameters[:] = np.random.default_rng(3).normal(0, 0.1, network.parameters.size)
    return network


@pytest.fixture
def panel(qtbot):
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.set_classes(NAMES)
    panel.resize(330, 700)
    return panel


def words(panel):
    return "\n".join(label.text().replace("&nbsp;", " ") for label in panel.findChildren(QLabel))


def events_of(signal):
    got = []
    signal.connect(lambda *values: got.append(values))
    return got


def pictures(panel):
    return {p.accessibleName(): p for p in panel.findChildren(PixelPicture)}


def pad_buttons(panel):
    return [b for b in panel.findChildren(QPushButton) if b.text() == "Into the pad"]


def answer_of(network, image):
    return int(network.probabilities(image[None])[0].argmax())


# Two classes


@pytest.fixture
def pair(qtbot):
    pair = ClassPair()
    qtbot.addWidget(pair)
    pair.set_classes(NAMES)
    pair.show_order([2, 0, 1])
    return pair


def choose(pair, which, text):
    box = pair.findChildren(QComboBox)[which]
    index = box.findText(text) if text else 0
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_the_answer_and_the_runner_up_are_followed(pair):
    changed = events_of(pair.pair_changed)
    assert pair.pair == (2, 0)
    assert [b.currentText() for b in pair.findChildren(QComboBox)] == ["auto: two", "auto: zero"]
    pair.show_order([1, 2, 0])
    assert pair.pair == (1, 2)
    assert changed == []


def test_a_chosen_class_stays_and_the_other_keeps_following(pair):
    changed = events_of(pair.pair_changed)
    choose(pair, 0, "one")
    assert pair.pair == (1, 2)
    pair.show_order([0, 1, 2])
    assert pair.pair == (1, 0)
    pair.show_order([1, 2, 0])
    assert pair.pair == (1, 2)
    assert len(changed) == 1


def test_the_two_are_never_the_same(pair):
    choose(pair, 1, "one")
    choose(pair, 0, "one")
    assert pair.pair == (1, 2)
    choose(pair, 1, "one")
    assert pair.pair == (2, 1)


def test_swapping_keeps_the_two(pair):
    changed = events_of(pair.pair_changed)
    QTest.mouseClick(pair.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert pair.pair == (0, 2)
    pair.show_order([1, 2, 0])
    assert pair.pair == (0, 2)
    assert len(changed) == 1


# Contributions


def test_the_sum_of_the_pixels_is_stated_and_complete(panel, network, image):
    found = contributions(network, image, 1, 2)
    panel.show_contributions(found, image)
    z = network.forward(as_inputs(image.reshape(1, -1))).pre_activations[-1][0]
    empty = network.biases[-1]
    lead, start = float(z[1] - z[2]), float(empty[1] - empty[2])
    text = words(panel)
    assert f"z of one minus z of two is {signed(lead)}" in text
    assert f"{signed(start)} from an empty pad" in text
    assert f"{signed(lead - start)} from the pixels" in text


def test_each_pixel_has_the_colour_of_its_sign_and_tells_its_share(panel, network, image):
    panel.show()
    found = contributions(network, image, 1, 2)
    panel.show_contributions(found, image)
    theme, values = load_theme("dark"), found.pixels.reshape(28, 28)
    picture = pictures(panel)["What each pixel adds for and against"]
    shown = picture.grab().toImage()
    offset = (picture.width() - picture.height()) // 2
    pixel = picture.height() // 28
    for find, colour in ((np.argmax, theme.positive), (np.argmin, theme.negative)):
        row, column = np.unravel_index(find(values), values.shape)
        x, y = offset + int((column + 0.5) * pixel), int((row + 0.5) * pixel)
        seen = shown.pixelColor(x, y)
        assert (seen.blue() > seen.red()) == (colour.blue() > colour.red())
        QApplication.sendEvent(
            picture,
            QHelpEvent(QEvent.Type.ToolTip, QPoint(x, y), picture.mapToGlobal(QPoint(x, y))),
        )
        name = "one" if colour == theme.positive else "two"
        said = f"row {row + 1}, column {column + 1}: ink 0.78, {abs(values[row, column]):.3g}"
        assert QToolTip.text() == f"{said} for {name}"
    QToolTip.hideText()


def test_signs_are_told_by_two_colours_about_zero(qapp):
    theme = load_theme("light")
    apply_theme(qapp, theme)
    values = np.array([[-1.0, 0.0, 1.0, 0.0, 5.0]], np.float32)
    ink = np.array([[0.0, 0.0, 0.0, 1.0, 0.0]], np.float32)
    image = signed_image(values, ink)
    colours = [image.pixelColor(x, 0) for x in range(5)]
    assert colours[0] == theme.negative
    assert colours[1] == theme.panel
    assert colours[2] == colours[4] == theme.positive
    grey = colours[3].lightness()
    assert theme.text_muted.lightness() < grey < theme.panel.lightness()


def test_the_scale_stands_still_while_values_change_a_little(panel, network, image):
    legend = panel.findChild(SignLegend)
    found = contributions(network, image, 1, 2)
    panel.show_contributions(found, image)
    said = legend.accessibleDescription()
    assert "for one" in said
    assert "for two" in said
    panel.show_contributions(contributions(network, image // 10 * 9, 1, 2), image)
    assert legend.accessibleDescription() == said
    panel.show_contributions(contributions(network, image // 4, 1, 2), image)
    assert legend.accessibleDescription() != said


def test_with_nothing_drawn_there_is_nothing_to_explain(panel, network, image):
    panel.show_contributions(contributions(network, image, 1, 2), image)
    wanted = (answer_of(network, image) + 1) % 3
    panel.show_changes(changes_of(network, image, wanted, 7))
    assert "at step 7" in words(panel)
    panel.show_nothing()
    assert "Draw something" in words(panel)
    assert panel.findChild(SignLegend).accessibleDescription() == ""
    assert "step 7" not in words(panel)
    assert not any(b.isEnabled() for b in panel.findChildren(QPushButton))


def test_an_empty_image_is_no_fault(panel, network):
    empty = np.zeros((28, 28), np.uint8)
    panel.show_contributions(contributions(network, empty, 0, 1), empty)
    assert "0.00 from the pixels" in words(panel)


# Changes


def test_a_flip_says_what_to_add_and_to_erase_and_goes_into_the_pad(panel, network, image):
    wanted = (answer_of(network, image) + 1) % 3
    changes = changes_of(network, image, wanted, 0)
    chosen = events_of(panel.image_chosen)
    panel.show_changes(changes)
    changed = changes.flip.image
    filled = int(((changed == 255) & (image != 255)).sum())
    emptied = int(((changed == 0) & (image != 0)).sum())
    assert filled + emptied == changes.flip.needed > 0
    text = words(panel)
    added = "1 pixel" if filled == 1 else f"{filled} pixels"
    erased = f" and erasing {emptied}" if emptied else ""
    assert f"Adding {added}{erased} turns the answer to" in text
    assert f"the answer to {NAMES[wanted]}" in text
    assert f"add {filled}" in text
    assert f"erase {emptied}" in text
    pad_buttons(panel)[0].click()
    ((sent,),) = chosen
    assert answer_of(network, sent) == wanted
    assert np.array_equal(sent, changed)


def test_fooling_shows_answers_and_how_much_the_change_is_amplified(panel, network, image):
    answer = answer_of(network, image)
    changes = changes_of(network, image, (answer + 1) % 3, 0)
    chosen = events_of(panel.image_chosen)
    panel.show_changes(changes)
    pad_buttons(panel)[1].click()
    ((sent,),) = chosen
    fooled = answer_of(network, sent)
    assert fooled != answer
    change = sent.astype(float) - image
    largest = np.abs(change).max() / 255
    text = words(panel)
    assert f"by more than {largest * 100:.0f}\u202f% (" in text
    assert f"{np.linalg.norm(change / 255):.2f} over all pixels" in text
    assert f"turns {NAMES[answer]} into {NAMES[fooled]}" in text
    (times,) = [int(line.split("×")[1].split("<")[0]) for line in text.split("\n") if "×" in line]
    assert f"Shown {times} times as strong" in text
    assert times * largest <= 1 or times == 1
    before, after = (float(network.probabilities(i[None]).max()) * 100 for i in (image, sent))
    captions = [p.accessibleDescription() for p in panel.findChildren(PixelPicture)][-3:]
    assert captions[0] == f"{NAMES[answer]} · {before:.1f}\u202f%"
    assert captions[2] == f"{NAMES[fooled]} · {after:.1f}\u202f%"


def test_it_says_so_where_nothing_changes_the_answer(panel, image):
    network = Network((784, 3))
    network.biases[0][:] = (3, 1, 0)
    panel.show_changes(changes_of(network, image, 1, 0))
    assert "Changing all 0 pixels" in words(panel)
    assert "No change that fools the network was found." in words(panel)
    assert not any(button.isEnabled() for button in pad_buttons(panel))


def test_asking_is_a_signal(panel, network, image):
    asked = events_of(panel.changes_requested)
    panel.show_contributions(contributions(network, image, 1, 2), image)
    panel.findChild(QPushButton, "changesNowButton").click()
    assert asked == [()]


@pytest.mark.parametrize("theme", THEMES)
def test_it_takes_on_a_theme_and_stays_narrow(qapp, panel, network, image, theme):
    panel.show()
    panel.show_contributions(contributions(network, image, 1, 2), image)
    panel.show_changes(changes_of(network, image, (answer_of(network, image) + 1) % 3, 0))
    apply_theme(qapp, load_theme(theme))
    picture = pictures(panel)["What each pixel adds for and against"]
    corner = picture.grab().toImage().pixelColor(picture.width() // 2, picture.height() - 2)
    assert corner == load_theme(theme).panel
    assert panel.minimumSizeHint().width() <= 330


def test_the_pictures_grow_with_a_wide_panel(panel):
    panel.show()
    picture = panel.findChild(PixelPicture)
    narrow = picture.height()
    panel.resize(900, 900)
    assert picture.height() >= 0.5 * 900 > narrow


def test_what_the_automatic_choices_follow_is_whole_in_a_narrow_panel(qtbot):
    pair = ClassPair()
    qtbot.addWidget(pair)
    pair.set_classes("0123456789")
    pair.resize(290, 40)
    pair.show()
    assert [box.shown_text for box in pair.findChildren(QComboBox)] == ["auto: 0", "auto: 1"]

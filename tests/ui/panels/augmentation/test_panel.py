from dataclasses import fields

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QPushButton, QSlider, QWidget

from visualnet.data.augmentation import Augmentation
from visualnet.errors import ShapeError
from visualnet.settings_table import SETTINGS
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.panels.augmentation.dock import AugmentationDock
from visualnet.ui.panels.augmentation.panel import AugmentationPanel

LIMITS = {
    field.name: SETTINGS[f"augment_{field.name}"].numbers.high for field in fields(Augmentation)
}

STRONG = Augmentation(2.0, 15.0, 0.15, 0.2, 1.3, 1.0, 0.1)


@pytest.fixture(scope="module", autouse=True)
def _theme(qapp):
    apply_theme(qapp, load_theme("dark"))


@pytest.fixture
def panel(qtbot):
    panel = AugmentationPanel()
    qtbot.addWidget(panel)
    panel.resize(330, 600)
    panel.set_images(bars(3))
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def sent(panel):
    sent = []
    panel.augmentation_changed.connect(sent.append)
    return sent


def bars(count):
    """Image k is a bar of ink k + 2 pixels wide."""
    images = np.zeros((count, 28, 28), np.uint8)
    for number, image in enumerate(images):
        image[6:22, 12 : 14 + number] = 255
    return images


def part(panel, name, kind):
    return panel.findChild(QWidget, f"{name}Strength").findChild(kind)


def box(panel, name):
    return part(panel, name, QDoubleSpinBox)


def slider(panel, name):
    return part(panel, name, QSlider)


def picture(panel):
    return panel.findChild(QWidget, "augmentationPreview").grab().toImage()


def click(panel, name):
    button = panel.findChild(QPushButton, name)
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def tile(panel, number):
    """One tile of the preview: rows of grey levels, 28 × 28."""
    preview, image = panel.findChild(QWidget, "augmentationPreview"), picture(panel)
    pixel = (preview.width() - 4 * 4) // (5 * 28)
    left, top = ((number % 5) * (28 * pixel + 4), number // 5 * (28 * pixel + 4))
    return np.array(
        [
            [image.pixelColor(left + pixel * x, top + pixel * y).red() for x in range(28)]
            for y in range(28)
        ]
    )


def test_without_changes_the_preview_shows_the_examples_in_turn(panel):
    for number in (0, 1, 2, 3, 14):
        assert np.array_equal(tile(panel, number), bars(3)[number % 3])


def test_values_set_by_program_are_shown_and_emit_nothing(panel, sent):
    panel.show_augmentation(STRONG)
    assert panel.augmentation() == STRONG
    assert box(panel, "shift").text() == "2 px"
    assert box(panel, "rotation").text() == "15°"
    assert box(panel, "scale").text() == "0.15"
    assert slider(panel, "elastic").value() == 13
    panel.show_augmentation(Augmentation())
    assert box(panel, "noise").text() == "off"
    assert sent == []


def test_values_finer_than_the_fields_stay_what_they_are(panel, sent):
    fine = Augmentation(shift=0.123, rotation=7.5, noise=0.0321)
    panel.show_augmentation(fine)
    assert panel.augmentation() == fine
    box(panel, "scale").stepUp()
    assert sent[-1] == Augmentation(shift=0.123, rotation=7.5, noise=0.0321, scale=0.01)


@pytest.mark.parametrize("name", LIMITS)
def test_each_slider_sends_its_setting_and_changes_the_preview(panel, sent, name):
    before = picture(panel)
    slider(panel, name).setFocus()
    for _ in range(3):
        QTest.keyClick(slider(panel, name), Qt.Key.Key_PageUp)
    assert len(sent) == 3
    value = getattr(sent[-1], name)
    assert value == box(panel, name).value() / (100 if "%" in box(panel, name).text() else 1)
    assert sent[-1] == Augmentation(**{name: value})
    assert panel.augmentation() == sent[-1]
    assert picture(panel) != before


@pytest.mark.parametrize("name", LIMITS)
def test_the_field_reaches_the_limit_and_the_slider_follows(panel, sent, name):
    box(panel, name).setValue(1e9)
    assert sent == [Augmentation(**{name: LIMITS[name]})]
    assert slider(panel, name).value() == slider(panel, name).maximum()


def test_a_typed_number_counts_when_it_is_finished(panel, sent):
    field = box(panel, "rotation")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12")
    assert sent == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert sent == [Augmentation(rotation=12.0)]


def test_shuffle_shows_other_changes_and_sends_nothing(panel, sent):
    panel.show_augmentation(STRONG)
    before = picture(panel)
    panel.show_augmentation(STRONG)
    assert picture(panel) == before
    click(panel, "shuffleAugmentationButton")
    assert picture(panel) != before
    assert sent == []


def test_reset_turns_all_off_once(panel, sent):
    plain = picture(panel)
    panel.show_augmentation(STRONG)
    click(panel, "resetAugmentationButton")
    assert sent == [Augmentation()]
    assert panel.augmentation().is_nothing
    assert picture(panel) == plain
    assert not panel.findChild(QPushButton, "resetAugmentationButton").isEnabled()


def test_the_wheel_scrolls_past_a_slider_that_is_not_in_use(panel, sent):
    target = slider(panel, "shift")
    panel.findChild(QPushButton, "shuffleAugmentationButton").setFocus()
    middle = QPointF(target.rect().center())
    event = QWheelEvent(
        middle,
        target.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)
    assert target.value() == 0
    assert sent == []


def test_images_of_another_shape_are_refused_and_none_are_an_empty_preview(panel):
    with pytest.raises(ShapeError, match="give uint8 of shape"):
        panel.set_images(np.zeros((2, 784), np.uint8))
    with pytest.raises(ShapeError):
        panel.set_images(np.zeros((2, 28, 28), np.float32))
    panel.set_images(np.zeros((0, 28, 28), np.uint8))
    assert not tile(panel, 0).any()


def test_later_writes_to_the_given_images_change_nothing(panel):
    images = bars(2)
    panel.set_images(images)
    images[:] = 0
    click(panel, "shuffleAugmentationButton")
    assert np.array_equal(tile(panel, 0), bars(2)[0])


@pytest.mark.parametrize("width", [330, 700])
def test_it_fits_its_width_and_the_preview_grows_with_it(panel, qtbot, width):
    panel.resize(width, 600)
    preview = panel.findChild(QWidget, "augmentationPreview")
    assert panel.widget().width() <= panel.viewport().width()
    pixel = (preview.width() - 16) // 140
    assert pixel == {330: 2, 700: 4}[width]
    qtbot.waitUntil(lambda: preview.height() == 3 * 28 * pixel + 8)
    for name in LIMITS:
        assert box(panel, name).width() >= 64
        assert slider(panel, name).width() >= 64


def test_every_control_is_named_explained_and_reached_by_keys(panel):
    controls = [kind for name in LIMITS for kind in (slider(panel, name), box(panel, name))]
    controls += panel.findChildren(QPushButton)
    for control in controls:
        assert control.toolTip()
        assert control.accessibleName() or control.text()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.fixture
def dock(qtbot, fake_context):
    dock = AugmentationDock(fake_context)
    qtbot.addWidget(dock.panel)
    dock.panel.resize(330, 600)
    return dock


def test_the_dock_shows_the_images_and_the_settings_of_the_run(dock, fake_context, tiny_dataset):
    dock.panel.show()
    assert not tile(dock.panel, 0).any()
    fake_context.session.set_dataset(tiny_dataset)
    assert np.array_equal(tile(dock.panel, 14), tiny_dataset.train.images[14])
    fake_context.session.change(augment_shift=2.0, augment_noise=0.1)
    assert dock.panel.augmentation() == Augmentation(shift=2.0, noise=0.1)
    assert not np.array_equal(tile(dock.panel, 14), tiny_dataset.train.images[14])


def test_what_is_set_in_the_dock_reaches_the_run(dock, fake_context, tiny_dataset):
    session = fake_context.session
    session.set_dataset(tiny_dataset)
    run = session.run_id
    box(dock.panel, "rotation").setValue(12)
    assert session.trainer.config.augment_rotation == 12
    click(dock.panel, "resetAugmentationButton")
    assert session.trainer.config.augmentation.is_nothing
    assert session.run_id == run
    session.undo_stack.end_move()
    for rotation in (5, 20):
        box(dock.panel, "rotation").setValue(rotation)
    assert session.undo_stack.undoText() == "random rotation 0 → 20"
    session.undo_stack.undo()
    assert dock.panel.augmentation() == Augmentation()
    assert session.trainer.config.augmentation.is_nothing

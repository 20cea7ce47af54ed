from dataclasses import fields

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)

from visualnet.data.datasets import DATASETS
from visualnet.data.plane.patterns import PATTERNS
from visualnet.data.plane.settings import POINT_SETTINGS
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.initializers import INITIALIZERS
from visualnet.nn.losses import OUTPUTS
from visualnet.nn.optimizers import OPTIMIZERS
from visualnet.nn.schedules import SCHEDULES
from visualnet.settings_table import CHANGEABLE
from visualnet.training.config import TrainingConfig
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import load_theme, style_sheet
from visualnet.ui.panels.settings.panel import SettingsPanel

RECIPES = {
    "plain": TrainingConfig(),
    "fancy": TrainingConfig(
        hidden=(128, 64),
        activation="relu",
        l2=3e-7,
        learning_rate=0.05,
        augment_shift=2.0,
        clip_norm=5.0,
    ),
}


class Form:
    """A panel by itself, what it said, and hands to use it."""

    def __init__(self, panel):
        self.panel = panel
        self.changes, self.applied = [], []
        panel.settings_changed.connect(self.changes.append)
        panel.applied.connect(self.applied.append)

    def field(self, name, kind=QWidget):
        (found,) = [w for w in self.panel.findChildren(kind) if w.accessibleName() == name]
        return found

    def type(self, name, text):
        field = self.field(name, QAbstractSpinBox)
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def choose(self, name, value):
        combo = self.field(name, QComboBox)
        assert combo.findData(value) >= 0, value
        combo.setCurrentIndex(combo.findData(value))

    def offered(self, name):
        combo = self.field(name, QComboBox)
        return [combo.itemData(number) for number in range(combo.count())]

    def button(self, name):
        (found,) = [
            button
            for button in self.panel.findChildren(QAbstractButton)
            if name in (button.text(), button.accessibleName())
        ]
        return found

    def press(self, name):
        assert self.button(name).isEnabled()
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def unfold(self):
        for button in self.panel.findChildren(QToolButton):
            if button.isCheckable():
                button.setChecked(True)

    def labels(self):
        return [label.text() for label in self.panel.findChildren(QLabel)]


def use_own_recipes(patch):
    for module in ("panel", "preset_choice"):
        patch.setattr(f"visualnet.ui.panels.settings.{module}.RECIPES", RECIPES)


@pytest.fixture
def _own_recipes(monkeypatch):
    use_own_recipes(monkeypatch)


def shown_panel():
    panel = SettingsPanel()
    panel.setStyleSheet(style_sheet(load_theme("dark")))
    panel.resize(330, 740)
    panel.show()
    return panel


@pytest.fixture
def own_form(qtbot, _own_recipes):
    """A form for a test that gives it another look."""
    form = Form(shown_panel())
    qtbot.addWidget(form.panel)
    return form


@pytest.fixture(scope="module")
def _panel_of_the_file(qapp):
    with pytest.MonkeyPatch.context() as patch:
        use_own_recipes(patch)
        panel = shown_panel()
    yield panel, facts_of(panel)
    panel.close()
    panel.deleteLater()


def facts_of(panel):
    """What can be seen of a form, and what it would make."""
    kinds = (QAbstractSpinBox, QComboBox, QAbstractButton, QLineEdit)
    return (
        panel.draft(),
        panel.size(),
        panel.findChild(QScrollArea).verticalScrollBar().value(),
        [label.text() for label in panel.findChildren(QLabel) if label.isVisible()],
        [
            (widget.accessibleName(), widget.isVisible(), widget.isEnabled(), widget.toolTip())
            for kind in kinds
            for widget in panel.findChildren(kind)
            # The button within a field fades away by itself.
            if not (widget.objectName().startswith("qt_") or isinstance(widget.parent(), QLineEdit))
        ],
        [
            (box.accessibleName(), box.currentIndex(), box.count())
            for box in panel.findChildren(QComboBox)
        ],
        [button.isChecked() for button in panel.findChildren(QToolButton)],
    )


@pytest.fixture
def form(_panel_of_the_file, _own_recipes):
    """The form of the file, as a new one."""
    panel, new = _panel_of_the_file
    form = Form(panel)
    yield form
    panel.settings_changed.disconnect(form.changes.append)
    panel.applied.disconnect(form.applied.append)
    panel.findChild(QLineEdit, "settingsFind").clear()
    panel.set_classes(10)
    panel.show_config(TrainingConfig())
    form.button("Revert").click()
    panel.set_recent_data([])
    # Fields of layers that are there no more.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for button, is_checked in zip(panel.findChildren(QToolButton), new[-1], strict=True):
        button.setChecked(is_checked)
    panel.findChild(QScrollArea).verticalScrollBar().setValue(0)
    QApplication.processEvents()
    assert facts_of(panel) == new


@pytest.mark.slow
def test_every_value_of_a_config_comes_back_as_it_went_in(form):
    config = TrainingConfig(
        hidden=(40, 30, 20),
        activation="relu,tanh,gelu",
        output="sigmoid",
        target_margin=0.1,
        initial_weights="lecun",
        initial_scale=1 / 3,
        optimizer="adamw",
        learning_rate=1.2345e-8,
        momentum=0.123456,
        l1=1e-9,
        l2=2e-7,
        dropout=0.12345,
        clip_norm=1.5,
        batch_size=7,
        epochs=None,
        schedule="constant",
        warm_up_epochs=0.125,
        patience=4,
        keep="last",
        target_accuracy=0.98765,
        dataset="/somewhere/my own",
        train_examples=1234,
        validation_examples=0,
        balanced=True,
        shuffled_labels=True,
        label_noise=0.123,
        test_dataset="/somewhere/their test.csv",
        turn_images="transpose",
        invert_images="light",
        turn_test_images="half",
        invert_test_images="none",
        leave_out_blank=True,
        leave_out_shared=True,
        leave_out_damaged=True,
        augment_rotation=11.0,
        seed=77,
    )
    form.panel.show_config(config)
    # Finer than the fields can show, and not rounded by being shown.
    assert form.panel.draft() == config
    form.panel.show_config(TrainingConfig())
    assert form.panel.draft() == TrainingConfig()
    assert (form.changes, form.applied) == ([], [])


def test_every_setting_but_the_augmentation_has_a_control(form):
    # What the network sees of a point is chosen beside the plane.
    names = {field.name for field in fields(TrainingConfig)} - {"features"}
    own = {name for name in names if not name.startswith("augment_")}
    written = form.panel.draft().changed(pictures="as-is").as_json_object()
    # Those of points are only written where there are points.
    assert set(written) == names - {*POINT_SETTINGS}
    assert set(form.panel._form.names) == own


def test_the_tables_are_offered_whole(form):
    assert form.offered("Optimizer") == list(OPTIMIZERS)
    assert form.offered("Schedule") == list(SCHEDULES)
    assert form.offered("Output layer") == list(OUTPUTS)
    assert form.offered("First weights") == list(INITIALIZERS)
    assert form.offered("Activation of the hidden layers")[: len(ACTIVATIONS)] == list(ACTIVATIONS)
    assert form.offered("Data set") == [*DATASETS, *PATTERNS]


def test_the_ends_of_every_field_are_accepted(form):
    for box in form.panel.findChildren(QAbstractSpinBox):
        if box.accessibleName().startswith("Neurons"):
            continue
        for end in (box.minimum(), box.maximum()):
            box.setValue(end)
            form.panel.draft()


def test_what_applies_at_once_is_sent_alone_and_the_rest_waits(form):
    form.choose("Preset", "fancy")
    assert form.changes == []
    form.type("Batch size", "64")
    # Not the learning rate of the preset, which waits for Apply.
    assert form.changes == [{"batch_size": 64}]
    form.type("Seed", "5")
    assert form.changes == [{"batch_size": 64}]
    assert form.panel.draft() == RECIPES["fancy"].changed(batch_size=64, seed=5)


def test_what_a_running_training_takes_over_stands_above_what_needs_new_weights(form, qtbot):
    form.unfold()
    controls = form.panel._form._controls
    (heading,) = [x for x in form.panel.findChildren(QLabel) if x.text() == "NEW NETWORK"]
    qtbot.waitUntil(lambda: controls["seed"].y() > heading.y() > 0)
    above = {name for name, control in controls.items() if control.y() < heading.y()}
    assert above == {name for name in CHANGEABLE if not name.startswith("augment_")}


def test_a_preset_fills_the_form_and_is_named_as_long_as_it_stands(form):
    preset = form.field("Preset", QComboBox)
    assert preset.currentData() == "plain"
    assert all(preset.itemData(k, Qt.ItemDataRole.ToolTipRole) for k in (1, 2))
    form.choose("Preset", "fancy")
    assert form.panel.draft() == RECIPES["fancy"]
    assert "784-128-64-10" in form.panel._summary.text()
    form.type("Seed", "3")
    assert preset.currentData() == "fancy"
    form.type("Validation examples", "100")
    assert preset.currentData() is None
    form.press("Revert")
    assert preset.currentData() == "plain"
    assert form.panel.draft() == TrainingConfig()
    form.choose("Preset", "fancy")
    form.press("Apply")
    assert form.applied == [RECIPES["fancy"]]


def test_a_preset_unfolds_what_it_changes_and_marks_it(form):
    penalty = form.field("L2 penalty")
    assert not penalty.isVisible()
    assert "L2 penalty" in form.labels()
    form.choose("Preset", "fancy")
    assert penalty.isVisible()
    assert "L2 penalty •" in form.labels()
    form.press("Revert")
    assert "L2 penalty" in form.labels()


def test_a_draft_is_not_lost_by_what_applies_at_once(form):
    form.type("Neurons in hidden layer 1", "40")
    form.panel.show_config(TrainingConfig(learning_rate=0.02, augment_noise=0.1))
    assert form.panel.draft() == TrainingConfig(
        hidden=(40, 16), learning_rate=0.02, augment_noise=0.1
    )
    form.panel.show_config(TrainingConfig(seed=1))
    assert form.panel.draft() == TrainingConfig(seed=1)


def test_proposed_settings_wait_for_apply(form):
    form.panel.propose({"activation": "leaky_relu", "augment_shift": 1.0})
    assert (form.changes, form.applied) == ([], [])
    form.press("Apply")
    assert form.applied == [TrainingConfig(activation="leaky_relu", augment_shift=1.0)]


def test_activations_for_each_layer_follow_the_layers(form):
    form.choose("Activation of the hidden layers", "")
    form.choose("2, activation of this hidden layer", "relu")
    assert form.panel.draft().activation == "sigmoid,relu"
    form.press("Add a hidden layer")
    assert form.panel.draft().activation == "sigmoid,relu,relu"
    form.press("Remove the last hidden layer")
    form.press("Remove the last hidden layer")
    assert form.panel.draft().activation == "sigmoid"
    form.choose("Activation of the hidden layers", "")
    # One layer: the same as one for all.
    assert form.panel.draft().activation == "sigmoid"


def test_values_that_may_be_none(form):
    form.type("Clip gradient", "2")
    form.type("Patience", "3")
    form.type("Target accuracy", "98.5 %")
    form.press("until stopped")
    form.press("all")
    draft = form.panel.draft()
    assert (draft.clip_norm, draft.patience, draft.target_accuracy) == (2.0, 3, 0.985)
    assert draft.epochs is None
    assert draft.train_examples == 1000
    for name in ("Clip gradient", "Patience", "Target accuracy"):
        form.type(name, "0")
        assert form.field(name, QAbstractSpinBox).text() == "off"
    form.press("all")
    assert form.panel.draft() == TrainingConfig(epochs=None)


def test_what_does_nothing_is_disabled_and_says_why(form):
    acting = TrainingConfig(output="sigmoid", patience=3)
    for control, changes, reason in (
        ("Momentum", {"optimizer": "adam"}, "Adam does not"),
        ("Keep weights", {"patience": None}, "Without patience"),
        ("Schedule", {"epochs": None}, "until stopped"),
        ("Target margin", {"output": "softmax"}, "Softmax"),
        ("Dropout", {"hidden": ()}, "no hidden"),
        ("Activation of the hidden layers", {"hidden": ()}, "no hidden"),
        ("Scale of the first weights", {"initial_weights": "zero"}, "start at 0"),
    ):
        form.panel.show_config(acting)
        field = form.field(control)
        assert field.isEnabled(), control
        plain = field.toolTip()
        form.panel.show_config(acting.changed(**changes))
        assert not field.isEnabled(), control
        assert field.toolTip().startswith(field.accessibleDescription()), control
        assert reason in field.accessibleDescription(), control
        form.panel.show_config(acting)
        assert field.isEnabled(), control
        assert (field.toolTip(), field.accessibleDescription()) == (plain, ""), control


def test_bundled_images_are_neither_turned_nor_inverted(form):
    own = TrainingConfig(dataset="/my/own", turn_images="left", pictures="inverted")
    form.panel.set_recent_data(["/my/own"])
    form.panel.show_config(own)
    names = ("Turn images", "Invert images", "Pictures")
    assert all(form.field(name).isEnabled() for name in names)
    form.choose("Data set", "mnist")
    assert not any(form.field(name).isEnabled() for name in names)
    assert "light on black" in form.field("Pictures").accessibleDescription()
    # What is greyed does not act.
    assert form.panel.draft() == TrainingConfig()
    form.choose("Data set", "/my/own")
    assert form.panel.draft() == own
    form.choose("Pictures", "as-is")
    form.choose("Invert images", "all")
    assert "do not invert" in form.panel._summary.text()
    assert not form.panel._apply.isEnabled()


def test_the_arrows_of_a_rate_go_through_orders_of_size(form):
    rate = form.field("Learning rate", QAbstractSpinBox)
    for key, expected in (
        (Qt.Key.Key_Up, 0.2),
        (Qt.Key.Key_Up, 0.5),
        (Qt.Key.Key_Up, 1.0),
        (Qt.Key.Key_Down, 0.5),
    ):
        QTest.keyClick(rate, key)
        assert form.changes[-1] == {"learning_rate": expected}
    penalty = form.field("L2 penalty", QAbstractSpinBox)
    QTest.keyClick(penalty, Qt.Key.Key_Up)
    assert form.panel.draft().l2 == 1e-5
    assert penalty.text() == "0.00001"
    QTest.keyClick(penalty, Qt.Key.Key_Down)
    assert form.panel.draft().l2 == 0
    assert penalty.text() == "off"


def test_the_wheel_scrolls_the_form_and_changes_nothing(form, qtbot):
    bar = form.panel.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    form.field("Preset").setFocus()
    for name in ("Batch size", "Schedule", "Neurons in hidden layer 1"):
        bar.setValue(0)
        place = form.field(name).mapTo(form.panel, QPoint(5, 5))
        QTest.wheelEvent(form.panel.windowHandle(), QPointF(place), QPoint(0, -120))
        assert bar.value() > 0, name
    assert form.changes == []
    assert form.panel.draft() == TrainingConfig()


def test_data_of_ones_own(form, qtbot):
    with qtbot.waitSignal(form.panel.open_data_requested):
        form.press("Open data…")
    form.panel.set_recent_data(["/data/first", "/data/second"])
    assert form.offered("Data set") == [*DATASETS, *PATTERNS, "/data/first", "/data/second"]
    form.choose("Data set", "/data/second")
    assert form.panel.draft().dataset == "/data/second"
    assert "784-16-16 " in form.panel._summary.text()
    form.panel.set_recent_data(["/data/first"])
    assert form.panel.draft().dataset == "/data/second"
    form.panel.propose({"dataset": "/data/third"})
    assert form.panel.draft().dataset == "/data/third"
    assert form.applied == []


def test_the_outputs_are_those_of_the_data(form):
    form.panel.set_classes(62)
    assert "784-16-16-62" in form.panel._summary.text()
    assert "No changes." in form.panel._summary.text()
    # The network that is shown has other classes as well.
    form.panel.set_classes(2, 10)
    assert form.panel._summary.text() == (
        "784-16-16-2 · 12,866 parameters\nPress New weights to start a network for the "
        "classes of this data."
    )


def test_folding_is_done_by_keys_too(form):
    (title,) = [b for b in form.panel.findChildren(QToolButton) if b.text() == "First weights"]
    seed = form.field("Seed")
    assert not seed.isVisible()
    QTest.keyClick(title, Qt.Key.Key_Space)
    assert seed.isVisible()
    QTest.keyClick(title, Qt.Key.Key_Space)
    assert not seed.isVisible()
    # As in a tree, and the focus stays.
    title.setFocus()
    for key, is_open in (("Right", True), ("Right", True), ("Left", False), ("Left", False)):
        QTest.keyClick(title, Qt.Key[f"Key_{key}"])
        assert seed.isVisible() == is_open
        assert form.panel.window().focusWidget() is title


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_box_to_tick_is_cut_at_any_width(own_form, scale):
    form = own_form
    form.panel.setFont(application_font(scale))
    form.panel.setStyleSheet(style_sheet(load_theme("dark"), scale))
    form.unfold()
    scroll = form.panel.findChild(QScrollArea)
    for width in range(round(262 * scale), round(342 * scale), 4):
        form.panel.resize(width, 700)
        QApplication.processEvents()
        for box in scroll.widget().findChildren(QCheckBox):
            assert box.width() >= box.sizeHint().width(), (box.text(), width)
            right = box.mapTo(scroll.widget(), box.rect().topRight()).x()
            assert right < scroll.viewport().width(), (box.text(), width)


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_everything_fits_into_a_narrow_dock_and_explains_itself(own_form, qtbot, scale):
    form = own_form
    form.panel.setFont(application_font(scale))
    form.panel.setStyleSheet(style_sheet(load_theme("dark"), scale))
    form.panel.resize(round(330 * scale), 700)
    form.unfold()
    form.panel.propose({"activation": "relu,tanh", "dataset": "/x/" + "long " * 20})
    scroll = form.panel.findChild(QScrollArea)
    qtbot.waitUntil(lambda: scroll.widget().height() > 700)
    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
    kinds = (QAbstractButton, QAbstractSpinBox, QComboBox, QCheckBox)
    for kind in kinds:
        for widget in form.panel.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                assert widget.toolTip()
                assert widget.accessibleName() or widget.text()
                assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_button_for_one_more_layer_stays_under_the_mouse(form):
    more = form.field("Add a hidden layer")
    QApplication.processEvents()
    place = more.mapTo(form.panel, more.rect().center())
    for _ in range(4):
        more.click()
        QApplication.processEvents()
        assert more.mapTo(form.panel, more.rect().center()) == place


def test_test_data_of_ones_own_wait_for_apply(form):
    asked = []
    form.panel.open_test_data_requested.connect(lambda: asked.append(True))
    form.press("Open test data…")
    assert asked == [True]
    form.panel.choose_test_data("/somewhere/mnist_test.csv")
    assert form.panel.draft().test_dataset == "/somewhere/mnist_test.csv"
    form.press("Apply")
    assert form.applied[0].test_dataset == "/somewhere/mnist_test.csv"
    form.choose("Test data", "")
    assert form.panel.draft().test_dataset is None


def test_other_data_are_not_tested_with_what_tested_those_before(form):
    form.panel.show_config(TrainingConfig(test_dataset="/somewhere/mnist_test.csv"))
    form.choose("Data set", "pen-digits")
    assert form.panel.draft().test_dataset is None
    # Back at the data that are shown, their own test data are back as well.
    form.choose("Data set", "mnist")
    assert form.panel.draft().test_dataset == "/somewhere/mnist_test.csv"
    # What is chosen in the same draft is meant for the data that are chosen there.
    form.panel.choose_test_data("/somewhere/other.csv")
    form.choose("Data set", "pen-digits")
    assert form.panel.draft().test_dataset == "/somewhere/other.csv"


# Search


def shown_fields(form):
    return {
        widget.accessibleName()
        for widget in form.panel._form.findChildren(QWidget)
        if widget.isVisible() and isinstance(widget, (QAbstractSpinBox, QComboBox))
    }


def test_a_search_leaves_the_settings_that_match_and_gives_all_back(form):
    before = shown_fields(form)
    find = form.panel.findChild(QLineEdit, "settingsFind")
    find.setText("lárge wei")
    assert shown_fields(form) == {"L2 penalty"}
    assert "NEW NETWORK" not in {x.text() for x in form.panel.findChildren(QLabel) if x.isVisible()}
    # The section may be folded, and unfolded, without what does not match.
    title = form.button("Against overfitting")
    for is_open in (False, True):
        title.setChecked(is_open)
        assert shown_fields(form) == ({"L2 penalty"} if is_open else set())
    find.setText("no such thing")
    assert not shown_fields(form)
    assert "No setting matches “no such thing”." in form.labels()
    QTest.keyClick(find, Qt.Key.Key_Escape)
    assert find.text() == ""
    assert shown_fields(form) == before
    assert not title.isChecked()


def test_ctrl_f_goes_to_the_search_from_everywhere_in_the_panel(form, qtbot):
    form.panel.activateWindow()
    qtbot.waitUntil(form.panel.isActiveWindow)
    field = form.field("Batch size")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert form.panel.findChild(QLineEdit, "settingsFind").hasFocus()


def test_a_setting_is_gone_to_wherever_it_stands(form, qtbot):
    form.panel.findChild(QLineEdit, "settingsFind").setText("momentum")
    form.panel.activateWindow()
    qtbot.waitUntil(form.panel.isActiveWindow)
    # What does not act now cannot have the focus: its section has it.
    section = form.button("Warm-up, clipping, stopping")
    for name in ("learning_rate", "seed", "leave_out_blank", "hidden", "keep"):
        form.panel.reveal(name)
        control = form.panel._form.control(name)

        def is_focused(control=control):
            focused = QApplication.focusWidget()
            return control.isAncestorOf(focused) or focused is section

        qtbot.waitUntil(is_focused)
        assert not control.visibleRegion().isEmpty(), name
        assert section.hasFocus() == (name == "keep")

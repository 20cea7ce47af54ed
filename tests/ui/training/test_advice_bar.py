"""What the bar says, and what becomes of its buttons."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from visualnet.training.evidence import Advice
from visualnet.ui.training.advice_bar import AdviceBar

SLOW = Advice("slow", "The loss hardly falls.", {"learning_rate": 0.1}, needs_restart=False)
DEAD = Advice("dead", "Neurons are dead.", {"activation": "leaky_relu"}, needs_restart=True)
HOPELESS = Advice("overfitting", "It learns by heart.", None, needs_restart=False)


@pytest.fixture
def bar(qtbot):
    made = AdviceBar()
    qtbot.addWidget(made)
    return made


def sentence(bar):
    return "" if bar.isHidden() else bar.findChild(QLabel, "adviceText").text()


def remedy(bar):
    return bar.findChild(QPushButton, "adviceRemedy")


def dismiss(bar):
    bar.findChild(QToolButton, "adviceDismiss").click()


def test_it_is_hidden_until_there_is_something_to_say(bar):
    assert bar.isHidden()
    bar.show_advice([SLOW, DEAD])
    assert sentence(bar) == SLOW.sentence
    assert remedy(bar).text() == "Set learning rate 0.1"
    assert "at once" in remedy(bar).toolTip()
    bar.show_advice([])
    assert bar.isHidden()


def test_new_weights_are_announced(bar):
    bar.show_advice([DEAD])
    assert remedy(bar).text() == "New weights with activation leaky ReLU"
    assert "new first weights" in remedy(bar).toolTip()


def test_a_restart_is_announced(bar):
    bar.show_advice([Advice("diverged", "It leaps.", {"learning_rate": 0.1}, needs_restart=True)])
    assert remedy(bar).text() == "Restart with learning rate 0.1"
    assert remedy(bar).accessibleName() == remedy(bar).text()
    assert "this run's first weights" in remedy(bar).toolTip()


def test_a_narrow_bar_shows_how_its_button_begins_and_the_tooltip_all(bar):
    bar.show_advice([DEAD])
    whole = remedy(bar).text()
    bar.fit(160)
    assert remedy(bar).text().startswith("New w")
    assert remedy(bar).text().endswith("…")
    assert remedy(bar).toolTip().startswith(whole)
    bar.fit(2000)
    assert remedy(bar).text() == whole


def test_without_a_remedy_there_is_no_button(bar):
    bar.show_advice([HOPELESS])
    assert sentence(bar)
    assert remedy(bar).isHidden()
    bar.show_advice([SLOW])
    assert not remedy(bar).isHidden()


def test_the_remedy_is_told_once(bar, qtbot):
    bar.show_advice([DEAD])
    with qtbot.waitSignal(bar.remedy_chosen) as told:
        QTest.keyClick(remedy(bar), Qt.Key.Key_Space)
    assert told.args == [DEAD]
    bar.show_advice([DEAD])
    assert bar.isHidden()


def test_it_waits_while_a_class_looks_on(bar):
    bar.show_advice([HOPELESS])
    bar.set_presented(True)
    assert bar.isHidden()
    bar.show_advice([SLOW])
    assert bar.isHidden()
    bar.set_presented(False)
    assert sentence(bar) == SLOW.sentence
    bar.set_presented(True)
    bar.show_advice([])
    bar.set_presented(False)
    assert bar.isHidden()


def test_what_is_dismissed_stays_away_for_the_run(bar):
    bar.show_advice([SLOW, DEAD])
    dismiss(bar)
    bar.show_advice([SLOW, DEAD])
    assert sentence(bar) == DEAD.sentence
    bar.begin_run()
    assert bar.isHidden()
    bar.show_advice([SLOW, DEAD])
    assert sentence(bar) == SLOW.sentence


def test_the_numbers_in_a_sentence_are_those_of_now(bar):
    bar.show_advice([SLOW])
    again = Advice("slow", "The loss still hardly falls.", {"learning_rate": 0.1}, False)
    bar.show_advice([again])
    assert sentence(bar) == again.sentence
    other = Advice("slow", "The loss still hardly falls.", {"learning_rate": 0.001}, False)
    bar.show_advice([other])
    assert sentence(bar) == other.sentence
    assert remedy(bar).text() == "Set learning rate 0.001"


def test_it_fits_a_narrow_dock_and_a_wide_window(bar, qtbot):
    bar.show_advice([SLOW])
    bar.show()
    qtbot.waitExposed(bar)
    text, button = bar.findChild(QLabel, "adviceText"), remedy(bar)
    bar.resize(330, 120)
    qtbot.waitUntil(lambda: button.geometry().top() > text.geometry().bottom())
    bar.resize(900, 60)
    qtbot.waitUntil(lambda: button.geometry().left() > text.geometry().right())
    assert bar.minimumSizeHint().width() <= 330


def test_every_part_is_named(bar):
    bar.show_advice([SLOW])
    assert bar.accessibleName()
    assert bar.accessibleDescription() == SLOW.sentence
    for button in bar.findChildren(QToolButton) + bar.findChildren(QPushButton):
        assert button.toolTip()
        assert button.accessibleName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus

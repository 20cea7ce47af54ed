"""The welcome card of the first start, and the tour."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget

from tests.ui.pseudo_language import speaking_pseudo
from tests.ui.told import faults
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences


def card_of(desk, name):
    """The card, None where it is not shown."""
    found = desk.window.findChild(QFrame, name)
    return found if found is not None and found.isVisible() else None


def is_of(card, widget):
    return widget is not None and (widget is card or card.isAncestorOf(widget))


def press(card, name):
    QTest.mouseClick(card.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def wait_for_card(desk):
    desk.wait(lambda: card_of(desk, "welcomeCard") is not None)
    return card_of(desk, "welcomeCard")


@pytest.mark.slow
def test_the_first_start_shows_a_card_until_it_is_closed(build, tmp_path):
    path = tmp_path / "visualnet.json"
    desk = build("digits-16x16", Preferences(path)).show()
    # Whoever builds the window alone asks for none.
    assert card_of(desk, "welcomeCard") is None
    desk.application.help.offer_welcome()
    card = wait_for_card(desk)
    accuracy = desk.text("statusAccuracy")
    assert accuracy in card.findChild(QLabel, "welcomeCardText").text()
    assert not faults(card)
    desk.window.resize(900, 600)
    desk.wait(lambda: desk.window.rect().contains(card.geometry()))
    # No panel that is opened covers its buttons.
    desk.open_dock("xrayDock")
    corners = [card.geometry().center(), card.geometry().bottomRight() - QPoint(12, 12)]
    desk.wait(lambda: all(is_of(card, desk.window.childAt(corner)) for corner in corners))
    press(card, "closeWelcome")
    desk.application.preferences.write()
    assert Preferences(path).is_welcomed
    desk.application.help.offer_welcome()
    desk.wait_at_rest()
    assert card_of(desk, "welcomeCard") is None
    # It is found again, makes way for a drawing, and Escape closes it too.
    desk.do("welcomeAction")
    wait_for_card(desk)
    desk.draw_seven()
    desk.wait(lambda: card_of(desk, "welcomeCard") is None)
    desk.do("welcomeAction")
    card = wait_for_card(desk)
    card.findChild(QPushButton, "takeTour").setFocus()
    QTest.keyClick(QApplication.focusWidget() or card, Qt.Key.Key_Escape)
    desk.wait(lambda: card_of(desk, "welcomeCard") is None)


@pytest.mark.slow
def test_the_card_lets_it_learn_from_random_weights_at_a_pace_to_follow(build):
    desk = build("digits-16x16", Preferences(None)).show()
    desk.application.help.offer_welcome()
    assert card_of(desk, "welcomeCard") is None
    desk.do("welcomeAction")
    before = desk.session.run_id
    desk.window.docks["chartsDock"].hide()
    press(wait_for_card(desk), "watchLearning")
    desk.wait(lambda: desk.session.state is State.RUNNING)
    assert desk.window.docks["chartsDock"].isVisible()
    assert desk.session.run_id != before
    assert card_of(desk, "welcomeCard") is None
    assert 1000 < desk.application.training.bar.speed < 10_000
    desk.session.pause()


def test_the_tour_goes_from_part_to_part_and_can_be_left(shared_desk):
    desk = shared_desk
    desk.do("welcomeAction")
    wait_for_card(desk)
    desk.do("tourAction")
    assert card_of(desk, "welcomeCard") is None
    card, texts = card_of(desk, "tourCard"), []
    for number in range(5):
        texts.append(card.findChild(QLabel, "tourCardText").text())
        assert not faults(card)
        assert desk.window.rect().contains(card.geometry())
        rings = desk.window.findChildren(QFrame, "tourRing")
        assert any(ring.isVisible() for ring in rings)
        if number == 0:
            (ring,) = [each for each in rings if each.isVisible()]
            pad = QRect(desk.pad.mapTo(desk.window, desk.pad.rect().topLeft()), desk.pad.size())
            assert ring.geometry().contains(pad.intersected(ring.geometry()))
            assert not card.geometry().intersects(pad)
        press(card, "tourNext")
    # Not to whatever comes next in the window, which Enter would press.
    assert desk.canvas.hasFocus()
    assert len(set(texts)) == 5
    assert card_of(desk, "tourCard") is None
    assert not [each for each in desk.window.findChildren(QFrame, "tourRing") if each.isVisible()]
    # From the start again; it lets one draw, go back, and leave by a key.
    desk.do("tourAction")
    press(card, "tourNext")
    press(card, "tourBack")
    assert card.findChild(QLabel, "tourCardText").text() == texts[0]
    assert desk.window.childAt(desk.pad.mapTo(desk.window, desk.pad.rect().center())) is not None
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    assert card_of(desk, "tourCard") is None


@pytest.mark.slow
def test_cards_fit_the_smallest_window_in_the_largest_type(build):
    preferences = Preferences(None)
    preferences.text_size = 200
    with speaking_pseudo():
        # Words of another language, which are longer.
        desk = build("digits-16x16", preferences).show(800, 480)
        desk.do("welcomeAction")
        card = wait_for_card(desk)
        card.findChild(QPushButton, "takeTour").click()
        desk.application.help._tour.leave()
        desk.do("welcomeAction")
        wait_for_card(desk)
    assert desk.window.rect().contains(card.geometry())
    press(card, "takeTour")
    card = card_of(desk, "tourCard")
    for _ in range(5):
        assert desk.window.rect().contains(card.geometry())
        assert "the " not in card.findChild(QLabel, "tourCardText").text().lower()
        for part in card.findChildren(QWidget):
            assert part.height() >= part.minimumSizeHint().height() or not part.isVisible()
        press(card, "tourNext")

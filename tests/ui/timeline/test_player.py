"""Playing: steps come by themselves until the last, or until the strip is used."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.timeline.sample import LAST, sample
from visualnet.ui.timeline.player import PLAY_MS, Player
from visualnet.ui.timeline.strip import TimelineStrip


@pytest.fixture
def player(qapp):
    made = Player(play_ms=300)
    made.show_timeline(sample())
    yield made
    made.stop()


@pytest.fixture
def due(player):
    steps = []
    player.step_due.connect(steps.append)
    return steps


@pytest.mark.parametrize("begin", [None, LAST, 0])
def test_it_plays_the_whole_run_from_the_first_step_to_the_last(qtbot, player, due, begin):
    with qtbot.waitSignal(player.ended):
        player.begin(begin)
    assert due[0] < 5_000
    assert due[-1] == LAST
    assert due == sorted(set(due))
    assert not player.is_playing


def test_it_plays_on_from_where_one_is(qtbot, player, due):
    with qtbot.waitSignal(player.ended):
        player.begin(5_000)
    assert due[0] >= 5_000
    assert due[-1] == LAST


def test_it_ends_where_it_is_stopped(qtbot, player, due):
    ended = []
    player.ended.connect(lambda: ended.append(len(due)))
    player.step_due.connect(lambda _step: player.stop() if len(due) == 2 else None)
    player.begin(None)
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [len(due)] == [2]
    player.stop()
    assert ended == [2]


def test_any_other_use_of_the_strip_stops_it(qtbot, player):
    strip = TimelineStrip()
    qtbot.addWidget(strip)
    strip.show_timeline(sample())
    player.stop_by(strip)
    for use in (
        lambda: QTest.keyClick(strip, Qt.Key.Key_Home),
        lambda: QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.rect().center()),
        lambda: QTest.keyClick(strip, Qt.Key.Key_Escape),
        lambda: QTest.keyClick(strip, Qt.Key.Key_F),
    ):
        player.begin(None)
        assert player.is_playing
        use()
        assert not player.is_playing


def test_a_run_of_no_steps_is_over_at_once(player, due):
    player.show_timeline(sample(0))
    player.begin(None)
    assert not player.is_playing
    assert due == [0]


def test_what_is_played_does_not_change_on_the_way(qtbot, player, due):
    player.begin(20_000)
    player.show_timeline(sample(10 * LAST))
    qtbot.waitUntil(lambda: not player.is_playing)
    assert due[-1] == LAST


def test_the_whole_run_takes_ten_seconds():
    assert PLAY_MS == 10_000

"""The strip as hands and eyes use it: signals come out of mouse, wheel and keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.listening import description, role, told
from tests.ui.timeline.sample import FLAGS, LAST, PER_EPOCH, sample
from visualnet.ui.spoken.interfaces import plain_text
from visualnet.ui.timeline.strip import TimelineStrip
from visualnet.ui.widgets.build import page

KEYS, LEFT = Qt.Key, Qt.MouseButton.LeftButton
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def strip(qtbot):
    made = TimelineStrip()
    qtbot.addWidget(made)
    made.show_timeline(sample(flags=FLAGS))
    made.resize(1_000, made.sizeHint().height())
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def heard(strip):
    """What the strip asked for, in order."""
    asked = []
    strip.step_dragged.connect(lambda step: asked.append(("dragged", step)))
    strip.step_chosen.connect(lambda step: asked.append(("chosen", step)))
    for name in ("fork", "now", "play"):
        getattr(strip, f"{name}_asked").connect(lambda name=name: asked.append(name))
    return asked


def place(strip, step, y=30):
    return QPoint(round(strip.axis().x_of(step)), y)


def press(strip, point):
    QTest.mousePress(strip, LEFT, pos=point)


def drag_to(strip, point):
    # QTest tells of no buttons that are held.
    event = mouse(strip, QEvent.Type.MouseMove, point, LEFT)
    QApplication.sendEvent(strip, event)


def mouse(strip, kind, point, held):
    where = QPointF(point)
    return QMouseEvent(kind, where, strip.mapToGlobal(where), Qt.MouseButton.NoButton, held, NONE)


def release(strip, point):
    QTest.mouseRelease(strip, LEFT, pos=point)


def turn(strip, up, across=0):
    where = QPointF(400, 20)
    turned = QWheelEvent(
        *(where, strip.mapToGlobal(where), QPoint(), QPoint(across, up)),
        *(Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(strip, turned)
    return turned.isAccepted()


def steps_of(heard, kind):
    return [asked[1] for asked in heard if asked[0] == kind]


def test_a_click_chooses_the_step_at_its_place(strip, heard):
    point = place(strip, 300)
    QTest.mouseClick(strip, LEFT, pos=point)
    (step,) = steps_of(heard, "chosen")
    assert step == strip.axis().step_at(point.x())
    assert heard == [("dragged", step), ("chosen", step)]
    assert strip.step == step


def test_a_click_near_a_flag_chooses_its_step(strip, heard):
    for flag in FLAGS:
        QTest.mouseClick(strip, LEFT, pos=place(strip, flag.step) + QPoint(4, 0))
        assert heard[-1] == ("chosen", flag.step)
    QTest.mouseClick(strip, LEFT, pos=place(strip, 700) + QPoint(9, 0))
    assert heard[-1][1] > 700


def test_dragging_tells_of_each_step_and_letting_go_chooses_the_last(strip, heard):
    press(strip, place(strip, LAST))
    assert heard == []  # the knob of now was taken, which moves nothing
    for step in (20_000, 5_000, 700, 30):
        drag_to(strip, place(strip, step))
    assert not steps_of(heard, "chosen")
    dragged = steps_of(heard, "dragged")
    assert dragged == sorted(dragged, reverse=True)
    assert len(dragged) == 4
    release(strip, place(strip, 30))
    assert heard[-1] == ("chosen", dragged[-1])


def test_dragging_goes_to_steps_beside_flags_too(strip, heard):
    press(strip, place(strip, 2_000))
    drag_to(strip, place(strip, 700) + QPoint(3, 0))
    assert heard[-1][1] != 700


def test_the_knob_in_the_hand_stays_there(strip, heard):
    press(strip, place(strip, 2_000))
    drag_to(strip, place(strip, 1_000))
    step = strip.step
    strip.show_step(900)  # as a keyframe that is shown meanwhile
    assert strip.step == step
    release(strip, place(strip, 1_000))
    strip.show_step(900)
    assert strip.step == 900


def test_the_knob_is_taken_where_it_is_seen(strip, heard):
    strip.show_step(500)
    point = place(strip, 500, y=10) + QPoint(12, 0)  # on its label
    press(strip, point)
    release(strip, point)
    assert heard == []
    press(strip, point)
    drag_to(strip, point + QPoint(5, 0))
    assert strip.step == strip.axis().step_at(strip.axis().x_of(500) + 5)


def test_a_drag_beyond_the_ends_stays_in_the_run(strip, heard):
    press(strip, place(strip, 2_000))
    drag_to(strip, QPoint(-300, 20))
    drag_to(strip, QPoint(3_000, 20))
    assert steps_of(heard, "dragged")[-2:] == [0, LAST]


def test_now_is_a_click_away_while_looking_back(strip, heard):
    strip.show_step(500)
    now = place(strip, LAST, y=10) + QPoint(20, 0)
    QTest.mouseClick(strip, LEFT, pos=now)
    assert heard == ["now"]


def test_other_buttons_are_left_to_others(strip, heard):
    QTest.mouseClick(strip, Qt.MouseButton.RightButton, pos=place(strip, 300))
    assert heard == []


@pytest.mark.parametrize(
    ("key", "held", "begin", "step"),
    [
        (KEYS.Key_Left, NONE, None, LAST - 1),
        (KEYS.Key_Left, NONE, 500, 499),
        (KEYS.Key_Right, NONE, 500, 501),
        (KEYS.Key_Left, SHIFT, 650, 600),
        (KEYS.Key_Right, SHIFT, 600, 900),
        (KEYS.Key_Left, SHIFT, 3, 2),
        (KEYS.Key_Left, CTRL, 4_000, 2 * PER_EPOCH),
        (KEYS.Key_Right, CTRL, 2 * PER_EPOCH, 3 * PER_EPOCH),
        (KEYS.Key_Left, CTRL, 700, 0),
        (KEYS.Key_Home, NONE, 500, 0),
        (KEYS.Key_End, NONE, 500, LAST),
        (KEYS.Key_Left, Qt.KeyboardModifier.KeypadModifier, 500, 499),
    ],
)
def test_keys_walk(strip, heard, key, held, begin, step):
    strip.show_step(begin)
    QTest.keyClick(strip, key, held)
    assert heard == [("chosen", step)]
    assert strip.step == step


@pytest.mark.parametrize("language", list(Qt.LayoutDirection))
def test_left_is_earlier_in_every_language(strip, heard, language):
    strip.setLayoutDirection(language)
    strip.show_step(500)
    QTest.keyClick(strip, KEYS.Key_Left)
    assert heard == [("chosen", 499)]
    assert strip.axis().x_of(499) < strip.axis().x_of(500)


def test_keys_stay_within_the_run(strip, heard):
    QTest.keyClick(strip, KEYS.Key_Right)
    strip.show_step(0)
    QTest.keyClick(strip, KEYS.Key_Left)
    QTest.keyClick(strip, KEYS.Key_Left, SHIFT)
    assert heard == []


def test_keys_play_fork_and_return(strip, heard):
    for key in (KEYS.Key_Space, KEYS.Key_F, KEYS.Key_Escape):
        QTest.keyClick(strip, key)
    assert heard == ["play", "fork"]  # now, there is nothing to return from
    strip.show_step(500)
    QTest.keyClick(strip, KEYS.Key_Escape)
    assert heard[-1] == "now"


@pytest.mark.parametrize(
    ("key", "held", "is_own"),
    [
        (KEYS.Key_Space, NONE, True),
        (KEYS.Key_Left, CTRL, True),
        (KEYS.Key_F, CTRL, False),
        (KEYS.Key_Up, NONE, False),
        (KEYS.Key_Left, Qt.KeyboardModifier.AltModifier, False),
    ],
)
def test_its_keys_go_before_shortcuts_of_the_window_and_no_others(strip, key, held, is_own):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
    event.ignore()
    QApplication.sendEvent(strip, event)
    assert event.isAccepted() == is_own


def test_the_wheel_goes_from_keyframe_to_keyframe_and_comes_to_rest(qtbot, strip, heard):
    strip.show_step(650)
    with qtbot.waitSignal(strip.step_chosen) as rest:
        for _ in range(2):
            assert turn(strip, -120)
        turn(strip, 120)
    assert steps_of(heard, "dragged") == [600, 300, 600]
    assert rest.args == [600]


def test_a_fine_wheel_is_added_up(strip, heard):
    strip.show_step(650)
    for _ in range(3):
        turn(strip, 40)
    assert heard == [("dragged", 900)]
    turn(strip, 0, across=120)
    assert heard[-1] == ("dragged", 600)


def test_the_card_tells_of_the_step_under_the_mouse(strip):
    card = strip._card
    QTest.mouseMove(strip, place(strip, 700) + QPoint(2, 0))
    assert card.isVisible()
    assert plain_text(card).startswith("Step 700 epoch 0.41 · loss ")
    assert "learning rate 0.1 → 0.01" in card.text()
    strip.describe_by(lambda step: f"<i>{step}\n& more")
    QTest.mouseMove(strip, place(strip, 64))
    assert plain_text(card) == "<i>64 & more"
    assert card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    assert not card.isVisible()


def test_the_card_leaves_what_stands_above_the_strip_in_sight(qtbot):
    above, strip = QWidget(), TimelineStrip()
    strip.show_timeline(sample())
    both = page(above, strip, gap=0)
    above.setMinimumHeight(24)
    qtbot.addWidget(both)
    both.setGeometry(100, 300, 600, 70)
    both.show()
    qtbot.waitExposed(both)
    strip.put_card_above(above)
    QTest.mouseMove(strip, QPoint(strip.width() // 2, 20))
    QTest.mouseMove(strip, QPoint(strip.width() // 2 + 30, 20))
    card = strip._card.geometry()
    assert card.bottom() < above.mapToGlobal(QPoint(0, 0)).y()
    assert abs(card.center().x() - strip.mapToGlobal(QPoint(strip.width() // 2 + 30, 0)).x()) < 3


def test_the_card_goes_with_the_strip(strip):
    QTest.mouseMove(strip, place(strip, 300))
    QTest.mouseMove(strip, place(strip, 64))
    strip.hide()
    assert not strip._card.isVisible()


def test_a_screen_reader_hears_a_slider_with_its_step(strip):
    assert role(strip) is QAccessible.Role.Slider
    assert told(strip) == "Timeline"
    assert description(strip).startswith("Now: Step 34,380 of 34,380, epoch 20.0, loss 0.1")
    strip.show_step(3 * PER_EPOCH + 100)
    words = told(strip, QAccessible.Text.Value)
    assert words.startswith("Step 5,257 of 34,380, epoch 3.1, loss ")
    assert "validation 90.0\u202f% at step 5,157" in words


def test_more_steps_may_come_while_one_looks_back(strip):
    strip.show_step(500)
    strip.show_timeline(sample(2 * LAST, FLAGS))
    assert strip.step == 500
    assert strip.axis().last_step == 2 * LAST


@pytest.mark.parametrize("last", [0, 1])
def test_runs_without_steps_and_of_one(strip, heard, last):
    strip.show_timeline(sample(last))
    assert not strip.grab().isNull()
    assert description(strip)
    QTest.mouseClick(strip, LEFT, pos=QPoint(300, 30))
    QTest.keyClick(strip, KEYS.Key_Home)
    turn(strip, -120)
    assert all(0 <= step <= last for _, step in heard)
    assert bool(heard) == bool(last)


def test_ten_million_steps(strip, heard):
    strip.show_timeline(sample(10**7))
    QTest.mouseClick(strip, LEFT, pos=place(strip, 1_000_000))
    assert heard[-1][1] == pytest.approx(1_000_000, rel=0.02)
    QTest.keyClick(strip, KEYS.Key_Left)
    assert heard[-1][1] == heard[-2][1] - 1
    assert not strip.grab().isNull()

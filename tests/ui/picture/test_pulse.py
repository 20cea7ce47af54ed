"""A pulse travels through the layers where single states can be followed, and nowhere else."""

from itertools import count, pairwise

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle

from tests.ui.fed import wait_told
from visualnet.paths import user_config_dir
from visualnet.training.control import StepUnit
from visualnet.ui.picture import pulse as motion_module
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences


@pytest.fixture
def desk(reused_desk):
    """A window whose picture is complete, with no drawing."""
    return made_ready(reused_desk)


def made_ready(desk):
    desk.do("clearPadAction")
    desk.wait_at_rest()
    desk.motion = desk.application.picture.motion
    desk.wait(lambda: not desk.motion.is_moving)
    # The next state comes after a rest.
    desk.motion._came_at -= 10
    return desk


def step(desk, unit=StepUnit.EXAMPLE):
    desk.session.step(unit)
    desk.wait(lambda: desk.motion.is_moving)


def light(desk):
    """How much there is to see in each column of the canvas, (width,)."""
    image = desk.canvas.grab().toImage()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    rows = rows[120 : image.height() - 60, :, :3].astype(int)
    return np.abs(rows - rows[0, 0]).sum(axis=(0, 2))


def column(desk, layer):
    return int(desk.canvas.position_of((layer, 5)).x())


def seen_share(desk, share, is_forward=True):
    """The light at the layers while the pulse is so far on its way, over that without a pulse."""
    desk.canvas.hide_pulse()
    whole = light(desk)
    desk.canvas.show_pulse(share, is_forward)
    during = light(desk)
    desk.canvas.hide_pulse()
    near = [slice(column(desk, layer) - 8, column(desk, layer) + 8) for layer in (1, 2, 3)]
    return [during[part].sum() / whole[part].sum() for part in near]


@pytest.mark.slow
def test_a_step_of_one_example_sends_a_pulse_that_ends_by_itself(desk):
    step(desk)
    assert desk.canvas._item.pulse.isVisible()
    desk.wait(lambda: not desk.motion.is_moving)
    assert not desk.canvas._item.pulse.isVisible()
    assert not desk.motion._beat.isActive()
    assert not desk.motion._delay.isActive()


@pytest.mark.slow
def test_the_pulse_reaches_the_layers_one_after_the_other(desk):
    step(desk)
    desk.wait(lambda: not desk.motion.is_moving)
    first, second, third = seen_share(desk, 0.02)
    assert max(first, second, third) < 0.6
    first, second, third = seen_share(desk, 0.36)
    assert first > 0.95
    assert third < 0.6
    assert min(seen_share(desk, 0.99)) > 0.95


@pytest.mark.slow
def test_the_gradient_goes_backwards(desk):
    desk.do("gradientModeAction")
    desk.wait_for_picture()
    desk.motion._came_at -= 10
    step(desk, StepUnit.BATCH)
    assert not desk.motion._is_forward
    desk.wait(lambda: not desk.motion.is_moving)
    first, _second, third = seen_share(desk, 0.35, is_forward=False)
    assert third > 0.95
    assert first < 0.6


@pytest.mark.slow
def test_at_one_example_a_second_every_example_has_its_pulse(desk, monkeypatch):
    begun = []
    show = desk.canvas.show_pulse

    def noted(share, forward):
        begun.append(share)
        show(share, forward)

    monkeypatch.setattr(desk.canvas, "show_pulse", noted)
    desk.slide("speedSlider", 0)
    desk.do("playAction")
    desk.wait(lambda: sum(b < a for a, b in pairwise(begun)) >= 2)
    desk.do("playAction")


@pytest.mark.slow
def test_at_full_speed_there_is_none(desk, monkeypatch):
    # However slow the machine is.
    clock = count()
    monkeypatch.setattr("visualnet.ui.picture.pulse.perf_counter", lambda: next(clock) / 30)
    shown = []
    monkeypatch.setattr(desk.canvas, "show_pulse", lambda share, _forward: shown.append(share))
    desk.train(300)
    frames = []
    desk.canvas.frame_shown.connect(frames.append)
    desk.do("playAction")
    desk.wait(lambda: len(frames) > 15)
    assert not desk.motion.is_moving
    shown.clear()
    desk.wait(lambda: len(frames) > 30)
    assert shown == []
    desk.do("playAction")


@pytest.mark.slow
def test_drawing_sends_none(desk):
    with wait_told(desk, desk.canvas.frame_shown):
        desk.draw_seven()
    desk.wait_at_rest()
    assert not desk.motion._delay.isActive()
    assert not desk.motion.is_moving


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["change", "change_since_mark"])
def test_what_has_come_about_over_time_does_not_travel(desk, mode):
    desk.do(f"{mode}ModeAction")
    with wait_told(desk, desk.canvas.frame_shown, lambda frame: frame.progress.step == 1):
        desk.session.step(StepUnit.BATCH)
    assert not desk.motion._delay.isActive()
    assert not desk.motion.is_moving


# Reduced motion


@pytest.mark.slow
def test_reduced_motion_stops_it_at_once_and_is_remembered(build):
    desk = build().show()
    desk.wait_for_picture()
    made_ready(desk)
    step(desk)
    QTest.keySequence(desk.window, "Ctrl+Shift+M")
    assert desk.action("reduceMotionAction").isChecked()
    assert not desk.motion.is_moving
    desk.motion._came_at -= 10
    with wait_told(desk, desk.canvas.frame_shown):
        desk.session.step(StepUnit.EXAMPLE)
    assert not desk.motion._delay.isActive()
    assert not desk.motion.is_moving
    desk.window.close()
    later = build().show()
    assert later.action("reduceMotionAction").isChecked()
    later.do("reduceMotionAction")
    assert not later.action("reduceMotionAction").isChecked()


@pytest.mark.parametrize(("milliseconds", "reduced"), [(0, True), (200, False)])
def test_the_systems_wish_holds_until_another_is_told(build, monkeypatch, milliseconds, reduced):
    class Style:
        def styleHint(self, hint):
            assert hint == QStyle.StyleHint.SH_Widget_Animation_Duration
            return milliseconds

    monkeypatch.setattr(
        motion_module, "QApplication", type("Application", (), {"style": staticmethod(Style)})
    )
    desk = build()
    assert desk.action("reduceMotionAction").isChecked() is reduced
    assert desk.application.preferences.reduces_motion is None


@pytest.mark.parametrize("text", ["", "maybe", "1"])
def test_a_file_that_says_anything_leaves_it_to_the_system(text):
    path = user_config_dir() / "visualnet.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"[picture]\nreduced%20motion={text}\n")
    assert Preferences(path.with_name("preferences.json")).reduces_motion is None


@pytest.mark.slow
def test_at_rest_no_timer_runs(desk):
    step(desk)
    desk.wait(lambda: not desk.motion.is_moving)
    desk.wait_at_rest()
    assert desk.session.state is State.PAUSED
    assert not desk.motion._beat.isActive()


def test_the_outputs_are_read_while_a_pulse_travels(desk):
    right = column(desk, 3) + 15

    def words():
        image = desk.canvas.grab().toImage()
        return image.copy(right, 120, image.width() - right, image.height() - 180)

    desk.canvas.hide_pulse()
    before = words()
    desk.canvas.show_pulse(0.1, True)
    assert words() == before
    desk.canvas.show_pulse(0.9, False)
    assert words() == before
    desk.canvas.hide_pulse()

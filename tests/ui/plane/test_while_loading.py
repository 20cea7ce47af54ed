"""What is asked for while data are on their way: none of it is lost when they arrive."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from tests.ui.plane.test_acts_in_one_turn import settle
from visualnet.ui.session.open_run import State


@pytest.fixture
def accepting(plane):
    """The window, in which a new network for other data is accepted."""
    plane.application.context.data.new_network_needed.connect(lambda offer: offer.accept())
    return plane


def test_settings_changed_while_data_are_loading_stay(accepting):
    session, data = accepting.session, accepting.application.context.data
    data.open_source("circle")
    session.change(learning_rate=0.003, momentum=0.5)
    accepting.wait(lambda: session.config.dataset == "circle")
    assert (session.config.learning_rate, session.config.momentum) == (0.003, 0.5)


def test_settings_changed_while_points_are_made_anew_stay(accepting):
    session, data = accepting.session, accepting.application.context.data
    data.prepare({"noise": 0.2})
    session.change(learning_rate=0.003)
    accepting.wait(lambda: session.config.noise == 0.2)
    assert session.config.learning_rate == 0.003


@pytest.mark.parametrize(
    "acts",
    [
        (("prepare", {"noise": 0.2}), ("prepare", {"train_share": 0.3})),
        (("prepare", {"noise": 0.2}), ("open", "circle"), ("prepare", {"train_share": 0.3})),
        (("open", "circle"), ("prepare", {"noise": 0.2}), ("features", "x,y,x2")),
    ],
)
def test_what_is_asked_of_data_in_one_turn_comes_together(accepting, acts):
    session, data = accepting.session, accepting.application.context.data
    ways = {
        "prepare": data.prepare,
        "open": data.open_source,
        "features": accepting.application.plane._choose_features,
    }
    wanted = {}
    for way, what in acts:
        ways[way](what)
        wanted |= what if isinstance(what, dict) else {}
        wanted |= {"open": {"dataset": what}, "features": {"features": what}}.get(way, {})
    accepting.wait(lambda: {name: getattr(session.config, name) for name in wanted} == wanted)
    settle(accepting)
    assert {name: getattr(session.config, name) for name in wanted} == wanted


def test_a_draft_of_settings_is_there_still_when_other_data_arrive(accepting):
    session, context = accepting.session, accepting.application.context
    panel = accepting.settings
    context.data.open_source("circle")
    panel.propose({"hidden": (5, 3)})
    accepting.wait(lambda: session.config.dataset == "circle")
    assert panel.draft().hidden == (5, 3)
    assert panel.draft().dataset == "circle"
    assert session.config.hidden == (4, 4)


@pytest.mark.parametrize(
    "acts",
    [
        (("open", "circle"), ("apply", {"hidden": (5, 3)})),
        (("apply", {"hidden": (5, 3), "dataset": "circle"}), ("open", "moons")),
        (("apply", {"hidden": (5, 3), "dataset": "circle"}), ("prepare", {"noise": 0.2})),
        (("prepare", {"noise": 0.2}), ("apply", {"hidden": (5, 3)})),
        (("prepare", {"noise": 0.2}), ("apply", {"hidden": (5, 3), "data_seed": 4})),
        (("open", "circle"), ("apply", {"hidden": (5, 3)}), ("apply", {"hidden": (6,)})),
        (("open", "circle"), ("apply", {"hidden": (5, 3)}), ("prepare", {"noise": 0.2})),
        (("open", "circle"), ("apply", {"hidden": (5, 3), "dataset": "moons"})),
    ],
)
def test_new_settings_and_other_data_asked_for_in_one_turn_come_together(accepting, acts):
    session, data = accepting.session, accepting.application.context.data
    draft, wanted = session.config, {}
    for way, what in acts:
        if way == "apply":
            draft = draft.changed(**what)
            data.apply(draft)
        else:
            {"prepare": data.prepare, "open": data.open_source}[way](what)
        wanted |= what if isinstance(what, dict) else {"dataset": what}
    settle(accepting)
    accepting.wait(lambda: {name: getattr(session.config, name) for name in wanted} == wanted)
    assert session.network.layer_sizes[1:-1] == wanted["hidden"]
    settle(accepting)
    assert {name: getattr(session.config, name) for name in wanted} == wanted


def test_points_painted_before_other_data_are_there_say_that_those_do_not_come(accepting):
    desk, session = accepting, accepting.session
    view = desk.application.plane.panel.view
    desk.window.findChild(QCheckBox, "paintPoints").setChecked(True)
    settle(desk)
    desk.application.context.data.open_source("circle")
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    assert desk.notice == (
        "Circle was not opened, as you changed the points before it was there. Open it again."
    )
    settle(desk)
    assert session.config.dataset != "circle"


@pytest.mark.parametrize("first", ["click", "play"])
def test_a_point_painted_and_play_in_one_turn_are_both_done(accepting, first):
    desk, session = accepting, accepting.session
    view = desk.application.plane.panel.view
    desk.window.findChild(QCheckBox, "paintPoints").setChecked(True)
    settle(desk)
    before = len(session.dataset.train) + len(session.dataset.test)
    acts = [
        lambda: QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().center()),
        lambda: desk.do("playAction"),
    ]
    for act in acts if first == "click" else reversed(acts):
        act()
    desk.wait(lambda: len(session.dataset.train) + len(session.dataset.test) == before + 1)
    desk.wait(lambda: session.state is State.RUNNING)
    step = session.shown_step
    desk.wait(lambda: session.shown_step > step)
    session.pause()

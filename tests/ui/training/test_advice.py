"""Advice that is followed again and again, as an adviser gives it from run to run."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from visualnet.errors import DivergedError
from visualnet.training.config import TrainingConfig
from visualnet.training.history import MetricLog
from visualnet.ui.jobs.feed import Feed
from visualnet.ui.jobs.hand import Hand
from visualnet.ui.session.open_run import State
from visualnet.ui.training.advice import Adviser
from visualnet.ui.training.advice_bar import AdviceBar


class HopelessSession(QObject):
    """A session whose every run diverges at the rate that is set."""

    run_changed, state_changed = Signal(), Signal(object)

    def __init__(self):
        super().__init__()
        self.log, self.state = MetricLog(), State.IDLE
        self.config = TrainingConfig(activation="relu", learning_rate=5.0)
        self.failure = self.features = None

    def play(self):
        self.failure = DivergedError(300, self.config.learning_rate, "the loss is no number")
        self.state = State.FAILED
        self.state_changed.emit(self.state)

    def restart_with(self, **settings):
        self.apply(self.config.changed(**settings))

    def apply(self, config):
        self.config, self.failure, self.state = config, None, State.FAILED
        self.run_changed.emit()


class Frames:
    def __init__(self):
        self.frame_ready = Feed()


@pytest.fixture
def followed(qtbot):
    """A session with its adviser, and the remedy that the bar offers."""
    session, bar = HopelessSession(), AdviceBar()
    qtbot.addWidget(bar)
    frames = Frames()
    data, pad = SimpleNamespace(cancel=lambda: None), SimpleNamespace(hand=Hand())
    Adviser(SimpleNamespace(session=session, frames=frames, data=data, pad=pad), bar)
    session.play()

    def offered():
        button = bar.findChild(QPushButton, "adviceRemedy")
        return None if bar.isHidden() or button.isHidden() else button.text()

    return session, bar, offered


def test_a_chain_of_advice_comes_to_an_end(followed):
    _session, bar, offered = followed
    texts = []
    while offered() is not None and len(texts) < 9:
        texts.append(offered())
        bar.findChild(QPushButton, "adviceRemedy").click()
    assert len(texts) == len(set(texts)) == 4
    assert texts[:2] == ["Restart with learning rate 0.1", "Restart with learning rate 0.01"]
    assert not bar.isHidden()


def test_settings_of_ones_own_begin_anew(followed):
    session, bar, offered = followed
    while offered() is not None:
        bar.findChild(QPushButton, "adviceRemedy").click()
    session.apply(TrainingConfig(hidden=(9,), learning_rate=7.0))
    session.play()
    assert offered() == "Restart with learning rate 0.1"


def test_new_weights_of_the_same_settings_do_not(followed):
    session, bar, offered = followed
    while offered() is not None:
        bar.findChild(QPushButton, "adviceRemedy").click()
    session.apply(session.config.changed(seed=session.config.seed + 1))
    session.play()
    assert offered() is None

"""Everything under tests/ui runs without a screen, on settings of its own."""

import gc
import os
from collections import OrderedDict
from functools import cache
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.putting_back import AtFirst
from visualnet.errors import VisualNetError
from visualnet.models.bundled import FIRST_MODEL, resolve_model
from visualnet.models.formats import open_model
from visualnet.training.config import TrainingConfig
from visualnet.training.evaluation import evaluate
from visualnet.training.loading import load_dataset_of, with_data_of
from visualnet.ui.app import build_window
from visualnet.ui.demo.demo import seven
from visualnet.ui.look import icons
from visualnet.ui.look.theme import apply_theme, current_scale, current_theme, load_theme
from visualnet.ui.picture import connection_image
from visualnet.ui.session.frames import FrameMaker
from visualnet.ui.session.open_run import State
from visualnet.ui.session.pad_state import PadState
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.session import Session
from visualnet.ui.session.training_thread import end_all_threads
from visualnet.ui.spoken.interfaces import install_interfaces
from visualnet.ui.window.bars import NoticeBar
from visualnet.ui.window.context import Context

_TIMEOUT_MS = 60_000
"""How long anything is waited for; it only ends a test that would wait for ever."""

# The tests read the window's numbers as English, whatever the language of the desktop.
QLocale.setDefault(QLocale.c())

MNIST = TrainingConfig()
"""Settings that name MNIST as the program takes it; the tests have it in memory already."""


class PatientBot(QtBot):
    """pytest-qt's, which gives up after 5 s; a machine that does much else needs longer."""

    def waitUntil(self, callback, *, timeout=_TIMEOUT_MS):
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=_TIMEOUT_MS, **others):
        return super().waitSignal(signal, timeout=timeout, **others)

    def waitExposed(self, widget, *, timeout=_TIMEOUT_MS):
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget, *, timeout=_TIMEOUT_MS):
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp, request):
    return PatientBot(request)


@pytest.fixture(autouse=True, scope="session")
def _icons_are_drawn_once(qapp):
    """All windows have the same icons."""
    before = icons._renderer, icons._drawn
    caches = icons._renderer, icons._drawn = cache(before[0]), cache(before[1])
    yield
    icons._renderer, icons._drawn = before
    for each in caches:
        each.cache_clear()


@pytest.fixture(autouse=True, scope="session")
def _views_say_what_they_show(qapp):
    """Views that are tested without a window are told to a screen reader as in one."""
    install_interfaces()


@pytest.fixture(autouse=True, scope="session")
def _clipboard_is_left_empty(qapp):
    """Without a screen Qt would destroy what Python put there after Python's end, and crash."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True, scope="session")
def _rasters_are_built_once():
    """Most windows show the same network at the same size; its raster takes 0.1 s of a core."""
    build, kept = connection_image.build_raster, OrderedDict()

    def build_once(layout, selection, *view, dash):
        seen = (*layout.positions, *layout.radii, *selection.sources, *selection.targets)
        lines = np.concatenate([np.ravel(array) for array in seen]).tobytes()
        key = (layout.layer_sizes, layout.input_rect, lines, view, dash)
        if key not in kept:
            kept[key] = build(layout, selection, *view, dash=dash)
            if len(kept) > 4:
                kept.popitem(last=False)
        # That of the usual size stays, however many others there are.
        kept.move_to_end(key)
        return kept[key]

    connection_image.build_raster = build_once
    yield
    connection_image.build_raster = build


_MOVING = ("picture", "picture_export")
"""Folders whose tests want the pulse: up to a second after each state, and a sixth of its work."""


@pytest.fixture(autouse=True, scope="module")
def _no_pulse_where_none_is_meant(request):
    """There the desktop asks for no animations, as far as its windows can tell."""
    with pytest.MonkeyPatch.context() as patch:
        if request.path.relative_to(Path(__file__).parent).parts[0] not in _MOVING:
            patch.setattr("visualnet.ui.picture.feature.system_reduces_motion", lambda: True)
        yield


@pytest.fixture(autouse=True)
def _own_user_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def _deleted_widgets_are_gone(qapp):
    """Without it the widgets of former tests live on, and each new theme styles them all."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _themes_are_of_one_test(qapp, _deleted_widgets_are_gone):
    yield
    if current_theme() is not load_theme("dark"):
        apply_theme(qapp, load_theme("dark"), current_scale())


_WINDOWS_KEPT = 5
"""What so many windows leave is collected at once, which takes a tenth of a second."""

_windows_left = [0]
_shared = []
"""The window of the file, where it has one."""


class Desk:
    """A whole window and the hands of someone who uses it."""

    def __init__(self, qtbot, window):
        self.qtbot = qtbot
        self.window = window
        self.application = window.application
        self.session = window.application.session
        self.view = window.application.picture.view
        self.canvas = self.view.canvas
        self.drawing = window.application.pad.panel
        self.pad_state = window.application.context.pad
        self.pad = window.findChild(QWidget, "drawingPad")

    @property
    def settings(self):
        """The form of settings, whether it was looked at before or not."""
        return self.application.panels._fill("settings").panel

    @property
    def charts(self):
        return self.application.panels._fill("charts").panel

    def menu(self, name):
        """A menu that is filled when it is opened: recent, models or data."""
        return self.window.findChild(QMenu, f"{name}Menu")

    def wait(self, condition):
        self.qtbot.waitUntil(condition)

    def wait_at_rest(self):
        """Until nothing moves any more: the last state is shown."""
        clock, frames = self.session.clock, self.application.context.frames
        self.wait(
            lambda: (
                not (
                    clock._beat.isActive()
                    or clock._soon.isActive()
                    or frames.is_waiting
                    or not self.canvas.is_settled
                )
            )
        )

    def show(self, width=1366, height=768):
        self.window.resize(width, height)
        self.window.show()
        self.window.resize(width, height)
        self.qtbot.waitExposed(self.window)
        self.wait(lambda: self.session.dataset is not None)
        self.wait_at_rest()
        return self

    def wait_for_picture(self):
        """Until the connections of what is seen are drawn."""
        self.wait(lambda: self.view.is_complete)

    def action(self, name):
        found = self.window.findChild(QAction, name)
        assert found is not None, name
        return found

    def do(self, name):
        action = self.action(name)
        assert action.isEnabled(), f"{name} is disabled"
        action.trigger()

    def open_dock(self, name):
        """Bring a dock to the front by its key; returns what stands in it."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        dock = self.window.docks[name]
        if not dock.is_in_front:
            QTest.keySequence(self.window, dock.toggleViewAction().shortcut())
        self.wait(lambda: dock.is_in_front)
        # What has another size now lays itself out when Qt comes to it.
        QApplication.processEvents()
        return dock.panel

    def press(self, panel, text):
        """Click the button with this text or name in a panel."""
        buttons = panel.findChildren(QAbstractButton)
        (button,) = [b for b in buttons if text in (b.text(), b.objectName())]
        assert button.isEnabled(), text
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def wait_for_data(self, condition):
        """Wait for data to be there; a new network is started where they ask for one."""

        def is_there():
            for box in self.window.findChildren(QMessageBox, "newNetworkQuestion"):
                if box.isVisible():
                    box.defaultButton().click()
            return condition()

        self.wait(is_there)

    def text(self, name):
        return self.window.findChild(QLabel, name).text()

    def step_shown(self):
        """The step of the read-out, 0 before the first frame."""
        text = self.text("statusStep").replace(",", "")
        return 0 if text == "–" else int(text)

    @property
    def answer(self):
        return self.text("predictionLabel")

    @property
    def notice(self):
        """The newest sentence over the picture, empty where none is shown."""
        return "" if self.window.notices.isHidden() else self.window.notices.sentences[0]

    def parameters(self):
        return self.session.network.parameters

    def train(self, steps=20):
        """Learn at least so many steps, then pause."""
        epochs = self.session.config.epochs
        assert epochs is None or epochs * len(self.session.dataset.train) > 300_000, (
            "it may be over before it is paused: let it have epochs=None"
        )
        begun = self.step_shown()
        self.do("playAction")
        self.wait(lambda: self.step_shown() >= begun + steps)
        self.do("playAction")
        self.wait_at_rest()
        assert self.session.state is State.PAUSED

    def slide(self, name, value):
        self.window.findChild(QSlider, name).setValue(value)

    def press_pen(self, x, y):
        QTest.mousePress(self.pad, Qt.MouseButton.LeftButton, pos=QPoint(x, y))

    def move_pen(self, x, y):
        QTest.mouseMove(self.pad, QPoint(x, y))

    def lift_pen(self, x, y):
        QTest.mouseRelease(self.pad, Qt.MouseButton.LeftButton, pos=QPoint(x, y))

    def draw_seven(self, lift=True):
        ((first, *others),) = [[(round(x), round(y)) for x, y in s] for s in seven(self.pad.side())]
        self.press_pen(*first)
        for point in others:
            self.move_pen(*point)
        if lift:
            self.lift_pen(*others[-1])
        return others[-1]

    def hover(self, neuron):
        view, place = self.canvas.viewport(), self.canvas.position_of(neuron).toPoint()
        QTest.mouseMove(view, place)
        if self.canvas.pointing.hovered != neuron:
            # The mouse was there already, in another window perhaps: no move was told.
            QTest.mouseMove(view, QPoint(2, 2))
            QTest.mouseMove(view, place)

    def leave_canvas(self):
        QApplication.sendEvent(self.canvas, QEvent(QEvent.Type.Leave))

    def facts(self):
        """The words beside the neuron that is looked at, None where there are none."""
        panel = self.window.findChild(QWidget, "neuronFacts")
        return panel.findChild(QLabel).text() if panel.isVisible() else None

    def destroy(self):
        self.application.never_ask()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _collects_between_tests():
    """Keep Python's collector from destroying widgets in the midst of a call into Qt.

    Such a call can wait for a lock that it holds itself, for ever. So `build` collects.
    """
    gc.disable()


_accuracies = {}


def have_at_hand(mnist, monkeypatch):
    """Let windows find MNIST loaded already, and what was measured on its test images."""

    def measured(network, images, labels):
        if images is not mnist.test.images:
            return evaluate(network, images, labels)
        key = network.layer_sizes, network.activations, network.parameters.tobytes()
        if key not in _accuracies:
            _accuracies[key] = evaluate(network, images, labels)
        return _accuracies[key]

    for module in ("data.data_loader", "data.ways", "new_runs"):
        monkeypatch.setattr(
            f"visualnet.ui.session.{module}.load_dataset_of",
            lambda config, *features: (
                mnist
                if config == with_data_of(config, MNIST)
                else load_dataset_of(config, *features)
            ),
        )
    monkeypatch.setattr("visualnet.ui.session.data.measuring.evaluate", measured)


@pytest.fixture
def build(qtbot, mnist, monkeypatch):
    """Build windows as an application does, on a data set that is loaded already."""
    have_at_hand(mnist, monkeypatch)
    desks = []

    def built(*arguments):
        for desk in _shared:
            # Two windows in one place would share the mouse.
            desk.window.hide()
        desks.append(Desk(qtbot, build_window(*arguments)))
        return desks[-1]

    yield built
    for desk in desks:
        desk.destroy()
    end_all_threads()
    _windows_left[0] += len(desks)
    desks.clear()
    if _windows_left[0] >= _WINDOWS_KEPT:
        _windows_left[0] = 0
        # What windows leave goes here, not in the midst of a call into Qt, which can deadlock then.
        gc.collect()
        if not gc.get_freeze_count():
            # What the first ones loaded stays; each further collection takes half the time without.
            gc.freeze()


@pytest.fixture
def desk(build):
    """A window that is shown and at rest."""
    return build().show()


@pytest.fixture(scope="module")
def _window_of_the_file(qapp, mnist, request, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        have_at_hand(mnist, patch)
        folder = tmp_path_factory.mktemp("shared")
        for kind in ("CONFIG", "STATE", "DATA"):
            patch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
        preferences = Preferences(folder / "preferences.json")
        desk = Desk(PatientBot(request), build_window(preferences=preferences))
        _shared.append(desk)
        yield desk
        _shared.clear()
        desk.destroy()
        end_all_threads()


@pytest.fixture
def shared_window(_window_of_the_file):
    """A window for a whole file of tests, with its picture complete."""
    desk = _window_of_the_file
    if not desk.window.isVisible():
        desk.show()
    desk.wait_for_picture()
    return desk


@pytest.fixture
def shared_desk(shared_window):
    """The window of the file, for tests that only look.

    Pointing, zoom, mode and size are put back after each; whatever else they change, they fail.
    """
    desk = shared_window

    def state():
        docks = {name: dock.isHidden() for name, dock in desk.window.docks.items()}
        return desk.session.run_id, desk.step_shown(), desk.pad_state.content, docks

    before = state()
    yield desk
    for dialog in desk.window.findChildren(QDialog):
        dialog.reject()
    desk.window.resize(1366, 768)
    desk.do("flowModeAction")
    desk.canvas.reset_zoom()
    desk.leave_canvas()
    QTest.keyClick(desk.canvas, Qt.Key.Key_Escape)
    desk.window.notices.clear()
    desk.wait_at_rest()
    desk.wait_for_picture()
    assert state() == before


@pytest.fixture(scope="module")
def _first_of_the_file():
    return []


@pytest.fixture
def reused_desk(shared_window, _first_of_the_file):
    """The window of the file, for tests that draw, train, undo and set what they like.

    It takes a tenth of a new one's time to put it back; where that does not succeed, they fail.
    """
    if not _first_of_the_file:
        _first_of_the_file.append(AtFirst(shared_window))
    yield shared_window
    _first_of_the_file[0].put_back()


class WorkDoneAtOnce:
    """Jobs without threads."""

    def submit(self, work, on_done, on_error=None):
        try:
            result = work()
        except VisualNetError as error:
            on_error(error)
        else:
            on_done(result)


@pytest.fixture
def fake_context(qtbot):
    """What a dock is given, without a window: a session that still waits for its data.

    `window.notices` hears what is said; what loads data and keeps runs is missing.
    """
    window = QObject()
    window.notices = NoticeBar()
    window.actions_ = None
    qtbot.addWidget(window.notices)
    document = open_model(resolve_model(FIRST_MODEL))
    session = Session(document, FIRST_MODEL, window, config=TrainingConfig(epochs=None))
    pad = PadState(session, window)
    work = WorkDoneAtOnce()
    yield Context(
        window=window,
        session=session,
        pad=pad,
        frames=FrameMaker(session, pad, window),
        data=None,
        run_log=None,
        jobs=work,
        saving=work,
        preferences=Preferences(None),
    )
    session.close()
    end_all_threads()

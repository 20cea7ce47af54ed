import gc
import threading
import weakref

import pytest

from visualnet.ui import memory as collector
from visualnet.ui.memory import collecting_between_events


class Thing:
    def __init__(self):
        self.me = self


@pytest.fixture
def threads(monkeypatch):
    """The threads that have collected."""
    monkeypatch.setattr(collector, "COLLECT_MS", 20)
    found = []

    def note(phase, _facts):
        if phase == "start":
            found.append(threading.current_thread())

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def make_garbage():
    things = [Thing() for _ in range(5000)]
    return weakref.ref(things[-1])


def test_garbage_of_any_thread_is_collected_in_this_one(qtbot, threads):
    gone = []
    with collecting_between_events():
        threads.clear()
        worker = threading.Thread(target=lambda: gone.append(make_garbage()))
        worker.start()
        worker.join()
        assert threads == []
        assert gone[0]() is not None
        qtbot.waitUntil(lambda: gone[0]() is None)
        assert set(threads) == {threading.main_thread()}


def test_the_collector_is_itself_again_afterwards(qtbot, threads):
    with collecting_between_events():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0

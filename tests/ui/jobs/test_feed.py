"""Feeds: what comes with every frame."""

import sys
import threading

import pytest

from visualnet.ui.jobs.feed import Feed


def test_listeners_are_told_in_the_order_in_which_they_came():
    feed, told = Feed(), []
    feed.connect(lambda value: told.append(("first", value)))
    feed.connect(lambda value: told.append(("second", value)))
    feed.emit(1)
    feed.emit(2)
    assert told == [("first", 1), ("second", 1), ("first", 2), ("second", 2)]


def test_who_disconnects_is_told_no_longer_even_while_it_is_told():
    feed, told = Feed(), []

    def once(value):
        told.append(value)
        feed.disconnect(once)

    feed.connect(once)
    feed.connect(told.append)
    feed.emit(1)
    feed.emit(2)
    assert told == [1, 1, 2]
    with pytest.raises(ValueError):
        feed.disconnect(once)


def test_what_a_listener_raises_reaches_the_hook_and_the_others_are_told(monkeypatch):
    raised, told = [], []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: raised.append(kind))
    feed = Feed()
    feed.connect(lambda value: 1 / value)
    feed.connect(told.append)
    feed.emit(0)
    assert raised == [ZeroDivisionError]
    assert told == [0]


def test_telling_hands_pythons_lock_to_no_other_thread():
    """As a signal of Qt does at each receiver; another thread would count on in between."""
    feed, counted, begin = Feed(), [0], threading.Event()

    def count():
        begin.wait(30)
        for number in range(1, 1_000_000):
            counted[0] = number

    seen = []
    for _ in range(5):
        feed.connect(lambda _value: seen.append(counted[0]))
    thread = threading.Thread(target=count)
    thread.start()
    before = sys.getswitchinterval()
    # So long that nobody who does not hand it over loses the lock.
    sys.setswitchinterval(100.0)
    try:
        begin.set()
        feed.emit(None)
    finally:
        sys.setswitchinterval(before)
    thread.join(30)
    assert counted[0] == 999_999
    assert seen == [0] * 5

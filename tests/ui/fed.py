"""Waiting in a test for what a feed tells."""

from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal


class _Told(QObject):
    told = Signal(object)

    def tell(self, value):
        self.told.emit(value)


@contextmanager
def wait_told(desk, feed, check=None):
    """Leave the block once the feed has told a value. check: which values count."""
    heard = _Told()
    feed.connect(heard.tell)
    try:
        with desk.qtbot.waitSignal(heard.told, check_params_cb=check):
            yield
    finally:
        feed.disconnect(heard.tell)

"""The notice bar: what was done, which fades, and what went wrong, which stays while it holds."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPropertyAnimation, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QWidget

from visualnet.number_text import count_text
from visualnet.ui.look.translation import Texts
from visualnet.ui.widgets.build import muted
from visualnet.ui.window.floating import Column, FloatingBar

_tr = Texts("NoticeBar")

_MOST = 3
"""Notices at the same time; more would cover the picture."""

_FADE_MS = 400


class Notice(FloatingBar):
    """One sentence. Good news goes by itself, but not while the pointer or the focus is on it."""

    ended = Signal()
    """It was closed, or has faded."""

    def __init__(self, sentence: str, topic: str, is_error: bool, parent: QWidget) -> None:
        """topic: what it is about; a newer notice of the same takes its place."""
        # Without a parent it would be a window for a moment, and take the focus.
        super().__init__("notice", "", parent)
        self.setAccessibleName(self.tr("Error") if is_error else self.tr("Notice"))
        self.topic, self.sentence, self.is_error = topic, sentence, is_error
        self.fades = True
        self.ms = 0
        """How long it stays once it is shown; 0: until it is closed."""
        self._fading: QPropertyAnimation | None = None
        self.text.setProperty("role", "error" if is_error else "")
        self.more = muted("", "moreNotices", wraps=False)
        self.more.setToolTip(self.tr("Close this notice to see the one before"))
        self.more.hide()
        self._row.addWidget(self.more)
        self.add_close(
            "closeNotice",
            self.tr("Close this notice"),
            self.tr("Close this notice (Esc)"),
            self.ended,
        )
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._fade_out)
        self._has_pointer = False
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - there is a window
        application.focusChanged.connect(self._pause_or_go_on)

    def begin(self, fades: bool) -> None:
        """Show it; from now on it goes after its time. fades: slowly."""
        self.fades = fades
        self.say(self.sentence)
        self._timer.setInterval(self.ms)
        self._pause_or_go_on()

    def keep_room_for_more(self, count: int) -> None:
        """Keep room to say that as many others wait, so that saying it moves nothing."""
        self.more.setVisible(count > 0)
        self.more.setFixedWidth(self.more.fontMetrics().horizontalAdvance(_more_text(count)) + 2)
        self.updateGeometry()

    def tell_of_more(self, count: int) -> None:
        """Say how many others have no room; 0: all are seen."""
        text = _more_text(count) if count else ""
        if text != self.more.text():
            self.more.setText(text)

    def _line_width(self, text: int, buttons: int) -> int:
        more = 0 if self.more.isHidden() else self.more.minimumWidth() + self._row.spacing()
        return super()._line_width(text, buttons) + more

    def show_if(self, has_room: bool) -> None:
        """Show it, or let it wait."""
        if has_room is self.isHidden():
            self.setVisible(has_room)
            self._pause_or_go_on()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._has_pointer = True
        self._pause_or_go_on()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._has_pointer = False
        self._pause_or_go_on()
        super().leaveEvent(event)

    @Slot()
    def _pause_or_go_on(self) -> None:
        """Wait while the pointer or the focus is in it, and while it is not seen."""
        if not self.ms:
            return
        focused = QApplication.focusWidget()
        has_focus = focused is not None and self.isAncestorOf(focused)
        if self.isHidden() or self._has_pointer or has_focus:
            self._stop_fading()
            if self._timer.isActive():
                # What is left of the time is what it waits for later.
                self._timer.setInterval(self._timer.remainingTime())
                self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _fade_out(self) -> None:
        if not self.fades:
            self.ended.emit()
            return
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fading = self._fading = QPropertyAnimation(effect, b"opacity", effect)
        fading.setDuration(_FADE_MS)
        fading.setStartValue(1.0)
        fading.setEndValue(0.0)
        fading.finished.connect(self.ended)
        fading.start()

    def _stop_fading(self) -> None:
        """Come back from fading."""
        if self._fading is not None:
            self._fading = None
            # The animation is the effect's.
            self.setGraphicsEffect(None)  # type: ignore[arg-type]


class NoticeBar(Column):
    """The notices that hold, newest first; hidden while there are none.

    Where there is no room for all without covering what is to be seen, the newest is shown alone
    and says how many others wait.
    Two of one topic never stand together, nor two pieces of good news without one. Where there is
    no room for all, good news goes before errors, and older ones before newer. Among errors alone
    the newest good news waits until one of them goes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setAccessibleName(self.tr("Notices"))
        self._notices: list[Notice] = []
        self._waiting: Notice | None = None
        self._fades = True
        self.is_brief = False
        """Whether a piece of good news takes the place of every other, whatever its topic is."""
        self.least_ms, self.ms_a_letter = 5000, 60
        """How long good news stays, and how much longer for each letter."""
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said now, newest first."""
        return tuple(notice.sentence for notice in self._notices)

    @Slot(str)
    def say_error(self, sentence: str, topic: str = "") -> None:
        """Say what went wrong; it stays until it is closed or taken back."""
        self._add_notice(Notice(sentence, topic, is_error=True, parent=self))

    @Slot(str)
    def say(self, sentence: str, topic: str = "", *, lasts: bool = False) -> None:
        """Say what was done; it goes once it can have been read.

        lasts: it stays until it is taken back, as it tells of something that goes on.
        """
        notice = Notice(sentence, topic, is_error=False, parent=self)
        if not lasts:
            notice.ms = max(1, self.least_ms + self.ms_a_letter * len(sentence))
        self._add_notice(notice)

    def take_back(self, what: str) -> None:
        """Remove the notices with this topic or this sentence: they no longer hold."""
        self._remove_all([one for one in self._all() if what and what in (one.topic, one.sentence)])

    def clear(self) -> None:
        """Remove all notices."""
        self._remove_all(self._all())

    def clear_news(self) -> None:
        """Remove what would fade by itself."""
        self._remove_all([notice for notice in self._all() if notice.ms])

    def set_fading(self, is_on: bool) -> None:
        """Let good news fade, or go at once, where motion is not wanted."""
        self._fades = is_on
        for notice in self._notices:
            notice.fades = is_on

    def _add_notice(self, notice: Notice) -> None:
        if self.isHidden():
            self.clear()
        for other in self._all():
            is_over = self.is_brief and other.ms and not notice.is_error
            if is_over or _takes_place(notice, other):
                self._remove(other)
        while len(self._notices) >= _MOST:
            news = [other for other in self._notices if not other.is_error]
            if not (news or notice.is_error):
                self._wait(notice)
                return
            self._remove((news or self._notices)[-1])
        self._show_notice(notice)

    def _wait(self, notice: Notice) -> None:
        if self._waiting is not None:
            self._remove(self._waiting)
        self._waiting = notice

    def _show_notice(self, notice: Notice) -> None:
        notice.ended.connect(self._remove_ended)
        self._notices.insert(0, notice)
        self.insert(0, notice)
        notice.begin(self._fades)
        self._keep_room()
        # The newest is what is found first by name.
        notice.lower()
        self.show()

    def _keep_room(self) -> None:
        for number, notice in enumerate(self._notices):
            notice.keep_room_for_more(0 if number else len(self._notices) - 1)

    def fit(self, width: int, *, is_short: bool = False) -> int:
        for number, notice in enumerate(self._notices):
            notice.show_if(not (is_short and number))
            notice.tell_of_more(len(self._notices) - 1 if is_short and not number else 0)
        return super().fit(width, is_short=is_short)

    def _shown(self) -> list[QWidget]:
        # Those, too, that wait for room.
        return list(self._rows)

    def _in_column(self, *, is_short: bool) -> list[QWidget]:
        return self._rows[:1] if is_short else list(self._rows)

    def _all(self) -> list[Notice]:
        """Return what is shown, newest first, and what waits."""
        return self._notices + ([] if self._waiting is None else [self._waiting])

    @Slot()
    def _remove_ended(self) -> None:
        # One that was removed goes on fading until Qt destroys it.
        self._remove_all([one for one in self._notices if one is self.sender()])

    def _remove_all(self, notices: Sequence[Notice]) -> None:
        """Remove these, and show what has waited for their room."""
        for notice in notices:
            self._remove(notice)
        if self._waiting is not None and len(self._notices) < _MOST:
            waiting, self._waiting = self._waiting, None
            self._show_notice(waiting)

    def _remove(self, notice: Notice) -> None:
        if notice is self._waiting:
            self._waiting = None
            notice.deleteLater()
            return
        self._notices.remove(notice)
        self.remove(notice)
        self._keep_room()
        if not self._notices:
            self.hide()


def _more_text(count: int) -> str:
    return _tr("{0} more").format(count_text(count))


def _takes_place(new: Notice, old: Notice) -> bool:
    if new.topic or old.topic:
        return new.topic == old.topic
    return new.sentence == old.sentence or not (new.is_error or old.is_error)

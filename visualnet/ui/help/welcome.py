"""The welcome card: that the network is trained already, and two ways on."""

from math import isfinite

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal, Slot

from visualnet.number_text import percent_text
from visualnet.ui.help.card import Card
from visualnet.ui.look.translation import Texts
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.open_run import State
from visualnet.ui.window.context import Context

_tr = Texts("Welcome")

_EASY_SPEED = 70
"""The slider's place for 3,000 examples a second: a small network learns most in ten seconds."""


class Welcome(QObject):
    """Shows the card, once the accuracy is known, and keeps that it was answered."""

    tour_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._card = card = Card("welcomeCard", _tr("Welcome"), context.window)
        self._is_wanted = self._waits = False
        card.add_button(
            "watchLearning",
            self.tr("Watch it learn from scratch"),
            self.tr("Train a new network from random weights; can be undone"),
            self._watch_learning,
        )
        tip = self.tr("Five short notes on this window")
        card.add_button("takeTour", self.tr("Take the tour"), tip, self._take_tour)
        card.add_space()
        tip = self.tr("Close; Help > Welcome shows it again")
        card.add_button("closeWelcome", self.tr("Close"), tip, self._note_answer)
        card.closed.connect(self._note_answer)
        # Whenever the picture has another size.
        context.shared(NetworkView).free_changed.connect(self._place_card)
        # A panel that comes to the front stands over the card, after it has told so.
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._place_card)
        for dock in context.window.docks.values():
            dock.visibilityChanged.connect(self._later.start)

    def show(self, *, waits: bool) -> None:
        """Show the card. waits: until it was measured how well the network reads."""
        if self._is_wanted:
            return
        self._is_wanted, self._waits = True, waits
        self._context.frames.reading_ready.connect(self._show_reading)
        self._context.session.state_changed.connect(self._follow_state)
        self._context.session.run_changed.connect(self._follow_run)
        self._context.pad.changed.connect(self._follow_pad)
        self._context.frames.request()

    def close(self) -> None:
        """Close the card, where it is shown."""
        if self._is_wanted and not self._card.isHidden():
            self._note_answer()

    @Slot(object)
    def _show_reading(self, frame: Frame) -> None:
        run, accuracy = self._context.session.run, frame.progress.test_accuracy
        is_trained = run is not None and not run.is_drawn
        if self._waits and (run is None or is_trained) and not isfinite(accuracy):
            return
        self._context.frames.reading_ready.disconnect(self._show_reading)
        if self._context.session.features is not None:
            text = self.tr("This network reads points. Point at the plane to see what it answers!")
        elif is_trained and isfinite(accuracy):
            text = self.tr(
                "This network is already trained: it reads {0} of handwritten test digits "
                "correctly. Draw one!"
            )
            text = text.format(percent_text(accuracy))
        else:
            text = self.tr("A neural network learns to read here. Draw something for it!")
        self._card.show_words("", _tr("Welcome"), text)
        self._place_card()

    @Slot()
    def _place_card(self) -> None:
        view, window = self._context.shared(NetworkView), self._context.window
        if not self._card.isHidden():
            self._card.place(QRect(view.mapTo(window, QPoint()), view.size()), is_over=True)

    @Slot(object)
    def _follow_state(self, state: State) -> None:
        # What it says of the network is over.
        if state is State.RUNNING and not self._card.isHidden():
            self._note_answer()

    @Slot()
    def _follow_run(self) -> None:
        # Another network, as a lesson begins with: what is said is of the one before.
        if not self._card.isHidden():
            self._note_answer()

    @Slot()
    def _follow_pad(self) -> None:
        # The user draws, as the card asks for.
        content = self._context.pad.content
        if content.strokes and not content.is_example and not self._card.isHidden():
            self._note_answer()

    @Slot()
    def _note_answer(self) -> None:
        self._context.session.state_changed.disconnect(self._follow_state)
        self._context.session.run_changed.disconnect(self._follow_run)
        self._context.pad.changed.disconnect(self._follow_pad)
        self._card.give_way(self._context.shared(NetworkView))
        self._is_wanted = False
        self._context.preferences.is_welcomed = True

    @Slot()
    def _take_tour(self) -> None:
        self._note_answer()
        self.tour_wanted.emit()

    @Slot()
    def _watch_learning(self) -> None:
        self._note_answer()
        context = self._context
        context.preferences.speed = _EASY_SPEED
        charts = context.window.docks["chartsDock"]
        charts.show()
        charts.raise_()
        context.actions["newWeights"].trigger()
        if context.may_train():
            context.session.play()

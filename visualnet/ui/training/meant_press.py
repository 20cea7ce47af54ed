"""Filter for presses of the Train button that were meant as Pause."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from visualnet.ui.session.open_run import State
from visualnet.ui.session.session import Session

_REACTION_MS = 500
"""A hand that is on its way when the button changes by itself is not called back any more."""


class MeantPress(QObject):
    """Tells a press that was meant as Pause from one that is to train.

    A run may end by itself between the moment when somebody decides to pause it and the press, or
    while the button is held down. Presses of the button and keys of the action are looked at, other
    keys have to tell with `look`; a call of the action by the program means what the button shows.
    """

    def __init__(
        self, session: Session, action: QAction, button: QAbstractButton, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._is_pause = self._was_running = False
        self._reaction = QTimer(self, singleShot=True, interval=_REACTION_MS)
        session.state_changed.connect(self._follow_state)
        session.ended.connect(self._allow_reaction)
        # Whoever has chosen another run since has seen that this one ended.
        session.run_changed.connect(self._reaction.stop)
        button.pressed.connect(self.look)
        button.released.connect(self._forget_press)
        action.installEventFilter(self)

    def take(self) -> bool:
        """Return whether the press that is being dealt with was meant as Pause; forget it."""
        is_pause, self._is_pause = self._is_pause, False
        return is_pause

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at the button as a key of the action is pressed."""
        if event.type() == QEvent.Type.Shortcut:
            self.look()
        return False

    @Slot()
    def look(self) -> None:
        """Look at what the button shows: a press begins."""
        session = self._session
        is_pause = session.state is State.RUNNING and not session.is_ending
        self._is_pause = is_pause or self._reaction.isActive()

    @Slot(object)
    def _follow_state(self, state: State) -> None:
        if state is State.RUNNING:
            self._was_running = True
        elif state not in (State.FINISHED, State.FAILED):
            self._was_running = False

    @Slot()
    def _allow_reaction(self) -> None:
        """Give whoever is about to pause time to see that the run has ended by itself."""
        run = self._session.run
        if self._was_running and run is not None and not run.is_ended:
            self._reaction.start()
        self._was_running = False

    @Slot()
    def _forget_press(self) -> None:
        self._is_pause = False

"""Connects what can be done with the pad: tools, files, the guide, and digits side by side."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Slot

from visualnet.insight.doubt import doubt, is_doubtful
from visualnet.nn.arrays import PixelArray
from visualnet.nn.network import Network
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.pad.files import PadFiles
from visualnet.ui.pad.surface import Mark
from visualnet.ui.session.frame import Frame, ProbeSource
from visualnet.ui.session.pad_content import PadContent, Strokes
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.session import Session
from visualnet.ui.window.main_window import MainWindow

_MARGIN = 0.05
"""Between the ink's middle line and the frame around a digit, as a part of the side."""


class PadDesk(QObject):
    """A child of the window's application; remembers the guide."""

    def __init__(
        self, window: MainWindow, session: Session, preferences: Preferences, jobs: Jobs
    ) -> None:
        super().__init__(window)
        self._panel, self._session, self._preferences = window.drawing, session, preferences
        self._window = window
        self.files = PadFiles(session, jobs, window)
        self._is_several = False
        self._seen: dict[tuple[Strokes, float, float], PixelArray] = {}
        acts = window.pad_actions
        acts.eraser.toggled.connect(self._panel.pad.set_eraser)
        acts.copy.triggered.connect(self.files.copy)
        acts.paste.triggered.connect(self.files.paste)
        acts.open_picture.triggered.connect(self.files.ask_open)
        acts.several.toggled.connect(self._set_several)
        acts.guide.toggled.connect(self._set_guide)
        self._panel.pad.take_drops()
        self._panel.pad.dropped.connect(self.files.take)
        self._panel.pad.filled.connect(self._tell_full)
        self.files.said.connect(window.notices.say)
        self.files.failed.connect(window.notices.say_error)
        session.frame_ready.connect(self._read_number)
        session.pad_changed.connect(self._keep_mode)
        acts.guide.setChecked(preferences.has_guide)

    @Slot()
    def _tell_full(self) -> None:
        self._window.notices.say_error(
            self.tr("The drawing is full. Erase part of it, or clear the pad to draw a new one.")
        )

    @Slot(bool)
    def _set_guide(self, is_shown: bool) -> None:
        self._preferences.has_guide = is_shown
        self._panel.pad.set_guide(is_shown)

    @Slot(object)
    def _keep_mode(self, content: PadContent) -> None:
        """What undo or a file brings back is read as the mode is now."""
        if content.is_several != self._is_several and content.strokes:
            self._session.draw(replace(content, is_several=self._is_several))

    @Slot(bool)
    def _set_several(self, is_on: bool) -> None:
        self._is_several = is_on
        self._panel.set_several(is_on)
        self._session.draw(replace(self._session.pad, is_several=is_on))

    @Slot(object)
    def _read_number(self, frame: Frame) -> None:
        """Read every digit of the drawing, where there may be several."""
        pad = self._session.pad
        if not pad.is_several or frame.probe.source is not ProbeSource.DRAWING:
            self._seen.clear()
            self._panel.show_number(None, ())
            return
        marks = self._marks(pad, frame.network)
        self._panel.show_number("".join(mark.text for mark in marks), marks)

    def _marks(self, pad: PadContent, network: Network) -> list[Mark]:
        groups, brush = pad.groups(), self._session.brush
        keys = [(group, pad.side, brush) for group in groups]
        # All but the digit being drawn are as they were.
        self._seen = {
            key: self._seen[key]
            if key in self._seen
            else PadContent(strokes=key[0], side=pad.side).seen(brush)
            for key in keys
        }
        found = []
        for key in keys:
            image = self._seen[key]
            answers = network.probabilities(image[None])[0]
            amount = doubt(image, answers, self._session.forms)
            name = (
                self._session.classes[int(answers.argmax())] if np.isfinite(answers).all() else "?"
            )
            found.append(Mark(_box(key[0], pad.side), name, is_doubtful(amount)))
        return found


def _box(strokes: Strokes, side: float) -> tuple[float, float, float, float]:
    xs = [x / side for stroke in strokes for x, _ in stroke]
    ys = [y / side for stroke in strokes for _, y in stroke]
    return min(xs) - _MARGIN, min(ys) - _MARGIN, max(xs) + _MARGIN, max(ys) + _MARGIN

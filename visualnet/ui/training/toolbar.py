"""Toolbar: run control on the left, the figures of the run on the right."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QToolBar,
    QToolButton,
    QWidget,
)

from visualnet.number_text import NOTHING
from visualnet.training.config import TrainingConfig
from visualnet.ui.look.theme import current_scale
from visualnet.ui.session.frame import Progress
from visualnet.ui.session.preferences import FIRST_PACE, FULL_SPEED
from visualnet.ui.training.figures import (
    figure_texts,
    widest_advance,
    widest_epoch,
    widest_texts,
)
from visualnet.ui.training.overflow_button import OverflowButton
from visualnet.ui.training.run_words import accuracy_tip, figure_tips
from visualnet.ui.training.speed import pace_of, pace_text, speed_of, speed_text
from visualnet.ui.widgets.build import action_button, label, marked, page, row
from visualnet.ui.widgets.choice_row import ChoiceBox, ChoiceButton
from visualnet.ui.widgets.copying.copyable import Copyable, table_text, text_data
from visualnet.ui.widgets.wheel_guard import guard_wheel

_LEFT_OUT = (
    "speed caption",
    "first text",
    "speed text",
    "other texts",
    "step text",
    "step",
    "loss",
    "validation",
    "buttons",
    "units",
    "epoch",
    "slider",
)
"""What a bar has no room for, that which is worth least first; behind the button », from "step" on.
The slider only gets shorter.
"""


class ControlBar(QToolBar):
    """Buttons of the run-control actions, the speed slider, and read-outs."""

    speed_changed = Signal(object)  # float | None
    """Examples per second, or None for full speed."""
    speed_moved = Signal(int)
    pace_moved = Signal(int)
    """The slider, while the speed is told in epochs."""
    """The place of its slider."""

    def __init__(
        self,
        play: QAction,
        step: QAction,
        units: QActionGroup,
        others: list[QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("controlBar")
        self.setWindowTitle(self.tr("Run control"))
        self.setMovable(False)
        self._entries: dict[str, QAction] = {}
        self.play_button = self._added_button(play)
        self.play_button.setProperty("primary", True)
        self._play_texts: tuple[str, ...] = ()
        self._step = self._added_button(step)
        self._add_units(units)
        self._others = [self._added_button(action) for action in others]
        self._epoch: int | None = None
        self._places = {False: FULL_SPEED, True: FIRST_PACE}
        self._add_speed()
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        self._epoch_room = ""
        figures = {
            "epoch": self.tr("epoch"),
            "step": self.tr("step"),
            "loss": self.tr("loss"),
            "validation": self.tr("validation"),
            "test": self.tr("test"),
        }
        self._figures = {name: self._added_figure(name, text) for name, text in figures.items()}
        self._figures["step"].setObjectName("statusStep")
        self._figures["test"].setObjectName("statusAccuracy")
        self._units = units
        self._entries["more"] = self.addWidget(OverflowButton(self._left_behind))
        # Qt's own, where even that has no room.
        for extension in self.findChildren(QToolButton, "qt_toolbar_ext_button"):
            marked(extension, "", self.tr("More controls"), self.tr("More controls"))

    def set_play_texts(self, texts: Iterable[str]) -> None:
        """Make the play button wide enough for any of these, so that the bar does not move."""
        self._play_texts = tuple(texts)
        button, shown = self.play_button, self.play_button.text()
        # Measured without being shown: screen readers would read each text.
        button.ensurePolished()
        flag, metrics = Qt.TextFlag.TextShowMnemonic.value, button.fontMetrics()
        widths = [metrics.size(flag, text).width() for text in (shown, *self._play_texts)]
        more = max(widths) - widths[0]
        width = button.sizeHint().width() + more
        if width != button.minimumWidth():
            button.setFixedWidth(width)
            self._fit_width()

    def show_progress(self, progress: Progress, config: TrainingConfig) -> None:
        texts = figure_texts(progress, config.epochs)
        for name, text in texts.items():
            if self._figures[name].text() != text:
                self._figures[name].setText(text)
        room = widest_epoch(config.epochs)
        if room != self._epoch_room:
            self._epoch_room = room
            self._reserve()

    def show_test(self, images: int, step: int | None) -> None:
        """Say what the test accuracy is of. images: their number. step: see Progress."""
        box, tip = self._figures["test"].parentWidget(), accuracy_tip(images, step)
        if box is not None and tip != box.toolTip():
            box.setToolTip(tip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_width()

    def _reserve(self) -> None:
        """Give each figure the room of its longest text: nothing moves as numbers change."""
        rooms = widest_texts(self._epoch_room)
        for name, texts in rooms.items():
            figure = self._figures[name]
            # Of one size, or the whole window would be laid out again for each new number.
            widest = max(widest_advance(figure, text) for text in texts)
            figure.setFixedSize(widest, figure.fontMetrics().height())
        speed = self._speed_text
        speed.setMinimumWidth(widest_advance(speed, speed_text(88_000)))
        self._fit_width()

    def _fit_width(self) -> None:
        """Leave out what is worth least, until all that is left has room."""
        if not self.isVisible():
            # It is done once it is shown.
            return
        for what in _LEFT_OUT:
            self._leave_out(what, False)
        self._entries["more"].setVisible(False)
        left, layouts = iter(_LEFT_OUT), self.findChildren(QHBoxLayout)
        while not self._has_room(layouts) and (what := next(left, "")):
            self._leave_out(what, True)
            if what == "step":
                self._entries["more"].setVisible(True)

    def _has_room(self, layouts: Iterable[QHBoxLayout]) -> bool:
        for layout in layouts:
            # Else the bar learns only later what its parts need now.
            layout.activate()
        return self.sizeHint().width() <= self.width()

    def _leave_out(self, what: str, is_out: bool) -> None:
        style = Qt.ToolButtonStyle
        look = style.ToolButtonIconOnly if is_out else style.ToolButtonTextBesideIcon
        others = self._others
        buttons = {"first text": others[:1], "other texts": others[1:], "step text": [self._step]}
        if what == "speed caption":
            self._caption.setVisible(not is_out)
        elif what == "speed text":
            self._slider.setFixedWidth(round((80 if is_out else 110) * current_scale()))
            self._speed_text.setVisible(not is_out)
        elif what == "slider":
            if is_out:
                self._slider.setFixedWidth(80)
        elif what in buttons:
            for button in buttons[what]:
                button.setToolButtonStyle(look)
        elif what == "buttons":
            for button in self._others:
                self._entries[button.defaultAction().objectName()].setVisible(not is_out)
        else:
            self._entries[what].setVisible(not is_out)

    def _left_behind(self) -> tuple[list[QAction], list[str]]:
        """Return the actions and the figures that are left out now."""
        actions = self._units.actions() if not self._entries["units"].isVisible() else []
        others = [button.defaultAction() for button in self._others]
        actions += [
            action for action in others if not self._entries[action.objectName()].isVisible()
        ]
        return actions, [
            self.tr("{0}: {1}").format(figure.accessibleName(), figure.text())
            for name, figure in self._figures.items()
            if not self._entries[name].isVisible()
        ]

    def copies(self) -> Sequence[Copyable]:
        """Return the figures as a table of two columns."""
        rows = [(each.accessibleName(), each.text()) for each in self._figures.values()]
        text, said = table_text(rows), self.tr("Copied the figures of the run.")
        return (Copyable(self.tr("Copy figures"), said, lambda: text_data(text)),)

    def scale_icons(self) -> None:
        """Draw icons as large as type is now."""
        scale = current_scale()
        size = QSize(round(18 * scale), round(18 * scale))
        self.setIconSize(size)
        for button in self.findChildren(QToolButton):
            # Asked for its size, each goes by the icon that it had before.
            button.setIconSize(size)
        self._reserve()
        self.set_play_texts(self._play_texts)

    def set_speed_place(self, place: int) -> None:
        """Move the slider of the speed, from 0 to FULL_SPEED."""
        self._places[False] = place
        self._show_place()

    def set_pace_place(self, place: int) -> None:
        """The same while points are learnt from, whose speed is told in epochs."""
        self._places[True] = place
        self._show_place()

    def set_epoch(self, examples: int | None) -> None:
        """Tell the speed in epochs of so many examples; None: in examples."""
        if examples != self._epoch:
            self._epoch = examples
            self._show_place()
            self._tell_speed()

    def _show_place(self) -> None:
        self._slider.setValue(self._places[self._epoch is not None])

    @property
    def speed(self) -> float | None:
        """Examples per second, None for full speed."""
        place = self._slider.value()
        if self._epoch is None:
            return speed_of(place)
        pace = pace_of(place)
        return None if pace is None else pace * self._epoch

    def _added_button(self, action: QAction) -> QToolButton:
        button = action_button(action, Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._entries[action.objectName()] = self.addWidget(button)
        return button

    def _add_units(self, units: QActionGroup) -> None:
        box = ChoiceBox(self.tr("Advance by"))
        buttons = row(on=box, gap=0)
        actions = units.actions()
        for number, action in enumerate(actions):
            place = "first" if number == 0 else "last" if action is actions[-1] else "middle"
            button = ChoiceButton(place, Qt.FocusPolicy.TabFocus)
            button.setDefaultAction(action)
            buttons.addWidget(button)
        self._entries["units"] = self.addWidget(box)

    def _add_speed(self) -> None:
        self._slider = guard_wheel(QSlider(Qt.Orientation.Horizontal))
        tip = self.tr("How fast to train: from 1 example per second to full speed")
        marked(self._slider, "speedSlider", tip, self.tr("Speed"))
        self._slider.setRange(0, FULL_SPEED)
        self._slider.setPageStep(20)
        self._slider.setValue(FULL_SPEED)
        self._slider.valueChanged.connect(self._send_speed)
        self._caption = label(self.tr("speed"), "muted")
        self._speed_text = marked(label(speed_text(None), "muted"), spoken=self.tr("Speed"))
        box = QWidget()
        row(self._caption, self._slider, self._speed_text, on=box, gap=8, edges=(10, 0, 0, 0))
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._entries["speed"] = self.addWidget(box)

    def _added_figure(self, name: str, caption: str) -> QLabel:
        top, value = label(caption, "muted"), marked(label(NOTHING, "value"), spoken=caption)
        for each in (top, value):
            each.setAlignment(Qt.AlignmentFlag.AlignRight)
        box = marked(
            page(top, value, gap=0, edges=(6, 0, 6, 0)), "", figure_tips()[name], term=name
        )
        self._entries[name] = self.addWidget(box)
        return value

    @Slot(int)
    def _send_speed(self, value: int) -> None:
        self._places[self._epoch is not None] = value
        moved = self.speed_moved if self._epoch is None else self.pace_moved
        moved.emit(value)
        self._tell_speed()

    def _tell_speed(self) -> None:
        place = self._slider.value()
        text = speed_text(speed_of(place)) if self._epoch is None else pace_text(pace_of(place))
        self._speed_text.setText(text)
        self.speed_changed.emit(self.speed)

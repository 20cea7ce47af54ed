"""The worked example's window: its network, three inputs to move, and a step through it."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontInfo, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from visualnet.arrays import FloatArray
from visualnet.errors import VisualNetError
from visualnet.scene.parts import Connection, Part
from visualnet.setting import Numbers
from visualnet.ui.look.translation import said_of
from visualnet.ui.panels.step_through.source import step_of
from visualnet.ui.panels.step_through.view import StepView
from visualnet.ui.widgets.build import (
    STRETCH,
    button,
    column,
    form,
    label,
    marked,
    muted,
    page,
    row,
)
from visualnet.ui.widgets.setting_controls import NumberSetting
from visualnet.ui.widgets.slider_settings import StrengthSetting
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea
from visualnet.ui.worked_example.example import NAMES, WorkedExample
from visualnet.ui.worked_example.picture import SmallPicture

_INPUT = Numbers(0.0, 1.0, 3, step=0.01, slider_end=1.0)
_VALUE = Numbers(-100.0, 100.0, 6, step=0.1)
_MARGIN = 16
_SIZE = QSize(72, 42)
"""Times the height of letters, where the screen has room."""
_OF_SCREEN = 0.9


class WorkedExampleDialog(QDialog):
    """Stands beside the window; nothing in it changes the network that is open there."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("workedExampleDialog")
        self.setWindowTitle(self.tr("Worked example"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._example = WorkedExample()
        self._part: Part = (1, 0)
        self._picture = SmallPicture(NAMES)
        self._step = StepView()
        self._inputs = [self._made_input(number) for number in range(len(NAMES))]
        controls = self._made_controls()
        top = row((controls, 2), (self._picture, 3), gap=_MARGIN)
        edges = (_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        # On a small screen, or with large type, it is scrolled.
        scroll = UprightScrollArea()
        scroll.setWidget(page((top, 3), (self._step, 2), gap=10, edges=edges))
        column(scroll, on=self)
        self.resize(self._first_size())
        self._picture.part_pointed.connect(self._step.point_at)
        self._picture.part_chosen.connect(self._choose)
        self._step.part_pointed.connect(self._picture.light)
        self._step.part_chosen.connect(self._show_choice)
        self._step.label_chosen.connect(self._choose_label)
        self._refresh()
        self._step.setFocus()

    @property
    def step_view(self) -> StepView:
        """The view of the step through it."""
        return self._step

    @property
    def example(self) -> WorkedExample:
        """What is shown."""
        return self._example

    def set_input(self, number: int, value: float) -> None:
        """Give an input another value, 0 to 1, as its slider does."""
        self._example.inputs[number] = value
        self._refresh()

    def set_value(self, part: Part, value: float) -> None:
        """Give a connection or a neuron another weight or bias, as its field does."""
        self._show_choice(part)
        self._example.set_value(part, value)
        self._refresh()

    def _first_size(self) -> QSize:
        wanted = _SIZE * QFontInfo(self.font()).pixelSize()
        return wanted.boundedTo(self.screen().availableSize() * _OF_SCREEN)

    def _made_input(self, number: int) -> StrengthSetting:
        tip = self.tr("{0}: an input, 0 to 1").format(NAMES[number])
        made = marked(StrengthSetting(tip, _INPUT), f"exampleInput{number + 1}")
        made.edited.connect(partial(self._take_input, number))
        return made

    def _made_controls(self) -> QWidget:
        made = QWidget()
        words = muted(
            self.tr(
                "Three inputs, two hidden neurons, two classes: small enough to work out on paper. "
                "Circles hold activations, lines carry weights, b is a bias. Move an input, click "
                "a line or a neuron to change its number, and walk the stages below."
            )
        )
        fields = form(10, 4)
        for name, field in zip(NAMES, self._inputs, strict=True):
            heading = label(name)
            field.set_label(heading)
            fields.addRow(heading, field)
        tip = self.tr("Value: the weight or bias that is chosen in the picture")
        self._value = marked(NumberSetting(tip, _VALUE), "exampleValue")
        self._value.edited.connect(self._take_value)
        self._value_name = label("")
        value = row(self._value_name, (self._value, 1), gap=10)
        tip = self.tr("Take back the last change of the weights")
        self._undo = button(self.tr("Undo"), tip, self._take_back, "exampleUndo")
        self._undo.setShortcut(QKeySequence.StandardKey.Undo)
        tip = self.tr("Go back to the numbers at the beginning")
        self._reset = button(self.tr("Reset"), tip, self._start_again, "exampleReset")
        for each in (self._undo, self._reset):
            each.setAutoDefault(False)
        buttons = row(self._undo, self._reset, STRETCH, gap=8)
        column(words, fields, value, buttons, STRETCH, on=made, gap=10)
        return made

    def _refresh(self) -> None:
        """Show the example as it is now."""
        example = self._example
        for field, value in zip(self._inputs, example.inputs, strict=True):
            field.set_value(value)
        self._undo.setEnabled(example.can_undo)
        step = step_of(example.source(self._apply))
        assert step.reading is not None  # noqa: S101 - there are always inputs
        self._picture.show_network(example.network, step.reading)
        self._step.show_step(step)
        self._show_value()

    def _show_value(self) -> None:
        part, picture = self._part, self._picture
        if isinstance(part, Connection):
            ends = (part.layer, part.source), (part.layer + 1, part.target)
            text = self.tr("{0} → {1}").format(*map(picture.name_of, ends))
        else:
            text = self.tr("bias of {0}").format(picture.name_of(part))
        self._value_name.setText(text)
        self._value.set_name(text)
        self._value.set_value(self._example.value_of(part))
        picture.pick(part)

    @Slot(object)
    def _choose(self, part: Part) -> None:
        """Be about a part that was chosen in the picture."""
        self._show_choice(part)
        self._step.choose(part)

    @Slot(object)
    def _show_choice(self, part: Part) -> None:
        if self._example.value_of(part) is not None:
            self._part = part
            self._show_value()

    @Slot(object)
    def _choose_label(self, label: int | None) -> None:
        self._example.label = label
        self._refresh()

    def _take_input(self, number: int) -> None:
        self._example.inputs[number] = float(self._inputs[number].value())
        self._refresh()

    @Slot()
    def _take_value(self) -> None:
        self._example.set_value(self._part, float(self._value.value()))
        self._refresh()

    def _apply(self, parameters: FloatArray, learning_rate: float) -> None:
        try:
            self._example.apply(parameters, learning_rate)
        except VisualNetError as error:
            self._value_name.setText(said_of(error))
        else:
            self._refresh()

    @Slot()
    def _take_back(self) -> None:
        self._example.undo()
        self._refresh()

    @Slot()
    def _start_again(self) -> None:
        self._example.reset()
        self._refresh()

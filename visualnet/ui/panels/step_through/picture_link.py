"""Link between the step-through panel and the network's picture."""

import numpy as np
from PySide6.QtCore import QEvent, QObject, Slot

from visualnet.scene.parts import Part
from visualnet.ui.panels.step_through.stages import Stage, stage_of
from visualnet.ui.panels.step_through.view import StepView
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.panel import NetworkView

_BACK = ("delta", "gradient", "update", "again")
"""Kinds of stages that the gradient of the step is shown with."""


class PictureLink(QObject):
    """While the panel is seen, what is pointed at is lit in both, and the stage's layers stand out.

    Light goes forward with the stages through the layers, and back from the output with the deltas;
    on the way back the connections show the gradient, until the user wants something else.
    """

    def __init__(self, view: StepView, picture: NetworkView) -> None:
        super().__init__(view)
        self._view, self._picture, self._canvas = view, picture, picture.canvas
        self._chosen = self._canvas.chosen
        self._is_ours = False
        self._mode_before = Mode.FLOW
        self._leads = True
        view.part_pointed.connect(self._hover)
        view.part_chosen.connect(self._choose)
        view.stage_changed.connect(self._show_stage)
        picture.mode_changed.connect(self._follow_mode)
        self._canvas.pointing.changed.connect(self._follow_picture)
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the light back where the panel is hidden."""
        if event.type() == QEvent.Type.Show:
            self._chosen = self._canvas.chosen
            self.show_step()
        elif event.type() == QEvent.Type.Hide:
            self._canvas.light_pairs(())
            self._show_gradient(False)
            # Nobody keeps it up to date any more.
            self._picture.show_step_gradient(None)
        return False

    @Slot()
    def show_step(self) -> None:
        """Give the picture the gradient of the step that the panel shows, and light its stage."""
        step = self._view.step
        learning = None if step is None else step.learning
        gradient = None
        if learning is not None:
            # What is too large for the picture is seen as what it becomes.
            with np.errstate(over="ignore", invalid="ignore"):
                gradient = tuple(each.astype(np.float32) for each in learning.weight_gradients)
        self._picture.show_step_gradient(gradient)
        self._light_stage()
        if self._stage().kind in _BACK and self._leads:
            self._show_gradient(gradient is not None)

    def _stage(self) -> Stage:
        step = self._view.step
        layers = 1 if step is None else len(step.source.network.weights)
        return stage_of(self._view.stage, layers)

    @Slot()
    def _show_stage(self) -> None:
        self._light_stage()
        is_back = self._stage().kind in _BACK
        if not is_back:
            self._leads = True
        step = self._view.step
        has_gradient = step is not None and step.learning is not None
        if self._leads:
            self._show_gradient(is_back and has_gradient)

    def _light_stage(self) -> None:
        step = self._view.step
        if step is not None and self._view.isVisible():
            layers = len(step.source.network.weights)
            self._canvas.light_pairs(lit_layers(self._stage(), layers))

    def _show_gradient(self, is_on: bool) -> None:
        """Let the connections show the gradient of the step, or what they showed before."""
        is_shown = self._picture.mode is Mode.STEP_GRADIENT
        # To come back to contributions would open their panel.
        if is_on is is_shown or self._picture.mode is Mode.CONTRIBUTION:
            return
        self._is_ours = True
        if is_on:
            self._mode_before = self._picture.mode
            self._picture.choose_mode(Mode.STEP_GRADIENT)
        else:
            self._picture.choose_mode(self._mode_before)
        self._is_ours = False

    @Slot(object)
    def _follow_mode(self, mode: Mode) -> None:
        if mode not in (Mode.STEP_GRADIENT, Mode.CONTRIBUTION):
            self._mode_before = mode
        if not self._is_ours:
            self._leads = False

    @Slot(object)
    def _hover(self, part: Part | None) -> None:
        self._is_ours = True
        self._canvas.pointing.hover(part)
        self._is_ours = False

    @Slot(object)
    def _choose(self, part: Part) -> None:
        self._is_ours = True
        self._canvas.pointing.keep(part)
        self._chosen = self._canvas.chosen
        self._is_ours = False

    @Slot()
    def _follow_picture(self) -> None:
        if self._is_ours or not self._view.isVisible():
            return
        pointing = self._canvas.pointing
        if pointing.chosen != self._chosen:
            self._chosen = pointing.chosen
            if pointing.chosen:
                self._view.choose(pointing.chosen[-1])
        self._view.point_at(pointing.hovered)


def lit_layers(stage: Stage, layers: int) -> range:
    """Return from which layers the connections that a stage has come through so far begin.

    layers: how many have weights. Empty where all are as usual.
    """
    return {
        "z": range(stage.layer),
        "a": range(stage.layer),
        "delta": range(min(stage.layer, layers - 1), layers),
        "gradient": range(stage.layer - 1, layers),
    }.get(stage.kind, range(0))

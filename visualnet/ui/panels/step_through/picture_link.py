"""Link between the step-through panel and the network's picture."""

from PySide6.QtCore import QEvent, QObject, Slot

from visualnet.scene.parts import Part
from visualnet.ui.panels.step_through.stages import Stage, stage_of
from visualnet.ui.panels.step_through.view import StepView
from visualnet.ui.picture.canvas import NetworkCanvas


class PictureLink(QObject):
    """While the panel is seen, what is pointed at is lit in both, and the stage's layers stand out.

    Light goes forward with the stages through the layers, and back from the output with the deltas.
    """

    def __init__(self, view: StepView, canvas: NetworkCanvas) -> None:
        super().__init__(view)
        self._view, self._canvas = view, canvas
        self._chosen = canvas.chosen
        self._is_ours = False
        view.part_pointed.connect(self._hover)
        view.part_chosen.connect(self._choose)
        view.stage_changed.connect(self.light_stage)
        canvas.pointing.changed.connect(self._follow_picture)
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the light back where the panel is hidden."""
        if event.type() == QEvent.Type.Show:
            self._chosen = self._canvas.chosen
            self.light_stage()
        elif event.type() == QEvent.Type.Hide:
            self._canvas.light_pairs(())
        return False

    @Slot()
    def light_stage(self) -> None:
        """Let the connections of the stage stand out."""
        step = self._view.step
        if step is not None and self._view.isVisible():
            layers = len(step.source.network.weights)
            self._canvas.light_pairs(lit_layers(stage_of(self._view.stage, layers), layers))

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

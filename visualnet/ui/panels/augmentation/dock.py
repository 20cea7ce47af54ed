"""Connection of the augmentation panel with the run, whose settings it changes at once."""

from dataclasses import asdict

from PySide6.QtCore import Slot

from visualnet.data.augmentation import Augmentation
from visualnet.training.config import TrainingConfig
from visualnet.ui.panels.augmentation.panel import AugmentationPanel
from visualnet.ui.window.context import Context
from visualnet.ui.window.panel import PanelDock

_PREVIEWED = 15


class AugmentationDock(PanelDock[AugmentationPanel]):
    """Connects the augmentation panel."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, AugmentationPanel())
        self._shown: object = None
        self.panel.augmentation_changed.connect(self._change)
        context.session.config_changed.connect(self._show_config)
        self._show_config(context.session.config)
        self.follow_runs(self._show_images)

    def open(self, *what: object) -> None:
        """Go to a setting of this name."""
        for name in what:
            self.panel.reveal(str(name))

    @Slot(object)
    def _show_config(self, config: TrainingConfig) -> None:
        self.panel.show_augmentation(config.augmentation)

    @Slot()
    def _show_images(self) -> None:
        session = self.context.session
        # Of data that are away there is nothing but blank paper.
        dataset = session.absent_data or session.image_dataset
        if dataset is not None and dataset.features is None and dataset is not self._shown:
            self._shown = dataset
            self.panel.set_images(dataset.train.images[:_PREVIEWED])

    @Slot(object)
    def _change(self, augmentation: Augmentation) -> None:
        settings = {f"augment_{name}": value for name, value in asdict(augmentation).items()}
        self.context.session.change(**settings)

"""The augmentation of the training images, changed while they are learnt."""

from dataclasses import asdict

from PySide6.QtCore import QObject, Slot

from visualnet.data.augmentation import Augmentation
from visualnet.training.config import TrainingConfig
from visualnet.ui.look.theme import Theme
from visualnet.ui.panels.augmentation.panel import AugmentationPanel
from visualnet.ui.window.context import Workplace

_PREVIEWED = 15


class AugmentationDock(QObject):
    """Connects the augmentation panel."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._shown: object = None
        self.panel = AugmentationPanel()
        self.panel.augmentation_changed.connect(self._change)
        place.session.config_changed.connect(self._show_config)
        place.session.run_changed.connect(self._show_images)
        self._show_config(place.session.config)
        self._show_images()

    def apply_theme(self, theme: Theme) -> None:
        """Do nothing: the panel's colours are those of its palette."""

    @Slot(object)
    def _show_config(self, config: TrainingConfig) -> None:
        self.panel.show_augmentation(config.augmentation)

    @Slot()
    def _show_images(self) -> None:
        session = self._place.session
        # Of data that are away there is nothing but blank paper.
        dataset = session.absent_data or session.dataset
        if dataset is not None and dataset is not self._shown:
            self._shown = dataset
            self.panel.set_images(dataset.train.images[:_PREVIEWED])

    @Slot(object)
    def _change(self, augmentation: Augmentation) -> None:
        settings = {f"augment_{name}": value for name, value in asdict(augmentation).items()}
        self._place.session.change(**settings)

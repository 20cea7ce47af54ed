"""What stands over the network: what its connections show, and how many of them brightly."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QWidget

from visualnet.ui.legend_words import count_text
from visualnet.ui.modes import Mode

_NARROW = 480
_VERY_NARROW = 320


class PictureControls(QWidget):
    """Chooses a mode and a threshold; says how many connections are drawn.

    mode_chosen: by the user, a Mode. share_changed: of the connections, above 0 to 1, that are not
    dimmed.
    """

    mode_chosen = Signal(object)
    share_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modes = self._made_modes()
        self._share = QSlider(Qt.Orientation.Horizontal)
        self._share.setObjectName("thresholdSlider")
        self._share.setRange(1, 100)
        self._share.setValue(100)
        self._share.setPageStep(10)
        self._share.setMinimumWidth(40)
        self._share.setMaximumWidth(110)
        self._share.setAccessibleName(self.tr("Share of the connections that are bright"))
        self._share.setToolTip(
            self.tr("The largest connections between two layers stay bright, the others are dimmed")
        )
        self._percent = QLabel()
        self._strongest = QLabel(self.tr("strongest"))
        self._count = QLabel()
        for label in (self._percent, self._strongest, self._count):
            label.setProperty("role", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 2)
        layout.setSpacing(6)
        layout.addWidget(self._modes)
        layout.addSpacing(8)
        for widget in (self._strongest, self._share, self._percent):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._count)
        self._modes.activated.connect(self._choose_mode)
        self._share.valueChanged.connect(self._change_share)
        self._show_percent(100)

    def _made_modes(self) -> QComboBox:
        tips = {
            Mode.FLOW: self.tr("What each connection passes on of the digit that is shown"),
            Mode.WEIGHT: self.tr("The weights, whatever the digit"),
            Mode.GRADIENT: self.tr("How the loss of the last batch changes with each weight"),
            Mode.CHANGE: self.tr("How far each weight has gone since the run began"),
            Mode.CHANGE_SINCE_MARK: self.tr("How far each weight has gone since the marked step"),
        }
        modes = QComboBox()
        modes.setObjectName("modeChoice")
        modes.setAccessibleName(self.tr("What the connections show"))
        modes.setToolTip(self.tr("What the colours of the connections show (Ctrl+1 to Ctrl+5)"))
        for number, (mode, tip) in enumerate(tips.items()):
            modes.addItem(self.tr(mode.value), mode)
            modes.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)
        return modes

    def set_mode(self, mode: Mode) -> None:
        """Show which mode is on."""
        self._modes.setCurrentText(self.tr(mode.value))

    def set_count(self, drawn: int, total: int) -> None:
        """Say how many connections are drawn, and of how many."""
        self._count.setText(count_text(drawn, total))

    def fit(self, width: float) -> None:
        """Leave out what a view of that many pixels, at ordinary text size, has no room for."""
        self._count.setVisible(width > _NARROW + 130)
        self._strongest.setVisible(width > _NARROW - 80)
        self._percent.setVisible(width > _VERY_NARROW)

    @Slot(int)
    def _choose_mode(self, number: int) -> None:
        self.mode_chosen.emit(self._modes.itemData(number))

    @Slot(int)
    def _change_share(self, percent: int) -> None:
        self._show_percent(percent)
        self.share_changed.emit(percent / 100)

    def _show_percent(self, percent: int) -> None:
        # The widest text keeps its room, so that nothing moves while the slider does.
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("100 %"))
        self._percent.setText(f"{percent} %")

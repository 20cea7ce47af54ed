"""What stands over the network: what its connections show, and how many of them brightly."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
)

from visualnet.number_text import percent_text
from visualnet.ui.picture.legend_words import count_texts
from visualnet.ui.picture.modes import Mode, mode_name
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.widgets.eliding_label import ElidingLabel
from visualnet.ui.widgets.wheel_guard import guard_wheel

_GAP = 8


class _ShareSlider(QSlider):
    """Is as short as it can be where the words beside it need the room."""

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), super().sizeHint().height())


class PictureControls(QWidget):
    """Chooses a mode and a threshold; says how many connections are drawn."""

    mode_chosen = Signal(object)  # Mode
    """By the user."""
    share_moved = Signal(int)
    """The same in per cent."""
    share_changed = Signal(float)
    """Of the connections, above 0 to 1, that are not dimmed."""
    tracing_changed = Signal(bool)
    """By the user, whether the strongest paths are shown."""
    legend_asked = Signal(bool)
    """By the user, whether the legend is shown where it has no room beside the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modes = self._made_modes()
        self._share, self._paths = self._made_share(), self._made_paths()
        self._legend = self._made_legend()
        self._percent = QLabel()
        self._strongest = QLabel(self.tr("strongest"))
        self._count = ElidingLabel(has_numbers=True)
        for part in (self._percent, self._strongest, self._share):
            part.setProperty("term", "strongest")
        self._paths.setProperty("term", "paths")
        self._modes.setProperty("term", "connection")
        self._count.setProperty("term", "connection")
        for label in (self._percent, self._strongest, self._count):
            label.setProperty("role", "muted")
        self._room = 0
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 2)
        layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        layout.setSpacing(6)
        layout.addWidget(self._modes)
        layout.addSpacing(_GAP)
        layout.addWidget(self._strongest)
        layout.addWidget(self._share, 1)
        layout.addWidget(self._percent)
        layout.addWidget(self._paths)
        # However long its words are, they push nothing aside.
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._count, 1)
        layout.addWidget(self._legend)
        self._modes.activated.connect(self._choose_mode)
        self._share.valueChanged.connect(self._change_share)
        self._share.valueChanged.connect(self.share_moved)
        self._show_percent(100)

    def _made_share(self) -> QSlider:
        share = guard_wheel(_ShareSlider(Qt.Orientation.Horizontal))
        share.setObjectName("thresholdSlider")
        share.setRange(1, 100)
        share.setValue(100)
        share.setPageStep(10)
        share.setAccessibleName(self.tr("Share of the connections that are clear"))
        share.setToolTip(
            self.tr("The largest connections between two layers stay clear, others turn faint")
        )
        return share

    def _made_paths(self) -> QToolButton:
        paths = QToolButton()
        paths.setObjectName("pathsButton")
        paths.setText(self.tr("Paths"))
        paths.setCheckable(True)
        paths.setAccessibleName(self.tr("Strongest paths"))
        paths.setToolTip(
            self.tr("Show the strongest paths from the pixels to this neuron or the answer")
        )
        paths.clicked.connect(self.tracing_changed)
        return paths

    def _made_legend(self) -> QToolButton:
        legend = QToolButton()
        legend.setObjectName("legendButton")
        legend.setText("?")
        legend.setCheckable(True)
        legend.setAccessibleName(self.tr("? Legend"))
        legend.setToolTip(self.tr("Show what the colours mean"))
        legend.clicked.connect(self.legend_asked)
        legend.hide()
        return legend

    def _made_modes(self) -> QComboBox:
        tips = {
            Mode.FLOW: self.tr("What each connection passes on for this digit"),
            Mode.WEIGHT: self.tr("The weights, the same for every digit"),
            Mode.GRADIENT: self.tr("How the loss of the last batch changes with each weight"),
            Mode.CHANGE: self.tr("How much each weight has changed since the run began"),
            Mode.CHANGE_SINCE_MARK: self.tr(
                "How much each weight has changed since the marked step"
            ),
            Mode.CONTRIBUTION: self.tr("What each connection adds for one class against another"),
        }
        modes = guard_wheel(ElidingComboBox())
        modes.setObjectName("modeChoice")
        modes.setAccessibleName(self.tr("What the connections show"))
        modes.setToolTip(self.tr("What the colours of the connections show"))
        for number, (mode, tip) in enumerate(tips.items()):
            modes.addItem(mode_name(mode), mode)
            modes.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)
        return modes

    def set_mode(self, mode: Mode) -> None:
        """Show which mode is on."""
        self._modes.setCurrentText(mode_name(mode))

    def set_share(self, percent: int) -> None:
        """Set the share of the connections that are bright."""
        self._share.setValue(percent)

    def set_tracing(self, is_on: bool) -> None:
        """Show whether the strongest paths are shown; emits nothing."""
        self._paths.setChecked(is_on)

    def offer_legend(self, is_offered: bool) -> None:
        """Show the button for a legend that has no room of its own, or no longer."""
        if is_offered is self._legend.isHidden():
            self._legend.setVisible(is_offered)
            self.fit(self._room)

    def set_count(self, drawn: int, total: int) -> None:
        """Say how many connections are drawn, and of how many."""
        self._count.set_forms(*count_texts(drawn, total))
        if self._room:
            self.fit(self._room)

    def fit(self, width: int) -> None:
        """Leave out what a view of that many pixels has no room for."""
        self._room = width
        dispensable: tuple[QWidget, ...] = (
            self._strongest,
            self._percent,
            self._count,
            self._paths,
        )
        shown = [self._modes, self._share, *dispensable]
        if not self._legend.isHidden():
            shown.append(self._legend)
        for widget in dispensable:
            if self._needed(shown) > width:
                shown.remove(widget)
        # Only what changes: what is shown for a moment would push the docks aside.
        for widget in dispensable:
            widget.setVisible(widget in shown)

    def minimumSizeHint(self) -> QSize:
        """Return the room of what is never left out: what is shown now pushes no dock aside."""
        margins, share = self._row.contentsMargins(), self._share.minimumWidth()
        least = self._modes.minimumWidth() + share + self._legend.sizeHint().width()
        width = least + _GAP + 4 * self._row.spacing()
        return QSize(width + margins.left() + margins.right(), super().minimumSizeHint().height())

    def _needed(self, shown: list[QWidget]) -> int:
        """Return the width that these take, slider and count as narrow as they can be."""
        margins = self._row.contentsMargins()
        least = {self._share: self._share.minimumWidth(), self._count: self._count.least_width}
        widths = [least.get(widget, widget.sizeHint().width()) for widget in shown]
        gaps = self._row.spacing() * (len(shown) + 1) + _GAP
        return sum(widths) + gaps + margins.left() + margins.right()

    @Slot(int)
    def _choose_mode(self, number: int) -> None:
        self.mode_chosen.emit(self._modes.itemData(number))

    @Slot(int)
    def _change_share(self, percent: int) -> None:
        self._show_percent(percent)
        self.share_changed.emit(percent / 100)

    def _show_percent(self, percent: int) -> None:
        # The widest text keeps its room, so that nothing moves while the slider does.
        widest = self._percent.fontMetrics().horizontalAdvance(percent_text(1.0, 0))
        self._percent.setMinimumWidth(widest)
        self._percent.setText(percent_text(percent / 100, 0))

"""Bar over the picture: mode of the connections, threshold, paths, their number."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from visualnet.number_text import percent_text
from visualnet.ui.picture.legend_words import count_texts
from visualnet.ui.picture.modes import Mode, mode_name
from visualnet.ui.widgets.build import label, marked, row
from visualnet.ui.widgets.eliding_combo_box import combo_box
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
        self._modes, self._share = self._made_modes(), self._made_share()
        self._make_buttons()
        self._percent = label(role="muted", term="strongest")
        self._strongest = label(self.tr("strongest"), "muted", term="strongest")
        self._count = marked(ElidingLabel(has_numbers=True), role="muted", term="connection")
        # Long words push nothing aside.
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._room = 0
        share = self._strongest, (self._share, 1), self._percent
        parts = self._modes, _GAP, *share, self._paths, (self._count, 1), self._legend
        self._row = row(*parts, on=self, gap=6, edges=(16, 8, 16, 2))
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._modes.activated.connect(self._choose_mode)
        self._share.valueChanged.connect(self._change_share)
        self._share.valueChanged.connect(self.share_moved)
        self._show_percent(100)

    def _made_share(self) -> QSlider:
        share = marked(
            guard_wheel(_ShareSlider(Qt.Orientation.Horizontal)),
            "thresholdSlider",
            self.tr("The largest connections between two layers stay clear, others turn faint"),
            self.tr("Share of the connections that are clear"),
            term="strongest",
        )
        share.setRange(1, 100)
        share.setValue(100)
        share.setPageStep(10)
        return share

    def _make_buttons(self) -> None:
        self._paths = marked(
            QToolButton(),
            "pathsButton",
            self.tr("Show the strongest paths from the inputs to this neuron or the answer"),
            self.tr("Strongest paths"),
            term="paths",
            text=self.tr("Paths"),
            checkable=True,
        )
        self._paths.clicked.connect(self.tracing_changed)
        self._legend = marked(
            QToolButton(),
            "legendButton",
            self.tr("Show what the colours mean"),
            self.tr("? Legend"),
            text="?",
            checkable=True,
        )
        self._legend.clicked.connect(self.legend_asked)
        self._legend.hide()

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
            Mode.STEP_GRADIENT: self.tr("How the loss of this input changes with each weight"),
        }
        modes = combo_box(
            [(mode_name(mode), mode) for mode in tips],
            "modeChoice",
            self.tr("What the colours of the connections show"),
            self.tr("What the connections show"),
            term="connection",
        )
        for number, tip in enumerate(tips.values()):
            modes.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)
        return modes

    def set_mode(self, mode: Mode) -> None:
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

    @property
    def offers_legend(self) -> bool:
        """Whether the button for a legend is there."""
        return not self._legend.isHidden()

    def show_legend_asked(self, is_asked: bool) -> None:
        """Show whether the legend is asked for; emits nothing."""
        self._legend.setChecked(is_asked)

    def set_count(self, lines: int, total: int) -> None:
        """Say how many connections are drawn, and how many of them line by line."""
        self._count.set_forms(*count_texts(lines, total))
        if self._room:
            self.fit(self._room)

    def fit(self, width: int) -> None:
        """Leave out what a view of that many pixels has no room for."""
        self._room = width
        dispensable = (self._strongest, self._percent, self._count, self._paths)
        shown: list[QWidget] = [self._modes, self._share, *dispensable]
        if not self._legend.isHidden():
            shown.append(self._legend)
        needed = self._needed(shown)
        for widget in dispensable:
            if sum(needed.values()) + self._gaps(len(shown)) > width:
                shown.remove(widget)
                del needed[widget]
        # Showing a widget even for a moment would push the docks aside.
        for widget in dispensable:
            widget.setVisible(widget in shown)

    def minimumSizeHint(self) -> QSize:
        """Return the room of what is never left out: what is shown now pushes no dock aside."""
        margins, share = self._row.contentsMargins(), self._share.minimumWidth()
        least = self._modes.minimumWidth() + share + self._legend.sizeHint().width()
        width = least + _GAP + 4 * self._row.spacing()
        return QSize(width + margins.left() + margins.right(), super().minimumSizeHint().height())

    def _needed(self, shown: list[QWidget]) -> dict[QWidget, int]:
        """Return the width that each takes, slider and count as narrow as they can be."""
        needed = {
            widget: widget.sizeHint().width() for widget in shown if widget is not self._count
        }
        needed |= {self._share: self._share.minimumWidth(), self._count: self._count.least_width}
        return needed

    def _gaps(self, number: int) -> int:
        """Return the width of all that is free around so many widgets."""
        margins = self._row.contentsMargins()
        return self._row.spacing() * (number + 1) + _GAP + margins.left() + margins.right()

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

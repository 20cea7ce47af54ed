"""What the traced paths amount to, as a line of words over the picture."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from visualnet.insight.neuron import layer_name
from visualnet.ui.picture.tracer import ShownTrace

_MARGIN = 8


class TraceNote(QLabel):
    """Stands at the bottom of its parent; hidden while nothing is traced."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("traceNote")
        self.setProperty("role", "muted")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.hide()

    def show_trace(self, trace: ShownTrace | None) -> None:
        """Say how many paths there are, and what share of the neuron's value comes by them."""
        if trace is None:
            self.hide()
            return
        layer, index = trace.neurons[-1]
        name = layer_name(layer, len(trace.layer_sizes))
        place = index if name == "output" else index + 1
        if len(trace.neurons) > 1:
            text = self.tr("{0} strongest paths to {1} neurons").format(
                trace.paths, len(trace.neurons)
            )
        else:
            text = self.tr("{0} strongest paths to {1} {2}: {3:.2g} % of all that adds to it")
            text = text.format(trace.paths, name, place, trace.share * 100)
        self.setText(text)
        self.adjustSize()
        self._place()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            # Above the titles of the layers.
            self.move(2 * _MARGIN, parent.height() - 2 * self.height() - 3 * _MARGIN)

"""Text and input image of the picture, painted on any device or told by a screen reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QImage, QPainter, QPen

from visualnet.insight.neuron import layer_name
from visualnet.number_text import count_text, probability_text
from visualnet.scene.layout import LABEL_WIDTH, Layout
from visualnet.scene.parts import Part
from visualnet.ui.look.cut_names import cut_names
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import Theme
from visualnet.ui.look.translation import translated
from visualnet.ui.session.frame import Frame
from visualnet.ui.widgets.network_text import network_text, part_text
from visualnet.ui.widgets.part_names import either_of

_LABEL_SPACING = 9.0
"""Of output neurons closer together than this, in layout units, only the answer gets a label."""

_LABEL_GAP = 8.0
_FRAME = 1.0
_WIDEST_NAME = 8.5  # times the height of the text
_LEAST_NAME = 20.0
_WIDEST_PERCENT = "<0.01\u202f%"

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


@dataclass(frozen=True, slots=True)
class OutputWords:
    """What stands beside the outputs. percents: of each class, empty where nothing is read."""

    classes: Sequence[str] = ()
    percents: Sequence[str] = ()
    answer: int | None = None


def output_words(frame: Frame, classes: Sequence[str]) -> OutputWords:
    """Return the words of a frame's outputs."""
    percents = []
    if frame.answer is not None:
        percents = [probability_text(p) for p in frame.forward.probabilities[0].tolist()]
    return OutputWords(classes, percents, frame.marked_answer)


def told_text(frame: Frame | None, classes: Sequence[str], parts: Sequence[Part]) -> str:
    """Return what screen readers tell of a frame: of these parts, else of the whole network."""
    if frame is None:
        return ""
    inputs = frame.probe.input_names or frame.probe.shape[1]
    if parts:
        state = frame.network, frame.forward
        own = frame.probe.own_inputs
        told = (part_text(*state, part, classes, inputs, own) for part in parts)
        return ". ".join(told)
    text = network_text(frame.network, inputs)
    if frame.answer is None or frame.answer >= len(classes):
        return text
    reads = QCoreApplication.translate("NetworkCanvas", "Reads {0}")
    answers = [classes[each] for each in frame.tied or (frame.answer,)]
    return f"{text}. {reads.format(either_of(answers))}"


def paint_input(
    painter: QPainter, layout: Layout, image: QImage, has_grid: bool, frame: QColor
) -> None:
    """Paint the image that goes into the network; has_grid: lines between its pixels."""
    x, y, side = layout.input_rect
    painter.fillRect(input_frame(layout), frame)
    painter.drawImage(QRectF(x, y, side, side), image)
    if has_grid:
        # Dark on the black and the white of the image, whatever the theme.
        pen = QPen(QColor(0, 0, 0, 140), 0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLines(_grid_lines(layout))


def input_frame(layout: Layout) -> QRectF:
    """Return the frame around the input's image, with what is inside."""
    x, y, side = layout.input_rect
    return QRectF(x, y, side, side).adjusted(-_FRAME, -_FRAME, _FRAME, _FRAME)


def paint_titles(painter: QPainter, layout: Layout, colour: QColor) -> None:
    """Paint the layers' names and sizes, as much of them as fits between neighbours."""
    font = application_font()
    painter.setFont(font)
    painter.setPen(colour)
    texts = _titles(layout, font)
    for (x, y), text in zip(layout.title_positions, texts, strict=False):
        painter.drawText(QRectF(x - 100, y - 12, 200, 24), Qt.AlignmentFlag.AlignCenter, text)


def paint_outputs(painter: QPainter, layout: Layout, theme: Theme, words: OutputWords) -> None:
    """Paint the classes beside their neurons; nothing where there are not as many."""
    classes = words.classes
    if len(classes) != layout.layer_sizes[-1]:
        return
    is_dense = layout.spacing[-1] < _LABEL_SPACING
    fonts = _label_fonts(application_font(), 100.0 if is_dense else layout.spacing[-1])
    metrics = QFontMetricsF(fonts[True])
    start = outputs_end(layout) + _LABEL_GAP
    percent = _LABEL_GAP + metrics.horizontalAdvance(_WIDEST_PERCENT)
    widest, room = max(map(metrics.horizontalAdvance, classes)), layout.width - start
    # A number that is cut off would read as another number.
    has_percents = min(widest, _LEAST_NAME) + percent <= room + 1
    room = min(widest, max(room - percent, _LEAST_NAME) if has_percents else room)
    names, after = cut_names(classes, metrics, room), start + room + _LABEL_GAP
    for index, (_, y) in enumerate(layout.positions[-1].tolist()):
        is_answer = index == words.answer
        if is_dense and not is_answer:
            continue
        painter.setPen(theme.text if is_answer else theme.text_muted)
        painter.setFont(fonts[is_answer])
        painter.drawText(QRectF(start, y - 12, room + 1, 24), _LEFT, names[index])
        if has_percents and index < len(words.percents):
            painter.drawText(QRectF(after, y - 12, 80, 24), _LEFT, words.percents[index])


def outputs_end(layout: Layout) -> float:
    """Return the x at which the output neurons end."""
    return float(layout.positions[-1][:, 0].max()) + layout.radii[-1]


def label_width(font: QFont, classes: Sequence[str]) -> float:
    """Return the room that names and probabilities of these classes take, in layout units."""
    metrics = QFontMetricsF(_label_fonts(application_font(), 100.0)[True])
    widest = max(map(metrics.horizontalAdvance, classes), default=0.0)
    percent = metrics.horizontalAdvance(_WIDEST_PERCENT)
    widest = min(widest, _WIDEST_NAME * QFontInfo(font).pixelSize())
    return max(LABEL_WIDTH, 3 * _LABEL_GAP + widest + percent)


def _titles(layout: Layout, font: QFont) -> list[str]:
    sizes, places = layout.layer_sizes, layout.title_positions
    rows, columns = layout.input_shape
    first = count_text(rows) if layout.has_tiles else f"{rows} × {columns}"
    counts = [first, *(count_text(size) for size in sizes[1:])]
    names = [translated(layer_name(layer, len(sizes))) for layer in range(len(sizes))]
    whole = [f"{name} · {count}" for name, count in zip(names, counts, strict=True)]
    gaps = [after[0] - before[0] - 8 for before, after in pairwise(places)]
    advance = QFontMetricsF(font).horizontalAdvance
    for texts in (whole, counts):
        needed = [(advance(one) + advance(other)) / 2 for one, other in pairwise(texts)]
        if all(width <= gap for width, gap in zip(needed, gaps, strict=True)):
            return texts
    return []


def _label_fonts(font: QFont, spacing: float) -> dict[bool, QFont]:
    """Return the font of labels that far from each other, and, as True, that of the answer's."""
    plain = QFont(font)
    plain.setPixelSize(max(8, min(QFontInfo(font).pixelSize(), int(spacing))))
    bold = QFont(plain)
    bold.setWeight(QFont.Weight.DemiBold)
    return {False: plain, True: bold}


def _grid_lines(layout: Layout) -> list[QLineF]:
    x, y, side = layout.input_rect
    rows, columns = layout.input_shape
    across = [y + row * layout.cell for row in range(1, rows)]
    down = [x + column * layout.cell for column in range(1, columns)]
    return [
        *(QLineF(x, line, x + side, line) for line in across),
        *(QLineF(line, y, line, y + side) for line in down),
    ]

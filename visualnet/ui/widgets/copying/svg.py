"""A widget's picture as an SVG file."""

import re
from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from visualnet.ui.widgets.copying.figures import as_to_keep

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"
 width="{0}" height="{1}" viewBox="0 0 {0} {1}">
<title>{2}</title>
<rect width="{0}" height="{1}" fill="{3}"/>
"""


def svg_of(widget: QWidget) -> bytes:
    """Return what a widget and all in it paint, part by part."""
    # Clips are written in the coordinates of the part, and misplaced if the painter moves it.
    size, ground = widget.size(), widget.palette().window().color().name()
    name = escape(widget.accessibleName())
    head = _HEAD.format(size.width(), size.height(), name, ground)
    with as_to_keep(widget):
        parts = [_part(part, widget, k) for k, part in enumerate(_visible(widget))]
    return (head + "".join(parts) + "</svg>\n").encode()


def _visible(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and what is seen in it, those behind others first."""
    yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible():
            yield from _visible(child)


def _part(part: QWidget, whole: QWidget, number: int) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    # Fonts are in pixels, whatever the resolution of the screen.
    generator.setResolution(part.logicalDpiX())
    generator.setSize(part.size())
    painter = QPainter(generator)
    QWidget.render(part, painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    text = bytes(buffer.data().data()).decode()
    # Not as a picture within the picture, which not every program reads.
    inner = text[text.index("<defs>") : text.rindex("</svg>")]
    place = part.mapTo(whole, QPoint())
    # Names are of the whole file.
    inner = re.sub(r'(id="|#)clipPath', rf"\1part{number}clip", inner)
    return f'<g transform="translate({place.x()},{place.y()})">\n{inner}</g>\n'

"""Pictures of a worksheet as SVG within the page: the drawing, and the neurons asked for."""

from html import escape
from itertools import pairwise

import numpy as np

from visualnet.insight.one_step.layout import Array64
from visualnet.insight.worksheet.sheet import Sheet

_PIXEL = 5
_COLUMN, _ROW, _RADIUS = 110, 34, 10
_SHOWN = 4
"""Layers with more neurons show those asked for, and dots."""


def drawing_svg(inputs: Array64, columns: int, title: str) -> str:
    """Return an image of ink from 0 to 1, row by row, black on white. title: read aloud."""
    rows = -(-len(inputs) // columns)
    pixels = []
    for k in np.flatnonzero(inputs).tolist():
        row, column = divmod(k, columns)
        pixels.append(f'<rect x="{column}" y="{row}" width="1" height="1" '
                      f'fill-opacity="{min(1.0, max(0.0, float(inputs[k]))):.3f}"/>')  # fmt: skip
    return (
        f'<svg class="drawing" role="img" aria-label="{escape(title)}" '
        f'viewBox="0 0 {columns} {rows}" width="{columns * _PIXEL}" height="{rows * _PIXEL}" '
        f'shape-rendering="crispEdges">{"".join(pixels)}</svg>'
    )


def network_svg(sheet: Sheet, title: str) -> str:
    """Return the layers as columns of circles, those asked for filled and joined."""
    sizes = sheet.network.layer_sizes
    columns = [_column(size, asked) for size, asked in zip(sizes, sheet.path, strict=True)]
    height = _ROW * max(map(len, columns)) + _RADIUS
    width = _COLUMN * (len(sizes) - 1) + 150
    places: list[dict[int, tuple[float, float]]] = []
    marks: list[str] = []
    for layer, column in enumerate(columns):
        top = (height - _ROW * len(column)) / 2
        centres = {}
        for place, neuron in enumerate(column):
            x, y = 40.0 + _COLUMN * layer, top + _ROW * (place + 0.5)
            if neuron is None:
                marks.append(f'<text x="{x}" y="{y + 5}" class="dots">⋮</text>')
                continue
            centres[neuron] = (x, y)
            marks.append(_circle(sheet, layer, neuron, x, y))
        places.append(centres)
    lines = [
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'
        for left, right in pairwise(places)
        for x1, y1 in left.values()
        for x2, y2 in right.values()
    ]
    return (
        f'<svg class="network" role="img" aria-label="{escape(title)}" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"{''.join(lines)}{''.join(marks)}</svg>"
    )


def _column(size: int, asked: tuple[int, ...]) -> list[int | None]:
    """Return the neurons of a layer to draw; None for those between."""
    if size <= _SHOWN:
        return list(range(size))
    neuron = asked[0]
    before: list[int | None] = [None] if neuron else []
    return [*before, neuron, *([None] if neuron < size - 1 else [])]


def _circle(sheet: Sheet, layer: int, neuron: int, x: float, y: float) -> str:
    names = sheet.names
    symbol = names.input(neuron) if layer == 0 else names.activation(layer, neuron)
    # SVG has no fractions or indices of its own; a small text below the line serves.
    label = f'{escape(symbol.name)}<tspan dy="4" font-size="8">{escape(symbol.lower)}</tspan>'
    if symbol.upper:
        label = (
            f'{escape(symbol.name)}<tspan dy="-5" font-size="8">{escape(symbol.upper)}</tspan>'
            f'<tspan dy="9" font-size="8">{escape(symbol.lower)}</tspan>'
        )
    return (
        f'<circle cx="{x}" cy="{y}" r="{_RADIUS}"/>'
        f'<text x="{x + _RADIUS + 4}" y="{y - _RADIUS + 2}">{label}</text>'
    )

"""Writing an evaluation to files: pictures as PNG or SVG, tables as CSV."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPaintDevice, QPainter
from PySide6.QtSvg import QSvgGenerator

from visualnet.training.evaluation_report import (
    EvaluationReport,
    calibration_csv,
    classes_csv,
    confusion_csv,
    mistakes_csv,
)
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import Theme
from visualnet.ui.panels.evaluation.calibration_picture import CalibrationPicture
from visualnet.ui.panels.evaluation.confusion_picture import ConfusionPicture
from visualnet.ui.widgets.copying.images import png_of
from visualnet.ui.window.file_dialogs import ExportError, write_export, write_table

EXPORTS: dict[str, tuple[str, ...]] = {
    "matrix": (".png", ".svg", ".csv"),
    "classes": (".csv",),
    "mistakes": (".csv",),
    "calibration": (".png", ".svg", ".csv"),
}
"""What of an evaluation can be written, and the endings of the files it can be written to."""

_SIDES = QSize(640, 680)
_LARGEST_SIDE = 1600
_PIXELS_A_CLASS = 32
_SHARPNESS = 2  # pixels of a PNG for each of the picture
_MARGIN = 12

_TABLES: dict[str, Callable[[EvaluationReport], str]] = {
    "matrix": confusion_csv,
    "classes": classes_csv,
    "mistakes": mistakes_csv,
    "calibration": calibration_csv,
}


def export_evaluation(report: EvaluationReport, what: str, path: Path, theme: Theme) -> None:
    """Write a part of the report, in the format of the path's ending, whole or not at all.

    what: a key of EXPORTS. theme: the colours of pictures. Takes up to half a second: for a worker
    thread, which may be any. Raises ExportError for another ending, and where the file cannot be
    written.
    """
    ending = path.suffix.lower()
    if ending not in EXPORTS[what]:
        raise ExportError(
            "The ending of {path} is not one that this can be written in; let the name end "
            "in {export}.",
            path=path,
            export=" or ".join(EXPORTS[what]),
        )
    if ending == ".csv":
        write_table(path, _TABLES[what](report))
    elif ending == ".svg":
        write_export(path, _svg(report, what, theme))
    else:
        write_export(path, _png(report, what, theme))


def _svg(report: EvaluationReport, what: str, theme: Theme) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    size = _size(report, what)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(f"VisualNet: {what}")
    _paint(generator, size, report, what, theme)
    return bytes(buffer.data().data())


def _png(report: EvaluationReport, what: str, theme: Theme) -> bytes:
    size = _size(report, what)
    image = QImage(size * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    _paint(image, size, report, what, theme)
    return png_of(image)


def _size(report: EvaluationReport, what: str) -> QSize:
    """Return a size at which every class has room for its figures, up to a limit."""
    grown = min(_LARGEST_SIDE, len(report.classes) * _PIXELS_A_CLASS + 120)
    return _SIDES.expandedTo(QSize(grown, grown)) if what == "matrix" else _SIDES


def _paint(
    device: QPaintDevice, size: QSize, report: EvaluationReport, what: str, theme: Theme
) -> None:
    font, room = application_font(), QSizeF(size) - QSizeF(2 * _MARGIN, 2 * _MARGIN)
    painter = QPainter(device)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), theme.background)
    painter.translate(_MARGIN, _MARGIN)
    if what == "matrix":
        ConfusionPicture(report.classes, report.confusion, theme, font, room).paint(painter)
    else:
        CalibrationPicture(report.calibration, theme, font, room).paint(painter)
    painter.end()

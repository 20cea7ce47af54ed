"""Menu of every figure, such as a chart or a matrix: save it as a picture, save its numbers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from visualnet.errors import VisualNetError
from visualnet.plain_text import as_csv
from visualnet.ui.look.translation import Texts
from visualnet.ui.widgets.copying.dragging import file_name_of
from visualnet.ui.widgets.copying.figures import Figure, Table, picture_of
from visualnet.ui.widgets.copying.images import png_of
from visualnet.ui.widgets.plots.reset_button import ResetZoomButton
from visualnet.ui.window.acts.context_menus import Act, Entries
from visualnet.ui.window.file_dialogs import ExportError, write_export, write_table

_tr = Texts("Figures")

if TYPE_CHECKING:
    from visualnet.ui.window.context import Context

_PICTURES = (".png", ".svg")
_TABLES = (".csv",)


class FigureActs:
    """Gives all figures that hold something their entries; docks add others by `menus.add`."""

    def __init__(self, context: "Context") -> None:
        self._context = context
        context.menus.add_kind(Figure, self._entries)

    def _entries(self, widget: QWidget, place: QPoint | None) -> Entries:
        figure = cast("Figure", widget)
        if place is not None:
            figure.choose_at(place)
        if not (figure.is_saved_here and figure.has_numbers()):
            return []
        picture, numbers = figure.save_texts()
        return [
            Act(picture, partial(self.save_picture, widget), "savePicture"),
            Act(numbers, partial(self.save_numbers, widget), "saveNumbers"),
            *_reset_zoom(widget),
        ]

    def save_picture(self, widget: QWidget) -> None:
        """Let a file be chosen for the picture, which is painted then."""
        name = file_name_of(widget.accessibleName())
        write = partial(self._write, picture_file, widget)
        self._context.ask_path(_tr("Save picture"), name, _PICTURES, write, "picture")

    def save_numbers(self, widget: QWidget) -> None:
        """Let a file be chosen for the numbers of now."""
        name = file_name_of(widget.accessibleName())
        write = partial(self._write, numbers_file, cast("Figure", widget).numbers())
        self._context.ask_path(_tr("Save numbers"), name, _TABLES, write, "table")

    def _write(self, write: Callable[[Path, Any], None], what: object, path: Path) -> None:
        try:
            write(path, what)
        except VisualNetError as error:
            self._context.tell(error, "save")
        else:
            self._context.say(_tr("Saved {0}.").format(path), "save")


def _reset_zoom(widget: QWidget) -> Entries:
    button = widget.findChild(ResetZoomButton)
    if button is None:
        return []
    is_zoomed = button.isVisibleTo(widget)
    return [Act(button.text(), button.click, "resetZoom", button.toolTip(), is_zoomed)]


def picture_file(path: Path, widget: QWidget) -> None:
    """Write a widget's picture in the format of the path's ending; whole or not at all.

    Raises ExportError for another ending, and where the file cannot be written.
    """
    if _checked_ending(path, _PICTURES) == ".png":
        write_export(path, png_of(picture_of(widget)))
    else:
        # Drawing SVG is loaded only where somebody wants it.
        from visualnet.ui.widgets.copying.svg import svg_of

        write_export(path, svg_of(widget))


def numbers_file(path: Path, table: Table) -> None:
    """Write a table as CSV; raises ExportError as `picture_file` does."""
    _checked_ending(path, _TABLES)
    write_table(path, as_csv(table))


def _checked_ending(path: Path, endings: tuple[str, ...]) -> str:
    if path.suffix.lower() not in endings:
        raise ExportError(
            "{path} was not saved: let its name end in {endings}.",
            path=path,
            endings=" or ".join(endings),
        )
    return path.suffix.lower()

"""Menu of every widget that shows images of the network's input: into the pad, why, save."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from visualnet.arrays import PixelArray
from visualnet.ui.look.pixels import grey_image
from visualnet.ui.look.translation import Texts
from visualnet.ui.widgets.copying.copyable import numbers_text
from visualnet.ui.widgets.copying.dragging import file_name_of
from visualnet.ui.widgets.copying.images import HasImage, PutsImage, SeenPicture, png_of, seen
from visualnet.ui.window.acts.context_menus import Act, Entries
from visualnet.ui.window.file_dialogs import write_export, write_table

_tr = Texts("ImageActs")

if TYPE_CHECKING:
    from visualnet.ui.window.context import Context


class ImageActs:
    """Gives all such widgets their entries; whoever holds them adds others by `menus.add`."""

    def __init__(self, context: "Context") -> None:
        self._context = context
        context.menus.add_kind(HasImage, self._entries)
        context.menus.add_kind(SeenPicture, lambda widget, _place: [self._save_seen(widget)])

    def _entries(self, widget: QWidget, place: QPoint | None) -> Entries:
        assert isinstance(widget, HasImage)  # noqa: S101 - the kind that was asked for
        pixels, name = widget.shown_image(place), widget.image_name()
        if pixels is None:
            return []
        save = Act(_tr("Save image…"), partial(self._ask_save, pixels, name), "saveImage")
        if not isinstance(widget, PutsImage):
            return [save]
        put = Act(_tr("Put into the pad"), partial(self._put, widget, pixels), "putImage")
        why = Act(_tr("Explain its answer"), partial(self._explain, widget, pixels), "explainImage")
        return [put, why, None, save]

    def _save_seen(self, widget: QWidget) -> Act:
        """Return the entry that saves a widget as it is seen when its menu opens."""
        image, name = seen(widget), file_name_of(widget.accessibleName())

        def save() -> None:
            def write(path: Path) -> None:
                write_export(path, png_of(image))

            self._context.ask_save(_tr("Save picture"), name, (".png",), write, kind="picture")

        return Act(_tr("Save picture…"), save, "savePicture")

    def _put(self, widget: PutsImage, pixels: PixelArray) -> bool:
        """Put the image into the pad for which the menu opened; False where it has gone since."""
        if widget.put_image(pixels):
            return True
        self._context.say(_tr("That image is no longer shown; nothing was done."), "image")
        return False

    def _explain(self, widget: PutsImage, pixels: PixelArray) -> None:
        if self._put(widget, pixels):
            self._context.open_panel("why")

    def _ask_save(self, pixels: PixelArray, name: str) -> None:
        endings, proposed = (".png", ".csv"), file_name_of(name)
        write = partial(_write, pixels)
        self._context.ask_save(_tr("Save image"), proposed, endings, write, kind="picture")


def _write(pixels: PixelArray, path: Path) -> None:
    if path.suffix.lower() == ".csv":
        write_table(path, numbers_text(pixels).replace("\t", ","))
    else:
        write_export(path, png_of(grey_image(pixels)))

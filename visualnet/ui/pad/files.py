"""Files, drops and clipboard of the drawing pad."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPixmap

from visualnet.arrays import PixelArray
from visualnet.data.drawing.picture_ways import (
    PictureWay,
    is_apart,
    is_blank,
    refitted,
    seen_picture,
)
from visualnet.data.drawing.stroke_files import (
    STROKE_SUFFIX,
    drawing_in,
    read_stroke_file,
    stroke_line,
)
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.errors import DataError
from visualnet.insight.doubt import knows_forms_of
from visualnet.number_text import count_text
from visualnet.projects.file_kinds import PICTURES
from visualnet.ui.look.pixels import grey_image
from visualnet.ui.look.translation import said_of, translated
from visualnet.ui.pad.ink import PadInk
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.widgets.copying.copyable import Copyable, picture_data
from visualnet.ui.widgets.copying.images import png_of
from visualnet.ui.window.context import Context
from visualnet.ui.window.file_dialogs import write_export

_COPIED_SIDE = 560


class PadFiles(QObject):
    """Reads in threads; what comes in can be undone."""

    said = Signal(str)
    """A sentence for the user."""
    failed = Signal(str)
    """A sentence for the user."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._asked = 0
        context.session.run_changed.connect(self._prepare_again)
        context.session.pictures_changed.connect(self._prepare_again)

    @Slot()
    def ask_open(self) -> None:
        endings = " ".join(f"*{ending}" for ending in (*PICTURES, STROKE_SUFFIX))
        filters = [self.tr("Pictures and strokes ({0})").format(endings), self.tr("All files (*)")]
        title = self.tr("Open picture or strokes")
        self._context.ask_open(title, filters, self.open_path, kind="drawing")

    def open_then(self, name: str, then: Callable[[], None]) -> None:
        """Open a file as `open_path` does; what comes then need not wait for it."""
        self.open_path(name)
        then()

    @Slot(str)
    def open_path(self, name: str) -> None:
        """Put a picture or the first drawing of a stroke file into the pad."""
        if self._refuses_drawings():
            return
        path = Path(name)
        if path.name.lower().endswith(STROKE_SUFFIX):
            self._read_newest(partial(read_stroke_file, path), self._take_drawings)
        else:
            self._read_newest(partial(_picture, path, self._pictures), self._take_file)

    def _refuses_drawings(self) -> bool:
        """Tell whether the network reads points, and say so."""
        has_points = self._context.session.features is not None
        if has_points:
            self.failed.emit(
                self.tr("This network reads points. Open a model of images to read drawings.")
            )
        return has_points

    @Slot(object)
    def take(self, data: QMimeData) -> None:
        """Put a picture or strokes into the pad that were dropped or are on the clipboard."""
        if self._refuses_drawings():
            return
        try:
            drawing = drawing_in(data.text()) if data.hasText() and not data.hasUrls() else None
        except DataError as error:
            self.failed.emit(translated(error))
            return
        if drawing is not None:
            self._take_drawings([drawing])
        elif data.hasImage():
            content = data.imageData()
            image = content.toImage() if isinstance(content, QPixmap) else QImage(content)
            self._read_newest(partial(_pasted, image, self._pictures), self._take_picture)
        else:
            self.failed.emit(
                self.tr(
                    "The clipboard holds no drawing. Copy a picture, or a line of a stroke file."
                )
            )

    @Slot()
    def paste(self) -> None:
        """Take what is on the clipboard; files that were copied are opened."""
        # Where nothing was ever copied there may be no data at all.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        self._context.openers.open_dropped(data)

    @Slot()
    def copy(self) -> None:
        """Put the drawing on the clipboard: dark on light, and strokes as text as well."""
        forms = self.copies()
        if forms:
            self._context.copying.copy(forms[0])
        else:
            self.failed.emit(self.tr("The pad is empty; draw something to copy."))

    def copies(self) -> Sequence[Copyable]:
        """Return the drawing as what can be copied; nothing where the pad is empty."""
        pad = self._context.pad.content
        if pad.is_empty:
            return ()
        strokes = "" if pad.image is not None else _stroke_line_of(pad)
        text, said = self.tr("Copy drawing"), self.tr("Copied the drawing.")
        make = partial(picture_data, self._picture_of(pad), strokes)
        return (Copyable(text, said, make),)

    @Slot()
    def ask_save(self) -> None:
        """Let the user choose a file for the drawing: a picture, or its strokes if any."""
        pad = self._context.pad.content
        if pad.is_empty:
            self.failed.emit(self.tr("The pad is empty; draw something to save."))
            return
        picture = self._picture_of(pad)

        def write(path: Path) -> None:
            if path.name.lower().endswith(STROKE_SUFFIX):
                write_export(path, f"{_stroke_line_of(pad)}\n".encode())
            else:
                write_export(path, png_of(picture))

        endings = (".png",) if pad.image is not None else (".png", STROKE_SUFFIX)
        title, name = self.tr("Save drawing"), self.tr("drawing")
        self._context.ask_save(title, name, endings, write, kind="drawing")

    def _picture_of(self, pad: PadContent) -> QImage:
        if pad.image is not None:
            return grey_image(pad.image)
        return picture_of(pad, self._context.pad.brush)

    def _read_newest(self, work: Callable[[], object], take: Callable[..., None]) -> None:
        self._asked += 1
        self._context.jobs.submit(
            work, partial(self._take_newest, self._asked, take), self._say_error
        )

    def _take_newest(self, asked: int, take: Callable[..., None], found: object) -> None:
        if asked == self._asked:
            take(found)

    def _take_drawings(self, drawings: list[StrokeDrawing]) -> None:
        first = drawings[0]
        strokes = tuple(stroke for stroke in first.strokes if stroke)
        self._show(PadContent(strokes=strokes, side=first.side), self.tr("strokes"))
        if len(drawings) > 1:
            text = self.tr("The first of {0} drawings is in the pad.", "", len(drawings))
            self.said.emit(text.format(count_text(len(drawings))))

    @property
    def _pictures(self) -> PictureWay:
        return self._context.session.pictures

    def _take_file(self, found: tuple[PadContent, bool]) -> None:
        content, has_more_pages = found
        first = self.tr("Only the first page of this picture is read.")
        self._take_picture(content, first if has_more_pages else "")

    def _take_picture(self, content: PadContent, note: str = "") -> None:
        if content.image is None or is_blank(content.image):
            self.failed.emit(
                self.tr("This picture shows no ink. Open one of a digit on plain paper.")
            )
            return
        self._show(content, self.tr("picture"))
        way = {
            "as-is": self.tr(
                "The picture is shown unchanged, like the training images of this network."
            ),
            "inverted": self.tr(
                "The picture is inverted, like the training images of this network."
            ),
        }.get(content.pictures, "")
        is_digit = knows_forms_of(self._context.session.classes, self._pictures)
        if is_digit and is_apart(content.image):
            way = self.tr(
                "The shapes in this picture are read as one digit. Crop it to a single digit."
            )
        if way or note:
            self.said.emit(" ".join(filter(None, (way, note))))

    @Slot()
    def _prepare_again(self) -> None:
        """Show the picture in the pad as the network that is shown now learnt to see pictures."""
        content = self._context.pad.content
        if content.grey is not None and content.pictures != self._pictures:
            work = partial(_content_of, content.grey, self._pictures)
            self._read_newest(work, self._context.pad.put)

    def _show(self, content: PadContent, text: str) -> None:
        self._context.pad.replace(content, text)

    def _say_error(self, error: Exception) -> None:
        self.failed.emit(said_of(error))


def _stroke_line_of(pad: PadContent) -> str:
    return stroke_line(StrokeDrawing(pad.strokes, pad.side, pad.side))


def picture_of(pad: PadContent, brush: float) -> QImage:
    """Return a drawing as a picture, dark on light, with smooth lines as the pad shows them."""
    strokes = [[(x / pad.side, y / pad.side) for x, y in stroke] for stroke in pad.strokes]
    image = PadInk().image(_COPIED_SIDE, brush, strokes, is_drawing=False)
    image.invertPixels()
    return image


def _picture(path: Path, pictures: PictureWay) -> tuple[PadContent, bool]:
    """Return a picture's content for the pad, and whether its file has more pages."""
    # Pillow and SciPy's image routines are loaded here, in the thread.
    from visualnet.data.drawing.images import has_more_pages, read_grey

    return _content_of(read_grey(path), pictures), has_more_pages(path)


def _content_of(grey: PixelArray, pictures: PictureWay) -> PadContent:
    if pictures == "refitted":
        stages = refitted(grey)
        return PadContent(image=stages.centred, ink=stages.raw, grey=grey, pictures=pictures)
    return PadContent(image=seen_picture(grey, pictures), grey=grey, pictures=pictures)


def _pasted(image: QImage, pictures: PictureWay) -> PadContent:
    from visualnet.data.drawing.images import grey_of_bytes

    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(file, QByteArray(b"PNG")).write(image):
        raise DataError("This picture cannot be read; save it as PNG and open that.")
    return _content_of(grey_of_bytes(bytes(file.data().data()), "The picture"), pictures)

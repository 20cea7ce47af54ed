"""The picture of the network and an evaluation, printed on a page each."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

from visualnet.ui.window.acts import printing


@pytest.fixture
def pages(shared_window, monkeypatch):
    """The pages of which a preview was opened."""
    found, show = [], printing.show_preview
    monkeypatch.setattr(printing, "show_preview", lambda page, _window: found.append(page))
    yield found
    monkeypatch.setattr(printing, "show_preview", show)


def as_pdf(page, path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printing.paint_page(printer, page)
    return path.read_bytes()


def painted(page):
    image = QImage(700, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    page.paint(painter, QRectF(20, 20, 660, 860))
    painter.end()
    return image


@pytest.mark.slow
@pytest.mark.parametrize("what", ["print", "printEvaluation"])
def test_a_page_is_printed_in_light_colours_with_what_it_is_of(
    shared_window, pages, what, tmp_path
):
    shared_window.do(f"{what}Action")
    shared_window.wait(lambda: bool(pages))
    (page,) = pages
    model, date = page.caption[-2:]
    assert model.startswith("digits-16x16 · 784-16-16-10 · MNIST")
    assert "test accuracy" in model
    assert "VisualNet" in date
    data = as_pdf(page, tmp_path / "page.pdf")
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1
    empty = printing.Page("", [], lambda _painter, _room: None)
    assert len(data) > 2 * len(as_pdf(empty, tmp_path / "empty.pdf"))
    image = painted(page)
    shades = [
        image.pixelColor(x, y).lightness() for x in range(0, 700, 7) for y in range(0, 900, 9)
    ]
    assert len(set(shades)) > 10
    assert sum(shades) / len(shades) > 180
    assert image.pixelColor(2, 2) == QColor("white")


def test_the_preview_shows_the_page_before_it_is_printed(shared_window):
    painted_pages = []
    page = printing.Page("Page", ["below"], lambda _p, room: painted_pages.append(room))
    dialog = printing.show_preview(page, shared_window.window)
    assert dialog is shared_window.window.findChild(QPrintPreviewDialog, "printPreview")
    shared_window.wait(lambda: bool(painted_pages))
    assert painted_pages[0].height() > painted_pages[0].width() > 400
    dialog.reject()

"""Pictures of digits, in the forms in which people have them."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from visualnet.data.datasets import load_dataset
from visualnet.data.drawing.images import image_to_digit, read_grey
from visualnet.data.drawing.picture_ways import refitted
from visualnet.data.inputs import read_inputs
from visualnet.errors import DataError

DIGITS = load_dataset().test.images[:20]
DIGIT = DIGITS[2]


def _large(digit: np.ndarray = DIGIT) -> Image.Image:
    """Dark on white, 300×280, the digit off the middle."""
    ink = Image.fromarray(digit).resize((224, 224), Image.Resampling.BICUBIC)
    page = Image.new("L", (300, 280), 255)
    page.paste(Image.fromarray(255 - np.asarray(ink)), (60, 20))
    return page


def _saved(image: Image.Image, folder: Path, name: str = "digit.png", **how: object) -> Path:
    image.save(folder / name, **how)  # type: ignore[arg-type]
    return folder / name


def _likeness(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.corrcoef(a.ravel().astype(float), b.ravel().astype(float))[0, 1])


def test_mnist_form_is_taken_as_it_is(tmp_path: Path) -> None:
    for digit in DIGITS:
        path = _saved(Image.fromarray(digit), tmp_path)
        assert np.array_equal(image_to_digit(path), digit)
    assert len(read_inputs(path)) == 1


def test_inverted_mnist_is_the_same_digit(tmp_path: Path) -> None:
    for digit in DIGITS:
        path = _saved(Image.fromarray(255 - digit), tmp_path)
        assert _likeness(image_to_digit(path), digit) > 0.95


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.bmp", "a.gif", "a.tif", "a.webp", "a.pgm"])
def test_reads_each_format(tmp_path: Path, name: str) -> None:
    assert _likeness(image_to_digit(_saved(_large(), tmp_path, name)), DIGIT) > 0.9


def _transparent(page: Image.Image) -> Image.Image:
    black = Image.new("RGBA", page.size, (0, 0, 0, 0))
    black.putalpha(Image.fromarray(255 - np.asarray(page)))
    return black


def _shaded(page: Image.Image) -> Image.Image:
    """Add the uneven light and the grain of a photograph."""
    levels = np.asarray(page, float) / 255
    y, x = np.mgrid[0 : page.height, 0 : page.width]
    light = 210 - 70 * x / page.width - 30 * y / page.height
    grain = np.random.default_rng(0).normal(0, 5, levels.shape)
    return Image.fromarray(np.clip(light * (0.35 + 0.65 * levels) + grain, 0, 255).astype(np.uint8))


MADE = {
    "colour": lambda page: page.convert("RGB"),
    "palette": lambda page: page.convert("P"),
    "two levels": lambda page: page.convert("1"),
    "grey with alpha": lambda page: page.convert("LA"),
    "transparent": _transparent,
    "16 bit": lambda page: Image.fromarray(np.asarray(page).astype(np.uint16) * 257),
    "light on dark": lambda page: Image.fromarray(255 - np.asarray(page)),
    "uneven light": _shaded,
    "uneven light on dark": lambda page: Image.fromarray(255 - np.asarray(_shaded(page))),
    "large": lambda page: page.resize((1800, 1680)),
    "dusty": lambda page: _dusty(page),
}


def _dusty(page: Image.Image) -> Image.Image:
    levels = np.array(page)
    levels[8:11, 8:11] = 0
    levels[-6:-4, -6:-4] = 30
    return Image.fromarray(levels)


@pytest.mark.slow
@pytest.mark.parametrize("make", MADE.values(), ids=MADE.keys())
def test_reads_each_kind_of_picture(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    for digit in DIGITS[:5]:
        path = _saved(make(_large(digit)), tmp_path)
        assert _likeness(image_to_digit(path), digit) > 0.9


def test_reads_cmyk_and_turned_photographs(tmp_path: Path) -> None:
    path = _saved(_large().convert("CMYK"), tmp_path, "cmyk.jpg")
    assert _likeness(image_to_digit(path), DIGIT) > 0.9
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = _large().transpose(Image.Transpose.ROTATE_90)
    path = _saved(turned, tmp_path, "turned.jpg", exif=exif)
    assert _likeness(image_to_digit(path), DIGIT) > 0.9


def test_shows_the_stages(tmp_path: Path) -> None:
    stages = refitted(read_grey(_saved(_large(), tmp_path)))
    assert stages.raw.shape == (280, 300)
    assert stages.raw.max() == 255
    assert stages.cropped.size < stages.raw.size
    assert stages.fitted.shape == (20, 20)


@pytest.mark.parametrize("level", [0, 128, 255])
@pytest.mark.parametrize("size", [(1, 1), (2, 1), (28, 28), (300, 200)])
def test_a_blank_picture_has_no_ink(tmp_path: Path, level: int, size: tuple[int, int]) -> None:
    assert refitted(read_grey(_saved(Image.new("L", size, level), tmp_path))).is_empty


def _png() -> bytes:
    file = io.BytesIO()
    _large().save(file, "PNG")
    return file.getvalue()


def _jpeg_of(width: int, height: int, **how: object) -> bytes:
    """Return a small JPEG that claims to have other sides than it has."""
    file = io.BytesIO()
    _large().save(file, "JPEG", **how)  # type: ignore[arg-type]
    data = bytearray(file.getvalue())
    start = data.index(b"\xff\xc2" if how else b"\xff\xc0")
    data[start + 5 : start + 9] = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return bytes(data)


PNG = _png()
# A header that claims 60000 × 60000 pixels; the checksum of the chunk is never reached.
HUGE = PNG[:16] + (60_000).to_bytes(4, "big") * 2 + PNG[24:]
BAD = {
    "empty": b"",
    "text": b"This is a letter, not a picture.\n",
    "cut": PNG[: len(PNG) // 2],
    "damaged": PNG[:200] + bytes(100) + PNG[300:],
    "huge": HUGE,
    "too large": b"P5 8000 8001 255\n" + bytes(100),
    "too large a photograph": _jpeg_of(14_145, 14_145),
    "too large a progressive photograph": _jpeg_of(8_001, 8_000, progressive=True),
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD.keys())
def test_refuses_in_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "digit.png"
    path.write_bytes(data)
    with pytest.raises(DataError) as caught:
        image_to_digit(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.slow
@pytest.mark.parametrize("times", [28, 48])
def test_a_photograph_of_up_to_200_million_pixels_is_decoded_small(
    tmp_path: Path, times: int
) -> None:
    page = _large().resize((times * 300, times * 280), Image.Resampling.BILINEAR)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = page.transpose(Image.Transpose.ROTATE_90)
    path = _saved(turned, tmp_path, "photo.jpg", exif=exif)
    assert _likeness(image_to_digit(path), DIGIT) > 0.9


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
@pytest.mark.parametrize(
    "colour", [(0, 0, 0), (220, 30, 30), (255, 240, 120), (255, 255, 255), (190, 190, 190)]
)
def test_ink_on_a_transparent_ground_is_seen_in_every_colour(
    tmp_path: Path, colour: tuple[int, int, int], mode: str
) -> None:
    clear = Image.new("RGBA", _large().size, colour)
    clear.putalpha(Image.fromarray(255 - np.asarray(_large())))
    if mode == "P":
        clear.putalpha(clear.getchannel("A").point(lambda level: 255 * (level > 128)))
        path = _saved(clear, tmp_path, "digit.gif")
    else:
        path = _saved(clear.convert(mode), tmp_path)
    assert _likeness(image_to_digit(path), DIGIT) > 0.85


@pytest.mark.parametrize("colour", ["white", "black"])
def test_what_is_not_transparent_keeps_its_paper(tmp_path: Path, colour: str) -> None:
    """A page with clear corners and a wide clear margin."""
    levels = np.asarray(_large())
    page = Image.fromarray(levels if colour == "white" else 255 - levels).convert("RGBA")
    opacity = np.zeros(levels.shape, np.uint8)
    opacity[2:-2, 2:-2] = 255
    page.putalpha(Image.fromarray(opacity))
    assert _likeness(image_to_digit(_saved(page, tmp_path)), DIGIT) > 0.9


@pytest.mark.parametrize(("width", "margin"), [(4, 10), (8, 20), (14, 40), (20, 0)])
@pytest.mark.parametrize("is_dark", [True, False])
def test_a_frame_around_everything_is_no_ink(
    tmp_path: Path, width: int, margin: int, is_dark: bool
) -> None:
    levels = np.full((400, 400), 255, np.uint8)
    levels[margin : 400 - margin, margin : 400 - margin] = 0
    inner = margin + width
    levels[inner : 400 - inner, inner : 400 - inner] = 255
    levels[60:340, 50:350] = np.asarray(_large())
    path = _saved(Image.fromarray(levels if is_dark else 255 - levels), tmp_path)
    assert _likeness(image_to_digit(path), DIGIT) > 0.9


def test_a_square_zero_is_no_frame(tmp_path: Path) -> None:
    levels = np.full((300, 200), 255, np.uint8)
    levels[30:270, 30:170] = 0
    levels[60:240, 60:140] = 255
    seen = image_to_digit(_saved(Image.fromarray(levels), tmp_path))
    assert seen[4:7, 12:16].min() > 100


def test_refuses_folders_and_missing_files(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="folder"):
        image_to_digit(tmp_path)
    with pytest.raises(DataError, match="no file"):
        read_inputs(tmp_path / "missing.png")

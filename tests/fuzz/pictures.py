"""Pictures of each format that is read, as they come from cameras, scanners and the web."""

import io
import struct
import zlib
from functools import cache, partial
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image

from tests.fuzz.damage import LENGTHS, damaged, number_bytes
from visualnet.data.drawing.images import read_grey
from visualnet.data.drawing.picture_ways import PICTURE_WAYS, seen_picture

_SIDES = (0, 1, 2, 28, 561, 2240, 16_384, 70_000, 2**31 - 1)


def read_picture(folder: Path) -> None:
    """Read the picture and show it to the network in every way."""
    (path,) = folder.iterdir()
    grey = read_grey(path)
    assert grey.dtype == np.uint8
    assert 1 <= min(grey.shape) <= max(grey.shape) <= 560
    for way in PICTURE_WAYS:
        assert seen_picture(grey, way).shape == (28, 28)


def picture(random: Random) -> dict[str, bytes]:
    """A picture of any format, its headers and parts damaged."""
    seeds = _seeds()
    name = random.choice(sorted(seeds))
    data = seeds[name]
    kind = name.partition(" ")[0]
    if random.random() < 0.7:
        data = _OF_KIND.get(kind, partial(damaged, head=64))(random, data)
    else:
        data = damaged(random, data)
    return {"picture": data}


def png(number: int) -> bytes:
    """Return a small grey picture of some ink."""
    pixels = np.zeros((28, 28), np.uint8)
    pixels[6 + number % 9 : 22, 10 : 12 + number % 7] = 255
    return _saved(Image.fromarray(pixels), "PNG")


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


@cache
def _seeds() -> dict[str, bytes]:
    pixels = np.random.default_rng(3).integers(0, 256, (31, 40, 4), dtype=np.uint8)
    pixels[8:20, 10:30, :3] = 0
    rgba = Image.fromarray(pixels)
    rgb, grey = rgba.convert("RGB"), rgba.convert("L")
    palette = rgb.convert("P", palette=Image.Palette.ADAPTIVE)
    deep = Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)
    turned = Image.Exif()
    turned[0x0112] = 6
    found = {
        **{f"PNG {i.mode}": _saved(i, "PNG") for i in (rgba, rgb, grey, palette, deep)},
        "PNG 1": _saved(grey.convert("1"), "PNG"),
        "PNG turned": _saved(rgba, "PNG", exif=turned),
        "JPEG": _saved(rgb, "JPEG", exif=turned),
        "JPEG progressive": _saved(rgb, "JPEG", progressive=True),
        "JPEG CMYK": _saved(rgb.convert("CMYK"), "JPEG"),
        "GIF": _saved(palette, "GIF"),
        "GIF moving": _saved(palette, "GIF", save_all=True, append_images=[palette.rotate(9)]),
        "BMP": _saved(rgb, "BMP"),
        "BMP P": _saved(palette, "BMP"),
        "BMP RLE": _run_length(40, 31, bytes((40, 7, 0, 0)) * 31 + bytes((0, 1))),
        "PPM": _saved(rgb, "PPM"),
        "PPM plain": b"P3 4 3 100 " + b"7 50 100 " * 12,
        "WEBP": _saved(rgba, "WEBP"),
        "WEBP lossless": _saved(rgba, "WEBP", lossless=True),
        "TIFF F": _saved(Image.fromarray(np.asarray(grey, np.float32)), "TIFF"),
    }
    for compression in ("raw", "tiff_lzw", "tiff_deflate", "packbits"):
        found[f"TIFF {compression}"] = _saved(rgb, "TIFF", compression=compression)
    found["TIFF fax"] = _saved(grey.convert("1"), "TIFF", compression="group4")
    return found


def _run_length(width: int, height: int, body: bytes) -> bytes:
    start = 54 + 1024
    file = struct.pack("<2sIHHI", b"BM", start + len(body), 0, 0, start)
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8, 1, len(body), 0, 0, 256, 0)
    return file + header + bytes(range(256)) * 4 + body


def _damaged_png(random: Random, data: bytes) -> bytes:
    """Return a PNG file with other chunks, whose checksums are right."""
    chunks, at = [], 8
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    for _ in range(random.randint(1, 3)):
        k = random.randrange(len(chunks))
        kind, body = chunks[k]
        match random.randrange(6):
            case 0:
                width, height = (struct.pack(">I", random.choice(_SIDES)) for _ in range(2))
                chunks[0] = (b"IHDR", width + height + chunks[0][1][8:])
            case 1:
                rest = bytes(
                    (
                        random.choice((1, 2, 4, 8, 16)),
                        random.randrange(7),
                        0,
                        0,
                        random.randrange(2),
                    )
                )
                chunks[0] = (b"IHDR", chunks[0][1][:8] + rest)
            case 2:
                chunks.insert(
                    k,
                    (
                        random.choice((b"tRNS", b"PLTE", b"iCCP", b"zTXt", b"acTL", b"eXIf")),
                        random.randbytes(random.randrange(40)),
                    ),
                )
            case 3:
                chunks.insert(k, chunks[random.randrange(len(chunks))])
            case 4 if kind == b"IDAT":
                chunks[k] = (kind, zlib.compress(damaged(random, _inflated(body))))
            case _:
                chunks[k] = (kind, damaged(random, body))
    parts = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return data[:8] + b"".join(parts)


def _inflated(body: bytes) -> bytes:
    try:
        return zlib.decompress(body)
    except zlib.error:
        return body


def _damaged_tiff(random: Random, data: bytes) -> bytes:
    """Return a TIFF file, as Pillow writes it, with other entries in its directory."""
    start = int.from_bytes(data[4:8], "little")
    count = int.from_bytes(data[start : start + 2], "little")
    for _ in range(random.randint(1, 3)):
        at = start + 2 + 12 * random.randrange(max(1, count)) + random.choice((0, 2, 4, 8, 8, 8))
        number = struct.pack("<I", random.choice((*LENGTHS, *_SIDES)) % 2**32)
        data = data[:at] + number + data[at + 4 :]
    return data


def _damaged_jpeg(random: Random, data: bytes) -> bytes:
    """Return a JPEG file whose segments are damaged behind their marks."""
    marks = [at for at in range(len(data) - 10) if data[at] == 0xFF and data[at + 1] >= 0xC0]
    for _ in range(random.randint(1, 3)):
        at = random.choice(marks) + random.choice((1, 2, 4, 5, 7, 9))
        number = number_bytes(random)[: random.randint(1, 2)]
        data = data[:at] + number + data[at + len(number) :]
    if random.random() < 0.2:
        at = random.choice(marks)
        data = data[:at] + data[at : at + 60] * random.choice((2, 40)) + data[at:]
    return data


_OF_KIND = {"PNG": _damaged_png, "TIFF": _damaged_tiff, "JPEG": _damaged_jpeg}

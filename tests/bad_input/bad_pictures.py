"""Pictures and stroke files to try."""

import io
import json
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from tests.bad_input.inputs import Input, Maker, no_files, written

SEVEN = ((50, 45), (150, 45), (90, 160))


def picture_inputs(folder: Path) -> list[Input]:
    """Write all into a folder. The sound ones with a 7 in them must be read as one."""
    seven = _seven()
    target = folder / "target.png"
    folder.mkdir(parents=True, exist_ok=True)
    target.write_bytes(encoded(seven))
    bad = {**no_files(target), **_bad_pictures(encoded(seven))}
    return [
        *written("picture", folder / "seven", ".png", _sevens(seven), is_sound=True),
        *written("picture", folder / "blank", ".png", _blanks(), is_sound=True),
        *written("picture", folder / "bad", ".png", bad, is_sound=False),
    ]


def stroke_inputs(folder: Path) -> list[Input]:
    """Write all into a folder."""
    line = json.dumps({"strokes": [SEVEN], "width": 200, "height": 200})
    target = folder / "target.strokes.jsonl"
    folder.mkdir(parents=True, exist_ok=True)
    target.write_text(line)
    bad = {**no_files(target), **_bad_strokes(line)}
    suffix = ".strokes.jsonl"
    return [
        *written("strokes", folder / "sound", suffix, _sound_strokes(line), is_sound=True),
        *written("strokes", folder / "bad", suffix, bad, is_sound=False),
    ]


def encoded(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """Return a picture as a file."""
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def _seven() -> Image.Image:
    picture = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(picture).line(SEVEN, fill=0, width=14, joint="curve")
    return picture


def png(width: int, height: int, *chunks: tuple[bytes, bytes], depth: int = 8) -> bytes:
    """Return a grey PNG of this size with any chunks at all."""
    first = (b"IHDR", struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in (first, *chunks, (b"IEND", b""))
    )


def _sevens(seven: Image.Image) -> dict[str, Maker]:
    levels = np.asarray(seven)
    clear = Image.merge("LA", (Image.new("L", seven.size), Image.eval(seven, lambda v: 255 - v)))
    rgb = seven.convert("RGB")
    return {
        "grey": encoded(seven),
        "16 bit": encoded(Image.fromarray(levels.astype(np.uint16) * 257)),
        "1 bit": encoded(seven.convert("1")),
        "palette": encoded(rgb.quantize(8)),
        "palette with a clear colour": encoded(rgb.quantize(8), transparency=0),
        "alpha, ink on nothing": encoded(clear),
        "colour and alpha": encoded(rgb.convert("RGBA")),
        "interlaced Gif.gif": encoded(seven, "GIF", interlace=1),
        "an animation.gif": encoded(
            seven, "GIF", save_all=True, append_images=[Image.new("L", (200, 200), 255)] * 3
        ),
        "an animation.webp": encoded(
            rgb, "WEBP", lossless=True, save_all=True, append_images=[Image.new("RGB", (200, 200))]
        ),
        "an animation.png": encoded(
            seven,
            save_all=True,
            append_images=[Image.new("L", (200, 200), 255)],
            default_image=False,
        ),
        "CMYK.jpg": encoded(seven.convert("CMYK"), "JPEG", quality=95),
        "colours.jpg": encoded(rgb, "JPEG"),
        "CMYK.tif": encoded(seven.convert("CMYK"), "TIFF"),
        "floats.tif": encoded(Image.fromarray(levels.astype(np.float32) / 255), "TIFF"),
        "pages.tif": encoded(seven, "TIFF", save_all=True, append_images=[seven.rotate(90)]),
        "LAB.tif": encoded(_lab(rgb), "TIFF"),
        "plain.bmp": encoded(rgb, "BMP"),
        "plain.ppm": encoded(rgb, "PPM"),
        "a JPEG called.png": encoded(rgb, "JPEG"),
        "light on dark": encoded(Image.eval(seven, lambda v: 255 - v)),
        "wide": encoded(_on_paper(seven, (3000, 200))),
        "large": encoded(_on_paper(seven.resize((3000, 3000)), (5000, 5000))),
        "a chunk that says it is longer than the file": encoded(seven)[:33]
        + b"\x7f\xff\xff\xff"
        + encoded(seven)[37:],
        "with a text of 1 MB": png_with_text(seven, 1_000_000),
    }


def _lab(rgb: Image.Image) -> Image.Image:
    grey = rgb.convert("L")
    middle = Image.new("L", rgb.size, 128)
    return Image.merge("LAB", (grey, middle, middle))


def _on_paper(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    paper = Image.new("L", size, 255)
    paper.paste(picture, ((size[0] - picture.width) // 2, (size[1] - picture.height) // 2))
    return paper


def png_with_text(picture: Image.Image, count: int) -> bytes:
    """Return a PNG with so many letters of text in it."""
    data = encoded(picture)
    text = b"Comment\0" + b"x" * count
    chunk = struct.pack(">I", len(text)) + b"tEXt" + text
    chunk += struct.pack(">I", zlib.crc32(b"tEXt" + text))
    return data[:33] + chunk + data[33:]


def _blanks() -> dict[str, Maker]:
    return {
        "1 by 1": encoded(Image.new("L", (1, 1), 0)),
        "1 by 20,000": encoded(Image.new("L", (1, 20_000), 255)),
        "28 by 28 of paper": encoded(Image.new("L", (28, 28), 0)),
        "all clear": encoded(Image.new("RGBA", (40, 40))),
        "NaN everywhere.tif": encoded(
            Image.fromarray(np.full((40, 40), np.nan, np.float32)), "TIFF"
        ),
    }


def _bad_pictures(sound: bytes) -> dict[str, Maker]:
    rows = zlib.compress(b"\0" * 30_001, 9)
    end = sound.index(b"IEND") - 4
    return {
        "empty": b"",
        "only a signature": sound[:8],
        "cut in its header": sound[:20],
        "cut in its pixels": sound[: len(sound) // 2],
        "without its end": sound[: sound.index(b"IDAT") + 10],
        "damaged pixels": sound[: end - 60] + bytes(20) + sound[end - 40 :],
        "30,000 by 30,000": png(30_000, 30_000, (b"IDAT", rows)),
        "2 to the 31 by 2 to the 31": png(2**31 - 1, 2**31 - 1, (b"IDAT", rows)),
        "0 by 0": png(0, 0, (b"IDAT", rows)),
        "0 by 5": png(0, 5, (b"IDAT", rows)),
        "no pixels": png(40, 40),
        "a text bomb": png(
            40, 40, (b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 350_000_000, 1)),
            (b"IDAT", zlib.compress(b"\0" * 41 * 40)),
        ),
        "text renamed": "this is a seven\n",
        "a web page renamed": "<!doctype html><title>7</title>",
        "Python renamed": "import os; os.abort()",
        "an SVG.svg": _svg("<path d='M50 45h100l-60 115' stroke='#000' fill='none'/>"),
        "an SVG with a file in it.svg": _svg("<image href='file:///etc/passwd' width='9'/>"),
        "an SVG with an address in it.svg": _svg("<image href='http://127.0.0.1:9/7.png'/>"),
        "an SVG with an entity in it.svg": '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + _svg("<text>&x;</text>"),
        "an SVG renamed": _svg("<image href='file:///etc/passwd'/>"),
        "a PostScript program.eps": "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nquit\n",
        "a PDF": "%PDF-1.4\n1 0 obj<<>>endobj\n",
        "a BMP too large.bmp": b"BM" + struct.pack(
            "<IHHIIiiHHIIiiII", 60, 0, 0, 54, 40, 60_000, 60_000, 1, 24, 0, 0, 0, 0, 0, 0
        ),
        "a GIF too large.gif": b"GIF89a\xff\xff\xff\xff\x80\0\0" + bytes(6) + b",\0\0\0\0"
        + b"\xff\xff\xff\xff\0\x08\x01\0\0;",
        "a JPEG too large.jpg": bytes.fromhex("ffd8ffc0001108ffffffff03011100021100031100ffd9"),
        "a PPM too large.ppm": "P5 99999 99999 255\n",
        "a PPM of letters.ppm": "P2 3 3 255\na b c d e f g h i\n",
        "a PPM of a million digits.ppm": "P5 " + "9" * 1_000_000 + " 1 255\n",
        "a TIFF that goes round.tif": b"II*\0\x08\0\0\0" + struct.pack("<HI", 0, 8),
        "a TIFF with an offset beyond it.tif": b"II*\0\xff\xff\xff\x7f",
        "an icon.ico": encoded(Image.new("RGBA", (32, 32)), "ICO"),
    }  # fmt: skip


def _svg(content: str) -> str:
    return f"<svg xmlns='http://www.w3.org/2000/svg' width='200' height='200'>{content}</svg>"


def _sound_strokes(line: str) -> dict[str, Maker]:
    fields = json.loads(line)
    return {
        "one": line,
        "three and blank lines": f"{line}\n\n  \n{line}\r\n{line}\n",
        "a byte order mark": b"\xef\xbb\xbf" + line.encode(),
        "unknown keys": json.dumps({**fields, "label": 7, "writer": "ü"}),
        "points outside the pad": json.dumps({**fields, "strokes": [[[-50, -50], [900, 900]]]}),
        "no stroke": json.dumps({**fields, "strokes": []}),
        "a dot": json.dumps({**fields, "strokes": [[[9, 9]]]}),
        "a point 100 pads away": json.dumps({**fields, "strokes": [[[2e4, -2e4], [5, 5]]]}),
        "10,000 points": json.dumps(
            {**fields, "strokes": [[[k % 200, k // 50] for k in range(10_000)]]}
        ),
        "a pad of 100,000": json.dumps({**fields, "width": 100_000, "height": 100_000}),
    }


def _bad_strokes(line: str) -> dict[str, Maker]:
    fields = json.loads(line)

    def with_points(text: str) -> str:
        return line.replace("[50, 45]", text)

    return {
        "empty": "",
        "only blank lines": "\n \n\n",
        "text": "seven\n",
        "bytes": np.random.default_rng(7).bytes(300).replace(b"{", b"x"),
        "cut short": line[: len(line) // 2],
        "the second cut short": f"{line}\n{line[:30]}",
        "a list": "[1, 2]",
        "a number": "7",
        "no strokes": json.dumps({"width": 5, "height": 5}),
        "no width": json.dumps({"strokes": [], "height": 5}),
        "strokes that are text": json.dumps({**fields, "strokes": "7"}),
        "strokes that are points": json.dumps({**fields, "strokes": [[1, 2], [3, 4]]}),
        "a point of three": with_points("[1, 2, 3]"),
        "a point of text": with_points('["1", "2"]'),
        "a point of truth": with_points("[true, false]"),
        "a point of nothing": with_points("[null, 1]"),
        "a point that is NaN": with_points("[NaN, 1]"),
        "a point that is infinite": with_points("[1, Infinity]"),
        "a point of 1e999": with_points("[1e999, 1]"),
        "a point of 5,000 digits": with_points(f"[{'9' * 5000}, 1]"),
        "a width of nothing": json.dumps({**fields, "width": 0}),
        "a negative width": json.dumps({**fields, "width": -200}),
        "a width of 1e300": json.dumps({**fields, "width": 1e300}),
        "nesting without end": '{"strokes": ' + "[" * 200_000,
        "a point far away": json.dumps({**fields, "strokes": [[[1e300, -1e300], [5, 5]]]}),
        "a zigzag without end": json.dumps({**fields, "strokes": [[[0, 0], [200, 200]] * 5_000]}),
        "too many points": json.dumps({**fields, "strokes": [[[1, 2]] * 100_001]}),
        "too many lines": (line + "\n") * 100_001,
        "UTF-16": line.encode("utf-16"),
        "a broken letter": line.encode() + b"\xff",
    }  # fmt: skip

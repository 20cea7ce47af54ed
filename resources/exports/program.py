#!/usr/bin/env python3
"""A trained network that reads images, as one program.

    python3 THIS_FILE picture.png scan.pgm numbers.txt

prints the network's answer for each picture. It needs only Python (3.9 or newer) and is faster
with NumPy. With --json it prints the probability of every class instead, one list per line; a -
reads numbers from standard input. If a file cannot be read, the others still are, and the exit
code is 2.

Pictures are prepared like the images that the network was trained on: whole, whole with light and
dark swapped, or cropped to the ink, scaled to 20x20 and centred by mass in 28x28, as MNIST was
made. With NumPy, SciPy, Pillow and Python 3.11 or newer, this is done by VisualNet's own modules,
which are in this file, for PNG, JPEG, BMP, GIF, TIFF, WebP and PGM. Without them the program reads
8-bit PNG and PGM files of a digit on plain paper, with the same result. For other pictures
(photographs, transparent or rotated pictures, frames, digits that touch the edge) it says what to
install. An empty picture has no answer. Pictures must be upright.

Numbers are the inputs themselves, row by row, 0 (paper) to 1 or 0 to 255, separated by spaces,
commas or line breaks; a file may have several images.
"""

import base64
import importlib.abc
import importlib.util
import json
import math
import operator
import os
import pathlib
import re
import struct
import sys
import zlib
from array import array

try:
    import numpy
except ImportError:
    numpy = None

MODEL = {}
MAX_PIXELS = 16_000_000


class BadInput(Exception):
    """An input that cannot be read; the message is for the person who gave it."""


# The network


def parameters():
    """Return all weights and biases: of each layer (inputs, neurons) row by row, then biases."""
    numbers = array("f", base64.b64decode(PARAMETERS))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def probabilities(examples):
    """Return a list of class probabilities for each example, which is a list of inputs 0 to 1."""
    numbers, start, values = parameters(), 0, examples
    sizes = MODEL["layer_sizes"]
    for inputs, neurons, function in zip(
        sizes, sizes[1:], [*MODEL["activations"], MODEL["output"]]
    ):
        middle = start + inputs * neurons
        end = middle + neurons
        layer = numpy_layer if numpy else plain_layer
        values = layer(values, numbers[start:middle], numbers[middle:end], function)
        start = end
    return [[float(value) for value in row] for row in values]


def plain_layer(examples, weights, biases, function):
    """Return f(inputs @ weights + biases) for lists of numbers."""
    neurons = len(biases)
    columns = [weights[k::neurons] for k in range(neurons)]
    results = []
    for example in examples:
        z = [sum(map(operator.mul, example, column), bias) for column, bias in zip(columns, biases)]
        results.append(softmax(z) if function == "softmax" else [FUNCTIONS[function](v) for v in z])
    return results


def numpy_layer(examples, weights, biases, function):
    """Return the same for arrays."""
    weights = numpy.frombuffer(weights, numpy.float32).reshape(-1, len(biases))
    biases = numpy.frombuffer(biases, numpy.float32)
    with numpy.errstate(all="ignore"):
        z = numpy.asarray(examples, numpy.float32) @ weights + biases
        return NUMPY_FUNCTIONS[function](z)


def softmax(z):
    """Return exp(z) / sum(exp(z)), shifted so that nothing overflows."""
    powers = [math.exp(value - max(z)) for value in z]
    return [power / sum(powers) for power in powers]


def numpy_softmax(z):
    """Return the same for each row."""
    powers = numpy.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def gelu(z, tanh=math.tanh):
    """Return the Gaussian error linear unit, in the form with tanh."""
    return 0.5 * z * (1 + tanh(math.sqrt(2 / math.pi) * z * (1 + 0.044715 * z * z)))


def probability_text(probability):
    """Return it in per cent; no output is ever certain, so none reads as 100 or as 0."""
    if probability < 0.00005:
        return "<0.01%"
    if probability >= 0.9995:
        return ">99.9%"
    return f"{probability:.{1 if probability >= 0.09995 else 2}%}"


FUNCTIONS = {
    "sigmoid": lambda z: 0.5 + 0.5 * math.tanh(0.5 * z),
    "tanh": math.tanh,
    "relu": lambda z: max(z, 0.0),
    "leaky_relu": lambda z: max(z, 0.01 * z),
    "gelu": gelu,
    "identity": lambda z: z,
}
NUMPY_FUNCTIONS = {
    "softmax": numpy_softmax,
    "sigmoid": lambda z: 0.5 + 0.5 * numpy.tanh(0.5 * z),
    "tanh": lambda z: numpy.tanh(z),
    "relu": lambda z: numpy.maximum(z, 0),
    "leaky_relu": lambda z: numpy.maximum(z, numpy.float32(0.01) * z),
    "gelu": lambda z: gelu(z, numpy.tanh),
    "identity": lambda z: z,
}


# From a picture to what the network sees


PICTURES = (
    *(b"\x89PNG\r\n\x1a\n", b"P2", b"P5", b"P3", b"P6", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF"),
    *(b"II*\0", b"MM\0*"),
)
"""How files of pictures begin."""


def examples_of(data, name):
    """Return the inputs, 0 to 1, of every image that these bytes hold."""
    if not data.startswith(PICTURES):
        return read_numbers(data, name)
    is_usual = MODEL["input_shape"] == [28, 28]
    if is_usual and not missing_libraries():
        return [seen_by_visualnet(data, name)]
    try:
        if data.startswith(PICTURES[0]):
            rows = read_png(data, name)
        elif data[:2] in (b"P2", b"P5"):
            rows = read_pgm(data, name)
        else:
            raise NeedsMore("is neither PNG nor PGM")
        return [seen(rows, name)]
    except NeedsMore as what:
        if not is_usual:
            raise BadInput(f"{name} {what}; save it as a plain 8-bit PNG.") from None
        raise BadInput(f"{name} {what}; to read it, {advice()}.") from None


def reads_digits():
    """Tell whether the network reads digits that are cropped to their ink."""
    return MODEL["classes"] == list("0123456789") and MODEL["pictures"] == "refitted"


def is_apart(inputs):
    """Tell whether what is drawn in 28x28 is parted by paper from side to side."""
    rows = [inputs[k : k + 28] for k in range(0, 784, 28)]
    for lines in (rows, list(zip(*rows))):
        masses = list(map(sum, lines))
        parts = [sum(masses[:k]) / sum(masses) for k, mass in enumerate(masses) if not mass]
        if any(0.05 <= part <= 0.95 for part in parts):
            return True
    return False


class NeedsMore(Exception):
    """What a picture is that takes more than Python alone, a clause."""


def missing_libraries():
    """Return the names of what is not installed that VisualNet's own modules need."""
    names = {"numpy": "NumPy", "scipy": "SciPy", "PIL": "Pillow"}
    return [title for name, title in names.items() if importlib.util.find_spec(name) is None] + (
        [] if sys.version_info >= (3, 11) else ["Python 3.11"]
    )


def advice():
    """Return what to install, to read all that VisualNet reads."""
    names = missing_libraries()
    if names[-1] == "Python 3.11":
        return "run this with Python 3.11 or newer, with NumPy, SciPy and Pillow installed"
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"install {listed} (python3 -m pip install {' '.join(names).lower()})"


def seen_by_visualnet(data, name):
    """Return the inputs for a picture, made by the modules of VisualNet that this file carries."""
    if not isinstance(sys.meta_path[0], Carried):
        sys.meta_path.insert(0, Carried())
    try:
        images = importlib.import_module("visualnet.data.drawing.images")
        ways = importlib.import_module("visualnet.data.drawing.picture_ways")
        try:
            grey_levels = images.grey_of_bytes(data, name)
        except images.DataError as error:
            raise BadInput(str(error)) from None
        levels = ways.seen_picture(grey_levels, MODEL["pictures"])
        if images.has_more_pages(pathlib.Path(name)):
            print(images.pages_note([pathlib.Path(name)]), file=sys.stderr)
    except ImportError as error:
        raise BadInput(
            f"{name} was not read: NumPy, SciPy or Pillow does not load ({error}); reinstall it."
        ) from None
    return [level / 255 for level in levels.ravel().tolist()]


class Carried(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds and loads the modules in MODULES."""

    def find_spec(self, name, _path=None, _target=None):
        """Return where a module is, None if it is not carried."""
        if name not in MODULES:
            return None
        return importlib.util.spec_from_loader(name, self, is_package=not MODULES[name])

    def exec_module(self, module):
        """Run a module's source."""
        exec(compile(MODULES[module.__name__], module.__name__, "exec"), module.__dict__)


def seen(rows, name):
    """Return the inputs for a picture, given as rows of grey levels 0 (black) to 255."""
    shape, way = MODEL["input_shape"], MODEL["pictures"]
    if shape != [28, 28]:
        if [len(rows), len(rows[0])] != shape:
            size = "x".join(map(str, shape))
            raise BadInput(
                f"{name} is {len(rows[0])}x{len(rows)} pixels; the network needs {size}."
            )
        return [level / 255 for row in rows for level in row]
    inverted = [[255 - level for level in row] for row in rows]
    if way != "refitted":
        return [v / 255 for row in whole(inverted if way == "inverted" else rows) for v in row]
    for levels in (rows, inverted):
        if [len(rows), len(rows[0])] == shape and has_mnist_form(levels):
            return [level / 255 for row in levels for level in row]
    ink = with_usual_thickness(crop(find_ink(smaller(rows))))
    return [level / 255 for row in centre(fit(ink)) for level in row]


def whole(rows):
    """Return the whole picture in 28x28, its proportions kept."""
    if [len(rows), len(rows[0])] == [28, 28]:
        return rows
    is_blank = min(map(min, rows)) == max(map(max, rows))
    return [[0] * 28] * 28 if is_blank else fit(smaller(rows), 28)


def border(rows):
    """Return the outermost levels."""
    return [*rows[0], *rows[-1], *(level for row in rows[1:-1] for level in (row[0], row[-1]))]


def has_mnist_form(rows):
    """Tell whether a 28x28 picture is light ink within a black border already."""
    edge = border(rows)
    return sum(edge) / len(edge) <= 9 and max(map(max, rows)) >= 128


def smaller(rows):
    """Return the picture with at most 560 pixels on a side, the mean of each square of pixels."""
    factor = -(-max(len(rows), len(rows[0])) // 560)
    if factor == 1:
        return rows
    small = []
    for start in range(0, len(rows), factor):
        lines = rows[start : start + factor]
        sums = list(map(sum, zip(*lines)))
        parts = [sums[k : k + factor] for k in range(0, len(sums), factor)]
        small.append([int(sum(part) / len(part) / len(lines) + 0.5) for part in parts])
    return small


def find_ink(rows):
    """Return 255 for full ink and 0 for paper, which is what the border shows: one level."""
    edge = sorted(border(rows))
    if edge[-1] - edge[0] > 1:
        raise NeedsMore("shows no digit on plain paper")
    paper = edge[len(edge) // 2]
    lighter = [[max(level - paper - 8, 0) for level in row] for row in rows]
    darker = [[max(paper - level - 8, 0) for level in row] for row in rows]
    is_dark = sum(map(sum, darker)) > sum(map(sum, lighter))
    ink = [[paper - level if is_dark else level - paper for level in row] for row in rows]
    levels = sorted(level for row in ink for level in row if level > 8)
    if not levels:
        return [[0] * len(row) for row in rows]
    strong = [level for level in levels if level >= (levels[-1] + 8) / 2]
    place = 0.9 * (len(strong) - 1)
    before, after = strong[int(place)], strong[min(int(place) + 1, len(strong) - 1)]
    full = before + (after - before) * (place % 1)
    if full < 16:
        return [[0] * len(row) for row in rows]
    low = 0.08 * full
    scale = 255 / (full - low)
    found = [[round(min(max((v - low) * scale, 0), 255)) for v in row] for row in ink]
    return without_dust(found)


def without_dust(ink):
    """Return the ink without pieces that have less than 3 % of it all."""
    parts = pieces(ink)
    check_frame(ink, parts)
    masses = [sum(ink[y][x] for y, x in part) for part in parts]
    kept = [[0] * len(row) for row in ink]
    for part, mass in zip(parts, masses):
        if mass >= 0.03 * sum(masses):
            for y, x in part:
                kept[y][x] = ink[y][x]
    return kept


def pieces(ink):
    """Return the pixels (y, x) of each piece of ink; diagonal neighbours belong together."""
    left = {(y, x) for y, row in enumerate(ink) for x, level in enumerate(row) if level}
    found = []
    while left:
        part, waiting = [], [left.pop()]
        while waiting:
            y, x = waiting.pop()
            part.append((y, x))
            near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= near
            waiting += near
        found.append(part)
    return found


def check_frame(ink, parts):
    """Refuse what may have a frame around the digit: a large piece along the sides of its box."""
    for part in parts:
        ys, xs = {y for y, _ in part}, {x for _, x in part}
        is_large = 2 * len(ys) >= len(ink) and 2 * len(xs) >= len(ink[0])
        if is_large and len(ink) >= 56 <= len(ink[0]):
            box = [row[min(xs) : max(xs) + 1] for row in ink[min(ys) : max(ys) + 1]]
            sides = border(box)
            if 2 * sum(map(bool, sides)) >= len(sides):
                raise NeedsMore("may have a frame")


def with_usual_thickness(ink):
    """Return ink with strokes of 1.7 to 3.6 pixels of 28, their edges moved outwards or inwards."""
    longer = max(len(ink), len(ink[0]))
    if longer <= 28 or not any(map(any, ink)):
        return ink
    scale = min(1, 100 / longer)
    small = resized(ink, *(max(1, round(len(side) * scale)) for side in (ink, ink[0])))
    now = thickness(padded(small, 1))
    middle = max(max(len(small), len(small[0])) - now, 1e-6)
    low, high = (part * middle / (20 - part) for part in (1.7, 3.6))
    shift = max(min(max(now, low), high) - now, -0.6 * now) / 2
    if not shift:
        return ink
    moved = with_edges_moved(padded(small, max(0, math.ceil(shift)) + 1), shift)
    return crop(moved) if any(map(any, moved)) else ink


def padded(rows, margin):
    """Return the picture with so many pixels of paper around it."""
    width = len(rows[0]) + 2 * margin
    sides = [[0] * width for _ in range(margin)]
    return [*sides, *([0] * margin + list(row) + [0] * margin for row in rows), *sides]


def thickness(rows):
    """Return the mean thickness of strokes: twice their area by the length of their outline."""
    outline = sum(
        math.hypot(rows[y + 1][x] - rows[y][x], rows[y][x + 1] - rows[y][x])
        for y in range(len(rows) - 1)
        for x in range(len(rows[y]) - 1)
    )
    return 2 * sum(map(sum, rows)) / outline


def with_edges_moved(rows, shift):
    """Return the ink with its edges moved outwards by so many pixels, inwards where negative."""
    half = max(1, max(map(max, rows)) // 2)
    is_ink = [[level >= half for level in row] for row in rows]
    reach = 1 + abs(shift)
    steps = range(-int(reach), int(reach) + 1)
    near = sorted((math.hypot(y, x), y, x) for y in steps for x in steps if y or x)
    near = [place for place in near if place[0] < reach]

    def level_at(y, x):
        own = is_ink[y][x]
        if own is (shift > 0):
            return 255 if own else 0
        for distance, down, right in near:
            there = 0 <= y + down < len(rows) and 0 <= x + right < len(rows[0])
            if there and is_ink[y + down][x + right] is not own:
                depth = distance if own else 1 - distance
                return round(255 * min(max(depth + shift, 0), 1))
        return 255 if own else 0

    return [[level_at(y, x) for x in range(len(rows[0]))] for y in range(len(rows))]


def crop(ink):
    """Return the smallest part that holds all ink; all of it where there is none."""
    inked = [k for k, row in enumerate(ink) if any(row)]
    columns = [k for k, column in enumerate(zip(*ink)) if any(column)]
    if not inked:
        return ink
    return [row[columns[0] : columns[-1] + 1] for row in ink[inked[0] : inked[-1] + 1]]


def fit(ink, side=20):
    """Return the ink scaled to fill a square box, its proportions kept."""
    scale = side / max(len(ink), len(ink[0]))
    height, width = max(1, round(len(ink) * scale)), max(1, round(len(ink[0]) * scale))
    top, left = (side - height) // 2, (side - width) // 2
    box = [[0] * side for _ in range(side)]
    for k, row in enumerate(resized(ink, height, width)):
        box[top + k][left : left + width] = row
    return box


def resized(rows, height, width):
    """Return the picture scaled; each pixel is the mean of the area that it covers."""
    columns = [mean_of_lines(list(zip(*rows)), k, width) for k in range(width)]
    lines = list(zip(*columns))
    return [[round(level) for level in mean_of_lines(lines, k, height)] for k in range(height)]


def mean_of_lines(lines, k, count):
    """Return the mean of the k-th of `count` equal parts of the lines."""
    low, high = k * len(lines) / count, (k + 1) * len(lines) / count
    total = [0.0] * len(lines[0])
    for place in range(int(low), min(math.ceil(high), len(lines))):
        share = (min(high, place + 1) - max(low, place)) / (high - low)
        total = [old + share * level for old, level in zip(total, lines[place])]
    return total


def centre(box):
    """Return a 28x28 field with the ink's centre of mass in its middle."""
    field = [[0] * 28 for _ in range(28)]
    down, right = offset(list(map(sum, box))), offset(list(map(sum, zip(*box))))
    for y, row in enumerate(box):
        for x, level in enumerate(row):
            if level:
                field[y + down][x + right] = level
    return field


def offset(mass):
    """Return how far to move, so that the centre lies at 14 and no ink leaves the field."""
    inked = [k for k, amount in enumerate(mass) if amount]
    if not inked:
        return 4
    middle = sum(k * amount for k, amount in enumerate(mass)) / sum(mass)
    return min(max(14 - math.floor(middle + 0.5), -inked[0]), 27 - inked[-1])


# Reading files


def read_numbers(data, name):
    """Return the images of a text of numbers."""
    size = MODEL["layer_sizes"][0]
    try:
        numbers = [float(part) for part in re.split(rb"[\s,;\[\]]+", data) if part]
    except ValueError:
        raise BadInput(f"{name} is neither PNG nor PGM nor a list of numbers.") from None
    if not numbers or len(numbers) % size or not all(0 <= number <= 255 for number in numbers):
        raise BadInput(
            f"{name} holds {len(numbers)} numbers; give {size} from 0 to 255 for each image."
        )
    scale = 255 if max(numbers) > 1 else 1
    return [
        [number / scale for number in numbers[start : start + size]]
        for start in range(0, len(numbers), size)
    ]


def check_size(width, height, name):
    """Refuse pictures without pixels and those that would take for ever."""
    if not 0 < width * height <= MAX_PIXELS:
        raise BadInput(f"{name} has {width * height:,} pixels; it must have 1 to {MAX_PIXELS:,}.")


def read_pgm(data, name):
    """Return the rows of a PGM picture, plain (P2) or raw (P5)."""
    header = re.match(rb"(P[25])" + rb"(?:\s*#[^\n]*\n|\s)\s*(\d{1,9})" * 3 + rb"\s", data)
    if not header:
        raise BadInput(f"{name} is a damaged PGM.")
    width, height, full = (int(header[k]) for k in (2, 3, 4))
    check_size(width, height, name)
    body = data[header.end() :]
    if header[1] == b"P2":
        levels = [int(part) for part in re.findall(rb"\d{1,9}", body)]
    elif full < 256:
        levels = list(body)
    else:
        levels = list(struct.unpack(f">{len(body) // 2}H", body[: len(body) // 2 * 2]))
    if len(levels) < width * height or not 0 < full < 65536 or max(levels) > full:
        raise BadInput(f"{name} is a damaged PGM.")
    grey = [round(level * 255 / full) for level in levels]
    return [grey[k * width : (k + 1) * width] for k in range(height)]


def read_png(data, name):
    """Return the rows of a PNG, made grey."""
    chunks = png_chunks(data, name)
    if b"eXIf" in chunks or any(b"xif" in text or b"rientation" in text for text in texts(chunks)):
        raise NeedsMore("may have been turned by its camera")
    width, height, depth, kind, *_, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if b"acTL" in chunks:
        raise NeedsMore("has several frames")
    is_packed = depth in (1, 2, 4) and kind in (0, 3)
    if interlaced or kind not in CHANNELS or not (depth == 8 or is_packed):
        raise NeedsMore("is not an 8-bit PNG without interlacing")
    check_size(width, height, name)
    channels = CHANNELS[kind]
    pitch = (width * channels * depth + 7) // 8
    raw = zlib.decompressobj().decompress(chunks[b"IDAT"], (pitch + 1) * height)
    if len(raw) < (pitch + 1) * height:
        raise BadInput(f"{name} is cut short.")
    palette, clear = chunks.get(b"PLTE", b""), chunks.get(b"tRNS", b"")
    if clear and kind != 3:
        raise NeedsMore("is transparent")
    colours = [
        palette[k : k + 3] + (clear[k // 3 : k // 3 + 1] or b"\xff")
        for k in range(0, len(palette), 3)
    ]
    rows, above = [], bytes(pitch)
    for start in range(0, len(raw), pitch + 1):
        above = unfiltered(raw[start], raw[start + 1 : start + 1 + pitch], above, channels)
        levels = unpacked(above, depth)[: width * channels]
        if kind == 3:
            pixels = [colours[level] for level in levels]
        else:
            full = (1 << depth) - 1
            levels = bytes(level * 255 // full for level in levels)
            pixels = [levels[k : k + channels] for k in range(0, len(levels), channels)]
        rows.append([grey(pixel) for pixel in pixels])
    return rows


def texts(chunks):
    """Return what a PNG tells of itself in words."""
    return [chunks[kind] for kind in (b"tEXt", b"zTXt", b"iTXt") if kind in chunks]


def unpacked(line, depth):
    """Return the numbers of `depth` bits that a line holds."""
    if depth == 8:
        return line
    mask = (1 << depth) - 1
    return bytes(byte >> shift & mask for byte in line for shift in range(8 - depth, -1, -depth))


CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""How many bytes a pixel has: grey, colour, palette, grey with alpha, colour with alpha."""


def png_chunks(data, name):
    """Return the contents of a PNG's chunks by their names, joined."""
    chunks, place = {}, 8
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        kind = data[place + 4 : place + 8]
        chunks[kind] = chunks.get(kind, b"") + data[place + 8 : place + 8 + length]
        place += length + 12
    if len(chunks.get(b"IHDR", b"")) != 13 or b"IDAT" not in chunks:
        raise BadInput(f"{name} is a damaged PNG.")
    return chunks


def unfiltered(kind, line, above, step):
    """Return a line of a PNG with its filter undone (PNG specification, section 9)."""
    if kind == 0:
        return line
    if kind == 2:
        return bytes((byte + up) & 255 for byte, up in zip(line, above))
    result, restored = bytearray(line), (None, from_left, None, from_mean, from_nearest)[kind]
    for k, byte in enumerate(line):
        left, corner = (result[k - step], above[k - step]) if k >= step else (0, 0)
        result[k] = (byte + restored(left, above[k], corner)) & 255
    return bytes(result)


def from_left(left, _up, _corner):
    """Return what the byte before says."""
    return left


def from_mean(left, up, _corner):
    """Return the mean of the bytes before and above."""
    return (left + up) // 2


def from_nearest(left, up, corner):
    """Return the neighbour nearest to left + up - corner (Paeth 1991)."""
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))


def grey(pixel):
    """Return the grey level of a pixel of 1 to 4 bytes."""
    colour, alpha = (pixel[:-1], pixel[-1]) if len(pixel) in (2, 4) else (pixel, 255)
    if alpha < 255:
        raise NeedsMore("is transparent")
    red, green, blue = colour if len(colour) == 3 else (colour[0],) * 3
    return (19595 * red + 38470 * green + 7471 * blue + 32768) >> 16


def read_file(name):
    """Return the bytes of a file, or of standard input for a -."""
    if name == "-":
        return sys.stdin.buffer.read()
    if os.path.isdir(name):
        raise BadInput(f"{name} is a folder; name the pictures in it.")
    try:
        with open(name, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        raise BadInput(f"There is no file {name}; check the path.") from None
    except OSError as error:
        reason = error.strerror or error
        raise BadInput(f"{name} cannot be read ({reason}); check the path.") from None


def main(arguments):
    """Print a line for each image of each file; return the exit code."""
    files = [argument for argument in arguments if argument != "--json"]
    if not files or "-h" in files or "--help" in files:
        print(__doc__)
        return 0 if files else 2
    if MODEL["lying"]:
        print(MODEL["lying"], file=sys.stderr)
    code = 0
    for name in files:
        try:
            data = read_file(name)
            examples = examples_of(data, name)
            answers = probabilities(examples)
        except (BadInput, OSError) as error:
            print(error, file=sys.stderr)
            code = 2
            continue
        except (zlib.error, struct.error, IndexError):
            print(f"{name} is a damaged picture.", file=sys.stderr)
            code = 2
            continue
        for example, answer in zip(examples, answers):
            is_blank = MODEL["input_shape"] == [28, 28] and min(example) == max(example)
            if "--json" in arguments:
                # Numbers are answered whatever they are.
                print(json.dumps(None if is_blank and data.startswith(PICTURES) else answer))
            elif is_blank:
                print(f"{name}: nothing is drawn")
            else:
                if data.startswith(PICTURES) and reads_digits() and is_apart(example):
                    print(
                        f"{name} shows several separate shapes, which are read as one; "
                        "crop it to one digit.",
                        file=sys.stderr,
                    )
                best = answer.index(max(answer))
                print(f"{name}: {MODEL['classes'][best]} ({probability_text(answer[best])})")
    return code


# What reads pictures in VisualNet: modules by their names, packages empty.
MODULES = {}

# Little-endian float32 numbers in base64.
PARAMETERS = ""

if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads on; what is left to write, at the end of the program, goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)

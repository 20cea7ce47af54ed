"""What a network can be asked to read from a file: an image, or a file of pen strokes."""

from pathlib import Path

from visualnet.data.arrays import PixelArray
from visualnet.data.drawing.images import image_to_digit
from visualnet.data.drawing.picture_ways import DEFAULT, PictureWay
from visualnet.data.drawing.stroke_files import STROKE_SUFFIX, read_stroke_file


def read_inputs(path: Path, way: PictureWay = DEFAULT) -> list[PixelArray]:
    """Return what the network sees, (28, 28) each: one for an image, one a line of a stroke file.

    A name ending in `.strokes.jsonl` is a stroke file, any other an image, prepared as the network
    learnt to see images; strokes are always refitted. Raises DataError where the file cannot be
    read as that.
    """
    if path.name.lower().endswith(STROKE_SUFFIX):
        return [drawing.stages().centred for drawing in read_stroke_file(path)]
    return [image_to_digit(path, way)]

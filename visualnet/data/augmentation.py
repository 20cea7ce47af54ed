"""Augmentation: training images changed at random at each showing, so that no two are the same.

Affine and elastic changes as in Simard, Steinkraus and Platt (2003) and in Cireşan, Meier,
Gambardella and Schmidhuber (Deep, big, simple neural nets for handwritten digit recognition, 2010).
"""

from dataclasses import dataclass, fields
from math import radians

import numpy as np

from visualnet.arrays import FloatArray, PixelArray
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.data.warps import PITCH, PIXELS, PaddedImages, Sampler, elastic_fields, linear_warps
from visualnet.settings_table import SETTINGS

BLOCK = 256
"""Images changed at a time: 0.8 MB as float32, which stays in the second-level cache."""

_SETS = 4
_USES = 64
_STREAM = 0x617567  # keeps these random numbers apart from others of the same seed


@dataclass(frozen=True, slots=True)
class Augmentation:
    """How much an image may change at random each time it is shown; 0 is not at all.

    shift: pixels, up or down and left or right. rotation: degrees, either way. scale: share by
    which width and height, each for itself, grow or shrink. shear: tangent of the slant, either
    way. elastic: standard deviation of each pixel's displacement in pixels; Simard, Steinkraus and
    Platt's alpha of 34 at sigma 4 makes 1.4. thickness: pixels by which strokes grow thicker or
    thinner, half of it at each edge. noise: standard deviation of what is added to each pixel,
    where ink is 1; sums are kept within 0 to 1.

    Raises SettingError where a value is outside the range of its setting.
    """

    shift: float = 0.0
    rotation: float = 0.0
    scale: float = 0.0
    shear: float = 0.0
    elastic: float = 0.0
    thickness: float = 0.0
    noise: float = 0.0

    def __post_init__(self) -> None:
        for field in fields(self):
            SETTINGS[f"augment_{field.name}"].check(getattr(self, field.name))

    @property
    def is_nothing(self) -> bool:
        """Whether images stay as they are."""
        return not any(getattr(self, field.name) for field in fields(self))


class Augmenter:
    """Changes blocks of images, each image in its own way.

    The random changes of a block are drawn once, serve 64 blocks, one in every four, and are then
    drawn anew: so an image meets others at each showing, and drawing takes a small part of the
    time. Which they are depends on the seed, the number of the block and the place in it alone.
    Blocks of 256 take 27 MB with every change on. One core, the machine busy otherwise, changed
    374,000 images a second by shift, rotation, scale, shear and elastic fields, and 164,000 with
    thickness and noise besides (2026-11).
    """

    def __init__(self, augmentation: Augmentation, seed: int, count: int = BLOCK) -> None:
        """seed: 0 or more. count: the greatest number of images in a block."""
        self._augmentation = augmentation
        self._seed = seed
        self._levels = PaddedImages(count, np.uint8)
        self._values = PaddedImages(count, np.float32)
        self._sets: list[_Changes | None] = [None] * _SETS

    def changed(self, images: PixelArray, number: int) -> FloatArray:
        """Return the images at random changed, (n, 784), 0 paper to 1 ink.

        images: (n, 784), n at most the count. number: which block this is, 0 or more.
        """
        changes = self._changes_of(number)
        self._levels.fields[: len(images)] = images.reshape(-1, FIELD_SIDE, FIELD_SIDE)
        np.copyto(self._values.memory, self._levels.memory)
        if self._augmentation.thickness:
            self._change_thickness(changes.edges)
        result = changes.sampler.apply(self._values)[: len(images)]
        if changes.noise is not None:
            result += changes.noise[: len(images)]
            np.clip(result, 0, 1, out=result)
        return result

    def shelve(self) -> None:
        """Let go of the changes that were drawn; they are drawn again as they were."""
        self._sets = [None] * _SETS

    def _changes_of(self, number: int) -> "_Changes":
        place, generation = number % _SETS, number // (_SETS * _USES)
        changes = self._sets[place]
        if changes is None:
            changes = self._sets[place] = _Changes(self._augmentation, len(self._levels.values))
        if changes.generation != generation:
            source = np.random.default_rng([self._seed, generation, place, _STREAM])
            changes.draw(self._augmentation, source)
            changes.generation = generation
        return changes

    def _change_thickness(self, edges: FloatArray) -> None:
        """Thicken the strokes of one image, thin those of the next, by edges, (count, 1) pixels.

        A share of the way to the grey dilation or erosion by one pixel up, down, left and right
        moves an edge by that share of a pixel.
        """
        for first, extreme in enumerate((np.maximum, np.minimum)):
            levels = self._levels.values[first::2]
            extremes = levels.copy()
            for offset in (-1, 1, -PITCH, PITCH):
                extreme(extremes, self._levels.moved(offset)[first::2], out=extremes)
            # Bytes hold no negative numbers; those are in the edges.
            distance = levels - extremes if first else extremes - levels
            self._values.values[first::2] += distance.astype(np.float32) * edges[first::2]
        self._values.clear_padding()


class _Changes:
    """What happens to each image of a block.

    edges: (count, 1), pixels by which an edge moves outwards, negative for every other image.
    noise: (count, 784), where there is any.
    """

    def __init__(self, augmentation: Augmentation, count: int) -> None:
        self.generation = -1
        self.sampler = Sampler(count, scale=1 / 255)
        self.edges = np.zeros((count, 1), np.float32)
        self.noise = np.zeros((count, PIXELS), np.float32) if augmentation.noise else None

    def draw(self, augmentation: Augmentation, generator: np.random.Generator) -> None:
        """Draw all anew.

        What does not happen takes its random numbers all the same, fields and noise after the
        rest: from one seed, pictures change smoothly while a setting is moved.
        """
        count = len(self.edges)
        shares = generator.uniform(-1, 1, (7, count)).astype(np.float32)
        matrices = _linear_maps(augmentation, shares[:4])
        warps = linear_warps(matrices, augmentation.shift * shares[4:6].T)
        if augmentation.elastic:
            fields = elastic_fields(count, generator)
            fields *= augmentation.elastic
            warps += fields
        self.sampler.set_warps(warps)
        self.edges[:, 0] = augmentation.thickness / 2 * np.abs(shares[6])
        self.edges[1::2] *= -1
        if self.noise is not None:
            generator.standard_normal(dtype=np.float32, out=self.noise)
            self.noise *= augmentation.noise


def _linear_maps(augmentation: Augmentation, shares: FloatArray) -> FloatArray:
    """Return rotation · shear · scale on (row, column), (n, 2, 2). shares: (4, n), -1 to 1."""
    angle = radians(augmentation.rotation) * shares[0]
    slant = augmentation.shear * shares[1]
    height, width = 1 + augmentation.scale * shares[2:4]
    matrices = np.empty((shares.shape[1], 2, 2), np.float32)
    cos, sin = np.cos(angle), np.sin(angle)
    # [cos -sin; sin cos] · [1 0; slant 1] · [height 0; 0 width]
    matrices[:, 0, 0] = (cos - sin * slant) * height
    matrices[:, 0, 1] = -sin * width
    matrices[:, 1, 0] = (sin + cos * slant) * height
    matrices[:, 1, 1] = cos * width
    return matrices

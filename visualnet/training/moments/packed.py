"""Arrays of a moment in less room, bit for bit."""

import zlib
from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray, frozen

_LITTLE = "<u4"


class PackedArray:
    """A float32 vector that is made anew, read-only, when it is asked for.

    It takes 0.78 of its room: entries with the bits of another vector, as weights of pixels that no
    image inks keep their first ones, take next to nothing, and of the others the exponent is
    written in Huffman's code; the rest is as good as random. Of half a million numbers packing
    takes 10 ms, and reading them 6 to 8 (2026-11).
    """

    def __init__(self, array: FloatArray, base: FloatArray | None = None) -> None:
        """array: (parameters,). base: a vector like it, kept elsewhere anyhow; None for zeros."""
        self._size, self._base = array.size, base
        bits = np.ascontiguousarray(array, "<f4").view(_LITTLE)
        is_other = bits != self._base_bits()
        others = bits[is_other]
        # Turned by the bit of the sign, so that the exponent is the highest byte.
        turned = (others << 1 | others >> 31).astype(_LITTLE, copy=False)
        octets = turned.view(np.uint8)
        exponents = octets[3::4]
        if base is None:
            # Of a state, unlike weights, neighbours are of much the same size.
            exponents = np.diff(exponents, prepend=np.uint8(0))
        self._is_other = zlib.compress(np.packbits(is_other).tobytes(), 1)
        self._exponents = _in_huffmans_code(exponents.tobytes())
        # A byte, and the lower two.
        self._rests = octets[2::4].copy(), turned.view("<u2")[::2].copy()

    @property
    def nbytes(self) -> int:
        """The bytes that it takes, without the other vector."""
        arrays = sum(int(rest.nbytes) for rest in self._rests)
        return len(self._exponents) + arrays + len(self._is_other)

    def unpack(self) -> FloatArray:
        """Return the vector."""
        upper, lower = self._rests
        turned = np.empty(len(upper), _LITTLE)
        octets = turned.view(np.uint8)
        turned.view("<u2")[::2], octets[2::4] = lower, upper
        exponents = np.frombuffer(zlib.decompress(self._exponents), np.uint8)
        if self._base is None:
            exponents = np.add.accumulate(exponents, dtype=np.uint8)
        octets[3::4] = exponents
        is_other = np.frombuffer(zlib.decompress(self._is_other), np.uint8)
        bits = self._base_bits()
        bits[np.unpackbits(is_other, count=self._size) == 1] = turned >> 1 | turned << 31
        return frozen(bits.view("<f4").astype(np.float32, copy=False))

    def _base_bits(self) -> npt.NDArray[np.uint32]:
        if self._base is None:
            return np.zeros(self._size, _LITTLE)
        return self._base.astype("<f4").view(_LITTLE)


def _in_huffmans_code(octets: bytes) -> bytes:
    """Return octets so that zlib reads them; to look for repeats takes longer and finds none."""
    packer = zlib.compressobj(1, strategy=zlib.Z_HUFFMAN_ONLY)
    return packer.compress(octets) + packer.flush()


class PackedArrays(Mapping[str, FloatArray]):
    """Packed arrays by name."""

    def __init__(self, arrays: Mapping[str, FloatArray]) -> None:
        """arrays: (parameters,), float32."""
        self._packed = {name: PackedArray(array) for name, array in arrays.items()}

    def __getitem__(self, name: str) -> FloatArray:
        return self._packed[name].unpack()

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    @property
    def nbytes(self) -> int:
        """The bytes that they take."""
        return sum(each.nbytes for each in self._packed.values())

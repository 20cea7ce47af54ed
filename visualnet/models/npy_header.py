"""The header of a .npy array, read as text.

`numpy.lib.format` evaluates it as a Python literal, which can warn, recurse and fail in many
ways; here whatever does not look as NumPy writes it is turned down.
Source: NEP 1, "A Simple File Format for NumPy Arrays", versions 1.0 and 2.0.
"""

import re
from dataclasses import dataclass
from math import prod

from visualnet.models.model_errors import shown

HEAD_BYTES = 4096
"""Enough for the header of any array of ours; NumPy writes 128 bytes."""

_MAGIC = b"\x93NUMPY"
_ITEM = re.compile(r"\s*'(\w+)':\s*('[^']{1,20}'|True|False|\([\d, ]*\))\s*(?:,|(?=\}))\s*")
_KINDS = {"f": 1, "U": 4}


@dataclass(frozen=True, slots=True)
class NpyHeader:
    """What a header says.

    byte_order: "<" or ">". kind: "f" (floating point) or "U" (text). item_bytes: of one entry.
    start: where the data begins, bytes. Data is in Fortran order if is_fortran.
    """

    byte_order: str
    kind: str
    item_bytes: int
    is_fortran: bool
    shape: tuple[int, ...]
    start: int

    @property
    def total_bytes(self) -> int:
        """How long header and data are together."""
        return self.start + prod(self.shape) * self.item_bytes

    @property
    def dtype_name(self) -> str:
        """What `numpy.dtype` calls it; for kind "f"."""
        return f"{self.byte_order}{self.kind}{self.item_bytes}"


def parse_npy_header(head: bytes) -> NpyHeader:
    """Return what the first bytes of a .npy array, up to HEAD_BYTES, say.

    Raises ValueError, with a clause that tells why, unless they describe floating-point numbers of
    2, 4 or 8 bytes or text.
    """
    length_bytes = {b"\x01\x00": 2, b"\x02\x00": 4}.get(head[6:8], 0)
    begin = 8 + length_bytes
    start = begin + int.from_bytes(head[8:begin], "little")
    if not head.startswith(_MAGIC) or length_bytes == 0 or start > len(head):
        raise ValueError("is not a .npy array")
    items = _items(head[begin:start].decode("latin-1").strip())
    if items.keys() != {"descr", "fortran_order", "shape"} or items["shape"][0] != "(":
        raise ValueError("has a damaged header")
    byte_order, kind, item_bytes = _value_type(items["descr"])
    shape = tuple(int(n) for n in re.findall(r"\d+", items["shape"]))
    return NpyHeader(byte_order, kind, item_bytes, items["fortran_order"] == "True", shape, start)


def _items(text: str) -> dict[str, str]:
    items: dict[str, str] = {}
    position = 1
    while match := _ITEM.match(text, position):
        items[match[1]] = match[2]
        position = match.end()
    return items if text.startswith("{") and text[position:] == "}" else {}


def _value_type(description: str) -> tuple[str, str, int]:
    match = re.fullmatch(r"'([<>])(?:(f)([248])|(U)(\d{1,9}))'", description)
    if match is None:
        raise ValueError(
            f"holds values of type {shown(description[1:-1])}, not floating-point numbers"
        )
    byte_order, kind, count = match[1], match[2] or match[4], match[3] or match[5]
    return byte_order, kind, _KINDS[kind] * int(count)

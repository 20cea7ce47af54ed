"""Limit to the fields of a protobuf message, counted before it is unpacked.

An empty field takes two bytes in the file and two hundred in memory.
Source: https://protobuf.dev/programming-guides/encoding
"""

from typing import Any

from visualnet.models.onnx.signal import NotTakenError
from visualnet.number_text import count_text

MAX_FIELDS = 400_000
"""Ten times those of large graphs; weights are one field each."""

_VARINT, _EIGHT_BYTES, _COUNTED, _FOUR_BYTES = 0, 1, 2, 5


def check_fields(data: bytes, kind: Any) -> None:
    """Raise NotTakenError where a message has too many fields, those of its parts included.

    kind: its Descriptor. Damaged messages are left to the parser.
    """
    left = MAX_FIELDS
    waiting = [(memoryview(data), kind)]
    while waiting:
        view, kind = waiting.pop()
        at = 0
        try:
            while at < len(view):
                left -= 1
                if left < 0:
                    raise NotTakenError(
                        "it has more than {max_fields} fields", max_fields=count_text(MAX_FIELDS)
                    )
                key, at = _number(view, at)
                size, at = _extent(view, at, key & 7)
                field = kind.fields_by_number.get(key >> 3)
                is_message = field is not None and field.message_type is not None
                if is_message and size and key & 7 == _COUNTED:
                    waiting.append((view[at : at + size], field.message_type))
                at += size
        except IndexError:
            return


def _extent(view: memoryview, at: int, wire_type: int) -> tuple[int, int]:
    """Return how many bytes a field has, and where they begin."""
    if wire_type == _COUNTED:
        return _number(view, at)
    if wire_type == _VARINT:
        return 0, _number(view, at)[1]
    if wire_type in (_EIGHT_BYTES, _FOUR_BYTES):
        return 8 if wire_type == _EIGHT_BYTES else 4, at
    raise IndexError("a group, which ONNX does not have")


def _number(view: memoryview, at: int) -> tuple[int, int]:
    """Return a number of any length, and where the next field begins."""
    number, shift = 0, 0
    while True:
        byte = view[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at
        if shift > 63:
            raise IndexError("a number longer than ten bytes")
        shift += 7

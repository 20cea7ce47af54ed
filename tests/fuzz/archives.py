"""Damage to zip files and the arrays and texts in them."""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

import numpy as np

from tests.fuzz.damage import LENGTHS, damaged, damaged_json

Damage = Callable[[Random, bytes], bytes]

_TYPES = (b"<f4", b"<f8", b">f4", b"<f2", b"|u1", b"<i8", b"<U9", b"|O", b"<c8", b"|b1", b"|S3")
_VALUES = (np.nan, np.inf, -np.inf, 1e38, -1e38, 3e38, 1e-45, -1.0, 0.5, 256.0, 1e300)
_NAMES = ("../x.npy", "/x.npy", "a/b/c/d/e.npy", "weights_9.npy", "x", "", "metadata.npy", "é.npy")
_METHODS = (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def packed(members: list[tuple[str, bytes]], method: int = zipfile.ZIP_STORED) -> bytes:
    """Return a zip file of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def unpacked(data: bytes) -> list[tuple[str, bytes]]:
    """Return the members of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def array_bytes(array: object) -> bytes:
    """Return a .npy file."""
    buffer = io.BytesIO()
    np.save(buffer, np.asarray(array))
    return buffer.getvalue()


def damaged_array(random: Random, data: bytes) -> bytes:
    """Return a .npy file with another header, other numbers, or damaged bytes."""
    match random.randrange(5):
        case 0:
            return re.sub(rb"'[<>|][^']*'", b"'%s'" % random.choice(_TYPES), data, count=1)
        case 1:
            sides = [str(random.choice(LENGTHS)) for _ in range(random.randint(0, 5))]
            return re.sub(rb"\([\d, ]*\)", f"({', '.join(sides)},)".encode(), data, count=1)
        case 2:
            return _with_other_numbers(random, data)
        case 3:
            return data.replace(b"False", random.choice((b"True", b"None", b"0")), 1)
    return damaged(random, data, head=128)


def _with_other_numbers(random: Random, data: bytes) -> bytes:
    try:
        array = np.load(io.BytesIO(data)).copy()
    except Exception:  # noqa: BLE001 - of what was damaged before, NumPy raises nearly anything
        return damaged(random, data)
    if array.dtype.kind not in "fiu" or not array.size:
        return damaged(random, data, head=len(data))
    value = random.choice(_VALUES)
    with np.errstate(all="ignore"):
        if random.random() < 0.3:
            array[...] = np.asarray(value).astype(array.dtype)
        else:
            array.reshape(-1)[random.randrange(array.size)] = np.asarray(value).astype(array.dtype)
    return array_bytes(array)


def damaged_zip(random: Random, data: bytes, damage_other: Damage = damaged) -> bytes:
    """Return a zip file with other members, damaged members, or damaged bytes.

    damage_other: for members that are neither arrays nor JSON.
    """
    if random.random() < 0.15:
        return damaged(random, data)
    members = unpacked(data)
    method = zipfile.ZIP_STORED
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        at = random.randrange(len(members)) if members else 0
        name, content = members[at] if members else ("x.npy", b"")
        match random.randrange(10):
            case 0:
                members[at : at + 1] = []
            case 1:
                members[at : at + 1] = [(random.choice(_NAMES), content)]
            case 2:
                members.insert(at, (random.choice(_NAMES), content))
            case 3:
                method = random.choice(_METHODS)
            case _:
                members[at : at + 1] = [
                    (name, _damaged_member(random, name, content, damage_other))
                ]
    members = list(dict(members).items())
    changed = packed(members, method)
    if random.random() < 0.2:
        # The list of members at the end says how long each is.
        at = changed.rfind(b"PK\x01\x02") if random.random() < 0.7 else -22
        changed = changed[:at] + damaged(random, changed[at:], head=46)
    return changed


def _damaged_member(random: Random, name: str, content: bytes, damage_other: Damage) -> bytes:
    try:
        if name.endswith(".json"):
            return damaged_json(random, content)
        if name.endswith(".npy"):
            return damaged_array(random, content)
        return damage_other(random, content)
    except (ValueError, zipfile.BadZipFile):
        # What was damaged before need be none any more.
        return damaged(random, content)

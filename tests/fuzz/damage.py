"""Damage that any file can take: to its bytes, to the values of its JSON, to the numbers in it."""

import json
import math
from copy import deepcopy
from random import Random
from typing import Any

LENGTHS = (0, 1, 2, 3, 7, 8, 127, 128, 255, 256, 32_767, 65_535, 2**31 - 1, 2**31, 2**32 - 1, 2**63)
"""Where programs that read numbers of fixed width go wrong."""

TEXTS = (
    *("", " ", "0", "-1", "\0", "\ud800", "é", "\u202e", "<img src=/dev/zero>", "=1+1", "../x"),
    *("a" * 300, "nan", "1e999", "null", "\r\n", '"', "9" * 5000, "\u00a0"),
)

EXTREMES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**53, 2**63, 2**80, -(2**80), 10**400),
    *(0.0, -0.0, 5e-324, 1e-30, 1e30, 1.7e308, -1.7e308, math.inf, -math.inf, math.nan),
    *([], {}, [[]], [[[1, 2, 3]]], [10**9] * 9, {"a": [1e999]}, *TEXTS),
)
"""Values of JSON, and what Python writes for what JSON has none of."""


def number_bytes(random: Random) -> bytes:
    """Return a telling number of 1 to 8 bytes, in either order."""
    width = random.choice((1, 2, 4, 8))
    value = random.choice(LENGTHS) % 256**width
    return value.to_bytes(width, random.choice(("little", "big")))


def damaged(random: Random, data: bytes, head: int = 0) -> bytes:
    """Return bytes with one to four of their places changed, or cut short.

    head: how many bytes at the start are hit half of the time; 0 for no such preference.
    """
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        span = head if head and random.random() < 0.5 else len(data)
        at = random.randrange(max(1, min(span, len(data))))
        match random.randrange(8):
            case 0 | 1 if data:
                flipped = data[at] ^ (1 << random.randrange(8)) if at < len(data) else 0
                data = data[:at] + bytes((flipped,)) + data[at + 1 :]
            case 2 | 3:
                number = number_bytes(random)
                data = data[:at] + number + data[at + len(number) :]
            case 4:
                data = data[:at] + data[at + random.randint(1, 16) :]
            case 5:
                data = data[:at] + random.randbytes(random.randint(1, 16)) + data[at:]
            case 6:
                other = random.randrange(max(1, len(data)))
                piece = data[other : other + random.randint(1, 64)]
                data = data[:at] + piece * random.choice((1, 1, 2, 50)) + data[at:]
            case _ if random.random() < 0.3:
                data = data[:at]
    return data


def damaged_value(random: Random, value: Any) -> Any:
    """Return a JSON value of which one to three places say something else."""
    value = deepcopy(value)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        value = _with_one_changed(random, value)
    return value


def _with_one_changed(random: Random, value: Any) -> Any:
    places = list(_places(value))
    if not places:
        return _extreme(random)
    holder, key = random.choice(places)
    match random.randrange(6):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, list):
            holder.insert(key, _extreme(random))
        case 1:
            holder[random.choice(TEXTS)] = deepcopy(holder[key])
        case 2:
            other, other_key = random.choice(places)
            holder[key] = deepcopy(other[other_key])
        case 3 if type(holder[key]) in (int, float) and abs(holder[key]) < 2**99:
            holder[key] *= random.choice((-1, 0, 0.5, 2, 1e9))
        case _:
            holder[key] = _extreme(random)
    return value


def _extreme(random: Random) -> Any:
    # A copy: what is put in may be changed in its turn.
    return deepcopy(random.choice(EXTREMES))


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return every place in a value, as (what holds it, key); of long lists the first ones."""
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        holder = waiting.pop()
        keys = list(holder) if isinstance(holder, dict) else range(min(len(holder), 20))
        for key in keys:
            found.append((holder, key))
            if isinstance(holder[key], dict | list):
                waiting.append(holder[key])
    return found


def damaged_json(random: Random, text: bytes) -> bytes:
    """Return a JSON text that says something else, or is damaged as a text."""
    if random.random() < 0.2:
        return damaged(random, text)
    changed = json.dumps(damaged_value(random, json.loads(text)))
    if random.random() < 0.05:
        changed = changed.replace("[", "[" * random.choice((2, 200, 100_000)), 1)
    return changed.encode("utf-8", "surrogatepass")

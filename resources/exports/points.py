#!/usr/bin/env python3
"""A trained network that reads points, as one program.

    python3 THIS_FILE 0.5,-1.2 points.csv

prints the network's answer for each point. It needs only Python (3.9 or newer) and is faster with
NumPy. With --json it prints the probability of every class instead, one list per line; a - reads
standard input. If a point or a file cannot be read, the others still are, and the exit code is 2.

A point is one number for each column of the data that the network was trained on, in their order,
with commas between. A file has a point a line; further columns, such as a label, are left out. If
its first line has names, the columns are found by these.
"""

import base64
import json
import math
import operator
import pathlib
import sys
from array import array

try:
    import numpy
except ImportError:
    numpy = None

MODEL = {}


class BadInput(Exception):
    """An input that cannot be read; the message is for the person who gave it."""


# NETWORK


# From a point to what the network sees


TERMS = {
    "x": lambda x, y: x,
    "y": lambda x, y: y,
    "x2": lambda x, y: x * x,
    "y2": lambda x, y: y * y,
    "xy": lambda x, y: x * y,
    "sinx": lambda x, y: math.sin(x),
    "siny": lambda x, y: math.sin(y),
}


def inputs_of(point):
    """Return the inputs for the numbers of a point."""
    features = MODEL["features"]
    values = [TERMS[term](*point) for term in features["terms"]] or point
    return [
        (value - mean) / scale
        for value, mean, scale in zip(values, features["mean"], features["scale"])
    ]


def points_of(text, name):
    """Return the points of a text, a line each."""
    columns = MODEL["features"]["columns"]
    places, points = range(len(columns)), []
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip().strip('"') for cell in line.replace(";", ",").split(",")]
        if not any(cells):
            continue
        if not points and number == 1 and set(columns) <= set(cells):
            places = [cells.index(column) for column in columns]
            continue
        try:
            point = [float(cells[place]) for place in places]
        except (ValueError, IndexError):
            point = []
        if not point or not all(map(math.isfinite, point)):
            raise BadInput(f"{name}, line {number}: give {', '.join(columns)} as numbers.")
        points.append(point)
    if not points:
        raise BadInput(f"{name} has no points.")
    return points


def text_of(name):
    """Return what an argument means: a file's text, standard input, or numbers as they are."""
    if name == "-":
        return sys.stdin.read()
    return pathlib.Path(name).read_text("utf-8-sig") if pathlib.Path(name).is_file() else name


def main(arguments):
    """Print a line for each point; return the exit code."""
    names = [argument for argument in arguments if argument != "--json"]
    if not names or "-h" in names or "--help" in names:
        print(__doc__)
        return 0 if names else 2
    code = 0
    for name in names:
        try:
            points = points_of(text_of(name), name)
        except (BadInput, OSError, UnicodeDecodeError) as error:
            print(error, file=sys.stderr)
            code = 2
            continue
        for point, answer in zip(points, probabilities([inputs_of(point) for point in points])):
            if "--json" in arguments:
                print(json.dumps(answer))
            else:
                best = answer.index(max(answer))
                shown = ", ".join(f"{number:g}" for number in point)
                print(f"{shown}: {MODEL['classes'][best]} ({answer[best]:.1%})")
    return code


PARAMETERS = ""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

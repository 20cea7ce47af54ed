#!/usr/bin/env python3
"""A trained network that reads points, as one program.

    python3 THIS_FILE 0.5,-1.2 points.csv

prints the network's answer for each point. It needs only Python (3.9 or newer) and is faster with
NumPy. With --json it prints the probability of every class instead, one list per line; a - reads
standard input. If a point or a file cannot be read, the others still are, and the exit code is 2.

A point is one number for each column of the data that the network was trained on, in their order,
with commas between. A file has a point a line; commas, semicolons, tabs, bars or spaces stand
between the numbers, quotes perhaps around them, and where no comma separates, it may be the decimal
sign. If the first line has names, the columns are found by these; further columns, such as a label,
are left out.
"""

import base64
import csv
import json
import math
import operator
import os
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


# Commas come late, since they may be decimal signs between the others. None: any spaces.
SEPARATORS = (";", "\t", "|", ",", None)


def points_of(text, name):
    """Return the points of a text, a line each."""
    columns = MODEL["features"]["columns"]
    numbered = enumerate(text.splitlines(), 1)
    lines = [(number, line) for number, line in numbered if line.strip()]
    if not lines:
        raise BadInput(f"{name} has no points.")
    found = headings_in(lines[0][1], columns) if len(lines) > 1 else None
    places, separator = found or places_in(lines[0][1], len(columns), name)
    count, points = len(cells_of(lines[0][1], separator)), []
    for number, line in lines[1:] if found else lines:
        point = point_of(line, separator, places)
        if point is None or len(cells_of(line, separator)) != count:
            raise BadInput(f"{name}, line {number}: give {', '.join(columns)} as numbers.")
        points.append(point)
    return points


def places_in(line, count, name):
    """Return where the numbers stand in a line without names, and what separates them."""
    for separator in SEPARATORS:
        cells = cells_of(line, separator)
        places = [place for place, cell in enumerate(cells) if is_number(cell, separator)]
        if len(cells) in (count, count + 1) and len(places) == count:
            return places, separator
        if len(cells) == count + 1 == len(places):
            # One of them is the label, and nothing says which.
            raise BadInput(f"{name} has a column more than the network reads: name its columns.")
    return range(count), ","


def is_number(cell, separator):
    """Tell whether a cell is a number."""
    try:
        return math.isfinite(number_of(cell, separator))
    except ValueError:
        return False


def headings_in(line, columns):
    """Return where columns stand in a line of names, and what separates these; None for others."""
    for change in (str, str.casefold):
        wanted = [change(column.strip()) for column in columns]
        for separator in SEPARATORS:
            names = [change(cell) for cell in cells_of(line, separator)]
            if set(wanted) <= set(names):
                return [names.index(name) for name in wanted], separator
    return None


def point_of(line, separator, places):
    """Return the numbers at these places of a line; None where they are none."""
    cells = cells_of(line, separator)
    try:
        point = [number_of(cells[place], separator) for place in places]
    except (ValueError, IndexError):
        return None
    return point if all(map(math.isfinite, point)) else None


def number_of(cell, separator):
    """Return a number; where commas do not separate, one may be its decimal sign."""
    if "_" in cell:
        raise ValueError(cell)
    return float(cell if separator == "," else cell.replace(",", "."))


def cells_of(line, separator):
    """Return the cells of a line, without the quotes around them."""
    cells = line.split(separator)
    if '"' in line:
        try:
            rows = csv.reader([line], delimiter=separator or " ", skipinitialspace=True)
            cells = next(rows, [])
        except csv.Error:
            return []
    return [cell.strip() for cell in cells]


def text_of(name):
    """Return what an argument means: a file's text, standard input, or numbers as they are."""
    if name == "-":
        return sys.stdin.read()
    if not pathlib.Path(name).is_file():
        return name
    try:
        return pathlib.Path(name).read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{name} is not UTF-8 text; save it as CSV UTF-8.") from None


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
                shown = ", ".join(f"{number:.15g}" for number in point)
                print(f"{shown}: {MODEL['classes'][best]} ({answer[best]:.1%})")
    return code


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

#!/usr/bin/env python3
"""A trained network that reads points, as one program.

    python3 THIS_FILE 0.5,-1.2 points.csv

prints the network's answer for each point. It needs only Python (3.9 or newer) and is faster with
NumPy. With --json it prints the probability of every class instead, one list per line; a - reads
standard input. If a point or a file cannot be read, the others still are, and the exit code is 2.

A point is one number for each column of the data that the network was trained on, in their order,
with commas between. A file has a point a line; commas, semicolons, tabs, bars or spaces stand
between the numbers, quotes perhaps around them, and where no comma separates, or in quotes, it may
be the decimal sign. If the first line has names, the columns are found by these; further columns,
such as a label, are left out. Lines above that begin with # are skipped. It may be gzipped.
"""

import base64
import codecs
import csv
import errno
import gzip
import json
import math
import operator
import os
import pathlib
import re
import stat
import sys
import zlib
from array import array

try:
    import numpy
except ImportError:
    numpy = None

MODEL = {}


class BadInput(Exception):
    """An input that cannot be read; the message is for the person who gave it."""


class TooLarge(BadInput):
    """A number beyond those that points have."""


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

NAMED_SEPARATOR = re.compile(r'"?sep=([^\w\s"\'.+#-]|\t)\1*"?\s*', re.IGNORECASE)

LARGEST = 1_000_000_000_000

THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+")


def points_of(text, name):
    """Return the points of a text, a line each."""
    columns = MODEL["features"]["columns"]
    rows, separator = rows_of(text)
    if not rows:
        raise BadInput(f"{name} has no points; write a line for each.")
    count = len(rows[0][1])
    places = headings_in(rows[0][1], columns) if len(rows) > 1 else None
    if places:
        rows = without_row_names(rows)[1:]
    else:
        places = places_in(rows, columns, name)
    has_commas = separator != "," or are_decimal_commas(rows)
    points = []
    for number, cells in rows:
        point = point_of(cells, places, has_commas)
        if point is None or len(cells) != count:
            raise BadInput(f"{name}, line {number}: give {', '.join(columns)} as numbers.")
        for value in point:
            if abs(value) > LARGEST:
                raise TooLarge(
                    f"{name}, line {number}: {value:g} is too large; use numbers up to {LARGEST:,}."
                )
        points.append(point)
    return points


def rows_of(text):
    """Return the cells of each line with its number, and what separates them.

    A line that names the separator, and comments above, are left out, but for one of headings.
    """
    numbered = enumerate(text.split("\n"), 1)
    lines = [(number, line) for number, line in numbered if line.strip().strip(' \t,;|"')]
    separators = SEPARATORS
    named = NAMED_SEPARATOR.fullmatch(lines[0][1]) if lines else None
    if named:
        separators, lines = (named[1], *SEPARATORS), lines[1:]
    start = 0
    while start < len(lines) and lines[start][1].startswith("#"):
        start += 1
    start = start if start < len(lines) else 0
    separator = separator_of([line for _, line in lines[start : start + 5]], separators)
    rows = [(number, cells_of(line, separator)) for number, line in lines]
    if not start:
        return rows, separator
    count = len(rows[start][1])
    start = next((k for k in range(start) if is_point(rows[k][1], count)), start)
    if start and any(map(is_number, rows[start][1])):
        number, line = lines[start - 1]
        names = cells_of(line, separator)
        if len(names) != count or names[0] != "#":
            names = cells_of(line.lstrip("# \t"), separator)
        if len(names) == count and not any(map(is_number, names)):
            return [(number, names), *rows[start:]], separator
    return rows[start:], separator


def separator_of(lines, separators):
    """Return what separates the cells of points, by the first lines."""
    for separator in separators:
        rows = without_row_names([(0, cells_of(line, separator)) for line in lines])
        rows = [cells for _, cells in rows]
        if len({len(cells) for cells in rows[:2]}) == 1 and any(
            is_point(cells, len(rows[0])) for cells in rows[1:] or rows
        ):
            return separator
    return ","


def without_row_names(rows):
    """Return rows without their names, above which R writes no heading: all are different."""
    (_, first), *others = rows or [(0, [])]
    names = [cells[0] for _, cells in others if len(cells) == len(first) + 1]
    are_names = (
        1 < len(names) == len(others) == len(set(names))
        and not any(map(is_number, first))
        and all(name and (name.isdecimal() or not is_number(name)) for name in names)
        and any(cells[-1] for _, cells in others)
    )
    return [rows[0], *((number, cells[1:]) for number, cells in others)] if are_names else rows


def is_point(cells, count):
    """Tell whether so many cells are those of a point."""
    return len(cells) == count and sum(map(is_number, cells)) >= 2


def places_in(rows, columns, name):
    """Return where the numbers stand in lines without names; further columns are empty."""
    number, first = rows[0]
    filled = [k for k in range(len(first)) if any(cells[k : k + 1] > [""] for _, cells in rows)]
    places = [k for k in filled if is_number(first[k])]
    names = ", ".join(columns)
    if len(filled) > len(columns) + 1 or len(places) > len(columns):
        # One of them may be the label, and nothing says which.
        raise BadInput(f"{name} has more columns than the network reads: name them, as {names}.")
    if len(places) < len(columns):
        raise BadInput(f"{name}, line {number}: give {names} as numbers.")
    return places


def headings_in(cells, columns):
    """Return where columns stand among names, each once; None for others."""
    for change in (str, str.casefold):
        wanted = [change(column.strip()) for column in columns]
        names = [change(cell) for cell in cells]
        if len(set(wanted)) == len(wanted) and all(names.count(name) == 1 for name in wanted):
            return [names.index(name) for name in wanted]
    return None


def point_of(cells, places, has_commas):
    """Return the numbers at these places of a line; None where they are none."""
    try:
        point = [number_of(cells[place], has_commas) for place in places]
    except (ValueError, IndexError):
        return None
    return point if all(map(math.isfinite, point)) else None


def are_decimal_commas(rows):
    """Tell whether commas of numbers in quotes are decimal signs: one cannot part thousands."""
    found = (cell for _, cells in rows for cell in cells if "," in cell and is_number(cell))
    return not all(map(THOUSANDS.fullmatch, found))


def is_number(cell):
    """Tell whether a cell is a number, perhaps with a decimal comma."""
    try:
        number_of(cell, True)
    except ValueError:
        return False
    return True


def number_of(cell, has_commas):
    """Return a number; a comma in it may be its decimal sign."""
    if "_" in cell:
        raise ValueError(cell)
    return float(cell.replace(",", ".") if has_commas else cell)


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


def points_for(argument):
    """Return the points that an argument means: of standard input, of a file, or as they are."""
    if argument == "-":
        name = "Standard input"
        return points_of(text_in(sys.stdin.buffer.read(), name), name)
    if is_there(argument):
        return points_of(text_of(argument), argument)
    short = argument if len(argument) <= 40 else f"{argument[:40]}…"
    try:
        return points_of(argument, f"'{short}'")
    except TooLarge:
        raise
    except BadInput:
        pass
    if os.sep in argument or os.path.splitext(argument)[1][1:2].isalpha():
        path = argument if len(argument) <= 1000 else short
        raise BadInput(f"There is no file {path}; check the path.")
    names = ", ".join(MODEL["features"]["columns"])
    raise BadInput(
        f"'{short}' is neither a file nor a point; check the path, or give {names} as numbers "
        "with commas between."
    )


def is_there(name):
    """Tell whether there is a file of this name; a folder, pipe or device is refused."""
    try:
        mode = pathlib.Path(name or "\0").stat().st_mode
    except ValueError:
        return False
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL):
            return False
        raise unreadable(name, error) from None
    if stat.S_ISDIR(mode):
        raise BadInput(f"{name} is a folder; name the tables in it.")
    if not stat.S_ISREG(mode):
        raise BadInput(f"{name} is a pipe or device; give a file, or - for standard input.")
    return True


def text_of(name):
    """Return the text of a file."""
    try:
        data = pathlib.Path(name).read_bytes()
    except OSError as error:
        raise unreadable(name, error) from None
    return text_in(data, name)


def unreadable(name, error):
    """Return what a file is refused with that the system does not give."""
    return BadInput(f"{name} cannot be read ({error.strerror or error}); check the path.")


def text_in(data, name):
    """Return what bytes say, gzipped or not, with plain ends of lines."""
    try:
        if data.startswith(b"\x1f\x8b"):
            data = gzip.decompress(data)
        is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{name} is not UTF-8 text; save it as CSV UTF-8.") from None
    except (EOFError, OSError, zlib.error):
        raise BadInput(f"{name} is a damaged gzip file; get a fresh copy of it.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def main(arguments):
    """Print a line for each point; return the exit code."""
    names = [argument for argument in arguments if argument != "--json"]
    if not names or "-h" in names or "--help" in names:
        print(__doc__)
        return 0 if names else 2
    code = 0
    for name in names:
        try:
            points = points_for(name)
        except BadInput as error:
            print(error, file=sys.stderr)
            code = 2
            continue
        for point, answer in zip(points, probabilities([inputs_of(point) for point in points])):
            if "--json" in arguments:
                print(json.dumps(answer))
            else:
                best = answer.index(max(answer))
                shown = ", ".join(f"{number:.15g}" for number in point)
                print(f"{shown}: {MODEL['classes'][best]} ({probability_text(answer[best])})")
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

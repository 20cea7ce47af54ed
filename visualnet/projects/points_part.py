"""Points painted by hand that no table keeps yet, on their way into a project file and back.

    points.json       {"columns": ["x", "y"], "classes": ["1", "2"]}
    points/rows.npy   (points, columns + 2), float64: the numbers, the label, the place in the table

Programs that do not know these members pass them over, and a file without them has no such points.
"""

import numpy as np

from visualnet.data.class_names import MAX_CLASSES
from visualnet.data.own.own_parts import MAX_IMAGES
from visualnet.data.plane.painted import DataPoints, Painted
from visualnet.data.plane.table import LARGEST
from visualnet.features import LEAST_COLUMNS, MOST_COLUMNS
from visualnet.json_fields import Fields, Problem, list_of, text
from visualnet.projects.archive import Archive, Members

_MEMBER, _ROWS = "points.json", "points/rows"
_MAX_NUMBERS = 20_000_000
_MAX_PLACE = MAX_IMAGES
"""Lines that a table may have."""


def add_points(members: Members, painted: Painted) -> None:
    """Add painted points."""
    members.add_json(_MEMBER, {"columns": list(painted.columns), "classes": list(painted.classes)})
    data = painted.data
    members.add_array(_ROWS, np.column_stack([data.points, data.labels, painted.places]))


def read_points(archive: Archive) -> Painted | None:
    """Return a project's painted points, None where it has none. Raises Problem."""
    if _MEMBER not in archive:
        return None
    fields = Fields(archive.json(_MEMBER), "the painted points")
    columns = fields.read("columns", list_of(text(), MOST_COLUMNS, LEAST_COLUMNS))
    classes = fields.read("classes", list_of(text(), MAX_CLASSES))
    rows = archive.array(_ROWS, (None, len(columns) + 2), _MAX_NUMBERS).astype(np.float64)
    points, labels, places = rows[:, :-2], rows[:, -2], rows[:, -1]
    are_labels = (labels >= 0) & (labels < len(classes)) & (labels % 1 == 0)
    are_places = (places >= 0) & (places < _MAX_PLACE) & (places % 1 == 0)
    if not (
        are_labels.all()
        and are_places.all()
        and (np.diff(places) > 0).all()
        and (np.abs(points) <= LARGEST).all()
        and len(set(columns)) == len(columns)
        and len(set(classes)) == len(classes)
    ):
        raise Problem("its painted points are damaged")
    data = DataPoints(np.array(points), labels.astype(np.uint8))
    return Painted(data, places.astype(np.int64), columns, classes)

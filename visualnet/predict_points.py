"""The command `predict` for networks that read points: of a table, of a pattern, or typed."""

import os
from collections.abc import Callable, Iterator, Sequence
from math import isfinite, isnan
from pathlib import Path
from typing import Any

import numpy as np

from visualnet.data.class_matching import same_classes
from visualnet.data.datasets import load_test_images
from visualnet.data.plane.patterns import PATTERNS
from visualnet.data.plane.points import read_points
from visualnet.data.plane.table import LARGEST
from visualnet.errors import SettingError
from visualnet.features import Features, PointArray
from visualnet.insight.doubt import DIGITS, is_doubtful
from visualnet.models.document import ModelDocument
from visualnet.number_text import count_text
from visualnet.point_models import check_source, point_settings_of
from visualnet.typed_numbers import decimal_number

_TYPED = "point"
"""What stands for a file where points are typed."""


class PredictPointsCommand:
    """One model that reads many points, which can be stopped from a signal handler.

    total, done, number, sources, unit: as of `PredictCommand`.
    """

    unit = "points"

    def __init__(
        self,
        model: str,
        document: ModelDocument,
        report: Callable[[str], None],
        *,
        files: Sequence[str] = (),
        typed: Sequence[str] = (),
        dataset: str | None = None,
    ) -> None:
        """report: takes what had to be assumed of tables. files: tables. typed: points, numbers
        with commas between. dataset: a pattern, whose test part is read, or a table.

        Raises SettingError where there is nothing to read, or it is no such point, DataError where
        a table cannot be read.
        """
        features = document.metadata.features
        assert features is not None  # noqa: S101 - the model reads points
        if bool(files or typed) == bool(dataset):
            raise SettingError(
                "Name points to read: either .csv files or --point X,Y, or a pattern with "
                "--dataset."
            )
        self._network, self._features = document.network, features
        self.classes = document.metadata.classes
        meant = same_classes(self.classes, DIGITS)
        self._digits = [int(meant.get(name, k)) for k, name in enumerate(self.classes)]
        self._report = report
        self._notes = list(document.notes)
        self._points: list[tuple[str, PointArray]] = []
        if typed:
            self._points.append((_TYPED, np.array([_typed(text, features) for text in typed])))
        for file in (*files, *([dataset] if dataset else [])):
            self._points.append((file, self._points_of(model, document, file)))
        self.sources = [*files, *([dataset] if dataset else [])]
        self.total = sum(len(points) for _, points in self._points)
        self.done = self.number = 0
        self._stops = False

    def _points_of(self, model: str, document: ModelDocument, source: str) -> PointArray:
        if source not in PATTERNS:
            _check_not_typed(source, self._features)
            check_source(model, document, source)
            points, notes = read_points(Path(source), self._features)
            for note in notes:
                self._report(f"{source}: {note}")
                self._notes.append(note)
            return points
        plain = Features(self._features.columns)
        settings = point_settings_of(document)
        inputs = load_test_images(source, points=settings, features=plain).test.inputs
        # The shortest number of each float32, 0.3 and not 0.30000001192092896.
        return inputs.astype(np.str_).astype(np.float64)

    def stop(self) -> None:
        """End after the point that is being read."""
        self._stops = True

    def results(self) -> Iterator[dict[str, Any]]:
        """Read all, in order, and give one result for each point."""
        for source, points in self._points:
            answers = self._network.probabilities(self._features.rows_of(points))
            for index, (point, probabilities) in enumerate(
                zip(points.tolist(), answers.tolist(), strict=True)
            ):
                if self._stops:
                    return
                self.number += 1
                yield self._result(source, index, point, probabilities)
                self.done += 1

    def _result(
        self, source: str, index: int, point: list[float], probabilities: list[float]
    ) -> dict[str, Any]:
        is_number = all(map(isfinite, probabilities))
        read = max(range(len(probabilities)), key=probabilities.__getitem__)
        doubted = 1.0 - probabilities[read] if is_number else 1.0
        return {
            "file": source,
            "index": index,
            "point": point,
            "digit": self._digits[read] if is_number else None,
            "label": self.classes[read] if is_number else None,
            "probabilities": [p if isfinite(p) else None for p in probabilities],
            "classes": list(self.classes),
            "doubt": round(doubted, 6),
            "is_doubtful": is_doubtful(doubted),
            "is_blank": False,
            "knows_forms": False,
            "pictures": None,
            "notes": self._notes,
        }


def _check_not_typed(source: str, features: Features) -> None:
    """Raise SettingError where a file is a point that was typed."""
    if os.path.lexists(source):
        return
    try:
        _typed(source, features)
    except SettingError:
        return
    raise SettingError(
        "There is no file {source}; check the path, or read it as a point with --point.",
        source=source,
    )


def _typed(text: str, features: Features) -> list[float]:
    """Return the numbers of a point; raises SettingError where they are not one for each column."""
    try:
        numbers = [decimal_number(part) for part in text.split(",")]
    except SettingError:
        numbers = []
    if len(numbers) != len(features.columns) or any(map(isnan, numbers)):
        raise SettingError(
            "{text} is not a point; give {columns} as numbers with commas between.",
            text=repr(text[:40]),
            columns=", ".join(features.columns),
        )
    if max(map(abs, numbers)) > LARGEST:
        raise SettingError(
            "{text} has a number too large; use numbers up to {largest}.",
            text=repr(text[:40]),
            largest=count_text(int(LARGEST)),
        )
    return numbers

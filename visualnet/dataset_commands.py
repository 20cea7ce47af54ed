"""What `visualnet datasets` does, without parsing and printing: results as JSON objects."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from visualnet.data.bundled.pen_digits import Part, load_pen_strokes
from visualnet.data.bundled.written_forms import ASKED_FORMS, forms_of
from visualnet.data.dataset import Dataset
from visualnet.data.datasets import DATASETS, load_dataset
from visualnet.data.drawing.labelled_strokes import LabelledDrawing, labelled_line
from visualnet.data.drawing.picture_ways import AUTO, PictureChoice
from visualnet.data.drawing.stroke_files import STROKE_SUFFIX
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.data.look import look_at
from visualnet.data.plane.patterns import PATTERNS, Pattern
from visualnet.data.plane.settings import DEFAULT_POINTS
from visualnet.data.preparing import Preparation
from visualnet.errors import DataError
from visualnet.features import Features
from visualnet.overwriting import begins_with, check_overwrite
from visualnet.paths import replace_file


def list_datasets() -> list[dict[str, Any]]:
    """`datasets`: what is bundled, with sizes, sources and licences."""
    return [
        {
            "name": info.name,
            "title": info.title,
            "train_examples": info.train_examples,
            "test_examples": info.test_examples,
            "classes": list(info.classes),
            "authors": info.authors,
            "licence": info.licence,
            "source": info.source,
        }
        for info in DATASETS.values()
    ]


def list_patterns() -> list[dict[str, Any]]:
    """`datasets`: the patterns of the plane, whose points are drawn when they are asked for."""
    return [_pattern_json(pattern) for pattern in PATTERNS.values()]


def _pattern_json(pattern: Pattern) -> dict[str, Any]:
    trained = round(DEFAULT_POINTS.points * DEFAULT_POINTS.train_share)
    return {
        "name": pattern.name,
        "title": pattern.title,
        "train_examples": trained,
        "test_examples": DEFAULT_POINTS.points - trained,
        "classes": list(pattern.class_names),
        "inputs": list(pattern.columns),
        "authors": "VisualNet",
        "licence": "MIT",
        "source": "drawn at random",
    }


def look_at_dataset(
    source: str,
    test_dataset: str | None,
    preparation: Mapping[str, Any],
    pictures: PictureChoice = AUTO,
) -> dict[str, Any]:
    """`datasets PATH`: what a data set is, and what in it may not be as it was meant."""
    present = Preparation(**preparation)
    dataset = load_dataset(
        source, test_dataset=test_dataset, preparation=present, pictures=pictures
    )
    if dataset.features is not None:
        return _points_json(dataset, dataset.features)
    look = look_at(dataset, present)
    parts = {"train": dataset.train, "validation": dataset.validation, "test": dataset.test}
    main = next(iter(look.parts.values()))
    return {
        "title": dataset.title,
        "classes": list(dataset.classes),
        "parts": {
            name: {
                "images": len(part),
                "by_class": part.counts(len(dataset.classes)),
                "paper": look.parts[name].paper if name in look.parts else None,
                "turn_to_upright": look.parts[name].turn if name in look.parts else None,
                "is_looked_at": name in look.parts,
            }
            for name, part in parts.items()
        },
        "is_test_made": dataset.is_test_made,
        "pictures": dataset.pictures,
        "paper": main.paper,
        "turn_to_upright": main.turn,
        "blank": look.blank,
        "duplicates": {"in_train": look.repeated, "in_train_and_test": look.shared},
        "notes": list(dataset.notes),
        "warnings": [finding.text for finding in look.findings],
        "remedies": [finding.flag for finding in look.findings],
    }


def _points_json(dataset: Dataset, features: Features) -> dict[str, Any]:
    parts = {"train": dataset.train, "validation": dataset.validation, "test": dataset.test}
    trained = [row.tobytes() for row in dataset.train.rows]
    tested, known = [row.tobytes() for row in dataset.test.rows], set(trained)
    return {
        "title": dataset.title,
        "classes": list(dataset.classes),
        "inputs": list(features.names),
        "mean": list(features.mean),
        "scale": list(features.scale),
        "parts": {
            name: {"points": len(part), "by_class": part.counts(len(dataset.classes))}
            for name, part in parts.items()
        },
        "is_test_made": dataset.is_test_made,
        "blank": 0,
        "duplicates": {
            "in_train": len(trained) - len(known),
            "in_train_and_test": sum(row in known for row in tested),
        },
        "notes": list(dataset.notes),
        "warnings": [],
        "remedies": [],
    }


def write_pen_strokes(
    part: Part, output: Path, form: str | None = None, *, is_forced: bool = False
) -> dict[str, Any]:
    """`datasets --strokes`: write the pen digits of a part of the writers, with their labels.

    form: a name of ASKED_FORMS, to write them in that form, as often as it is asked. Raises
    DataError where the file cannot be written or its name is not that of a stroke file.
    is_forced: replace a file that is something else without asking (`check_overwrite`).
    """
    if not output.name.endswith(STROKE_SUFFIX):
        raise DataError(
            "{output} is not the name of a stroke file; its name must end in {stroke_suffix}.",
            output=output,
            stroke_suffix=STROKE_SUFFIX,
        )
    check_overwrite(output, "a stroke file", begins_with(b"{"), is_forced=is_forced)
    strokes = load_pen_strokes(part)
    drawings: Sequence[StrokeDrawing] = strokes.drawings
    labels, writers = strokes.labels, strokes.writers
    if form:
        drawings, made_of = forms_of(drawings, labels, form, ASKED_FORMS[form])
        labels, writers = labels[made_of], writers[made_of]
    lines = [
        labelled_line(LabelledDrawing(drawing, str(label)))
        for drawing, label in zip(drawings, labels, strict=True)
    ]
    replace_file(output, b"\n".join(lines) + b"\n", DataError)
    return {
        "output": str(output),
        "part": part,
        "form": form,
        "drawings": len(lines),
        "writers": sorted(set(writers.tolist())),
    }

"""What the commands do, without parsing and printing: each returns its result as a JSON object.

`report` arguments take lines about progress.
"""

from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from visualnet.data.check_images import images_to_check_with
from visualnet.data.class_matching import (
    class_match,
    match_notes,
    matched_to,
    shown_names,
    taken_note,
    usual_order,
)
from visualnet.data.dataset import Dataset, Split
from visualnet.data.dataset_info import way_learnt
from visualnet.data.datasets import load_dataset, load_test_images
from visualnet.data.drawing.picture_ways import (
    AUTO,
    PictureChoice,
    PictureWay,
)
from visualnet.data.learnt_examples import count_learnt
from visualnet.data.look import warnings_on
from visualnet.data.preparing import Preparation
from visualnet.errors import (
    SettingError,
    VisualNetError,
)
from visualnet.insight.doubt import are_digits, digit_places
from visualnet.insight.form_accuracy import accuracy_by_form
from visualnet.insight.input_trials import trial_note
from visualnet.kept_history import model_at
from visualnet.models.bundled import bundled_models, resolve_model
from visualnet.models.cards import card_of
from visualnet.models.checking import save_and_check
from visualnet.models.document import ModelDocument
from visualnet.models.formats import check_target, model_formats, open_model
from visualnet.models.said_of_model import NOTHING_SAID, SaidOfModel, hint, with_said
from visualnet.nn.network import Network
from visualnet.number_text import count_text
from visualnet.overwriting import check_model_overwrite
from visualnet.point_models import USUAL, point_settings_of, source_for
from visualnet.projects.file_kinds import is_project
from visualnet.sentences import clause, counted
from visualnet.train_command import Report, evaluation_json
from visualnet.training.benchmark.benchmark import benchmark_training
from visualnet.training.evaluation import evaluate


def evaluate_model(
    model: str,
    dataset_name: str | None,
    report: Report,
    test_dataset: str | None = None,
    preparation: Mapping[str, Any] | None = None,
    has_forms: bool = False,
    pictures: PictureWay | None = None,
    said: SaidOfModel = NOTHING_SAID,
) -> dict[str, Any]:
    """`evaluate`: accuracy and loss of a model on the test images, or points, of a data set.

    dataset_name: None for the usual one, see `source_for`. test_dataset: takes its place; without
    a test part, all its images are counted.
    preparation: what is done to the images, as `Preparation` has it. pictures: how they are shown
    to the model: as it learnt, if not given, and as suits them where it does not say. Labels are
    matched by the names of their classes. has_forms: also measure by forms of digits. said: what
    the model's file does not say. Raises SettingError where the data set has images of a class that
    the model does not have, or forms are asked of a model of something else than the ten digits.
    """
    told: list[str] = []
    opened = opened_model(model, told.append, said)
    _check_pictures_asked(model, opened, {"--pictures": pictures, "--forms": has_forms})
    present = Preparation(**(preparation or {}))
    source = source_for(model, opened, test_dataset or dataset_name)
    way, is_whole = pictures or way_of_model(opened) or AUTO, test_dataset is not None
    points, features = point_settings_of(opened), opened.metadata.features
    load = partial(load_test_images, source, points=points, features=features)
    dataset = load(is_whole=is_whole, preparation=present, pictures=way)
    document = opened.called_as(usual_order(dataset.classes))
    network, classes = document.network, document.metadata.classes
    match = class_match(dataset, classes)
    notes = [*dataset.notes, *warnings_on(dataset, source, present)]
    if classes != opened.metadata.classes:
        notes.append(taken_note(classes, dataset.title, model))
    notes += match_notes(match, dataset.title, model)
    others = [note for note in told if note in document.notes or note not in opened.notes]
    test = _matching_images(model, document, dataset, has_forms=has_forms)
    known = opened.metadata.learnt
    learned = None if known is None else count_learnt(known, dataset)
    if learned:
        notes.append(_learned_note(model, learned, len(test)))
    for note in (*others, *notes):
        report(note)
    notes = [*document.notes, *notes]
    learnt = dataset_name or USUAL
    if test_dataset != learnt and (better := _trial_note(model, document, learnt, present, way)):
        notes.append(better)
        report(better)
    return {
        "model": model,
        "network": network.describe(),
        "dataset": source,
        "classes": list(classes),
        "data_classes": list(dataset.own_classes),
        "class_mapping": match.mapping,
        "absent_classes": list(match.absent),
        "class_counts": dict(zip(classes, test.counts(len(classes)), strict=True)),
        "notes": notes,
        "pictures": dataset.pictures if dataset.features is None else None,
        "learned_examples": learned,
        **evaluation_json(evaluate(network, test.inputs, test.labels)),
        **({"forms": _forms_json(network, classes)} if has_forms else {}),
    }


def _check_pictures_asked(model: str, document: ModelDocument, asked: Mapping[str, object]) -> None:
    """Raise SettingError where flags, by name, ask a model of points for what is for pictures."""
    flags = [flag for flag, value in asked.items() if value]
    if flags and document.metadata.features is not None:
        raise SettingError(
            "{model} reads points, not pictures; leave out {flags}.",
            model=model,
            flags=" and ".join(flags),
        )


def _matching_images(
    model: str, document: ModelDocument, dataset: Dataset, *, has_forms: bool
) -> Split:
    """Return the test images with the labels of a model's classes.

    Raises SettingError where the model cannot be measured on them, or by forms of digits.
    """
    network, classes = document.network, document.metadata.classes
    if network.layer_sizes[0] != dataset.test.rows.shape[1]:
        raise SettingError(
            "{model} is a network {describe}, which cannot read images of 784 pixels; choose "
            "another model.",
            model=model,
            describe=network.describe(),
        )
    try:
        test = matched_to(dataset, classes).test
    except SettingError as error:
        raise SettingError(
            "{model} cannot be evaluated on this data: {reason}. Choose another model, other "
            "data (--dataset), or name its outputs with --classes.",
            model=model,
            reason=clause(error),
        ) from error
    if has_forms and not are_digits(classes):
        raise SettingError(
            "{model} reads {shown_names}, but --forms needs digits 0 to 9; leave it out.",
            model=model,
            shown_names=shown_names(classes),
        )
    return test


def _learned_note(model: str, learned: int, points: int) -> str:
    return counted(
        points,
        "{model} has learned the only point that tests it, so its accuracy is not that on new "
        "points.",
        "{model} has learned {learned} of the {count} points that test it, so its accuracy is not "
        "that on new points.",
        model=model,
        learned=count_text(learned),
    )


def _forms_json(network: Network, classes: tuple[str, ...]) -> list[dict[str, Any]]:
    return [asdict(form) for form in accuracy_by_form(network, digit_places(classes))]


def export_model(
    model: str,
    format_name: str,
    output: Path,
    report: Report,
    said: SaidOfModel = NOTHING_SAID,
    *,
    step: int | None = None,
    is_forced: bool = False,
) -> dict[str, Any]:
    """`export`: write a model in another format, and compare what the file answers.

    step: of a project, the one to go back to; None for its network as it stands.
    is_forced: replace a file without asking, even the model itself (`check_overwrite`).
    """
    known = model_formats()
    if format_name not in known:
        raise SettingError(
            "There is no model format {format_name}; choose one of {known}.",
            format_name=repr(format_name),
            known=", ".join(known),
        )
    if is_project(model):
        source = Path(model)
        document = with_said(model_at(source, step), said, model)
        for note in document.notes:
            report(note)
    elif step is None:
        source, document = resolve_model(model), opened_model(model, report, said)
    else:
        raise SettingError("--at needs a project (.vnet), and {model} is none.", model=model)
    check_target(output, format_name)
    others = {kind.suffix: kind for name, kind in known.items() if name != format_name}
    if kind := others.get(output.suffix.lower()):
        report(
            f"{output} will be {known[format_name].title}, but its name ends like "
            f"{kind.title}; other programs expect the ending {known[format_name].suffix}."
        )
    elif format_name == "csv" and output.suffix.lower() == ".csv":
        report(
            f"{output} will be a zip file with a table per matrix; programs that read one table "
            "cannot open it. Other programs expect the ending .zip."
        )
    check_model_overwrite(output, format_name, [source], is_forced=is_forced)
    inputs, features = document.network.layer_sizes[0], document.metadata.features
    images = images_to_check_with(inputs, features)
    check = save_and_check(document, output, format_name, images)
    return {"output": str(output), "format": format_name, **asdict(check)}


def opened_model(model: str, report: Report, said: SaidOfModel) -> ModelDocument:
    """Open a file or a bundled model, and say what had to be assumed."""
    path = resolve_model(model)
    document = with_said(open_model(path), said, str(path))
    for note in document.notes:
        report(note)
    if document.left_open:
        report(hint(document.left_open))
    return document


def _trial_note(
    model: str,
    document: ModelDocument,
    source: str,
    preparation: Preparation,
    pictures: PictureChoice,
) -> str | None:
    """Return a sentence where what a file leaves open suits training images better otherwise."""
    if not {"input", "classes"} & document.left_open:
        return None
    try:
        dataset = load_dataset(source, preparation=preparation, pictures=pictures)
        matched = matched_to(dataset, document.metadata.classes)
    except VisualNetError:
        # There are no images to try, which the test images need not mind.
        return None
    classes = document.metadata.classes
    return trial_note(model, document.left_open, document.network, classes, matched)


def way_of_model(document: ModelDocument) -> PictureWay | None:
    """Return how a model learnt to see pictures, None where it does not say."""
    return way_learnt(document.metadata.pictures, document.metadata.dataset)


def benchmark_this_machine(against: str | None, report: Report) -> list[dict[str, Any]]:
    """`benchmark --training`: examples per second of several networks, perhaps beside PyTorch's."""
    return benchmark_training(load_dataset(), against, report)


def list_models() -> list[dict[str, Any]]:
    """`models`: what is bundled, with sizes, accuracies and licences."""
    rows = []
    for model in bundled_models():
        document, card = model.document(), card_of(model)
        rows.append(
            {
                "name": model.name,
                "network": document.network.describe(),
                "parameters": int(document.network.parameters.size),
                "bytes": model.size_bytes,
                "dataset": document.metadata.dataset,
                "pictures": way_of_model(document),
                "test_accuracy": document.metadata.test_accuracy,
                "accuracies": card.accuracies if card else {},
                "about": card.summary if card else "",
                "card": str(model.path.with_suffix(".md")) if card else None,
                "licence": "MIT",
            }
        )
    return rows

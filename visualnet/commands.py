"""What the commands do, without parsing and printing: each returns its result as a JSON object.

`report` arguments take lines about progress. Only `cli` prints.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from math import isfinite
from pathlib import Path
from time import perf_counter
from typing import Any

from visualnet.data.bundled.pen_digits import Part, load_pen_strokes
from visualnet.data.check_images import images_to_check_with
from visualnet.data.class_matching import matched_to, shown_names
from visualnet.data.datasets import DATASETS, Dataset, load_dataset
from visualnet.data.drawing.labelled_strokes import LabelledDrawing, labelled_line
from visualnet.data.drawing.stroke_files import STROKE_SUFFIX
from visualnet.data.inputs import read_inputs
from visualnet.errors import DataError, ModelFileError, SettingError
from visualnet.insight.doubt import digit_forms, doubt, is_doubtful, knows_forms_of
from visualnet.models.bundled import bundled_models, resolve_model
from visualnet.models.cards import card_of
from visualnet.models.checking import save_and_check
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.formats import check_target, model_formats, open_model, save_model
from visualnet.nn.matrix_products import use_threads_for
from visualnet.paths import user_state_dir, write_atomically
from visualnet.training.benchmark.benchmark import benchmark_training
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.evaluation import Evaluation, evaluate
from visualnet.training.loading import load_dataset_of
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Outcome, Trainer

Report = Callable[[str], None]


class TrainCommand:
    """`train`: one run without a window, which can be stopped from a signal handler."""

    def __init__(self, config: TrainingConfig, output: Path | None, report: Report) -> None:
        """Raises ModelFileError at once where the output could not be written at the end."""
        if output:
            check_target(output)
        self._config = config
        self._output = output
        self._report = report
        self._control = RunControl(on_epoch_end=self._report_epoch)
        self._trainer: Trainer | None = None

    def stop(self) -> None:
        """End the training after the present step; what is learnt is kept."""
        self._control.stop()

    def run(self) -> dict[str, Any]:
        """Train, save what was asked for, and return the result.

        Its key `outcome` is "finished" or "stopped". `output` is where the model is; `problem`, a
        sentence, says why that is not what was asked for, else None. Raises DivergedError.
        """
        config = self._config
        dataset = load_dataset_of(config)
        use_threads_for(config.layer_sizes(len(dataset.classes)))
        trainer = self._trainer = Trainer(config, dataset)
        self._report(
            f"Training {trainer.network.describe()} ({config.activation}, "
            f"{trainer.network.parameters.size:,} parameters) on {len(dataset.train):,} images of "
            f"{dataset.title}."
        )
        started = perf_counter()
        self._control.play()
        outcome = trainer.run(self._control, Outbox())
        seconds = perf_counter() - started
        result = self._result(trainer, seconds, outcome)
        if self._output:
            document = _document(trainer, dataset, result["test_accuracy"])
            saved, result["problem"] = _saved_somewhere(document, self._output)
            result["output"] = str(saved) if saved else None
            if saved:
                self._report(f"Saved {saved} after step {trainer.step:,}.")
        return result

    def _report_epoch(self) -> None:
        if self._trainer:
            row = self._trainer.log.epochs()[-1]
            validation = (
                f", validation {row.validation_accuracy:.2%}"
                if row.validation_accuracy is not None
                else ""
            )
            of_all = f"/{self._config.epochs}" if self._config.epochs else ""
            self._report(
                f"epoch {round(row.epochs_done)}{of_all}: step {row.step:,}"
                f"{validation}, test {row.test_accuracy:.2%}"
            )

    def _result(self, trainer: Trainer, seconds: float, outcome: Outcome) -> dict[str, Any]:
        dataset, network = trainer.dataset, trainer.network
        on_test = trainer.evaluation_on(dataset.test)
        on_train = trainer.evaluation_on(dataset.train)
        rate = trainer.examples_seen / trainer.training_seconds if trainer.step else 0.0
        return {
            "outcome": outcome.name.lower(),
            "stop_reason": trainer.stop_reason,
            "network": network.describe(),
            "parameters": int(network.parameters.size),
            **_evaluation_json(on_test),
            "train_accuracy": on_train.accuracy if on_train else None,
            "train_loss": on_train.loss if on_train else None,
            "epochs": round(trainer.epochs_done, 3),
            "steps": trainer.step,
            "seconds": round(seconds, 3),
            "examples_per_second": round(rate),
            "config": self._config.as_json_object(),
            "output": None,
            "problem": None,
        }


def evaluate_model(model: str, dataset_name: str, report: Report) -> dict[str, Any]:
    """`evaluate`: accuracy and loss of a model on the test images of a data set.

    Labels are matched by the names of their classes. Raises SettingError where the data set has
    images of a class that the model does not have.
    """
    opened = _opened(model, report)
    dataset = load_dataset(dataset_name)
    document = opened.called_as(dataset.classes)
    network, classes = document.network, document.metadata.classes
    if network.layer_sizes[0] != 28 * 28:
        raise SettingError(
            f"{model} is a network {network.describe()}, which cannot read images of 784 pixels; "
            "choose another model."
        )
    try:
        test = matched_to(dataset, classes).test
    except SettingError as error:
        raise SettingError(
            f"{model} cannot be evaluated on this data: {str(error).rstrip('.')}; choose another "
            "model, or data of its classes with --dataset."
        ) from error
    if classes != opened.metadata.classes:
        report(f"{model} does not name its classes, taken as {shown_names(classes)}.")
    elif classes != dataset.classes:
        report(
            f"The classes of {dataset.title}, {shown_names(dataset.classes)}, are matched by name "
            f"to those of {model}, {shown_names(classes)}."
        )
    return {
        "model": model,
        "network": network.describe(),
        "dataset": dataset_name,
        "classes": list(classes),
        **_evaluation_json(evaluate(network, test.images, test.labels)),
    }


def predict_files(model: str, files: list[str], report: Report) -> Iterator[dict[str, Any]]:
    """`predict`: one result per image, or per line of a stroke file, in order."""
    document = _opened(model, report)
    if document.network.layer_sizes[0] != 28 * 28:
        raise SettingError(
            f"{model} takes {document.network.layer_sizes[0]} inputs, not images of 28×28 pixels; "
            "choose another model."
        )
    metadata = document.metadata
    forms = digit_forms() if knows_forms_of(metadata.dataset, metadata.classes) else None
    for file in files:
        for index, image in enumerate(read_inputs(Path(file))):
            probabilities = document.network.probabilities(image[None])[0]
            is_number = all(map(isfinite, probabilities.tolist()))
            digit = int(probabilities.argmax()) if is_number else None
            doubted = doubt(image, probabilities, forms) if is_number else 1.0
            yield {
                "file": file,
                "index": index,
                "digit": digit,
                "label": None if digit is None else metadata.classes[digit],
                "probabilities": [float(p) if isfinite(p) else None for p in probabilities],
                "doubt": round(doubted, 6),
                "is_doubtful": is_doubtful(doubted),
            }


def export_model(model: str, format_name: str, output: Path, report: Report) -> dict[str, Any]:
    """`export`: write a model in another format, and compare what the file answers."""
    known = model_formats()
    if format_name not in known:
        raise SettingError(
            f"There is no model format {format_name!r}; choose one of {', '.join(known)}."
        )
    source = resolve_model(model)
    document = _opened(model, report)
    check_target(output, format_name)
    if os.path.exists(output) and os.path.samefile(source, output):
        raise ModelFileError(
            f"{output} is the model itself, which the export would replace; give another name."
        )
    images = images_to_check_with(document.network.layer_sizes[0])
    check = save_and_check(document, output, format_name, images)
    return {"output": str(output), "format": format_name, **asdict(check)}


def _opened(model: str, report: Report) -> ModelDocument:
    """Open a file or a bundled model, and say what had to be assumed."""
    document = open_model(resolve_model(model))
    for note in document.notes:
        report(note)
    return document


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
                "test_accuracy": document.metadata.test_accuracy,
                "accuracies": card.accuracies if card else {},
                "about": card.summary if card else "",
                "card": str(model.path.with_suffix(".md")) if card else None,
                "licence": "MIT",
            }
        )
    return rows


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


def write_pen_strokes(part: Part, output: Path) -> dict[str, Any]:
    """`datasets --strokes`: write the pen digits of a part of the writers, with their labels.

    Raises DataError where the file cannot be written or its name is not that of a stroke file.
    """
    if not output.name.endswith(STROKE_SUFFIX):
        raise DataError(
            f"{output} is not the name of a stroke file; let it end in {STROKE_SUFFIX}."
        )
    strokes = load_pen_strokes(part)
    lines = [
        labelled_line(LabelledDrawing(drawing, str(label)))
        for drawing, label in zip(strokes.drawings, strokes.labels, strict=True)
    ]
    try:
        write_atomically(output, b"\n".join(lines) + b"\n")
    except OSError as error:
        raise DataError(
            f"{output} cannot be written ({error.strerror}); choose another place."
        ) from error
    writers = sorted(set(strokes.writers.tolist()))
    return {"output": str(output), "part": part, "drawings": len(lines), "writers": writers}


def _document(trainer: Trainer, dataset: Dataset, test_accuracy: float) -> ModelDocument:
    return new_document(
        trainer.network,
        classes=dataset.classes,
        training=trainer.config.as_json_object(),
        dataset=dataset.name,
        test_accuracy=test_accuracy,
    )


def _saved_somewhere(document: ModelDocument, output: Path) -> tuple[Path | None, str | None]:
    """Write a model to `output`, or else where there is room; returns where, and a problem.

    None for where: nowhere. The problem is a sentence.
    """
    try:
        save_model(document, output)
        return output, None
    except (ModelFileError, MemoryError) as error:
        problem = str(error).rstrip(".") or f"There is not enough memory to write {output}"
    for folder in (user_state_dir(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor, name = tempfile.mkstemp(".npz", "trained-", folder)
            os.close(descriptor)
        except OSError:
            continue
        try:
            save_model(document, Path(name))
        except ModelFileError:
            Path(name).unlink(missing_ok=True)
            continue
        return Path(name), f"{problem}; until then the model is kept in {name}."
    return None, f"{problem}; there is no room for the model anywhere else."


def _evaluation_json(evaluation: Evaluation | None) -> dict[str, Any]:
    """Return the figures on the test images; None where there are none."""
    if evaluation is None or not evaluation.confusion.any():
        return dict.fromkeys(("test_accuracy", "test_loss", "confusion_matrix"))
    return {
        "test_accuracy": evaluation.accuracy,
        "test_loss": evaluation.loss,
        "confusion_matrix": evaluation.confusion.tolist(),
    }

"""The command `train`: one run without a window, which keeps its model whatever ends it."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from visualnet.data.datasets import Dataset
from visualnet.data.look import warnings_on
from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.formats import check_target, save_model
from visualnet.nn.matrix_products import use_threads_for
from visualnet.number_text import count_text, percent_text
from visualnet.paths import user_state_dir
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.evaluation import Evaluation
from visualnet.training.loading import load_dataset_of
from visualnet.training.snapshots import Outbox
from visualnet.training.stopping import end_text, substitute_note
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
        self._notes: list[str] = []

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
        substitute = substitute_note(config, len(dataset.validation))
        warnings = warnings_on(dataset, config.dataset, config.preparation)
        notes = self._notes = [*dataset.notes, *warnings, *filter(None, [substitute])]
        for note in notes:
            self._report(note)
        use_threads_for(config.layer_sizes(len(dataset.classes)))
        trainer = self._trainer = Trainer(config, dataset)
        self._report(
            f"Training {trainer.network.describe()} ({config.activation}, "
            f"{count_text(trainer.network.parameters.size)} parameters) on "
            f"{count_text(len(dataset.train))} images of "
            f"{dataset.title}."
        )
        started = perf_counter()
        self._control.play()
        outcome = trainer.run(self._control, Outbox())
        seconds = perf_counter() - started
        if trainer.stop_reason:
            self._report(f"{trainer.stop_reason} {end_text(trainer.log.kept)}")
        result = self._result(trainer, seconds, outcome)
        if self._output:
            document = _document(trainer, dataset, result["test_accuracy"])
            saved, result["problem"] = _saved_somewhere(document, self._output)
            result["output"] = str(saved) if saved else None
            if saved:
                self._report(f"Saved {saved} after step {count_text(trainer.step)}.")
        return result

    def _report_epoch(self) -> None:
        if self._trainer:
            row = self._trainer.log.epochs()[-1]
            validation = (
                f", validation {percent_text(row.validation_accuracy, 2)}"
                if row.validation_accuracy is not None
                else ""
            )
            of_all = f"/{self._config.epochs}" if self._config.epochs else ""
            test = (
                f", test {percent_text(row.test_accuracy, 2)}"
                if row.test_accuracy is not None
                else ""
            )
            self._report(
                f"epoch {round(row.epochs_done)}{of_all}: step {count_text(row.step)}"
                f"{validation}{test}"
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
            **evaluation_json(on_test),
            "train_accuracy": on_train.accuracy if on_train else None,
            "train_loss": on_train.loss if on_train else None,
            "epochs": round(trainer.epochs_done, 3),
            "steps": trainer.step,
            "seconds": round(seconds, 3),
            "examples_per_second": round(rate),
            "config": self._config.as_json_object(),
            "notes": self._notes,
            "pictures": dataset.pictures,
            "output": None,
            "problem": None,
        }


def _document(trainer: Trainer, dataset: Dataset, test_accuracy: float) -> ModelDocument:
    return new_document(
        trainer.network,
        classes=dataset.classes,
        training=trainer.config.as_json_object(),
        lying=dataset.lying,
        dataset=dataset.name,
        test_accuracy=test_accuracy,
        pictures=dataset.pictures,
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


def evaluation_json(evaluation: Evaluation | None) -> dict[str, Any]:
    """Return the figures on the test images; None where there are none."""
    if evaluation is None or not evaluation.confusion.any():
        figures = ("test_accuracy", "test_loss", "confusion_matrix")
        return {"test_images": 0, **dict.fromkeys(figures)}
    return {
        "test_images": int(evaluation.confusion.sum()),
        "test_accuracy": evaluation.accuracy,
        "test_loss": evaluation.loss,
        "confusion_matrix": evaluation.confusion.tolist(),
    }

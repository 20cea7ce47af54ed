"""The command `train`: one run without a window, which keeps its model whatever ends it."""

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from visualnet.data.look import warnings_on
from visualnet.errors import DivergedError, ModelFileError, SettingError
from visualnet.kept_history import HistoryFile
from visualnet.learnt import NOTHING, Learnt
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.formats import check_target, format_to_write, save_model
from visualnet.nn.product_threads import core_count
from visualnet.number_text import count_text, decimal_text, percent_text
from visualnet.overwriting import check_model_overwrite
from visualnet.paths import user_state_dir
from visualnet.train_start import TrainingStart, points_note
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.evaluation import Evaluation
from visualnet.training.loading import load_dataset_of
from visualnet.training.snapshots import Outbox
from visualnet.training.stopping import ALL_EPOCHS_DONE, end_text, substitute_note
from visualnet.training.trainer import Outcome, Trainer

Report = Callable[[str], None]


class TrainCommand:
    """`train`: one run without a window, which can be stopped from a signal handler.

    divergence: why there is no model, once `run` has returned; None where there is one.
    """

    def __init__(
        self,
        config: TrainingConfig,
        output: Path | None,
        report: Report,
        start: TrainingStart | None = None,
        notes: Sequence[str] = (),
        *,
        history: HistoryFile | None = None,
        is_forced: bool = False,
    ) -> None:
        """start: the model whose weights are trained on, None for new ones.

        notes: sentences on what was asked for, told with those on what is assumed.
        history: where the moments of the run are kept, None where they are not.
        is_forced: replace a file that is no such model, or is read here, without asking.
        Raises ModelFileError or SettingError at once where the output could not be written at the
        end.
        """
        if output:
            check_target(output)
            sources = (config.dataset, config.test_dataset, start.name if start else None)
            check_model_overwrite(output, None, sources, is_forced=is_forced)
            if history and output.resolve() == history.path.resolve():
                raise SettingError(
                    "The model and the history cannot both be {path}; give two names.", path=output
                )
        self._config = config
        self._output = output
        self._report = report
        self._start = start
        self._history = history
        self._control = RunControl(on_epoch_end=self._report_epoch)
        self._trainer: Trainer | None = None
        self._notes = list(notes)
        self._classes: tuple[str, ...] = ()
        self._learned: int | None = None
        self.divergence: DivergedError | None = None

    def stop(self) -> None:
        """End the training after the present step; what is learnt is kept."""
        self._control.stop()

    def run(self) -> dict[str, Any]:
        """Train, save what was asked for, and return the result.

        Its key `outcome` is "finished", "stopped" or "diverged", without figures then; `ended_by`
        says more. `output` is where the model is; `problem`, a sentence, says why that is not what
        was asked for, else None. Raises ModelFileError before the training where its model could
        not be written.
        """
        trainer = self._trainer = self._new_trainer()
        self._check_output(trainer)
        if self._history:
            origin = self._start.document if self._start else None
            self._history.begin(trainer, self._classes, origin, self._learnt(trainer))
        count = count_text(trainer.network.parameters.size)
        self._report(
            f"Training {trainer.network.describe()} ({self._config.activation}, {count} "
            f"parameters) on {count_text(len(trainer.dataset.train))} "
            f"{'images' if trainer.dataset.features is None else 'points'} of "
            f"{trainer.dataset.title}."
        )
        self._control.play()
        result = self._figures(trainer)
        if self._output and self.divergence is None:
            document = self._document(trainer, result["test_accuracy"])
            saved, result["problem"] = _saved_somewhere(document, self._output)
            result["output"] = str(saved) if saved else None
            if saved:
                self._report(f"Saved {saved} after step {count_text(trainer.weights_step)}.")
        if self._history and (problem := self._history.finish(self.divergence)):
            result["problem"] = result["problem"] or problem
        return result

    def _new_trainer(self) -> Trainer:
        """Load the data and make the network, and tell what was assumed."""
        config, start = self._config, self._start
        dataset = load_dataset_of(config, start.document.metadata.features if start else None)
        notes = [*self._notes, *(start.notes if start else ())]
        notes += dataset.notes
        notes += warnings_on(dataset, config.dataset, config.preparation, config.test_dataset)
        others = [substitute_note(config, len(dataset.validation))]
        others += [] if start else [points_note(config, dataset)]
        notes += filter(None, others)
        self._classes = dataset.classes
        if start:
            dataset, self._classes, told = start.data_for(dataset)
            self._learned = start.count_learned(dataset)
            told += start.learned_notes(self._learned)
            notes += [*told, f"Continuing from the weights of {start.name}."]
        self._notes = notes
        for note in notes:
            self._report(note)
        trainer = Trainer(config, dataset, start.network if start else None)
        trainer.most_threads = core_count()
        return trainer

    def _check_output(self, trainer: Trainer) -> None:
        """Raise ModelFileError where the model that will be there could not be written."""
        if self._output is None:
            return
        # What a file cannot say of it, such as names that are no text, shows before it is trained.
        self._document(trainer, None)
        if reason := format_to_write(self._output, None).obstacle(trainer.network):
            raise ModelFileError(reason)
        size = trainer.network.parameters.nbytes
        if shutil.disk_usage(self._output.resolve().parent).free < size:
            raise ModelFileError(
                "There is no room for {output} ({size} MB); free some space there or choose "
                "another folder.",
                output=self._output,
                size=decimal_text(size / 1e6, 1),
            )

    def _report_epoch(self) -> None:
        if self._trainer:
            row = self._trainer.log.epochs()[-1]
            measured = (("validation", row.validation_accuracy), ("test", row.test_accuracy))
            figures = (f", {what} {percent_text(it, 2)}" for what, it in measured if it is not None)
            of_all = f"/{self._config.epochs}" if self._config.epochs else ""
            self._report(
                f"epoch {round(row.epochs_done)}{of_all}: step {count_text(row.step)}"
                + "".join(figures)
            )
            if self._history:
                self._history.save_where_due()

    def _figures(self, trainer: Trainer) -> dict[str, Any]:
        """Train, and return all that is told of it."""
        dataset = trainer.dataset
        try:
            outcome = trainer.run(self._control, Outbox())
            on_test, on_train = map(trainer.evaluation_on, (dataset.test, dataset.train))
        except DivergedError as error:
            self.divergence = error
            word, ended_by, reason = "diverged", "diverged", str(error)
            on_test = on_train = None
        else:
            word = outcome.name.lower()
            ended_by, reason = _ending(trainer, outcome)
            self._report(f"{reason} {end_text(trainer.log.kept)}")
        kept = trainer.log.kept
        seconds = trainer.training_seconds + trainer.evaluation_seconds
        return {
            "outcome": word,
            "ended_by": ended_by,
            "stop_reason": reason,
            "kept_epoch": round(kept.epochs_done) if kept else None,
            "network": trainer.network.describe(),
            "parameters": int(trainer.network.parameters.size),
            "from": self._start.name if self._start else None,
            "train_images": len(dataset.train),
            "validation_images": len(dataset.validation),
            **evaluation_json(on_test),
            "test_images": len(dataset.test),
            "train_accuracy": on_train.accuracy if on_train else None,
            "train_loss": on_train.loss if on_train else None,
            "epochs": round(trainer.epochs_done, 3),
            "steps": trainer.step,
            "seconds": round(seconds, 3),
            "examples_per_second": round(_rate(trainer)),
            "config": self._config.as_json_object(),
            "learned_examples": self._learned,
            "notes": self._notes,
            "pictures": dataset.pictures if dataset.features is None else None,
            "inputs": None if dataset.features is None else list(dataset.features.names),
            "output": None,
            "problem": None,
        }

    def _document(self, trainer: Trainer, test_accuracy: float | None) -> ModelDocument:
        origin = {"from": self._start.file_name} if self._start else {}
        return new_document(
            trainer.network,
            classes=self._classes,
            training={**trainer.config.as_json_object(), **origin},
            dataset=trainer.dataset.name,
            test_accuracy=test_accuracy,
            pictures=trainer.dataset.pictures if trainer.dataset.features is None else None,
            features=trainer.dataset.features,
            learnt_scale=self._start.document.metadata.learnt_scale if self._start else None,
            lying=trainer.dataset.lying,
            learnt=self._learnt(trainer),
        )

    def _learnt(self, trainer: Trainer) -> Learnt | None:
        """Return what the network has learnt once it is trained; None where that is not known."""
        before = self._start.document.metadata.learnt if self._start else NOTHING
        return None if before is None else before.with_inputs(trainer.dataset.train.inputs)


def _ending(trainer: Trainer, outcome: Outcome) -> tuple[str, str]:
    """Return why a run ended: in one word, and as a sentence."""
    if outcome is Outcome.STOPPED:
        return "signal", f"Stopped by a signal after step {count_text(trainer.step)}."
    if trainer.stop_reason is not None and trainer.stop_kind is not None:
        return trainer.stop_kind, trainer.stop_reason
    return "epochs", ALL_EPOCHS_DONE


def _rate(trainer: Trainer) -> float:
    seconds = trainer.training_seconds
    return trainer.examples_seen / seconds if trainer.step and seconds else 0.0


def train_text(result: dict[str, Any]) -> str:
    """Return the result of a training that did not diverge, for people."""
    figures = (
        f"{what} accuracy {percent_text(result[f'{what}_accuracy'], 2)}"
        for what in ("test", "train")
    )
    return (
        f"{result['network']}: {', '.join(figures)}, {result['seconds']:.1f} s, "
        f"{result['examples_per_second']:,} examples/s"
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
        except (ModelFileError, MemoryError):
            Path(name).unlink(missing_ok=True)
            continue
        return Path(name), f"{problem}; the model is in {name} instead."
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

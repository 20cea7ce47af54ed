"""Sentences on a run: where it began, how it ended, what can be done next."""

from visualnet.data.class_matching import absent_text, class_match, renamed_text
from visualnet.data.dataset import Dataset
from visualnet.number_text import count_text, number_text, percent_text
from visualnet.training.config import TrainingConfig
from visualnet.ui.look.translation import Texts, plural, translated
from visualnet.ui.session.open_run import OpenRun, State

_tr = Texts("RunWords")

_NOTED_CHANGE = 0.05
"""A change of the learning rate by this share of its setting is told."""


def play_text(state: State, config: TrainingConfig, *, is_back: bool = False) -> str:
    """Return the text of the Train button. is_back: whether a past step is shown."""
    if is_back:
        return _tr("Go on from here")
    if state is State.RUNNING:
        return _tr("Pause")
    if state is not State.FINISHED:
        return _tr("Train")
    if config.epochs is None:
        return _tr("Continue training")
    return _tr("Train {0} more").format(count_text(config.epochs))


def play_tip(state: State, *, is_back: bool = False) -> str:
    """Return what the Train button does. is_back: whether a past step is shown."""
    if is_back:
        return _tr("Start a new run from this step; the present one stays as it is")
    tips = {
        State.RUNNING: _tr("Pause after this step"),
        State.FINISHED: _tr("Start a new run from these weights"),
        State.FAILED: _tr("Start again from the first weights of this run"),
    }
    return tips.get(state, _tr("Train the network"))


def step_tip(state: State) -> str:
    """Return what Step does, or why it does nothing."""
    tips = {
        State.RUNNING: _tr("Pause first, then advance by one example, batch or epoch"),
        State.FINISHED: _tr("Start a new run from these weights and advance once"),
        State.FAILED: _tr("Training diverged; press Train or Restart first"),
    }
    return tips.get(state, _tr("Advance by one example, batch or epoch"))


def figure_tips() -> dict[str, str]:
    """Return what each figure of the bar at the top is, by its name."""
    return {
        "epoch": _tr("Epochs done, of those planned"),
        "step": _tr("Updates of the weights so far"),
        "loss": _tr("Mean loss per example over the last fifth of an epoch"),
        "validation": _tr("Accuracy on the validation examples"),
        "test": accuracy_tip(0, None),
    }


def match_sentences(
    dataset: Dataset, classes: tuple[str, ...], *, may_be_reordered: bool = True
) -> str:
    """Return what is assumed of classes of data that a network has; empty where they are its own.

    dataset: matched or not. classes: of the network. may_be_reordered: whether their order is
    anybody's.
    """
    match, sentences = class_match(dataset, classes), []
    if match.unknown:
        return ""
    if match.renamed:
        told = _tr("The classes of {0} get the names that the network uses: {1}.")
        sentences.append(told.format(dataset.title, renamed_text(match.renamed)))
    elif match.is_reordered and may_be_reordered:
        told = _tr(
            "The classes of {0} are in a different order than the network's. They are "
            "matched by name."
        )
        sentences.append(told.format(dataset.title))
    if match.absent:
        told = _tr("{0} has no examples of these classes: {1}.")
        sentences.append(told.format(dataset.title, absent_text(match)))
    if len(dataset.own_classes) < len(classes):
        sentences.append(_tr("New weights starts a network without them."))
    return " ".join(sentences)


def accuracy_tip(images: int, step: int | None) -> str:
    """Return what a test accuracy is of. images: their number. step: see Progress.tested_step."""
    if not images:
        return _tr("There are no test examples")
    count = count_text(images)
    if step is None:
        text = _tr("Accuracy on the {0} test examples, measured at the end of each epoch", images)
        return text.format(count)
    if step == 0:
        text = _tr("Accuracy on the {0} test examples, measured before the first step", images)
        return text.format(count)
    text = _tr("Accuracy on the {0} test examples, measured at step {1}", images)
    return text.format(count, count_text(step))


def restart_tip(run: OpenRun | None) -> str:
    """Return where Restart leads."""
    if run is not None and run.is_drawn:
        return _tr("Go back to the random first weights of this run")
    if run is not None and run.known_test_accuracy is not None:
        return _tr("Go back to the weights at this run's start ({0})").format(
            percent_text(run.known_test_accuracy)
        )
    return _tr("Go back to the first weights of this run; can be undone")


def restart_sentence(run: OpenRun) -> str:
    """Return where Restart has led, empty where that is as everybody expects."""
    if run.is_drawn:
        return ""
    if run.known_test_accuracy is None:
        return _tr(
            "Back at the weights at the start of this run. New weights starts from random ones."
        )
    return _tr(
        "Back at the weights at the start of this run ({0}). New weights starts from random ones."
    ).format(percent_text(run.known_test_accuracy))


def begin_sentence(run: OpenRun) -> str:
    """Return what a training starts from, and what ends it where validation images lack.

    Empty where it starts from random weights and there is nothing else to tell.
    """
    return " ".join(filter(None, (_start_sentence(run), _watched_sentence(run))))


def _watched_sentence(run: OpenRun) -> str:
    config = run.trainer.config
    if len(run.trainer.dataset.validation):
        return ""
    if config.patience is not None and config.target_accuracy is not None:
        return _tr(
            "There are no validation examples. Patience and target accuracy use training examples."
        )
    if config.patience is not None:
        return _tr("There are no validation examples. Patience uses the training loss.")
    if config.target_accuracy is not None:
        return _tr("There are no validation examples. The target applies to the training accuracy.")
    return ""


def _start_sentence(run: OpenRun) -> str:
    if run.is_drawn:
        return ""
    if run.known_test_accuracy is None:
        return _tr(
            "Continuing from these weights. Restart returns to them; New weights starts from "
            "random ones."
        )
    return _tr(
        "Continuing at {0} test accuracy. Restart returns to these weights; New weights "
        "starts from random ones."
    ).format(percent_text(run.known_test_accuracy))


def end_sentence(run: OpenRun, config: TrainingConfig, *, has_points: bool = False) -> str:
    """Return how a run came to its end, and what can be done next. has_points: no images."""
    words = _tr("{0}, draw a digit or export the weights.")
    if has_points:
        words = _tr("{0}, point at the plane or export the weights.")
    following = words.format(play_text(State.FINISHED, config))
    return " ".join(filter(None, (_reason(run), _kept_sentence(run), following)))


def _kept_sentence(run: OpenRun) -> str:
    """Return which epoch's weights stand; empty where they are the last, as everybody expects."""
    log = run.trainer.log
    kept = log.kept
    if kept is None:
        is_early = run.trainer.stop_kind == "patience"
        return _tr("The weights are from the last epoch.") if is_early else ""
    epoch = count_text(round(kept.epochs_done))
    is_best = kept == log.best_epoch
    if kept.validation_accuracy is None:
        if not is_best:
            return _tr("The weights are from epoch {0}.").format(epoch)
        return _tr("The weights are from epoch {0}, with the lowest training loss.").format(epoch)
    words = _tr("The weights are from epoch {0}, the best ({1}).")
    if not is_best:
        words = _tr(
            "The weights are from epoch {0}, the best since the last edit or change of "
            "patience ({1})."
        )
    return words.format(epoch, percent_text(kept.validation_accuracy))


def _reason(run: OpenRun) -> str:
    if run.trainer.stop_reason:
        return translated(run.trainer.stop_reason)
    if run.is_ended:
        return _tr("Training ended in epoch {0}.").format(
            count_text(int(run.snapshot.epochs_done) + 1)
        )
    planned = round(run.snapshot.epochs_done)
    epochs = plural(planned, _tr("1 epoch"), _tr("{0} epochs", planned))
    accuracy = run.tested_accuracy
    if accuracy is None:
        return _tr("Training finished: {0}.").format(epochs)
    return _tr("Training finished: {0}, test accuracy {1}.").format(epochs, percent_text(accuracy))


def rate_sentence(before: TrainingConfig, now: TrainingConfig, epochs_done: float) -> str:
    """Return what another number of epochs makes of the learning rate; empty where next to nothing.

    before, now: the settings of a run that has come so far.
    """
    is_of_epochs = before.changed(epochs=now.epochs) == now and before != now
    rates = before.rate_at(epochs_done), now.rate_at(epochs_done)
    if not is_of_epochs or abs(rates[1] - rates[0]) < _NOTED_CHANGE * now.learning_rate:
        return ""
    told = (number_text(rate) for rate in rates)
    if now.epochs is None:
        return _tr(
            "The learning rate goes from {0} to {1}, because it is constant when training "
            "until stopped."
        ).format(*told)
    return plural(
        now.epochs,
        _tr("The learning rate goes from {1} to {2}, because its schedule spans 1 epoch."),
        _tr(
            "The learning rate goes from {1} to {2}, because its schedule spans all {0} epochs.",
            now.epochs,
        ),
        *told,
    )

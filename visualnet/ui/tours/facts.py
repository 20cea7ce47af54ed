"""Facts: what the live window answers where a lesson asks; one table of names and functions."""

from collections.abc import Callable
from math import isfinite

from visualnet.scene.parts import Connection
from visualnet.tours.conditions import AskedFact, FactValue
from visualnet.training.loss_watch import WATCHED_STEPS
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.session.frame import Measured
from visualnet.ui.session.open_run import State
from visualnet.ui.tours import network_facts
from visualnet.ui.tours.act_values import taught_drawings
from visualnet.ui.tours.live_window import LiveWindow
from visualnet.ui.tours.names import name_of
from visualnet.ui.tours.network_facts import Source


class WindowFacts(LiveWindow):
    """Answers for one window."""

    def ask(self, fact: AskedFact) -> FactValue:
        """Return what a fact is worth now; None where there is nothing to tell."""
        value = SOURCES[fact.name](self, fact)
        is_number = isinstance(value, float) and not isfinite(value)
        return None if is_number else value


def _step(facts: LiveWindow, _fact: AskedFact) -> FactValue:
    run = facts.context.session.run
    return float(run.snapshot.step) if run else 0.0


def _progress(name: str) -> Callable[[LiveWindow, AskedFact], FactValue]:
    def find(facts: LiveWindow, _fact: AskedFact) -> FactValue:
        return float(getattr(facts.context.session.progress(0.0), name))

    return find


def _train_accuracy(facts: LiveWindow, _fact: AskedFact) -> FactValue:
    session = facts.context.session
    rows = session.log.epochs() if session.log else []
    known = [row.train_accuracy for row in rows if row.step <= session.shown_step]
    return known[-1] if known else None


def _accuracy_at(facts: LiveWindow, fact: AskedFact) -> FactValue:
    log = facts.context.session.log
    return None if log is None else Measured.at(log, fact.number).validation_accuracy


def _loss_at(facts: LiveWindow, fact: AskedFact) -> FactValue:
    log = facts.context.session.log
    if log is None:
        return None
    rows = log.step_rows()
    is_near = (rows["step"] <= fact.number) & (rows["step"] > fact.number - WATCHED_STEPS)
    losses = rows["loss"][is_near]
    return float(losses.mean()) if len(losses) else None


def _reading(facts: LiveWindow, _fact: AskedFact) -> FactValue:
    frame = facts.frame
    if frame is None or frame.answer is None:
        return "none"
    return facts.context.session.classes[frame.answer]


def _probability(facts: LiveWindow, fact: AskedFact) -> FactValue:
    frame, classes = facts.frame, facts.context.session.classes
    if frame is None or (fact.argument and fact.argument not in classes):
        return None
    place = classes.index(fact.argument) if fact.argument else frame.answer
    return None if place is None else float(frame.forward.probabilities[0][place])


def _label(facts: LiveWindow, _fact: AskedFact) -> FactValue:
    view, classes = facts.step_view, facts.context.session.classes
    label = facts.context.pad.content.label
    if label is None and view is not None and view.step is not None:
        place = view.step.source.label
        label = None if place is None else view.step.source.classes[place]
    return label if label is not None or not classes else "none"


def _inspected(facts: LiveWindow, _fact: AskedFact) -> FactValue:
    """Return what the inspector shows; while it is closed, what is chosen for it."""
    session, dock = facts.context.session, facts.context.window.docks["inspectorDock"]
    chosen = facts.context.shared(NetworkView).canvas.chosen
    choice = chosen[-1] if chosen else None
    if dock.is_in_front:
        choice = getattr(dock.panel, "choice", None)
    if not isinstance(choice, tuple | Connection):
        return "none"
    return name_of(choice, session.network.layer_sizes, session.classes)


def _pointed(facts: LiveWindow, _fact: AskedFact) -> FactValue:
    session, view = facts.context.session, facts.context.shared(NetworkView)
    return name_of(view.canvas.focus, session.network.layer_sizes, session.classes)


def _setting(facts: LiveWindow, fact: AskedFact) -> FactValue:
    value = getattr(facts.context.session.config, fact.argument)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, tuple | list):
        return ",".join(map(str, value)) or "none"
    return "none" if value is None else str(value)


def _panel_open(facts: LiveWindow, fact: AskedFact) -> FactValue:
    return facts.context.window.docks[f"{fact.argument}Dock"].is_in_front


def _points(facts: LiveWindow, _fact: AskedFact) -> FactValue:
    """Return how many points are learnt from; None where images are."""
    session = facts.context.session
    data = session.matching_dataset
    return None if data is None or session.features is None else float(len(data.train))


def _train_examples(facts: LiveWindow, _fact: AskedFact) -> FactValue:
    data = facts.context.session.matching_dataset
    return None if data is None else float(len(data.train))


def _neurons(facts: LiveWindow, fact: AskedFact) -> FactValue:
    sizes = facts.context.session.network.layer_sizes
    return float(sizes[fact.number]) if 0 <= fact.number < len(sizes) else None


def _stage(facts: LiveWindow, _fact: AskedFact) -> FactValue:
    view = facts.step_view
    return "none" if view is None else view.stage


def _loss_before(facts: LiveWindow, _fact: AskedFact) -> FactValue:
    return None if facts.learning is None else facts.learning.loss


def _of_update(name: str) -> Callable[[LiveWindow, AskedFact], FactValue]:
    def find(facts: LiveWindow, _fact: AskedFact) -> FactValue:
        update = facts.update()
        return None if update is None else float(getattr(update, name))

    return find


SOURCES: dict[str, Source] = {
    "step": _step,
    "epoch": _progress("epochs_done"),
    "loss": _progress("loss"),
    "train_accuracy": _train_accuracy,
    "validation_accuracy": _progress("validation_accuracy"),
    "test_accuracy": _progress("test_accuracy"),
    "accuracy_at": _accuracy_at,
    "loss_at": _loss_at,
    "reading": _reading,
    "probability": _probability,
    "label": _label,
    "ink": lambda facts, _: float((facts.context.pad.image() > 0).mean()),
    "drawing_empty": lambda facts, _: facts.context.pad.content.is_empty,
    "drawing_taught": lambda facts, _: bool(taught_drawings(facts)),
    "strokes": lambda facts, _: float(len(facts.context.pad.content.strokes)),
    "running": lambda facts, _: facts.context.session.state is State.RUNNING,
    "diverged": lambda facts, _: facts.context.session.state is State.FAILED,
    "looking_back": lambda facts, _: facts.context.session.past is not None,
    "shown_step": lambda facts, _: float(facts.context.session.shown_step),
    "forks": lambda facts, _: float(facts.forks),
    "inspected": _inspected,
    "pointed": _pointed,
    "mode": lambda facts, _: facts.context.shared(NetworkView).mode.name.lower(),
    "panel_open": _panel_open,
    "setting": _setting,
    "stage": _stage,
    "loss_before": _loss_before,
    "loss_after": _of_update("loss_after"),
    "predicted_change": _of_update("predicted"),
    "edits": lambda facts, _: float(len(facts.context.session.edits)),
    "data": lambda facts, _: facts.context.session.config.dataset,
    "points": _points,
    "train_examples": _train_examples,
    "neurons": _neurons,
    **network_facts.SOURCES,
}
"""What answers each fact of `tours.vocabulary.FACTS`; a test says if one is missing."""

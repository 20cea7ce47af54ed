"""Curve of a figure over the steps of the run, that a drawn one is compared with."""

import numpy as np

from visualnet.tours.conditions import AskedFact
from visualnet.ui.tours.curve_field import POINTS
from visualnet.ui.tours.facts import WindowFacts


def run_curve(live: WindowFacts, name: str, points: int = POINTS) -> tuple[float, ...]:
    """Return a figure of the run over its steps, 0 to 1 of its largest; empty for no steps."""
    run = live.context.session.run
    if run is None or not run.snapshot.step:
        return ()
    fact = "loss_at" if name == "loss" else "accuracy_at"
    steps = np.linspace(1, run.snapshot.step, points).round().astype(int).tolist()
    found = [live.ask(AskedFact(fact, str(step), number=step)) for step in steps]
    values = [float(each) for each in found if isinstance(each, int | float)]
    if len(values) < len(steps):
        # Before the first measurement there is none.
        values = [0.0] * (len(steps) - len(values)) + values
    top = max(values) if name == "loss" else 1.0
    return tuple(value / top if top else 0.0 for value in values)

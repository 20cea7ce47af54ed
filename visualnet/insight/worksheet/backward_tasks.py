"""Tasks on the way back: deltas, gradients, the update, and what it did to the loss."""

from collections.abc import Iterator

from visualnet.insight.one_step.backward_formulas import delta_text, gradient_text
from visualnet.insight.one_step.expressions import Expression, Symbol
from visualnet.insight.one_step.layout import PerParameter, with_parameters
from visualnet.insight.one_step.reading import read_one
from visualnet.insight.one_step.rules import EPSILON
from visualnet.insight.one_step.stages import Place
from visualnet.insight.one_step.sums import Rounding
from visualnet.insight.one_step.update_formulas import again_text, corrected_by, update_text
from visualnet.insight.worksheet.forward_tasks import (
    class_title,
    explained,
    result_line,
    shown_classes,
    terms_table,
)
from visualnet.insight.worksheet.sheet import DIGITS, Sheet, given, paragraph, table, task
from visualnet.sentences import Sentence

_COLLECTED = {"velocity": "v", "mean": "m", "square": "s"}


def output_deltas_task(sheet: Sheet) -> str:
    """Return the table from the probabilities to the deltas of the classes."""
    learning, layer = sheet.learning, sheet.names.layers
    text = delta_text(sheet.step, Place(layer, None, learning.label))
    rows = [
        (
            class_title(sheet, k),
            sheet.gap(learning.reading.a[-1][k]),
            sheet.number(learning.targets[k]),
            sheet.gap(learning.deltas[-1][k]),
        )
        for k in shown_classes(sheet)
    ]
    symbols = (Symbol("p"), Symbol("y"), Symbol("δ", str(layer)))
    heads = [sheet.said(Sentence("class")), *(sheet.formula(symbol) for symbol in symbols)]
    return task(explained(sheet, text), table(heads, rows))


def delta_tasks(sheet: Sheet, layer: int) -> Iterator[str]:
    """Yield a task for the delta of each hidden neuron of a layer that is asked for."""
    for neuron in sheet.path[layer]:
        text = delta_text(sheet.step, Place(layer, None, neuron))
        yield task(
            f"<h3>{sheet.said(text.title)}</h3>",
            paragraph(sheet.formula(text.formula), kind="formula"),
            terms_table(sheet, text),
            result_line(sheet, text),
        )


def places_of(sheet: Sheet, layer: int) -> list[Place]:
    """Return the weights and biases of a layer whose gradients are asked for."""
    rows: list[int | None] = [*sheet.path[layer - 1], None]
    return [Place(layer, row, column) for column in sheet.path[layer] for row in rows]


def gradients_task(sheet: Sheet, layer: int) -> str:
    """Return the table of the gradients of a layer that are asked for."""
    names, learning, rows = sheet.names, sheet.learning, []
    for place in places_of(sheet, layer):
        gradient = gradient_text(sheet.step, place)
        delta = sheet.gap(learning.deltas[layer - 1][place.column])
        source = ""
        if place.row is not None:
            value = float(learning.reading.sources[layer - 1][place.row])
            symbol = sheet.formula(names.source(layer, place.row))
            source = f"{symbol} = {sheet.number(value, is_asked=layer > 1)}"
        rows.append(
            (
                sheet.formula(gradient.formula.sides[0]),
                source,
                f"{sheet.formula(names.delta(layer, place.column))} = {delta}",
                sheet.gap(gradient.result),
            )
        )
    heads = (Sentence("gradient"), Sentence("what comes in"), Sentence("delta"))
    product = Sentence("product")
    says = gradient_text(sheet.step, Place(layer, sheet.path[layer - 1][0], 0)).says
    return task(
        paragraph(sheet.said(says)),
        table([sheet.said(head) for head in (*heads, product)], rows),
    )


def update_task(sheet: Sheet) -> str:
    """Return the table from gradients to new weights, of all that were asked for."""
    update, names = sheet.update, sheet.names
    layers = range(1, names.layers + 1)
    places = [place for layer in layers for place in places_of(sheet, layer)]
    first = update_text(update, sheet.settings, places[0], names=names, rounding=Rounding(DIGITS))
    parts = [explained(sheet, first), paragraph(*_constants(sheet), kind="result")]
    collected = (
        []
        if not update.momentum and update.rule in ("sgd", "nesterov")
        else [name for name in _COLLECTED if name in update.collected_before]
    )
    rows = []
    for place in places:
        before = [sheet.number(_one(update.collected_before[name], place)) for name in collected]
        rows.append(
            (
                sheet.formula(names.parameter(place)),
                sheet.number(_one(update.before, place)),
                *before,
                sheet.gap(_one(update.used, place)),
                sheet.gap(_one(update.after, place)),
            )
        )
    heads = [sheet.said(Sentence("weight or bias")), sheet.said(Sentence("old value"))]
    for name in collected:
        symbol = sheet.formula(Symbol(_COLLECTED[name]))
        heads.append(f"{symbol} {sheet.said(Sentence('so far'))}")
    heads += [sheet.formula(Symbol("g")), sheet.said(Sentence("new value"))]
    return task(*parts, table(heads, rows))


def _constants(sheet: Sheet) -> Iterator[str]:
    """Yield what the rule is given besides gradients."""
    update = sheet.update
    known: list[tuple[Expression, float]] = [(Symbol("η"), update.learning_rate)]
    if update.momentum and "velocity" in update.collected_before:
        known.append((Symbol("μ"), update.momentum))
    if update.clip_factor != 1:
        known.append((Symbol("‖∇L‖"), update.gradient_norm))
    if update.decayed_share:
        known.append((Symbol("λ"), sheet.settings.l2))
    for name, correction in update.corrections.items():
        known.append((corrected_by(name), correction))
    if "square" in update.collected_before:
        known.append((Symbol("ε"), EPSILON))
    for symbol, value in known:
        yield given(sheet.formula(symbol), sheet.number(value))


def again_task(sheet: Sheet) -> str:
    """Return how the loss changed, beside what the gradient predicts, and the question why."""
    update, learning = sheet.update, sheet.learning
    moved = with_parameters(sheet.network, update.after.vector)
    answer = read_one(moved, learning.reading.inputs).a[-1][learning.label]
    text = again_text(update, names=sheet.names, rounding=Rounding(DIGITS))
    name = sheet.names.class_name(learning.label)
    told = Sentence(
        "All weights and biases move together. With the new ones, class {name} has this output:",
        name=name,
    )
    p = sheet.formula(sheet.names.activation(sheet.names.layers, learning.label))
    is_asked = sheet.network.output == "softmax"
    loss = sheet.number(update.loss_after) if not is_asked else sheet.gap(update.loss_after)
    old, new = (sheet.formula(Symbol(letter)) for letter in ("L", "L′"))
    after = Sentence("The loss before the step is L, with the new weights L′.")
    predicted = Sentence("The gradient alone predicts this change of the loss:")
    slope = sheet.formula(text.before[0].formula.sides[1])
    why = Sentence("Why are the two changes not the same?")
    answers = f'<span class="answer">{sheet.said(text.says)}</span>'
    lines = answers if sheet.has_answers else '<span class="line"></span><span class="line"></span>'
    return task(
        paragraph(sheet.said(told), given(p, sheet.number(float(answer)))),
        paragraph(sheet.said(after)),
        paragraph(f"{old} = {sheet.gap(update.loss_before)}", kind="result"),
        paragraph(f"{new} = {loss}", kind="result"),
        paragraph(sheet.formula(text.formula), kind="formula"),
        result_line(sheet, text),
        paragraph(sheet.said(predicted), given(slope, sheet.number(update.predicted))),
        paragraph(sheet.said(why)),
        paragraph(lines),
    )


def _one(numbers: PerParameter, place: Place) -> float:
    if place.row is None:
        return float(numbers.biases[place.layer - 1][place.column])
    return float(numbers.weights[place.layer - 1][place.row, place.column])

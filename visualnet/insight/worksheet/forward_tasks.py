"""Tasks on the way forward: sums, activations, the answer and its loss."""

from collections.abc import Iterator

from visualnet.insight.one_step.backward_formulas import loss_text
from visualnet.insight.one_step.expressions import Expression, Minus, Power, Sum, Symbol
from visualnet.insight.one_step.forward_formulas import (
    activation_text,
    powers_of_e,
    softmax_text,
    sum_text,
)
from visualnet.insight.one_step.stage_text import StageText
from visualnet.insight.one_step.stages import Place
from visualnet.insight.worksheet.sheet import Sheet, paragraph, table, task
from visualnet.sentences import Sentence, counted

MOST_CLASSES = 12
"""So many classes, at most, stand in a table: the most probable ones."""


def layer_tasks(sheet: Sheet, layer: int) -> Iterator[str]:
    """Yield a task for each neuron of a layer that is asked for."""
    for column in sheet.path[layer]:
        yield _sum_task(sheet, layer, column)


def _sum_task(sheet: Sheet, layer: int, column: int) -> str:
    step, place = sheet.step, Place(layer, None, column)
    text = sum_text(step, place)
    parts = [
        f"<h3>{sheet.said(text.title)}</h3>",
        paragraph(sheet.formula(text.formula), kind="formula"),
        terms_table(sheet, text),
        result_line(sheet, text),
    ]
    if layer < sheet.names.layers:
        activation = activation_text(step, place)
        parts += [
            paragraph(sheet.formula(activation.formula), kind="formula"),
            result_line(sheet, activation),
        ]
    return task(*parts)


def terms_table(sheet: Sheet, text: StageText) -> str:
    """Return the terms of a weighted sum forward or back, with a gap for each product."""
    names, learning = sheet.names, sheet.learning
    is_back = text.stage.startswith("delta")
    rows = []
    terms = list(text.terms)
    if not text.rest_count:
        # Where all are there, they stand in the order of the neurons.
        terms.sort(key=lambda term: (term.place.row, term.place.column))
    for term in terms:
        layer, row, column = term.place.layer, term.place.row or 0, term.place.column
        weight = float(sheet.network.weights[layer - 1][row, column])
        if is_back:
            value, symbol = learning.deltas[layer - 1][column], names.delta(layer, column)
            is_asked = layer == names.layers or column in sheet.path[layer]
        else:
            value = learning.reading.sources[layer - 1][row]
            symbol = names.source(layer, row)
            is_asked = layer > 1 and row in sheet.path[layer - 1]
        rows.append(
            (
                sheet.formula(names.weight(layer, row, column)),
                sheet.number(weight),
                sheet.formula(symbol),
                sheet.number(float(value), is_asked=is_asked),
                sheet.gap(term.value),
            )
        )
    if text.rest_count:
        rest = sheet.number(text.rest_sum)
        rows.append((others_title(sheet, text.rest_count), "", "", "", rest))
    if text.bias is not None:
        symbol = names.bias(text.place.layer, text.place.column)
        rows.append((sheet.formula(symbol), "", "", "", sheet.number(text.bias)))
    heads = (Sentence("weight"), Sentence("value"), Sentence("times"), Sentence("value"))
    product = Sentence("product")
    return table([sheet.said(head) for head in (*heads, product)], rows)


def result_line(sheet: Sheet, text: StageText) -> str:
    """Return what is worked out, and a gap for it."""
    symbol = sheet.formula(text.formula.sides[0])
    return paragraph(f"{symbol} = {sheet.gap(text.result)}", kind="result")


def shown_classes(sheet: Sheet) -> list[int]:
    """Return the classes that stand in tables, in their order: all, or the most probable ones."""
    answer = sheet.learning.reading.a[-1]
    if len(answer) <= MOST_CLASSES:
        return list(range(len(answer)))
    likely = (-answer).argsort(kind="stable").tolist()[: MOST_CLASSES - 1]
    return sorted({*likely, sheet.learning.label})


def answer_task(sheet: Sheet) -> str:
    """Return the table from the sums of the classes to their probabilities."""
    step, names, z = sheet.step, sheet.names, sheet.learning.reading.z[-1]
    layer, is_softmax = names.layers, sheet.network.output == "softmax"
    place = Place(layer, None, sheet.learning.label)
    text = softmax_text(step, place) if is_softmax else activation_text(step, place)
    powers, shift = powers_of_e(z)
    classes = shown_classes(sheet)
    rows = []
    for k in classes:
        cells = [class_title(sheet, k), sheet.number(z[k], is_asked=k in sheet.path[layer])]
        if is_softmax:
            cells.append(sheet.gap(powers[k]))
        rows.append((*cells, sheet.gap(sheet.learning.reading.a[-1][k])))
    if is_softmax:
        others = len(z) - len(classes)
        if others:
            rest = sheet.number(powers.sum() - powers[classes].sum())
            rows.append((others_title(sheet, others), "", rest, ""))
        rows.append((sheet.said(Sentence("sum")), "", sheet.gap(powers.sum()), ""))
    exponent: Expression = Symbol("z", str(layer))
    heads = [sheet.said(Sentence("class")), sheet.formula(exponent), sheet.formula(Symbol("p"))]
    if is_softmax:
        if shift:
            exponent = Sum((exponent, Minus(Symbol("m"))))
        heads.insert(2, sheet.formula(Power(Symbol("e"), exponent)))
    parts = [explained(sheet, text)]
    if shift:
        given = f"{sheet.formula(Symbol('m'))} = {sheet.number(shift)}"
        parts.append(paragraph(given, kind="result"))
    return task(*parts, table(heads, rows))


def explained(sheet: Sheet, text: StageText) -> str:
    """Return what happens in a stage, and its formula in symbols."""
    formulas = [paragraph(sheet.formula(one.formula), kind="formula") for one in text.lines]
    return "\n".join([paragraph(sheet.said(text.says)), *formulas])


def class_title(sheet: Sheet, k: int) -> str:
    """Return what a class is called at the beginning of a row, with its p where they differ."""
    name = sheet.names.class_name(k)
    title = sheet.said(Sentence("class {name}", name=name))
    if name == str(k):
        return title
    return f"{title} ({sheet.formula(sheet.names.activation(sheet.names.layers, k))})"


def others_title(sheet: Sheet, count: int) -> str:
    """Return what is called the rest of a sum at the beginning of a row."""
    return sheet.said(counted(count, "the other one", "the other {count} together"))


def loss_task(sheet: Sheet) -> str:
    """Return the loss of the example."""
    text = loss_text(sheet.step, Place(sheet.names.layers, None, sheet.learning.label))
    return task(explained(sheet, text), result_line(sheet, text))

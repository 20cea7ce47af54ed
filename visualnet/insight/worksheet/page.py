"""The page: its head, its sections in the order of a step of learning, and its style."""

from collections.abc import Iterable, Iterator

import numpy as np

from visualnet.insight.worksheet.backward_tasks import (
    again_task,
    delta_tasks,
    gradients_task,
    output_deltas_task,
    update_task,
)
from visualnet.insight.worksheet.forward_tasks import answer_task, layer_tasks, loss_task
from visualnet.insight.worksheet.path import is_small
from visualnet.insight.worksheet.pictures import drawing_svg, network_svg
from visualnet.insight.worksheet.sheet import DIGITS, Sheet, paragraph, table, task
from visualnet.number_text import count_text
from visualnet.paths import resource
from visualnet.sentences import Sentence, counted

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The page may load nothing, and run nothing."""


# Where weights are no numbers any more, the page says so.
@np.errstate(over="ignore", invalid="ignore")
def worksheet(sheet: Sheet) -> str:
    """Return a whole page of HTML that loads nothing and runs nothing, to print on A4."""
    style = resource("exports", "worksheet.css").read_text(encoding="utf-8")
    sections = "\n".join(_sections(sheet))
    direction = "rtl" if sheet.is_from_right else "ltr"
    return f"""<!doctype html>
<html lang="{sheet.language}" dir="{direction}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="{_POLICY}" />
<title>{sheet.said(_title(sheet))}</title>
<style>
{style}</style>
</head>
<body>
<main>
{_head(sheet)}
{sections}
</main>
</body>
</html>
"""


def _title(sheet: Sheet) -> Sentence:
    if sheet.has_answers:
        return Sentence("One step of learning, by hand: answers")
    return Sentence("One step of learning, by hand")


def _head(sheet: Sheet) -> str:
    network, learning = sheet.network, sheet.learning
    name = sheet.names.class_name(learning.label)
    told = Sentence(
        "The network {sizes} reads one example of class {name} and learns from it once.",
        sizes=network.describe(),
        name=name,
    )
    what = Sentence("Work out every number of the step.")
    if not is_small(network):
        what = Sentence(
            "Work out one path through it. Of each sum along it, the {count} largest terms are "
            "given, and the sum of all others.",
            count=sheet.step.rounding.largest,
        )
    rounding = Sentence(
        "Numbers are rounded to {digits} significant digits; yours may differ in the last one.",
        digits=DIGITS,
    )
    parts = [f"<h1>{sheet.said(_title(sheet))}</h1>"]
    if not sheet.has_answers:
        labels = (Sentence("Name"), Sentence("Date"))
        fields = (f'{sheet.said(one)} <span class="field"></span>' for one in labels)
        parts.append(paragraph(*fields, kind="person"))
    parts.append(paragraph(*(sheet.said(one) for one in (told, what, rounding))))
    return "<header>\n" + "\n".join(parts) + "\n</header>"


def _sections(sheet: Sheet) -> Iterator[str]:
    names = sheet.names
    yield _section(sheet, _inputs_title(sheet), [_inputs(sheet)])
    for layer in range(1, names.layers + 1):
        yield _section(sheet, _layer_title(sheet, layer), layer_tasks(sheet, layer))
    yield _section(sheet, Sentence("The answer"), [answer_task(sheet)])
    yield _section(sheet, Sentence("How wrong it is: the loss"), [loss_task(sheet)])
    for layer in range(names.layers, 0, -1):
        title = Sentence("Back through hidden layer {layer}", layer=layer)
        deltas: Iterable[str] = delta_tasks(sheet, layer)
        if layer == names.layers:
            title = Sentence("Back through the output layer")
            deltas = [output_deltas_task(sheet)]
        yield _section(sheet, title, [*deltas, gradients_task(sheet, layer)])
    yield _section(sheet, Sentence("The update"), [update_task(sheet)])
    yield _section(sheet, Sentence("Did it help?"), [again_task(sheet)])


def _section(sheet: Sheet, title: Sentence, parts: Iterable[str]) -> str:
    body = "\n".join(parts)
    return f"<section>\n<h2>{sheet.said(title)}</h2>\n{body}\n</section>"


def _layer_title(sheet: Sheet, layer: int) -> Sentence:
    if layer == sheet.names.layers:
        return Sentence("Forward: the output layer")
    return Sentence("Forward: hidden layer {layer}", layer=layer)


def _inputs_title(sheet: Sheet) -> Sentence:
    return Sentence("The inputs") if sheet.columns is None else Sentence("The drawing")


def _inputs(sheet: Sheet) -> str:
    inputs, names = sheet.learning.reading.inputs, sheet.names
    network_title = Sentence("The neurons that you work out")
    network = network_svg(sheet, sheet.words(network_title))
    caption = f"<figcaption>{sheet.said(network_title)}</figcaption>"
    network = f'<figure class="wide">{network}{caption}</figure>'
    if sheet.columns is None:
        shown = range(len(inputs)) if is_small(sheet.network) else sheet.path[0]
        rows = [(sheet.formula(names.input(k)), sheet.number(float(inputs[k]))) for k in shown]
        heads = [sheet.said(Sentence("input")), sheet.said(Sentence("value"))]
        return task('<div class="beside">', table(heads, rows), network, "</div>")
    count = int(np.count_nonzero(inputs))
    title = Sentence("The drawing as the network sees it")
    says = counted(
        count,
        "1 of its {total} pixels has ink: a number from 0 (paper) to 1 (full ink).",
        "{count} of its {total} pixels have ink: a number from 0 (paper) to 1 (full ink).",
        total=count_text(len(inputs)),
    )
    pixel = sheet.path[0][0]
    row, column = divmod(pixel, sheet.columns)
    naming = Sentence(
        "Rows and columns count from 0; the pixel in row {row}, column {column} is called",
        row=row,
        column=column,
    )
    picture = drawing_svg(inputs, sheet.columns, sheet.words(title))
    caption = f"<figcaption>{sheet.said(title)}</figcaption>"
    told = paragraph(sheet.said(says), sheet.said(naming), f"{sheet.formula(names.input(pixel))}.")
    return task(told, f'<div class="beside"><figure>{picture}{caption}</figure>', network, "</div>")

"""Formulas as LaTeX: plain letters, pairs that match, lines that fit, names without commands.

All stages of three networks, with every activation and rule, were compiled by pdfLaTeX (2026-11).
"""

import re

import numpy as np
import pytest

from visualnet.insight.one_step.formulas import (
    Names,
    again_text,
    stage_ids,
    stage_text,
    update_text,
)
from visualnet.insight.one_step.latex_writer import latex_text
from visualnet.insight.one_step.reading import learn_one
from visualnet.insight.one_step.stages import first_place
from visualnet.insight.one_step.updating import take_step
from visualnet.nn.network import Network
from visualnet.training.config import TrainingConfig

COMMANDS = {
    *("align*", "frac", "tfrac", "sqrt", "sum", "left", "right", "bigl", "bigr", "cdot", "times"),
    *("approx", "leftarrow", "to", "quad", "paragraph", "begin", "end", "text", "underbrace"),
    *("delta", "Delta", "sigma", "eta", "mu", "lambda", "beta", "varepsilon", "partial", "nabla"),
    *("hat", "lVert", "rVert", "operatorname", "ln", "tanh", "max", "infty"),
}
"""All are of LaTeX itself or of amsmath."""


def every_text(output):
    hidden = ("tanh", "gelu", "relu", "leaky_relu", "identity", "sigmoid")
    network = Network((784, 12, 12, 12, 12, 12, 12, 10), hidden, output)
    generator = np.random.default_rng(2)
    network.parameters[:] = generator.normal(0, 0.4, network.parameters.size)
    step = learn_one(network, generator.integers(0, 256, 784).astype(np.uint8), 3, 0.1)
    names = Names(network, columns=28)
    texts = [stage_text(stage, network, step, names=names) for stage in stage_ids(7)[:-2]]
    place = first_place("update", network, step)
    for rule in ("sgd", "nesterov", "rmsprop", "adam", "adamw"):
        config = TrainingConfig(optimizer=rule, l1=0.001, l2=0.01, clip_norm=0.01)
        update = take_step(network, step, config, 0.5)
        texts += [update_text(update, config, place, names=names), again_text(update, names=names)]
    return texts


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_it_is_written_in_what_latex_and_amsmath_have(output):
    for text in every_text(output):
        latex = text.as_latex()
        assert latex.isascii()
        assert set(re.findall(r"\\([A-Za-z]+)", latex)) <= COMMANDS
        assert latex.count("{") == latex.count("}")
        assert latex.count(r"\left") - latex.count(r"\leftarrow") == latex.count(r"\right")
        # One sign to align by in each line.
        rows = latex.split("align*}")[1].split(r"\\")
        assert [row.count("&") for row in rows] == [1] * len(rows)
        # A group that is opened in a line is closed in it, but for the brackets around a long sum.
        for row in rows:
            assert row.removesuffix("\\end{").count("{") == row.count("}")


def test_a_name_is_no_command():
    names = r"100 % of #1 & {x}_2 ~ ^ \end"
    assert latex_text(names) == (
        r"100 \% of \#1 \& \{x\}\_2 \textasciitilde{} \textasciicircum{} \textbackslash{}end"
    )

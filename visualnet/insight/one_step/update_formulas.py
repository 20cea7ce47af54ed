"""Formulas of the update of one weight by each rule, and of what the step did to the loss."""

from collections.abc import Mapping
from dataclasses import dataclass

from visualnet.insight.one_step.expressions import (
    Call,
    Equation,
    Expression,
    Fraction,
    Minus,
    Number,
    Power,
    Product,
    Root,
    Sum,
    Symbol,
)
from visualnet.insight.one_step.layout import PerParameter
from visualnet.insight.one_step.names import Names
from visualnet.insight.one_step.rules import EPSILON, MEAN_KEPT, RMSPROP_KEPT, SQUARE_KEPT
from visualnet.insight.one_step.stage_text import Line, StageText
from visualnet.insight.one_step.stages import Place
from visualnet.insight.one_step.sums import Rounding
from visualnet.insight.one_step.updating import Update
from visualnet.sentences import Sentence
from visualnet.settings_table import Settings

_DEFAULT = Rounding()
_G, _V, _M, _S = (Symbol(letter) for letter in "gvms")
_RATE, _MOMENTUM, _EPSILON = Symbol("η"), Symbol("μ"), Symbol("ε")
_SQUARED = Number(2)


def update_text(
    update: Update,
    settings: Settings,
    place: Place,
    *,
    names: Names,
    rounding: Rounding = _DEFAULT,
) -> StageText:
    """Return how a weight or bias is changed, by the rule of the update, line by line.

    settings: those that the update was made with. place: a connection, or without row a bias. g is
    what the rule takes for a gradient, v its velocity, m and s its running means of g and g².
    """
    one = _Parameter(update, settings, place, names, rounding)
    before = [*one.gradient_lines(), *one.rule_lines()]
    if one.is_held:
        before, says = [], Sentence("This parameter is frozen: training leaves it as it is.")
    else:
        says = _SAYS[update.rule]
    symbol = names.parameter(place)
    return StageText(
        stage="update",
        place=place,
        title=_title(names, place),
        says=says,
        formula=Equation((symbol, one.moved), "←"),
        worked=Equation((symbol, *one.moved_numbers, rounding.number(one.after)), "←"),
        result=one.after,
        before=tuple(before),
    )


def again_text(update: Update, *, names: Names, rounding: Rounding = _DEFAULT) -> StageText:
    """Return what the step did to the loss of the example, beside what the gradient predicts.

    L′ is the loss with the new weights.
    """
    symbol, number = Symbol("ΔL"), rounding.number
    slope, step = Symbol("∇L"), Symbol("Δw")
    predicted = Line(
        Equation((symbol, Product((slope, step))), "≈"),
        Equation((symbol, number(update.predicted)), "≈"),
    )
    if update.change > 0:
        says = Sentence("The loss rose: this step was too long, or it led where others pull.")
    else:
        says = Sentence("The gradient is a straight line, the loss a curve: the two differ.")
    return StageText(
        stage="again",
        place=Place(names.layers, None, 0),
        title=Sentence("Loss after the step"),
        says=says,
        formula=Equation((symbol, Sum((Symbol("L′"), Minus(Symbol("L")))))),
        worked=Equation(
            (
                symbol,
                Sum((number(update.loss_after), Minus(number(update.loss_before)))),
                number(update.change),
            )
        ),
        result=update.change,
        before=(predicted,),
    )


def corrected_by(name: str) -> Expression:
    """Return 1 − βᵗ, by which Adam divides "mean" or "square"."""
    kept = Power(Symbol("β", "", "1" if name == "mean" else "2"), Symbol("t"))
    return Sum((Number(1), Minus(kept)))


@dataclass(frozen=True, slots=True, eq=False)
class _Parameter:
    """One parameter in an update."""

    update: Update
    settings: Settings
    place: Place
    names: Names
    rounding: Rounding

    @property
    def after(self) -> float:
        return self.of(self.update.after)

    @property
    def is_held(self) -> bool:
        """Whether it stays where the rule would have it move."""
        return not self.of(self.update.steps) and bool(self.of(self.update.used))

    def of(self, numbers: PerParameter) -> float:
        """Return the one that belongs to this parameter."""
        layer, row, column = self.place.layer - 1, self.place.row, self.place.column
        if row is None:
            return float(numbers.biases[layer][column])
        return float(numbers.weights[layer][row, column])

    def number(self, numbers: PerParameter) -> Number:
        return self.rounding.number(self.of(numbers))

    def gradient_lines(self) -> list[Line]:
        """Return g: the gradient, shortened where it is too long, and the penalties."""
        update, number = self.update, self.rounding.number
        own, w = self.names.parameter(self.place, of="∂"), self.names.parameter(self.place)
        value = self.of(update.before)
        formula: list[Expression] = [own]
        worked: list[Expression] = [self.number(update.gradient)]
        if update.clip_factor != 1:
            norm = Symbol("‖∇L‖")
            limit = number(update.clip_factor * update.gradient_norm)
            formula = [Product((Fraction(limit, norm), own))]
            worked = [Product((Fraction(limit, number(update.gradient_norm)), worked[0]))]
        is_weight = self.place.row is not None
        if is_weight and self.settings.l2 and update.rule != "adamw":
            share = Number(self.settings.l2)
            formula.append(Product((share, w)))
            worked.append(Product((share, number(value))))
        if is_weight and self.settings.l1:
            share = Number(self.settings.l1)
            formula.append(Product((share, Call("sgn", (w,)))))
            worked.append(Product((share, Number((value > 0) - (value < 0)))))
        result = self.number(update.used)
        sides = (_G, *([_sum(worked)] if worked != [result] else []), result)
        return [Line(Equation((_G, _sum(formula))), Equation(sides))]

    def rule_lines(self) -> list[Line]:
        """Return what the rule collects."""
        match self.update.rule:
            case "rmsprop":
                return [self._mean(_S, "square", RMSPROP_KEPT)]
            case "adam" | "adamw":
                mean, square = (
                    self._mean(_M, "mean", MEAN_KEPT),
                    self._mean(_S, "square", SQUARE_KEPT),
                )
                return [mean, square, self._corrected(_M, "mean"), self._corrected(_S, "square")]
        if not self.update.momentum:
            return []
        before = self.number(self.update.collected_before["velocity"])
        after = self.number(self.update.collected_after["velocity"])
        share, g = Number(self.update.momentum), self.number(self.update.used)
        formula = Sum((Product((_MOMENTUM, _V)), _G))
        worked = Sum((Product((share, before)), g))
        return [Line(Equation((_V, formula), "←"), Equation((_V, worked, after), "←"))]

    def _mean(self, symbol: Symbol, name: str, kept: float) -> Line:
        """Return a running mean of g, or of its square."""
        before = self.number(self.update.collected_before[name])
        after = self.number(self.update.collected_after[name])
        g: Expression = _G
        value: Expression = self.number(self.update.used)
        if symbol == _S:
            g, value = Power(g, _SQUARED), Power(value, _SQUARED)
        share, rest = Number(kept), Number(1 - kept)
        formula = Sum((Product((share, symbol)), Product((rest, g))))
        worked = Sum((Product((share, before)), Product((rest, value))))
        return Line(Equation((symbol, formula), "←"), Equation((symbol, worked, after), "←"))

    def _corrected(self, symbol: Symbol, name: str) -> Line:
        """Return a mean without its start at 0."""
        correction = self.update.corrections[name]
        value = self.of(self.update.collected_after[name])
        hat = _hat(symbol)
        return Line(
            Equation((hat, Fraction(symbol, corrected_by(name)))),
            Equation(
                (
                    hat,
                    Fraction(self.rounding.number(value), self.rounding.number(correction)),
                    self.rounding.number(value / correction),
                )
            ),
        )

    @property
    def moved(self) -> Expression:
        """The new value in symbols."""
        w: Expression = self.names.parameter(self.place)
        if self.is_held:
            return w
        if self.update.decayed_share and self.place.row is not None:
            w = Product((Sum((Number(1), Minus(Product((_RATE, Symbol("λ")))))), w))
        directions: Mapping[str, Expression] = {
            "sgd": _V if self.update.momentum else _G,
            "nesterov": Sum((_G, Product((_MOMENTUM, _V)))) if self.update.momentum else _G,
            "rmsprop": Fraction(_G, Sum((Root(_S), _EPSILON))),
        }
        adam = Fraction(_hat(_M), Sum((Root(_hat(_S)), _EPSILON)))
        return Sum((w, Minus(Product((_RATE, directions.get(self.update.rule, adam))))))

    @property
    def moved_numbers(self) -> tuple[Expression, ...]:
        """The new value with its numbers; nothing where there is nothing to compute."""
        w: Expression = self.number(self.update.before)
        if self.is_held:
            return ()
        if self.update.decayed_share and self.place.row is not None:
            w = Product((Sum((Number(1), Minus(Number(self.update.decayed_share)))), w))
        rate = Number(self.update.learning_rate)
        return (Sum((w, Minus(Product((rate, self._direction_numbers()))))),)

    def _direction_numbers(self) -> Expression:
        update, number, after = self.update, self.rounding.number, self.update.collected_after
        g = self.number(update.used)
        match update.rule:
            case "rmsprop":
                square = self.number(after["square"])
                return Fraction(g, Sum((Root(square), Number(EPSILON))))
            case "adam" | "adamw":
                mean, square_mean = (
                    self.of(after[name]) / update.corrections[name] for name in ("mean", "square")
                )
                return Fraction(number(mean), Sum((Root(number(square_mean)), Number(EPSILON))))
        if not update.momentum:
            return g
        velocity = self.number(after["velocity"])
        if update.rule == "sgd":
            return velocity
        return Sum((g, Product((Number(update.momentum), velocity))))


_SAYS = {
    "sgd": Sentence("Each weight moves against its gradient, or its velocity, times the rate."),
    "nesterov": Sentence("Each weight moves against its gradient, and on along its velocity."),
    "rmsprop": Sentence("The step is divided by the size that the gradient has had of late."),
    "adam": Sentence("A running mean of the gradient, divided by its usual size."),
    "adamw": Sentence("As Adam does; the decay shrinks each weight by itself."),
}


def _title(names: Names, place: Place) -> Sentence:
    target = names.neuron(place.layer, place.column)
    if place.row is None:
        return Sentence("Update of the bias of {neuron}", neuron=target)
    source = names.neuron(place.layer - 1, place.row)
    return Sentence("Update of the weight from {source} to {target}", source=source, target=target)


def _hat(symbol: Symbol) -> Symbol:
    return Symbol(f"{symbol.name}\u0302")


def _sum(terms: list[Expression]) -> Expression:
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))

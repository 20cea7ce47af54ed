"""Activation functions and their derivatives as formulas."""

from visualnet.insight.one_step.expressions import (
    Call,
    Expression,
    Fraction,
    Minus,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
)

_ONE = Number(1)
_LETTERS = {"relu": "ReLU", "leaky_relu": "LeakyReLU", "gelu": "GELU"}


def called(name: str, z: Expression) -> Expression:
    """Return f(z) by the function's name: σ(z), tanh(z), ReLU(z); z itself of the identity."""
    if name == "identity":
        return z
    return Call("σ" if name == "sigmoid" else _LETTERS.get(name, name), (z,))


def spelled_out(name: str, z: Expression) -> Expression:
    """Return f(z) by what is computed: 1 / (1 + e^−z), max(0; z)."""
    match name:
        case "sigmoid":
            return Fraction(_ONE, Sum((_ONE, Power(Symbol("e"), _negative(z)))))
        case "relu":
            return Call("max", (Number(0), z))
        case "leaky_relu":
            return Call("max", (Product((Number(0.01), z)), z))
    return called(name, z)


def slope(name: str, z: Expression, a: Expression) -> Expression:
    """Return f′(z) in symbols: a · (1 − a), 1 − a², ReLU′(z); 1 of the identity."""
    match name:
        case "sigmoid":
            return Product((a, Sum((_ONE, Minus(a)))))
        case "tanh":
            return Sum((_ONE, Minus(Power(a, Number(2)))))
        case "identity":
            return _ONE
    return Call(_LETTERS[name], (z,), prime=True)


def slope_number(name: str, a: Number, value: Number) -> Expression:
    """Return f′(z) with its numbers; value: f′(z) itself, for what is not told from a."""
    return slope(name, value, a) if name in ("sigmoid", "tanh") else value


def _negative(z: Expression) -> Expression:
    return Number(-z.value, z.digits) if isinstance(z, Number) else Minus(z)

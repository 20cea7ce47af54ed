"""Inputs that are named numbers: columns of data, what is made of them, and their scale."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from math import ceil, isfinite, log10

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray
from visualnet.errors import SettingError
from visualnet.number_text import count_text
from visualnet.plain_text import shown_value

PointArray = npt.NDArray[np.float64]
"""Points as their data have them, (points, columns)."""

LEAST_COLUMNS, MOST_COLUMNS = 2, 8
"""Of data that are points."""

_Pair = tuple[PointArray, PointArray]

_TERMS: dict[str, Callable[[_Pair], PointArray]] = {
    "x": lambda pair: pair[0],
    "y": lambda pair: pair[1],
    "x2": lambda pair: pair[0] ** 2,
    "y2": lambda pair: pair[1] ** 2,
    "xy": lambda pair: pair[0] * pair[1],
    "sinx": lambda pair: np.sin(pair[0]),
    "siny": lambda pair: np.sin(pair[1]),
}

TERMS = tuple(_TERMS)
"""What can be made of two columns, x and y whatever they are called."""


@dataclass(frozen=True, slots=True)
class Features:
    """How the numbers of a point become the inputs of a network.

    columns: the names of the numbers, 2 to 8. terms: of TERMS, what is made of two columns; empty
    where the columns are taken as they are. mean, scale: of each input, which is
    (number - mean) / scale. low, high: the ends of each column over the points that were learnt
    from, which say where to look and decide no answer; empty where that is not known. Raises
    SettingError where these do not go together.
    """

    columns: tuple[str, ...]
    terms: tuple[str, ...] = ()
    mean: tuple[float, ...] = ()
    scale: tuple[float, ...] = ()
    low: tuple[float, ...] = field(default=(), compare=False, repr=False)
    high: tuple[float, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        """Empty means are 0, empty scales 1."""
        count = len(self.terms or self.columns)
        object.__setattr__(self, "mean", self.mean or (0.0,) * count)
        object.__setattr__(self, "scale", self.scale or (1.0,) * count)
        if not LEAST_COLUMNS <= len(self.columns) <= MOST_COLUMNS:
            raise SettingError(
                "Points have {least} to {most} columns, not {count}.",
                least=LEAST_COLUMNS,
                most=MOST_COLUMNS,
                count=count_text(len(self.columns)),
            )
        if self.terms and len(self.columns) != LEAST_COLUMNS:
            raise SettingError(
                "Features are made of two columns, and this data has {count}; leave features out.",
                count=count_text(len(self.columns)),
            )
        if not len(self.mean) == len(self.scale) == count:
            raise SettingError("Each input needs a mean and a scale.")
        if not all(map(isfinite, (*self.mean, *self.scale))) or min(self.scale) <= 0:
            raise SettingError("Means of inputs must be numbers, and scales above 0.")
        ends = list(zip(self.low, self.high, strict=False))
        are_ends = all(isfinite(low) and isfinite(high) and low <= high for low, high in ends)
        if (
            len(self.low) != len(self.high)
            or len(ends) not in (0, len(self.columns))
            or not are_ends
        ):
            raise SettingError("Each column needs a lowest and a highest number, or none has them.")
        if len(set(self.names)) < count:
            raise SettingError(
                "The inputs {names} are not all different; rename a column.",
                names=", ".join(self.names),
            )

    @property
    def names(self) -> tuple[str, ...]:
        """What the inputs are called: x, y, x², xy, sin x."""
        if not self.terms:
            return self.columns
        named = term_names(*self.columns)
        return tuple(named[term] for term in self.terms)

    @property
    def is_scaled(self) -> bool:
        """Whether inputs are other numbers than the features."""
        return any(self.mean) or any(scale != 1 for scale in self.scale)

    def rows_of(self, points: npt.ArrayLike) -> FloatArray:
        """Return the inputs of points, (points, inputs), float32. points: (points, columns)."""
        values = self.values_of(points)
        rows: FloatArray = ((values - self.mean) / self.scale).astype(np.float32)
        return rows

    def values_of(self, points: npt.ArrayLike) -> PointArray:
        """Return the features of points before they are scaled, (points, inputs), float64."""
        values = np.asarray(points, np.float64)
        if not self.terms:
            return values
        pair = values[:, 0], values[:, 1]
        return np.stack([_TERMS[term](pair) for term in self.terms], axis=1)

    def points_of(self, rows: npt.ArrayLike) -> PointArray | None:
        """Return the points of some inputs, (points, columns); None where no term is a column.

        rows: (points, inputs), as `rows_of` made them.
        """
        values = np.asarray(rows, np.float64) * self.scale + self.mean
        if not self.terms:
            return values
        if not {"x", "y"} <= set(self.terms):
            return None
        points: PointArray = values[:, [self.terms.index("x"), self.terms.index("y")]]
        return points

    def scaled_by(self, points: npt.ArrayLike) -> "Features":
        """Return the same features, with mean 0 and standard deviation 1 over these points.

        Both have six digits, as the ends of the points, and more where they are large beside how
        far the points spread; a feature that is the same everywhere keeps its scale.
        """
        values, columns = self.values_of(points), np.asarray(points, np.float64)
        spread, low, high = values.std(axis=0), columns.min(axis=0), columns.max(axis=0)
        scale = tuple(each or 1.0 for each in _shortened(spread, spread))
        return replace(
            self,
            mean=_shortened(values.mean(axis=0), spread),
            scale=scale,
            low=_shortened(low, high - low),
            high=_shortened(high, high - low),
        )


def input_names(features: Features | None) -> tuple[str, ...]:
    """Return what the inputs of a network are called; empty where it reads pixels, for None."""
    return () if features is None else features.names


def _shortened(numbers: PointArray, spreads: PointArray) -> tuple[float, ...]:
    """Return numbers with six digits, and as many more as they are larger than their spreads."""
    shortened = []
    for number, spread in zip(numbers.tolist(), spreads.tolist(), strict=True):
        ratio = min(1e11, abs(number) / spread) if spread else 1.0
        digits = 6 + (ceil(log10(ratio)) if ratio > 1 else 0)
        shortened.append(float(f"{number:.{digits}g}"))
    return tuple(shortened)


def term_names(x: str, y: str) -> dict[str, str]:
    """Return what is made of two columns with these names, called after them, by the term."""
    product = f"{x}{y}" if len(x) == len(y) == 1 else f"{x} · {y}"
    names = (x, y, f"{x}²", f"{y}²", product, f"sin {x}", f"sin {y}")
    return dict(zip(TERMS, names, strict=True))


def terms_named(text: str | None) -> tuple[str, ...]:
    """Return the terms that a setting names, with commas between; none of them for None.

    Raises SettingError for an unknown one, or one that stands there twice.
    """
    if text is None:
        return ()
    terms = tuple(part.strip() for part in text.split(","))
    for term in terms:
        if term not in TERMS:
            raise SettingError(
                "There is no feature {term}; choose from {terms}.",
                term=shown_value(term),
                terms=", ".join(TERMS),
            )
    if len(set(terms)) < len(terms):
        raise SettingError(
            "The features {text} are not all different; name each once.", text=shown_value(text)
        )
    return terms


def order_of(names: Sequence[str], columns: Sequence[str]) -> list[int] | None:
    """Return at which place each of some columns stands among others; None where they differ.

    Each stands there once, called the same, or so but for capital letters.
    """
    for change in (str.strip, lambda name: name.strip().casefold()):
        there, wanted = list(map(change, names)), list(map(change, columns))
        if len(set(wanted)) == len(wanted) and all(there.count(name) == 1 for name in wanted):
            return [there.index(name) for name in wanted]
    return None

"""All settings of augmentation: how strong each random change may be."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from visualnet.data.augmentation import LIMITS
from visualnet.ui.widgets.setting_controls import Numbers


@dataclass(frozen=True, slots=True)
class StrengthRow:
    """One field of an `Augmentation` in the form.

    label: before the control. tip: its title, a colon, and what it does. slider_end: where the
    slider ends, as more is of no use.
    """

    name: str
    label: str
    tip: str
    numbers: Numbers
    slider_end: float

    @property
    def title(self) -> str:
        """What it is called where it stands alone."""
        return self.tip.split(":")[0]


def strength_rows() -> Iterator[StrengthRow]:
    """Yield the settings in the order of the form."""
    tip = _tr("Shift: move up, down and sideways by up to this many pixels")
    yield StrengthRow("shift", _tr("shift"), tip, _lengths("shift"), 6.0)
    turns = Numbers(0.0, LIMITS["rotation"], 0, step=1, unit="°", off=0.0)
    tip = _tr("Rotation: turn by up to this many degrees either way")
    yield StrengthRow("rotation", _tr("rotation"), tip, turns, 45.0)
    tip = _tr("Scale: stretch or shrink height and width separately, by up to this")
    yield StrengthRow("scale", _tr("scale"), tip, _shares("scale"), 0.5)
    tip = _tr("Shear: slant by up to this share of the height")
    yield StrengthRow("shear", _tr("shear"), tip, _shares("shear"), 0.6)
    tip = _tr("Elastic: bend strokes like a trembling hand; standard deviation in pixels")
    yield StrengthRow("elastic", _tr("elastic"), tip, _lengths("elastic"), 3.0)
    tip = _tr("Thickness: make strokes thicker or thinner by up to this many pixels")
    yield StrengthRow("thickness", _tr("thickness"), tip, _lengths("thickness"), 2.0)
    tip = _tr("Noise: add random numbers to each pixel; standard deviation, full ink is 1")
    yield StrengthRow("noise", _tr("noise"), tip, _shares("noise"), 0.5)


def _lengths(name: str) -> Numbers:
    return Numbers(0.0, LIMITS[name], 1, step=0.1, unit=_tr(" px"), off=0.0)


def _shares(name: str) -> Numbers:
    return Numbers(0.0, LIMITS[name], 4, step=0.01, is_share=True, off=0.0)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AugmentationPanel", text)

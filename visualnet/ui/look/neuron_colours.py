"""The colours that neurons are filled with by what they answer."""

from visualnet.scene.arrays import ColourArray
from visualnet.scene.colours import colour_ramp
from visualnet.ui.look.pixels import rgb_of
from visualnet.ui.look.theme import Theme


def fill_ramp(theme: Theme) -> ColourArray:
    """Return the colours of `scene.colours.fill_levels`, (256,) 0xffRRGGBB."""
    return colour_ramp([rgb_of(theme.negative), rgb_of(theme.neuron_off), rgb_of(theme.neuron_on)])

"""A colour for each class, for points that are told apart by it: in the window and in files."""

import numpy as np

_TEN_ON_DARK = (
    *("#f0f01e", "#f000a5", "#788700", "#2dfff0", "#d2f0b4"),
    *("#4b9678", "#a569ff", "#96b469", "#f096b4", "#d2a5ff"),
)
_TEN_ON_LIGHT = (
    *("#1e69e1", "#3c001e", "#d21e4b", "#965a78", "#4b3c78"),
    *("#0f3c0f", "#1e0fe1", "#006900", "#961e4b", "#1e005a"),
)
"""The colours of up to ten classes, found by search: for eyes with all cones, and for those without
one kind of them, each two are 13 or more apart (CIEDE2000). All are 4.5:1 from the background, and
the first few are the farthest apart."""

_FEW_ON_DARK = ("#f0f01e", "#f000a5", "#2dfff0", "#a569ff")
"""Up to four of them that are told apart when they are darker, too, as on the plane."""

_DARK = ((0.84, 0.13), (0.66, 0.17))
_LIGHT = ((0.62, 0.17), (0.42, 0.14))
"""Lightness and chroma in OKLCH of classes of even and odd number: neighbours differ in both."""

_FIRST_HUE = 25.0

# From OKLab to linear sRGB (Ottosson 2020, "A perceptual color space for image processing").
_TO_LMS = np.array(
    [
        [1.0, 0.3963377774, 0.2158037573],
        [1.0, -0.1055613458, -0.0638541728],
        [1.0, -0.0894841775, -1.2914855480],
    ]
)
_TO_RGB = np.array(
    [
        [4.0767416621, -3.3077115913, 0.2309699292],
        [-1.2684380046, 2.6097574011, -0.3413193965],
        [-0.0041960863, -0.7034186147, 1.7076147010],
    ]
)


def class_colour_names(count: int, *, is_dark: bool) -> list[str]:
    """Return a colour for each class, as #rrggbb. is_dark: whether they are seen on dark ground.

    More than ten have hues evenly around the circle, and no eye tells all of them apart: say the
    class by a letter or in words as well.
    """
    if count <= len(_TEN_ON_DARK):
        on_dark = _FEW_ON_DARK if count <= len(_FEW_ON_DARK) else _TEN_ON_DARK
        return list((on_dark if is_dark else _TEN_ON_LIGHT)[:count])
    looks = _DARK if is_dark else _LIGHT
    numbers = np.arange(count)
    lightness, chroma = np.array(looks)[numbers % 2].T
    hue = np.deg2rad(_FIRST_HUE + 360.0 * numbers / max(1, count))
    lab = np.stack((lightness, chroma * np.cos(hue), chroma * np.sin(hue)), axis=1)
    linear = np.clip((lab @ _TO_LMS.T) ** 3 @ _TO_RGB.T, 0.0, 1.0)
    # The transfer function of sRGB (IEC 61966-2-1).
    rgb = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return ["#{:02x}{:02x}{:02x}".format(*row) for row in np.rint(255 * rgb).astype(int).tolist()]

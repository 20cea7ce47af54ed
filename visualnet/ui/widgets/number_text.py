"""Numbers and percentages as the window writes them."""


def number_text(value: float, signed: bool = False, padded: bool = False) -> str:
    """Return a number with three significant digits and a real minus: 0.31, −1.25e−05.

    signed: a plus in front of what is not negative. padded: zeros at the end stay, so that numbers
    under each other line up. A dash for what is no number.
    """
    if value != value:
        return "–"
    form = f"{'+' if signed else ''}{'#' if padded else ''}.3g"
    return format(value, form).replace("-", "−")


def percent_text(probability: float) -> str:
    """Return a probability in percent without the sign: 99.9, 3.14, 0.03, <0.01.

    What is short of certain never reads as 100.0, and what is possible never as nothing.
    """
    percent = probability * 100
    if percent < 0.005:
        return "<0.01"
    if 99.95 <= percent < 100:
        return ">99.9"
    return f"{percent:.1f}" if percent >= 9.995 else f"{percent:.2f}"


def percent(share: float | None) -> str:
    """Return a share of 0 to 1 in percent without the sign; a dash where there is none."""
    return "–" if share is None else f"{share * 100:.2f}"

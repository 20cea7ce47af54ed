"""Numbers as the inspector writes them."""


def number_text(value: float, signed: bool = False, padded: bool = False) -> str:
    """Return a number with three significant digits and a real minus: 0.31, −1.25e−05.

    signed: a plus in front of what is not negative. padded: zeros at the end stay, so that numbers
    under each other line up. A dash for what is no number.
    """
    if value != value:
        return "–"
    form = f"{'+' if signed else ''}{'#' if padded else ''}.3g"
    return format(value, form).replace("-", "−")

"""Room that a column gives to what stands in it."""

from PySide6.QtWidgets import QVBoxLayout


def height_from(column: QVBoxLayout, first: int, width: int) -> int:
    """Return the least height of all items from `first` on, each with the space above it.

    Qt gives an item whose height goes by its width no less than that, whatever its minimum is.
    """
    items = [column.itemAt(number) for number in range(first, column.count())]
    return sum(
        column.spacing()
        + (item.heightForWidth(width) if item.hasHeightForWidth() else item.minimumSize().height())
        for item in items
        if item is not None and not item.isEmpty()
    )

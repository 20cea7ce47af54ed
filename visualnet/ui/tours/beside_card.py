"""Places a window that a lesson works with beside the lesson's card, which is to stay in sight."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget


def put_beside(dialog: QWidget, card: QWidget) -> None:
    """Move a window left of the card, and make it narrower where it would not have room there."""
    main, frame = card.window().frameGeometry(), dialog.frameGeometry()
    end = card.mapToGlobal(QPoint()).x()
    if frame.right() < end:
        return
    edges = frame.width() - dialog.width()
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize()).width()
    width = max(min(dialog.width(), end - main.left() - edges), least)
    dialog.resize(width, dialog.height())
    dialog.move(max(main.left(), min(frame.left(), end - width - edges)), frame.top())

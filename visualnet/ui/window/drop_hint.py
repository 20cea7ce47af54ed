"""Frame over the place where something is dropped, with what will happen to it."""

import os

from PySide6.QtCore import QMimeData, Qt, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from visualnet.projects.file_kinds import FileKind, kind_by_name


class DropHint(QLabel):
    """Hidden until something is dragged over the widget that it lies on."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self.setObjectName("dropHint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_for(self, data: QMimeData) -> None:
        """Say what dropping this does. Nothing is read: what files are is told by their names."""
        self.setText(self._words(data))
        place = self.parentWidget()
        if place is not None:
            self.setGeometry(place.rect())
        self.show()
        self.raise_()

    def _words(self, data: QMimeData) -> str:
        urls = data.urls()
        names = [os.path.basename(url.toLocalFile().rstrip("/")) for url in urls]
        local = [name for name, url in zip(names, urls, strict=True) if url.isLocalFile()]
        if not local:
            if urls and not data.hasImage():
                return self.tr("Only files on this computer can be opened")
            return self.tr("Drop to put it in the pad")
        if len(local) > 1:
            return self.tr("Drop to open {0} files", "", len(local)).format(len(local))
        words = {
            FileKind.PROJECT: self.tr("Drop to open the project {0}"),
            FileKind.MODEL: self.tr("Drop to open {0}"),
            FileKind.DATA: self.tr("Drop to open {0} as data"),
            FileKind.DRAWING: self.tr("Drop to put {0} in the pad"),
        }
        return words.get(kind_by_name(local[0]), self.tr("Drop to open {0}")).format(local[0])


class DropTarget:
    """Mixin of a widget that takes files and pictures; it has a signal `dropped`, of QMimeData.

    drop_hint: lies over the place where they land.
    """

    dropped: SignalInstance
    drop_hint: DropHint

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_openable(event.mimeData()):
            event.acceptProposedAction()
            self.drop_hint.show_for(event.mimeData())
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_hint.hide()
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())


def is_openable(data: QMimeData) -> bool:
    """Tell whether something dragged is taken: files and addresses, which a drop answers; pictures.

    Text is not: what is dragged out of a field would land here by a slip of the hand.
    """
    return data.hasUrls() or data.hasImage()

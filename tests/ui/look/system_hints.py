"""What a system tells of its colours, to be set by a test."""

from PySide6.QtCore import Qt


class SystemHints:
    """Stands for `QGuiApplication.styleHints()` and its hints on accessibility."""

    def __init__(self):
        self.scheme = Qt.ColorScheme.Unknown
        self.contrast = Qt.ContrastPreference.NoPreference

    def colorScheme(self):
        return self.scheme

    def accessibility(self):
        return self

    def contrastPreference(self):
        return self.contrast

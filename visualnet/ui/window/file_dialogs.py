"""Writing of exported files and tables, with one sentence if that fails."""

from pathlib import Path

from visualnet.errors import VisualNetError
from visualnet.paths import replace_file


class ExportError(VisualNetError):
    """A picture or table that could not be written."""


def write_export(path: Path, data: bytes) -> None:
    """Replace a file by the data, whole or not at all; raises ExportError where that fails."""
    replace_file(path, data, ExportError)


def write_table(path: Path, text: str) -> None:
    """Write the text of a table, as `write_export` does.

    The mark at the start tells spreadsheets that the text is UTF-8.
    """
    write_export(path, text.encode("utf-8-sig"))

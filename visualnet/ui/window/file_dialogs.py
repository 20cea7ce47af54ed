"""Writing of exported files and tables, with one sentence if that fails."""

from pathlib import Path

from visualnet.errors import VisualNetError
from visualnet.paths import is_no_file, write_atomically


class ExportError(VisualNetError):
    """A picture or table that could not be written."""


def write_export(path: Path, data: bytes) -> None:
    """Replace a file by the data, whole or not at all; raises ExportError where that fails."""
    # Replacing a device such as /dev/null by a file would harm the system.
    if is_no_file(path):
        raise ExportError("{path} is a folder or a device; give the name of a file.", path=path)
    try:
        write_atomically(path, data)
    except OSError as error:
        raise ExportError(
            "{path} could not be written ({reason}); choose another folder or make room there.",
            path=path,
            reason=error.strerror or error,
        ) from error


def write_table(path: Path, text: str) -> None:
    """Write the text of a table, as `write_export` does.

    The mark at the start tells spreadsheets that the text is UTF-8.
    """
    write_export(path, text.encode("utf-8-sig"))

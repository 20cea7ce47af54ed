"""Writing tables as text, with one clear sentence where that cannot be done."""

from pathlib import Path

from visualnet.errors import DataError
from visualnet.paths import write_atomically


def write_text(path: Path, text: str) -> None:
    """Replace a file by the text, whole or not at all; raises DataError where that fails.

    The mark at the start tells spreadsheets that the text is UTF-8.
    """
    # Replacing a device such as /dev/null by a file would harm the system.
    if path.exists() and not path.is_file():
        raise DataError(f"{path} is a folder or a device; give the name of a file.")
    try:
        write_atomically(path, text.encode("utf-8-sig"))
    except OSError as error:
        raise DataError(
            f"{path} could not be written ({error.strerror or error}); "
            "choose another folder or make room there."
        ) from error

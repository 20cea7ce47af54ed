"""Opening a file that a user names, with one clear sentence where that cannot be done."""

import stat
from pathlib import Path

from visualnet.errors import DataError


def read_limited(path: Path, max_bytes: int, wanted: str) -> bytes:
    """Return the whole content of a regular file.

    wanted: what the file should be, with its article, for the message ("a stroke file").
    Raises DataError where it is missing, a folder, a pipe or device, unreadable, or longer than
    max_bytes.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise DataError(f"{path} is a folder; give {wanted}.")
        if not stat.S_ISREG(mode):
            raise DataError(f"{path} is a pipe or device, not a regular file; give {wanted}.")
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError:
        raise DataError(f"There is no file {path}; check the path.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DataError(f"{path} cannot be read ({reason}); check the path.") from error
    if len(data) > max_bytes:
        raise DataError(f"{path} is longer than {max_bytes / 1e6:g} MB; give a smaller file.")
    return data

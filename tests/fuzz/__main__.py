"""Damaged files for every reader: `python -m tests.fuzz --inputs 200000 --seed 7`.

Each is refused in the program's own words or taken, within two seconds of processor time and 300 MB
beyond the program's own, without a warning. An input follows from its kind, seed and number,
`--kind KIND --seed 7 --first N --inputs 1` tries it again, but for times of day and of learning in
projects; `--keep FOLDER` keeps those with which something is wrong.
"""

import argparse
import faulthandler
import os
import resource
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.fuzz.kinds import KINDS
from visualnet.errors import VisualNetError

MOST_SECONDS = 2.0
MOST_MEGABYTES = 300.0
_LONGEST = 1200
_PATIENCE = 60
_ADDRESS_BYTES = 4_000_000_000


def run(
    name: str, numbers: Sequence[int], seed: int, folder: Path, keep: Path | None = None
) -> tuple[Counter[str], list[str]]:
    """Read so many inputs of a kind; returns how many came to what, and what is wrong.

    folder: for each in turn. keep: for those with which something is wrong.
    """
    kind, counts, faults = KINDS[name], Counter[str](), []
    for number in numbers:
        place = folder / f"{number}"
        place.mkdir()
        resident, began = _begin_measuring()
        fault, made = "", {}
        try:
            made = kind.make(Random(f"{name}/{seed}/{number}"))  # noqa: S311 - no secret
            _write(made, place)
            resident, began = _begin_measuring()
            kind.read(place)
            counts["taken"] += 1
        except VisualNetError as error:
            counts["refused"] += 1
            if not _is_sentence(str(error)):
                fault = f"no sentence: {error!r}"
        except Exception:  # noqa: BLE001 - that is what is looked for
            fault = traceback.format_exc(limit=-6)
        seconds = time.process_time() - began
        megabytes = (_kilobytes("VmHWM") - resident) / 1000
        if seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES:
            fault += f" took {seconds:.1f} s and {megabytes:.0f} MB"
        if fault:
            faults.append(f"{name}, seed {seed}, number {number}: {fault}")
            if keep is not None:
                _write(made, keep / f"{name} {number}")
        shutil.rmtree(place)
    return counts, faults


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and "\n" not in text and len(text) < _LONGEST


def _write(files: dict[str, bytes], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _begin_measuring() -> tuple[int, float]:
    """Return resident kilobytes and seconds of processor time up to now."""
    # One that hangs or crashes shows where.
    faulthandler.dump_traceback_later(_PATIENCE, exit=True)
    # The most that was resident is counted anew from here (Linux, proc(5)).
    Path("/proc/self/clear_refs").write_text("5")
    return _kilobytes("VmRSS"), time.process_time()


def _kilobytes(field: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1])
    raise LookupError(field)


def numbers_of(name: str, inputs: int) -> range:
    """Return the numbers of the inputs of a kind among so many of all."""
    return range(max(1, inputs * KINDS[name].share // sum(k.share for k in KINDS.values())))


def main() -> int:
    """Run the command; returns 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000, help="of all kinds together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=KINDS, help="only this one")
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument(
        "--keep", type=Path, help="a folder for inputs with which something is wrong"
    )
    given = parser.parse_args()
    warnings.simplefilter("error")
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_BYTES, _ADDRESS_BYTES))
    faulthandler.enable()
    bad = 0
    for name in [given.kind] if given.kind else KINDS:
        count = given.inputs if given.kind else len(numbers_of(name, given.inputs))
        numbers = range(given.first, given.first + count)
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            counts, faults = run(name, numbers, given.seed, Path(folder), given.keep)
        told = ", ".join(f"{count:,} {what}" for what, count in sorted(counts.items()))
        print(f"{name}: {told}, {time.monotonic() - began:.0f} s", flush=True)  # noqa: T201
        for fault in faults:
            print(fault, flush=True)  # noqa: T201
        bad += len(faults)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

"""Runs commands one after the other, each in a process forked from this one, and measures them.

What a command takes beyond the program's own start is thus seen by itself: the modules are loaded
already. Speaks JSON lines; started by `Doors` as a process without threads, since it forks.
"""

import gc
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 300
_MOST_BYTES = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command came to. code: the exit code, negative for a signal; seconds: of processor
    time; megabytes: of memory at most, above what the process had when it was forked."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float

    @property
    def sentence(self) -> str:
        """The last line on standard error."""
        return self.err.rstrip("\n").split("\n")[-1]


class Doors:
    """The command line, with everything loaded; a context manager."""

    def __init__(self, folder: Path) -> None:
        """folder: where the commands are run."""
        self._folder = folder

    def __enter__(self) -> "Doors":
        environment = {
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "OPENBLAS_NUM_THREADS": "1",
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(self._folder / "config"),
            "XDG_STATE_HOME": str(self._folder / "state"),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bad_input.doors"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            cwd=self._folder, env=environment,
        )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def run(self, *arguments: object) -> Answer:
        """Run `visualnet` with these arguments."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps([str(argument) for argument in arguments]) + "\n")
        stdin.flush()
        return Answer(**json.loads(stdout.readline()))


def _serve() -> None:
    _load()
    # A collection in a forked process would else touch, and so copy, all that was loaded.
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(_run(json.loads(line))), flush=True)  # noqa: T201 - the answer


def _load() -> None:
    """Load what any of the commands needs."""
    from PIL import Image

    import visualnet.commands
    import visualnet.data.drawing.stroke_files
    import visualnet.data.own.own_data
    import visualnet.predict_output
    import visualnet.training.sweeps.command
    import visualnet.ui.launch  # noqa: F401 - all are only loaded
    from visualnet.models.bundled import resolve_model
    from visualnet.models.formats import open_model

    Image.init()
    open_model(resolve_model("digits-16x16"))


def _run(arguments: list[str]) -> dict[str, object]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            _become(arguments, out.fileno(), err.fileno())
        status, usage = os.wait4(child, 0)[1:]
        # Forked with the memory of this one, whose size is not its own doing.
        spent = usage.ru_maxrss - _resident_kb()
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode(errors="replace"))
    return {
        "code": os.waitstatus_to_exitcode(status),
        "out": texts[0],
        "err": texts[1],
        "seconds": usage.ru_utime + usage.ru_stime,
        "megabytes": spent / 1000,
    }


def _become(arguments: list[str], out: int, err: int) -> None:
    """Run the command in this process, and end it."""
    code = 70
    try:
        os.dup2(out, 1)
        os.dup2(err, 2)
        # What is fed in by a mistake must harm neither this machine nor the test's time.
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
        signal.alarm(PATIENCE)
        from visualnet.cli import main

        code = main(arguments)
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    except BaseException:  # noqa: BLE001 - whatever gets out is a crash, and told
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _resident_kb() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


if __name__ == "__main__":
    _serve()

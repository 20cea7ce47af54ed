"""What the tests of several rooms share: MNIST, loaded once, and a data set of a moment's work."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

# As the window has it, and before NumPy is imported: else each process of the tests spins on all
# cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from visualnet.cli import main
from visualnet.data.datasets import Dataset, Split, load_dataset
from visualnet.number_text import C_STYLE, NumberStyle, use_style

# No test depends on how fast the machine is.
settings.register_profile(
    "any machine",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("any machine")


@pytest.fixture(autouse=True, scope="session")
def _hears_of_its_terminal():
    """Programs that tests start are not to inherit that a run under nohup ignores SIGHUP."""
    if not hasattr(signal, "SIGHUP"):
        yield
        return
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.fixture(autouse=True, scope="module")
def _numbers_are_those_of_the_window_or_of_the_command_line(request):
    """A window that another module built leaves its style of numbers to the process."""
    is_of_window = Path(__file__).parent / "ui" in request.path.parents
    use_style(NumberStyle() if is_of_window else C_STYLE)


@pytest.fixture(scope="session")
def mnist() -> Dataset:
    return load_dataset("mnist")


@pytest.fixture(scope="session")
def tiny_dataset() -> Dataset:
    """100, 20 and 30 images of ten classes: class k is a bar of ink across rows 2k and 2k + 1."""
    generator = np.random.default_rng(5)

    def split(examples: int) -> Split:
        labels = generator.permutation(examples).astype(np.uint8) % 10
        images = generator.integers(0, 60, (examples, 28, 28), dtype=np.uint8)
        for image, label in zip(images, labels, strict=True):
            image[2 * label : 2 * label + 2] += np.uint8(150)
        for array in (images, labels):
            array.flags.writeable = False
        return Split(images, labels)

    return Dataset(
        name="mnist",
        title="Ten bars",
        classes=tuple("0123456789"),
        train=split(100),
        validation=split(20),
        test=split(30),
    )


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command in this process: (exit code, standard output, standard error)."""

    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        streams = capsys.readouterr()
        return code, streams.out, streams.err

    return run

"""The map by t-SNE: neighbours stay neighbours (van der Maaten and Hinton 2008).

By scikit-learn, of the extra `map`, in a process of its own: it tells nothing of its progress and
cannot be stopped, but a process can be ended, and leaves the window its cores.
"""

import os
import signal
import sys
from collections.abc import Callable
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.connection import Connection

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.errors import SettingError, VisualNetError
from visualnet.insight.projection import principal_axes
from visualnet.number_text import count_text
from visualnet.safe_path import safe_children

MAX_POINTS = 2000
"""So many take 8 s of one core, and 1.5 s for the process to start (2026-11)."""

_FEWEST_POINTS = 4
_PERPLEXITY = 30.0
_DIMENSIONS = 30
"""To which principal components bring the points down first, as in the paper."""

_ITERATIONS = 500
"""The paper's 1,000 take twice as long, and hardly change what is beside what: for 2,000 digits the
nearest neighbour has the same label for 91.7 % either way (2026-11)."""

_LARGEST = 1e14
"""Squares of larger distances leave float32, in which scikit-learn reckons."""

_BEGINNING_SPREAD = 1e-4
_POLL_SECONDS = 0.1
_SPAWN = get_context("spawn")


def tsne(
    points: FloatArray, seed: int, should_stop: Callable[[], bool] = lambda: False
) -> FloatArray | None:
    """Return a map of points, (examples, dimensions), as (examples, 2), or None when stopped.

    It begins at the map of the principal components (Kobak and Berens 2019), so that both look
    alike; the same points and seed give the same map. should_stop: asked ten times a second.
    Raises SettingError without the extra `map`, or for other than 4 to MAX_POINTS points;
    VisualNetError where the process ended by itself.
    """
    if find_spec("sklearn") is None:
        raise SettingError(
            "A map by t-SNE needs the package scikit-learn; install it with "
            '`pip install "visualnet[map]"`.'
        )
    if not _FEWEST_POINTS <= len(points) <= MAX_POINTS:
        raise SettingError(
            "A map by t-SNE takes {fewest_points} to {max_points} points, not {point_count}.",
            fewest_points=_FEWEST_POINTS,
            max_points=count_text(MAX_POINTS),
            point_count=count_text(len(points)),
        )
    centred = points - points.mean(axis=0)
    largest = float(np.abs(centred).max(initial=0.0))
    if largest > _LARGEST:
        # What is beside what does not depend on their size.
        centred = (centred / largest).astype(np.float32)
    count = min(_DIMENSIONS, centred.shape[1])
    return _in_process(centred @ principal_axes(centred, max(count, 2)), seed, should_stop)


def _in_process(
    points: FloatArray, seed: int, should_stop: Callable[[], bool]
) -> FloatArray | None:
    ours, theirs = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(target=_work, args=(theirs, points, seed), daemon=True)
    try:
        with safe_children():
            process.start()
    except OSError as error:
        raise VisualNetError(
            "The process that computes the map could not start ({reason}). Make sure that "
            "you can run {executable}.",
            reason=error.strerror or error,
            executable=sys.executable,
        ) from error
    theirs.close()
    try:
        while not ours.poll(_POLL_SECONDS):
            if should_stop():
                return None
        positions: FloatArray = ours.recv()
        return positions
    except EOFError:
        process.join()
        raise VisualNetError(
            "The process that computes the map stopped unexpectedly (exit code {exitcode}), "
            "perhaps for lack of memory. Try again.",
            exitcode=process.exitcode,
        ) from None
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _work(connection: "Connection[FloatArray, FloatArray]", points: FloatArray, seed: int) -> None:
    """Send the map of some points, (examples, dimensions of falling variance)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # One core: the window and the training have the others.
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    from sklearn.manifold import TSNE

    beginning = points[:, :2] * (_BEGINNING_SPREAD / max(float(points[:, 0].std()), 1e-30))
    perplexity = min(_PERPLEXITY, (len(points) - 1) / 3)
    made = TSNE(
        perplexity=perplexity, init=beginning, random_state=seed, max_iter=_ITERATIONS
    ).fit_transform(points)
    connection.send(np.ascontiguousarray(made, np.float32))

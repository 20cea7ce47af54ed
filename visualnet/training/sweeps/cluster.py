"""Runs on the workers of a Dask cluster, through the scheduler at an address that the user gave.

The client only calls that one address; it opens no port and no dashboard. A worker runs what the
scheduler sends it, so both are to be trusted: use TLS where others share the network.

The figures are those of a local sweep, digit for digit, where the worker has the same kind of
processor and the same NumPy, because each product runs in one BLAS thread: `dask worker` sets that
for the processes it starts, and a run elsewhere is refused.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from types import ModuleType
from typing import Any

from visualnet import __version__
from visualnet.errors import SettingError, VisualNetError
from visualnet.sentences import Sentence
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import comes_along, content_of, forget_dataset
from visualnet.training.sweeps.one_run import answer, figures_of
from visualnet.training.sweeps.variations import SOURCES
from visualnet.training.sweeps.worker_pool import BLAS_THREADS

_CONNECT_SECONDS = 8
_POLL_SECONDS = 0.2
_WAIT_SECONDS = 30.0
"""So long a cluster may be without workers; a nanny replaces a lost one sooner."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where the scheduler is: tcp://HOST:PORT, or tls://HOST:PORT with three PEM files.

    tls_ca: who signed the scheduler's certificate. tls_cert, tls_key: our own.
    Raises SettingError for another kind of address, or files that do not go with it.
    """

    address: str
    tls_ca: Path | None = None
    tls_cert: Path | None = None
    tls_key: Path | None = None

    def __post_init__(self) -> None:
        files = (self.tls_ca, self.tls_cert, self.tls_key)
        if not self.address.startswith(("tcp://", "tls://")):
            raise SettingError(
                "{address} is not the address of a scheduler; use one such as "
                "tcp://192.168.1.5:8786.",
                address=repr(self.address),
            )
        if self.address.startswith("tls://") != all(files) or any(files) != all(files):
            raise SettingError(
                "A tls:// scheduler needs --tls-ca, --tls-cert and --tls-key; a tcp:// "
                "scheduler needs none of them."
            )
        for file in files:
            if file and not os.path.isfile(file):
                raise SettingError(
                    "There is no file {file}; check the name of the PEM file.", file=file
                )


def run_on_cluster(
    configs: Sequence[TrainingConfig], should_stop: Callable[[], bool], cluster: Cluster
) -> Generator[tuple[TrainingConfig, dict[str, Any]], None, None]:
    """Yield each config with its figures (see `one_run.run_config`) as its run ends.

    should_stop: asked five times a second; runs not yet begun are then taken back, those going on
    come to their end unheard. Own data are sought at the same absolute path on every worker.
    Raises VisualNetError where the scheduler cannot be reached or is lost, has had no workers for
    half a minute, or a worker fails.
    """
    client = _connected(cluster)
    try:
        ended: SimpleQueue[Any] = SimpleQueue()
        sent = {config: _with_whole_paths(config) for config in configs}
        _check_data(client, cluster.address, list(sent.values()))
        futures = {
            client.submit(run_on_worker, sent[config], __version__, pure=False): config
            for config in configs
        }
        for future in futures:
            future.add_done_callback(ended.put)
        look = _WorkerLook(client, cluster.address)
        while futures and not should_stop():
            try:
                future = ended.get(timeout=_POLL_SECONDS)
            except Empty:
                look.check()
                continue
            yield futures.pop(future), _figures_in(future, cluster.address)
    finally:
        client.close()


def _with_whole_paths(config: TrainingConfig) -> TrainingConfig:
    """Return the config with own data by absolute paths: a worker runs in another folder."""
    sources = {name: getattr(config, name) for name in SOURCES}
    whole = {
        name: os.path.abspath(source)
        for name, source in sources.items()
        if source is not None and not comes_along(source) and os.path.exists(source)
    }
    return config.changed(**whole)


def _check_data(client: Any, address: str, configs: Sequence[TrainingConfig]) -> None:
    """Raise VisualNetError where a worker has other data than this machine, or none."""
    skips = any(config.leave_out_damaged for config in configs)
    named = {getattr(config, name) for config in configs for name in SOURCES} - {None}
    for source in sorted(s for s in named if not comes_along(s) and os.path.exists(s)):
        here = content_of(source, leave_out_damaged=skips)
        try:
            found = client.run(content_of, source, leave_out_damaged=skips)
        except Exception as error:
            raise _failure(address, error) from error
        for worker, there in found.items():
            if there != here:
                raise VisualNetError(
                    "The worker {worker} does not have the data of this machine at {source}; "
                    "copy it there.",
                    worker=worker,
                    source=source,
                )


class _WorkerLook:
    """Looks now and then whether the cluster has workers, without which it would wait for ever."""

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._address = address
        self._had_workers = self._looked = monotonic()

    def check(self) -> None:
        """Raise VisualNetError where there have been no workers for _WAIT_SECONDS."""
        now = monotonic()
        if now - self._looked < _WAIT_SECONDS / 10:
            return
        self._looked = now
        if self._has_workers():
            self._had_workers = now
        elif now - self._had_workers > _WAIT_SECONDS:
            raise VisualNetError(
                "The scheduler at {address} has had no workers for {wait_seconds} s. Start "
                "some workers, then start again.",
                address=self._address,
                wait_seconds=f"{_WAIT_SECONDS:.0f}",
            )

    def _has_workers(self) -> bool:
        try:
            ask = self._client.scheduler.identity
            return bool(self._client.sync(ask, callback_timeout=_CONNECT_SECONDS)["workers"])
        except (OSError, RuntimeError):
            # It is gone, which the futures tell.
            return True


def run_on_worker(config: TrainingConfig, version: str) -> dict[str, Any]:
    """Return the `answer` of a run; called by a worker. version: the sender's VisualNet."""
    if version != __version__:
        return {
            "error": Sentence(
                "A worker has VisualNet {own_version}, not {version}; install the same "
                "version everywhere.",
                own_version=__version__,
                version=version,
            )
        }
    if os.environ.get(BLAS_THREADS[0]) != "1":
        return {
            "error": Sentence(
                "A worker was started without {blas_thread}=1, so its results could differ. "
                "Set it, or start workers with `dask worker`.",
                blas_thread=BLAS_THREADS[0],
            )
        }
    return answer(config)


def _connected(cluster: Cluster) -> Any:
    """Return a client of a cluster that has answered and has workers with VisualNet."""
    distributed = _library()
    address = cluster.address
    try:
        security = _security(distributed, cluster)
        # The client itself would wait for ever where something else listens and says nothing.
        asking = _identity(distributed, address, security)
        identity = asyncio.run(asyncio.wait_for(asking, _CONNECT_SECONDS))
    except Exception as error:
        # Whatever listens there may answer anything: a web server's words end in a MemoryError.
        raise VisualNetError(
            "No Dask scheduler answers at {address} ({in_short}); check the address and "
            "whether it runs.",
            address=address,
            in_short=_in_short(error),
        ) from error
    if not identity["workers"]:
        raise VisualNetError(
            "The scheduler at {address} has no workers; start some with `dask worker {address}`.",
            address=address,
        )
    try:
        client = distributed.Client(
            address,
            timeout=_CONNECT_SECONDS,
            security=security,
            set_as_default=False,
            direct_to_workers=False,
        )
        # A worker may have read data files that have changed since.
        client.run(forget_dataset)
    except Exception as error:
        raise _failure(address, error) from error
    return client


async def _identity(distributed: ModuleType, address: str, security: Any) -> dict[str, Any]:
    arguments = security.get_connection_args("client")
    async with distributed.rpc(address, connection_args=arguments) as scheduler:
        identity: dict[str, Any] = await scheduler.identity()
        return identity


def _library() -> ModuleType:
    try:
        import distributed
    except ImportError:
        raise SettingError(
            "A sweep on a cluster needs the package distributed; install it with "
            '`pip install "visualnet[cluster]"`.'
        ) from None
    # What goes wrong comes back as one sentence; these would print a traceback before it.
    for name in ("client", "core"):
        logging.getLogger(f"distributed.{name}").setLevel(logging.CRITICAL)
    return distributed


def _security(distributed: ModuleType, cluster: Cluster) -> Any:
    if not cluster.tls_ca:
        return distributed.Security()
    return distributed.Security(
        tls_ca_file=str(cluster.tls_ca),
        tls_client_cert=str(cluster.tls_cert),
        tls_client_key=str(cluster.tls_key),
        require_encryption=True,
    )


def _figures_in(future: Any, address: str) -> dict[str, Any]:
    """Return the figures of a future that is done; raises VisualNetError."""
    if future.status == "finished":
        try:
            return figures_of(future.result())
        except VisualNetError as error:
            raise VisualNetError(
                "A worker of {address} says: {error}", address=address, error=error
            ) from error
    if future.status == "error":
        raise _failure(address, future.exception())
    raise VisualNetError(
        "The scheduler at {address} has stopped; start again to do the rest.",
        address=address,
    )


def _failure(address: str, error: BaseException) -> VisualNetError:
    return VisualNetError(
        "A worker of {address} failed ({in_short}). Check that VisualNet is installed there, "
        "then start again to do the rest.",
        address=address,
        in_short=_in_short(error),
    )


def _in_short(error: BaseException) -> str:
    text = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(":")
    return text if len(text) <= 200 else f"{text[:199]}…"

"""The commands. Results go to standard output, progress and errors to standard error.

Nothing slow is imported before a command needs it: `visualnet --help` is to answer at once, and
the number of BLAS threads must be settled before NumPy is loaded.
"""

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from visualnet import __version__
from visualnet.errors import DivergedError, SettingError, VisualNetError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visualnet.training.config import TrainingConfig

EXIT_DIVERGED = 1
EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130

_NONE = "none"


def _whole_or_none(text: str) -> int | str:
    return text if text == _NONE else int(text)


def _number_or_none(text: str) -> float | str:
    return text if text == _NONE else float(text)


def _truth(text: str) -> bool:
    if text not in ("yes", "no"):
        raise argparse.ArgumentTypeError(f"{text!r} is neither yes nor no")
    return text == "yes"


_SETTING_FLAGS: dict[str, tuple[Callable[[str], object], str]] = {
    "activation": (
        str,
        "of the hidden layers: sigmoid, tanh, relu, leaky_relu, gelu or identity, or one for each "
        "layer with commas between",
    ),
    "target_margin": (float, "with a sigmoid output, targets are 1 - margin and margin"),
    "initial_weights": (str, "rule for the first weights: glorot, he, lecun, uniform, zero"),
    "initial_scale": (float, "first weights are multiplied by this"),
    "optimizer": (str, "update rule: sgd, nesterov, rmsprop, adam, adamw"),
    "learning_rate": (float, "size of a step along the gradient"),
    "momentum": (float, "share of the last step kept in the next, 0 to under 1"),
    "l1": (float, "penalty on the weights' sizes"),
    "l2": (float, "penalty on the weights' squares; weight decay with adamw"),
    "dropout": (float, "share of hidden neurons left out of each step"),
    "clip_norm": (_number_or_none, "greatest length of a gradient, or none"),
    "batch_size": (int, "examples per step"),
    "epochs": (_whole_or_none, "passes over the training images, or none for no end"),
    "schedule": (str, "how the learning rate changes over the run: cosine, constant, step"),
    "warm_up_epochs": (float, "the learning rate rises from zero over so many epochs"),
    "patience": (_whole_or_none, "stop after so many epochs without a better validation accuracy"),
    "target_accuracy": (_number_or_none, "stop once the validation accuracy reaches this, 0 to 1"),
    "dataset": (str, "data set, see `visualnet datasets`, or the path of your own"),
    "train_examples": (_whole_or_none, "train on so many images only"),
    "validation_examples": (int, "keep so many of the training images apart"),
    "balanced": (_truth, "yes: equally many training images of each class"),
    "shuffled_labels": (_truth, "yes: deal out the training labels anew"),
    "label_noise": (float, "share of training labels replaced by another class"),
    "augment_shift": (float, "move each image by up to so many pixels"),
    "augment_rotation": (float, "turn each image by up to so many degrees"),
    "augment_scale": (float, "make each image larger or smaller by up to this share"),
    "augment_shear": (float, "slant each image by up to this"),
    "augment_elastic": (float, "bend each image, in pixels"),
    "augment_thickness": (float, "make strokes thicker or thinner by up to so many pixels"),
    "augment_noise": (float, "add noise of this standard deviation, ink being 1"),
    "seed": (int, "seed of the first weights and of the order of the examples"),
}
"""Flags of the settings of a training: kind and help of each."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 diverged, 2 bad input, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            # File names need not be text.
            reconfigure(errors="backslashreplace")
    options = build_parser().parse_args(arguments)
    _settle_blas_threads()
    prog = f"visualnet {options.command}" if options.command else "visualnet"
    try:
        return int(options.run(options))
    except VisualNetError as error:
        _say(f"{prog}: error: {_in_one_line(str(error))}")
        return EXIT_DIVERGED if isinstance(error, DivergedError) else EXIT_BAD_INPUT
    except KeyboardInterrupt:
        _say(f"{prog}: interrupted")
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough.
        return 0


class _Parser(argparse.ArgumentParser):
    """Complains in one line, whatever it was given."""

    def error(self, message: str) -> NoReturn:
        super().error(_in_one_line(message))


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = _Parser(
        prog="visualnet",
        description="See a neural network learn handwritten digits. Without a command, the window "
        "opens.",
    )
    parser.add_argument("--version", action="version", version=f"visualnet {__version__}")
    parser.set_defaults(run=_gui, model=None, command=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    add = commands.add_parser

    gui = add("gui", help="open the window")
    gui.add_argument("model", nargs="?", help="model file, or name of a bundled model")
    gui.set_defaults(run=_gui)
    _add_train(add("train", help="train a network without a window"))
    _add_sweep(add("sweep", help="train with several settings and seeds, and compare"))

    evaluate = add("evaluate", help="measure a model on the test images")
    evaluate.add_argument("model", help="model file, or name of a bundled model")
    evaluate.add_argument("--dataset", default="mnist", help="data set (mnist)")
    evaluate.set_defaults(run=_evaluate)

    predict = add("predict", help="read digits from images or stroke files")
    predict.add_argument("model", help="model file, or name of a bundled model")
    predict.add_argument("files", nargs="+", metavar="FILE", help="image, or *.strokes.jsonl")
    predict.set_defaults(run=_predict)

    export = add("export", help="convert a model")
    export.add_argument("model", help="model file, or name of a bundled model")
    export.add_argument("--format", required=True, help="npz or json")
    export.add_argument("--output", required=True, type=Path, metavar="FILE", help="file to write")
    export.set_defaults(run=_export)
    _add_window_commands(add)

    for name, run in (("models", _models), ("datasets", _datasets)):
        listing = add(name, help=f"list the bundled {'data sets' if name == 'datasets' else name}")
        listing.set_defaults(run=run)
    for name in ("train", "sweep", "evaluate", "predict", "models", "datasets", "benchmark"):
        commands.choices[name].add_argument(
            "--json", action="store_true", help="print the result as JSON"
        )
    return parser


def _add_train(train: argparse.ArgumentParser) -> None:
    _add_settings(train)
    train.add_argument("--output", "-o", type=Path, metavar="FILE", help="where to save the model")
    train.set_defaults(run=_train)


def _add_settings(command: argparse.ArgumentParser) -> None:
    command.add_argument("--recipe", help="start from named settings, such as digits-16x16")
    command.add_argument("--hidden", type=_sizes, help="hidden layers, such as 16,16")
    for name, (kind, text) in _SETTING_FLAGS.items():
        command.add_argument(f"--{name.replace('_', '-')}", type=kind, help=text)
    command.add_argument(
        "--output-layer", help="softmax (with cross-entropy) or sigmoid (with squared error)"
    )


def _add_sweep(sweep: argparse.ArgumentParser) -> None:
    sweep.description = (
        "Trains once for every combination of the values varied and for each seed, in several "
        "processes, and writes each run into a CSV file as it ends. Started again with the same "
        "file, it does what is missing there."
    )
    sweep.add_argument(
        "--vary",
        action="append",
        default=[],
        metavar="SETTING=VALUES",
        help="momentum=0,0.5 or learning_rate=0.01:0.1:0.03 or learning_rate=0.001:1:x10 or "
        "hidden=16-16,128-64; may be given several times",
    )
    sweep.add_argument("--seeds", type=int, default=1, help="runs per setting: --seed, + 1, … (1)")
    sweep.add_argument(
        "--output", "-o", type=Path, required=True, metavar="FILE", help="CSV file of the results"
    )
    sweep.add_argument("--experiment", metavar="NAME", help="a published one, such as reference")
    sweep.add_argument("--processes", type=int, help="runs at a time (as many as cores)")
    sweep.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="run on the Dask cluster at tcp://HOST:PORT or tls://HOST:PORT instead. A cluster "
        "runs any code that is sent to it by whoever can reach it, and this program takes its "
        "word for the results: use only one that you trust, and TLS on a shared network",
    )
    for name in ("ca", "cert", "key"):
        sweep.add_argument(f"--tls-{name}", type=Path, metavar="FILE", help="PEM file for tls://")
    _add_settings(sweep)
    sweep.set_defaults(run=_sweep)


def _add_window_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    benchmark = add("benchmark", help="measure this machine")
    benchmark.add_argument("--training", action="store_true", help="training steps per second")
    benchmark.add_argument(
        "--against", metavar="PYTHON", help="train the same in PyTorch with this interpreter"
    )
    benchmark.add_argument("--view", action="store_true", help="frames per second of the window")
    benchmark.set_defaults(run=_benchmark)
    demo = add("demo", help="show the window at work, by itself")
    demo.add_argument("--seconds", type=float, default=8.0, help="how long (8)")
    demo.add_argument("--screenshot", type=Path, metavar="FILE", help="save a picture at the end")
    demo.add_argument("--theme", choices=("dark", "light"), default="dark", help="(dark)")
    demo.set_defaults(run=_demo)
    for command in (benchmark, demo):
        command.add_argument("--hidden", type=_sizes, help="hidden layers, such as 128,64")
        command.add_argument(
            "--size", type=_window_size, default=(1366, 768), help="window size (1366x768)"
        )


def _sizes(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in text.split(",") if text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a list of layer sizes such as 16,16"
        ) from None


def _window_size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1366x768")
    size = int(width), int(height)
    if not (640 <= size[0] <= 7680 and 400 <= size[1] <= 4320):
        raise argparse.ArgumentTypeError(f"{text} is outside 640x400 to 7680x4320")
    return size


def _in_one_line(text: str) -> str:
    return " ".join(text.splitlines())


def _say(text: str) -> None:
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        # Nobody reads the progress any more, which is no reason to lose a training.
        _discard(sys.stderr)


def _show(result: dict[str, Any], text: str, as_json: bool) -> None:
    try:
        print(json.dumps(result) if as_json else text, flush=True)
    except OSError as error:
        _discard(sys.stdout)
        if isinstance(error, BrokenPipeError):
            raise
        raise VisualNetError(
            f"The result cannot be written to standard output ({error.strerror}); "
            "send it elsewhere."
        ) from error


def _discard(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, so that the flush at exit does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _config(options: argparse.Namespace) -> "TrainingConfig":
    from visualnet.training.config import TrainingConfig
    from visualnet.training.recipes import recipe_named

    base = recipe_named(options.recipe) if options.recipe else TrainingConfig()
    return base.changed(**_settings(options))


def _settings(options: argparse.Namespace) -> dict[str, Any]:
    """Return the settings that were given, by name."""
    flags = {name: name for name in ("hidden", *_SETTING_FLAGS)} | {"output": "output_layer"}
    given = {name: getattr(options, flag) for name, flag in flags.items()}
    return {
        name: None if value == _NONE else value
        for name, value in given.items()
        if value is not None
    }


def _train(options: argparse.Namespace) -> int:
    from visualnet.commands import TrainCommand

    command = TrainCommand(_config(options), options.output, _say)
    with _interruptible(command.stop) as signals:
        result = command.run()
    _show(
        result,
        f"{result['network']}: test accuracy {result['test_accuracy']:.2%}, train accuracy "
        f"{result['train_accuracy']:.2%}, {result['seconds']:.1f} s, "
        f"{result['examples_per_second']:,} examples/s",
        options.json,
    )
    if signals:
        _say("visualnet train: interrupted; what was learnt until then is reported above.")
        return EXIT_INTERRUPTED
    return 0


def _sweep(options: argparse.Namespace) -> int:
    from visualnet.training.sweep_command import SweepCommand, runner_asked_for, sweep_asked_for

    sweep, experiment = sweep_asked_for(
        experiment=options.experiment,
        recipe=options.recipe,
        settings=_settings(options),
        vary=options.vary,
        seeds=options.seeds,
    )
    tls_files = (options.tls_ca, options.tls_cert, options.tls_key)
    runner = runner_asked_for(options.processes, options.scheduler, tls_files)
    command = SweepCommand(sweep, experiment, options.output, runner, _say)
    with _interruptible(command.stop) as signals:
        result = command.run()
    _show(result, command.text(), options.json)
    if signals and result["outcome"] == "stopped":
        _say("visualnet sweep: interrupted; start it again to do the rest.")
        return EXIT_INTERRUPTED
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from visualnet.commands import evaluate_model

    result = evaluate_model(options.model, options.dataset)
    text = f"test accuracy {result['test_accuracy']:.2%}, test loss {result['test_loss']:.4f}"
    _show(result, text, options.json)
    return 0


def _predict(options: argparse.Namespace) -> int:
    from visualnet.commands import predict_files

    for result in predict_files(options.model, options.files):
        text = f"{result['file']} {result['index']}: {result['label']} "
        text += f"({max(result['probabilities']):.1%})"
        _show(result, _in_one_line(text), options.json)
    return 0


def _export(options: argparse.Namespace) -> int:
    from visualnet.commands import export_model

    result = export_model(options.model, options.format, options.output)
    _say(f"Wrote {result['output']} ({result['bytes']:,} bytes).")
    return 0


def _models(options: argparse.Namespace) -> int:
    from visualnet.commands import list_models

    rows = list_models()
    lines = [
        f"{row['name']}  {row['network']}  {row['parameters']:,} parameters  "
        f"{row['bytes'] / 1000:,.0f} kB  test {row['test_accuracy']:.2%} on {row['dataset']}  "
        f"{row['licence']}"
        for row in rows
    ]
    _show({"models": rows}, "\n".join(lines), options.json)
    return 0


def _datasets(options: argparse.Namespace) -> int:
    from visualnet.commands import list_datasets

    rows = list_datasets()
    lines = [
        f"{row['name']}  {row['title']}  {row['train_examples']:,} + {row['test_examples']:,} "
        f"images  {row['licence']}  {row['authors']}  {row['source']}"
        for row in rows
    ]
    _show({"datasets": rows}, "\n".join(lines), options.json)
    return 0


def _gui(options: argparse.Namespace) -> int:
    from visualnet.ui.launch import main as open_window

    return open_window(options.model)


def _demo(options: argparse.Namespace) -> int:
    if not 0.5 <= options.seconds <= 3600:
        raise SettingError(f"--seconds must be between 0.5 and 3600, not {options.seconds:g}.")
    from visualnet.ui.demo import run_demo

    run_demo(
        seconds=options.seconds,
        screenshot=options.screenshot,
        hidden=options.hidden,
        size=options.size,
        theme=options.theme,
    )
    return 0


def _benchmark(options: argparse.Namespace) -> int:
    is_everything = not (options.training or options.view)
    result: dict[str, Any] = {}
    if options.training or is_everything:
        from visualnet.commands import benchmark_this_machine

        result["training"] = benchmark_this_machine(options.against, _say)
    if options.view or is_everything:
        from visualnet.ui.view_benchmark import benchmark_view

        result["view"] = benchmark_view(options.hidden, options.size, _say)
    _show(result, json.dumps(result, indent=2), options.json)
    return 0


def _settle_blas_threads() -> None:
    """Give each matrix product one thread, before NumPy is imported.

    Two give 784-16-16-10 nothing, cost 784-128-64-10 a tenth, and take the window's core from it
    (two cores, 2026-11); where wide layers are trained without a window, `use_threads_for` allows more.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@contextmanager
def _interruptible(stop: Callable[[], None]) -> "Iterator[list[int]]":
    """Call `stop` at the first SIGINT, which then stands in the list; a second one ends at once."""
    seen: list[int] = []

    def handle(number: int, _frame: object) -> None:
        seen.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        stop()

    before = signal.signal(signal.SIGINT, handle)
    try:
        yield seen
    finally:
        signal.signal(signal.SIGINT, before)

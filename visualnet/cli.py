"""The commands. Results go to standard output, progress and errors to standard error.

Nothing slow is imported before a command needs it: `visualnet --help` is to answer at once, and
the number of BLAS threads must be settled before NumPy is loaded.
"""

import argparse
import gc
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from visualnet.argument_types import joined_ranges, with_command
from visualnet.arguments import FILM_NAMES, build_parser
from visualnet.dataset_text import data_look_text, dataset_list_text
from visualnet.errors import DivergedError, SettingError, VisualNetError
from visualnet.interruption import interruptible, without_terminal
from visualnet.number_text import percent_text
from visualnet.plain_text import in_one_line
from visualnet.printing import prepare_streams, say, show
from visualnet.setting_flags import given_preparation, given_said_of_model, given_settings, unused

if TYPE_CHECKING:
    from visualnet.models.said_of_model import SaidOfModel

EXIT_DIVERGED = 1
EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130
"""Of SIGINT; other signals give 128 and their number as well."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 diverged, 2 bad input, 130 interrupted.

    A training or sweep that another signal ends returns 128 and the number of the signal.
    """
    prepare_streams()
    options = _parsed(sys.argv[1:] if arguments is None else arguments)
    _settle_blas_threads()
    prog = f"visualnet {options.command}" if options.command else "visualnet"
    try:
        return _COMMANDS[options.command](options)
    except VisualNetError as error:
        say(f"{prog}: error: {in_one_line(str(error))}")
        return EXIT_DIVERGED if isinstance(error, DivergedError) else EXIT_BAD_INPUT
    except MemoryError:
        advice = "choose a smaller network, batch or file."
        say(f"{prog}: error: There is not enough memory for this; {advice}")
        return EXIT_BAD_INPUT
    except KeyboardInterrupt:
        say(f"{prog}: interrupted")
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough.
        return 0


def main_of_window() -> int:
    """Open the window as `visualnet gui` does."""
    return main(["gui", *sys.argv[1:]])


def _parsed(words: Sequence[str]) -> argparse.Namespace:
    parser = build_parser()
    try:
        words = with_command(words, [name for name in _COMMANDS if name])
    except SettingError as error:
        parser.error(str(error))
    return parser.parse_args(joined_ranges(words))


def _train(options: argparse.Namespace) -> int:
    from visualnet.kept_history import HistoryFile
    from visualnet.point_models import check_settings
    from visualnet.train_command import TrainCommand, train_text
    from visualnet.train_start import training_asked_for

    given = given_settings(options)
    config, start = training_asked_for(
        options.recipe, given, options.start, _said_of_model(options)
    )
    check_settings(given, [config])
    notes = unused(given, [config.values()])
    history = options.keep_history and HistoryFile(
        options.keep_history, say, is_forced=options.force
    )
    command = TrainCommand(
        config, options.output, say, start, notes, history=history, is_forced=options.force
    )
    with interruptible(command.stop) as signals:
        result = command.run()
    if command.divergence:
        if options.json:
            show(result, "", options.json)
        raise command.divergence
    result["signal"] = signal.Signals(signals[0]).name if signals else None
    with without_terminal(signals):
        show(result, train_text(result), options.json)
    if result["problem"]:
        say(f"visualnet train: error: {in_one_line(result['problem'])}")
        return EXIT_BAD_INPUT
    if signals:
        say("visualnet train: interrupted; the result so far is above.")
        return 128 + signals[0]
    return 0


def _sweep(options: argparse.Namespace) -> int:
    from visualnet.point_models import check_settings
    from visualnet.training.sweeps.command import SweepCommand, runner_asked_for, sweep_asked_for

    given = given_settings(options)
    sweep, experiment = sweep_asked_for(
        experiment=options.experiment,
        recipe=options.recipe,
        settings=given,
        vary=options.vary,
        seeds=options.seeds,
    )
    asked = (*given, *sweep.varied)
    check_settings(asked, sweep.configs)
    for note in unused(asked, [config.values() for config in sweep.configs]):
        say(note)
    tls_files = (options.tls_ca, options.tls_cert, options.tls_key)
    runner = runner_asked_for(options.processes, options.scheduler, tls_files)
    command = SweepCommand(sweep, experiment, options.output, runner, say)
    with interruptible(command.stop) as signals:
        result = command.run()
    with without_terminal(signals):
        show(result, command.text(), options.json)
    if signals and result["outcome"] == "stopped":
        say("visualnet sweep: interrupted; start it again to do the rest.")
        return 128 + signals[0]
    return 0


def _said_of_model(options: argparse.Namespace) -> "SaidOfModel":
    from visualnet.models.said_of_model import said_in_words

    return said_in_words(**given_said_of_model(options))


def _evaluate(options: argparse.Namespace) -> int:
    from visualnet.commands import evaluate_model
    from visualnet.data.datasets import source_title

    result = evaluate_model(
        options.model,
        options.dataset,
        say,
        options.test_dataset,
        given_preparation(options),
        has_forms=options.forms,
        pictures=options.pictures,
        said=_said_of_model(options),
    )
    title = source_title(options.test_dataset or result["dataset"])
    loss = "–" if result["test_loss"] is None else f"{result['test_loss']:.4f}"
    things = "images" if result["pictures"] else "points"
    text = (
        f"test accuracy {percent_text(result['test_accuracy'], 2)}, test loss {loss}, "
        f"{result['test_images']:,} {things} of {title}"
    )
    for form in result.get("forms", ()):
        text += f"\n{form['form']}: {percent_text(form['accuracy'], 2)} of {form['examples']:,}"
    show(result, text, options.json)
    return 0


def _predict(options: argparse.Namespace) -> int:
    from visualnet.predict_output import predict

    return predict(options)


def _export(options: argparse.Namespace) -> int:
    of_film = getattr(options, "from"), options.to, options.pictures
    if options.format in FILM_NAMES:
        return _export_film(options, *of_film)
    if of_film != (None, None, None):
        raise SettingError(
            "--from, --to and --pictures are of a film; its --format is {formats}.",
            formats=" or ".join(FILM_NAMES),
        )
    from visualnet.commands import export_model

    result = export_model(
        options.model,
        options.format,
        options.output,
        say,
        _said_of_model(options),
        step=options.at,
        is_forced=options.force,
    )
    say(
        f"Wrote {result['output']} ({result['bytes']:,} bytes). Its probabilities for "
        f"{result['images']} examples differ from the network's by at most "
        f"{result['largest_difference']:.1e} ({result['checked_by']})."
    )
    if options.json:
        show(result, "", as_json=True)
    return 0


def _export_film(
    options: argparse.Namespace, first: int | None, last: int | None, count: int | None
) -> int:
    if options.at is not None:
        raise SettingError("A film has many steps: give --from and --to instead of --at.")
    from visualnet.ui.picture_export.film_command import export_film

    result = export_film(
        options.model,
        options.format,
        options.output,
        say,
        steps=(first, last, count),
        is_forced=options.force,
    )
    say(f"Wrote {result['output']} ({result['bytes']:,} bytes, {result['pictures']} pictures).")
    if options.json:
        show(result, "", as_json=True)
    return 0


def _models(options: argparse.Namespace) -> int:
    from visualnet.commands import list_models

    rows, percent = list_models(), partial(percent_text, decimals=2)
    lines = [
        f"{row['name']}  {row['network']}  {row['parameters']:,} parameters  "
        f"{row['bytes'] / 1000:,.0f} kB  test {percent(row['test_accuracy'])} on {row['dataset']}  "
        f"{row['licence']}"
        + "".join(f"\n    {what}: {percent(share)}" for what, share in row["accuracies"].items())
        for row in rows
    ]
    show({"models": rows}, "\n".join(lines), options.json)
    return 0


def _datasets(options: argparse.Namespace) -> int:
    from visualnet.dataset_commands import (
        list_datasets,
        list_patterns,
        look_at_dataset,
        write_pen_strokes,
    )

    if options.path:
        if options.strokes or options.output:
            raise SettingError(
                "--strokes and --output write the bundled pen digits; leave PATH out."
            )
        result = look_at_dataset(
            options.path, options.test_dataset, given_preparation(options), options.pictures
        )
        show(result, data_look_text(result), options.json)
        return 0
    if bool(options.strokes) != bool(options.output):
        raise SettingError("--strokes and --output go together; give both or neither.")
    if options.form and not options.strokes:
        raise SettingError("--form needs --strokes.")
    if options.output:
        result = write_pen_strokes(
            options.strokes, options.output, options.form, is_forced=options.force
        )
        show(result, f"Wrote {result['drawings']:,} drawings to {options.output}.", options.json)
        return 0
    rows, patterns = list_datasets(), list_patterns()
    text = dataset_list_text([*rows, *patterns])
    show({"datasets": rows, "patterns": patterns}, text, options.json)
    return 0


def _lesson(options: argparse.Namespace) -> int:
    if options.act == "new":
        from visualnet.tours.files import write_beginning

        size = write_beginning(options.file, is_forced=options.force)
        result: dict[str, Any] = {"output": str(options.file), "bytes": size}
        show(result, f"Wrote {options.file} ({size:,} bytes).", options.json)
        return 0
    from visualnet.lesson_command import check_lessons

    result = check_lessons(options.files, say, walks=not options.no_walk)
    show(result, result.pop("text"), options.json)
    if result["problems"]:
        say(f"visualnet lesson check: error: {in_one_line(result['problems'][0]['text'])}")
        return EXIT_BAD_INPUT
    return 0


def _gui(options: argparse.Namespace) -> int:
    said = _said_of_model(options)
    # What is loaded is no garbage: to look through it takes 50 ms of the start (2026-11).
    # The window collects between events, see ui/memory.py.
    gc.disable()
    from visualnet.ui.launch import main as open_window

    return open_window(options.files, said)


def _desktop(options: argparse.Namespace) -> int:
    from visualnet.projects.desktop import install, remove

    for path in remove() if options.remove else install():
        say(f"{'Removed' if options.remove else 'Wrote'} {path}.")
    return 0


def _demo(options: argparse.Namespace) -> int:
    if not 0.5 <= options.seconds <= 3600:
        raise SettingError(
            "--seconds must be between 0.5 and 3600, not {seconds}.", seconds=f"{options.seconds:g}"
        )
    from visualnet.ui.demo.demo import run_demo

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

        result["training"] = benchmark_this_machine(options.against, say)
    if options.view or is_everything:
        from visualnet.ui.demo.benchmark import benchmark_view

        result["view"] = benchmark_view(options.hidden, options.size, say)
    show(result, json.dumps(result, indent=2, allow_nan=False), options.json)
    return 0


_COMMANDS: dict[str | None, Callable[[argparse.Namespace], int]] = {
    None: _gui,
    "gui": _gui,
    "desktop": _desktop,
    "train": _train,
    "sweep": _sweep,
    "evaluate": _evaluate,
    "predict": _predict,
    "export": _export,
    "lesson": _lesson,
    "models": _models,
    "datasets": _datasets,
    "benchmark": _benchmark,
    "demo": _demo,
}


def _settle_blas_threads() -> None:
    """Give each matrix product one thread, before NumPy is imported.

    Two give 784-16-16-10 nothing, cost 784-128-64-10 a tenth, and take the window's core from it
    (two cores, 2026-11). Where wide layers are trained, `fitting_threads` may choose more.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

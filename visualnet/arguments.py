"""The command line's words: commands, flags and their help. What they do is in `cli.py`."""

import argparse
from collections.abc import Callable
from pathlib import Path

from visualnet import __version__
from visualnet.argument_types import (
    CommandParser,
    as_number,
    as_sizes,
    as_whole,
    as_window_size,
)
from visualnet.setting_flags import add_preparation, add_said_of_model, add_setting
from visualnet.settings_table import PICTURE_WAYS, PICTURES_HELP, SETTINGS

RECIPE_NAMES = (
    "digits-16x16",
    "digits-128x64",
    "digits-best",
    "plain",
    "small-and-good",
    "fast",
    "medium-augmented",
    "large-elastic",
)
"""Named here once more, because the help must not wait for NumPy."""

FORMAT_NAMES = ("csv", "html", "json", "npz", "onnx", "python", "safetensors")
"""The formats of `visualnet export`, named here for the same reason."""

FILM_NAMES = ("gif", "mp4", "webm")
"""What a film is exported as."""

FORM_NAMES = (
    "slashed-zeros",
    "crossed-sevens",
    "hooked-ones",
    "open-fours",
    "straight-nines",
    "turned-left",
    "turned-right",
)
"""The forms of `visualnet datasets --form`, named here for the same reason."""

THEME_NAMES = ("dark", "light", "dark-high-contrast", "light-high-contrast")
"""The themes of the window, named here for the same reason."""

_SHOWN_AS_LEARNT = (
    f"{PICTURES_HELP}; by default as the model file says, or else refitted; pictures must "
    "be upright"
)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = CommandParser(
        prog="visualnet",
        description="See a neural network learn handwritten digits. Without a command, the window "
        "opens; `visualnet FILE` opens it with that file.",
    )
    parser.add_argument("--version", action="version", version=f"visualnet {__version__}")
    parser.set_defaults(files=(), command=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    add: Callable[..., argparse.ArgumentParser] = commands.add_parser

    gui = add("gui", help="open the window, perhaps with files")
    gui.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="project, model, data file or folder, picture, or name of a bundled model",
    )
    desktop = add(
        "desktop", help="add VisualNet to the desktop's menu, and open projects with a double-click"
    )
    desktop.add_argument("--remove", action="store_true", help="remove it again")
    train = add("train", help="train a network without a window")
    sweep = add("sweep", help="train with several settings and seeds, and compare them")
    evaluate = add("evaluate", help="measure a model on the test examples of a data set")
    predict = add(
        "predict", help="read images, stroke files, folders of them, points or a data set"
    )
    export = add("export", help="convert a model and check the answers of the new file")
    for command in (evaluate, predict):
        command.add_argument("model", help="model file, or name of a bundled model")
    export.add_argument("model", help="model file, project, or name of a bundled model")
    _add_train(train)
    _add_sweep(sweep)
    _add_evaluate(evaluate)
    for command in (evaluate, predict):
        command.add_argument("--pictures", choices=PICTURE_WAYS, help=_SHOWN_AS_LEARNT)
    _add_predict(predict)
    for name, metavar, told in (
        ("--at", "STEP", "for a project that keeps moments: the network as it was after this step"),
        ("--from", "STEP", "of a film of such a project: the step it begins at (0)"),
        ("--to", "STEP", "of a film: the step it ends at (the last)"),
        ("--pictures", "N", "of a film: how many pictures it has (76)"),
    ):
        export.add_argument(name, type=as_whole, metavar=metavar, help=told)
    known = f"{', '.join(FORMAT_NAMES)}; for a film {', '.join(FILM_NAMES)}"
    export.add_argument("--format", required=True, help=known)
    export.add_argument("--output", required=True, type=Path, metavar="FILE", help="file to write")
    for command in (gui, evaluate, predict, export):
        add_said_of_model(command)
    benchmark = _add_window_commands(add)
    lessons = _add_lessons(add)
    models = add("models", help="list the bundled models")
    datasets = _add_datasets(add)
    for command in (train, sweep, evaluate, predict, export, models, datasets, benchmark, *lessons):
        command.add_argument("--json", action="store_true", help="print the result as JSON")
    for command in (train, predict, export, datasets, lessons[0]):
        command.add_argument(
            "--force", action="store_true", help="replace a file even if it holds something else"
        )
    return parser


def _add_lessons(
    add: Callable[..., argparse.ArgumentParser],
) -> tuple[argparse.ArgumentParser, argparse.ArgumentParser]:
    """Add lesson, and return its two commands, new and check."""
    lesson = add("lesson", help="begin a lesson of your own, or check lesson files")
    acts = lesson.add_subparsers(dest="act", metavar="new|check", required=True)
    new = acts.add_parser("new", help="write a commented beginning, which passes the check")
    new.add_argument("file", type=Path, metavar="FILE", help="file to write, such as mine.toml")
    check = acts.add_parser("check", help="walk lessons in a window without a display")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help="lesson files (.toml)")
    check.add_argument(
        "--no-walk", action="store_true", help="check what the files say, without any window"
    )
    return new, check


def _add_evaluate(evaluate: argparse.ArgumentParser) -> None:
    evaluate.add_argument(
        "--dataset",
        help="see `visualnet datasets`, or the path of your own (mnist; for a model of points, the "
        "pattern that it learned)",
    )
    evaluate.add_argument(
        "--forms",
        action="store_true",
        help="also measure on digits in other forms: slashed zeros, crossed sevens, turned digits",
    )
    add_preparation(evaluate)


def _add_datasets(add: Callable[..., argparse.ArgumentParser]) -> argparse.ArgumentParser:
    datasets = add(
        "datasets",
        help="list the bundled data sets, check one before training, or write the strokes of "
        "the pen digits",
    )
    datasets.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="your own data set, or a name: shows its classes and examples, and possible problems",
    )
    add_preparation(datasets)
    ways = SETTINGS["pictures"]
    datasets.add_argument("--pictures", choices=ways.choices, default="auto", help=ways.help)
    datasets.add_argument(
        "--strokes",
        choices=("train", "validation", "test"),
        help="write the pen digits of this part as a stroke file with labels",
    )
    datasets.add_argument("--form", choices=FORM_NAMES, help="write them in this form")
    datasets.add_argument("--output", type=Path, metavar="FILE", help="where to write the strokes")
    return datasets


def _add_predict(predict: argparse.ArgumentParser) -> None:
    add = predict.add_argument
    add(
        "files",
        nargs="*",
        metavar="FILE",
        help="image, *.strokes.jsonl, folder of these, or - for one on standard input; for a model "
        "of points, a .csv file of them",
    )
    told = "for a model of points: read this one; may be given several times"
    add("--point", action="append", default=[], metavar="X,Y", help=told)
    add(
        "--files-from",
        metavar="FILE",
        help="also read the files listed in this file, one path per line; - for standard input",
    )
    add(
        "--dataset",
        metavar="NAME",
        help="read the test part of a data set instead, in order, or all of it if it has no "
        "test part; a table needs no labels",
    )
    for name in ("turn_images", "invert_images"):
        add_setting(predict, name)
    add(
        "--skip-damaged",
        action="store_true",
        help="leave out files that cannot be read, and list them",
    )
    add("--csv", metavar="FILE", help="write a table instead of lines; - for standard output")
    add("--probabilities", action="store_true", help="add a column per class to the table of --csv")
    add(
        "--submission",
        metavar="FILE",
        help="write a table of ImageId (from 1) and Label, as Kaggle expects; - for standard "
        "output",
    )


def _add_train(train: argparse.ArgumentParser) -> None:
    train.description = (
        "Trains a network and reports its accuracy on the test examples. Without flags it uses "
        "the settings of the recipe, or trains 784-16-16-10 with sigmoid and SGD at 0.1 for "
        "20 epochs on MNIST."
    )
    _add_settings(train)
    train.add_argument(
        "--from",
        dest="start",
        metavar="FILE",
        help="continue training this model file or bundled model, with its shape and classes",
    )
    add_said_of_model(train)
    train.add_argument("--output", "-o", type=Path, metavar="FILE", help="where to save the model")
    train.add_argument(
        "--keep-history",
        type=Path,
        metavar="FILE.vnet",
        help="keep moments of the training in a project, to go back to any of its steps",
    )


def _add_settings(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--recipe", metavar="NAME", help=f"start from named settings: {', '.join(RECIPE_NAMES)}")
    for name in SETTINGS:
        add_setting(command, name)


def _add_sweep(sweep: argparse.ArgumentParser) -> None:
    sweep.description = (
        "Trains once for each combination of values and each seed, in several processes, and "
        "adds each finished run to a CSV file. If started again with the same file, it does "
        "only the missing runs."
    )
    sweep.add_argument(
        "--vary",
        action="append",
        default=[],
        metavar="SETTING=VALUES",
        help="setting and its values: a list (momentum=0,0.5, or '0; 5' in quotes), a range "
        "(learning_rate=0.01:0.1:0.03), or one with a factor (learning_rate=0.001:1:x10); layers "
        "as hidden=16-16,128-64, inputs as features=x+y,x2+y2; may be given several times",
    )
    sweep.add_argument(
        "--seeds",
        type=as_whole,
        default=1,
        help="runs per setting, with the seeds --seed, --seed + 1, … (1)",
    )
    sweep.add_argument(
        "--output", "-o", type=Path, required=True, metavar="FILE", help="CSV file of the results"
    )
    sweep.add_argument(
        "--experiment",
        metavar="NAME",
        help="a built-in sweep, compared with published results: hidden-units, momentum, "
        "training-examples or reference (all of them)",
    )
    sweep.add_argument(
        "--processes", type=as_whole, help="runs at a time (as many as there are cores)"
    )
    sweep.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="run on the Dask cluster at tcp://HOST:PORT or tls://HOST:PORT instead. A "
        "cluster runs code from anyone who can reach it, and its results are not "
        "checked: use only one that you trust, and TLS on a shared network. Your own "
        "data must be at the same path on every worker",
    )
    for name, text in (
        ("ca", "who signed the scheduler's certificate"),
        ("cert", "this machine's certificate"),
        ("key", "the key of that certificate"),
    ):
        sweep.add_argument(f"--tls-{name}", type=Path, metavar="FILE", help=f"PEM file: {text}")
    _add_settings(sweep)


def _add_window_commands(add: Callable[..., argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Add benchmark, which is returned, and demo."""
    benchmark = add(
        "benchmark", help="measure the speed of this machine (without --training and --view, both)"
    )
    benchmark.add_argument("--training", action="store_true", help="training steps per second")
    benchmark.add_argument(
        "--against",
        metavar="PYTHON",
        help="also train the same networks in PyTorch (with one thread and its default "
        "number; the faster counts) and, if installed, scikit-learn, using this "
        "interpreter",
    )
    benchmark.add_argument("--view", action="store_true", help="frames per second of the window")
    demo = add("demo", help="show the window running by itself")
    demo.add_argument("--seconds", type=as_number, default=8.0, help="how long (8)")
    demo.add_argument("--screenshot", type=Path, metavar="FILE", help="save a picture at the end")
    demo.add_argument(
        "--theme", choices=THEME_NAMES, default="dark", help="colours of the window (dark)"
    )
    for command in (benchmark, demo):
        command.add_argument("--hidden", type=as_sizes, help="hidden layers, such as 128,64")
        command.add_argument(
            "--size", type=as_window_size, default=(1366, 768), help="window size (1366x768)"
        )
    return benchmark

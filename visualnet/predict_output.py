"""Printing what `predict` reads: lines, JSON, CSV, and how far it is."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from visualnet.commands import opened_model
from visualnet.errors import DataError, SettingError, reason_of
from visualnet.interruption import interruptible, without_terminal
from visualnet.models.document import ModelDocument
from visualnet.models.said_of_model import said_in_words
from visualnet.number_text import count_text, percent_text, probability_text
from visualnet.overwriting import begins_with, check_overwrite
from visualnet.paths import check_is_file, check_writable, replace_file
from visualnet.plain_text import as_csv, in_one_line
from visualnet.predict_command import PredictCommand
from visualnet.predict_points import PredictPointsCommand
from visualnet.printing import Progress, say, show
from visualnet.setting_flags import given_preparation, given_said_of_model

_STANDARD_OUTPUT = "-"


class PredictionTable:
    """Results as CSV: all that was read, or a submission to Kaggle of ImageId and Label.

    header: its first line.
    """

    def __init__(
        self,
        classes: Sequence[str],
        *,
        is_submission: bool = False,
        has_probabilities: bool = False,
    ) -> None:
        self._is_submission = is_submission
        self._has_probabilities = has_probabilities and not is_submission
        self.header = ["ImageId", "Label"]
        if not is_submission:
            self.header = ["file", "index", "class", "certainty", "doubt", "is_doubtful"]
        if self._has_probabilities:
            self.header += [f"probability {name}" for name in classes]
        self._rows: list[list[object]] = []
        self.empty = 0
        """Rows without an answer, since nothing is drawn or the answer is no number."""

    def add(self, result: Mapping[str, Any], number: int) -> None:
        """Add a result; number: of the image, from 1."""
        label = "" if result["label"] is None else result["label"]
        self.empty += result["label"] is None
        if self._is_submission:
            self._rows.append([number, label])
            return
        certainty = "" if result["label"] is None else max(result["probabilities"])
        row = [result["file"], result["index"], label, certainty, result["doubt"]]
        self._rows.append([*row, "yes" if result["is_doubtful"] else "no"])
        if self._has_probabilities:
            self._rows[-1] += ["" if p is None else p for p in result["probabilities"]]

    def __len__(self) -> int:
        return len(self._rows)

    def as_csv(self) -> str:
        """Return all rows, the heading first; texts are never taken for formulas."""
        return as_csv([self.header, *self._rows])


class PredictOutput:
    """Where results go: tables into files or to standard output, else a line or JSON for each."""

    def __init__(
        self, *, csv: str | None, submission: str | None, has_probabilities: bool, as_json: bool
    ) -> None:
        """csv, submission: files, or - for standard output. Raises SettingError for two there."""
        self._as_json = as_json
        self._has_probabilities = has_probabilities
        self._targets = {False: csv, True: submission}
        if [csv, submission].count(_STANDARD_OUTPUT) + as_json > 1:
            raise SettingError(
                "Only one result can go to standard output; write the others to files."
            )
        if has_probabilities and not csv:
            raise SettingError("--probabilities needs --csv.")

    def run(self, command: PredictCommand | PredictPointsCommand, *, is_forced: bool) -> int:
        """Read all and put it out; returns the number of the signal that ended it, else 0.

        What was read until then is put out, also where files could not be read. is_forced: replace
        files that are something else.
        """
        tables = {
            target: PredictionTable(
                command.classes,
                is_submission=is_submission,
                has_probabilities=self._has_probabilities,
            )
            for is_submission, target in self._targets.items()
            if target
        }
        for target, table in tables.items():
            _check_target(target, table, command, is_forced=is_forced)
        prints = self._as_json or not tables
        progress = Progress(command.total, command.unit, beside_lines=prints)
        with interruptible(command.stop) as signals:
            try:
                for result in command.results():
                    for table in tables.values():
                        table.add(result, command.number)
                    if prints:
                        show(result, in_one_line(_text_of(result)), self._as_json)
                    progress.show(command.done)
            finally:
                progress.clear()
                with without_terminal(signals):
                    for target, table in tables.items():
                        _write(target, table)
        if not signals:
            return 0
        if command.done < command.total:
            done, total = count_text(command.done), count_text(command.total)
            say(f"visualnet predict: interrupted after {done} of {total} {command.unit}.")
        return signals[0]


def predict(options: argparse.Namespace) -> int:
    """Do what the flags of `predict` ask for; returns the exit code."""
    output = PredictOutput(
        csv=options.csv,
        submission=options.submission,
        has_probabilities=options.probabilities,
        as_json=options.json,
    )
    said = said_in_words(**given_said_of_model(options))
    document = opened_model(options.model, say, said)
    if document.metadata.features is not None:
        ended_by = output.run(_points_command(options, document), is_forced=options.force)
        return 128 + ended_by if ended_by else 0
    if options.point:
        raise SettingError(
            "{model} reads images, not points; leave --point out.", model=options.model
        )
    command = PredictCommand(
        options.model,
        say,
        document=document,
        files=options.files,
        files_from=options.files_from,
        dataset=options.dataset,
        pictures=options.pictures,
        preparation=given_preparation(options),
        skip_damaged=options.skip_damaged,
    )
    ended_by = output.run(command, is_forced=options.force)
    return 128 + ended_by if ended_by else 0


def _points_command(options: argparse.Namespace, document: ModelDocument) -> PredictPointsCommand:
    """Return the command for a model that reads points; raises as its making does."""
    asked = [f"--{name.replace('_', '-')}" for name in given_preparation(options)]
    asked += [
        f"--{name.replace('_', '-')}"
        for name in ("pictures", "files_from", "skip_damaged")
        if getattr(options, name)
    ]
    if asked:
        raise SettingError(
            "{model} reads points, not pictures; leave out {flags}.",
            model=options.model,
            flags=" and ".join(asked),
        )
    return PredictPointsCommand(
        options.model,
        document,
        say,
        files=options.files,
        typed=options.point,
        dataset=options.dataset,
    )


def _text_of(result: Mapping[str, Any]) -> str:
    text = f"{result['file']} {result['index']}: "
    if "point" in result:
        text = f"{text}{', '.join(f'{number:.15g}' for number in result['point'])}: "
    if result["is_blank"]:
        return text + "nothing is drawn"
    if result["label"] is None:
        return text + "no answer, because the network's numbers are too large"
    text += f"{result['label']} ({probability_text(max(result['probabilities']))})"
    doubt = f", doubtful ({percent_text(result['doubt'], 0)})"
    return text + doubt if result["is_doubtful"] else text


def _check_target(
    target: str,
    table: PredictionTable,
    command: PredictCommand | PredictPointsCommand,
    *,
    is_forced: bool,
) -> None:
    """Raise before the work where a table could not be written at its end."""
    if target == _STANDARD_OUTPUT:
        return
    path = Path(target)
    check_is_file(path, DataError)
    try:
        check_writable(path)
    except (OSError, ValueError) as error:
        raise DataError(
            "{path} cannot be written ({reason}); choose another place.",
            path=path,
            reason=reason_of(error),
        ) from error
    header = ",".join(table.header[:2]).encode()
    check_overwrite(path, "such a table", begins_with(header), command.sources, is_forced=is_forced)


def _write(target: str, table: PredictionTable) -> None:
    if table.empty:
        empty, total = count_text(table.empty), count_text(len(table))
        say(f"{empty} of {total} rows without an answer: nothing is drawn, or it is no number.")
    text = table.as_csv()
    if target == _STANDARD_OUTPUT:
        show({}, text.rstrip("\n"), as_json=False)
        return
    replace_file(Path(target), text.encode("utf-8", "surrogateescape"), DataError)
    say(f"Wrote {target} ({count_text(len(table))} rows).")

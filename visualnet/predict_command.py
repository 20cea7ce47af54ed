"""The command `predict`: what a model reads in images, drawings, folders of them and data sets."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite
from pathlib import Path
from typing import Any

from visualnet.arrays import PixelArray
from visualnet.commands import opened_model, way_of_model
from visualnet.data.class_matching import same_classes
from visualnet.data.drawing.images import pages_note
from visualnet.data.drawing.picture_ways import DEFAULT, PictureWay, is_apart, is_blank
from visualnet.data.drawing.stroke_files import STROKE_SUFFIX
from visualnet.data.files import read_limited
from visualnet.data.inputs import (
    images_to_read,
    inputs_in,
    is_read_in_part,
    read_inputs,
    read_stream,
    standard_input,
)
from visualnet.data.orientation import TURNS
from visualnet.data.preparing import Preparation
from visualnet.errors import DataError, SettingError, UnreadableImagesError
from visualnet.insight.doubt import (
    DIGITS,
    are_digits,
    digit_forms,
    doubt,
    is_doubtful,
    knows_forms_of,
)
from visualnet.models.document import ModelDocument
from visualnet.models.said_of_model import NOTHING_SAID, SaidOfModel
from visualnet.number_text import count_text
from visualnet.point_models import check_source
from visualnet.train_command import Report

_STREAMS = ("-", "/dev/stdin")
_MAX_LIST_BYTES = 100_000_000

_REMEDY = "--skip-damaged leaves them out."


class PredictCommand:
    """One model that reads many images, which can be stopped from a signal handler.

    total: how many inputs there are, images of a data set or files. done: how many have been read.
    number: of the image answered last, from 1; a file that cannot be read counts as one. sources:
    the files, or the data set.
    """

    def __init__(
        self,
        model: str,
        report: Report,
        *,
        files: Sequence[str] = (),
        files_from: str | None = None,
        dataset: str | None = None,
        pictures: PictureWay | None = None,
        preparation: Mapping[str, Any] | None = None,
        skip_damaged: bool = False,
        said: SaidOfModel = NOTHING_SAID,
        document: ModelDocument | None = None,
    ) -> None:
        """Open the model, and find what it is to read: files or a data set.

        files: images, stroke files, folders of both, or - for standard input. files_from: a file
        with a path a line, or -. pictures: how images are prepared; as the model learnt, if not
        given. skip_damaged: whether files that cannot be read are told and left out. document: the
        model where it is open already.
        Raises what opening raises, and SettingError where there is nothing to read.
        """
        self._report = report
        self._document = document or opened_model(model, report, said)
        if self._document.network.layer_sizes[0] != 28 * 28:
            raise SettingError(
                "{model} has {layer_size} inputs and cannot read images of 28×28 pixels; "
                "choose another model.",
                model=model,
                layer_size=self._document.network.layer_sizes[0],
            )
        self.classes = self._document.metadata.classes
        known = pictures or way_of_model(self._document)
        self._way = known or DEFAULT
        is_known = knows_forms_of(self.classes, self._way)
        self._forms = digit_forms(self.classes) if is_known else None
        meant = same_classes(self.classes, DIGITS)
        self._digits = [int(meant.get(name, k)) for k, name in enumerate(self.classes)]
        """The digit that each class means; of one that means none, its place."""
        self._notes = list(self._document.notes)
        self._note(_notes_on_reading(model, self._document, known))
        self._skips_damaged = skip_damaged
        self._errors: list[DataError] = []
        self._paged: list[Path] = []
        self._stops = False
        self.done = self.number = 0
        self._images: PixelArray | None = None
        names = [*files, *(_listed(files_from) if files_from else ())]
        if bool(names) == bool(dataset):
            raise SettingError(
                "Name something to read: images, stroke files, folders or -, or use --dataset."
            )
        if dataset:
            check_source(model, self._document, dataset)
            self._images, self._files = self._images_of(dataset, preparation or {}), [dataset]
        elif preparation:
            raise SettingError(
                "Images can be turned or inverted only with --dataset; leave that out."
            )
        else:
            self._files = self._found(names, files_from)
        self.sources = self._files
        self.unit = "files" if self._images is None else "images"
        self.total = len(self._files) if self._images is None else len(self._images)

    def _images_of(self, dataset: str, preparation: Mapping[str, Any]) -> PixelArray:
        """Return the images of a data set, and tell what was assumed of it."""
        present = Preparation(**preparation, leave_out_damaged=self._skips_damaged)
        try:
            data = images_to_read(dataset, self._way, present)
        except UnreadableImagesError as error:
            if not error.has_remedy:
                raise
            raise DataError("{told}. {remedy_text}", told=error.told, remedy_text=_REMEDY) from None
        self._note(data.notes)
        return data.test.images

    def stop(self) -> None:
        """End after the image that is being read."""
        self._stops = True

    def results(self) -> Iterator[dict[str, Any]]:
        """Read all, in order, and give one result for each image and each line of a stroke file.

        Where there is no ink there is neither label nor digit. Files that cannot be read are told
        once all others have been answered: raised as UnreadableImagesError, or a DataError where
        there is one.
        """
        if self._images is not None:
            for index, image in enumerate(self._images):
                if self._stops:
                    return
                self.number += 1
                yield self._result(self._files[0], index, image)
                self.done += 1
            return
        for file in self._files:
            if self._stops:
                return
            try:
                images = self._read(file)
            except DataError as error:
                self._errors.append(error)
                self.number += 1
                images = []
            for index, image in enumerate(images):
                self.number += 1
                yield self._result(file, index, image)
            self.done += 1
        self._tell_errors()

    def _read(self, file: str) -> list[PixelArray]:
        if file in _STREAMS:
            name = "Standard input"
            images, is_image, is_paged = read_stream(standard_input(), name, self._way)
        else:
            images = read_inputs(Path(file), self._way)
            is_image = not file.lower().endswith(STROKE_SUFFIX)
            is_paged = is_read_in_part(Path(file))
        if is_paged:
            self._paged.append(Path(file))
        if is_image and self._forms is not None and is_apart(images[0]):
            self._report(
                f"{file} shows several separate shapes, which are read as one; crop it to one "
                "digit."
            )
        return images

    def _found(self, names: list[str], files_from: str | None) -> list[str]:
        """Return the files that names mean; those in folders are counted and told."""
        streams = [name for name in (*names, files_from) if name in _STREAMS]
        if len(streams) > 1:
            raise SettingError("Standard input can be read only once; give - once.")
        files: list[str] = []
        for name in names:
            if not os.path.isdir(name):
                files.append(name)
                continue
            try:
                found = inputs_in(Path(name))
            except DataError as error:
                self._errors.append(error)
                continue
            self._report(f"{name} has {count_text(len(found))} images or stroke files.")
            files += map(str, found)
        return files

    def _result(self, file: str, index: int, image: PixelArray) -> dict[str, Any]:
        probabilities = self._document.network.probabilities(image[None])[0]
        is_something = not is_blank(image)
        is_number = all(map(isfinite, probabilities.tolist()))
        label = self.classes[int(probabilities.argmax())] if is_number and is_something else None
        doubted = doubt(image, probabilities, self._forms)
        return {
            "file": file,
            "index": index,
            "digit": None if label is None else self._digits[self.classes.index(label)],
            "label": label,
            "probabilities": [float(p) if isfinite(p) else None for p in probabilities],
            "classes": list(self.classes),
            "doubt": round(doubted, 6),
            "is_doubtful": is_doubtful(doubted),
            "is_blank": not is_something,
            "knows_forms": self._forms is not None,
            "pictures": self._way,
            "notes": self._notes,
        }

    def _note(self, notes: Iterable[str]) -> None:
        """Tell what is assumed, at once and with each result."""
        for note in notes:
            self._report(note)
            self._notes.append(note)

    def _tell_errors(self) -> None:
        if self._paged:
            self._report(pages_note(self._paged))
        errors, one = self._errors, len(self._errors) == 1
        if not errors:
            return
        count = max(self.number, len(errors))
        is_all = len(errors) == count
        if is_all or not self._skips_damaged:
            remedy = "" if is_all else _REMEDY
            raise errors[0] if one else UnreadableImagesError(errors, count, remedy)
        for unread in errors:
            self._report(f"Left out: {unread}")


def _notes_on_reading(model: str, document: ModelDocument, known: PictureWay | None) -> list[str]:
    """Return what is assumed where a model reads pictures; known: the way, if it is known."""
    classes, notes = document.metadata.classes, []
    if known is None:
        notes.append(
            f"{model} does not say how to prepare pictures; they are cropped to their ink and "
            "centred, as MNIST was made (--pictures refitted)."
        )
    turn = document.metadata.training.get("turn_images", "none")
    if turn in TURNS and turn != "none":
        notes.append(
            f"{model} learned from images that were turned upright ({turn}); its pictures must be "
            "upright, and are not turned."
        )
    if not knows_forms_of(classes, known or DEFAULT):
        what = f"VisualNet does not know how images of the classes of {model} look"
        if are_digits(classes):
            what = f"VisualNet knows how digits look only in refitted pictures, not in {known} ones"
        notes.append(f"{what}; doubt depends only on the probability.")
    return notes


def _listed(name: str) -> list[str]:
    """Return the paths that a file lists, one a line."""
    if name in _STREAMS:
        data = standard_input().read(_MAX_LIST_BYTES)
    else:
        data = read_limited(Path(name), _MAX_LIST_BYTES, "a list of paths, one a line")
    return [os.fsdecode(line) for line in data.replace(b"\r\n", b"\n").split(b"\n") if line.strip()]

"""What a project is: everything that stands in the window, so that it can stand there again."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from visualnet.arrays import FloatArray, PixelArray
from visualnet.data.drawing.picture_ways import DEFAULT, PictureWay
from visualnet.data.drawing.strokes import Point
from visualnet.errors import DivergedError
from visualnet.features import Features
from visualnet.learnt import Learnt
from visualnet.nn.input_scale import InputScale
from visualnet.nn.network import Network
from visualnet.projects.window_layout import WindowLayout
from visualnet.training.absent_data import DataIdentity
from visualnet.training.history import MetricLog
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.moments.keyframes import Moments
from visualnet.training.runs import RunRecord

if TYPE_CHECKING:
    from visualnet.data.plane.painted import Painted
    from visualnet.training.sweeps.experiment_record import ExperimentRecord


@dataclass(frozen=True, slots=True, eq=False)
class ShownRun:
    """The run that is open, and where it stands.

    network: around the checkpoint's parameters. title: the model's name. classes: a name for each
    output. known_test_accuracy: of the first weights, None where nobody told. log: may have gone
    on past the checkpoint; what is later is not kept. was_playing: whether it was going on. data:
    what tells its data from others, None where that is not known. is_ended: by the user, before all
    its epochs were done. is_drawn: whether its first weights are random. marked_parameters: those
    to compare with, read-only, (parameters,). failure: what it ended of, None where it did not.
    temperature: of the answers that are read, 0.1 to 10. pictures: how it learnt to see pictures,
    None where that is not known. learnt_scale: of the inputs before it was opened, where that was
    another than ours. features: of a network that reads points, None for images. moments: those
    that the run can be taken back to, None where none were kept. learnt: what the network has
    learnt by now, None where that is not known; kept of points alone.
    """

    title: str
    network: Network
    classes: tuple[str, ...]
    checkpoint: Checkpoint
    log: MetricLog
    known_test_accuracy: float | None = None
    was_playing: bool = False
    data: DataIdentity | None = None
    is_ended: bool = False
    is_drawn: bool = False
    marked_parameters: FloatArray | None = None
    failure: DivergedError | None = None
    temperature: float = 1.0
    pictures: str | None = None
    learnt_scale: InputScale | None = None
    features: Features | None = None
    moments: Moments | None = None
    learnt: Learnt | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """What is in the pad: strokes on a pad of `side` pixels, or an image.

    image: (28, 28), as the network sees it. label: the name of its true class. is_example: strokes
    that came with the program. ink: what was found on a picture of the user's, (h, w). is_several:
    the strokes may be several digits side by side. grey: that picture, (h, w). pictures: how it was
    prepared.
    """

    strokes: tuple[tuple[Point, ...], ...] = ()
    side: float = 1.0
    image: PixelArray | None = None
    label: str | None = None
    is_example: bool = False
    ink: PixelArray | None = None
    is_several: bool = False
    grey: PixelArray | None = None
    pictures: PictureWay = DEFAULT


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """A piece of work.

    runs: all that are listed, by number. current_run: the number of the one that is open, 0 where
    it is not listed. layout: of the window, None where it is not known. my_digits: lines of strokes
    with labels, empty for none. experiment: the one in the window, None for none.
    points: painted by hand, and in no table yet, as they are too few to be learnt from; None for
    none.
    """

    shown: ShownRun
    runs: tuple[RunRecord, ...] = ()
    current_run: int = 0
    drawing: Drawing = Drawing()
    layout: WindowLayout | None = None
    my_digits: str = ""
    experiment: "ExperimentRecord | None" = None
    points: "Painted | None" = None

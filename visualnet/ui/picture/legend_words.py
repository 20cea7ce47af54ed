"""Text of the legend: what colour and brightness of the connections mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from visualnet.number_text import count_text, number_text, percent_text
from visualnet.ui.look.translation import Texts
from visualnet.ui.picture.modes import Mode, value_source
from visualnet.ui.session.frame import Frame, Progress

_tr = Texts("ConnectionLegend")

# More gaps than this between layers are told by the smallest and the largest.
_LISTED = 4


@dataclass(frozen=True, slots=True)
class LegendContent:
    """What the legend tells.

    scales: per pair of layers the value at the ends of the bar; empty where nothing has a value,
    None while that is not known. has_source: whether the frame has what the mode shows at all.
    pair: the names of the classes that contributions are for and against. marks: the kinds of
    marks that neurons have. no_gradient: when there will be a gradient, where there is none.
    """

    mode: Mode
    share: float
    is_dashed: bool
    scales: tuple[float, ...] | None
    has_source: bool
    pair: tuple[str, str] = ("", "")
    marks: tuple[str, ...] = ()
    no_gradient: str = ""


@dataclass(frozen=True, slots=True)
class LegendWords:
    """negative, positive: beside the bar; both empty where there is nothing to show.

    lines: quantity (or why there is nothing), ends of the bar, note; some may be empty. neurons:
    what their fill and their ring show, then what each kind of mark means that there is.
    """

    negative: str
    positive: str
    lines: tuple[str, str, str]
    neurons: tuple[str, ...]

    @property
    def has_bar(self) -> bool:
        """Whether there is anything in the colours to explain."""
        return bool(self.negative)


def legend_content(
    frame: Frame | None,
    classes: Sequence[str],
    mode: Mode,
    share: float,
    is_dashed: bool,
    scales: tuple[float, ...] | None,
) -> LegendContent:
    """Return what the legend of a frame tells; see LegendContent."""
    has_source = frame is not None and value_source(mode, frame) is not None
    pair = ("", "")
    explanation = None if frame is None else frame.explanation
    if explanation is not None and max(explanation.first, explanation.second) < len(classes):
        pair = (classes[explanation.first], classes[explanation.second])
    marks = () if frame is None else frame.marks.kinds
    no_gradient = ""
    if mode is Mode.GRADIENT and frame is not None and not has_source:
        no_gradient = no_gradient_words(frame.progress)
    return LegendContent(mode, share, is_dashed, scales, has_source, pair, marks, no_gradient)


def no_gradient_words(progress: Progress) -> str:
    """Return when there will be a gradient, which each step has, and no single example."""
    if progress.is_over:
        return _tr("No gradient: the run has ended.\nTrain again to see one.")
    if not progress.is_by_example:
        return _tr("No gradient yet.\nIt appears with the next step.")
    so_far, examples = progress.example_number, progress.batch_examples
    return _tr("The gradient appears after\nexample {0} ({1} so far).").format(
        count_text(examples), count_text(so_far if so_far < examples else 0)
    )


def legend_words(content: LegendContent) -> LegendWords:
    """Return what the legend says."""
    ends = _ends_text(content.scales or ())
    neurons = (_tr("neurons: fill = activation, ring = bias"), *_mark_texts(content))
    nothing = _nothing(content)
    if nothing:
        return LegendWords("", "", (nothing, ends, ""), neurons)
    negative, positive, quantity = _meaning(content.mode, content.pair)
    if content.is_dashed:
        negative += _tr(" (dashed)")
    return LegendWords(negative, positive, (quantity, ends, _note_text(content.share)), neurons)


def count_texts(lines: int, total: int) -> list[str]:
    """Return how many connections are drawn, and of how many, in shorter and shorter forms.

    lines: how many of them line by line; all others are, as light that is added up, too.
    """
    counts = count_text(total), count_text(total)
    forms = [
        _tr("{0} of {1} connections", total).format(*counts),
        _tr("{0} of {1}").format(*counts),
    ]
    if lines == total:
        return forms
    longest = _tr("{0} of {1} connections, {2} line by line", total)
    return [longest.format(*counts, count_text(lines)), *forms]


def _meaning(mode: Mode, pair: tuple[str, str]) -> tuple[str, str, str]:
    """Return what negative and positive values mean, and what is measured, in which unit."""
    more = (_tr("has fallen"), _tr("has risen"))
    return {
        Mode.FLOW: (
            _tr("holds back"),
            _tr("pushes up"),
            _tr("what each connection adds to z\n(weight × activation)"),
        ),
        Mode.WEIGHT: (
            _tr("negative"),
            _tr("positive"),
            _tr("weight, in z per unit of activation"),
        ),
        Mode.GRADIENT: (
            _tr("less loss"),
            _tr("more loss"),
            _tr("how the loss changes as a weight grows\n(gradient, nats per unit of weight)"),
        ),
        Mode.CHANGE: (*more, _tr("change of the weight since the run began")),
        Mode.CONTRIBUTION: (
            _tr("for {0}").format(pair[1]),
            _tr("for {0}").format(pair[0]),
            _tr("contribution to z of {0} minus z of {1}").format(*pair),
        ),
        Mode.CHANGE_SINCE_MARK: (*more, _tr("change of the weight since the marked step")),
        Mode.STEP_GRADIENT: (
            _tr("less loss"),
            _tr("more loss"),
            _tr("how the loss of this input changes\nas a weight grows (per unit of weight)"),
        ),
    }[mode]


def _nothing(content: LegendContent) -> str:
    """Return the sentence that says why there is nothing to see, empty where there is."""
    if content.has_source and content.scales != ():
        return ""
    if content.has_source:
        return {
            Mode.GRADIENT: _tr("The gradient of the last batch\nis zero everywhere."),
            Mode.STEP_GRADIENT: _tr("The gradient of this input\nis zero everywhere."),
            Mode.CHANGE: _tr("No weight has changed\nsince the run began."),
            Mode.CHANGE_SINCE_MARK: _tr("No weight has changed\nsince the marked step."),
        }.get(content.mode, _tr("All values are zero."))
    return {
        Mode.GRADIENT: content.no_gradient,
        Mode.CHANGE: _tr("There is no run yet."),
        Mode.STEP_GRADIENT: _tr("Draw something, and choose\nits class in Step through."),
        Mode.CONTRIBUTION: _tr("Draw something;\nthe Why panel chooses the two classes."),
        Mode.CHANGE_SINCE_MARK: _tr("No step is marked.\nChoose View > Mark this step."),
    }.get(content.mode, "")


def _note_text(share: float) -> str:
    """Return what the threshold does, empty where it does nothing."""
    if share >= 1.0:
        return ""
    words = _tr("Largest {0} of each layer clear, others faint")
    return words.format(percent_text(share, 0))


def _ends_text(scales: tuple[float, ...]) -> str:
    """Return what the ends of the bar stand for; between most layers the scale is its own."""
    if not scales:
        return ""
    if not any(scales):
        return _tr("all values are zero")
    texts = [f"±{number_text(scale, 2)}" if scale else "–" for scale in scales]
    if len(texts) > _LISTED:
        some = [scale for scale in scales if scale]
        texts = [f"±{number_text(min(some), 2)} … ±{number_text(max(some), 2)}"]
    return _tr("full colour at {0}\n(layer by layer)").format(" · ".join(texts))


def _mark_texts(content: LegendContent) -> list[str]:
    """Return what the marks of neurons mean, of the kinds that there are."""
    meanings = {
        "silenced": _tr("crossed out: silenced"),
        "frozen": _tr("in a box: frozen"),
        "dead": _tr("dashed ring: dead, no example makes it active"),
    }
    return [meanings[kind] for kind in content.marks]

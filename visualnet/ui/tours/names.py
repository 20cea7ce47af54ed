"""Names of a network's parts in lessons, and the parts that they are of the network shown."""

from collections.abc import Sequence

from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.number_text import count_text
from visualnet.scene.parts import Connection, Neuron, Part
from visualnet.tours.parts import NamedPart, read_part
from visualnet.ui.look.translation import Texts

_tr = Texts("Lessons")


def part_of(named: NamedPart, sizes: Sequence[int], classes: Sequence[str]) -> Part | None:
    """Return a part of a network that a lesson names; None where the network has none such.

    sizes: of its layers, the inputs first. classes: names of its outputs.
    """
    if named.ends is None:
        return _neuron_of(named, sizes, classes)
    source, target = (_neuron_of(each, sizes, classes) for each in named.ends)
    if source is None or target is None or target[0] != source[0] + 1:
        return None
    return Connection(source[0], source[1], target[1])


def _neuron_of(named: NamedPart, sizes: Sequence[int], classes: Sequence[str]) -> Neuron | None:
    last = len(sizes) - 1
    if named.kind == "input":
        column, row = named.numbers
        found = 0, row * FIELD_SIDE + column
    elif named.layer > 0:
        found = named.layer, named.numbers[0]
    elif named.name in classes:
        found = last, list(classes).index(named.name)
    else:
        return None
    is_hidden = named.kind == "neuron" and named.layer > 0
    if found[0] > last or (is_hidden and found[0] >= last):
        return None
    return found if found[1] < sizes[found[0]] else None


def name_of(part: Part | None, sizes: Sequence[int], classes: Sequence[str]) -> str:
    """Return what lessons call a part of a network: hidden1.13, output.7, input(12,7), or none."""
    if part is None:
        return "none"
    if isinstance(part, Connection):
        ends = (part.layer, part.source), (part.layer + 1, part.target)
        return "connection({}, {})".format(*(name_of(each, sizes, classes) for each in ends))
    layer, index = part
    if layer == 0:
        row, column = divmod(index, FIELD_SIDE)
        return f"input({column},{row})"
    if layer == len(sizes) - 1:
        return f"output.{classes[index] if index < len(classes) else index}"
    return f"hidden{layer}.{index + 1}"


def part_words(name: str) -> str:
    """Return what a reader is told for a part that lessons name, such as hidden1.13."""
    return _words(read_part(name)) if name != "none" else _tr("nothing")


def _words(part: NamedPart) -> str:
    if part.ends is not None:
        return _tr("connection from {0} to {1}").format(*(_words(each) for each in part.ends))
    if part.kind == "input":
        return _tr("pixel {0}, {1}").format(*map(count_text, part.numbers))
    if part.layer > 0:
        return _tr("hidden {0} · neuron {1}").format(
            count_text(part.layer), count_text(part.numbers[0] + 1)
        )
    return _tr("output {0}").format(part.name)

"""Hovered and chosen parts of the network."""

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.scene.parts import Connection, Neuron, Part


class Pointing(QObject):
    """One part may be hovered and any number chosen."""

    changed = Signal()
    """Any of it became another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered: Part | None = None
        self.chosen: tuple[Part, ...] = ()

    @property
    def focus(self) -> Part | None:
        """The part looked at: under the mouse, else the one chosen last."""
        return self.hovered or (self.chosen[-1] if self.chosen else None)

    @property
    def spoken(self) -> tuple[Part, ...]:
        """What is told of: the part chosen last; with another before it, what connects the two."""
        ends = sorted(part for part in self.chosen[-2:] if not isinstance(part, Connection))
        if len(ends) < 2 or ends[0][0] + 1 != ends[1][0]:
            return self.chosen[-1:]
        (layer, source), (_, target) = ends
        return self.chosen[-1], Connection(layer, source, target)

    @property
    def marked(self) -> tuple[Part, ...]:
        is_new = self.hovered is not None and self.hovered not in self.chosen
        return (*self.chosen, self.hovered) if is_new and self.hovered else self.chosen

    @property
    def standing_out(self) -> tuple[Part, ...]:
        """The parts that all others are dimmed for: not a connection that is merely hovered.

        The mouse is over some connection nearly everywhere, and the picture would flicker.
        """
        return self.chosen if isinstance(self.hovered, Connection) else self.marked

    def hover(self, part: Part | None) -> None:
        """Look at what is under the mouse."""
        self._set(part, self.chosen)

    def choose(self, part: Part | None) -> None:
        """Keep one part alone after the mouse has gone on; nothing, if it was that one already."""
        is_again = self.chosen == (part,)
        self._set(self.hovered, () if part is None or is_again else (part,))

    def keep(self, part: Part | None) -> None:
        """Have a part among those chosen, as the last; with None choose nothing."""
        others = tuple(other for other in self.chosen if other != part)
        kept = others if part in self.chosen else ()
        self._set(None, () if part is None else (*kept, part))

    def toggle(self, part: Part) -> None:
        """Add a part to those chosen, or take it off."""
        others = tuple(other for other in self.chosen if other != part)
        self._set(self.hovered, others if part in self.chosen else (*others, part))

    def point_like(self, other: "Pointing") -> None:
        """Point at the same parts as another."""
        self._set(other.hovered, other.chosen)

    @Slot()
    def clear(self) -> None:
        self._set(None, ())

    def walk(self, sizes: tuple[int, ...], layers: int, neurons: int, *, add: bool) -> None:
        """Choose the neuron that lies so many layers and places further; first the first hidden.

        sizes: of the layers. add: keep those chosen before. From a connection the way leads to the
        neurons at its ends.
        """
        start = self.chosen[-1] if self.chosen else None
        if start is None:
            end: Neuron = (1, 0)
        elif isinstance(start, Connection):
            is_on = layers > 0
            end = (start.layer + is_on, start.target if is_on else start.source)
        else:
            end = _moved(sizes, start, layers, neurons)
        kept = tuple(part for part in self.chosen if part != end) if add else ()
        self._set(None, (*kept, end))

    def _set(self, hovered: Part | None, chosen: tuple[Part, ...]) -> None:
        if (hovered, chosen) != (self.hovered, self.chosen):
            self.hovered, self.chosen = hovered, chosen
            self.changed.emit()


def _moved(sizes: tuple[int, ...], start: Neuron, layers: int, neurons: int) -> Neuron:
    layer, index = start
    moved = min(max(layer + layers, 0), len(sizes) - 1)
    if moved != layer:
        # The neuron at the same height of the next layer.
        index = round(index / max(1, sizes[layer] - 1) * (sizes[moved] - 1))
    return moved, min(max(index + neurons, 0), sizes[moved] - 1)

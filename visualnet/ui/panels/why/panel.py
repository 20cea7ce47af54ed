"""Panel on an answer: what each pixel adds, what would flip it, what fools the network."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from visualnet.arrays import FloatArray, PixelArray
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.insight.contributions import Contributions
from visualnet.nn.network import as_inputs
from visualnet.number_text import count_text, decimal_text, number_text
from visualnet.ui.look.theme import follow_theme
from visualnet.ui.panels.why.change_pictures import (
    flip_pictures,
    flip_words,
    fool_pictures,
    fool_words,
)
from visualnet.ui.panels.why.change_section import ChangeSection
from visualnet.ui.panels.why.changes import Changes
from visualnet.ui.panels.why.class_pair import ClassPair
from visualnet.ui.panels.why.pixel_picture import PixelPicture
from visualnet.ui.panels.why.signed_colours import SignLegend, signed_image
from visualnet.ui.widgets.build import STRETCH, button, column, marked, muted, row
from visualnet.ui.widgets.upright_scroll_area import scrolled_page

_ROOM = 1.6
"""A scale stays until the largest value passes its end, or is less than its end through this."""

_LEAP = 1.1
"""By so much more than is needed a scale grows, so that it need not grow soon again."""


class WhyPanel(QWidget):
    """Two classes, the pixels' contributions to the lead of one over the other, and changes."""

    pair_changed = Signal()
    """By the user."""
    changes_requested = Signal()
    """Those of the network as it is now."""
    image_chosen = Signal(object)  # PixelArray
    """A changed image, (28, 28) uint8, to be tried."""
    connections_toggled = Signal(bool)
    """By the user, whether the connections are to show their contributions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whyPanel")
        self.setAccessibleName(self.tr("Why"))
        self._classes: Sequence[str] = ()
        self._shown: tuple[Contributions, PixelArray] | None = None
        self._changes: Changes | None = None
        self._scale = 0.0
        self._pair = ClassPair()
        plain = Qt.TextFormat.PlainText
        self._lead = muted(textFormat=plain, accessibleName=self.tr("Answer"))
        self._picture = PixelPicture(self.tr("What each pixel adds for and against"), 7)
        self._legend = SignLegend()
        self._on_connections = marked(
            QCheckBox(self.tr("show it on the connections")),
            "whyOnConnections",
            self.tr("Show on each connection what it adds"),
        )
        self._when = muted(wraps=False, textFormat=plain, accessibleName=self.tr("State"))
        self._now = button(
            self.tr("Update"),
            self.tr("Compute the changes below now, without waiting for a pause"),
            self.changes_requested,
            "changesNowButton",
        )
        changed = self.tr("The changed image")
        self._flip = ChangeSection(
            self.tr("WHAT WOULD CHANGE THE ANSWER"),
            [self.tr("Pixels to add and to erase"), changed],
            4,
        )
        self._fool = ChangeSection(
            self.tr("THE SMALLEST CHANGE THAT FOOLS IT"),
            [self.tr("The image unchanged"), self.tr("The change"), changed],
            3,
        )
        self._lay_out()
        self._pair.pair_changed.connect(self.pair_changed)
        self._flip.image_chosen.connect(self.image_chosen)
        self._fool.image_chosen.connect(self.image_chosen)
        self._on_connections.clicked.connect(self.connections_toggled)
        self.show_nothing()
        follow_theme(self._draw)

    @property
    def pair(self) -> tuple[int, int]:
        """The classes that are compared: (the one asked for, the one against it)."""
        return self._pair.pair

    def set_classes(self, names: Sequence[str]) -> None:
        """Set the names of the classes, two or more, and take away what was shown."""
        self._classes = names
        self._pair.set_classes(names)
        self.show_nothing()

    def set_on_connections(self, is_on: bool) -> None:
        """Tell whether the connections show their contributions; emits nothing."""
        self._on_connections.setChecked(is_on)

    def show_order(self, order: Sequence[int]) -> None:
        """Take the classes from the most to the least probable; emits nothing."""
        self._pair.show_order(order)

    def show_contributions(self, found: Contributions, image: PixelArray) -> None:
        """Show what the pixels of an image, (28, 28) uint8, add to the lead."""
        self._shown = found, image
        largest = float(np.abs(found.pixels).max())
        if not largest <= self._scale <= _ROOM * largest:
            self._scale = float(f"{largest * _LEAP:.2g}")
        first, second = self._classes[found.first], self._classes[found.second]
        self._lead.setText(
            self.tr(
                "z of {0} minus z of {1} is {2}: {3} from an empty pad, {4} from the pixels."
            ).format(
                first,
                second,
                signed(found.lead),
                signed(found.empty_lead),
                signed(float(found.pixels.sum(dtype=np.float64))),
            )
        )
        self._legend.set_words(
            self.tr("{0} for {1}").format(number_text(self._scale), second),
            self.tr("{0} for {1}").format(number_text(self._scale), first),
        )
        self._now.setEnabled(True)
        self._draw_contributions()

    def show_changes(self, changes: Changes) -> None:
        """Show what would change the answer."""
        self._changes = changes
        self._when.setText(self.tr("Computed at step {0}.").format(count_text(changes.step)))
        self._draw_changes()

    def show_nothing(self, *, is_overflowed: bool = False) -> None:
        """Say that there is nothing to explain.

        is_overflowed: sums in the network are too large for an answer.
        """
        self._shown = self._changes = None
        self._scale = 0.0
        self._lead.setText(
            self.tr("There is no answer to explain: the network's numbers are too large.")
            if is_overflowed
            else self.tr("Draw something: there is no answer to explain.")
        )
        self._legend.set_words("", "")
        self._when.setText("")
        self._now.setEnabled(False)
        self._draw()

    def _draw(self) -> None:
        self._draw_contributions()
        self._draw_changes()

    def _lay_out(self) -> None:
        update = row((self._when, 1), self._now)
        shown = self._pair, self._lead, self._picture, self._legend, self._on_connections
        parts = *shown, 4, update, self._flip, 6, self._fool, STRETCH
        spoken, edges = self.accessibleName(), (10, 10, 10, 8)
        column(scrolled_page(spoken, *parts, gap=8, edges=edges), on=self)

    def _draw_contributions(self) -> None:
        if self._shown is None:
            self._picture.show_image(None)
            return
        found, image = self._shown
        pixels = _square(found.pixels)
        shown = signed_image(pixels / (self._scale or 1.0), as_inputs(image))
        self._picture.show_image(shown, self._meaning)

    def _meaning(self, row: int, column: int) -> str:
        if self._shown is None:
            return ""
        found, image = self._shown
        value = float(_square(found.pixels)[row, column])
        winner = self._classes[found.first if value >= 0 else found.second]
        return self.tr("row {0}, column {1}: ink {2}, {3} for {4}").format(
            row + 1,
            column + 1,
            decimal_text(float(image[row, column]) / 255, 2),
            number_text(abs(value)),
            winner,
        )

    def _draw_changes(self) -> None:
        changes = self._changes
        if changes is None:
            self._flip.show_nothing(self.tr("Not computed yet."))
            self._fool.show_nothing(self.tr("Not computed yet."))
            return
        flipped, fooling = changes.flip.image, changes.fooling
        fooled = None if fooling is None else fooling.image
        pictures = flip_pictures(changes, self._classes)
        self._flip.show_pictures(pictures, flip_words(changes, self._classes), flipped)
        pictures = fool_pictures(changes, self._classes)
        self._fool.show_pictures(pictures, fool_words(changes, self._classes), fooled)


def signed(value: float) -> str:
    """Return a number with its sign, which is as wide as a plus: +5.31, −0.41."""
    return decimal_text(value, 2, signed=True)


def _square(pixels: FloatArray) -> FloatArray:
    return pixels.reshape(FIELD_SIDE, FIELD_SIDE)

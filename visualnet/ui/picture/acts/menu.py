"""Context menu of the picture: of a neuron, of a connection, of the whole."""

from functools import partial

from PySide6.QtCore import QPoint

from visualnet.data.dataset import Split
from visualnet.features import input_names
from visualnet.insight.split_activations import split_activations
from visualnet.nn.network import Network
from visualnet.scene.parts import Connection, Neuron, Part
from visualnet.ui.look.translation import Texts
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.picture.parts.edits import (
    freezing,
    is_input,
    no_bias,
    no_freeze,
    no_silence,
    restoring,
    silencing,
)
from visualnet.ui.window.acts.context_menus import Act, Entries, Entry
from visualnet.ui.window.context import Context

_tr = Texts("PictureMenu")


class PictureMenu:
    """Makes the entries for a place of the network view."""

    def __init__(self, context: Context, view: NetworkView) -> None:
        self._context, self._view = context, view

    def entries(self, place: QPoint | None) -> Entries:
        """Return what can be done there; the part there is chosen. None: with what is chosen."""
        canvas = self._view.canvas
        if place is not None:
            part = canvas.part_at(canvas.mapFrom(self._view, place).toPointF())
            canvas.pointing.keep(part)
        chosen = canvas.chosen
        return self._of_part(chosen[-1]) if chosen else self._of_picture()

    def _of_picture(self) -> Entries:
        modes: Entries = [f"{mode.name.lower()}Mode" for mode in Mode]
        return [
            (_tr("Connections show"), modes), "trace", "markStep", "dashNegative", None,
            "zoomIn", "zoomOut", "zoomReset", None,
            "exportPicture", "record", "film", "print", None,
            "present",
        ]  # fmt: skip

    def _of_part(self, part: Part) -> Entries:
        inspect = partial(self._context.open_panel, "inspector", part)
        let_go = self._view.canvas.let_go
        return [
            *([] if is_input(part) else [Act(_tr("Inspect"), inspect, "inspect")]),
            *self.part_entries(part), None,
            Act(_tr("Deselect"), let_go, "deselect", _tr("Clear the selection (Esc)")),
        ]  # fmt: skip

    def part_entries(self, part: Part) -> Entries:
        """Return what can be done with a part wherever it is shown."""
        why = partial(self._context.open_panel, "why")
        reads_images = self._context.session.features is None
        entries: list[Entry] = []
        if reads_images:
            entries.append(Act(_tr("Explain this answer"), why, "why"))
        entries += ["trace", None]
        if reads_images and not isinstance(part, Connection) and not is_input(part):
            entries.append(self._strongest(part))
        return [*entries, *self._edits(part)]

    def _strongest(self, neuron: Neuron) -> Act:
        data = self._context.session.image_dataset
        has_images = data is not None and len(data.test) > 0
        return Act(
            _tr("Show the image with the highest activation"),
            partial(self._show_strongest, neuron),
            "strongest",
            _tr("Put the test image with the highest activation into the pad"),
            is_enabled=has_images,
        )

    def _show_strongest(self, neuron: Neuron) -> None:
        session, pad = self._context.session, self._context.pad
        data, network, run = session.image_dataset, session.network, session.run_id
        if data is None:
            return

        def take(position: int) -> None:
            if session.run_id == run and session.image_dataset is data:
                pad.show_image(data.test, position, _tr("image with the highest activation"))

        find = partial(_strongest_position, network, data.test, neuron)
        self._context.jobs.submit(find, take, self._context.tell)

    def _edits(self, part: Part) -> Entries:
        session = self._context.session
        network, can_edit = session.network, session.matching_dataset is not None
        inputs = input_names(session.features)
        obstacle = "" if can_edit else _tr("Open data with the classes of this network first.")
        text = _tr("Change weight…") if isinstance(part, Connection) else _tr("Change bias…")
        acts = [
            (_tr("Silence"), no_silence(network, part), lambda: session.edit(silencing(part))),
            (_tr("Freeze"), no_freeze(network, part, inputs), lambda: session.edit(freezing(part))),
            (
                _tr("Restore"),
                "" if session.edits else _tr("No edits since the last step."),
                lambda: session.edit(restoring(part, session.network_before_edits)),
            ),
            # The panel shows the part chosen last in the picture.
            (
                text,
                no_bias(network, part, inputs),
                lambda: self._context.open_panel("edits"),
            ),
        ]
        names = ("silence", "freeze", "restore", "changeValue")
        return [
            Act(text, call, name, obstacle or reason, is_enabled=not (obstacle or reason))
            for name, (text, reason, call) in zip(names, acts, strict=True)
        ]


def _strongest_position(network: Network, test: Split, neuron: Neuron) -> int:
    layer, index = neuron
    found = split_activations(network, test.images, test.labels, wanted=[layer])
    return int(found.of(layer)[:, index].argmax())

"""A network with edits made by hand: made one after the other, undone, held while training."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from visualnet.arrays import FloatArray, MaskArray
from visualnet.nn.buffer_pool import recycled_copy
from visualnet.nn.network import Network

if TYPE_CHECKING:
    from visualnet.nn.edits import Edit


class EditedNetwork:
    """A network and the edits made to it; a value: every change of the list is a new one.

    base: the network before the edits, which must not change any more. edits: in their order. held:
    which parameters training must leave alone after them, (parameters,).
    network: the base's shape around the edited parameters, which are read-only.
    """

    def __init__(
        self,
        base: Network,
        edits: Sequence["Edit"] = (),
        *,
        held_before: MaskArray | None = None,
        before_last: FloatArray | None = None,
    ) -> None:
        """held_before: which parameters were held before the edits, None for none of them.

        before_last: the parameters with all edits but the last made, where they are known.
        Raises ShapeError where the network has no part that an edit is about.
        """
        self.base = base
        self.edits = tuple(edits)
        if before_last is None:
            # The base does not change any more, so until there is a second edit it is shared.
            before_last = base.parameters
            if self.edits[:-1]:
                before_last = recycled_copy(before_last)
            for edit in self.edits[:-1]:
                edit.write(base, before_last)
        self._before_last = before_last
        parameters = before_last
        if self.edits or before_last.flags.writeable:
            parameters = recycled_copy(before_last)
        if self.edits:
            self.edits[-1].write(base, parameters)
        parameters.flags.writeable = False
        self.network = base.with_parameters(parameters)
        self._held_before = held_before
        self.held = held_mask(base, self.edits, held_before)

    def with_edit(self, edit: "Edit") -> "EditedNetwork":
        """Return it with one more edit made."""
        return EditedNetwork(
            self.base,
            (*self.edits, edit),
            held_before=self._held_before,
            before_last=self.network.parameters,
        )

    def with_last(self, edit: "Edit") -> "EditedNetwork":
        """Return it with another edit in the place of the last, as when a slider is moved."""
        return EditedNetwork(
            self.base,
            (*self.edits[:-1], edit),
            held_before=self._held_before,
            before_last=self._before_last,
        )


def held_mask(
    network: Network, edits: Sequence["Edit"], held_before: MaskArray | None = None
) -> MaskArray:
    """Return which parameters training must leave alone after these edits, (parameters,).

    Those held before, and those of what is frozen or silent, unless a later edit restores them.
    """
    mask = np.zeros(network.parameters.size, np.bool_)
    if held_before is not None:
        mask |= held_before
    if not edits:
        return mask
    # Loaded with the first edit.
    from visualnet.nn.edits import Freeze, Restore, Silence

    for edit in edits:
        if isinstance(edit, Freeze | Silence):
            mask |= edit.mask(network)
        elif isinstance(edit, Restore):
            mask &= ~edit.mask(network)
    return mask


def restore_frozen(parameters: FloatArray, mask: MaskArray, kept: FloatArray) -> None:
    """Overwrite the parameters by the kept ones where the mask is True; allocates nothing.

    To be called after every update: whatever the optimizer, penalties and decay did is undone.
    """
    np.copyto(parameters, kept, where=mask)

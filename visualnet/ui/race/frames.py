"""Frames of a race: both networks with the drawing in them, and their difference as one."""

from dataclasses import replace

import numpy as np

from visualnet.data.class_matching import place_of
from visualnet.data.drawing.picture_ways import is_blank
from visualnet.nn.network import as_inputs
from visualnet.training.racing.contender import Contender, ContenderState
from visualnet.ui.session.frame import Frame, Probe, ProbeSource, Progress
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.session.pad_state import PadState


def probe_of(pad: PadState, classes: tuple[str, ...]) -> Probe:
    """Return what is in the pad as the input of a network with these classes."""
    content = pad.content
    if content.is_empty:
        return Probe(PadContent().seen(pad.brush), None, ProbeSource.NOTHING)
    source = ProbeSource.DRAWING if content.image is None else ProbeSource.TEST_IMAGE
    label = None if content.label is None else place_of(content.label, classes)
    return Probe(pad.image(), label, source)


def frame_of(contender: Contender, state: ContenderState, probe: Probe) -> Frame:
    """Return one side of a race as a picture shows it. state: of that contender."""
    snapshot = state.snapshot
    network = contender.trainer.network.with_parameters(snapshot.parameters)
    forward = network.forward(as_inputs(probe.image.reshape(1, -1)))
    answers = forward.probabilities[0]
    is_read = not is_blank(probe.image) and bool(np.isfinite(answers).all())
    return Frame(
        run_id=snapshot.run_id,
        network=network,
        probe=probe,
        forward=forward,
        answer=int(answers.argmax()) if is_read else None,
        progress=Progress(step=snapshot.step, is_over=state.is_over),
    )


def difference_frame(a: Frame, b: Frame) -> Frame:
    """Return a frame of B whose change since its start is what it has more than A; of one shape."""
    return replace(b, run_id=-b.run_id, first_parameters=a.network.parameters)

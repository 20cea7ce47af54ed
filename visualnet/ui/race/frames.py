"""Frames of a race: both networks with the drawing in them, and their difference as one."""

from dataclasses import replace

from visualnet.nn.network import as_inputs
from visualnet.training.racing.contender import Contender, ContenderState
from visualnet.ui.session.frame import Frame, Probe, Progress, answer_of


def frame_of(contender: Contender, state: ContenderState, probe: Probe) -> Frame:
    """Return one side of a race as a picture shows it. state: of that contender."""
    snapshot = state.snapshot
    network = contender.trainer.network.with_parameters(snapshot.parameters)
    forward = network.forward(as_inputs(probe.image.reshape(1, -1)))
    return Frame(
        run_id=snapshot.run_id,
        network=network,
        probe=probe,
        forward=forward,
        answer=answer_of(probe.image, forward),
        progress=Progress(step=snapshot.step, is_over=state.is_over),
    )


def difference_frame(a: Frame, b: Frame) -> Frame:
    """Return a frame of B whose change since its start is what it has more than A; of one shape."""
    return replace(b, run_id=-b.run_id, first_parameters=a.network.parameters)

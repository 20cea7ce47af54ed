"""Figures of the inspector that need the whole test set; for any thread."""

from dataclasses import dataclass

from visualnet.data.datasets import Split
from visualnet.insight.ablation import Ablation, ablate
from visualnet.insight.excitation import Excitation, excitation
from visualnet.insight.gradients import batch_gradient
from visualnet.insight.layer import LayerFacts, layer_facts
from visualnet.insight.receptive_field import ReceptiveField, mean_receptive_field
from visualnet.insight.split_activations import SplitActivations, split_activations
from visualnet.nn.network import Network
from visualnet.scene.parts import Connection
from visualnet.ui.widgets.part_names import Choice, layer_of

FIELD_IMAGES = 1000
"""The effective receptive field is a mean over so many images: 10,000 would take 3.5 s for
784-1024-1024-1024-1024-10, these take 0.4 s (2026-11)."""

GRADIENT_IMAGES = 1000


@dataclass(frozen=True, slots=True, eq=False)
class NeuronFigures:
    """silenced, at_mean: its activation held at 0, and at its mean. field_images: averaged over."""

    excitation: Excitation
    silenced: Ablation
    at_mean: Ablation
    field: ReceptiveField
    field_images: int


@dataclass(frozen=True, slots=True)
class ConnectionFigures:
    """gradient: of the mean loss over the first `images` training images, by the weight."""

    gradient: float
    images: int


Figures = NeuronFigures | ConnectionFigures | LayerFacts


@dataclass(frozen=True, slots=True, eq=False)
class FiguresRequest:
    """All that figures are made from. known: activations computed before, if there are any.

    target_margin: of the loss, as in TrainingConfig.
    """

    choice: Choice
    network: Network
    step: int
    train: Split
    test: Split
    target_margin: float
    known: SplitActivations | None = None


@dataclass(frozen=True, slots=True, eq=False)
class FiguresAnswer:
    """figures: of what was chosen. activations: to hand in with the next request."""

    request: FiguresRequest
    figures: Figures
    activations: SplitActivations | None


def make_figures(request: FiguresRequest) -> FiguresAnswer:
    """Return the figures of what is chosen, which must not be a pixel; the splits are not empty.

    A neuron of 784-16-16-10 takes 0.1 s, one of 784-1024-1024-1024-1024-10 2 to 4 s; with the
    activations known, 0.02 and 1 to 3 s. The latter's layers take up to 13 s beside a busy
    machine, for their singular values (2026-11).
    """
    choice, network = request.choice, request.network
    if isinstance(choice, Connection):
        return FiguresAnswer(request, _connection_figures(request, choice), request.known)
    layer = layer_of(choice)
    activations = _activations(request, layer)
    if isinstance(choice, int):
        facts = layer_facts(network, layer, activations.of(layer))
        return FiguresAnswer(request, facts, activations)
    index = choice[1]
    field_images = request.test.inputs[:FIELD_IMAGES]
    figures = NeuronFigures(
        excitation=excitation(activations, layer, index),
        silenced=ablate(activations, layer, index),
        at_mean=ablate(activations, layer, index, to_mean=True),
        field=mean_receptive_field(network, field_images, layer, index),
        field_images=len(field_images),
    )
    return FiguresAnswer(request, figures, activations)


def _activations(request: FiguresRequest, layer: int) -> SplitActivations:
    known, test = request.known, request.test
    if (
        known is not None
        and known.network.parameters is request.network.parameters
        and known.labels is test.labels
        and layer in known.layers
    ):
        return known
    return split_activations(request.network, test.inputs, test.labels, wanted=[layer])


def _connection_figures(request: FiguresRequest, choice: Connection) -> ConnectionFigures:
    images = request.train.inputs[:GRADIENT_IMAGES]
    labels = request.train.labels[:GRADIENT_IMAGES]
    gradient = batch_gradient(request.network, images, labels, request.target_margin)
    weights, _ = request.network.layer_views(gradient)
    return ConnectionFigures(
        float(weights[choice.layer][choice.source, choice.target]), len(images)
    )

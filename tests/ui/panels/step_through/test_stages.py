from visualnet.nn.network import Network
from visualnet.ui.panels.step_through.stages import Stage, short_title, stage_of, stages_of


def test_the_stages_go_from_the_pixels_to_the_answer_back_to_the_first_weights_and_on():
    assert stages_of(3) == (
        *("pixels", "z1", "a1", "z2", "a2", "z3", "answer", "loss"),
        *("delta3", "gradient3", "delta2", "gradient2", "delta1", "gradient1"),
        *("update", "again"),
    )
    assert stages_of(1) == (
        *("pixels", "z1", "answer", "loss", "delta1", "gradient1"),
        *("update", "again"),
    )


def test_a_stage_tells_its_layer_and_whether_it_needs_a_label():
    assert stage_of("gradient12", 12) == Stage("gradient", 12)
    assert stage_of("answer", 3) == Stage("answer", 3)
    assert [name for name in stages_of(2) if not stage_of(name, 2).needs_label] == [
        *("pixels", "z1", "a1", "z2", "answer"),
    ]


def test_titles_are_those_of_the_network_that_is_shown():
    network = Network((784, 16, 16, 10), ("sigmoid", "relu"), "sigmoid")
    assert " ".join(short_title(name, network) for name in stages_of(3)) == (
        "pixels z¹ σ z² ReLU z³ sigmoid loss δ³ ∂W³ δ² ∂W² δ¹ ∂W¹ update again"
    )

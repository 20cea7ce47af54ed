import numpy as np

from visualnet.data.bundled.mnist import load_mnist
from visualnet.data.polarity import blank_images, dark_papers, inverted, light_papers


def test_light_paper_is_told_from_dark() -> None:
    images = load_mnist()[1].images[:500]
    assert dark_papers(images).mean() > 0.99
    assert not light_papers(images).any()
    assert light_papers(255 - images).mean() > 0.99
    # Off-white, and uneven as a photograph is.
    shades = np.linspace(150, 210, 28).astype(np.uint8)[:, None]
    photographed = np.minimum(255 - images, shades)
    assert light_papers(photographed).mean() > 0.95


def test_what_has_no_paper_is_neither() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (200, 28, 28), np.uint8)
    assert not light_papers(noise).any()
    assert not dark_papers(noise).any()


def test_those_on_light_paper_alone_are_inverted() -> None:
    images = load_mnist()[1].images[:100]
    mixed = images.copy()
    mixed[::2] = 255 - mixed[::2]
    assert np.array_equal(inverted(mixed, "light"), images)
    assert np.array_equal(inverted(mixed, "all"), 255 - mixed)
    assert inverted(mixed, "none") is mixed


def test_an_image_of_one_level_is_blank() -> None:
    images = load_mnist()[1].images[:4].copy()
    images[1], images[2] = 0, 255
    assert blank_images(images).tolist() == [False, True, True, False]

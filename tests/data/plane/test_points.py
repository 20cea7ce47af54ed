"""Points as data sets: how they are parted, scaled and matched to a network's columns."""

from pathlib import Path

import numpy as np
import pytest

from visualnet.data.dataset import Dataset, Split
from visualnet.data.datasets import load_dataset, load_test_images, source_title
from visualnet.data.look import warnings_on
from visualnet.data.plane.patterns import PATTERNS
from visualnet.data.plane.points import load_points, read_points
from visualnet.data.plane.settings import POINT_SETTINGS, PointSettings
from visualnet.data.preparing import Preparation
from visualnet.errors import DataError, SettingError
from visualnet.features import Features
from visualnet.settings_table import SETTINGS


def table(path: Path, count: int = 60, names: str = "height,weight,kind") -> Path:
    generator = np.random.default_rng(1)
    points = generator.normal([170, 70], [10, 15], (count, 2))
    kinds = ["tall" if k % 3 else "small" for k in range(count)]
    lines = [f"{x},{y},{kind}" for (x, y), kind in zip(points.tolist(), kinds, strict=True)]
    path.write_text("\n".join([names, *lines]), encoding="utf-8")
    return path


def test_a_pattern_is_parted_by_the_share() -> None:
    dataset = load_dataset("spiral", points=PointSettings(points=400, train_share=0.75))
    assert (len(dataset.train), len(dataset.validation), len(dataset.test)) == (300, 0, 100)
    assert min(dataset.train.counts(2)) > 130
    assert dataset.train.inputs.dtype == np.float32
    assert dataset.input_count == 2
    assert dataset.features == Features(("x", "y"))
    assert (dataset.name, dataset.title, dataset.classes) == ("spiral", "Spiral", ("1", "2"))
    assert source_title("spiral") == "spiral"
    assert not dataset.train.inputs.flags.writeable
    points, _ = PATTERNS["spiral"].points(400, 0.0, 0)
    both = np.concatenate([dataset.train.inputs, dataset.test.inputs])
    assert sorted(map(tuple, both.tolist())) == sorted(
        map(tuple, points.astype(np.float32).tolist())
    )


def _rows(part: Split) -> set[tuple[float, ...]]:
    return set(map(tuple, part.inputs.tolist()))


@pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 0.85])
def test_a_larger_share_still_trains_on_what_a_smaller_one_did(share: float) -> None:
    less, more = (
        load_dataset("moons", points=PointSettings(points=400, train_share=each))
        for each in (share, share + 0.05)
    )
    assert len(less.train) == round(400 * share)
    assert _rows(less.train) < _rows(more.train)


def test_a_point_keeps_its_part_while_others_come_and_go(tmp_path: Path) -> None:
    path = table(tmp_path / "people.csv")
    before = load_dataset(str(path))
    features = before.features
    lines = path.read_text().splitlines()
    # One is taken away, and others come.
    lines[7] = ""
    path.write_text("\n".join([*lines, "1,2,tall", "3,4,small", "5,6,tall"]))
    after = load_points(str(path), features=features)
    assert len(after.train) + len(after.test) == 62
    assert not _rows(before.train) & _rows(after.test)
    assert not _rows(before.test) & _rows(after.train)


def test_no_data_are_their_own_test_data(tmp_path: Path) -> None:
    path = table(tmp_path / "people.csv")
    again = tmp_path / "." / "people.csv"
    for source, other in (("moons", "moons"), (str(path), str(path)), (str(path), f"{again}")):
        with pytest.raises(SettingError, match="cannot be its own test data"):
            load_points(source, test_source=other)


def test_decimal_commas_are_told(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    rows = [f"{k},5;{k};{'a, b' if k % 2 else 'c'}" for k in range(20)]
    path.write_text("\n".join(["h;w;label", *rows]))
    (note,) = load_points(str(path)).notes
    assert str(note).startswith("Commas are read as decimal signs")
    path.write_text("\n".join(["h;w;label", *(row.replace(",5", ".5") for row in rows)]))
    assert load_points(str(path)).notes == ()


def test_few_points_have_some_to_train_on_and_some_to_test(tmp_path: Path) -> None:
    path = table(tmp_path / "few.csv", 12)
    for share in (0.05, 0.5, 0.95):
        for seed in range(5):
            dataset = load_points(str(path), PointSettings(train_share=share, data_seed=seed))
            assert len(dataset.train) >= 1
            assert len(dataset.test) >= 1


def test_the_data_seed_alone_draws_other_points() -> None:
    def drawn(**settings: int) -> Dataset:
        return load_dataset("xor", points=PointSettings(**settings))

    first = drawn()
    assert np.array_equal(first.train.inputs, drawn(data_seed=0).train.inputs)
    assert not np.array_equal(first.train.inputs, drawn(data_seed=1).train.inputs)


def test_labels_and_numbers_are_chosen_as_of_images() -> None:
    dataset = load_dataset("circle", validation_examples=50, train_examples=100, label_noise=0.2)
    plain = load_dataset("circle", validation_examples=50, train_examples=100)
    assert (len(dataset.train), len(dataset.validation)) == (100, 50)
    assert (dataset.train.labels != plain.train.labels).sum() == 20
    assert load_dataset("circle", balanced=True, train_examples=60).train.counts(2) == [30, 30]


def test_features_are_made_of_the_points() -> None:
    plain = load_dataset("circle")
    made = load_dataset("circle", points=PointSettings(features="x2,y2"))
    assert made.features is not None
    assert made.features.names == ("x²", "y²")
    np.testing.assert_allclose(made.train.inputs, plain.train.inputs**2, rtol=1e-4, atol=1e-6)


def test_a_table_is_scaled_by_what_is_trained_on(tmp_path: Path) -> None:
    dataset = load_dataset(str(table(tmp_path / "people.csv")))
    assert dataset.title == "people"
    assert dataset.classes == ("small", "tall")
    assert len(dataset.train) == len(dataset.test) == 30
    np.testing.assert_allclose(dataset.train.inputs.mean(axis=0), 0, atol=1e-4)
    np.testing.assert_allclose(dataset.train.inputs.std(axis=0), 1, rtol=1e-4)
    features = dataset.features
    assert features is not None
    assert features.columns == ("height", "weight")
    assert features.mean == pytest.approx((170, 70), rel=0.1)
    points = features.points_of(dataset.train.inputs)
    assert points is not None
    assert features.low == pytest.approx(points.min(axis=0), rel=1e-4)
    assert features.high == pytest.approx(points.max(axis=0), rel=1e-4)


def test_a_network_reads_a_table_by_the_names_of_its_columns(tmp_path: Path) -> None:
    features = load_dataset(str(table(tmp_path / "people.csv"))).features
    assert features is not None
    turned = Features(features.columns[::-1], (), features.mean[::-1], features.scale[::-1])
    one, other = (
        load_dataset(str(tmp_path / "people.csv"), features=chosen) for chosen in (features, turned)
    )
    assert np.array_equal(one.test.inputs, other.test.inputs[:, ::-1])
    points, _ = read_points(tmp_path / "people.csv", turned)
    assert points.shape == (60, 2)
    assert points[:, 1].mean() > 120
    with pytest.raises(SettingError, match="columns"):
        load_dataset("circle", features=features)


def test_other_points_may_be_tested_on(tmp_path: Path) -> None:
    path = str(table(tmp_path / "people.csv"))
    other = str(table(tmp_path / "others.csv", 20))
    dataset = load_dataset(path, test_dataset=other)
    assert (len(dataset.train), len(dataset.test)) == (60, 20)
    assert len(load_test_images(other, is_whole=True, features=dataset.features).test) == 20
    assert len(load_test_images(other).test) == 10
    elsewhere = load_dataset("circle", test_dataset="xor")
    assert list(map(str, elsewhere.notes)) == [
        f"Measured on XOR, not on the {len(load_dataset('circle').test)} test points of Circle."
    ]
    with pytest.raises(SettingError, match="classes"):
        load_dataset("spiral", test_dataset="spiral3")
    with pytest.raises(SettingError, match="images"):
        load_dataset("mnist", test_dataset="spiral")


@pytest.mark.parametrize(
    "wrong",
    [
        {"pictures": "inverted"},
        {"preparation": Preparation(turn_images="left")},
        {"preparation": Preparation(leave_out_blank=True)},
        {"validation_examples": 600},
        {"train_examples": 501},
    ],
    ids=str,
)
def test_what_only_images_can_have_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(SettingError) as error:
        load_dataset("spiral", **wrong)  # type: ignore[arg-type]
    assert str(error.value).endswith(".")


def test_points_are_no_images() -> None:
    dataset = load_dataset("spiral")
    with pytest.raises(DataError, match="points"):
        _ = dataset.train.images
    assert warnings_on(dataset, "spiral", Preparation()) == []


def test_few_points_or_one_class_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="12"):
        load_dataset(str(table(tmp_path / "few.csv", 9)))
    lines = "\n".join(["x,y,label", *(f"{k},{k},a" for k in range(20))])
    (tmp_path / "one.csv").write_text(lines, encoding="utf-8")
    with pytest.raises(DataError, match="of 1 class;"):
        load_dataset(str(tmp_path / "one.csv"))


def test_the_settings_are_those_of_the_table() -> None:
    for name in POINT_SETTINGS:
        assert getattr(PointSettings(), name) == SETTINGS[name].default
    for wrong in ({"points": 3}, {"noise": 2.0}, {"train_share": 1.0}, {"features": "z"}):
        with pytest.raises(SettingError):
            PointSettings(**wrong)  # type: ignore[arg-type]

"""Where the plane lies that is shown of a network's points."""

import pytest

from visualnet.data.datasets import load_dataset
from visualnet.data.plane.settings import PointSettings
from visualnet.ui.session.plane_state import first_point


def test_the_plane_of_squares_spans_what_the_table_has(tmp_path):
    path = tmp_path / "far.csv"
    rows = [f"{100 + k},{-0.5 + k / 1000},{'ab'[k % 2]}" for k in range(60)]
    path.write_text("\n".join(["x,y,label", *rows]), encoding="utf-8")
    dataset = load_dataset(str(path), points=PointSettings(features="x2,y2"))
    features = dataset.features
    assert features is not None
    for data in (dataset, None):
        shown = first_point(features, data)
        assert shown.low == pytest.approx((94, -0.506), rel=0.05)
        assert shown.high == pytest.approx((165, -0.435), rel=0.05)

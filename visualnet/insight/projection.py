"""The map: points of many dimensions seen from where they differ most, by principal components.

The two axes are those along which the points vary most (Pearson 1901; Hotelling 1933), from the
eigenvectors of their covariance matrix. While a network learns, they are held steady.
"""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import eigh

from visualnet.arrays import FloatArray, IndexArray, LabelArray
from visualnet.data.subsets import stratified_order

AXES = 2


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """A plane in the space of some points, with its axes; all arrays are read-only.

    centre: (dimensions,), the mean of the points. axes: (dimensions, 2), of length 1 and at right
    angles; the second is 0 where there is one dimension. shares: (2,), how much of the variance of
    the points lies along each axis, 0 to 1; 0 where all points are the same.
    """

    centre: FloatArray
    axes: FloatArray
    shares: FloatArray

    def project(self, points: FloatArray) -> FloatArray:
        """Return where points, (examples, dimensions), lie on the plane, (examples, 2)."""
        return points @ self.axes - self.centre @ self.axes


def principal_plane(points: FloatArray) -> Plane:
    """Return the plane on which points, (examples, dimensions), one or more, vary most.

    The largest entry of each axis is positive. 2,000 points of 16, 128 and 1,024 dimensions take
    0.3, 2 and 80 ms; 10,000 images 110 ms, and 31 MB (2026-11).
    """
    centre = points.mean(axis=0)
    centred = points - centre
    return _plane(centre, principal_axes(centred, AXES), centred)


class SteadyPlane:
    """The principal plane of points that move, held steady from frame to frame.

    The axes of a plane may turn within it, and change sign, without changing what is on it. So
    those of each new plane are turned to lie as near as they can to the ones shown before
    (orthogonal Procrustes: Schönemann 1966), and shown ones follow them exponentially.
    Belongs to one thread.
    """

    def __init__(self, settle_seconds: float = 0.6) -> None:
        """settle_seconds: time constant with which the shown axes follow; 0 for at once."""
        self._settle_seconds = settle_seconds
        self._axes: FloatArray | None = None

    def reset(self) -> None:
        """Forget the axes, so that the next points set them at once (another layer or run)."""
        self._axes = None

    def follow(self, points: FloatArray, elapsed: float) -> Plane:
        """Return the plane to show for points, (examples, dimensions), one or more.

        elapsed: seconds since the last call; 0 keeps the axes. Points of another number of
        dimensions set them at once. The plane is centred on the present points.
        """
        centre = points.mean(axis=0)
        centred = points - centre
        axes = principal_axes(centred, AXES)
        before = self._axes
        if before is not None and before.shape == axes.shape:
            axes = _between(before, axes @ _nearest_turn(axes.T @ before), self._share(elapsed))
        self._axes = axes
        return _plane(centre, axes, centred)

    def _share(self, elapsed: float) -> float:
        if self._settle_seconds <= 0:
            return 1.0
        return 1.0 - float(np.exp(-max(elapsed, 0.0) / self._settle_seconds))


def principal_axes(centred: FloatArray, count: int) -> FloatArray:
    """Return the directions in which points vary most, (dimensions, count), the first the most.

    centred: (examples, dimensions), with mean 0. Directions have length 1, stand at right angles
    and have a positive largest entry; those that the dimensions do not suffice for are 0.
    """
    # By the whole covariance, of whose eigenvectors LAPACK finds the few asked for. A randomised
    # range finder (Halko, Martinsson and Tropp 2011) is faster only over 500 dimensions, and exact
    # to four digits; all of NumPy's eigenvectors take two to three times as long (2026-11).
    dimensions = centred.shape[1]
    there = min(count, dimensions)
    asked = (dimensions - there, dimensions - 1)
    _, found = eigh(centred.T @ centred, subset_by_index=asked, overwrite_a=True)
    found = found[:, ::-1]
    largest = np.abs(found).argmax(axis=0)
    axes = np.zeros((dimensions, count), centred.dtype)
    axes[:, :there] = found * np.where(found[largest, np.arange(there)] < 0, -1, 1)
    return axes


def stratified_sample(labels: LabelArray, count: int, generator: np.random.Generator) -> IndexArray:
    """Return the positions of `count` examples, each class in its share, in increasing order.

    labels: (examples,). All of them where there are no more.
    """
    return np.sort(stratified_order(labels, generator)[:count])


def _plane(centre: FloatArray, axes: FloatArray, centred: FloatArray) -> Plane:
    total = float(np.vdot(centred, centred))
    along = np.square(centred @ axes).sum(axis=0, dtype=np.float64)
    shares = (along / total if total > 0 else np.zeros(AXES)).astype(np.float32)
    for array in (centre, axes, shares):
        array.flags.writeable = False
    return Plane(centre, axes, shares)


def _between(before: FloatArray, after: FloatArray, share: float) -> FloatArray:
    """Return axes that are a share of the way, 0 to 1, from some axes to aligned ones.

    The orthonormal axes nearest to the mean of both (Higham 1989). Because aligned axes form no
    angle of over 90 degrees with their predecessors, they are never ambiguous.
    """
    return _nearest_turn((1.0 - share) * before + share * after)


def _nearest_turn(matrix: FloatArray) -> FloatArray:
    """Return the matrix of the same shape, with orthonormal columns, that is nearest to one."""
    left, _, right = np.linalg.svd(matrix, full_matrices=False)
    nearest: FloatArray = left @ right
    return nearest

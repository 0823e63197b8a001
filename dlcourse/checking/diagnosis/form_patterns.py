"""General mistakes seen by the form of a result: right numbers of another dtype, shape or container."""

from collections.abc import Callable

import numpy as np

from dlcourse.checking.arrays import dtype_name, is_array, to_numpy
from dlcourse.checking.compare import NUMBERS_ONLY, compare
from dlcourse.checking.diagnosis.evidence import Evidence
from dlcourse.checking.diagnosis.parts import Part, is_close, wrong_parts


def boolean_result(evidence: Evidence) -> bool:
    """True and False where 1 and 0 are asked for."""
    return _every(evidence, _is_boolean)


def promotes_dtype(evidence: Evidence) -> bool:
    """float32 asked for, right numbers in float64."""
    return _every(
        evidence,
        lambda part: (
            is_array(part.got)
            and is_array(part.expected)
            and (dtype_name(part.got), dtype_name(part.expected)) == ("float64", "float32")
            and compare(part.got, part.expected, form=NUMBERS_ONLY) is None
        ),
    )


def list_instead(evidence: Evidence) -> bool:
    """The right numbers in a list."""
    return _every(
        evidence,
        lambda part: (
            is_array(part.expected)
            and isinstance(part.got, list | tuple)
            and compare(part.got, part.expected, form=NUMBERS_ONLY) is None
        ),
    )


def outer_broadcast(evidence: Evidence) -> bool:
    """(N,) against (N, 1) gave (N, N)."""
    return _every_shape(
        evidence,
        lambda g, e: e.ndim >= 1 and g.shape == (len(e), len(e)) and g.shape != e.shape and len(e) > 1,
    )


def transposed(evidence: Evidence) -> bool:
    """Rows and columns are swapped."""
    return _every_shape(evidence, lambda g, e: e.ndim == 2 and is_close(g.T, e))


def axis_left_over(evidence: Evidence) -> bool:
    """The right numbers with an extra axis of length one, or with one missing."""
    return _every_shape(
        evidence,
        lambda g, e: (
            g.shape != e.shape
            and np.squeeze(g).shape == np.squeeze(e).shape
            and compare(np.squeeze(g), np.squeeze(e), 1e-5, NUMBERS_ONLY) is None
        ),
    )


def scalar_instead(evidence: Evidence) -> bool:
    """One number where several are asked for."""
    return _every_shape(evidence, lambda g, e: g.ndim == 0 and e.ndim > 0 and e.size > 1)


def _every(evidence: Evidence, holds: Callable[[Part], bool]) -> bool:
    parts = wrong_parts(evidence)
    return bool(parts) and all(map(holds, parts))


def _every_shape(evidence: Evidence, holds: Callable[[np.ndarray, np.ndarray], bool]) -> bool:
    return _every(evidence, lambda part: part.arrays is not None and bool(holds(*part.arrays)))


def _is_boolean(part: Part) -> bool:
    if not is_array(part.got) or dtype_name(part.got) != "bool" or not is_array(part.expected):
        return False
    got, expected = to_numpy(part.got), to_numpy(part.expected)
    return got.shape == expected.shape and bool(np.array_equal(got, expected))

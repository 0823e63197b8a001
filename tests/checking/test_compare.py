"""compare(): equal results have no problem, different ones are described by their first difference."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from dlcourse.checking.compare import NUMBERS_ONLY, TOLERANCE, compare, relative_error

FLOATS = st.sampled_from([np.float32, np.float64])
SHAPES = hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)


def arrays(dtype):
    width = 8 * np.dtype(dtype).itemsize
    return hnp.arrays(dtype, SHAPES, elements=st.floats(-1e6, 1e6, width=width))


@given(FLOATS.flatmap(arrays))
def test_every_array_equals_its_copy(array):
    assert compare(array.copy(), array) is None


@given(FLOATS.flatmap(arrays), st.data())
def test_one_changed_number_is_found(array, data):
    if array.size == 0:
        return
    index = data.draw(st.integers(0, array.size - 1))
    changed = array.copy()
    changed.flat[index] += max(1.0, 10 * np.abs(array).max())
    assert compare(changed, array).reason == "values"


@pytest.mark.parametrize(
    ("got", "expected", "reason"),
    [
        (None, np.ones(2), "nothing"),
        ([1.0, 1.0], np.ones(2), "type"),
        (torch.ones(2), np.ones(2), "type"),
        (np.ones(2), torch.ones(2), "type"),
        (np.ones(3), np.ones(2), "shape"),
        (np.ones((2, 1)), np.ones(2), "shape"),
        (np.ones(2), np.ones(2, np.float32), "dtype"),
        (np.array([True, False]), np.array([1.0, 0.0]), "dtype"),
        (np.array([np.nan, 1.0]), np.ones(2), "nan"),
        (np.array([np.inf, 1.0]), np.ones(2), "values"),
        (np.array(["a", "b"]), np.ones(2), "type"),
        ("1.5", 1.5, "type"),
        (True, 1.0, "type"),
        (1, True, "type"),
        (False, True, "values"),
        ("a", "b", "values"),
        (3, "3", "type"),
        (1.0 + 1e-6, 1.0, "values"),
        (np.ones(2), (np.ones(2), np.ones(2)), "type"),
        ((np.ones(2),), (np.ones(2), np.ones(2)), "length"),
        ({"a": 1}, {"a": 1, "b": 2}, "keys"),
        (0, None, "type"),
    ],
)
def test_first_difference(got, expected, reason):
    assert compare(got, expected).reason == reason


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (0, 0.0),
        (np.float32(0.5), 0.5),
        (np.array(0.5), 0.5),
        (torch.tensor(0.5), 0.5),
        ([1.0, 2.0], (1.0, 2.0)),
        (np.array([np.inf, -np.inf]), np.array([np.inf, -np.inf])),
        (np.array([1, 2], np.int32), np.array([1, 2], np.int64)),
        (torch.ones(2, dtype=torch.float64), torch.ones(2, dtype=torch.float64)),
        (np.ones((0, 3)), np.ones((0, 3))),
    ],
)
def test_what_counts_as_equal(got, expected):
    assert compare(got, expected) is None


def test_the_place_of_a_difference_inside_containers_is_told():
    problem = compare((1.0, {"w": [2.0, 9.0]}), (1.0, {"w": [2.0, 3.0]}))
    assert problem.details["place"] == "item 2, w, item 2"


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_tolerance_follows_the_dtype(dtype):
    expected = np.linspace(1, 2, 5, dtype=dtype)
    tolerance = TOLERANCE[np.dtype(dtype).name]
    assert compare((expected * (1 + tolerance / 4)).astype(dtype), expected) is None
    assert compare((expected * (1 + tolerance * 4)).astype(dtype), expected).reason == "values"


def test_a_narrower_dtype_loses_nothing_where_it_holds_the_same_numbers():
    states, thirds = np.array([0.0, 1.0]), np.array([1 / 3, 2 / 3])
    assert compare(states.astype(np.float32), states, form=NUMBERS_ONLY) is None
    assert compare(thirds.astype(np.float32), thirds, 1e-4, NUMBERS_ONLY).reason == "dtype"


def test_relative_error_is_measured_against_the_largest_expected_number():
    assert relative_error(np.array([100.0, 0.1]), np.array([100.0, 0.0])) == pytest.approx(1e-3)
    assert relative_error(np.zeros(2), np.zeros(2)) == 0
    assert relative_error(np.array([np.nan]), np.array([1.0])) == np.inf

"""edits(): wrong implementations made from clean code."""

import inspect

import numpy as np
import pytest

from dlcourse.checking.edited_code import edits

OFFSET = 1


def by_loop(x):
    total = 0.0
    for value in x:
        total += value**2
    return total + OFFSET


def by_numpy(x):
    return (x**2).sum() + OFFSET


def test_one_wrong_implementation_per_mistake_in_both_hands():
    (squares, offset) = edits(
        (by_loop, by_numpy),
        not_squared=[("value**2", "value"), ("x**2", "x")],
        offset_forgotten=(" + OFFSET", ""),
    )
    x = np.array([1.0, 2.0])
    assert (squares.id, squares.example(x), squares.paraphrase(x)) == ("not_squared", 4.0, 4.0)
    assert (offset.example(x), offset.paraphrase(x)) == (5.0, 5.0)


def test_an_edit_may_change_several_places():
    (both,) = edits((by_loop, by_numpy), cubes=[("0.0", "1.0", "value**2", "value**3"), ("x**2", "x**3")])
    assert (both.example(np.array([2.0])), both.paraphrase(np.array([2.0]))) == (10.0, 9.0)


def test_the_edited_code_can_be_read():
    (wrong,) = edits((by_loop, by_numpy), not_squared=[("value**2", "value"), ("x**2", "x")])
    assert "total += value\n" in inspect.getsource(wrong.example)


@pytest.mark.parametrize(("old", "times"), [("nowhere", 0), ("x", 2)])
def test_what_does_not_stand_there_once_is_refused(old, times):
    with pytest.raises(ValueError, match=f"typo: '{old}' stands {times} times"):
        edits((by_loop, by_numpy), typo=(old, "y"))

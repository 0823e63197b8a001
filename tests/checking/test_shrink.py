"""A failing input is made smaller and rounder, and still fails in the same way."""

import numpy as np
import pytest

from dlcourse.checking import Case, Function
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.diagnosis.evidence import Evidence
from dlcourse.checking.diagnosis.shrink import shrink
from dlcourse.checking.run import call_all
from dlcourse.checking.trials import trials


def shrunk(reference, answer, *args, **kwargs):
    function = Function("f", reference, visible=[Case("large", args, kwargs)])
    caller = LocalCaller(answer)
    calls = call_all(trials(function, np.random.default_rng(0)), caller)
    return shrink(calls[0], Evidence(calls, caller, reference))


X = np.random.default_rng(0).normal(size=(6, 5))


def test_rows_columns_and_digits_go():
    call = shrunk(lambda x: x * 2, lambda x: x * 3, X)
    (array,) = call.case.args
    assert array.shape == (1, 1) and array == np.round(array, 1)
    assert call.problem.reason == "values"


def test_linked_axes_shrink_together():
    call = shrunk(lambda x, w: x @ w, lambda x, w: x @ w + 1, X, np.ones((5, 4)))
    x, w = call.case.args
    assert x.shape == (1, 1) and w.shape == (1, 1)


def test_what_the_fault_needs_stays():
    call = shrunk(lambda x: x.sum(axis=0), lambda x: x[0] + x[1] if len(x) > 2 else x.sum(axis=0), X)
    assert len(call.case.args[0]) == 3


def test_inputs_that_the_reference_refuses_are_not_tried():
    def reference(x):
        if len(x) < 4:
            raise ValueError("too short")
        return x.mean()

    assert len(shrunk(reference, lambda x: x.mean() + 1, X).case.args[0]) == 4


@pytest.mark.parametrize("value", [3.7, "text", [X, X]])
def test_other_arguments_are_left_as_they_are(value):
    call = shrunk(lambda x, v: 0.0, lambda x, v: 1.0, X, value)
    assert type(call.case.args[1]) is type(value)


def test_a_slow_answer_is_not_called_again():
    import time

    calls = []

    def slow(x):
        calls.append(1)
        time.sleep(0.05)
        return x * 3

    shrunk(lambda x: x * 2, slow, X)
    assert len(calls) == 1

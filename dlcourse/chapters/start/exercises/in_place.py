"""0.3 The in-place trap: a function must leave its argument alone."""

import re

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong, generic


def center(x):
    return x - x.mean()


def by_adding(x):
    return np.add(x, -np.sum(x) / len(x))


def _in_place(x):
    x -= x.mean()
    return x


def _in_place_by_slice(x):
    x[:] = x - np.average(x)
    return x


def _mean_anew(x):
    y = x.astype(float)
    for i in range(len(y)):
        y[i] = y[i] - y.mean()
    return y


def _mean_anew_in_a_list(x):
    numbers = [float(number) for number in x]
    for i, number in enumerate(numbers):
        numbers[i] = number - sum(numbers) / len(numbers)
    return np.array(numbers)


def _not_called(evidence):
    """A function stood where its result belongs, and Python said so."""
    words = re.compile("'(builtin_function_or_method|method|function|numpy._ArrayFunctionDispatcher)'")
    return bool(evidence.failed) and all(words.search(call.got.message) for call in evidence.failed)


mistakes = [
    generic.changes_input(_in_place, _in_place_by_slice),
    Wrong("median", lambda x: x - np.median(x), lambda x: x - np.quantile(x, 0.5)),
    Wrong("scaled_too", lambda x: (x - x.mean()) / x.std(), lambda x: center(x) / np.sqrt(np.var(x))),
    Wrong("sum_subtracted", lambda x: x - x.sum(), lambda x: x - len(x) * x.mean()),
    Wrong("mean_rounded", lambda x: x - int(x.mean()), lambda x: x - np.trunc(np.average(x))),
    Wrong("mean_rounded", lambda x: x - round(x.mean()), lambda x: x - np.rint(np.average(x))),
    Wrong("mean_rounded", lambda x: x - x.sum() // len(x), lambda x: x - np.floor(np.average(x))),
    Wrong("input_returned", lambda x: x, lambda x: x.copy()),
    Wrong("mean_recomputed", _mean_anew, _mean_anew_in_a_list),
    Symptom("not_called", _not_called, lambda x: x - x.mean, lambda x: x - np.mean),
]

visible = [
    Case("three numbers", (np.array([1.0, 2.0, 6.0]),)),
    Case("whole numbers", (np.array([1, 2, 5, 6]),)),
]


def drawn(rng):
    cases = [Case(f"{n} numbers", (rng.normal(2, 3, n),)) for n in (4, 9)]
    return [*cases, Case("drawn whole numbers", (rng.permutation(20)[:7] + np.arange(7) // 6,))]


exercise = Exercise(
    number="0.3", points=0, answers=[Function("center", center, [by_adding], mistakes, visible, drawn)]
)

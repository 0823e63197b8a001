"""LocalCaller: whatever a student's function does, an Outcome comes back and nothing else happens."""

import logging
import random
import sys
import threading
import time
import warnings

import numpy as np
import pytest
import torch

from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.case import Seed


def call(function, *args, seconds=2.0, **kwargs):
    return LocalCaller(function, seconds).call(args, kwargs)


def test_returns():
    outcome = call(lambda x, y=1: x + y, 2, y=5)
    assert (outcome.kind, outcome.value) == ("returned", 7)


@pytest.mark.parametrize("answer", [None, 3, {"a": 1}, "text"])
def test_a_value_where_a_function_is_asked(answer):
    outcome = call(answer, 1)
    assert outcome.kind == "signature"
    assert type(answer).__name__ in outcome.message


def test_wrong_signature_shows_the_right_one():
    outcome = call(lambda a, b: a, 1)
    assert outcome.kind == "signature"
    assert "'b'" in outcome.message and "(a, b)" in outcome.message


def test_builtin_functions_can_be_answers():
    assert call(np.tanh, np.zeros(2)).kind == "returned"
    assert call(max, 1, 2).value == 2


def test_exception_with_the_line_that_raised_it():
    def broken(x):
        return x @ np.ones(7)

    outcome = call(broken, np.ones(3))
    assert (outcome.kind, outcome.error) == ("raised", "ValueError")
    assert "x @ np.ones(7)" in outcome.message


@pytest.mark.parametrize("error", [SystemExit, RecursionError, MemoryError, StopIteration, GeneratorExit])
def test_unusual_exceptions_do_not_escape(error):
    def function():
        raise error

    assert call(function).error == error.__name__


def test_ctrl_c_belongs_to_the_user():
    def function():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call(function)


def test_not_implemented_is_missing():
    def stub():
        raise NotImplementedError

    assert call(stub).kind == "missing"


def loop_for_ever():
    while True:
        pass


def test_endless_loop_ends_at_the_time_limit():
    started = time.monotonic()
    assert call(loop_for_ever, seconds=0.3).kind == "timeout"
    assert time.monotonic() - started < 3


@pytest.mark.timeout(0)  # pytest's own alarm would take the place of ours
def test_sleeping_is_interrupted():
    assert call(lambda: time.sleep(30), seconds=0.3).kind == "timeout"


def test_time_limit_in_another_thread():
    outcomes = []
    thread = threading.Thread(target=lambda: outcomes.append(call(loop_for_ever, seconds=0.3)))
    thread.start()
    thread.join(10)
    assert [outcome.kind for outcome in outcomes] == ["timeout"]


def test_no_interrupt_is_left_behind():
    for _ in range(20):
        assert call(lambda: time.sleep(0.001), seconds=0.05).kind == "returned"
    time.sleep(0.2)


def test_changed_inputs_are_named():
    def function(values, table):
        values += 1
        table["extra"] = 1

    assert set(call(function, np.ones(3), {"a": 1}).changed) == {"values", "table"}


def test_arguments_are_copies():
    mine = np.ones(3)
    call(lambda x: x.fill(0), mine)
    assert (mine == 1).all()


def test_nan_in_an_input_is_not_a_change():
    assert call(lambda x: x.sum(), np.array([np.nan, 1.0])).changed == ()


@pytest.mark.parametrize("draw", [lambda: np.random.rand(), lambda: random.random()])
def test_global_random_state_is_reported_and_restored(draw):
    np.random.seed(1)
    random.seed(1)
    expected = np.random.rand(), random.random()
    np.random.seed(1)
    random.seed(1)
    assert call(draw).used_global_random
    assert (np.random.rand(), random.random()) == expected


@pytest.mark.parametrize(
    ("seed", "draw"),
    [(np.random.seed, np.random.rand), (random.seed, random.random)],
    ids=["numpy", "python"],
)
def test_to_set_the_global_seed_is_not_to_draw(seed, draw):
    seed(1)
    expected = draw()
    seed(1)
    assert not call(lambda: seed(42)).used_global_random
    assert call(lambda: (seed(42), draw())).used_global_random
    assert draw() == expected


def test_a_seed_becomes_the_same_generator_at_each_call():
    caller = LocalCaller(lambda rng: rng.normal())
    first, second = (caller.call((Seed(3),), {}) for _ in range(2))
    assert first.value == second.value == np.random.default_rng(3).normal()
    assert not first.used_global_random and not first.changed


def test_printing_a_lot_is_cut_and_captured(capsys):
    def function():
        for _ in range(100_000):
            print("x" * 100)
        print("warning", file=sys.stderr)
        return 1

    outcome = call(function, seconds=20)
    assert outcome.value == 1
    assert len(outcome.printed) <= 2000
    assert capsys.readouterr() == ("", "")


def test_numerical_warnings_are_recorded_not_shown():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        outcome = call(lambda x: np.exp(x), np.array([1000.0]))
    assert outcome.kind == "returned"
    assert any("overflow" in text for text in outcome.warned)


THRESHOLD = 3
factor = 2
log = logging.getLogger(__name__)
device = torch.device("cpu")
precision = torch.float64


def test_hidden_state_is_found_but_not_helpers_imports_and_constants():
    def uses_global_data(x):
        return [factor * item for item in x]

    def uses_constant_and_helper(x):
        return test_returns is None or np.mean(x) > THRESHOLD

    assert call(uses_global_data, [1]).hidden_state == ("factor",)

    def uses_settings(x):
        log.debug("working")
        return torch.tensor(x, device=device, dtype=precision)

    assert call(uses_constant_and_helper, [1]).hidden_state == ()
    assert call(uses_settings, [1]).hidden_state == ()

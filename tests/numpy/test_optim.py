"""Update rules, optimizers, schedules and clipping in NumPy: known numbers, pure steps, in-place training."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.numpy.clipping import clip_by_norm, clip_by_value, global_norm
from dlcourse.numpy.optim import SGD, Adam, AdamW, RMSProp
from dlcourse.numpy.schedules import cosine_warmup, exponential_decay, step_decay
from dlcourse.numpy.update_rules import adam, adamw, rmsprop, sgd

RULES = {SGD: sgd, RMSProp: rmsprop, Adam: adam, AdamW: adamw}


def chain(rule, param, grads, **options):
    """The parameters after each of several steps."""
    state, path = {}, []
    for grad in grads:
        param, state = rule(param, grad, state, **options)
        path.append(param)
    return path


def test_momentum_adds_up_on_a_constant_slope():
    one = np.array([1.0])
    path = chain(sgd, np.array([0.0]), [one] * 3, lr=1.0, momentum=0.5)
    np.testing.assert_allclose(np.concatenate(path), [-1, -2.5, -4.25])


def test_nesterov_looks_one_step_ahead():
    one = np.array([1.0])
    path = chain(sgd, np.array([0.0]), [one] * 2, lr=1.0, momentum=0.5, nesterov=True)
    np.testing.assert_allclose(np.concatenate(path), [-1.5, -3.25])


@given(st.floats(1e-3, 1e3), st.sampled_from([-1.0, 1.0]))
def test_adams_first_step_is_the_learning_rate_whatever_the_size_of_the_gradient(size, sign):
    param, _ = adam(np.array([0.0]), np.array([sign * size]), {}, lr=0.1)
    np.testing.assert_allclose(param, [-0.1 * sign], rtol=1e-4)


def test_a_gradient_that_is_zero_again_lets_adam_coast():
    grads = [np.array([1.0, 0.0]), np.zeros(2), np.zeros(2)]
    path = np.array(chain(adam, np.zeros(2), grads, lr=0.1))
    assert (np.diff(path[:, 0]) < 0).all()
    assert (path[:, 1] == 0).all()


def test_adamw_decays_small_and_large_gradients_alike_and_adam_does_not():
    param, grad = np.array([1.0, 1.0]), np.array([1e-3, 1e3])
    (decoupled,), (plain,) = (chain(r, param, [grad], lr=0.1, weight_decay=0.5) for r in (adamw, adam))
    without, _ = adam(param, grad, {}, lr=0.1)
    np.testing.assert_allclose(decoupled - without, [-0.05, -0.05])
    np.testing.assert_allclose(plain - without, 0, atol=1e-6)


@pytest.mark.parametrize("rule", RULES.values())
def test_steps_are_pure(rule):
    options = {"momentum": 0.9} if rule is sgd else {}
    param, grad = np.ones(3), np.ones(3)
    first, state = rule(param, grad, {}, lr=0.1, **options)
    kept = {key: np.copy(value) for key, value in state.items()}
    second, later = rule(first, grad, state, lr=0.1, **options)
    for array in (first, second, *later.values(), *state.values()):
        assert not any(np.shares_memory(array, given) for given in (param, grad))
    assert all(np.array_equal(state[key], kept[key]) for key in kept)
    assert (param == 1).all()
    assert (grad == 1).all()


@pytest.mark.parametrize("rule", RULES.values())
def test_a_learning_rate_from_numpy_does_not_widen_float32(rule):
    param, _ = rule(np.ones(3, np.float32), np.ones(3, np.float32), {}, lr=np.float64(0.1))
    assert param.dtype == np.float32


@pytest.mark.parametrize("optimizer", RULES)
def test_an_optimizer_steps_in_place_as_its_rule_does_with_a_state_for_each_parameter(optimizer):
    rng = np.random.default_rng(0)
    params = [rng.standard_normal(shape).astype(np.float32) for shape in ((3, 2), (4,), ())]
    expected = [param.copy() for param in params]
    states = [{}, {}, {}]
    training = optimizer(params, lr=0.1)
    for step in range(4):
        training.lr = 0.1 / (step + 1)
        grads = [np.array(rng.standard_normal(param.shape), np.float32) for param in params]
        training.step(grads)
        for i, grad in enumerate(grads):
            expected[i], states[i] = RULES[optimizer](expected[i], grad, states[i], lr=0.1 / (step + 1))
    for param, other in zip(params, expected, strict=True):
        np.testing.assert_array_equal(param, other)


def test_options_reach_the_rule():
    param = np.array([2.0])
    SGD([param], lr=0.5, weight_decay=1.0).step([np.array([0.0])])
    np.testing.assert_allclose(param, [1.0])


def test_a_missing_gradient_is_refused():
    with pytest.raises(ValueError, match="expected one gradient for each of 2 parameters, got 1"):
        SGD([np.ones(2), np.ones(1)], lr=0.1).step([np.ones(2)])


@pytest.mark.parametrize("optimizer", RULES)
def test_every_optimizer_finds_the_bottom_of_a_bowl(optimizer):
    param, target = np.array([3.0, -2.0]), np.array([1.0, 1.0])
    training = optimizer([param], lr=0.05)
    for _ in range(500):
        training.step([np.array([2.0, 20.0]) * (param - target)])
    np.testing.assert_allclose(param, target, atol=0.05)


def test_step_decay_drops_at_regular_intervals():
    rates = [step_decay(t, lr=1.0, factor=0.1, every=3) for t in range(7)]
    np.testing.assert_allclose(rates, [1, 1, 1, 0.1, 0.1, 0.1, 0.01])


def test_exponential_decay_loses_the_same_share_at_every_step():
    np.testing.assert_allclose(
        [exponential_decay(t, lr=2.0, factor=0.5) for t in range(4)], [2, 1, 0.5, 0.25]
    )


def test_cosine_warmup_passes_its_landmarks():
    rates = {t: cosine_warmup(t, lr=0.8, warmup=4, total=12, final_lr=0.2) for t in (0, 2, 4, 8, 12, 99)}
    assert rates == pytest.approx({0: 0, 2: 0.4, 4: 0.8, 8: 0.5, 12: 0.2, 99: 0.2})


@given(st.integers(0, 20), st.integers(1, 30), st.floats(1e-4, 1))
def test_cosine_warmup_rises_then_falls_and_keeps_between_its_ends(warmup, rest, lr):
    rates = [cosine_warmup(t, lr=lr, warmup=warmup, total=warmup + rest) for t in range(warmup + rest + 5)]
    assert max(rates) == rates[warmup] == lr
    assert min(rates) >= 0
    assert (np.diff(rates[: warmup + 1]) > 0).all()
    assert (np.diff(rates[warmup:]) <= 0).all()
    assert all(isinstance(rate, float) for rate in rates)


REFUSED = [
    (
        lambda: step_decay(-1, lr=0.1, factor=0.5, every=2),
        "step and lr must not be negative, got step -1, lr 0.1",
    ),
    (lambda: step_decay(1, lr=0.1, factor=0.5, every=0), "step_decay: every must be positive, got 0"),
    (
        lambda: exponential_decay(1, lr=-0.1, factor=0.5),
        "exponential_decay: step and lr must not be negative",
    ),
    (lambda: cosine_warmup(0, lr=0.1, warmup=0, total=0), "total must be positive, got 0"),
    (
        lambda: cosine_warmup(0, lr=0.1, warmup=5, total=5),
        r"warmup must lie in \[0, total\), got warmup 5, total 5",
    ),
]


@pytest.mark.parametrize(("schedule", "text"), REFUSED)
def test_schedules_refuse_impossible_numbers(schedule, text):
    with pytest.raises(ValueError, match=text):
        schedule()


def gradients(*shapes, seed=0):
    rng = np.random.default_rng(seed)
    return [rng.standard_normal(shape) for shape in shapes]


@given(st.floats(1e-3, 100))
def test_clipping_by_norm_keeps_the_direction_and_the_limit(limit):
    grads = gradients((3, 2), (4,), (1,))
    clipped = clip_by_norm(grads, limit)
    flat, short = (np.concatenate([g.ravel() for g in gs]) for gs in (grads, clipped))
    np.testing.assert_allclose(np.linalg.norm(short), min(limit, np.linalg.norm(flat)))
    np.testing.assert_allclose(short / np.linalg.norm(short), flat / np.linalg.norm(flat))


def test_short_gradients_are_copied_as_they_are():
    grads = gradients((3, 2), (4,))
    for before, after in zip(grads, clip_by_norm(grads, 1e6), strict=True):
        np.testing.assert_array_equal(before, after)
        assert not np.shares_memory(before, after)


def test_the_norm_of_huge_float32_gradients_does_not_overflow():
    grads = [np.full(4, 1e30, np.float32)]
    assert global_norm(grads) == pytest.approx(2e30)
    (clipped,) = clip_by_norm(grads, np.float64(1.0))
    np.testing.assert_allclose(clipped, np.full(4, 0.5), rtol=1e-6)
    assert clipped.dtype == np.float32


def test_global_norm_of_nothing_is_zero():
    assert global_norm([]) == 0
    assert clip_by_norm([], 1.0) == []


def test_clipping_by_value_cuts_every_element():
    (clipped,) = clip_by_value([np.array([-3.0, -0.5, 0.0, 2.0])], 1.0)
    np.testing.assert_array_equal(clipped, [-1, -0.5, 0, 1])


def test_three_steps_of_adam_by_hand():
    """Bias correction and the place of eps, from the formulas of the paper with plain numbers."""
    grads, m, v, theta = [0.3, -0.1, 0.2], 0.0, 0.0, 1.0
    expected = []
    for t, g in enumerate(grads, start=1):
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        theta -= 0.01 * (m / (1 - 0.9**t)) / (math.sqrt(v / (1 - 0.99**t)) + 1e-4)
        expected.append(theta)
    path = chain(adam, np.array([1.0]), [np.array([g]) for g in grads], lr=0.01, beta2=0.99, eps=1e-4)
    np.testing.assert_allclose(np.concatenate(path), expected, rtol=1e-12)

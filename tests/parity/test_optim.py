"""Update rules, schedules and clipping: NumPy and PyTorch agree on values, states, dtypes and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, call, generators, sizes

rates = st.floats(0, 0.5)
betas = st.floats(0, 0.99)
MOMENTS = {"beta1": betas, "beta2": betas, "eps": st.sampled_from([1e-8, 1e-3]), "weight_decay": rates}
OPTIONS = {
    "sgd": {"momentum": st.sampled_from([0.0, 0.5, 0.9]), "weight_decay": rates},
    "rmsprop": {"decay": betas, "eps": st.sampled_from([1e-8, 1e-3])},
    "adam": MOMENTS,
    "adamw": MOMENTS,
}
STATES = {"sgd": ["velocity"], "rmsprop": ["square"], "adam": ["m", "v"], "adamw": ["m", "v"]}


@st.composite
def step_calls(draw, name):
    shape, rng = draw(st.lists(sizes, max_size=3)), draw(generators)
    options = {key: draw(values) for key, values in OPTIONS[name].items()}
    if options.get("momentum"):
        options["nesterov"] = draw(st.booleans())
    state = {}
    if draw(st.booleans()):
        state = {key: rng.random(shape) for key in STATES[name]}
        if "m" in state:
            state["t"] = draw(st.integers(1, 50))
    param, grad = np.array(rng.standard_normal(shape)), np.array(rng.standard_normal(shape))
    return call(param, grad, state, lr=draw(rates), **options)


@st.composite
def clipping_calls(draw):
    rng, shapes = draw(generators), draw(st.lists(st.lists(sizes, max_size=3), min_size=1, max_size=3))
    return call([np.array(rng.standard_normal(shape)) for shape in shapes], draw(st.floats(0.01, 5)))


@pytest.mark.parametrize("name", OPTIONS)
def test_one_step(name):
    assert_parity(f"update_rules.{name}", step_calls(name), examples=40)


@pytest.mark.parametrize("name", ["clip_by_norm", "clip_by_value"])
def test_clipping(name):
    assert_parity(f"clipping.{name}", clipping_calls())


def test_global_norm():
    assert_parity("clipping.global_norm", clipping_calls().map(lambda c: call(c.args[0])))


p, g = np.ones((2, 3)), np.ones((2, 3))
REFUSED = [
    (
        "update_rules.sgd",
        call(p, g[0], {}, lr=0.1),
        ValueError,
        "sgd: shapes must be equal, got param (2, 3), grad (3,)",
    ),
    ("update_rules.sgd", call(p, g, {}, lr=-0.1), ValueError, "sgd: lr must not be negative, got -0.1"),
    (
        "update_rules.sgd",
        call(p, g, {}, lr=float("nan")),
        ValueError,
        "sgd: lr must not be negative, got nan",
    ),
    (
        "update_rules.sgd",
        call(p, g, {}, lr=0.1, momentum=1.0),
        ValueError,
        "sgd: momentum must lie in [0, 1), got 1.0",
    ),
    (
        "update_rules.sgd",
        call(p, g, {}, lr=0.1, nesterov=True),
        ValueError,
        "nesterov=True needs a momentum above 0, got 0",
    ),
    (
        "update_rules.rmsprop",
        call(p, g, {}, lr=0.1, decay=1.5),
        ValueError,
        "rmsprop: decay must lie in [0, 1), got 1.5",
    ),
    ("update_rules.adam", call(p, g, {}, beta2=1.0), ValueError, "adam: beta2 must lie in [0, 1), got 1.0"),
    (
        "update_rules.adamw",
        call(p, g, {}, beta1=-0.1),
        ValueError,
        "adamw: beta1 must lie in [0, 1), got -0.1",
    ),
    (
        "update_rules.adamw",
        call(p, g, {}, weight_decay=-1),
        ValueError,
        "adamw: weight_decay must not be negative, got -1",
    ),
    (
        "update_rules.adam",
        call(p, g.astype(int), {}),
        TypeError,
        "adam: grad must hold floating-point numbers, got int64",
    ),
    (
        "update_rules.adam",
        call(p, g.astype(np.float32), {}),
        TypeError,
        "adam: dtypes must be equal, got param float64, grad",
    ),
    ("clipping.clip_by_norm", call([p], 0.0), ValueError, "clip_by_norm: max_norm must be positive, got 0.0"),
    (
        "clipping.clip_by_value",
        call([p], -1.0),
        ValueError,
        "clip_by_value: limit must be positive, got -1.0",
    ),
    (
        "clipping.clip_by_norm",
        call([p, g > 0], 1.0),
        TypeError,
        "grads[1] must hold floating-point numbers, got bool",
    ),
]


@pytest.mark.parametrize(("path", "bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(path, bad, error, text):
    assert_same_error(path, bad, error, text)

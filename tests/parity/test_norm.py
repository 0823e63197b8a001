"""Normalisation: NumPy and PyTorch agree on values, gradients, running statistics, dtypes and refusals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parity import (
    TOLERANCES,
    assert_close,
    assert_parity,
    assert_same_error,
    call,
    generators,
    layer,
    run,
    sizes,
)


@st.composite
def batchnorm_calls(draw, training):
    """At least 4 values per channel: with two, the gradient of x is nothing but rounding."""
    n, channels, rng = draw(st.integers(4, 6)), draw(sizes), draw(generators)
    pixels = draw(st.sampled_from([(), (1, 1), (3, 2)]))
    running = rng.standard_normal(channels), rng.uniform(0.5, 2, channels)
    return call(
        rng.normal(1, 2, (n, channels, *pixels)),
        rng.standard_normal(channels),
        rng.standard_normal(channels),
        training=training,
        running=draw(st.sampled_from([running, None])) if training else running,
        momentum=draw(st.sampled_from([0.0, 0.1, 1.0])),
        eps=draw(st.sampled_from([1e-5, 1e-2])),
    )


@st.composite
def layernorm_calls(draw):
    leading, d, rng = draw(st.lists(sizes, min_size=0, max_size=3)), draw(st.integers(4, 8)), draw(generators)
    x = rng.normal(1, 2, (*leading, d))
    return call(x, rng.standard_normal(d), rng.standard_normal(d), eps=draw(st.sampled_from([1e-5, 1e-2])))


@st.composite
def rmsnorm_calls(draw):
    """At least 2 features: with one, the gradient of x is nothing but the eps."""
    leading, d, rng = draw(st.lists(sizes, min_size=0, max_size=3)), draw(st.integers(2, 7)), draw(generators)
    return call(
        rng.normal(1, 2, (*leading, d)), rng.standard_normal(d), eps=draw(st.sampled_from([1e-5, 1e-2]))
    )


OPERATIONS = {
    "norm.batchnorm": batchnorm_calls(True) | batchnorm_calls(False),
    "norm.layernorm": layernorm_calls(),
    "norm.rmsnorm": rmsnorm_calls(),
}
LAYERS = [
    layer("BatchNorm", 3, shape=(5, 3)),
    layer("BatchNorm", 3, momentum=0.3, eps=1e-3, shape=(2, 3, 4, 5)),
    layer("LayerNorm", 5, shape=(2, 4, 5)),
    layer("RMSNorm", 5, shape=(2, 4, 5)),
    layer("RMSNorm", 3, eps=1e-2, shape=(7, 3)),
]


@pytest.mark.parametrize("training", [True, False])
def test_batchnorm(training):
    assert_parity("norm.batchnorm", batchnorm_calls(training))


@pytest.mark.parametrize("training", [True, False])
@settings(deadline=None, derandomize=True)
@given(data=st.data())
def test_running_statistics(training, data):
    drawn = data.draw(batchnorm_calls(training))
    for dtype, tolerance in TOLERANCES.items():
        ours, theirs = (run(backend, "norm.batchnorm", drawn, dtype).cache for backend in ("numpy", "torch"))
        assert_close(ours.running, theirs.running, tolerance, f"running statistics in {dtype}")


@pytest.mark.parametrize("name", ["layernorm", "rmsnorm"])
def test_norms_over_features(name):
    assert_parity(f"norm.{name}", OPERATIONS[f"norm.{name}"])


x, gamma, beta = np.ones((4, 3, 2, 2)), np.ones(3), np.ones(3)
running = beta, gamma
TRAIN, EVALUATE = {"training": True}, {"training": False}
REFUSED = [
    ("batchnorm", call(x[0], gamma, beta, **TRAIN), ValueError, "(N, C, H, W), got shape (3, 2, 2)"),
    ("batchnorm", call(x, gamma[:1], beta, **TRAIN), ValueError, "gamma must have shape (3,), got (1,)"),
    ("batchnorm", call(x, gamma, beta, **EVALUATE), ValueError, "needs running=(mean, variance), got None"),
    ("batchnorm", call(x[:1, :, 0, 0], gamma, beta, **TRAIN), ValueError, "at least 2 values per channel"),
    (
        "batchnorm",
        call(x, gamma, beta, **TRAIN, momentum=1.5),
        ValueError,
        "momentum must lie in [0, 1], got 1.5",
    ),
    ("batchnorm", call(x, gamma, beta, **TRAIN, eps=0), ValueError, "eps must be positive, got 0"),
    (
        "batchnorm",
        call(x, gamma, beta, **TRAIN, running=(beta,)),
        ValueError,
        "(mean, variance), got 1 entries",
    ),
    (
        "batchnorm",
        call(x, gamma, beta, **EVALUATE, running=(beta, gamma[:2])),
        ValueError,
        "running variance must have shape (3,), got (2,)",
    ),
    ("batchnorm", call(x.astype(int), gamma, beta, **TRAIN), TypeError, "x must hold floating-point numbers"),
    ("batchnorm", call(x, gamma.astype(np.float32), beta, **TRAIN), TypeError, "x float64, gamma float32"),
    ("layernorm", call(x, gamma, beta), ValueError, "gamma must have shape (2,), got (3,)"),
    ("layernorm", call(np.array(1.0), gamma, beta), ValueError, "x must have a last axis with features"),
    (
        "layernorm",
        call(x[..., 0], gamma[:2], beta[:2], eps=-1.0),
        ValueError,
        "eps must be positive, got -1.0",
    ),
    ("rmsnorm", call(x, gamma), ValueError, "rmsnorm: gamma must have shape (2,), got (3,)"),
    ("rmsnorm", call(np.array(1.0), gamma), ValueError, "rmsnorm: x must have a last axis with features"),
    ("rmsnorm", call(x[..., 0], gamma[:2], eps=0.0), ValueError, "rmsnorm: eps must be positive, got 0.0"),
    ("rmsnorm", call(x.astype(int), gamma), TypeError, "rmsnorm: x must hold floating-point numbers"),
]


@pytest.mark.parametrize(("name", "bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(name, bad, error, text):
    assert_same_error(f"norm.{name}", bad, error, text)

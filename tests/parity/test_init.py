"""Initial weights: both sides draw from the same distribution, reproducibly, and refuse the same shapes."""

import math

import numpy as np
import pytest
import torch
from parity import assert_same_error, call

import dlcourse.numpy.init
import dlcourse.torch.init

SHAPES = {(400, 250): (400, 250), (50, 40, 5, 10): (2000, 2500), (200, 100, 5): (500, 1000)}
VARIANCES = {
    "xavier_uniform": lambda fan_in, fan_out: 2 / (fan_in + fan_out),
    "xavier_normal": lambda fan_in, fan_out: 2 / (fan_in + fan_out),
    "he_uniform": lambda fan_in, fan_out: 2 / fan_in,
    "he_normal": lambda fan_in, fan_out: 2 / fan_in,
}
RANDOM = [*VARIANCES, "orthogonal"]


def drawn(backend, name, shape, seed=0, dtype="float32"):
    """Draw once on one backend; return a NumPy array."""
    if backend == "numpy":
        return getattr(dlcourse.numpy.init, name)(shape, np.random.default_rng(seed), dtype=dtype)
    rng = torch.Generator().manual_seed(seed)
    return getattr(dlcourse.torch.init, name)(shape, rng, dtype=getattr(torch, dtype)).numpy()


both_backends = pytest.mark.parametrize("backend", ["numpy", "torch"])


@both_backends
@pytest.mark.parametrize("name", VARIANCES)
@pytest.mark.parametrize("shape", SHAPES)
def test_mean_variance_and_form_of_the_distribution(backend, name, shape):
    w = drawn(backend, name, shape)
    variance = VARIANCES[name](*SHAPES[shape])
    assert w.shape == shape
    assert abs(w.mean()) < 4 * math.sqrt(variance / w.size)
    assert w.var() == pytest.approx(variance, rel=0.03)
    beyond = np.abs(w) > math.sqrt(3 * variance) * (1 + 1e-6)
    share = 0.0833 if name.endswith("normal") else 0  # of a normal distribution beyond ±√3 deviations
    assert beyond.mean() == pytest.approx(share, abs=0.005 if share else 0)


@both_backends
@pytest.mark.parametrize("shape", [(5, 5), (7, 3), (3, 7), (4, 3, 2, 2), (9, 2, 2, 1)])
@pytest.mark.parametrize(("dtype", "tolerance"), [("float32", 1e-5), ("float64", 1e-12)])
def test_orthogonal_matrices_have_orthonormal_rows_or_columns(backend, shape, dtype, tolerance):
    w = drawn(backend, "orthogonal", shape, dtype=dtype).reshape(shape[0], -1)
    gram = w @ w.T if w.shape[0] <= w.shape[1] else w.T @ w
    np.testing.assert_allclose(gram, np.eye(len(gram)), atol=tolerance)


@both_backends
def test_orthogonal_matrices_have_no_preferred_direction(backend):
    first = np.stack([drawn(backend, "orthogonal", (3, 3), seed) for seed in range(400)])
    np.testing.assert_allclose(first.mean(axis=0), 0, atol=0.12)


@both_backends
@pytest.mark.parametrize("name", RANDOM)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_seed_fixes_the_draw(backend, name, dtype):
    w = drawn(backend, name, (4, 3), 1, dtype)
    assert w.dtype == dtype
    np.testing.assert_array_equal(w, drawn(backend, name, (4, 3), 1, dtype))
    assert not np.array_equal(w, drawn(backend, name, (4, 3), 2, dtype))


@pytest.mark.parametrize("name", RANDOM)
def test_the_global_generators_are_left_alone(name):
    numpy_state, torch_state = np.random.get_state()[1].copy(), torch.get_rng_state()
    for backend in ("numpy", "torch"):
        drawn(backend, name, (4, 3))
    np.testing.assert_array_equal(np.random.get_state()[1], numpy_state)
    assert torch.equal(torch.get_rng_state(), torch_state)


@both_backends
def test_zeros_need_no_weight_shape(backend):
    bias = drawn(backend, "zeros", (3,), dtype="float64")
    np.testing.assert_array_equal(bias, np.zeros(3))
    assert bias.dtype == np.float64


@pytest.mark.parametrize("name", RANDOM)
@pytest.mark.parametrize("shape", [(), (3,), (3, 0)])
def test_a_shape_that_is_no_weight_is_refused(name, shape):
    text = f"{name}: expected the shape of a weight, (D, H) or (F, C, KH, KW) without zeros, got {shape}"
    assert_same_error(f"init.{name}", call(shape, None), ValueError, text)

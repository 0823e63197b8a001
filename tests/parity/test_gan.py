"""Adversarial losses and divergences: NumPy and PyTorch agree on values, gradients, dtypes and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, call, generators, sizes


@st.composite
def logits(draw):
    """Small or large ones; the first is 0, so that loss and gradient stay above their rounding errors."""
    shape = (draw(sizes), *draw(st.sampled_from([(), (1,)])))
    drawn = draw(st.sampled_from([1, 30])) * draw(generators).standard_normal(shape)
    drawn[0] = 0
    return drawn


@st.composite
def density_calls(draw, **options):
    """Two densities with gaps; that they differ clearly keeps the divergence above its rounding errors."""
    n, rng = draw(sizes), draw(generators)
    p, q = (rng.random(n) * (rng.random(n) < 0.7) for _ in range(2))
    p[0], q[0] = 1, 0
    return call(p, q, **{name: draw(values) for name, values in options.items()})


OPERATIONS = {
    "gan.d_loss": st.builds(call, logits(), logits()),
    "gan.g_loss": st.builds(call, logits(), saturating=st.booleans()),
    "gan.optimal_d": density_calls(),
    "gan.js_divergence": density_calls(dx=st.floats(0.1, 2)),
}


@pytest.mark.parametrize("path", OPERATIONS)
def test_values_and_gradients(path):
    assert_parity(path, OPERATIONS[path], examples=40)


z, p = np.ones((3, 1)), np.array([0.5, 0.5])
REFUSED = [
    ("d_loss", call(z, z > 0), TypeError, "d_loss: fake_logits must hold floating-point numbers, got bool"),
    (
        "d_loss",
        call(z, z.astype(np.float32)),
        TypeError,
        "d_loss: dtypes must be equal, got real_logits float64",
    ),
    ("d_loss", call(z[:0], z), ValueError, "d_loss: real_logits must not be empty, got shape (0, 1)"),
    ("g_loss", call(z[:0]), ValueError, "g_loss: fake_logits must not be empty, got shape (0, 1)"),
    ("optimal_d", call(p, p[:1]), ValueError, "optimal_d: shapes must be equal, got p (2,), q (1,)"),
    ("js_divergence", call(p, -p), ValueError, "js_divergence: q must not be negative, got -0.5"),
    ("js_divergence", call(p.astype(int), p), TypeError, "js_divergence: p must hold floating-point numbers"),
]


@pytest.mark.parametrize(("name", "bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(name, bad, error, text):
    assert_same_error(f"gan.{name}", bad, error, text)

"""The restricted Boltzmann machine: NumPy and PyTorch agree, given the same random numbers."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, call, generators, sizes


@st.composite
def machines(draw):
    """Layers, parameters and random numbers of a small machine, by name."""
    n, visible, hidden, rng = draw(sizes), draw(sizes), draw(sizes), draw(generators)
    k = draw(st.integers(1, 3))
    return {
        "v": (rng.random((n, visible)) < 0.5).astype(float),
        "h": (rng.random((n, hidden)) < 0.5).astype(float),
        "w": rng.standard_normal((visible, hidden)),
        "b_v": rng.standard_normal(visible),
        "b_h": rng.standard_normal(hidden),
        "pairs": [(rng.random((n, hidden)), rng.random((n, visible))) for _ in range(k)],
    }


def arguments(*names, **options):
    """Calls with some parts of a machine: by position, and as options."""
    return machines().map(
        lambda m: call(*(m[n] for n in names), **{o: part(m) for o, part in options.items()})
    )


OPERATIONS = {
    "rbm.p_h": arguments("v", "w", "b_h"),
    "rbm.p_v": arguments("h", "w", "b_v"),
    "rbm.energy": arguments("v", "h", "w", "b_v", "b_h"),
    "rbm.free_energy": arguments("v", "w", "b_v", "b_h"),
    "rbm.gibbs_step": arguments("v", "w", "b_v", "b_h", uniforms=lambda m: m["pairs"][0]),
    "rbm.cd_update": arguments(
        "v", "w", "b_v", "b_h", k=lambda m: len(m["pairs"]), uniforms=lambda m: m["pairs"]
    ),
}


@pytest.mark.parametrize("path", OPERATIONS)
def test_values(path):
    assert_parity(path, OPERATIONS[path])


v, h, w, b_v, b_h = np.ones((5, 4)), np.ones((5, 3)), np.ones((4, 3)), np.ones(4), np.ones(3)
pair = (h, v)
REFUSED = [
    ("p_h", call(h, w, b_h), ValueError, "p_h: v has 3 units but w expects 4 (v (5, 3), w (4, 3))"),
    ("p_h", call(v, w, b_v), ValueError, "p_h: b_h has 4 units but w expects 3 (b_h (4,), w (4, 3))"),
    ("p_v", call(v, w, b_v), ValueError, "p_v: h has 4 units but w expects 3"),
    ("p_h", call(v[0], w, b_h), ValueError, "p_h: v must have 2 axes, got shape (4,)"),
    ("p_h", call(v.astype(int), w, b_h), TypeError, "p_h: v must hold floating-point numbers, got int64"),
    ("free_energy", call(v.astype(np.float32), w, b_v, b_h), TypeError, "free_energy: dtypes must be equal"),
    ("energy", call(v, h, w, b_h, b_h), ValueError, "energy: b_v has 3 units but w expects 4"),
    ("gibbs_step", call(v, w, b_v, b_h), ValueError, "give a random generator as rng, or the drawn numbers"),
    ("cd_update", call(v, w, b_v, b_h), ValueError, "cd_update: give a random generator as rng"),
    ("cd_update", call(v, w, b_v, b_h, k=0), ValueError, "cd_update: k must be at least 1, got 0"),
    (
        "cd_update",
        call(v, w, b_v, b_h, k=2, uniforms=[pair]),
        ValueError,
        "expected 2 pairs of uniforms, one per",
    ),
]


@pytest.mark.parametrize(("name", "bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(name, bad, error, text):
    assert_same_error(f"rbm.{name}", bad, error, text)

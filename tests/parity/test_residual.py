"""The residual block: NumPy and PyTorch agree on values, gradients, statistics, dtypes and refusals."""

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
    run,
)

NAME = "residual.residual_block"


def drawn_call(rng, n, channels, filters, image, kernel, project, **options):
    """Weights of the right shapes for such a block; gamma and beta keep most of its units alive."""

    def vector():
        return rng.uniform(0.5, 2, filters)

    w1, w2 = (
        rng.standard_normal((filters, channels, *kernel)),
        rng.standard_normal((filters, filters, *kernel)),
    )
    args = [rng.standard_normal((n, channels, *image)), w1, vector(), vector(), w2, vector(), vector()]
    if project:
        args.append(rng.standard_normal((filters, channels, 1, 1)))
    running = tuple((rng.standard_normal(filters), vector()) for _ in range(2))
    return call(*args, running=running, **options)


@st.composite
def residual_calls(draw, training):
    """With and without projection; odd and non-square images."""
    project = draw(st.booleans())
    channels = draw(st.integers(2, 3))
    return drawn_call(
        draw(generators),
        draw(st.integers(2, 3)),
        channels,
        draw(st.integers(2, 4)) if project else channels,
        (draw(st.integers(4, 6)), draw(st.integers(4, 6))),
        draw(st.sampled_from([(3, 3), (1, 3)])),
        project,
        training=training,
        stride=draw(st.integers(1, 2)) if project else 1,
    )


OPERATIONS = {NAME: residual_calls(True) | residual_calls(False)}


@pytest.mark.parametrize("training", [True, False])
def test_residual_block(training):
    assert_parity(NAME, residual_calls(training))


@settings(deadline=None, derandomize=True, max_examples=20)
@given(residual_calls(training=True))
def test_running_statistics(drawn):
    for dtype, tolerance in TOLERANCES.items():
        ours, theirs = (run(backend, NAME, drawn, dtype).cache for backend in ("numpy", "torch"))
        assert_close(ours.running, theirs.running, tolerance, f"running statistics in {dtype}")


fitting = drawn_call(np.random.default_rng(0), 2, 3, 3, (4, 4), (3, 3), project=True, training=True)
REFUSED = [
    ({7: None}, {"stride": 2}, ValueError, "give a projection w_skip of shape (3, 3, 1, 1)"),
    ({0: np.ones((2, 5, 4, 4)), 7: None}, {}, ValueError, "x has 5 channels, F(x) has 3 at stride 1"),
    ({7: np.ones((3, 3, 3, 3))}, {}, ValueError, "w_skip must have shape (3, 3, 1, 1), got (3, 3, 3, 3)"),
    ({4: np.ones((3, 2, 3, 3))}, {}, ValueError, "w2 must have shape (3, 3, 3, 3), got (3, 2, 3, 3)"),
    (
        {1: np.ones((3, 3, 2, 2))},
        {},
        ValueError,
        "w1 needs odd kernels to keep sizes, got shape (3, 3, 2, 2)",
    ),
    ({1: np.ones((3, 4, 3, 3))}, {}, ValueError, "conv2d: x has 3 channels but w expects 4"),
    ({2: np.ones(2)}, {}, ValueError, "gamma must have shape (3,), got (2,)"),
    ({}, {"stride": 0}, ValueError, "stride must be an integer of at least 1, got 0"),
    (
        {},
        {"training": False, "running": None},
        ValueError,
        "evaluation needs running, a (mean, variance) for each",
    ),
    (
        {},
        {"running": (np.zeros(3), np.ones(3), np.ones(3))},
        ValueError,
        "must be two pairs (mean, variance), got 3",
    ),
    ({0: np.ones((2, 3, 4, 4), int)}, {}, TypeError, "x must hold floating-point numbers, got int64"),
    ({1: np.ones((3, 3, 3, 3), np.float32)}, {}, TypeError, "got x float64, w float32, b float64"),
]


@pytest.mark.parametrize(("replaced", "options", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(replaced, options, error, text):
    args = [replaced.get(i, array) for i, array in enumerate(fitting.args)]
    assert_same_error(NAME, call(*args, **{**fitting.options, **options}), error, text)

"""Losses: NumPy and PyTorch agree on values, gradients, dtypes and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_close, assert_parity, assert_same_error, call, generators, run, sizes

shapes = st.lists(sizes, min_size=0, max_size=3)
reductions = st.sampled_from(["mean", "sum", "none"])


@st.composite
def regression_calls(draw):
    """Predictions and targets, some of them equal: the kink of the absolute error must agree too."""
    shape, rng = draw(shapes), draw(generators)
    targets = rng.standard_normal(shape)
    error = rng.standard_normal(shape) * (rng.random(shape) < 0.8)
    return call(np.asarray(targets + error), np.asarray(targets))


@st.composite
def probability_calls(draw):
    shape, rng = draw(shapes), draw(generators)
    options = draw(binary_options(shape, ["weight"]))
    return call(rng.uniform(0.01, 0.99, shape), draw(binary_targets(shape)), **options)


@st.composite
def logit_calls(draw):
    """One prediction is wrong for sure: where all are right, gradients are nothing but rounding."""
    shape, rng = draw(shapes), draw(generators)
    logits = np.asarray(rng.normal(0, draw(st.sampled_from([0.1, 3, 30])), shape))
    targets = draw(binary_targets(shape))
    logits.flat[0], targets.flat[0] = 0.7, 0
    return call(logits, targets, **draw(binary_options(shape, ["weight", "pos_weight"])))


@st.composite
def binary_options(draw, shape, factors):
    """A reduction and, for some of the factors, an array that broadcasts to the shape, seldom with a 0."""
    options, rng = {"reduction": draw(reductions)}, draw(generators)
    for name in draw(st.lists(st.sampled_from(factors), unique=True)):
        axes = draw(st.integers(0, len(shape)))
        drawn = tuple(draw(st.sampled_from([1, size])) for size in shape[len(shape) - axes :])
        options[name] = np.asarray(rng.uniform(0.2, 2, drawn) * (rng.random(drawn) < 0.9))
    return options


@st.composite
def binary_targets(draw, shape):
    rng = draw(generators)
    return np.asarray(draw(st.sampled_from([rng.random(shape), rng.integers(0, 2, shape).astype(float)])))


@st.composite
def class_calls(draw):
    """Rows, pixels or steps; one is wrong for sure: else gradients may be nothing but rounding."""
    n, k, rng = draw(sizes), draw(st.integers(2, 5)), draw(generators)
    places = tuple(draw(st.lists(st.integers(1, 4), max_size=3)))
    targets = rng.integers(0, k, (n, *places), dtype=draw(st.sampled_from([np.int64, np.int32])))
    logits = rng.normal(0, draw(st.sampled_from([1, 10])), (n, k, *places))
    first = (0,) * (1 + len(places))
    targets[first] = np.argmin(logits[0, :, *first[1:]])
    options = {"label_smoothing": draw(st.sampled_from([0.0, 0.1, 0.5])), "reduction": draw(reductions)}
    if draw(st.booleans()):
        options["weight"] = rng.uniform(0.2, 2, k) * (rng.random(k) < 0.8)
    if draw(st.booleans()):
        options["ignore_index"] = draw(st.sampled_from([-100, -1, 0, k - 1, 255]))
        ignored = rng.random(targets.shape) < draw(st.sampled_from([0.3, 1.0]))
        targets[ignored] = options["ignore_index"]
    return call(logits, targets, **options)


@st.composite
def divergence_calls(draw):
    """Targets with exact zeros in them, and mostly of class 0, which the model holds unlikely."""
    n, k, rng = draw(sizes), draw(st.integers(2, 5)), draw(generators)
    p = rng.random((n, k)) * (rng.random((n, k)) < 0.7) + 2 * np.eye(k)[0]
    q = rng.random((n, k)) + 2 * np.eye(k)[1]
    return call(np.log(q / q.sum(1, keepdims=True)), p / p.sum(1, keepdims=True))


OPERATIONS = {
    "losses.mse": regression_calls(),
    "losses.mae": regression_calls(),
    "losses.bce": probability_calls(),
    "losses.bce_with_logits": logit_calls(),
    "losses.cross_entropy": class_calls(),
    "losses.kl_divergence": divergence_calls(),
}


@pytest.mark.parametrize("path", OPERATIONS)
def test_loss(path):
    assert_parity(path, OPERATIONS[path], examples=100 if path == "losses.cross_entropy" else 40)


logits = np.random.default_rng(0).standard_normal((4, 3, 2))
WITHOUT_A_MEAN = {
    "all ignored": (np.full((4, 2), -1), {}),
    "all of weight 0": (np.zeros((4, 2), int), {"weight": np.array([0.0, 1.0, 2.0])}),
    "all ignored or of weight 0": (np.array([[0, -1]] * 4), {"weight": np.array([0.0, 1.0, 2.0])}),
}


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize(("targets", "options"), WITHOUT_A_MEAN.values(), ids=WITHOUT_A_MEAN)
def test_a_mean_over_nothing_is_not_a_number_and_an_ignored_row_passes_no_gradient(
    targets, options, smoothing
):
    drawn = call(logits, targets, ignore_index=-1, label_smoothing=smoothing, **options)
    ours, theirs = (run(backend, "losses.cross_entropy", drawn, "float64") for backend in ("numpy", "torch"))
    assert np.isnan(ours.out)
    assert np.isnan(theirs.out.item())
    np.testing.assert_array_equal(ours.gradients, theirs.gradients.numpy())
    assert (ours.gradients[np.broadcast_to((targets == -1)[:, None], logits.shape)] == 0).all()


def test_bce_at_certainty():
    """In float32 only: the 1e-12 under PyTorch's gradient is a float32 constant, even for float64."""
    certain = call(np.array([0.0, 1.0, 0.0, 1.0]), np.array([0.0, 1.0, 1.0, 0.0]))
    got, expected = (run(backend, "losses.bce", certain, "float32") for backend in ("numpy", "torch"))
    assert_close(got.out, expected.out, 1e-6, "loss")
    assert_close(got.gradients, expected.gradients, 1e-6, "gradient")


@pytest.mark.parametrize(
    ("name", "first"),
    [("mse", "predictions"), ("mae", "predictions"), ("bce", "probabilities"), ("bce_with_logits", "logits")],
)
def test_a_column_against_a_vector_is_refused_instead_of_broadcast(name, first):
    text = f"{name}: shapes must be equal, got {first} (4, 1), targets (4,)"
    assert_same_error(f"losses.{name}", call(np.full((4, 1), 0.5), np.full(4, 0.5)), ValueError, text)


ones = np.ones((3, 4))
REFUSED = [
    ("mse", call(ones, ones.astype(int)), TypeError, "targets must hold floating-point numbers, got int64"),
    ("mae", call(ones, ones.astype(np.float32)), TypeError, "got predictions float64, targets float32"),
    ("mse", call(ones[:0], ones[:0]), ValueError, "predictions is empty, shape (0, 4)"),
    ("bce", call(2 * ones, ones), ValueError, "probabilities must lie in [0, 1], got values from 2.0 to 2.0"),
    ("bce", call(ones * np.nan, ones), ValueError, "probabilities must lie in [0, 1], got values from nan"),
    ("bce_with_logits", call(ones, -ones), ValueError, "targets must lie in [0, 1], got values from -1.0"),
    ("cross_entropy", call(ones, np.zeros(3)), TypeError, "targets must hold integers, got float64"),
    (
        "cross_entropy",
        call(ones, np.array([0, 1, 4])),
        ValueError,
        "must lie in [0, 3], got values from 0 to 4",
    ),
    ("cross_entropy", call(ones, np.array([0, -1, 3])), ValueError, "must lie in [0, 3], got values from -1"),
    ("cross_entropy", call(ones, np.zeros((3, 1), int)), ValueError, "must have shape (3,), got (3, 1)"),
    (
        "cross_entropy",
        call(ones[0], np.zeros(4, int)),
        ValueError,
        "logits must have at least 2 axes, (N, K) or",
    ),
    (
        "cross_entropy",
        call(np.ones((3, 4, 2)), np.zeros((3, 4), int)),
        ValueError,
        "targets must have shape (3, 2), got (3, 4)",
    ),
    (
        "cross_entropy",
        call(ones, np.array([0, -1, -2]), ignore_index=-1),
        ValueError,
        "must lie in [0, 3], got values from -2 to 0",
    ),
    (
        "cross_entropy",
        call(ones[:0], np.zeros(0, int), ignore_index=1),
        ValueError,
        "targets is empty, shape",
    ),
    (
        "cross_entropy",
        call(ones, np.zeros(3, int), weight=ones[0, :3]),
        ValueError,
        "weight must have shape (4,)",
    ),
    (
        "cross_entropy",
        call(ones, np.zeros(3, int), weight=-ones[0]),
        ValueError,
        "weight must lie in [0, inf]",
    ),
    (
        "cross_entropy",
        call(ones, np.zeros(3, int), weight=ones[0].astype(np.float32)),
        TypeError,
        "dtypes must be equal, got predictions float64, weight float32",
    ),
    (
        "cross_entropy",
        call(ones, np.zeros(3, int), reduction="average"),
        ValueError,
        "reduction must be 'mean' or 'sum' or 'none', got 'average'",
    ),
    (
        "bce",
        call(ones, ones, weight=ones[:2]),
        ValueError,
        "weight must broadcast to (3, 4), got shape (2, 4)",
    ),
    ("bce", call(ones, ones, weight=-ones), ValueError, "weight must lie in [0, inf], got values from -1.0"),
    (
        "bce",
        call(ones, ones, reduction="batchmean"),
        ValueError,
        "'mean' or 'sum' or 'none', got 'batchmean'",
    ),
    (
        "bce_with_logits",
        call(ones, ones, pos_weight=np.ones(3)),
        ValueError,
        "pos_weight must broadcast to (3, 4), got shape (3,)",
    ),
    (
        "bce_with_logits",
        call(ones, ones, weight=ones * np.nan),
        ValueError,
        "weight must lie in [0, inf], got",
    ),
    ("cross_entropy", call(ones, np.zeros(3, int), label_smoothing=1.5), ValueError, "got 1.5"),
    ("kl_divergence", call(-ones, ones), ValueError, "rows of p must sum to 1, got sums from 4.0 to 4.0"),
    ("kl_divergence", call(-ones[0], ones[0] / 4), ValueError, "log_q must have 2 axes, got shape (4,)"),
]


@pytest.mark.parametrize(("name", "bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(name, bad, error, text):
    assert_same_error(f"losses.{name}", bad, error, text)

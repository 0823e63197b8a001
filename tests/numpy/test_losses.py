"""Losses in NumPy: central differences, known values and extreme logits."""

import math

import numpy as np
import pytest
from gradcheck import assert_gradients
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.numpy import losses
from dlcourse.numpy.activations import log_softmax

rng = np.random.default_rng(5)
GRADIENT_CASES = {
    "mse": (rng.standard_normal((3, 2)), rng.standard_normal((3, 2)).round(1)),
    "mae": (rng.standard_normal((3, 2)), rng.standard_normal((3, 2)).round(1)),
    "bce": (rng.uniform(0.1, 0.9, (3, 2)), rng.random((3, 2))),
    "bce_with_logits": (rng.normal(0, 2, (3, 2)), rng.random((3, 2))),
    "kl_divergence": (np.log(rng.dirichlet(np.ones(4), 3)), rng.dirichlet(np.ones(4), 3)),
}


def functions(name):
    return getattr(losses, name), getattr(losses, f"{name}_backward")


@pytest.mark.parametrize("name", GRADIENT_CASES)
def test_backward_agrees_with_central_differences(name):
    forward, backward = functions(name)
    first, targets = GRADIENT_CASES[name]
    assert_gradients(lambda predictions: forward(predictions, targets), backward, first)


REDUCTIONS = ["mean", "sum", "none"]


@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("smoothing", [0.0, 0.3])
@pytest.mark.parametrize("options", [{}, {"weight": np.array([0.5, 2, 0, 1])}, {"ignore_index": 3}], ids=str)
@pytest.mark.parametrize("places", [(), (2,), (2, 3)])
def test_cross_entropy_backward_agrees_with_central_differences(places, options, smoothing, reduction):
    logits, targets = rng.normal(0, 2, (3, 4, *places)), np.resize([0, 3, 1, 3, 2], (3, *places))
    forward, backward = functions("cross_entropy")
    options = {**options, "label_smoothing": smoothing, "reduction": reduction}
    assert_gradients(lambda z: forward(z, targets, **options), backward, logits)


@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("weight", [None, np.array([[0.5], [2], [0]])])
def test_weighted_bce_backward_agrees_with_central_differences(weight, reduction):
    for name, more in {"bce": {}, "bce_with_logits": {"pos_weight": np.array([3.0, 0.2])}}.items():
        forward, backward = functions(name)
        first, targets = GRADIENT_CASES[name]
        options = {"weight": weight, "reduction": reduction, **more}
        assert_gradients(lambda p: forward(p, targets, **options), backward, first)  # noqa: B023


def test_a_weighted_mean_divides_by_the_weights_of_the_labels():
    logits, targets, weight = rng.normal(0, 2, (5, 3)), np.array([0, 2, 2, 1, 0]), np.array([1, 5, 0.25])
    each, _ = losses.cross_entropy(logits, targets, reduction="none")
    expected = np.average(each, weights=weight[targets])
    assert losses.cross_entropy(logits, targets, weight=weight)[0] == pytest.approx(expected)
    weighted, _ = losses.cross_entropy(logits, targets, weight=weight, reduction="sum")
    assert weighted == pytest.approx(np.sum(each * weight[targets]))


def test_a_mean_of_bce_divides_by_the_number_of_elements():
    p, y, weight = rng.uniform(0.1, 0.9, 4), rng.integers(0, 2, 4) * 1.0, np.array([1, 5, 0.25, 0])
    each, _ = losses.bce(p, y, reduction="none")
    assert losses.bce(p, y, weight=weight)[0] == pytest.approx(np.sum(weight * each) / 4)


def test_a_weight_of_the_positive_class_counts_it_that_often():
    z, y = rng.standard_normal(6), np.array([1.0, 0, 0, 1, 0, 1])
    weighted, _ = losses.bce_with_logits(z, y, pos_weight=np.array(3.0), reduction="sum")
    often = np.repeat(np.arange(6), np.where(y == 1, 3, 1))
    assert weighted == pytest.approx(losses.bce_with_logits(z[often], y[often], reduction="sum")[0])


@pytest.mark.parametrize(
    "options", [{}, {"weight": np.array([1, 0.5, 3])}, {"label_smoothing": 0.2}], ids=str
)
def test_ignored_rows_might_as_well_not_be_there(options):
    logits, targets = rng.normal(0, 2, (6, 3)), np.array([0, 9, 2, 9, 1, 1])
    kept = targets != 9
    loss, cache = losses.cross_entropy(logits, targets, ignore_index=9, **options)
    expected, expected_cache = losses.cross_entropy(logits[kept], targets[kept], **options)
    assert loss == pytest.approx(expected)
    gradient = losses.cross_entropy_backward(0.7, cache)
    np.testing.assert_allclose(gradient[kept], losses.cross_entropy_backward(0.7, expected_cache))
    assert (gradient[~kept] == 0).all()
    each, _ = losses.cross_entropy(logits, targets, ignore_index=9, reduction="none", **options)
    assert (each[~kept] == 0).all()


def test_every_pixel_is_a_row():
    logits, targets = rng.normal(0, 2, (2, 3, 4, 5)), rng.integers(0, 3, (2, 4, 5))
    rows = np.moveaxis(logits, 1, -1).reshape(-1, 3)
    loss, cache = losses.cross_entropy(logits, targets)
    expected, expected_cache = losses.cross_entropy(rows, targets.ravel())
    assert loss == pytest.approx(expected)
    gradient = losses.cross_entropy_backward(1.0, cache)
    np.testing.assert_allclose(
        np.moveaxis(gradient, 1, -1).reshape(-1, 3), losses.cross_entropy_backward(1.0, expected_cache)
    )


def test_all_ignored():
    logits, targets = rng.normal(0, 2, (3, 4)), np.full(3, -1)
    mean, cache = losses.cross_entropy(logits, targets, ignore_index=-1)
    assert np.isnan(mean)
    assert (losses.cross_entropy_backward(1.0, cache) == 0).all()
    assert losses.cross_entropy(logits, targets, ignore_index=-1, reduction="sum")[0] == 0


def test_perfect_predictions_cost_nothing():
    y = np.array([0.5, -2.0, 3.0])
    assert losses.mse(y, y)[0] == losses.mae(y, y)[0] == 0
    p = np.array([[0.2, 0.8], [1.0, 0.0]])
    assert losses.kl_divergence(np.log(np.maximum(p, 1e-300)), p)[0] == pytest.approx(0, abs=1e-15)


def test_known_values():
    predictions, targets = np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 0.0, 0.0, 0.0])
    assert losses.mse(predictions, targets)[0] == 29 / 4
    assert losses.mae(predictions, targets)[0] == 9 / 4
    half = np.full(4, 0.5)
    assert losses.bce(half, targets)[0] == pytest.approx(math.log(2))
    assert losses.bce_with_logits(np.zeros(4), targets)[0] == pytest.approx(math.log(2))
    uniform = np.zeros((3, 10))
    assert losses.cross_entropy(uniform, np.array([0, 5, 9]))[0] == pytest.approx(math.log(10))


@given(st.floats(0, 1), st.integers(2, 6))
def test_the_least_smoothed_cross_entropy_is_the_entropy_of_the_target(smoothing, classes):
    q = np.full(classes, smoothing / classes)
    q[0] += 1 - smoothing
    logits = np.log(np.maximum(q, 1e-300))[None]
    loss, _ = losses.cross_entropy(logits, np.array([0]), label_smoothing=smoothing)
    assert loss == pytest.approx(-np.sum(q * logits), abs=1e-12)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_extreme_logits_give_finite_losses_without_a_warning(dtype):
    logits = np.array([[-1000, 1000], [1000, -1000]], dtype)
    with np.errstate(all="raise"):
        binary, binary_cache = losses.bce_with_logits(logits, np.array([[0, 1], [0, 1]], dtype))
        several, several_cache = losses.cross_entropy(logits, np.array([1, 1]))
        gradients = [
            losses.bce_with_logits_backward(1.0, binary_cache),
            losses.cross_entropy_backward(1.0, several_cache),
        ]
    assert binary == 500
    assert several == 1000
    np.testing.assert_array_equal(gradients[0], np.array([[0, 0], [0.25, -0.25]]))
    np.testing.assert_array_equal(gradients[1], np.array([[0, 0], [0.5, -0.5]]))


def test_bce_of_logits_and_of_their_sigmoid_agree():
    z, y = rng.normal(0, 3, 20), rng.random(20)
    assert losses.bce_with_logits(z, y)[0] == pytest.approx(losses.bce(1 / (1 + np.exp(-z)), y)[0], rel=1e-12)


def test_cross_entropy_is_kl_divergence_from_the_one_hot_target():
    logits, targets = rng.standard_normal((5, 3)), np.array([0, 1, 2, 2, 0])
    loss, _ = losses.kl_divergence(log_softmax(logits)[0], np.eye(3)[targets])
    assert losses.cross_entropy(logits, targets)[0] == pytest.approx(loss, rel=1e-12)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_float64_upstream_gradient_does_not_promote(dtype):
    predictions = np.ones(3, dtype)
    loss, cache = losses.mse(predictions, 2 * predictions)
    assert loss.dtype == losses.mse_backward(np.float64(0.7), cache).dtype == dtype

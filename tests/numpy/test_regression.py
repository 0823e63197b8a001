"""Linear models in NumPy: gradients, optima, penalties without the bias, and the perceptron's bound."""

import numpy as np
import pytest
from gradcheck import numeric_gradient
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.numpy.perceptron import perceptron_fit, perceptron_predict
from dlcourse.numpy.regression import bce_and_grad, fit_gd, fit_logistic, fit_normal, mse_and_grad


def noisy_line(n=40, d=3, seed=0):
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((n, d)) * [1.0, 2.0, 0.5][:d] + 1
    return x, x @ np.array([2.0, -1.0, 3.0])[:d] + 5 + 0.3 * rng.standard_normal(n)


@pytest.mark.parametrize("loss_and_grad", [mse_and_grad, bce_and_grad])
def test_gradients_agree_with_central_differences(loss_and_grad):
    x, _ = noisy_line(7)
    y, w, b = np.array([0.0, 1, 1, 0, 1, 0, 0]), np.array([0.3, -0.2, 0.1]), np.array(0.4)
    _, (dw, db) = loss_and_grad(x, y, w, b)
    for position, gradient in ((2, dw), (3, db)):
        expected = numeric_gradient(lambda *args: float(loss_and_grad(*args)[0]), (x, y, w, b), position)
        np.testing.assert_allclose(gradient, expected, rtol=1e-7)


def test_mse_of_a_single_row_is_its_squared_residual():
    loss, (dw, db) = mse_and_grad(np.array([[2.0, 3.0]]), np.array([1.0]), np.array([1.0, 1.0]), 0.0)
    assert loss == 16
    np.testing.assert_allclose(dw, [16, 24])
    assert db == 8


def test_cross_entropy_of_huge_scores_is_finite():
    x, y = np.array([[1e4], [-1e4]]), np.array([0, 1])
    with np.errstate(all="raise", under="ignore"):
        loss, (dw, _) = bce_and_grad(x, y, np.ones(1), 0.0)
    assert loss == 1e4
    np.testing.assert_allclose(dw, [1e4])


@pytest.mark.parametrize("ridge", [0.0, 0.5])
def test_both_ways_lead_to_the_same_minimum(ridge):
    x, y = noisy_line()
    w, b = fit_normal(x, y, ridge=ridge)
    w_gd, b_gd, objective = fit_gd(x, y, lr=0.05, steps=4000, ridge=ridge)
    np.testing.assert_allclose(w_gd, w, rtol=1e-8)
    np.testing.assert_allclose(b_gd, b, rtol=1e-8)
    _, (dw, db) = mse_and_grad(x, y, w, b)
    np.testing.assert_allclose(dw + 2 * ridge * w, 0, atol=1e-10)
    np.testing.assert_allclose(db, 0, atol=1e-10)
    assert (np.diff(objective) <= 1e-12).all()


def test_a_huge_penalty_leaves_the_mean():
    x, y = noisy_line()
    w, b = fit_normal(x, y, ridge=1e9)
    np.testing.assert_allclose(w, 0, atol=1e-7)
    np.testing.assert_allclose(b, y.mean())


def test_columns_that_depend_on_each_other_share_the_weight():
    x, y = noisy_line(d=1)
    w, b = fit_normal(np.hstack([x, x]), y)
    single, single_b = fit_normal(x, y)
    np.testing.assert_allclose(w, [single[0] / 2, single[0] / 2])
    np.testing.assert_allclose(b, single_b)


def test_more_columns_than_rows_are_fitted_exactly():
    x, y = noisy_line(n=2)
    w, b = fit_normal(x, y)
    np.testing.assert_allclose(x @ w + b, y)


def test_the_logistic_model_recovers_the_line_between_two_classes():
    rng = np.random.default_rng(1)
    x = rng.standard_normal((4000, 2))
    y = (rng.random(4000) < 1 / (1 + np.exp(-(x @ [2.0, -1.0] + 0.5)))).astype(int)
    w, b, objective = fit_logistic(x, y, lr=1.0, steps=300)
    np.testing.assert_allclose(w, [2, -1], atol=0.2)
    np.testing.assert_allclose(b, 0.5, atol=0.2)
    assert objective[0] == pytest.approx(np.log(2))
    _, (dw, db) = bce_and_grad(x, y, w, b)
    np.testing.assert_allclose([*dw, db], 0, atol=1e-4)


def test_without_a_penalty_separable_data_drive_the_weights_on():
    x, y = np.array([[-1.0], [1.0]]), np.array([0, 1])
    early, late = (fit_logistic(x, y, lr=1.0, steps=steps)[0][0] for steps in (100, 1000))
    assert late > early + 1
    kept = [fit_logistic(x, y, lr=0.5, steps=steps, ridge=0.1)[0][0] for steps in (500, 1000)]
    assert kept[0] == pytest.approx(kept[1])


def separable(seed, n=30, d=2, gap=0.3):
    """Random points without those close to a line, and the line as a unit vector (w, b)."""
    rng = np.random.default_rng(seed)
    line = rng.standard_normal(d + 1)
    line /= np.linalg.norm(line)
    x = rng.uniform(-2, 2, (20 * n, d))
    scores = x @ line[:d] + line[d]
    keep = np.abs(scores) >= gap
    return x[keep][:n], np.sign(scores[keep][:n]), line


@given(st.integers(0, 1000))
def test_mistakes_stay_below_the_bound_and_then_there_are_none(seed):
    x, y, line = separable(seed)
    w, b, mistakes = perceptron_fit(x, y, max_epochs=10_000)
    extended = np.hstack([x, np.ones((len(x), 1))])
    margin = (y * (extended @ line)).min()
    assert len(mistakes) <= (np.linalg.norm(extended, axis=1).max() / margin) ** 2
    np.testing.assert_array_equal(perceptron_predict(x, w, b), y)


def test_the_weights_are_the_sum_of_the_mistaken_samples():
    x, y, _ = separable(3)
    w, b, mistakes = perceptron_fit(x, y)
    np.testing.assert_allclose(w, (y[mistakes, None] * x[mistakes]).sum(axis=0))
    assert b == y[mistakes].sum()
    assert mistakes[0] == 0  # a score of 0 is a mistake, so learning starts


def test_samples_are_visited_in_their_order():
    x = np.array([[1.0], [2.0], [-1.0]])
    assert perceptron_fit(x, np.array([1, 1, -1]))[2] == [0, 2]


def test_data_that_cannot_be_separated_end_at_the_limit():
    x, y = np.array([[0.0, 0], [1, 1], [0, 1], [1, 0]]), np.array([-1, -1, 1, 1])
    _, _, mistakes = perceptron_fit(x, y, max_epochs=50)
    assert len(mistakes) >= 50


def test_predictions_are_plus_or_minus_one_and_minus_one_on_the_line():
    labels = perceptron_predict(np.array([[1.0], [0.0], [-1.0]], np.float32), np.ones(1, np.float32), 0.0)
    np.testing.assert_array_equal(labels, np.array([1, -1, -1], np.float32))
    assert labels.dtype == np.float32

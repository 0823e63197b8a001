"""Metrics in NumPy: equal to scikit-learn's, to brute force over pairs, and to known values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics as sklearn

from dlcourse.numpy import metrics

generators = st.integers(0, 2**32 - 1).map(np.random.default_rng)


@pytest.mark.filterwarnings("ignore:A single label was found")
@given(generators, st.integers(1, 40), st.integers(1, 5))
def test_accuracy_and_confusion_matrix_equal_those_of_scikit_learn(rng, n, classes):
    predictions, targets = rng.integers(0, classes, (2, n))
    assert metrics.accuracy(predictions, targets) == sklearn.accuracy_score(targets, predictions)
    counts = metrics.confusion_matrix(predictions, targets, num_classes=classes)
    expected = sklearn.confusion_matrix(targets, predictions, labels=np.arange(classes))
    np.testing.assert_array_equal(counts, expected)


@pytest.mark.parametrize("average", ["binary", "macro", "micro"])
@pytest.mark.parametrize("zero_division", [0.0, 1.0])
@given(rng=generators, n=st.integers(1, 12))
def test_precision_recall_and_f1_equal_those_of_scikit_learn(average, zero_division, rng, n):
    """Few examples, so that classes are often absent or never predicted."""
    predictions, targets = rng.integers(0, 2 if average == "binary" else 4, (2, n))
    got = metrics.precision_recall_f1(predictions, targets, average=average, zero_division=zero_division)
    expected = sklearn.precision_recall_fscore_support(
        targets, predictions, average=average, zero_division=zero_division
    )
    assert got == pytest.approx(expected[:3], rel=1e-12)


@given(generators, st.integers(2, 30), st.integers(0, 2))
def test_roc_auc_counts_pairs_with_ties_one_half(rng, n, decimals):
    scores, targets = rng.standard_normal(n).round(decimals), rng.integers(0, 2, n)
    targets[:2] = 0, 1
    pairs = scores[targets == 1][:, None] - scores[targets == 0]
    expected = np.mean((pairs > 0) + 0.5 * (pairs == 0))
    assert metrics.roc_auc(scores, targets) == pytest.approx(expected, rel=1e-12)


@given(generators, st.integers(1, 30), st.integers(0, 2))
def test_average_precision_equals_that_of_scikit_learn_whatever_the_order(rng, n, decimals):
    scores, targets = rng.standard_normal(n).round(decimals), rng.integers(0, 2, n)
    targets[0] = 1
    order = rng.permutation(n)
    got = metrics.average_precision(scores, targets)
    assert got == pytest.approx(sklearn.average_precision_score(targets, scores), rel=1e-12)
    assert got == pytest.approx(metrics.average_precision(scores[order], targets[order]), rel=1e-12)


def test_known_values():
    predictions, targets = np.array([1, 1, 0, 1, 0]), np.array([1, 0, 0, 1, 1])
    np.testing.assert_array_equal(metrics.confusion_matrix(predictions, targets), [[1, 1], [1, 2]])
    assert metrics.precision_recall_f1(predictions, targets) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    scores = np.array([0.9, 0.8, 0.7, 0.6])
    assert metrics.roc_auc(scores, np.array([1, 0, 1, 0])) == 0.75
    assert metrics.average_precision(scores, np.array([1, 0, 1, 0])) == pytest.approx((1 + 2 / 3) / 2)


def test_all_negative_is_accurate_on_rare_positives_and_useless():
    targets = (np.arange(1000) % 100 == 0).astype(int)
    never = np.zeros(1000, int)
    assert metrics.accuracy(never, targets) == 0.99
    assert metrics.precision_recall_f1(never, targets) == (0, 0, 0)
    assert metrics.roc_auc(never.astype(float), targets) == 0.5

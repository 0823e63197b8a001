"""Metrics: NumPy and PyTorch agree on values and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, call, generators


@st.composite
def label_calls(draw, options):
    classes, n, rng = draw(st.integers(1, 5)), draw(st.integers(1, 30)), draw(generators)
    if options.get("average") == "binary":
        classes = min(classes, 2)
    return call(rng.integers(0, classes, n), rng.integers(0, classes, n, np.int32), **options)


@st.composite
def ranking_calls(draw):
    """Rounded scores, so that many are tied; both classes occur."""
    n, rng = draw(st.integers(2, 30)), draw(generators)
    targets = rng.integers(0, 2, n)
    targets[:2] = 0, 1
    return call(rng.standard_normal(n).round(draw(st.integers(0, 3))), targets)


LABEL_METRICS = [
    ("accuracy", {}),
    ("confusion_matrix", {}),
    ("confusion_matrix", {"num_classes": 7}),
    ("precision_recall_f1", {"average": "binary"}),
    ("precision_recall_f1", {"average": "macro"}),
    ("precision_recall_f1", {"average": "micro"}),
    ("precision_recall_f1", {"average": "macro", "zero_division": 1.0}),
]


@pytest.mark.parametrize(("name", "options"), LABEL_METRICS)
def test_metrics_of_labels(name, options):
    assert_parity(f"metrics.{name}", label_calls(options))


@pytest.mark.parametrize("name", ["roc_auc", "average_precision"])
def test_metrics_of_scores(name):
    assert_parity(f"metrics.{name}", ranking_calls())


labels = np.array([0, 1, 2])
scores, binary = np.array([0.1, 0.5, 0.3]), np.array([0, 1, 1])
REFUSED = [
    ("accuracy", call(labels, labels[:2]), ValueError, "got predictions (3,), targets (2,)"),
    ("accuracy", call(labels, labels[:, None]), ValueError, "targets must have 1 axes, got shape (3, 1)"),
    ("accuracy", call(labels[:0], labels[:0]), ValueError, "there is nothing to measure"),
    ("accuracy", call(labels / 2, labels), TypeError, "predictions must hold integers, got float64"),
    ("accuracy", call(labels - 1, labels), ValueError, "predictions must not be negative, got -1"),
    ("confusion_matrix", call(labels, labels, num_classes=2), ValueError, "label 2 does not exist among 2"),
    ("precision_recall_f1", call(labels, labels), ValueError, "needs labels 0 and 1, got 2"),
    ("precision_recall_f1", call(labels, labels, average="weighted"), ValueError, "got 'weighted'"),
    ("roc_auc", call(binary, binary), TypeError, "scores must hold floating-point numbers, got int64"),
    ("roc_auc", call(scores, binary * 0), ValueError, "got 0 positive and 3 negative targets"),
    ("roc_auc", call(scores, labels), ValueError, "targets must be 0 or 1, got values from 0 to 2"),
    ("roc_auc", call(scores * np.nan, binary), ValueError, "scores hold not-a-number"),
    ("average_precision", call(scores, binary * 0), ValueError, "needs at least one positive target"),
    ("average_precision", call(scores[:, None], binary), ValueError, "scores must have 1 axes"),
]


@pytest.mark.parametrize(("name", "bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(name, bad, error, text):
    assert_same_error(f"metrics.{name}", bad, error, text)

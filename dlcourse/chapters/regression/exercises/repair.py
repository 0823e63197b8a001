"""3.6 Four snippets as introductions print them, repaired."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic
from dlcourse.numpy import activations, losses


def probability(x, theta0, theta1):
    return activations.sigmoid(theta0 + theta1 * x)[0]


def probability_by_tanh(x, theta0, theta1):
    return (np.tanh((theta0 + x * theta1) / 2) + 1) / 2


def classifier_loss(outputs, labels):
    return float(losses.cross_entropy(outputs, labels)[0])


def _log_p(z):
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)


def classifier_loss_by_index(outputs, labels):
    return -np.mean([row[label] for row, label in zip(_log_p(outputs), labels, strict=True)])


def _softmax(z):
    return np.exp(_log_p(z))


def binary_loss(outputs, y):
    return float(losses.bce_with_logits(outputs, y)[0])


def binary_loss_by_logaddexp(outputs, y):
    return np.mean(np.where(y == 1, np.logaddexp(0, -outputs), np.logaddexp(0, outputs)))


def _clipped(outputs, y):
    p = np.clip(outputs, 1e-7, 1 - 1e-7)
    return float(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())


def _clipped_again(outputs, y):
    p = np.maximum(1e-7, np.minimum(1 - 1e-7, outputs))
    return float(sum(-np.log(q if label else 1 - q) for q, label in zip(p, y, strict=True)) / len(y))


def any_labels(logits, labels):
    indices = labels if labels.ndim == 1 else labels.argmax(axis=1)
    return classifier_loss(logits, indices)


def any_labels_as_one_hot(logits, labels):
    targets = labels if labels.ndim == 2 else np.eye(logits.shape[1])[labels]
    return -(targets * _log_p(logits)).sum(axis=1).mean()


def _only_integers(logits, labels):
    return -_log_p(logits)[np.arange(len(labels)), labels.astype(int).reshape(len(labels), -1)[:, 0]].mean()


def _only_integers_again(logits, labels):
    first = labels[:, 0] if labels.ndim == 2 else labels
    return classifier_loss_by_index(logits, [int(label) for label in first])


def _only_one_hot(logits, labels):
    return -(np.reshape(labels, (len(labels), -1)) * _log_p(logits)).sum(axis=1).mean()


def _only_one_hot_again(logits, labels):
    column = labels if labels.ndim == 2 else labels[:, None]
    return float(np.mean([-(t * p).sum() for t, p in zip(column, _log_p(logits), strict=True)]))


def _probability_cases(rng: np.random.Generator) -> list[Case]:
    return [
        Case(f"{n} values", (rng.normal(0, 2, n), float(rng.normal()), float(rng.normal(0, 2))))
        for n in (1, 5, 8)
    ]


def _multiclass(rng, n, k, scale=2.0):
    return scale * rng.normal(size=(n, k)), rng.integers(0, k, n)


def _loss_cases(rng: np.random.Generator) -> list[Case]:
    return [Case(f"N={n}, K={k}", _multiclass(rng, n, k)) for n, k in ((5, 10), (1, 3), (4, 4))]


def _binary_cases(rng: np.random.Generator) -> list[Case]:
    return [
        Case(f"{n} outputs", (rng.normal(0, 3, n), rng.integers(0, 2, n).astype(float))) for n in (6, 1, 9)
    ]


def _label_cases(rng: np.random.Generator) -> list[Case]:
    cases = []
    for n, k in ((4, 3), (2, 6)):
        logits, labels = _multiclass(rng, n, k)
        labels[0] = k - 1  # the formats must not agree by chance
        cases.append(Case(f"integers, K={k}", (logits, labels)))
        cases.append(Case(f"one-hot, K={k}", (logits, np.eye(k)[labels])))
    return cases


_OUTPUTS = np.array([2.5, -1.5, 0.5])
_LOGITS = np.array([[3.0, 1.0, 0.0], [0.0, 0.0, 2.0]])

exercise = Exercise(
    number="3.6",
    points=6,
    answers=[
        Function(
            "probability",
            reference=probability,
            alternatives=[probability_by_tanh],
            mistakes=[
                Wrong(
                    "printed_formula",
                    lambda x, a, b: 1 / (1 + np.exp(a * b * x)),
                    lambda x, a, b: probability_by_tanh(x * b, 0.0, -a),
                ),
                Wrong(
                    "minus_forgotten",
                    lambda x, a, b: 1 / (1 + np.exp(a + b * x)),
                    lambda x, a, b: 1 - probability_by_tanh(x, a, b),
                ),
                Wrong(
                    "minus_on_first_term_only",
                    lambda x, a, b: 1 / (1 + np.exp(-a + b * x)),
                    lambda x, a, b: probability_by_tanh(-x, a, b),
                ),
            ],
            visible=[Case("one value", (np.array([2.0]), 1.0, 0.5))],
            cases=_probability_cases,
        ),
        Function(
            "classifier_loss",
            reference=classifier_loss,
            alternatives=[classifier_loss_by_index],
            mistakes=[
                Wrong(
                    "softmax_twice",
                    lambda z, y: classifier_loss(_softmax(z), y),
                    lambda z, y: classifier_loss_by_index(_softmax(z), y),
                ),
                Wrong(
                    "no_softmax",
                    lambda z, y: -z[np.arange(len(y)), y].mean(),
                    lambda z, y: -sum(row[label] for row, label in zip(z, y, strict=True)) / len(y),
                ),
                generic.not_averaged(
                    lambda z, y: classifier_loss(z, y) * len(y),
                    lambda z, y: -(np.eye(z.shape[1])[y] * _log_p(z)).sum(),
                ),
            ],
            visible=[Case("two samples", (_LOGITS, np.array([0, 2])))],
            cases=_loss_cases,
        ),
        Function(
            "binary_loss",
            reference=binary_loss,
            alternatives=[binary_loss_by_logaddexp],
            mistakes=[
                Wrong("sigmoid_missing", _clipped, _clipped_again),
                Wrong(
                    "sigmoid_twice",
                    lambda z, y: binary_loss(activations.sigmoid(z)[0], y),
                    lambda z, y: binary_loss_by_logaddexp(probability_by_tanh(z, 0, 1), y),
                ),
                Wrong(
                    "labels_swapped",
                    lambda z, y: binary_loss(-z, y),
                    lambda z, y: binary_loss_by_logaddexp(z, 1 - y),
                ),
            ],
            visible=[Case("three outputs", (_OUTPUTS, np.array([1.0, 0.0, 0.0])))],
            cases=_binary_cases,
        ),
        Function(
            "any_labels",
            reference=any_labels,
            alternatives=[any_labels_as_one_hot],
            mistakes=[
                Wrong("one_hot_read_as_integers", _only_integers, _only_integers_again),
                Wrong("integers_read_as_one_hot", _only_one_hot, _only_one_hot_again),
                Wrong(
                    "softmax_twice",
                    lambda z, y: any_labels(_softmax(z), y),
                    lambda z, y: any_labels_as_one_hot(_softmax(z), y),
                ),
            ],
            visible=[
                Case("as integers", (_LOGITS, np.array([1, 2]))),
                Case("as one-hot rows", (_LOGITS, np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]))),
            ],
            cases=_label_cases,
        ),
    ],
)

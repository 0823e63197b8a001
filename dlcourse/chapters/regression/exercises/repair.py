"""3.6 A clinic: four losses that run and are wrong, as introductions print them, and their symptoms."""

import numpy as np

from dlcourse.chapters.regression.exercises.binary import (
    LOSSES,
    as_probabilities,
    bce_mistakes,
    by_formula,
    by_logaddexp,
)
from dlcourse.checking import Case, Exercise, Function, Quiz, returning, retyped, seen
from dlcourse.checking.diagnosis.loss_patterns import number, on_moderate, on_results
from dlcourse.checking.diagnosis.number_patterns import not_averaged
from dlcourse.numpy import activations, losses

# ---- snippet 1


def probability(x, theta0, theta1):
    return activations.sigmoid(theta0 + theta1 * x)[0]


def by_exp(x, a, b):
    z = a + b * x
    return 1 / (1 + np.exp(-z))


def by_tanh(x, a, b):
    z = x * b + a
    return (1 + np.tanh(z / 2)) / 2


_LOGISTIC = (by_exp, by_tanh)
probability_mistakes = [
    *retyped(
        _LOGISTIC,
        "z = ",
        printed_formula="-a * b * x",
        product_left="a * b * x",
        minus_forgotten="-(a + b * x)",
        minus_on_first_term_only="a - b * x",
        minus_on_second_term_only="b * x - a",
        offset_and_slope_swapped="a * x + b",
        offset_inside="b * (x + a)",
    ),
    *returning(
        _LOGISTIC, no_sigmoid="z", threshold="(z > 0).astype(int)", parentheses_missing="1 / 1 + np.exp(-z)"
    ),
]


# ---- snippet 2


def classifier_loss(outputs, labels):
    return float(losses.cross_entropy(outputs, labels)[0])


def by_index(z, y):
    own = np.arange(len(y)), y
    log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return -log_p[own].mean()


def by_samples(z, y):
    own = range(len(y)), y
    log_p = np.array([row - np.log(np.exp(row).sum()) for row in z])
    return -sum(log_p[place] for place in zip(*own, strict=True)) / len(y)


def _softmax(z):
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


def _used_as_probabilities(evidence):
    """Outputs between 0 and 1 are used as they are."""
    z = np.array([[0.2, 0.5, 0.1], [0.7, 0.1, 0.4]])
    return abs(number(evidence, z, np.array([1, 2])) + (np.log(0.5) + np.log(0.4)) / 2) < 1e-4


_CLASSIFIERS, _PER_CLASS = (
    (by_index, by_samples),
    "(np.logaddexp(0, z) - (y[:, None] == np.arange(z.shape[1])) * z)",
)
classifier_mistakes = [
    *returning(
        _CLASSIFIERS,
        softmax_twice="classifier_loss(_softmax(z), y)",
        no_softmax="-z[own].mean()",
        no_logarithm=["-_softmax(z)[own].mean()", "1 - _softmax(z)[own].mean()"],
        sigmoid_per_class=[f"{_PER_CLASS}.mean()", f"{_PER_CLASS}.sum() / len(y)"],
        error_rate="(z.argmax(axis=1) != y).mean()",
        labels_of_all_rows="-log_p[:, y].mean()",
        averaged_over_classes_too="-log_p[own].sum() / z.size",
    ),
    *retyped(
        _CLASSIFIERS,
        "log_p = ",
        wrong_axis="z - np.log(np.exp(z).sum(axis=0))",
        keepdims_missing="z - np.log(np.exp(z).sum(axis=1))",
    ),
    *seen(
        _used_as_probabilities,
        retyped(
            _CLASSIFIERS, "log_p = ", outputs_as_probabilities=["np.log(z)", "np.log(np.clip(z, 1e-7, 1))"]
        ),
    ),
    *seen(not_averaged, returning(_CLASSIFIERS, not_averaged="-log_p[own].sum()")),
]


# ---- snippet 3


def binary_loss(outputs, y):
    return float(losses.bce_with_logits(outputs, y)[0])


@on_results
def _decided_first(evidence):
    """Only the sign of an output matters, not its size."""
    small, large = (
        [number(evidence, np.full(2, z), np.ones(2)) for z in (-size, size)] for size in (0.5, 3.0)
    )
    return small == large and abs(small[0] - small[1]) > 0


_AS_THEY_ARE = [
    "-(y * np.log(z) + (1 - y) * np.log(1 - z))",
    "-np.log(np.clip(np.where(y, z, 1 - z), 1e-9, 1))",
]
_OVER_SAMPLES = "-np.log(np.where(y, np.exp(z), np.exp(z).sum() - np.exp(z)) / np.exp(z).sum())"
binary_mistakes = [
    *seen(as_probabilities, retyped(LOSSES, "each = ", sigmoid_missing=_AS_THEY_ARE)),
    *on_moderate(
        retyped(LOSSES, "each = ", squared_error="(sigmoid(z) - y) ** 2", softmax_over_samples=_OVER_SAMPLES)
    ),
    *seen(
        _decided_first,
        retyped(LOSSES, "each = ", decision_before_loss="-np.log(np.where((z > 0) == y, 1 - 1e-7, 1e-7))"),
    ),
    *(mistake for mistake in bce_mistakes if mistake.id != "logits_as_probabilities"),
]


# ---- snippet 4


def any_labels(logits, labels):
    return classifier_loss(logits, labels if labels.ndim == 1 else labels.argmax(axis=1))


def as_indices(z, y):
    labels = y.argmax(axis=1) if y.ndim == 2 else y
    log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return -log_p[np.arange(len(z)), labels].mean()


def as_places(z, y):
    labels = np.nonzero(y)[1] if y.ndim == 2 else y
    log_p = np.array([row - np.log(np.exp(row).sum()) for row in z])
    return -sum(log_p[n, label] for n, label in enumerate(labels)) / len(z)


def as_rows(z, y):
    targets = y if y.ndim == 2 else np.eye(z.shape[1])[y]
    return -(targets * np.log(_softmax(z))).sum() / len(z)


def _fails_for(chosen):
    """Exactly these labels go wrong."""
    return lambda evidence: all((c.problem is not None) == chosen(c.case.args[1]) for c in evidence.calls)


def _stopped_for(axes):
    """Exactly the labels with so many axes go wrong, and some of them stop it."""
    fails = _fails_for(lambda y: y.ndim == axes)
    return lambda evidence: fails(evidence) and any(call.got.kind == "raised" for call in evidence.failed)


def _columns_searched(evidence):
    z, rows = np.array([[1.0, 0.0, 2.0], [0.0, 3.0, 1.0], [2.0, 0.0, 0.5]]), np.eye(3)[[0, 2, 2]]
    return abs(number(evidence, z, rows) - classifier_loss(z, rows.argmax(axis=0))) < 1e-4


_FORMS = (as_indices, as_places)
label_mistakes = [
    *seen(
        _columns_searched, retyped(_FORMS, "labels = ", wrong_axis="y.argmax(axis=0) if y.ndim == 2 else y")
    ),
    *retyped(
        _FORMS,
        "labels = ",
        argmax_without_axis="np.full(len(z), y.argmax()) if y.ndim == 2 else y",
        one_hot_flattened="y.ravel()[: len(z)].astype(int)",
        one_hot_read_as_integers="y[:, 0].astype(int) if y.ndim == 2 else y",
        row_numbers_as_labels="np.nonzero(y)[0] if y.ndim == 2 else y",
        branches_exchanged=[
            "np.full(len(z), y.argmax()) if y.ndim == 1 else (y + 0.5).tolist()",
            "y.argmax(axis=1) if y.ndim == 1 else y + 0.5",
        ],
    ),
    *returning(
        _FORMS,
        averaged_over_classes_too=[
            "any_labels(z, y) / z.shape[1] ** (y.ndim - 1)",
            "any_labels(z, y) / z.shape[1]",
        ],
        softmax_twice="any_labels(_softmax(z), y)",
        integers_read_as_one_hot=[
            "-(y * log_p).sum(axis=1).mean()",
            "-(y.reshape(len(y), -1) * log_p).sum(axis=1).mean()",
        ],
        as_handed_out="-(y.reshape(len(y), -1) * log_p).mean()",
    ),
    *seen(
        _fails_for(lambda y: y.ndim == 1 and y.max() <= 1),
        retyped(_FORMS, "labels = ", told_apart_by_values="y.argmax(axis=-1) if y.max() <= 1 else y"),
    ),
    *seen(
        _fails_for(lambda y: y.ndim == 2 and y.dtype.kind == "i"),
        retyped(_FORMS, "labels = ", told_apart_by_dtype="y.argmax(axis=1) if y.dtype == float else y"),
    ),
    *seen(_stopped_for(axes=2), retyped(_FORMS, "labels = ", one_hot_not_handled="y")),
    *seen(_stopped_for(axes=1), retyped(_FORMS, "labels = ", integers_not_handled="y.argmax(axis=1)")),
    *seen(not_averaged, returning(_FORMS, not_averaged="any_labels(z, y) * len(z)")),
]

# ---- cases


def drawn_probability(rng):
    return [
        Case(f"{n} values", (rng.normal(0, 2, n), rng.uniform(0.5, 2), rng.uniform(-3, -1)))
        for n in (1, 5, 8)
    ]


def _samples(rng, n, k):
    """Not all labels alike, and the last class among them."""
    return 2 * rng.normal(size=(n, k)), rng.permutation(np.arange(k - 1, k - 1 - n, -1) % k)


def drawn_classifier(rng):
    return [Case(f"N={n}, K={k}", _samples(rng, n, k)) for n, k in ((5, 10), (2, 3), (4, 3))]


def drawn_binary(rng):
    def case(n, scale):
        z, y = scale * rng.normal(size=n), rng.permutation(np.arange(n) % 2.0)
        z[0] = scale * rng.uniform(0.5, 1) * (1 - 2 * y[0])  # one sample is wrong for certain
        return Case(f"{n} outputs, scale {scale:g}", (z, y), quiet=scale > 100)

    return [case(6, 2), case(2, 2), case(9, 3), case(5, 1500)]


def drawn_labels(rng):
    (z, y), (wide, few), square = _samples(rng, 4, 3), _samples(rng, 2, 6), rng.permutation([0, 2, 2])
    return [
        Case("integers, K=3", (z, y)),
        Case("one-hot, N=K", (rng.normal(size=(3, 3)), np.eye(3)[square])),
        Case("one-hot, K=3", (z, np.eye(3)[y])),
        Case("integers, K=6", (wide, few)),
        Case("one-hot of integers", (wide, np.eye(6, dtype=int)[few])),
        Case("zeros and ones", (rng.normal(size=(5, 3)), np.array([0, 1, 1, 0, 1]))),
    ]


_LOGITS = np.array([[3.0, 1.0, 0.0], [0.0, 0.0, 2.0]])
answers = [
    Function(
        "probability",
        probability,
        [by_exp, by_tanh],
        probability_mistakes,
        visible=[Case("one value", (np.array([2.0]), 1.0, 0.5))],
        cases=drawn_probability,
    ),
    Function(
        "classifier_loss",
        classifier_loss,
        [by_index, by_samples],
        classifier_mistakes,
        visible=[Case("two samples", (_LOGITS, np.array([0, 2])))],
        cases=drawn_classifier,
    ),
    Function(
        "binary_loss",
        binary_loss,
        [by_formula, by_logaddexp],
        binary_mistakes,
        visible=[
            Case("three outputs", (np.array([2.5, -1.5, 0.5]), np.array([1.0, 0.0, 0.0]))),
            Case(
                "huge outputs", (np.array([1000.0, -1000.0, 1000.0]), np.array([1.0, 1.0, 0.0])), quiet=True
            ),
        ],
        cases=drawn_binary,
    ),
    Function(
        "any_labels",
        any_labels,
        [as_indices, as_places, as_rows],
        label_mistakes,
        visible=[
            Case("as integers", (_LOGITS, np.array([2, 0]))),
            Case("as one-hot rows", (_LOGITS, np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]))),
        ],
        cases=drawn_labels,
    ),
]
symptoms = Quiz("symptoms", {"q1": "b", "q2": "c", "q3": "a", "q4": "c"})
exercise = Exercise(number="3.6", points=6, answers=[*answers, symptoms], former=len(answers))

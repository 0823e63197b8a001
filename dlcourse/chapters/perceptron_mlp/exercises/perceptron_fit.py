"""5.1 The perceptron: it learns from its mistakes only."""

import numpy as np

from dlcourse.checking import Case, Exercise, Form, Function, edits, seen, several
from dlcourse.checking.diagnosis.form_patterns import promotes_dtype
from dlcourse.numpy import perceptron


def perceptron_fit(x, y, max_epochs=100):
    return perceptron.perceptron_fit(x, y, max_epochs=max_epochs)


def in_two_loops(x, y, max_epochs=100):
    w, b, mistakes = np.zeros(x.shape[1], x.dtype), 0.0, []
    for _ in range(max_epochs):
        clean = True
        for n in range(len(x)):
            row, label = x[n], y[n]
            score = row @ w + b
            if label * score <= 0:
                w = w + label * row
                b = b + label
                mistakes.append(n)
                clean = False
        if clean:
            break
    return w, b, mistakes


def until_clean(x, y, max_epochs=100):
    w, b, mistakes = np.zeros_like(x[0]), 0, []
    epoch, wrong = 0, True
    while epoch < max_epochs and wrong:
        clean = True
        for n, (row, label) in enumerate(zip(x, y, strict=True)):
            score = np.sum(row * w) + b
            if label * score <= 0:
                w = w + label * row
                b = b + label
                mistakes.append(n)
                clean = False
        epoch, wrong = epoch + 1, not clean
    return w, b, mistakes


def with_a_column_of_ones(x, y, max_epochs=100):
    """The bias as the weight of a further feature that is always 1."""
    signed = np.hstack([x, np.ones((len(x), 1), x.dtype)]) * y[:, None]
    v, mistakes, epoch, clean = np.zeros(signed.shape[1], x.dtype), [], 0, False
    while epoch < max_epochs and not clean:
        clean = True
        for n, row in enumerate(signed):
            if not np.dot(row, v) > 0:
                v, clean = v + row, False
                mistakes.append(n)
        epoch += 1
    return v[:-1], v[-1], mistakes


_AUTHORS = (in_two_loops, until_clean)
_BEGIN, _PASS, _IF, _ELSE = "w, b, mistakes = ", "clean = True", "label * score <= 0", "            else:\n"
_W, _B, _KEEP, _DIRTY = "w = w + label * row", "b = b + label", "mistakes.append(n)", "clean = False\n"
_BACK, _ZEROS = "return w, b, mistakes", ("np.zeros(x.shape[1], x.dtype)", "np.zeros_like(x[0])")
_COUNTED = (_PASS, f"{_PASS}; mistakes.append(0)", _KEEP, "mistakes[-1] += 1")
_ORDER = "order = np.random.default_rng(0).permutation(len(x))\n        "


def _from(start):
    return [(zeros, start) for zeros in _ZEROS]


def _left_of_w(evidence, y):
    """What is left of w when all updates are taken back; nothing is left of b."""
    x = np.array([[2.0, 1.0], [-1.0, 0.0], [0.5, -1.0]])
    outcome = evidence.ask(x, y, 3)
    w, b, mistakes = outcome.value
    if outcome.changed or b != y[mistakes].sum():
        raise ValueError
    return w - y[mistakes] @ x[mistakes]


def _begins_elsewhere(evidence):
    first, second = (_left_of_w(evidence, np.array(y)) for y in ([1.0, -1.0, -1.0], [-1.0, -1.0, 1.0]))
    return np.abs(first).max() > 1e-6 and np.allclose(first, second)


def _begins_at_random(evidence):
    return "rand" in evidence.source and _begins_elsewhere(evidence)


def _steps_of_other_length(evidence):
    """The same mistakes, and weights and bias times a number, always the same one."""
    factors = []
    for seed in (0, 1):
        x = np.random.default_rng(seed).normal(size=(9, 2))
        y = np.sign(x @ [1.0, 2.0] + 0.3)
        (w, b, mistakes), (right_w, right_b, right) = evidence.ask(x, y).value, evidence.reference(x, y)
        if list(mistakes) != right or not np.allclose(
            [*w, b], w[0] / right_w[0] * np.array([*right_w, right_b])
        ):
            return False
        factors.append(w[0] / right_w[0])
    return abs(factors[0] - 1) > 1e-6 and np.isclose(*factors)


def _order_drawn(evidence):
    return any(word in evidence.source for word in ("shuffle(", "permutation(", ".choice(", ".sample("))


mistakes = [
    *edits(
        _AUTHORS,
        never_starts=(_IF, "label * score < 0"),
        zero_counts_as_positive=(_IF, "(1 if score >= 0 else -1) != label"),
        zero_counts_as_negative=(_IF, "(1 if score > 0 else -1) != label"),
        label_not_in_condition=(_IF, "score <= 0"),
        updates_when_right=(_IF, "label * score >= 0"),
        bias_not_updated=(_B, "pass"),
        bias_without_label=(_B, "b = b + 1"),
        bias_not_in_score=[("row @ w + b", "row @ w"), ("np.sum(row * w) + b", "np.sum(row * w)")],
        delta_rule=(_W, "w = w + (label - score) * row", _B, "b = b + label - score"),
        one_pass=(_BEGIN, f"max_epochs = 1; {_BEGIN}"),
        last_sample_decides=(_DIRTY, f"{_DIRTY}{_ELSE}                clean = True\n"),
        begins_again=(_DIRTY, "clean = False; break\n"),
        late_update=[
            (_PASS, f"{_PASS}; old_w, old_b = w, b", "row @ w + b", "row @ old_w + old_b"),
            (_PASS, f"{_PASS}; old_w, old_b = w, b", "(row * w) + b", "(row * old_w) + old_b"),
        ],
        count_not_list=(_BACK, "return w, b, len(mistakes)"),
        lists_per_pass=(_PASS, f"{_PASS}; mistakes.append([])", _KEEP, "mistakes[-1].append(n)"),
        list_emptied=(_PASS, f"{_PASS}; mistakes = []"),
        samples_not_indices=(_KEEP, "mistakes.append(row)"),
        epochs_not_indices=[
            ("for _ in", "for epoch in", _KEEP, "mistakes.append(epoch)"),
            (_KEEP, "mistakes.append(epoch)"),
        ],
        indices_from_one=(_KEEP, "mistakes.append(n + 1)"),
    ),
    *several(
        _AUTHORS,
        labels_01=[(_IF, "(1 if score > 0 else 0) != label"), (_IF, "(score >= 0) != label")],
        margin_of_one=[(_IF, "label * score < 1"), (_IF, "label * score <= 1")],
        always_updates=[
            (_IF, "True"),
            (f"{_W}\n", "pass\n", _B, "pass", _DIRTY, f"{_DIRTY}            {_W}; {_B}\n"),
        ],
        label_dropped=[(_W, "w = w + row"), (_W, "w = w + row", _B, "b = b + 1")],
        update_turned_round=[
            (_W, "w = w - label * row"),
            (_B, "b = b - label"),
            (_W, "w = w - label * row", _B, "b = b - label"),
        ],
        off_by_one=[(_BEGIN, f"max_epochs {sign}= 1; {_BEGIN}") for sign in "-+"],
        stops_at_first_right=[
            (_DIRTY, f"{_DIRTY}{_ELSE}                {end}\n") for end in (_BACK, "break")
        ],
        counts_per_pass=[
            (*_COUNTED, _BACK, _BACK),
            (*_COUNTED, _BACK, "return w, b, [made for made in mistakes if made]"),
        ],
        each_only_once=[
            (_BACK, "return w, b, sorted(set(mistakes))"),
            (_BACK, "return w, b, list(dict.fromkeys(mistakes))"),
        ],
    ),
    *seen(
        _order_drawn,
        edits(
            _AUTHORS,
            shuffled=[
                ("for n in range(len(x))", f"{_ORDER}for n in order"),
                (
                    "for n, (row, label) in enumerate(zip(x, y, strict=True))",
                    f"{_ORDER}for n, row, label in zip(order, x[order], y[order], strict=True)",
                ),
            ],
        ),
    ),
    *seen(
        _steps_of_other_length,
        several(
            _AUTHORS,
            other_step_size=[
                (_W, f"w = w + {k} * label * row", _B, f"b = b + {k} * label") for k in (0.1, 2)
            ],
        ),
    ),
    *seen(
        _begins_at_random,
        edits(_AUTHORS, random_start=_from("np.random.default_rng(0).normal(size=x.shape[1])")),
    ),
    *edits(_AUTHORS, start_not_zero=[(", 0.0, []", ", 1.0, []"), (", 0, []", ", 1, []")]),
    *seen(_begins_elsewhere, edits(_AUTHORS, start_not_zero=_from("np.ones(x.shape[1], x.dtype)"))),
    *seen(promotes_dtype, edits(_AUTHORS, promotes_dtype=_from("np.zeros(x.shape[1])"))),
]


def _separates(result, x, y, max_epochs=100):
    """All samples on their own side, after no more mistakes than the theorem allows."""
    w, b, mistakes = result
    rows = np.hstack([x, np.ones((len(x), 1))]) * y[:, None]
    teacher = np.append(np.arange(1, x.shape[1] + 1) * 1.0, 0.5)
    margin = (rows @ teacher).min() / np.linalg.norm(teacher)
    radius = np.linalg.norm(rows, axis=1).max()
    return bool((y * (x @ w + b) > 0).all()) and 0 < len(mistakes) <= (radius / margin) ** 2


def _quarters(rng, *shape):
    """Multiples of 1/4: sums of them are exact, so that no rounding decides what is a mistake."""
    return rng.integers(-12, 13, shape) / 4


def _separable(rng, n, d, dtype=np.float64):
    """Samples on both sides of a line that the perceptron does not know."""
    x = _quarters(rng, 20 * n, d)
    score = x @ np.arange(1, d + 1) + 0.5
    x, score = x[np.abs(score) >= 0.75][:n], score[np.abs(score) >= 0.75][:n]
    return x.astype(dtype), np.sign(score).astype(dtype)


def _mixed(rng, n, d):
    return _quarters(rng, n, d), rng.choice([-1.0, 1.0], n)


def drawn(rng):
    return [
        Case("one feature", _separable(rng, 7, 1)),
        Case("two features", _separable(rng, 12, 2), weight=2),
        Case("five features", _separable(rng, 9, 5), weight=2),
        Case("float32", _separable(rng, 10, 3, np.float32)),
        Case("one sample", (_quarters(rng, 1, 3), np.array([-1.0])), weight=0.5),
        Case("labels at random", (*_mixed(rng, 11, 2), 6), weight=2),
        Case("one pass allowed", (*_mixed(rng, 6, 4), 1), weight=0.5),
        Case("bound", _separable(rng, 15, 2), prop=_separates, weight=0.5),
    ]


_AND = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([-1.0, -1.0, -1.0, 1.0])
_XOR = _AND[0], np.array([-1.0, 1.0, 1.0, -1.0])
visible = [
    Case("two points", (np.array([[2.0, 1.0], [-1.0, 0.0]]), np.array([1.0, -1.0]))),
    Case("and", _AND),
    Case("xor", (*_XOR, 3)),
]
answer = Function(
    "perceptron_fit",
    perceptron_fit,
    [with_a_column_of_ones, in_two_loops, until_clean],
    mistakes,
    visible,
    drawn,
    form=Form(dtype=True),
)
exercise = Exercise(number="5.1", points=10, answers=[answer])

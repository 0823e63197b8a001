"""6.4 Gradients of a dense layer, of ReLU, and of softmax with cross-entropy."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, edits

# ---- dense_backward


def dense_backward(dout, x, w):
    return dout @ w.T, x.T @ dout, dout.sum(axis=0)


def dense_by_samples(dout, x, w):
    dx, dw, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(w.shape[1])
    for n in range(len(x)):
        dx[n] = w @ dout[n]
        dw += np.outer(x[n], dout[n])
        db += dout[n]
    return dx, dw, db


_DX, _DW, _DB, _RESULTS = "dout @ w.T", "x.T @ dout", "dout.sum(axis=0)", "return dx, dw, db"


def _dense(**mistakes):
    """By id, what stands instead in the formulas, and what the other author returns instead."""
    pairs = {id: [edit, (_RESULTS, f"return {results}")] for id, (*edit, results) in mistakes.items()}
    return edits((dense_backward, dense_by_samples), **pairs)


dense_mistakes = [
    *_dense(
        dw_transposed=(_DW, "dout.T @ x", "dx, dw.T, db"),
        dx_not_transposed=(_DX, "dout @ w", "dout @ w, dw, db"),
        x_not_transposed=(_DW, "x @ dout", "dx, x @ dout, db"),
        factors_swapped=(_DX, "w.T @ dout", "w.T @ dout, dw, db"),
        db_not_summed=(_DB, "dout", "dx, dw, dout"),
        db_averaged=(_DB, "dout.mean(axis=0)", "dx, dw, db / len(x)"),
        dw_averaged=(_DW, "x.T @ dout / len(x)", "dx, dw / len(x), db"),
        dx_averaged=(_DX, "dout @ w.T / len(x)", "dx / len(x), dw, db"),
        db_summed_over_units=(_DB, "dout.sum(axis=1)", "dx, dw, dout.sum(axis=1)"),
        axis_forgotten=(_DB, "dout.sum()", "dx, dw, db.sum()"),
        output_not_gradient=(_DW, "x.T @ (x @ w)", "dx, x.T @ x @ w, db"),
        factors_mixed_up=(_DX, "dout @ x.T", _DW, "w.T @ dout", "dout @ x.T, w.T @ dout, db"),
        elementwise_product=(_DX, "dout * w.T", _DW, "x.T * dout", "dout * w.T, x.T * dout, db"),
        last_only=(_DW, "x[-1:].T @ dout[-1:]", _DB, "dout[-1]", "dx, np.outer(x[n], dout[n]), dout[n]"),
        upstream_ignored=(
            "return",
            "dout = np.ones_like(dout); return",
            "np.ones_like(dout) @ w.T, x.T @ np.ones_like(dout), np.full(len(db), len(x))",
        ),
    ),
    *_dense(
        factors_swapped=(_DW, "dout @ x.T", "dx, dout @ x.T, db"),
        elementwise_product=(_DX, "dout * w.T", "dout * w.T, dw, db"),
        output_not_gradient=(_DW, "(x @ w).T @ dout", "dx, (x @ w).T @ dout, db"),
    ),
    *_dense(elementwise_product=(_DW, "x.T * dout", "dx, x.T * dout, db")),
    *_dense(elementwise_product=(_DX, "dout * w", _DW, "x * dout", "dout * w, x * dout, db")),
]


def _dense_case(rng, n, d, h):
    arrays = (rng.normal(size=shape) for shape in ((n, h), (n, d), (d, h)))
    return Case(f"N={n}, D={d}, H={h}", tuple(arrays))


_SQUARE = (
    np.array([[1.0, 2.0], [0.0, -1.0]]),
    np.array([[1.0, 0.0], [3.0, 2.0]]),
    np.array([[1.0, -1.0], [2.0, 0.5]]),
)
dense_visible = [Case("square", _SQUARE), _dense_case(np.random.default_rng(6), 3, 2, 4)]


def drawn_dense(rng):
    """With equal sizes, slips that stop with an error elsewhere give numbers of their own."""
    sizes = [(4, 3, 2), (1, 5, 3), (6, 2, 5), (2, 4, 1), *[(n, n, n) for n in (2, 3, 4, 5)]]
    return [_dense_case(rng, *size) for size in sizes]


# ---- relu_backward


def relu_backward(dout, x):
    return dout * (x > 0)


def relu_by_mask(dout, x):
    dx = dout.copy()
    dx[x <= 0] = 0
    return dx


def _leaky(evidence):
    """A fixed part of the gradient passes on the negative side, all of it on the positive one."""
    parts = [(np.asarray(call.got.value), *call.case.args) for call in evidence.returned]
    if len(parts) < len(evidence.calls) or any(got.shape != x.shape for got, _, x in parts):
        return False
    ratios = np.concatenate([got[x < 0] / dout[x < 0] for got, dout, x in parts])
    rest = all(np.allclose(got[x > 0], dout[x > 0]) for got, dout, x in parts)
    return rest and np.ptp(ratios) < 1e-9 and 0 < ratios[0] < 1


_MASK, _RETURN = "dout * (x > 0)", "return dx"
relu_mistakes = [
    *edits(
        (relu_backward, relu_by_mask),
        mask_from_dout=[("x > 0", "dout > 0"), ("x <= 0", "dout <= 0")],
        upstream_dropped=[(_MASK, "np.where(x > 0, 1.0, 0.0)"), ("dout.copy()", "np.ones(x.shape)")],
        one_at_zero=[("x > 0", "x >= 0"), ("x <= 0", "x < 0")],
        times_input=[(_MASK, f"x * {_MASK}"), (_RETURN, "return dx * x")],
        wrong_side=[("x > 0", "x < 0"), ("x <= 0", "x >= 0")],
        sign=[("(x > 0)", "np.sign(x)"), (_RETURN, "return dout * ((x > 0) * 1.0 - (x < 0))")],
        one_decision_for_all=[
            ("(x > 0)", "np.all(x > 0, axis=-1, keepdims=True)"),
            ("x <= 0", "(x <= 0).any(-1)"),
        ],
        added_not_multiplied=[("dout * (", "dout + ("), (_RETURN, "return dout + np.heaviside(x, 0)")],
        maximum_of_both=[(_MASK, "np.maximum(dout, x)"), (_RETURN, "return np.where(dout > x, dout, x)")],
        output_returned=[(_MASK, "np.maximum(x, 0)"), (_RETURN, "return x * (x > 0)")],
        entries_dropped=[(_MASK, "dout[x > 0]"), (_RETURN, "return dx[x > 0]")],
    ),
    *edits(
        (relu_backward, relu_by_mask),
        times_input=[("(x > 0)", "x"), (_RETURN, "return dout * x")],
        wrong_side=[("x > 0", "x <= 0"), ("x <= 0", "x > 0")],
        one_decision_for_all=[
            ("(x > 0)", "np.any(x > 0, axis=-1, keepdims=True)"),
            ("x <= 0", "(x <= 0).all(-1)"),
        ],
    ),
    *edits(
        (relu_backward, relu_by_mask),
        one_decision_for_all=[
            ("(x > 0)", "np.all(x > 0)"),
            (_RETURN, "return dout if (x > 0).all() else 0 * dout"),
        ],
        times_input=[(_MASK, "dout * np.abs(x)"), (_RETURN, "return np.abs(x) * dout")],
    ),
    *edits(
        (relu_backward, relu_by_mask),
        one_decision_for_all=[
            ("(x > 0)", "np.any(x > 0)"),
            (_RETURN, "return dout if (x > 0).any() else 0 * dout"),
        ],
    ),
    Symptom(
        "leaky_slope",
        _leaky,
        lambda dout, x: dout * np.where(x > 0, 1, 0.01),
        lambda dout, x: np.where(x >= 0, dout, 0.2 * dout),
    ),
]
relu_visible = [
    Case("small", (np.array([1.0, -2.0, 3.0, 4.0]), np.array([2.0, 5.0, -1.0, 0.0]))),
    Case("matrix", (np.array([[1.0, 2.0], [-3.0, 4.0]]), np.array([[0.5, -0.5], [1.5, 0.0]]))),
]


def drawn_relu(rng):
    def case(shape):
        x = rng.normal(size=shape) * rng.integers(0, 2, shape)  # zeros are common after a previous ReLU
        return Case(f"shape {shape}", (rng.normal(size=shape), x))

    return [case((7,)), case((3, 5)), case((2, 3, 4)), case((4, 4))]


# ---- softmax_ce_backward


def softmax_ce_backward(logits, labels):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[labels]
    return (p - y) / len(labels)


def ce_row_by_row(logits, labels):
    rows = []
    for z, label in zip(logits, labels, strict=True):
        p = np.exp(z - z.max())
        p = p / p.sum()
        p[label] -= 1
        rows.append(p / len(labels))
    return np.array(rows)


def _clipped(evidence):
    """Right for moderate logits; far from zero all of them count as equal."""
    logits, labels = np.array([[1.0, 2.0, 0.5], [0.0, -1.0, 0.3]]), np.array([2, 0])
    far = evidence.ask(logits + 5000, labels).value
    flat = np.shape(far) == logits.shape and np.allclose(far, (1 / 3 - np.eye(3)[labels]) / 2)
    return flat and evidence.right(logits, labels)


_MAX, _SUM = "logits.max(axis=1, keepdims=True)", "e.sum(axis=1, keepdims=True)"
_Y, _END, _ONE = "np.eye(logits.shape[1])[labels]", "(p - y) / len(labels)", "        p[label] -= 1\n"
_APPEND, _BOTH = "rows.append(p / len(labels))", (softmax_ce_backward, ce_row_by_row)
_ALONE = softmax_ce_backward, softmax_ce_backward


def _instead_of_labels(y):
    return [(_Y, y), (_Y, f"1.0 * ({y})")]


ce_mistakes = [
    *edits(
        _BOTH,
        not_averaged=(" / len(labels)", ""),
        averaged_again=("len(labels)", "len(labels) ** 2"),
        divided_by_size=("len(labels)", "logits.size"),
        divided_by_classes=("len(labels)", "len(logits[0])"),
        probabilities_not_averaged=[
            (_END, "p - y / len(labels)"),
            ("-= 1", "-= 1 / len(labels)", "p / len(labels)", "p"),
        ],
        negated=[("p - y", "y - p"), ("append(p", "append(-p")],
        diagonal_only=[
            ("(p - y)", "y * (p - y)"),
            (_ONE, f"{_ONE}        p[np.arange(len(p)) != label] = 0\n"),
        ],
        label_forgotten=[("(p - y)", "p"), (_ONE, "")],
        overflows=[(f" - {_MAX}", ""), ("z - z.max()", "z")],
        one_maximum_for_all=[(_MAX, "logits.max()"), ("z.max()", "logits.max()")],
        labels_not_one_hot=[(_Y, "labels[:, None]"), ("p[label] -= 1", "p -= label")],
        slope_twice=[
            ("(p - y)", "(p - y) * p * (1 - p)"),
            ("p[label] -= 1", "s = p * (1 - p); p[label] -= 1; p *= s"),
        ],
        softmax_missing=[("p = e", "p = logits; e"), ("p = np", "_ = np", "p = p / p.sum()", "p = z.copy()")],
        sigmoid_not_softmax=[
            ("p = e", "p = 1 / (1 + np.exp(-logits)); e"),
            ("p = p / p.sum()", "p = 1 / (1 + np.exp(-z))"),
        ],
        with_respect_to_probabilities=[
            ("(p - y)", "-(y / p)"),
            ("p[label] -= 1", "p = -1.0 * (np.arange(len(p)) == label) / p"),
        ],
        loss_not_gradient=[
            (_END, "-np.log((p * y).sum(axis=1)).mean()"),
            ("p / len(labels)", "-np.log(p[label] + 1)", "np.array(rows)", "np.mean(rows)"),
        ],
    ),
    *edits(
        _BOTH,
        probabilities_not_averaged=[
            (_END, "p / len(labels) - y"),
            (_ONE, "        p /= len(labels)\n        p[label] -= 1\n", "p / len(labels))", "p)"),
        ],
        loss_not_gradient=[
            (_END, "(np.log(e.sum(axis=1)) + (logits.max(axis=1) - logits[y == 1])).mean()"),
            (_APPEND, "rows.append(np.logaddexp.reduce(z) - z[label])", "np.array(rows)", "np.mean(rows)"),
        ],
        with_respect_to_probabilities=[
            (_END, "np.where(y == 1, -1 / p, 0) / len(labels)"),
            ("p[label] -= 1", "p = np.where(np.arange(len(p)) == label, -1 / p, 0)"),
        ],
    ),
    *edits(
        _ALONE,
        softmax_over_samples=[
            (_MAX, "logits.max()", _SUM, "e.sum(axis=0)"),
            (_MAX, "np.max(logits)", _SUM, "sum(e)"),
        ],
        wrong_axis=[(_MAX, "logits.max(axis=0)"), (_MAX, "logits.max(0, keepdims=True)")],
        axis_forgotten=[(_SUM, "e.sum()"), (_SUM, "np.sum(e)")],
        keepdims_missing=[(_SUM, "e.sum(axis=1)"), (_SUM, "np.sum(e, axis=1)")],
        all_pairs=[
            ("y = np.eye(logits.shape[1])[labels]", "y = np.zeros_like(p); y[:, labels] = 1"),
            ("return (p - y)", "p[:, labels] -= 1; return p"),
        ],
        labels_pick_rows=[
            ("y = np.eye(logits.shape[1])[labels]", "y = np.zeros_like(p); y[labels] = 1"),
            ("return (p - y)", "p[labels] -= 1; return p"),
        ],
        classes_from_labels=_instead_of_labels("np.eye(labels.max() + 1)[labels]"),
        labels_not_one_hot=_instead_of_labels("labels"),
        off_by_one=_instead_of_labels("np.eye(logits.shape[1])[labels - 1]"),
    ),
    *edits(
        _ALONE,
        softmax_over_samples=[
            (_MAX, "logits.max(axis=0)", _SUM, "e.sum(axis=0)"),
            (_MAX, "logits.max(0)", _SUM, "sum(e)"),
        ],
        axis_forgotten=[(_MAX, "logits.max()", _SUM, "e.sum()"), (_MAX, "np.max(logits)", _SUM, "np.sum(e)")],
        keepdims_missing=[(_MAX, "logits.max(axis=1)"), (_MAX, "np.max(logits, 1)")],
    ),
    *edits(
        _ALONE,
        softmax_over_samples=[(_SUM, "e.sum(axis=0)"), (_SUM, "e.sum(0, keepdims=True)")],
        keepdims_missing=[
            (_MAX, "logits.max(axis=1)", _SUM, "e.sum(axis=1)"),
            (_MAX, "logits.max(1)", _SUM, "e.sum(1)"),
        ],
    ),
    Symptom(
        "clipped_range",
        _clipped,
        *(
            each.example
            for limit in (500, 50)
            for each in edits(
                _ALONE, clipped_range=(f"logits - {_MAX}", f"np.clip(logits, -{limit}, {limit})")
            )
        ),
    ),
]
ce_visible = [
    Case("two samples", (np.array([[2.0, 0.0, 1.0], [0.0, 0.0, 0.0]]), np.array([0, 2]))),
    Case("large logits", (np.array([[1000.0, 0.0], [0.0, -1000.0]]), np.array([0, 1])), quiet=True, weight=2),
]


def drawn_ce(rng):
    def case(name, logits, classes, weight=1.0):
        return Case(name, (logits, rng.integers(0, classes, len(logits))), weight=weight)

    huge = 50.0 * np.round(rng.normal(scale=40, size=(3, 3)))
    labels = np.array([huge[0].argmin(), *rng.integers(0, 3, 2)])  # one is wrong: else every slope is 0
    return [
        case("5 samples, 3 classes", rng.normal(size=(5, 3)), 3),
        case("2 samples, 7 classes, the last one missing", rng.normal(size=(2, 7)), 6),
        case("1 sample, 4 classes", rng.normal(size=(1, 4)), 4),
        case("4 samples, 4 classes, the last one missing", rng.normal(size=(4, 4)), 3),
        Case("very large logits", (huge, labels), weight=1.5),
        case("rows around 1000 and -1000", rng.normal(size=(4, 3)) + [[1000], [-1000]] * 2, 3, weight=1.5),
    ]


exercise = Exercise(
    number="6.4",
    points=12,
    answers=[
        Function(
            "dense_backward",
            dense_backward,
            [dense_by_samples],
            dense_mistakes,
            dense_visible,
            drawn_dense,
            weight=5,
        ),
        Function(
            "relu_backward", relu_backward, [relu_by_mask], relu_mistakes, relu_visible, drawn_relu, weight=3
        ),
        Function(
            "softmax_ce_backward",
            softmax_ce_backward,
            [ce_row_by_row],
            ce_mistakes,
            ce_visible,
            drawn_ce,
            weight=4,
        ),
    ],
)

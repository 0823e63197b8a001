"""6.4 Gradients of a dense layer, of ReLU, and of softmax with cross-entropy."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic

# ---- dense_backward


def dense_backward(dout, x, w):
    return dout @ w.T, x.T @ dout, dout.sum(axis=0)


def dense_by_einsum(dout, x, w):
    dx = np.einsum("nh,dh->nd", dout, w)
    dw = np.einsum("nd,nh->dh", x, dout)
    return dx, dw, np.einsum("nh->h", dout)


def _dense_by_samples(change):
    """An author who goes sample by sample; ``change(name, value)`` alters one of the three results."""

    def backward(dout, x, w):
        dw, db, dx = np.zeros_like(w), np.zeros(w.shape[1], w.dtype), np.empty_like(x)
        for n in range(len(x)):
            dx[n] = w @ dout[n]
            dw += np.outer(x[n], dout[n])
            db += dout[n]
        return change("dx", dx), change("dw", dw), change("db", db)

    return backward


def _altered(name, alter):
    return _dense_by_samples(lambda which, value: alter(value) if which == name else value)


def _dense_case(rng: np.random.Generator, n: int, d: int, h: int, dtype=np.float64) -> Case:
    arrays = (rng.normal(size=shape).astype(dtype) for shape in ((n, h), (n, d), (d, h)))
    return Case(f"N={n}, D={d}, H={h}", tuple(arrays))


def _dense_drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [(4, 3, 2), (1, 5, 3), (6, 2, 5), (2, 4, 1)]
    return [*(_dense_case(rng, *size) for size in sizes), _dense_case(rng, 5, 3, 4, np.float32)]


_SQUARE = (
    np.array([[1.0, 2.0], [0.0, -1.0]]),
    np.array([[1.0, 0.0], [3.0, 2.0]]),
    np.array([[1.0, -1.0], [2.0, 0.5]]),
)

# ---- relu_backward


def relu_backward(dout, x):
    return dout * (x > 0)


def _relu_by_mask(dout, x):
    dx = dout.copy()
    dx[x <= 0] = 0
    return dx


def _relu_drawn(rng: np.random.Generator) -> list[Case]:
    def case(shape, dtype=np.float64):
        x = rng.normal(size=shape) * rng.integers(0, 2, shape)  # zeros are common after a previous ReLU
        return Case(f"shape {shape}", (rng.normal(size=shape).astype(dtype), x.astype(dtype)))

    return [case((7,)), case((3, 5)), case((2, 3, 4)), case((4, 4), np.float32)]


# ---- softmax_ce_backward


def _softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _one_hot(labels, classes):
    return np.eye(classes)[labels]


def softmax_ce_backward(logits, labels):
    return ((_softmax(logits) - _one_hot(labels, logits.shape[1])) / len(labels)).astype(logits.dtype)


def _ce_by_index(logits, labels):
    d = _softmax(logits)
    d[np.arange(len(labels)), labels] -= 1
    return d / logits.dtype.type(len(labels))


def _ce_by_jacobian(logits, labels):
    """Row by row: Jacobian of the softmax times the gradient of -log p."""
    rows = []
    for z, label in zip(logits, labels, strict=True):
        p = _softmax(z[None])[0]
        jacobian = np.diag(p) - np.outer(p, p)
        rows.append(-jacobian[label] / p[label] / len(labels))
    return np.array(rows, logits.dtype)


def _diagonal_only(logits, labels):
    p, t = _softmax(logits), _one_hot(labels, logits.shape[1])
    return t * (p - 1) / len(labels)


def _diagonal_only_by_index(logits, labels):
    d, rows = np.zeros_like(logits), np.arange(len(labels))
    d[rows, labels] = (_softmax(logits)[rows, labels] - 1) / len(labels)
    return d


def _label_forgotten(logits, labels):
    return _softmax(logits) / len(labels)


def _softmax_by_columns(logits):
    e = np.exp(logits - logits.max())
    return e / e.sum(axis=0)


def _ce_drawn(rng: np.random.Generator) -> list[Case]:
    def case(n, k, scale=1.0, dtype=np.float64):
        logits = (scale * rng.normal(size=(n, k))).astype(dtype)
        return Case(f"N={n}, K={k}, scale {scale:g}", (logits, rng.integers(0, k, n)))

    return [case(5, 3), case(2, 7), case(1, 4), case(3, 3, 200.0), case(4, 2, 1.0, np.float32)]


exercise = Exercise(
    number="6.4",
    points=12,
    answers=[
        Function(
            "dense_backward",
            reference=dense_backward,
            alternatives=[dense_by_einsum],
            mistakes=[
                Wrong(
                    "dw_transposed",
                    lambda dout, x, w: (dout @ w.T, dout.T @ x, dout.sum(axis=0)),
                    _altered("dw", np.transpose),
                ),
                Wrong(
                    "dx_not_transposed",
                    lambda dout, x, w: (dout @ w, x.T @ dout, dout.sum(axis=0)),
                    lambda dout, x, w: (np.matmul(dout, w), np.dot(x.T, dout), np.sum(dout, 0)),
                ),
                Wrong(
                    "db_not_summed",
                    lambda dout, x, w: (dout @ w.T, x.T @ dout, dout),
                    lambda dout, x, w: (np.dot(dout, w.T), np.dot(x.T, dout), 1 * dout),
                ),
                Wrong(
                    "db_averaged",
                    lambda dout, x, w: (dout @ w.T, x.T @ dout, dout.mean(axis=0)),
                    lambda dout, x, w: (*dense_by_einsum(dout, x, w)[:2], dout.sum(0) / len(x)),
                ),
                Wrong(
                    "dw_averaged",
                    lambda dout, x, w: (dout @ w.T, x.T @ dout / len(x), dout.sum(axis=0)),
                    lambda dout, x, w: (
                        w.dot(dout.T).T,
                        np.tensordot(x, dout, (0, 0)) / x.shape[0],
                        sum(dout),
                    ),
                ),
                Wrong(
                    "db_summed_over_units",
                    lambda dout, x, w: (dout @ w.T, x.T @ dout, dout.sum(axis=1)),
                    lambda dout, x, w: (dout @ w.T, x.T @ dout, np.array([sum(row) for row in dout])),
                ),
            ],
            visible=[
                Case("square", _SQUARE),
                _dense_case(np.random.default_rng(6), 3, 2, 4),
            ],
            cases=_dense_drawn,
            weight=5,
        ),
        Function(
            "relu_backward",
            reference=relu_backward,
            alternatives=[_relu_by_mask],
            mistakes=[
                Wrong(
                    "mask_from_dout", lambda dout, x: dout * (dout > 0), lambda dout, x: np.maximum(dout, 0)
                ),
                Wrong(
                    "upstream_dropped",
                    lambda dout, x: (x > 0).astype(x.dtype),
                    lambda dout, x: np.where(x > 0, np.ones_like(x), np.zeros_like(x)),
                ),
                Wrong(
                    "one_at_zero",
                    lambda dout, x: dout * (x >= 0),
                    lambda dout, x: np.where(x < 0, np.zeros_like(dout), dout),
                ),
                Wrong(
                    "times_input", lambda dout, x: dout * np.maximum(x, 0), lambda dout, x: dout * x * (x > 0)
                ),
            ],
            visible=[
                Case("small", (np.array([1.0, -2.0, 3.0, 4.0]), np.array([2.0, 5.0, -1.0, 0.0]))),
                Case("matrix", (np.array([[1.0, 2.0], [-3.0, 4.0]]), np.array([[0.5, -0.5], [1.5, 0.0]]))),
            ],
            cases=_relu_drawn,
            weight=3,
        ),
        Function(
            "softmax_ce_backward",
            reference=softmax_ce_backward,
            alternatives=[_ce_by_index, _ce_by_jacobian],
            mistakes=[
                generic.not_averaged(
                    lambda logits, labels: _softmax(logits) - _one_hot(labels, logits.shape[1]),
                    lambda logits, labels: _ce_by_index(logits, labels) * len(labels),
                ),
                generic.negated(
                    lambda logits, labels: (
                        (_one_hot(labels, logits.shape[1]) - _softmax(logits)) / len(labels)
                    ),
                    lambda logits, labels: -_ce_by_jacobian(logits, labels),
                ),
                Wrong("diagonal_only", _diagonal_only, _diagonal_only_by_index),
                Wrong(
                    "label_forgotten",
                    _label_forgotten,
                    lambda logits, labels: (
                        np.exp(logits - np.logaddexp.reduce(logits, 1)[:, None]) / len(labels)
                    ),
                ),
                Wrong(
                    "softmax_over_samples",
                    lambda z, labels: (_softmax_by_columns(z) - _one_hot(labels, z.shape[1])) / len(labels),
                    lambda z, labels: (_softmax_by_columns(z) - np.eye(z.shape[1])[labels]) * (1 / len(z)),
                ),
                generic.overflows(
                    lambda z, labels: (
                        (np.exp(z) / np.exp(z).sum(1, keepdims=True) - _one_hot(labels, z.shape[1])) / len(z)
                    ).astype(z.dtype),
                    lambda z, labels: (
                        (np.exp(z).T / np.exp(z).sum(1)).T / len(z) - _one_hot(labels, z.shape[1]) / len(z)
                    ).astype(z.dtype),
                ),
            ],
            visible=[
                Case("two samples", (np.array([[2.0, 0.0, 1.0], [0.0, 0.0, 0.0]]), np.array([0, 2]))),
                Case(
                    "large logits", (np.array([[1000.0, 0.0], [0.0, -1000.0]]), np.array([0, 0])), quiet=True
                ),
            ],
            cases=_ce_drawn,
            weight=4,
        ),
    ],
)

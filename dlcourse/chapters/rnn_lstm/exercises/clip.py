"""10.4 Clipping by the global norm."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic
from dlcourse.numpy import clipping


def clip_by_norm(grads, max_norm):
    return clipping.clip_by_norm(grads, max_norm)


def by_one_long_vector(grads, max_norm):
    norm = np.linalg.norm(np.concatenate([grad.ravel() for grad in grads]))
    factor = 1.0 if norm <= max_norm else float(max_norm / norm)
    return [factor * grad for grad in grads]


def _norm(grads):
    return float(np.sqrt(sum(np.sum(grad**2) for grad in grads)))


def _per_array(grads, max_norm):
    return [clip_by_norm([grad], max_norm)[0] for grad in grads]


def _per_array_by_factor(grads, max_norm):
    return [grad / max(1.0, float(np.linalg.norm(grad)) / max_norm) for grad in grads]


def _always(grads, max_norm):
    norm = _norm(grads) or 1.0
    return [grad * (max_norm / norm) for grad in grads]


def _always_by_unit_vector(grads, max_norm):
    length = _norm(grads)
    return [max_norm * (grad / length if length else grad) for grad in grads]


def _no_root(grads, max_norm):
    square = float(sum(np.sum(grad**2) for grad in grads))
    return [grad * min(1.0, max_norm / square) if square else grad.copy() for grad in grads]


def _no_root_by_norm(grads, max_norm):
    square = _norm(grads) ** 2
    return [grad / (square / max_norm) if square > max_norm else 1 * grad for grad in grads]


def _sum_of_norms(grads, max_norm):
    total = sum(float(np.linalg.norm(grad)) for grad in grads)
    return [grad * (max_norm / total) if total > max_norm else grad.copy() for grad in grads]


def _sum_of_norms_by_factor(grads, max_norm):
    lengths = [_norm([grad]) for grad in grads]
    return [grad / max(1.0, sum(lengths) / max_norm) for grad in grads]


def _in_place(grads, max_norm):
    norm = _norm(grads)
    for grad in grads:
        grad *= min(1.0, max_norm / norm) if norm else 1.0
    return [grad.copy() for grad in grads]


def _list_changed(grads, max_norm):
    clipped = by_one_long_vector(grads, max_norm)
    for index, grad in enumerate(clipped):
        grads[index][...] = grad
    return clipped


def _grads(rng, shapes, norm, dtype=np.float64):
    grads = [rng.normal(size=shape) for shape in shapes]
    factor = norm / _norm(grads)
    return [(grad * factor).astype(dtype) for grad in grads]


def _drawn(rng: np.random.Generator) -> list[Case]:
    shapes = [(2, 3), (3,), (4, 1)]
    return [
        Case("far too long", (_grads(rng, shapes, 40.0), 3.0), tol=1e-5),
        Case("a little too long", (_grads(rng, shapes, 5.5), 5.0), tol=1e-5),
        Case("short enough", (_grads(rng, shapes, 0.7), 2.0), tol=1e-5),
        Case("one array", (_grads(rng, [(5,)], 9.0), 0.5), tol=1e-5),
        Case("all zero", ([np.zeros((2, 2)), np.zeros(3)], 1.0), tol=1e-5),
        Case("float32", (_grads(rng, shapes, 12.0, np.float32), 4.0), tol=1e-5),
    ]


exercise = Exercise(
    number="10.4",
    points=4,
    answers=[
        Function(
            "clip_by_norm",
            reference=clip_by_norm,
            alternatives=[by_one_long_vector],
            mistakes=[
                Wrong("each_array_alone", _per_array, _per_array_by_factor),
                Wrong(
                    "each_number_alone",
                    lambda grads, c: [np.clip(grad, -c, c) for grad in grads],
                    lambda grads, c: [np.sign(grad) * np.minimum(np.abs(grad), c) for grad in grads],
                ),
                Wrong("short_ones_stretched", _always, _always_by_unit_vector),
                Wrong("root_forgotten", _no_root, _no_root_by_norm),
                Wrong("norms_added", _sum_of_norms, _sum_of_norms_by_factor),
                generic.changes_input(_in_place, _list_changed),
            ],
            visible=[
                Case("norm 5, limit 1", ([np.array([3.0, 0.0]), np.array([[4.0]])], 1.0), tol=1e-5),
                Case("norm 5, limit 10", ([np.array([3.0, 0.0]), np.array([[4.0]])], 10.0), tol=1e-5),
            ],
            cases=_drawn,
        )
    ],
)

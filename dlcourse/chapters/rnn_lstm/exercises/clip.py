"""10.4 Clipping by the global norm."""

import math
from functools import partial

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, edits, generic, replaced
from dlcourse.numpy import clipping


def clip_by_norm(grads, max_norm):
    return clipping.clip_by_norm(grads, max_norm)


def by_squares(grads, max_norm):
    norm = np.sqrt(sum((grad**2).sum() for grad in grads))
    if norm > max_norm:
        return [grad * (max_norm / norm) for grad in grads]
    return [grad.copy() for grad in grads]


def by_one_long_vector(grads, max_norm):
    norm = np.linalg.norm(np.concatenate([grad.ravel() for grad in grads]))
    factor = min(1.0, max_norm / norm) if norm else 1.0
    return [factor * grad for grad in grads]


# ---- mistakes

AUTHORS = (by_squares, by_one_long_vector)
_NORMS = (
    "np.sqrt(sum((grad**2).sum() for grad in grads))",
    "np.linalg.norm(np.concatenate([grad.ravel() for grad in grads]))",
)
_FACTOR = "min(1.0, max_norm / norm) if norm else 1.0"
_ALL = "np.concatenate([grad.ravel() for grad in grads])"


_measuring = partial(replaced, AUTHORS, _NORMS)
"""Mistakes in the norm, the same in both hands."""


def _in_place(grads, max_norm):
    norm = np.sqrt(sum((grad**2).sum() for grad in grads))
    for grad in grads:
        grad *= min(1.0, max_norm / norm) if norm else 1.0
    return [grad.copy() for grad in grads]


def _list_changed(grads, max_norm):
    clipped = by_one_long_vector(grads, max_norm)
    for index, grad in enumerate(clipped):
        grads[index][...] = grad
    return clipped


def _norm_by_python(grads, max_norm):
    norm = float(np.linalg.norm(np.concatenate([grad.ravel() for grad in grads])))
    return [grad * min(1, max_norm / norm) for grad in grads]


def _norm_by_math(grads, max_norm):
    norm = math.hypot(*(number for grad in grads for number in grad.flat))
    if max_norm / norm < 1:
        return [grad * (max_norm / norm) for grad in grads]
    return [1 * grad for grad in grads]


mistakes = [
    *edits(
        AUTHORS,
        short_ones_stretched=[("norm > max_norm", "norm > 0"), (_FACTOR, "max_norm / norm if norm else 1.0")],
        old_arrays_returned=[
            ("[grad.copy() for grad in grads]", "grads"),
            ("return ", "return grads if factor == 1 else "),
        ],
        length_one=[("max_norm / norm", "1 / norm"), (_FACTOR, "1 / norm if norm > max_norm else 1.0")],
        factor_inverted=[
            ("max_norm / norm", "norm / max_norm"),
            (_FACTOR, "norm / max_norm if norm > max_norm else 1.0"),
        ],
        not_divided=[
            ("max_norm / norm", "max_norm"),
            (_FACTOR, "max_norm if norm > max_norm else 1.0"),
        ],
        divides_by_zero_norm=[
            ("grad * (max_norm / norm)", "grad / norm * min(norm, max_norm)", "norm > max_norm", "True"),
            (" if norm else 1.0", "", "factor * grad", "grad / norm * (factor * norm)"),
        ],
    ),
    *edits(
        AUTHORS,
        short_ones_stretched=[("norm > max_norm", "0 < norm < max_norm"), ("min(", "max(")],
        length_one=[
            ("max_norm / norm", "1 / norm", "norm > max_norm", "norm"),
            (_FACTOR, "1 / (norm or 1.0)"),
        ],
        factor_inverted=[
            ("norm > max_norm", "norm < max_norm", "max_norm / norm", "norm / max_norm"),
            (_FACTOR, "min(1.0, norm / max_norm)"),
        ],
    ),
    *edits(
        AUTHORS,
        length_one=[
            ("norm > max_norm", "norm > 1", "max_norm / norm", "1 / norm"),
            ("min(1.0, max_norm", "min(1.0, 1"),
        ],
    ),
    *_measuring(
        root_forgotten="sum((grad**2).sum() for grad in grads)",
        norms_added="sum(np.linalg.norm(grad) for grad in grads)",
        absolute_values_added="sum(np.abs(grad).sum() for grad in grads)",
        largest_number_as_norm=[
            "max(np.abs(grad).max() for grad in grads)",
            "max(grad.max() for grad in grads)",
        ],
        largest_norm_only="max(np.linalg.norm(grad) for grad in grads)",
        norms_averaged="np.mean([np.linalg.norm(grad) for grad in grads])",
        spectral_norm="np.sqrt(sum(np.linalg.norm(grad, 2) ** 2 for grad in grads))",
        norm_of_a_list=["np.linalg.norm(grads)", "np.sqrt(sum(grads**2))"],
        last_only="np.linalg.norm(grads[-1])",
        first_only="np.linalg.norm(grads[0])",
        root_mean_square=[
            f"np.sqrt(np.mean({_ALL}**2))",
            "np.sqrt(np.mean([(grad**2).mean() for grad in grads]))",
            "np.sqrt(sum((grad**2).mean() for grad in grads))",
        ],
        squares_forgotten=["np.sqrt(sum(grad.sum() for grad in grads))", f"abs({_ALL}.sum())"],
    ),
    Wrong(
        "each_array_alone",
        lambda grads, limit: [clip_by_norm([grad], limit)[0] for grad in grads],
        lambda grads, limit: [grad / max(1.0, np.linalg.norm(grad) / limit) for grad in grads],
    ),
    Wrong(
        "each_array_alone",
        lambda grads, limit: [grad * (limit / (np.linalg.norm(grad) or 1.0)) for grad in grads],
        lambda grads, limit: [limit * grad / np.sqrt((grad**2).sum() or 1.0) for grad in grads],
    ),
    Wrong(
        "each_number_alone",
        lambda grads, limit: [np.clip(grad, -limit, limit) for grad in grads],
        lambda grads, limit: [np.sign(grad) * np.minimum(np.abs(grad), limit) for grad in grads],
    ),
    Wrong(
        "each_number_alone",
        lambda grads, limit: [np.minimum(grad, limit) for grad in grads],
        lambda grads, limit: [np.where(grad > limit, limit, grad) for grad in grads],
    ),
    Wrong("divides_by_zero_norm", _norm_by_python, _norm_by_math),
    Wrong(
        "one_long_vector",
        lambda *args: np.concatenate([grad.ravel() for grad in clip_by_norm(*args)]),
        lambda *args: np.hstack([grad.flatten() for grad in by_one_long_vector(*args)]),
    ),
    Wrong(
        "shapes_lost",
        lambda *args: [grad.ravel() for grad in clip_by_norm(*args)],
        lambda *args: [np.reshape(grad, -1) for grad in by_one_long_vector(*args)],
    ),
    Wrong(
        "norm_returned",
        lambda grads, limit: np.sqrt(sum((grad**2).sum() for grad in grads)),
        lambda grads, limit: np.linalg.norm([np.linalg.norm(grad) for grad in grads]),
    ),
    generic.changes_input(_in_place, _list_changed),
]


# ---- cases

Close = partial(Case, tol=1e-5)


def _clip_both(clip_by_norm, long, short, max_norm):
    return clip_by_norm(long, max_norm), clip_by_norm(short, max_norm)


def _clip_and_look(clip_by_norm, grads, max_norm):
    """The clipped arrays, and which of them are the old ones."""
    clipped = clip_by_norm(grads, max_norm)
    same = [np.shares_memory(new, old) for new, old in zip(clipped, grads, strict=True)]
    return list(clipped), same


def _grads(rng, shapes, norm, dtype=np.float64):
    grads = [rng.normal(size=shape) for shape in shapes]
    factor = norm / np.linalg.norm([np.linalg.norm(grad) for grad in grads])
    return [(grad * factor).astype(dtype) for grad in grads]


def drawn(rng):
    flat, deep = [(2, 3), (3,), (4, 1)], [(3,), (2, 2, 2), (3, 2)]

    def both(shapes, long, short, limit):
        pair = _grads(rng, shapes, long), _grads(rng, shapes, short), limit
        return Close("long ones and short ones", pair, play=_clip_both, weight=3)

    short = (_grads(rng, flat, 0.6), 2.0)
    return [
        Close("far too long", (_grads(rng, flat, 40.0), 3.0)),
        Close("a little too long", (_grads(rng, flat[::-1], 5.5), 5.0)),
        both(flat, 30.0, 1.5, 3.0),
        both(deep, 7.0, 0.9, 2.0),
        Close("short enough", (_grads(rng, flat, 0.7), 2.0), weight=0.25),
        Close("one array", (_grads(rng, [(5,)], 9.0), 0.5)),
        Close("all zero", ([np.zeros((2, 2)), np.zeros(3)], 1.0), weight=0.25),
        Close("new arrays", short, play=_clip_and_look, weight=0.5),
        Close("float32", (_grads(rng, flat, 12.0, np.float32), 4.0)),
    ]


_PYTHAGORAS = [np.array([3.0, 0.0]), np.array([[4.0]])]
visible = [
    Close("norm 5, limit 1", (_PYTHAGORAS, 1.0)),
    Close("norm 5, limit 10", (_PYTHAGORAS, 10.0), weight=0.25),
]
answer = Function("clip_by_norm", clip_by_norm, AUTHORS, mistakes, visible, drawn)
exercise = Exercise(number="10.4", points=4, answers=[answer])

"""6.3 The gradient of broadcasting: sum over what was stretched."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong, edits
from dlcourse.numpy import autograd


def unbroadcast(g, shape):
    return autograd.unbroadcast(g, shape)


# ---- authors


def in_two_loops(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            g = g.sum(axis=axis, keepdims=True)
    return g


def front_at_once(g, shape):
    extra = g.ndim - len(shape)
    g = g.sum(axis=tuple(range(extra)))
    for axis in range(len(shape)):
        if shape[axis] == 1:
            g = np.sum(g, axis, keepdims=True)
    return g


def all_at_once(g, shape):
    extra = g.ndim - len(shape)
    padded = (1,) * extra + tuple(shape)
    axes = tuple(axis for axis, size in enumerate(padded) if size == 1)
    return g.sum(axis=axes).reshape(shape)


# ---- mistakes


def _from_the_left(g, shape):
    for axis, (long, short) in enumerate(zip(g.shape, shape, strict=False)):
        if long != short:
            g = g.sum(axis=axis, keepdims=True)
    return g.reshape(shape)


def _stops(*, says="", source=""):
    """Every failing call stopped with a ValueError; its words, and a call in the source, tell why."""

    def shows(evidence):
        stopped = [
            call.got.error == "ValueError" and says.format(call.case.args[0].size) in call.got.message
            for call in evidence.failed
        ]
        return bool(stopped) and all(stopped) and source in evidence.source

    return shows


def _strictly(mistake):
    """The answer stops where this version stops, and nowhere else."""

    def alike(call):
        try:
            wrong = mistake.example(*call.case.args)
        except ValueError:
            return call.got.error == "ValueError"
        return np.shape(call.got.value) == np.shape(wrong) and np.allclose(call.got.value, wrong)

    return Symptom(
        mistake.id, lambda evidence: all(map(alike, evidence.calls)), mistake.example, mistake.paraphrase
    )


_FRONT, _FRONT_AT_ONCE = "g.sum(axis=0)", "g.sum(axis=tuple(range(extra)))"
_KEPT, _KEPT_AGAIN = "g.sum(axis=axis, keepdims=True)", "np.sum(g, axis, keepdims=True)"
_LOOP, _DROPPED = f"    while g.ndim > len(shape):\n        g = {_FRONT}\n", (", keepdims=True", "")
_BACKWARDS = (
    ("enumerate(shape)", "reversed([*enumerate(shape)])"),
    ("range(len(shape))", "range(len(shape))[::-1]"),
)

mistakes = [
    Symptom(
        "only_reshaped", _stops(says="array of size {} into"), lambda g, shape: g.reshape(shape), np.reshape
    ),
    Symptom(
        "broadcasts_again",
        _stops(source="broadcast_to(g"),
        lambda g, shape: 1 * np.broadcast_to(g, shape),
        lambda g, shape: np.broadcast_to(g, shape),
    ),
    *map(
        _strictly,
        edits(
            (all_at_once, all_at_once),
            only_leading_axes=("size == 1", "axis < extra"),
            only_axes_of_one=("(1,) * extra", "(0,) * extra"),
            aligned_left=("(1,) * extra + tuple(shape)", "tuple(shape) + (1,) * extra"),
            wrong_axis=("size == 1", "size != 1"),
        ),
    ),
    _strictly(Wrong("aligned_left", _from_the_left, lambda g, shape: _from_the_left(1.0 * g, shape))),
    *edits(
        (in_two_loops, front_at_once),
        mean_not_sum=[
            (_FRONT, "g.mean(axis=0)", "g.sum", "g.mean"),
            ("g.sum", "g.mean", "np.sum", "np.mean"),
        ],
        maximum_not_sum=[(_FRONT, "g.max(axis=0)", "g.sum", "g.max"), ("g.sum", "g.max", "np.sum", "np.max")],
        first_entry=[
            (_FRONT, "g[0]", _KEPT, "g.take([0], axis=axis)"),
            (_FRONT_AT_ONCE, "g[(0,) * extra]", _KEPT_AGAIN, "np.take(g, [0], axis)"),
        ],
        only_leading_axes=[(f"g = {_KEPT}", _KEPT), (f"g = {_KEPT_AGAIN}", _KEPT_AGAIN)],
        only_axes_of_one=[(_LOOP, ""), (f"    g = {_FRONT_AT_ONCE}\n", "")],
        axis_dropped=[(*_BACKWARDS[0], *_DROPPED), (*_BACKWARDS[1], *_DROPPED)],
        only_one_axis=[
            (f"g = {_KEPT}", f"return {_KEPT}"),
            (_KEPT_AGAIN, f"{_KEPT_AGAIN}\n            break"),
        ],
        only_one_extra_axis=[("while", "if"), ("tuple(range(extra))", "0 if extra else ()")],
        aligned_left=[("axis=0", "axis=-1"), ("range(extra)", "range(len(shape), g.ndim)")],
        wrong_axis=[
            ("while g.ndim > len(shape)", "for axis in range(g.ndim - len(shape))", "axis=0", "axis=axis"),
            (f"g = {_FRONT_AT_ONCE}", "for axis in range(extra):\n        g = np.add.reduce(g, axis)"),
        ],
    ),
    *edits((in_two_loops, front_at_once), axis_dropped=_DROPPED, wrong_axis=("== 1", "!= 1")),
    *edits(
        (all_at_once, all_at_once),
        only_axes_of_one=("(1,)", "(0,)", "axis=axes).reshape(shape)", "axis=axes, keepdims=True)"),
        axis_forgotten=("g.sum(axis=axes).reshape(shape)", "np.full(shape, g.sum())"),
    ),
    Wrong("axis_forgotten", lambda g, shape: g.sum(), lambda g, shape: np.sum(g)),
    Wrong("always_first_axis", lambda g, shape: g.sum(0), lambda g, shape: np.add.reduce(g)),
    Wrong("always_first_axis", lambda g, shape: g.sum(0, keepdims=True), lambda g, shape: g[None].sum(1)),
    Wrong("nothing_summed", lambda g, shape: g, lambda g, shape: g + np.zeros(g.shape)),
    Wrong(
        "cut_to_size",
        lambda g, shape: np.resize(g, shape),
        lambda g, shape: np.reshape(g.flat[: int(np.prod(shape))], shape),
    ),
]

visible = [
    Case("bias", (np.arange(6.0).reshape(3, 2), (2,))),
    Case("column", (np.arange(6.0).reshape(3, 2), (3, 1))),
    Case("nothing stretched", (np.arange(4.0), (4,)), weight=0.25),
]

KINDS = "abc:c abc:bc aa:a ab: ab:1b aa:a1 abc:1b1 abc:11c a1b:11b abc:b1 abc:1c aaa:1a ab:1 abcd:1d abcd:c1"
"""Shape of g and shape asked for, each letter a length: in front, on axes of length one, both."""


def drawn(rng):
    length = dict(zip("abcd1", (*map(int, rng.integers(2, 5, 4)), 1), strict=True))
    pairs = [[tuple(length[letter] for letter in part) for part in kind.split(":")] for kind in KINDS.split()]
    return [Case(f"{full} to {shape}", (rng.normal(size=full), shape)) for full, shape in pairs]


authors = [in_two_loops, front_at_once, all_at_once]
answer = Function("unbroadcast", unbroadcast, authors, mistakes, visible, drawn)
exercise = Exercise(number="6.3", points=6, answers=[answer])

"""9.4 Gradients through many blocks, the slope of their sizes, and an interval over the seeds."""

import numpy as np

from dlcourse.chapters.classic_cnns.exercises._slope_interval import (
    by_lstsq,
    by_polyfit,
    drawn_sizes,
    slope_interval,
    slope_mistakes,
    visible_sizes,
)
from dlcourse.checking import Case, Exercise, Form, Function, Quiz, edits

# ---- block_gradients


def block_gradients(x, weights, dout, shortcut):
    kept, h = [], x
    for v, w in weights:
        inner = np.maximum(h @ v, 0)
        f = inner @ w
        out = np.maximum(f + h if shortcut else f, 0)
        kept.append((inner, out))
        h = out
    sizes, dh = [], dout
    for (v, w), (inner, out) in zip(weights[::-1], kept[::-1], strict=True):
        dsum = dh * (out > 0)
        dz = (dsum @ w.T) * (inner > 0)
        dh = dz @ v.T + dsum if shortcut else dz @ v.T
        sizes.append(np.abs(dh).mean())
    return np.array(sizes[::-1])


def by_recursion(x, weights, dout, shortcut):
    def back(h, blocks):
        if not blocks:
            return dout, []
        (v, w), *later = blocks
        inner = np.maximum(h @ v, 0)
        f = inner @ w
        out = np.maximum(f + h if shortcut else f, 0)
        dh, sizes = back(out, later)
        dsum = dh * (out > 0)
        dz = (dsum @ w.T) * (inner > 0)
        dh = dz @ v.T + dsum if shortcut else dz @ v.T
        return dh, [np.abs(dh).mean(), *sizes]

    return np.array(back(x, list(weights))[1])


def by_index(x, weights, dout, shortcut):
    n, h, masks = len(weights), x, []
    for i in range(n):
        z = np.dot(h, weights[i][0])
        total = np.dot(z * (z > 0), weights[i][1])
        if shortcut:
            total = total + h
        h = total * (total > 0)
        masks.append((z > 0, total > 0))
    sizes, g = np.zeros(n), dout
    for i in reversed(range(n)):
        g = np.multiply(g, masks[i][1])
        through = np.dot(np.multiply(np.dot(g, weights[i][1].T), masks[i][0]), weights[i][0].T)
        g = through + g if shortcut else through
        sizes[i] = np.mean(np.abs(g))
    return sizes


_AUTHORS = (block_gradients, by_recursion)
_OUT, _SIZE = "np.maximum(f + h if shortcut else f, 0)", "np.abs(dh).mean()"
_DSUM, _DZ = "dsum = dh * (out > 0)", "dz = (dsum @ w.T) * (inner > 0)"
_DH = "dh = dz @ v.T + dsum if shortcut else dz @ v.T"


gradient_mistakes = [
    *edits(
        _AUTHORS,
        outer_mask_missing=(_DSUM, "dsum = dh"),
        inner_mask_missing=(_DZ, "dz = dsum @ w.T"),
        shortcut_has_no_gradient=(_DH, "dh = dz @ v.T"),
        shortcut_not_masked=(
            _DSUM,
            "dsum, before = dh * (out > 0), dh",
            _DH,
            "dh = dz @ v.T + before if shortcut else dz @ v.T",
        ),
        shortcut_always=(_OUT, "np.maximum(f + h, 0)", _DH, "dh = dz @ v.T + dsum"),
        shortcut_never=(_OUT, "np.maximum(f, 0)", _DH, "dh = dz @ v.T"),
        no_shortcut_forwards=(_OUT, "np.maximum(f, 0)"),
        only_through_shortcut=(_DH, "dh = dsum if shortcut else dz @ v.T"),
        relu_before_addition=(_OUT, "np.maximum(f, 0) + h if shortcut else np.maximum(f, 0)"),
        last_relu_missing=(_OUT, "f + h if shortcut else f", _DSUM, "dsum = dh"),
        inner_relu_missing=("inner = np.maximum(h @ v, 0)", "inner = h @ v", _DZ, "dz = dsum @ w.T"),
        not_transposed=(_DZ, "dz = (dsum @ w) * (inner > 0)"),
        neither_transposed=(
            _DZ,
            "dz = (dsum @ w) * (inner > 0)",
            _DH,
            "dh = dz @ v + dsum if shortcut else dz @ v",
        ),
        matrices_swapped=("np.maximum(h @ v, 0)", "np.maximum(h @ w, 0)", "f = inner @ w", "f = inner @ v"),
        at_the_output=[
            (
                "        dsum = dh",
                "        sizes.append(np.abs(dh).mean()); dsum = dh",
                "        sizes.append(np.abs(dh).mean())\n",
                "",
            ),
            (
                f"return dh, [{_SIZE}, *sizes]",
                "return dh, [above, *sizes]",
                _DSUM,
                f"above = np.abs(dh).mean(); {_DSUM}",
            ),
        ],
        of_the_sum=(_SIZE, "np.abs(dsum).mean()"),
        signs_cancel=(_SIZE, "dh.mean()"),
        summed=(_SIZE, "np.abs(dh).sum()"),
        euclidean_norm=(_SIZE, "np.linalg.norm(dh)"),
        largest_instead=(_SIZE, "np.abs(dh).max()"),
        last_block_first=[("sizes[::-1]", "sizes"), (f"[{_SIZE}, *sizes]", f"[*sizes, {_SIZE}]")],
    ),
    *edits(
        _AUTHORS,
        matrices_swapped=(
            _DZ,
            "dz = (dsum @ v.T) * (inner > 0)",
            _DH,
            "dh = dz @ w.T + dsum if shortcut else dz @ w.T",
        ),
        signs_cancel=(_SIZE, "abs(dh.mean())"),
        summed=(_SIZE, "np.abs(dh).sum(axis=1).mean()"),
        euclidean_norm=(_SIZE, "np.sqrt((dh**2).mean())"),
        not_transposed=(_DH, "dh = dz @ v + dsum if shortcut else dz @ v"),
        outer_mask_missing=(_DSUM, "dsum = dh * (out > 0) if shortcut else dh"),
    ),
    *edits(
        _AUTHORS,
        matrices_swapped=[
            ("for v, w in weights:", "for w, v in weights:", "for (v, w), (inner", "for (w, v), (inner"),
            ("(v, w), *later", "(w, v), *later"),
        ],
        relu_before_addition=[
            (
                _OUT,
                "np.maximum(f, 0) + h if shortcut else np.maximum(f, 0)",
                "((inner, out))",
                "((inner, f))",
            ),
            (_OUT, "np.maximum(f, 0) + h if shortcut else np.maximum(f, 0)", _DSUM, "dsum = dh * (f > 0)"),
        ],
    ),
]


def _stack(rng, samples, width, blocks, shortcut, scale=1.0):
    spread = scale * np.sqrt(2 / width)
    weights = [tuple(rng.normal(0, spread, (2, width, width))) for _ in range(blocks)]
    return rng.normal(size=(samples, width)), weights, rng.normal(size=(samples, width)), shortcut


def drawn_stacks(rng):
    return [
        Case("one block", _stack(rng, 3, 4, 1, True)),
        Case("plain", _stack(rng, 4, 6, 3, False), weight=2),
        Case("residual", _stack(rng, 4, 6, 3, True), weight=3),
        Case("one sample", _stack(rng, 1, 8, 2, True)),
        Case("20 plain blocks", _stack(rng, 6, 9, 20, False)),
        Case("20 residual blocks", _stack(rng, 6, 9, 20, True, 0.4), weight=2),
    ]


visible_stacks = [
    Case("one plain block", _stack(np.random.default_rng(94), 2, 3, 1, False)),
    Case("two residual blocks", _stack(np.random.default_rng(95), 2, 3, 2, True)),
]

exercise = Exercise(
    number="9.4",
    points=12,
    answers=[
        Function(
            "block_gradients",
            block_gradients,
            [by_recursion, by_index],
            gradient_mistakes,
            visible_stacks,
            drawn_stacks,
            weight=6,
            form=Form(array=True),
        ),
        Function(
            "slope_interval",
            slope_interval,
            [by_polyfit, by_lstsq],
            slope_mistakes,
            visible_sizes,
            drawn_sizes,
            weight=3,
        ),
        Quiz("conclusions", {"q1": "c", "q2": "b", "q3": "a"}, weight=3),
    ],
)

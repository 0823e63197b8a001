"""The second function of 12.7: up through all machines."""

from itertools import pairwise

import numpy as np

from dlcourse.chapters.autoencoders_dbn.exercises._given import p_h as right_p_h
from dlcourse.checking import Case, edits, replaced, retyped, seen


def features(p_h, v, stack):
    for w, _, b_h in stack:
        v = p_h(v, w, b_h)
    return v


def up_by_index(p_h, v, stack):
    out = v
    for k in range(len(stack)):
        w, _, b_h = stack[k]
        out = p_h(out, w, b_h)
    return out


def up_by_parts(p_h, v, stack):
    out = v.copy()
    for machine in stack:
        w, _, b_h = machine
        out = p_h(out, w, b_h)
    return out


def up_by_recursion(p_h, v, stack):
    return up_by_recursion(p_h, p_h(v, stack[0][0], stack[0][-1]), stack[1:]) if stack else v


DRAWN = "p = p_h({0}, w, b_h); {0} = (np.random.default_rng(0).random(p.shape) < p).astype(float)\n"


def are_drawn(pairs):
    """Whether every array holds states where probabilities are right, and not simply the rounded ones."""
    return (
        bool(pairs)
        and all(isinstance(got, np.ndarray) and np.isin(got, (0, 1)).all() for got, _ in pairs)
        and all(got.shape == right.shape for got, right in pairs)
        and any((got != np.round(right)).any() for got, right in pairs)
    )


def _are_drawn_features(evidence):
    return are_drawn([(call.got.value, call.expected.value) for call in evidence.failed])


_FEATURES = (up_by_index, up_by_parts)
feature_mistakes = [
    *retyped(
        _FEATURES,
        "out = p_h(",
        raw_data_again="v, w, b_h)",
        bias_forgotten="out, w, 0 * b_h)",
        weights_transposed="out, w.T, b_h)",
    ),
    *replaced(
        _FEATURES,
        "        out = p_h(out, w, b_h)\n",
        sigmoid_missing=["        out = out @ w + b_h\n", "        out = out @ w\n"],
        rounded_features=[
            "        out = (p_h(out, w, b_h) > 0.5).astype(float)\n",
            "        out = np.round(p_h(out, w, b_h))\n",
        ],
        returns_in_loop="        return p_h(out, w, b_h)\n",
        applied_twice="        out = p_h(out, w, b_h)\n        out = 1 / (1 + np.exp(-out))\n",
    ),
    *edits(
        _FEATURES,
        bias_of_the_other_side=("w, _, b_h =", "w, b_h, _ ="),
        last_layer_left_out=[("range(len(stack))", "range(len(stack) - 1)"), ("in stack", "in stack[:-1]")],
        highest_first=[("stack[k]", "stack[-1 - k]"), ("in stack", "in stack[::-1]")],
        two_machines_only=[("range(len(stack))", "range(min(2, len(stack)))"), ("in stack", "in stack[:2]")],
    ),
    *edits(
        _FEATURES,
        all_layers=[
            (
                "out = v\n",
                "out = v\n    found = []\n",
                "b_h)\n    return out",
                "b_h)\n        found.append(out)\n    return found",
            ),
            (
                "copy()\n",
                "copy()\n    found = []\n",
                "b_h)\n    return out",
                "b_h)\n        found.append(out)\n    return found",
            ),
        ],
    ),
    *seen(
        _are_drawn_features,
        replaced(_FEATURES, "out = p_h(out, w, b_h)\n", drawn_features=DRAWN.format("out")),
    ),
]


def upwards(answer, v, stack):
    """With the course's own conditional probabilities."""
    return answer(right_p_h, v, stack)


def features_case(name, rng, n, sizes, weight=1.0):
    stack = [
        (rng.normal(size=(below, above)), rng.normal(size=below), rng.normal(size=above))
        for below, above in pairwise(sizes)
    ]
    typed = f"features(p_h, v, stack)  # units of the layers: {sizes}"
    return Case(name, (rng.random((n, sizes[0])), stack), play=upwards, typed=typed, weight=weight)


def drawn_features(rng):
    return [
        features_case("two machines", rng, 4, (3, 4, 2), 2),
        features_case("three machines", rng, 5, (4, 3, 5, 2), 2),
        features_case("equal sizes", rng, 3, (3, 3, 3)),
        features_case("one machine", rng, 4, (5, 3), 0.5),
        features_case("no machine", rng, 3, (4,), 0.2),
        features_case("one row", rng, 1, (2, 3, 4)),
    ]

"""12.7 A stack of machines, each trained on what the one below says."""

import numpy as np

from dlcourse.chapters.autoencoders_dbn.exercises._features import (
    DRAWN,
    are_drawn,
    drawn_features,
    feature_mistakes,
    features,
    features_case,
    up_by_index,
    up_by_parts,
    up_by_recursion,
)
from dlcourse.chapters.autoencoders_dbn.exercises._given import p_h as right_p_h
from dlcourse.checking import Case, Exercise, Function, Quiz, edits, replaced, returning, seen

# ---- train_stack


def train_stack(train, p_h, v, sizes):
    stack = []
    for hidden in sizes:
        stack.append(train(v, hidden))
        v = p_h(v, stack[-1][0], stack[-1][2])
    return stack


def by_loop(train, p_h, v, sizes):
    stack, data = [], v
    for hidden in sizes:
        w, b_v, b_h = train(data, hidden)
        stack.append((w, b_v, b_h))
        data = p_h(data, w, b_h)
    return stack


def by_index(train, p_h, v, sizes):
    stack, data = [], v
    for k in range(len(sizes)):
        hidden = sizes[k]
        w, b_v, b_h = train(data, hidden)
        stack += [(w, b_v, b_h)]
        data = p_h(data, w, b_h)
    return stack


def from_the_bottom(train, p_h, v, sizes):
    """Goes up from the data again for every machine."""
    stack = []
    for hidden in sizes:
        data = v
        for machine in stack:
            data = p_h(data, machine[0], machine[2])
        stack.append(train(data, hidden))
    return stack


def by_recursion(train, p_h, v, sizes):
    if not len(sizes):
        return []
    first = train(v, sizes[0])
    return [first, *by_recursion(train, p_h, p_h(v, first[0], first[2]), sizes[1:])]


_STACKS, _UP = (by_loop, by_index), "        data = p_h(data, w, b_h)\n"
_KEPT = ("stack.append((w, b_v, b_h))", "stack += [(w, b_v, b_h)]")


def _learned_from_drawn(evidence):
    """The second machine was trained on states."""
    data = [
        [each["trained on"] for each in (call.got.value, call.expected.value)] for call in evidence.failed
    ]
    return all(len(got) > 1 for got, _ in data) and are_drawn([(got[1], right[1]) for got, right in data])


stack_mistakes = [
    *replaced(
        _STACKS,
        _UP,
        raw_data_again=["        data = v\n", "        p_h(data, w, b_h)\n"],
        from_raw_data="        data = p_h(v, w, b_h)\n",
        sigmoid_missing=["        data = data @ w + b_h\n", "        data = data @ w\n"],
        rounded_features=[
            "        data = (p_h(data, w, b_h) > 0.5).astype(float)\n",
            "        data = np.round(p_h(data, w, b_h))\n",
        ],
        bias_forgotten="        data = p_h(data, w, 0 * b_h)\n",
        bias_of_the_other_side="        data = p_h(data, w, b_v)\n",
        reconstruction_passed_on="        data = p_h(p_h(data, w, b_h), w.T, b_v)\n",
        applied_twice=f"{_UP}        data = 1 / (1 + np.exp(-data))\n",
    ),
    *edits(
        _STACKS,
        raw_data_again=("train(data, hidden)", "train(v, hidden)"),
        trained_on_own_features=(
            "w, b_v, b_h = train(data, hidden)",
            "w, b_v, b_h = train(data, hidden); w, b_v, b_h = train(data, hidden)",
        ),
        sizes_reversed=[("in sizes", "in sizes[::-1]"), ("sizes[k]", "sizes[-1 - k]")],
        first_size_only=[("train(data, hidden)", "train(data, sizes[0])"), ("= sizes[k]", "= sizes[0]")],
        two_machines_only=[("in sizes", "in sizes[:2]"), ("range(len(sizes))", "range(min(2, len(sizes)))")],
        data_size_instead=("train(data, hidden)", "train(data, data.shape[1])"),
    ),
    *replaced(
        _STACKS,
        _KEPT,
        highest_first="stack.insert(0, (w, b_v, b_h))",
        weights_only="stack.append(w)",
        visible_bias_dropped="stack.append((w, b_h))",
        only_last_kept="stack = [(w, b_v, b_h)]",
    ),
    *returning(
        _STACKS,
        features_instead="data",
        features_too="stack, data",
        last_machine_only="stack[-1] if stack else []",
    ),
    *seen(
        _learned_from_drawn,
        replaced(_STACKS, _UP, drawn_features=f"        {DRAWN.format('data')}"),
    ),
]


def trained(answer, v, sizes, seed):
    """The machines that come back, and what each of them was trained on."""
    seen, rng = [], np.random.default_rng(seed)

    def train(data, hidden):
        seen.append(np.array(data))
        visible = np.shape(data)[1]
        return rng.normal(0, 2, (visible, hidden)), rng.normal(size=visible), rng.normal(size=hidden)

    own = v.copy()
    stack = answer(train, right_p_h, own, sizes)
    machines = [tuple(machine) for machine in stack]
    return {"machines": machines, "trained on": seen, "data changed": not np.array_equal(own, v)}


def _training(name, rng, shape, sizes, weight=1.0):
    typed = f"train_stack(train, p_h, v, {sizes})  # v: {shape}"
    arguments = (rng.random(shape), sizes, int(rng.integers(1 << 30)))
    return Case(name, arguments, play=trained, typed=typed, weight=weight)


def drawn_stacks(rng):
    return [
        _training("three machines", rng, (5, 4), [3, 6, 2], 2),
        _training("two machines", rng, (6, 5), [4, 3], 2),
        _training("equal sizes", rng, (4, 3), [3, 3, 3]),
        _training("one machine", rng, (3, 4), [2], 0.3),
        _training("four machines, one row", rng, (1, 3), [2, 4, 3, 5]),
        _training("no machine", rng, (3, 2), [], 0.1),
    ]


_rng = np.random.default_rng(12)
answers: list[Function | Quiz] = [
    Function(
        "train_stack",
        train_stack,
        [by_loop, by_index, from_the_bottom, by_recursion],
        stack_mistakes,
        visible=[_training("two machines", _rng, (4, 3), [2, 3])],
        cases=drawn_stacks,
        weight=3,
    ),
    Function(
        "features",
        features,
        [up_by_index, up_by_parts, up_by_recursion],
        feature_mistakes,
        visible=[features_case("two machines", _rng, 2, (3, 2, 4))],
        cases=drawn_features,
        weight=2,
    ),
    Quiz("belief", {"q1": "c", "q2": "a", "q3": "b"}, weight=1),
]
exercise = Exercise(number="12.7", points=6, answers=answers)

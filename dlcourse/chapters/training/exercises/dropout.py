"""7.3 Inverted dropout: in training numbers are left out at random, in evaluation nothing happens."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, edits, generic, replaced, returning, retyped
from dlcourse.checking.properties import in_no_order, real_numbers


def dropout(x, p, training, rng):
    if not training:
        return x, np.ones(x.shape)
    factors = (rng.random(x.shape) >= p) / (1 - p)
    return x * factors, factors


def by_mask(x, p, training, rng):
    keep = 1 - p
    factors = np.ones_like(x)
    if training:
        kept = rng.random(x.shape) < keep
        factors = kept / keep
    out = x * factors
    return out, factors


def by_choice(x, p, training, rng):
    keep = 1 - p
    factors = x * 0 + 1
    if training:
        kept = rng.uniform(size=x.shape) < keep
        factors = np.where(kept, 1 / keep, 0.0)
    out = np.multiply(factors, x)
    return out, factors


# ---- mistakes

_HANDS = (by_mask, by_choice)
_DRAWN = ("rng.random(x.shape) < keep", "rng.uniform(size=x.shape) < keep")
_FACTORS, _TRAINING = "        factors = ", "    if training:"
_LATE = "    factors = factors * (1 if training else keep)\n    out = "
mistakes = [
    *retyped(
        _HANDS,
        _FACTORS,
        not_rescaled=["kept * 1.0", "np.where(kept, 1.0, 0.0)"],
        divided_by_p=["kept / p", "np.where(kept, 1 / p, 0.0)"],
        multiplied_instead="kept * keep",
        probability_swapped=["~kept / keep", "np.where(kept, 0.0, 1 / keep)"],
        rescaled_twice="kept / keep**2",
        scaled_by_share="kept / kept.mean()",
    ),
    *edits(
        _HANDS,
        rescaled_in_evaluation=(_FACTORS, "        factors = kept * 1.0  # ", "    out = ", _LATE),
        shrunk_in_evaluation=("    out = ", _LATE),
    ),
    *replaced(
        _HANDS,
        _TRAINING,
        active_in_evaluation="    if True:",
        only_in_evaluation="    if not training:",
        never_drops="    if False:",
    ),
    *replaced(
        _HANDS,
        _DRAWN,
        probability_swapped=["rng.random(x.shape) < p", "rng.random(x.shape) > keep"],
        same_mask_always=["np.random.default_rng(0).random(x.shape) < keep"],
        lines_dropped=[
            "rng.random((len(x), *[1] * (x.ndim - 1))) < keep + 0 * x",
            "rng.random(x.shape[1:]) < keep + 0 * x",
        ],
        all_or_nothing="rng.random() < keep + 0 * x",
        normal_numbers=["rng.normal(size=x.shape) < keep", "rng.normal(size=x.shape) >= p"],
        fixed_number=[
            "rng.permuted(np.arange(x.size) % 4 >= 4 * p).reshape(x.shape)",
            "rng.permuted(np.arange(x.size) >= round(p * x.size)).reshape(x.shape)",
        ],
    ),
    *returning(_HANDS, factors_missing="out", factors_first="factors, out", input_returned="x, factors"),
    *edits(
        _HANDS,
        mask_returned=("    return out, factors", "    return out, factors > 0"),
    ),
    *(
        generic.uses_global_random(m.example, m.paraphrase)
        for m in replaced(_HANDS, _DRAWN, x=["np.random.rand(*x.shape) < keep"])
    ),
    *edits(
        _HANDS,
        x_overwritten=("    out = ", "    out = np.multiply(x, factors, out=x)  # "),
        keep_probability=("    keep = 1 - p", "    keep = p or 1"),
    ),
]

# ---- cases: what is true of drawn numbers


def facts(answer, shape, p, seed):
    """What is true of two calls in training, and of a generator in the same state."""
    x = np.random.default_rng(seed + 1).uniform(1, 2, shape)
    rng, again = np.random.default_rng(seed), np.random.default_rng(seed)
    given = [x.copy() for _ in range(3)]
    found = [answer(own, p, True, generator) for own, generator in zip(given, (rng, rng, again), strict=True)]
    if not all(isinstance(each, tuple | list) and len(each) == 2 for each in found):
        return {"what comes back": "no pair"}
    if not all(np.array_equal(own, x) for own in given):
        return {"x": "is changed"}
    outs, factors = ([real_numbers(each[k]) for each in found] for k in (0, 1))
    if any(np.shape(each) != shape for each in (*outs, *factors)):
        return {"what comes back": f"shapes {sorted({np.shape(each) for each in (*outs, *factors)})}"}
    ratio = outs[0] / x
    kept = ratio != 0
    own_factors = "those of out" if np.allclose(ratio, factors[0], rtol=1e-6) else "others"
    if _which(kept) != ALONE:
        return {"which": _which(kept), "factors": own_factors}
    same = [np.array_equal(outs[0], other) for other in outs[1:]]
    return {
        "what comes back": "two arrays shaped as x",
        "which": ALONE,
        "left out": _share(1 - kept.mean(), p),
        "the others": _scale(ratio[kept], p),
        "factors": own_factors,
        "the next call": "the same numbers left out" if same[0] else "others left out",
        "a generator in the same state": "the same numbers left out" if same[1] else "others left out",
    }


ALONE = "each on its own"


def _share(share, p):
    near = [said for said, value in {"p": p, "1 - p": 1 - p}.items() if abs(share - value) < 0.015]
    return near[0] if near else "another share"


def _which(kept):
    if kept.all() or not kept.any():
        return "all alike"
    if any((np.diff(kept, axis=axis) == 0).all() for axis in (0, 1)):
        return "whole rows or columns"
    return ALONE if in_no_order(kept * 1.0) and in_no_order(kept.T * 1.0) else "in an order"


def _scale(ratio, p):
    ways = {"times 1": 1, "times 1 / (1 - p)": 1 / (1 - p), "times 1 - p": 1 - p, "times 1 / p": 1 / p}
    near = [said for said, factor in ways.items() if np.allclose(ratio, factor, rtol=1e-6)]
    return near[0] if near else f"times {np.mean(ratio):.2g}"


def evaluated(answer, x, p, seed):
    """Evaluation, after a call in training with the same generator."""
    rng = np.random.default_rng(seed)
    answer(np.ones_like(x), p, True, rng)
    found = answer(x, p, False, rng)
    if not isinstance(found, tuple | list) or len(found) != 2:
        return {"what comes back": "no pair"}
    out, factors = map(real_numbers, found)
    return {"out": _changed(out, x, p), "factors": _changed(factors, np.ones_like(x), p)}


def _changed(found, x, p):
    if found.shape != x.shape:
        return f"shape {found.shape}"
    if np.array_equal(found, x):
        return "x" if x.min() < 1 else "ones"
    if (found == 0).any():
        return "numbers are left out"
    return _scale(found / x, p) if np.ptp(found / x) < 1e-9 else "other numbers"


def mean_of_many(answer, p, seed):
    """The mean of many numbers that are all 0.8."""
    found = answer(np.full((200, 100), 0.8), p, True, np.random.default_rng(seed))
    out = real_numbers(found[0] if isinstance(found, tuple | list) else found)
    mean = float(out.mean())
    return {"mean": "about 0.8" if abs(mean - 0.8) < 0.15 else "smaller" if mean < 0.8 else "larger"}


def how_many(answer, p, seed):
    """How many of forty numbers are left out in each of 200 calls, as their variance says."""
    rng, x = np.random.default_rng(seed), np.ones((5, 8))
    found = [answer(x, p, True, rng) for _ in range(200)]
    outs = [real_numbers(each[0] if isinstance(each, tuple | list) else each) for each in found]
    spread = np.var([np.sum(out == 0) for out in outs]) / (x.size * p * (1 - p))
    return {
        "how many are left out": "too alike" if spread < 0.5 else "by chance" if spread < 2 else "in groups"
    }


def _seed(rng):
    return int(rng.integers(1 << 30))


def _facts(name, shape, p, seed, weight=1.0):
    typed = (
        f"x = np.random.default_rng({seed + 1}).uniform(1, 2, {shape})\n"
        f"dropout(x, {p}, True, np.random.default_rng({seed}))"
    )
    return Case(name, (shape, p, seed), play=facts, typed=typed, weight=weight)


def _evaluated(name, x, p, seed, weight=1.0):
    typed = "dropout(np.ones_like(x), p, True, rng)\ndropout(x, p, False, rng)"
    return Case(name, (x, p, seed), play=evaluated, typed=typed, weight=weight)


def drawn(rng):
    return [
        _facts("a third left out", (200, 180), 0.3, _seed(rng), 2),
        _facts("most left out", (180, 200), 0.75, _seed(rng), 2),
        _facts("four axes", (20, 16, 12, 12), 0.4, _seed(rng), 1),
        Case(
            "how many",
            (0.4, _seed(rng)),
            play=how_many,
            typed="[(dropout(np.ones((5, 8)), 0.4, True, rng)[0] == 0).sum() for _ in range(200)]",
        ),
        _evaluated("evaluation", rng.normal(size=(30, 10)), 0.4, _seed(rng), 1),
        _evaluated("evaluation of one row", rng.normal(size=(1, 50)), 0.9, _seed(rng), 0.5),
    ]


visible = [
    Case(
        "the mean stays",
        (0.25, 0),
        play=mean_of_many,
        typed="dropout(np.full((200, 100), 0.8), 0.25, True, np.random.default_rng(0))[0].mean()",
    ),
    _evaluated("evaluation by hand", np.array([[1.0, -2.0, 3.0, 0.5, -1.0, 4.0, 2.0, -0.5]]), 0.5, 0, 0.5),
]
answer = Function("dropout", dropout, [by_mask, by_choice], mistakes, visible, drawn, weight=4)
quiz = Quiz("remedies", {"q1": "b", "q2": "c"}, weight=2)
exercise = Exercise(number="7.3", points=6, answers=[answer, quiz])

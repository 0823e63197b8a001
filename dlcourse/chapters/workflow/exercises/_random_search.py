"""A search that draws its settings, and what is true of it."""

import numpy as np

from dlcourse.checking import Case, returning, retyped
from dlcourse.checking.properties import real_numbers


def random_search(score, ranges, n, rng):
    best, top = None, -np.inf
    for _ in range(n):
        setting = np.array([np.exp(rng.uniform(np.log(low), np.log(high))) for low, high in ranges])
        reached = score(setting)
        if reached > top:
            best, top = setting, reached
    return best, top


def in_a_table(score, ranges, n, rng):
    low, high = np.log(np.array(ranges, dtype=float)).T
    u = rng.random((n, len(ranges)))
    settings = np.exp(low + (high - low) * u)
    scores = np.array([score(setting) for setting in settings])
    best = int(np.nanargmax(scores))
    return settings[best], scores[best]


def in_columns(score, ranges, n, rng):
    low, high = (np.log([pair[side] for pair in ranges]) for side in (0, 1))
    u = np.column_stack([rng.random(n) for _ in ranges])
    settings = np.exp((1 - u) * low + u * high)
    scores = np.array([score(row) for row in settings])
    best = int(np.argmax(np.where(np.isnan(scores), -np.inf, scores)))
    return settings[best], scores[best]


_SEARCH = (in_a_table, in_columns)
_EVEN = "np.array(ranges, dtype=float)[:, 0] + np.ptp(np.array(ranges, dtype=float), axis=1) * u"
search_mistakes = [
    *retyped(
        _SEARCH,
        "    settings = ",
        drawn_evenly=_EVEN,
        one_range_for_all="np.exp(low[0] + (high[0] - low[0]) * u)",
    ),
    *retyped(
        _SEARCH,
        "    u = ",
        one_draw_for_all=[
            "rng.random((n, 1)) + np.zeros(len(ranges))",
            "np.column_stack([rng.random(n)] * len(ranges))",
        ],
        rng_ignored="np.random.default_rng(0).random((n, len(ranges)))",
        one_trial_less="rng.random((n - 1, len(ranges)))",
    ),
    *retyped(
        _SEARCH,
        "    best = ",
        nan_wins=[
            "int(np.argmax(scores))",
            "int(np.argsort(scores)[-1])",
            "int(np.argmax(np.nan_to_num(scores)))",
        ],
        lowest_wins=["int(np.nanargmin(scores))", "int(np.argmin(scores))"],
    ),
    *returning(
        _SEARCH,
        score_missing="settings[best]",
        setting_missing="scores[best]",
        wrong_order="scores[best], settings[best]",
        number_returned="best, scores[best]",
        asked_again="settings[best], score(settings[best])",
        starts_at_zero="(settings[best], scores[best]) if scores[best] > 0 else (None, 0)",
        last_setting_returned="settings[-1], scores[best]",
    ),
]


class Meter:
    """A score that is highest in the middle, is never above 0, and remembers what it was given.

    The last of n trials gets the mean score, so that it is neither the best nor the worst.
    """

    def __init__(self, ranges, n, diverges):
        self.ends, self.n, self.diverges = np.log(np.array(ranges)), n, diverges
        self.tried, self.given = [], []

    def score(self, setting):
        place = np.array(real_numbers(setting), float)
        self.tried.append(place)
        u = (np.log(np.maximum(place, 1e-300)) - self.ends[:, 0]) / np.ptp(self.ends, axis=1)
        off = float(np.sum((u - 0.55) ** 2))
        found = np.nan if self.diverges and u[0] > 0.7 else -1 - 30 * off
        self.given.append(np.nanmean(self.given) if len(self.tried) == self.n else found)
        return self.given[-1]


def search_facts(answer, ranges, n, seed, diverges):
    """What is true of a search: what it tried, and what it came back with."""
    meters = [Meter(ranges, n, diverges) for _ in range(3)]
    found = [
        answer(meter.score, ranges, n, np.random.default_rng(s))
        for meter, s in zip(meters, (seed, seed, seed + 1), strict=True)
    ]
    tried, given = np.array(meters[0].tried), np.array(meters[0].given)
    said = {"ranges": ranges, "calls": len(tried)}
    if tried.shape != (n, len(ranges)):
        return {**said, "numbers of a setting": tried.shape[1:]}
    u = (np.log(tried) - meters[0].ends[:, 0]) / np.ptp(meters[0].ends, axis=1)
    said |= {
        "different settings": len(np.unique(tried, axis=0)),
        "between the ends": bool(u.min() > -1e-9 and u.max() < 1 + 1e-9),
        "in the lower half of the logarithms": [_about(np.mean(column < 0.5)) for column in u.T],
        "each number on its own": bool(np.abs(np.corrcoef(u.T)[0, 1]) < 0.9) if len(ranges) > 1 else True,
        "the same seed": np.array_equal(tried, np.array(meters[1].tried)),
        "another seed": np.array_equal(tried, np.array(meters[2].tried)),
    }
    return {**said, "what comes back": _result(found[0], tried, given)}


def _about(share):
    return "half" if 0.15 < share < 0.85 else "few" if share <= 0.15 else "most"


def _result(found, tried, given):
    if not isinstance(found, tuple | list) or len(found) != 2:
        return {"axes": np.ndim(found), "items": np.size(found)}
    setting, score = found
    best = int(np.nanargmax(given))
    if np.shape(setting) != tried[0].shape:
        kind = "None" if setting is None else f"axes {np.ndim(setting)}"
        return {"setting": kind, "score": f"axes {np.ndim(score)}"}
    place = next((i for i, each in enumerate(tried) if np.allclose(each, setting, rtol=1e-9)), None)
    diverged = place is not None and np.isnan(given[place])
    kinds = {int(np.nanargmin(given)): "the worst", len(tried) - 1: "the last", best: "the best"}
    kind = (
        "never tried" if place is None else kinds.get(place, "a diverged one" if diverged else "another one")
    )
    return {
        "setting": kind,
        "score": "its own" if place is not None and np.array_equal(score, given[place], True) else "another",
    }


def search_case(name, ranges, n, seed, diverges=False, weight=1.0):
    typed = f"random_search(score, {ranges}, {n}, rng)"
    return Case(name, (ranges, n, seed, diverges), play=search_facts, typed=typed, weight=weight)


def drawn_searches(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=4)]
    return [
        search_case("two settings", [(1e-5, 1.0), (1.0, 1000.0)], 60, seeds[0], weight=2),
        search_case("some trainings diverge", [(1e-4, 1.0), (0.1, 30.0)], 64, seeds[1], True, 2),
        search_case("three settings", [(1e-3, 10.0), (1e-6, 1e-2), (2.0, 2000.0)], 60, seeds[2]),
        search_case("one setting", [(1e-5, 1.0)], 50, seeds[3], True, 0.5),
    ]

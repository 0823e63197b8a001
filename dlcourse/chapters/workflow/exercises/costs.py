"""15.3 What errors cost, and the threshold that makes them cheapest."""

from itertools import pairwise

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, Wrong, edits, returning, retyped, several
from dlcourse.checking.properties import real_numbers

# ---- mean_cost


def mean_cost(actual, p, threshold, miss, alarm):
    called = np.asarray(p) >= threshold
    return float(np.where(called, alarm * (actual == 0), miss * (actual == 1)).mean())


def by_counts(actual, p, threshold, miss, alarm):
    n = len(actual)
    called = p >= threshold
    misses = np.sum(~called & (actual == 1))
    alarms = np.sum(called & (actual == 0))
    return (miss * misses + alarm * alarms) / n


def by_rows(actual, p, threshold, miss, alarm):
    n = len(actual)
    called = np.array([each >= threshold for each in p])
    misses = sum(1 for a, c in zip(actual, called, strict=True) if a == 1 and not c)
    alarms = sum(1 for a, c in zip(actual, called, strict=True) if a == 0 and c)
    return (miss * misses + alarm * alarms) / n


_COSTS = (by_counts, by_rows)
cost_mistakes = [
    *edits(
        _COSTS,
        strictly_above=[("p >= threshold", "p > threshold"), ("each >= threshold", "each > threshold")],
        called_below=[("p >= threshold", "p < threshold"), ("each >= threshold", "each < threshold")],
    ),
    *retyped(_COSTS, "    called = ", threshold_ignored="np.asarray(p) >= 0.5"),
    *returning(
        _COSTS,
        costs_swapped="(alarm * misses + miss * alarms) / n",
        not_averaged="miss * misses + alarm * alarms",
        per_class=[
            "miss * misses / np.sum(actual == 1) + alarm * alarms / np.sum(actual == 0)",
            "miss * misses / max(np.sum(actual == 1), 1) + alarm * alarms / max(np.sum(actual == 0), 1)",
        ],
        per_error="(miss * misses + alarm * alarms) / (misses + alarms)",
        alarms_forgotten="miss * misses / n",
        misses_forgotten="alarm * alarms / n",
        all_called_cost="(miss * misses + alarm * np.sum(called)) / n",
        errors_counted="(misses + alarms) / n",
        hits_are_gains="(miss * misses + alarm * alarms - miss * np.sum(called & (actual == 1))) / n",
    ),
]


def _rows(rng, n, share=0.3, spread=0.2):
    actual = rng.permutation((np.arange(n) < round(share * n)).astype(int))
    return actual, np.round(np.clip(0.35 + 0.3 * actual + spread * rng.normal(size=n), 0, 1), 2)


def drawn_costs(rng):
    first, second = _rows(rng, 37), _rows(rng, 41, 0.5)
    return [
        Case("dear misses", (*first, 0.6, 10.0, 1.0), weight=2),
        Case("dear alarms", (*second, 0.5, 1.0, 4.0), weight=2),
        Case("a threshold that is one of the p", (*first, float(np.median(first[1])), 3.0, 2.0), weight=2),
        Case("never called", (*second, np.inf, 7.0, 3.0)),
        Case("always called", (*second, 0.0, 5.0, 2.0)),
        Case("no positives", (np.zeros(6, int), rng.random(6), 0.4, 5.0, 2.0), weight=0.3),
    ]


# ---- cheapest_threshold


def cost_of(answer, actual, p, miss, alarm):
    """The mean cost of the threshold that an answer finds."""
    return mean_cost(actual, p, float(real_numbers(answer(actual, p, miss, alarm))), miss, alarm)


def cheapest_threshold(actual, p, miss, alarm):
    order = np.argsort(-p, kind="stable")
    steps = np.append(0.0, np.cumsum(np.where(actual[order] == 1, -miss, alarm)))
    possible = np.append(np.append(True, np.diff(p[order]) != 0), True)
    best = int(np.where(possible, steps, np.inf).argmin())
    return np.inf if best == 0 else float(p[order][best - 1])


def by_candidates(actual, p, miss, alarm):
    candidates = [*np.unique(p), np.inf]
    costs = [mean_cost(actual, p, t, miss, alarm) for t in candidates]
    return candidates[int(np.argmin(costs))]


def by_middles(actual, p, miss, alarm):
    s = sorted(set(p))
    candidates = [s[0] - 1, *((a + b) / 2 for a, b in pairwise(s)), s[-1] + 1]
    costs = []
    for t in candidates:
        called = p >= t
        costs.append(miss * np.sum(~called & (actual == 1)) + alarm * np.sum(called & (actual == 0)))
    costs = [total / len(p) for total in costs]
    return candidates[costs.index(min(costs))]


def cut_upwards(actual, p, miss, alarm):
    order = np.argsort(p, kind="stable")
    costs = np.append(0, np.cumsum(np.where(actual[order] == 1, miss, -alarm)))
    return np.append(p[order], np.inf)[np.argmin(costs)]


def cut_upwards_by_loop(actual, p, miss, alarm):
    cost = least = 0.0
    rows = sorted(zip(p, actual, strict=True), key=lambda row: row[0])
    best = rows[0][0]
    for n, (_, positive) in enumerate(rows):
        cost += miss if positive else -alarm
        if cost < least:
            least, best = cost, rows[n + 1][0] if n + 1 < len(rows) else np.inf
    return best


def cut_downwards(actual, p, miss, alarm):
    order = np.argsort(-p, kind="stable")
    costs = np.append(0, np.cumsum(np.where(actual[order] == 1, -miss, alarm)))
    return np.append(np.inf, p[order])[np.argmin(costs)]


def cut_downwards_by_loop(actual, p, miss, alarm):
    cost, least, best = 0.0, 0.0, np.inf
    for each, positive in sorted(zip(p, actual, strict=True), key=lambda row: -row[0]):
        cost += -miss if positive else alarm
        if cost < least:
            least, best = cost, each
    return best


_SEARCHES = (by_candidates, by_middles)
search_mistakes = [
    Wrong("cut_between_equals", cut_upwards, cut_upwards_by_loop),
    Wrong("cut_between_equals", cut_downwards, cut_downwards_by_loop),
    *edits(
        _SEARCHES,
        never_forgotten=[("[*np.unique(p), np.inf]", "[*np.unique(p)]"), (", s[-1] + 1]", "]")],
        costs_swapped=[
            ("mean_cost(actual, p, t, miss, alarm)", "mean_cost(actual, p, t, alarm, miss)"),
            ("def by_middles(actual, p, miss, alarm)", "def by_middles(actual, p, alarm, miss)"),
        ],
        costs_ignored=[
            ("mean_cost(actual, p, t, miss, alarm)", "mean_cost(actual, p, t, 1, 1)"),
            ("(actual, p, miss, alarm):\n", "(actual, p, miss, alarm):\n    miss = alarm = 1\n"),
        ],
        dearest=[("np.argmin(costs)", "np.argmax(costs)"), ("min(costs)", "max(costs)")],
    ),
    *several(
        _SEARCHES,
        coarse_grid=[
            [
                ("[*np.unique(p), np.inf]", f"list(np.linspace(0, 1, {n}))"),
                ("    costs = []", f"    candidates = list(np.linspace(0, 1, {n}))\n    costs = []"),
            ]
            for n in (11, 101)
        ],
    ),
    *returning(
        _SEARCHES,
        formula_instead="alarm / (alarm + miss)",
        formula_reversed="miss / (alarm + miss)",
        cost_returned=["min(costs)", "mean_cost(actual, p, candidates[int(np.argmin(costs))], miss, alarm)"],
        number_returned="int(np.argmin(costs))",
        one_half="0.5",
    ),
]


def _tied_rows(rng):
    """Rows with few different scores, among which a cut between equal ones looks cheapest."""
    while True:
        actual, p = _rows(rng, 40, 0.4, 0.25)
        rows = actual, p.round(1), 3.0, 2.0
        least = cost_of(cheapest_threshold, *rows)
        if all(cost_of(cut, *rows) > least for cut in (cut_upwards, cut_downwards)):
            return rows[:2]


def _searched(name, actual, p, miss, alarm, weight=1.0):
    typed = "t = cheapest_threshold(actual, p, miss, alarm)\nmean_cost(actual, p, t, miss, alarm)"
    return Case(name, (actual, p, miss, alarm), play=cost_of, typed=typed, weight=weight)


def drawn_searches(rng):
    shifted = _rows(rng, 60, 0.3, 0.25)
    return [
        _searched("dear misses", *_rows(rng, 60, 0.3, 0.3), 6.0, 1.0, 2),
        _searched("dear alarms", *_rows(rng, 60, 0.4), 1.0, 1.5, 2),
        _searched("scores of any size", shifted[0], 40 * shifted[1] - 50, 3.0, 1.0, 2),
        _searched("probabilities that are not honest", shifted[0], shifted[1] / 20, 4.0, 1.0, 2),
        _searched(
            "never is best",
            np.array([0, 1, 0, 0, 0, 0]),
            np.array([0.2, 0.5, 0.9, 0.1, 0.4, 0.3]),
            1.0,
            9.0,
            0.7,
        ),
        _searched("many equal scores", *_tied_rows(rng), 3.0, 2.0),
        _searched("always is best", *_rows(rng, 30, 0.5, 0.4), 500.0, 1.0, 0.3),
    ]


_EIGHT = np.array([0, 0, 1, 0, 1, 0, 1, 1]), np.array([0.05, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 0.9])
answers: list[Function | Quiz] = [
    Function(
        "mean_cost",
        mean_cost,
        [by_counts, by_rows],
        cost_mistakes,
        visible=[
            Case("a threshold of one half", (*_EIGHT, 0.5, 20.0, 1.0)),
            Case("never", (*_EIGHT, np.inf, 20.0, 1.0)),
        ],
        cases=drawn_costs,
        weight=2,
    ),
    Function(
        "cheapest_threshold",
        cheapest_threshold,
        [by_candidates, by_middles],
        search_mistakes,
        visible=[
            _searched("misses cost 20", *_EIGHT, 20.0, 1.0),
            _searched("alarms cost 3", *_EIGHT, 1.0, 3.0),
        ],
        cases=drawn_searches,
        weight=3,
    ),
    Quiz("in_the_lab", {"q1": "b", "q2": "a"}, weight=1),
]
exercise = Exercise(number="15.3", points=4, answers=answers)

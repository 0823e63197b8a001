"""How often a member loses less than somebody else."""

import numpy as np

from dlcourse.checking import Case, returning, retyped


def attack_auc(members, others):
    lower, equal = members[:, None] < others, members[:, None] == others
    return float((lower + equal / 2).mean())


def by_pairs(members, others):
    a, b = members[:, None], others[None]
    won = (a < b) + 0.5 * (a == b)
    auc = won.mean()
    return auc


def by_sums(members, others):
    a, b = members.reshape(-1, 1), others
    won = (np.sign(b - a) + 1) / 2
    auc = np.sum(won) / (len(members) * len(others))
    return auc


def by_loops(members, others):
    points = 0.0
    for a in members:
        for b in others:
            points += 1 if a < b else 0.5 if a == b else 0
    return points / (len(members) * len(others))


def by_ranks(members, others):
    """The Mann-Whitney statistic."""
    both = np.concatenate([members, others])
    _, group, count = np.unique(both, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[group]
    n, m = len(members), len(others)
    return float(1 - (ranks[:n].sum() - n * (n + 1) / 2) / (n * m))


_PAIRS = (by_pairs, by_sums)
auc_mistakes = [
    *retyped(
        _PAIRS,
        "    won = ",
        other_way_round="1 - ((a < b) + 0.5 * (a == b))",
        ties_forgotten="(a < b) * 1.0",
        ties_count_fully="(a <= b) * 1.0",
        squared_differences="(b - a) ** 2",
    ),
    *retyped(
        _PAIRS,
        "    auc = ",
        summed_pairs="won.sum()",
        mean_difference=["(b - a).mean()", "others.mean() - members.mean()"],
        below_the_mean="(members < others.mean()).mean()",
        below_the_median="(members < np.median(others)).mean()",
        below_all="(members < others.min()).mean()",
        best_accuracy="max(((members <= t).mean() + (others > t).mean()) / 2 for t in [*members, *others])",
        same_place_only=[
            "np.mean(members[: len(others)] < others[: len(members)])",
            "np.mean([(a < b) + (a == b) / 2 for a, b in zip(members, others)])",
        ],
        divided_by_members="won.sum() / len(members)",
    ),
    *returning(
        _PAIRS,
        twice_less_one=["2 * auc - 1", "auc - 0.5"],
        at_least_half=["max(auc, 1 - auc)", "0.5 + abs(auc - 0.5)"],
        for_each_member="won.mean(axis=1)",
        percent="100 * auc",
    ),
]


def losses_of(rng, n, gap=0.6):
    return rng.gamma(1.2, 0.7, n) + gap * rng.random(n)


def _attacked(name, rng, n, m, gap=0.6, weight=1.0, digits=3):
    members, others = losses_of(rng, n, 0), losses_of(rng, m, gap)
    return Case(name, (members.round(digits), others.round(digits)), weight=weight)


def drawn_losses(rng):
    return [
        _attacked("twelve and eight", rng, 12, 8, weight=1.5),
        _attacked("seven and fifteen", rng, 7, 15, 2.0),
        _attacked("many equal losses", rng, 11, 14, digits=0, weight=2),
        _attacked("members lose more", rng, 8, 9, -0.8),
        _attacked("one member", rng, 1, 6, weight=0.5),
        Case("all the same", (np.full(4, 0.3), np.full(5, 0.3)), weight=0.5),
    ]

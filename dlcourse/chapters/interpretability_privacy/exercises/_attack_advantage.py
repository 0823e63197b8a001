"""The advantage of an attack by a threshold that was tuned on known people."""

import numpy as np

from dlcourse.chapters.interpretability_privacy.exercises._attack_auc import losses_of
from dlcourse.checking import Case, edits, returning, retyped, several


def _advantage(t, members, others):
    return (members <= t).mean() - (others <= t).mean()


def attack_advantage(known_members, known_others, members, others):
    tried = np.sort(np.concatenate([known_members, known_others]))
    best = tried[np.argmax([_advantage(t, known_members, known_others) for t in tried])]
    return float(_advantage(best, members, others))


def by_search(known_members, known_others, members, others):
    a, b = known_members, known_others
    best, most = None, -2.0
    for t in sorted([*a, *b]):
        now = np.mean(a <= t) - np.mean(b <= t)
        if now > most + 1e-12:
            best, most = t, now
    caught = np.mean(members <= best)
    blamed = np.mean(others <= best)
    return caught - blamed


def by_table(known_members, known_others, members, others):
    a, b = known_members, known_others
    tried = np.unique(np.concatenate([a, b]))
    gains = (a[:, None] <= tried).mean(axis=0) - (b[:, None] <= tried).mean(axis=0)
    best = tried[np.flatnonzero(gains >= gains.max() - 1e-12)[0]]
    caught = (members <= best).sum() / len(members)
    blamed = (others <= best).sum() / len(others)
    return caught - blamed


def by_sorting(known_members, known_others, members, others):
    """Walks over the sorted losses once and counts."""
    marked = sorted([(t, 1) for t in known_members] + [(t, 0) for t in known_others])
    n, m = len(known_members), len(known_others)
    inside = outside = 0
    best, most = marked[0][0], -2.0
    for place, (t, member) in enumerate(marked):
        inside, outside = inside + member, outside + 1 - member
        last = place + 1 == len(marked) or marked[place + 1][0] > t
        if last and inside * m - outside * n > most:
            best, most = t, inside * m - outside * n
    return float(np.mean([v <= best for v in members]) - np.mean([v <= best for v in others]))


def _last(a, b):
    tried = np.unique(np.concatenate([a, b]))
    gains = (a[:, None] <= tried).mean(axis=0) - (b[:, None] <= tried).mean(axis=0)
    return tried[np.flatnonzero(gains >= gains.max() - 1e-12)[-1]]


def _most_accurate(a, b):
    tried = np.unique(np.concatenate([a, b]))
    right = (a[:, None] <= tried).sum(axis=0) + (b[:, None] > tried).sum(axis=0)
    return tried[right.argmax()]


_FOUND = (by_search, by_table)
_GAIN = (
    "np.mean(a <= t) - np.mean(b <= t)",
    "(a[:, None] <= tried).mean(axis=0) - (b[:, None] <= tried).mean(axis=0)",
)
_KNOWN = "    a, b = "
_CAUGHT = "    caught = "
advantage_mistakes = [
    *retyped(
        _FOUND,
        _KNOWN,
        tuned_on_the_same="members, others",
        tuned_on_all="np.concatenate([known_members, members]), np.concatenate([known_others, others])",
        known_exchanged="known_others, known_members",
    ),
    *retyped(
        _FOUND,
        _CAUGHT,
        tried_on_the_known="np.mean(known_members <= best); others = known_others",
        mean_as_threshold="0; best = known_members.mean(); caught = np.mean(members <= best)",
        median_as_threshold="0; best = np.median([*a, *b]); caught = np.mean(members <= best)",
        middle_as_threshold="0; best = (a.mean() + b.mean()) / 2; caught = np.mean(members <= best)",
        largest_threshold="0; best = _last(a, b); caught = np.mean(members <= best)",
        most_accurate="0; best = _most_accurate(a, b); caught = np.mean(members <= best)",
        largest_of_members="0; best = a.max(); caught = np.mean(members <= best)",
    ),
    *edits(
        _FOUND,
        strictly_below=[
            ("members <= best", "members < best", "others <= best", "others < best"),
            ("(members <= best)", "(members < best)", "(others <= best)", "(others < best)"),
        ],
        first_in_the_array=[
            ("sorted([*a, *b])", "[*a, *b]"),
            ("np.unique(np.concatenate([a, b]))", "np.concatenate([a, b])"),
        ],
        sign_ignored=[
            (_GAIN[0], f"abs({_GAIN[0]})", "return caught - blamed", "return abs(caught - blamed)"),
            (_GAIN[1], f"abs({_GAIN[1]})", "return caught - blamed", "return abs(caught - blamed)"),
        ],
    ),
    *several(
        _FOUND,
        strictly_below=[
            [
                (
                    _GAIN[0],
                    _GAIN[0].replace("<=", "<"),
                    "members <= best",
                    "members < best",
                    "others <= best",
                    "others < best",
                ),
                (
                    _GAIN[1],
                    _GAIN[1].replace("<=", "<"),
                    "(members <= best)",
                    "(members < best)",
                    "(others <= best)",
                    "(others < best)",
                ),
            ],
        ],
        sign_ignored=[[(_GAIN[0], f"abs({_GAIN[0]})"), (_GAIN[1], f"abs({_GAIN[1]})")]],
    ),
    *returning(
        _FOUND,
        caught_only="caught",
        accuracy_instead="np.mean([*(members <= best), *(others > best)])",
        balanced_accuracy="(caught + 1 - blamed) / 2",
        threshold_returned="best",
        larger_is_member="blamed - caught",
        both_returned="caught, blamed",
        quotient="caught / (caught + blamed)",
        never_negative=["max(caught - blamed, 0)", "abs(caught - blamed)"],
    ),
]


def _split(name, rng, known, unknown, gap=0.7, weight=1.0, digits=3):
    losses = [
        losses_of(rng, n, g).round(digits) for n, g in zip((*known, *unknown), (0, gap) * 2, strict=True)
    ]
    return Case(name, tuple(losses), weight=weight)


def drawn_splits(rng):
    """As many known losses as a power of two: shares are exact, and so are ties between thresholds."""
    return [
        _split("as many of each", rng, (16, 16), (14, 14)),
        _split("few members", rng, (8, 32), (5, 25), weight=1.5),
        _split("many members", rng, (32, 8), (26, 6), weight=1.5),
        _split("many equal losses", rng, (16, 8), (17, 12), digits=1),
        _split("nothing to find", rng, (8, 16), (10, 10), 0.0),
        _split("others lose less", rng, (16, 16), (12, 15), -0.9),
        _tied(rng),
    ]


def _tied(rng):
    """Three thresholds are equally good on the known losses, of which the smallest is not the first."""
    low = rng.uniform(1, 2)
    known = np.array([low + 1, low + 2, 0.1, low]), np.array([7.0, low + 0.5, 8.0, low + 1.5])
    unknown = np.array([0.4, low, low + 0.2, low + 0.8, low + 1.3]), np.array([low + 0.4, low + 1.6, 5.0])
    return Case("three equal thresholds", (*known, *unknown), weight=1.5)

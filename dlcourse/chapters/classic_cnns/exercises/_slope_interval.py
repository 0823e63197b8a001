"""The interval of 9.4: of a slope over several seeds."""

import numpy as np

from dlcourse.checking import Case, edits, seen


def slope_interval(sizes, t):
    logs = np.log10(sizes)
    place = np.arange(logs.shape[1]) - (logs.shape[1] - 1) / 2
    slopes = logs @ place / (place @ place)
    return slopes.mean(), t * slopes.std(ddof=1) / np.sqrt(len(slopes))


def by_polyfit(sizes, t):
    slopes = [np.polyfit(range(len(row)), np.log10(row), 1)[0] for row in sizes]
    n = len(slopes)
    middle = np.mean(slopes)
    spread = np.sqrt(sum((slope - middle) ** 2 for slope in slopes) / (n - 1))
    return middle, t * spread / n**0.5


def by_lstsq(sizes, t):
    seeds, blocks = np.shape(sizes)
    design = np.stack([np.ones(blocks), np.arange(blocks)], axis=1)
    slopes = np.linalg.lstsq(design, np.log10(sizes).T, rcond=None)[0][1]
    return slopes.mean(), t * np.sqrt(slopes.var(ddof=1) / seeds)


_HANDS = (slope_interval, by_polyfit)
_LOGS, _LOGS_TOO = "logs = np.log10(sizes)", "np.log10(row), 1)"
_HALF = ("t * slopes.std(ddof=1) / np.sqrt(len(slopes))", "t * spread / n**0.5")
_SLOPES = ("slopes = logs @ place / (place @ place)", "np.polyfit(range(len(row)), np.log10(row), 1)[0]")


def _no_spread(evidence):
    """The mean of the slopes is right, and the interval is nothing."""
    pairs = [(call.got.value, call.expected.value) for call in evidence.failed]
    return all(
        isinstance(got, tuple) and len(got) == 2 and abs(got[0] - mean) < 1e-9 and abs(got[1]) < 1e-9 < half
        for got, (mean, half) in pairs
    )


slope_mistakes = [
    *seen(
        _no_spread,
        edits(
            _HANDS,
            line_of_means=[
                (_LOGS, "logs = np.log10(sizes).mean(axis=0, keepdims=True).repeat(len(sizes), axis=0)"),
                (_SLOPES[1], "np.polyfit(range(len(row)), np.log10(sizes).mean(axis=0), 1)[0]"),
            ],
        ),
    ),
    *edits(
        _HANDS,
        natural_logarithm=[(_LOGS, "logs = np.log(sizes)"), (_LOGS_TOO, "np.log(row), 1)")],
        no_logarithm=[(_LOGS, "logs = np.array(sizes)"), (_LOGS_TOO, "row, 1)")],
        intercept_instead=[
            (
                _SLOPES[0],
                "slopes = logs.mean(axis=1) - logs @ place / (place @ place) * (logs.shape[1] - 1) / 2",
            ),
            ("1)[0]", "1)[1]"),
        ],
        ends_only=[
            (_SLOPES[0], "slopes = (logs[:, -1] - logs[:, 0]) / (logs.shape[1] - 1)"),
            (_SLOPES[1], "(np.log10(row[-1]) - np.log10(row[0])) / (len(row) - 1)"),
        ],
        over_the_whole_network=[
            ("(place @ place)", "(place @ place) * (logs.shape[1] - 1)"),
            ("range(len(row))", "np.linspace(0, 1, len(row))"),
        ],
        from_back_to_front=[("(place @ place)", "-(place @ place)"), (_SLOPES[1], f"-{_SLOPES[1]}")],
        divided_by_n=[("ddof=1", "ddof=0"), ("/ (n - 1)", "/ n")],
        root_of_n_forgotten=[(_HALF[0], "t * slopes.std(ddof=1)"), (_HALF[1], "t * spread")],
        divided_by_n_twice=[(_HALF[0], "t * slopes.std(ddof=1) / len(slopes)"), (_HALF[1], "t * spread / n")],
        t_forgotten=[(_HALF[0], _HALF[0][4:]), (_HALF[1], _HALF[1][4:])],
        t_of_many=[(_HALF[0], f"1.96{_HALF[0][1:]}"), (_HALF[1], f"1.96{_HALF[1][1:]}")],
        variance_instead=[("slopes.std(", "slopes.var("), ("t * spread", "t * spread**2")],
        whole_width=[(_HALF[0], f"2 * {_HALF[0]}"), (_HALF[1], f"2 * {_HALF[1]}")],
        bounds_instead=[
            (f"slopes.mean(), {_HALF[0]}", f"slopes.mean() - {_HALF[0]}, slopes.mean() + {_HALF[0]}"),
            (f"middle, {_HALF[1]}", f"middle - {_HALF[1]}, middle + {_HALF[1]}"),
        ],
        blocks_counted=[
            ("np.sqrt(len(slopes))", "np.sqrt(logs.shape[1])"),
            ("n**0.5", "len(sizes[0]) ** 0.5"),
        ],
        median_instead=[
            ("slopes.mean(), t", "np.median(slopes), t"),
            ("return middle", "return np.median(slopes)"),
        ],
        line_through_zero=[
            ("- (logs.shape[1] - 1) / 2", "* 1.0"),
            (
                _SLOPES[1],
                "np.linalg.lstsq(np.arange(len(row))[:, None] * 1.0, np.log10(row), rcond=None)[0][0]",
            ),
        ],
        first_seed_only=[("return slopes.mean()", "return slopes[0]"), ("return middle", "return slopes[0]")],
    ),
    *edits(
        _HANDS,
        ends_only=[
            (_SLOPES[0], "slopes = (logs[:, -1] - logs[:, 0]) / logs.shape[1]"),
            (_SLOPES[1], "(np.log10(row[-1]) - np.log10(row[0])) / len(row)"),
        ],
    ),
]


def _sizes(rng, seeds, blocks, slope, spread):
    slopes = slope + spread * rng.normal(size=(seeds, 1))
    return 10 ** (slopes * np.arange(blocks) + rng.normal(0, 0.2, (seeds, blocks)) - rng.uniform(0.5, 2))


def drawn_sizes(rng):
    return [
        Case("three seeds", (_sizes(rng, 3, 20, 0.4, 0.05), 4.303), weight=2),
        Case("five seeds", (_sizes(rng, 5, 7, -0.2, 0.1), 2.776), weight=2),
        Case("two seeds", (_sizes(rng, 2, 12, 0.1, 0.3), 12.706)),
        Case("as many as blocks", (_sizes(rng, 4, 4, 0.3, 0.1), 3.182)),
        Case("two blocks", (_sizes(rng, 6, 2, 0.3, 0.1), 2.571), weight=0.5),
    ]


visible_sizes = [
    Case("by hand", (np.array([[1.0, 10.0, 100.0], [1.0, 1.0, 1.0]]), 2.0)),
    Case("three", (_sizes(np.random.default_rng(96), 3, 5, 0.3, 0.1), 4.303)),
]

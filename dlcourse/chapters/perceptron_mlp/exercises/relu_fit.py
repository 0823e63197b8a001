"""5.5 Hinges: a network with one hidden ReLU layer, fitted to a curve without any training."""

import numpy as np

from dlcourse.checking import Case, Exercise, Form, Function, Wrong, generic

# ---- hinge_slopes


def hinge_slopes(knots, values):
    slopes = np.diff(values) / np.diff(knots)
    return np.diff(slopes, prepend=slopes.dtype.type(0))


def knot_by_knot(knots, values):
    """Add one hinge after the other; each repairs what is still missing at the next knot."""
    changes: list[float] = []
    for k in range(len(knots) - 1):
        reached = values[0] + sum(c * (knots[k + 1] - knots[j]) for j, c in enumerate(changes))
        changes.append((values[k + 1] - reached) / (knots[k + 1] - knots[k]))
    return np.array(changes, dtype=values.dtype)


def _segments(knots, values):
    return np.array([(values[k + 1] - values[k]) / (knots[k + 1] - knots[k]) for k in range(len(knots) - 1)])


def _changes(slopes, sign=1):
    """First slope, then every change of slope (``sign`` turns the changes round)."""
    return np.concatenate([slopes[:1], sign * (slopes[1:] - slopes[:-1])])


def _rises(knots, values):
    return values[1:] - values[:-1]


def _changes_only(knots, values):
    slopes = _segments(knots, values)
    return np.array([slopes[k + 1] - slopes[k] for k in range(len(slopes) - 1)])


def _curvature(knots, values):
    """Changes divided by the width of the segment once more."""
    return _changes(_segments(knots, values)) / (knots[1:] - knots[:-1])


def _equal_widths(knots, values):
    return _changes(np.diff(values) / (knots[1] - knots[0]))


def _equal_widths_by_mean(knots, values):
    first = knots[1] - knots[0]
    return np.diff(np.r_[0.0, _rises(knots, values)]) / first


def _stays_below_bound(changes, knots, values):
    """The broken line is nowhere further from the sine than h²/8."""
    grid = np.linspace(knots[0], knots[-1], 2001)
    hinges = np.maximum(grid[:, None] - knots[:-1], 0)
    error = np.abs(values[0] + hinges @ np.asarray(changes) - np.sin(grid)).max()
    return bool(np.shape(changes) == (len(knots) - 1,) and error <= np.diff(knots).max() ** 2 / 8 + 1e-9)


def _knots(rng, n, dtype=np.float64):
    return (np.cumsum(rng.uniform(0.3, 1.5, n)) + rng.normal()).astype(dtype)


def _curve(rng, n, dtype=np.float64):
    return _knots(rng, n, dtype), rng.normal(size=n).astype(dtype)


def _sine(n):
    knots = np.linspace(0, 2 * np.pi, n)
    return knots, np.sin(knots)


def _slopes_drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [int(n) for n in rng.integers(20, 60, 2)]
    return [
        Case("two knots", _curve(rng, 2)),
        Case("three knots", _curve(rng, 3)),
        Case("nine knots", _curve(rng, 9)),
        Case("float32", _curve(rng, 6, np.float32), tol=1e-4),
        Case("a straight line", (np.array([0.0, 0.5, 2.0, 3.0]), np.array([1.0, 2.0, 5.0, 7.0]))),
        *(Case("bound", _sine(n), prop=_stays_below_bound) for n in sizes),
    ]


# ---- hinge_sum


def hinge_sum(x, knots, changes, start):
    return start + np.maximum(x[:, None] - knots, 0) @ changes


def by_loop(x, knots, changes, start):
    total = np.full_like(x, start)
    for knot, change in zip(knots, changes, strict=True):
        total += np.where(x > knot, x - knot, 0 * x) * change
    return total


def _hinges(x, knots, unit):
    """Every hinge as a row."""
    return np.array([unit(x - knot) for knot in knots])


def _relu(z):
    return z * (z > 0)


def _relu_inside_out(x, knots, changes, start):
    parts = [_relu(change * (x - knot)) for knot, change in zip(knots, changes, strict=True)]
    return start + np.sum(parts, axis=0)


def _sum_case(rng, samples, hinges, dtype=np.float64):
    knots = _knots(rng, hinges, dtype)
    x = np.append(rng.normal(knots.mean(), 2, samples - 1), knots[0]).astype(dtype)
    changes = rng.normal(size=hinges).astype(dtype)
    return Case(f"{samples} points, {hinges} hinges", (x, knots, changes, dtype(rng.normal())))


def _sums_drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [(1, 4), (7, 3), (5, 5), (4, 1), (30, 8)]
    return [*(_sum_case(rng, *size) for size in sizes), _sum_case(rng, 6, 4, np.float32)]


_EXAMPLE = np.array([0.0, 1.0, 2.0, 4.0]), np.array([0.0, 2.0, 3.0, 1.0])

exercise = Exercise(
    number="5.5",
    points=8,
    answers=[
        Function(
            "hinge_slopes",
            reference=hinge_slopes,
            alternatives=[knot_by_knot],
            mistakes=[
                Wrong(
                    "slopes_not_changes",
                    _segments,
                    lambda knots, values: np.diff(values) * (1 / np.diff(knots)),
                ),
                Wrong(
                    "rise_without_run",
                    lambda knots, values: np.diff(np.diff(values), prepend=0.0),
                    lambda knots, values: _changes(_rises(knots, values)),
                ),
                Wrong(
                    "first_slope_missing",
                    lambda knots, values: np.diff(np.diff(values) / np.diff(knots)),
                    _changes_only,
                ),
                Wrong(
                    "changes_turned_round",
                    lambda knots, values: _changes(np.diff(values) / np.diff(knots), sign=-1),
                    lambda knots, values: (
                        2 * np.eye(len(knots) - 1)[0] * knot_by_knot(knots, values)[0]
                        - knot_by_knot(knots, values)
                    ),
                ),
                Wrong(
                    "divided_twice",
                    lambda knots, values: hinge_slopes(knots, values) / np.diff(knots),
                    _curvature,
                ),
                Wrong("equal_widths", _equal_widths, _equal_widths_by_mean),
                Wrong(
                    "run_over_rise",
                    lambda knots, values: _changes(1 / _segments(knots, values)),
                    lambda knots, values: np.diff(np.diff(knots) / np.diff(values), prepend=0.0),
                ),
            ],
            visible=[Case("three segments", _EXAMPLE), Case("bound", _sine(9), prop=_stays_below_bound)],
            cases=_slopes_drawn,
            weight=4,
        ),
        Function(
            "hinge_sum",
            reference=hinge_sum,
            alternatives=[by_loop],
            mistakes=[
                Wrong(
                    "start_forgotten",
                    lambda x, knots, changes, start: np.maximum(x[:, None] - knots, 0) @ changes,
                    lambda x, knots, changes, start: by_loop(x, knots, changes, 0),
                ),
                Wrong(
                    "relu_forgotten",
                    lambda x, knots, changes, start: start + (x[:, None] - knots) @ changes,
                    lambda x, knots, changes, start: start + changes @ _hinges(x, knots, lambda z: z),
                ),
                Wrong(
                    "relu_after_the_sum",
                    lambda x, knots, changes, start: np.maximum(start + (x[:, None] - knots) @ changes, 0),
                    lambda x, knots, changes, start: _relu(start + changes @ _hinges(x, knots, lambda z: z)),
                ),
                Wrong(
                    "knots_added",
                    lambda x, knots, changes, start: start + np.maximum(x[:, None] + knots, 0) @ changes,
                    lambda x, knots, changes, start: by_loop(x, -knots, changes, start),
                ),
                Wrong(
                    "change_inside_relu",
                    lambda x, knots, changes, start: (
                        start + np.maximum((x[:, None] - knots) * changes, 0).sum(axis=1)
                    ),
                    _relu_inside_out,
                ),
                Wrong(
                    "steps_not_hinges",
                    lambda x, knots, changes, start: start + (x[:, None] > knots) @ changes,
                    lambda x, knots, changes, start: start + changes @ _hinges(x, knots, lambda z: z > 0),
                ),
                generic.promotes_dtype(
                    lambda x, knots, changes, start: (
                        float(start) + hinge_sum(x.astype(float), knots, changes, 0)
                    ),
                    lambda x, knots, changes, start: by_loop(x.astype(np.float64), knots, changes, start),
                ),
            ],
            visible=[
                Case("one hinge", (np.array([0.0, 1.0, 3.0]), np.array([1.0]), np.array([2.0]), 0.5)),
                Case(
                    "three hinges",
                    (np.array([0.5, 1.5, 3.0, 4.0]), _EXAMPLE[0][:3], np.array([2.0, -1.0, -2.0]), 0.0),
                ),
            ],
            cases=_sums_drawn,
            weight=4,
            form=Form(dtype=True),
        ),
    ],
)

"""5.5 Hinges: a network with one hidden ReLU layer, fitted to a curve without any training."""

import numpy as np

from dlcourse.checking import Case, Exercise, Form, Function, edits, seen, several
from dlcourse.checking.diagnosis.form_patterns import promotes_dtype
from dlcourse.checking.diagnosis.number_patterns import cut_to_integers
from dlcourse.checking.diagnosis.techniques import stops_with

# ---- hinge_slopes


def hinge_slopes(knots, values):
    slopes = np.diff(values) / np.diff(knots)
    return np.diff(slopes, prepend=slopes.dtype.type(0))


def by_differences(knots, values):
    rises, runs = np.diff(values), np.diff(knots)
    slopes = rises / runs
    changes = np.concatenate([slopes[:1], slopes[1:] - slopes[:-1]])
    return changes


def segment_by_segment(knots, values):
    rises, runs = values[1:] - values[:-1], knots[1:] - knots[:-1]
    slopes = np.array([rise / run for rise, run in zip(rises, runs, strict=True)])
    changes = np.array([slope - (slopes[k - 1] if k else 0) for k, slope in enumerate(slopes)])
    return changes


def knot_by_knot(knots, values):
    """Add one hinge after the other; each repairs what is still missing at the next knot."""
    changes = []
    for k in range(len(knots) - 1):
        reached = values[0] + sum(c * (knots[k + 1] - knots[j]) for j, c in enumerate(changes))
        changes.append((values[k + 1] - reached) / (knots[k + 1] - knots[k]))
    return np.array(changes)


_AUTHORS, _SLOPES, _CHANGES = (by_differences, segment_by_segment), "slopes = ", "changes = "
_ALTERNATING = "sum((-1) ** (k - j) * slopes[j] for j in range(k + 1)) for k in range(len(slopes))"
slope_mistakes = [
    *edits(
        _AUTHORS,
        slopes_not_changes=(_CHANGES, "changes = slopes  # "),
        rise_without_run=(_SLOPES, "slopes = rises * 1.0  # "),
        first_slope_missing=(_CHANGES, "changes = np.diff(slopes)  # "),
        first_change_zero=(_CHANGES, "changes = np.diff(slopes, prepend=slopes[0])  # "),
        changes_turned_round=(_CHANGES, "changes = np.append(slopes[0], slopes[:-1] - slopes[1:])  # "),
        negated=("return changes", "return -changes"),
        last_slope_first=(_CHANGES, "changes = slopes - np.roll(slopes, 1)  # "),
        zero_at_the_end=(_CHANGES, "changes = np.diff(slopes, append=0)  # "),
        minus_last_change=(_CHANGES, f"changes = np.array([{_ALTERNATING}])  # "),
        slopes_added_up=(_CHANGES, "changes = np.cumsum(slopes)  # "),
        slopes_from_first_knot=(_SLOPES, "slopes = (values[1:] - values[0]) / (knots[1:] - knots[0])  # "),
        run_over_rise=(_SLOPES, "slopes = runs / rises  # "),
        rise_times_run=(_SLOPES, "slopes = rises * runs  # "),
        equal_widths=(_SLOPES, "slopes = rises / runs[0]  # "),
        divided_twice=(_CHANGES, "changes = np.diff(slopes, prepend=0) / runs  # "),
    ),
    *several(
        _AUTHORS,
        central_differences=[
            (_CHANGES, "changes = np.diff(np.gradient(values, knots))  # "),
            (_CHANGES, "changes = np.diff(np.gradient(values, knots)[:-1], prepend=0)  # "),
            (_CHANGES, "changes = np.diff(np.gradient(values, knots), prepend=0)  # "),
        ],
        off_by_one=[
            (_CHANGES, "changes = np.diff(slopes, prepend=0, append=0)  # "),
            (_CHANGES, "changes = np.append(0, np.diff(slopes, prepend=0))  # "),
            (_CHANGES, "changes = np.append(np.diff(slopes, prepend=0), 0)  # "),
            (_SLOPES, "knots[len(values)]; slopes = "),
        ],
    ),
    *seen(
        cut_to_integers,
        edits(_AUTHORS, cut_to_integers=("return changes", "return changes.astype(values.dtype)")),
    ),
]


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


def drawn_slopes(rng):
    sizes = [int(n) for n in rng.integers(20, 60, 2)]
    return [
        Case("two knots", _curve(rng, 2)),
        Case("three knots", _curve(rng, 3)),
        Case("nine knots", _curve(rng, 9)),
        Case("float32", _curve(rng, 6, np.float32), tol=1e-4),
        Case("whole numbers", (np.array([0, 1, 3, 7]), np.array([2, 3, 1, int(rng.integers(2, 9))]))),
        Case("a straight line", (np.array([0.0, 0.5, 2.0, 3.0]), np.array([1.0, 2.0, 5.0, 7.0]))),
        *(Case("bound", _sine(n), prop=_stays_below_bound) for n in sizes),
    ]


# ---- hinge_sum


def hinge_sum(x, knots, changes, start):
    return start + np.maximum(x[:, None] - knots, 0) @ changes


def all_at_once(x, knots, changes, start):
    lines = x[:, None] - knots
    hinges = np.maximum(lines, 0)
    total = start + np.sum(hinges * changes, axis=1)
    return total.astype(x.dtype)


def in_rows(x, knots, changes, start):
    """Every hinge as a row."""
    lines = (x - knots[:, None]).T
    hinges = np.where(lines > 0, lines, 0)
    total = start + sum(hinge * change for hinge, change in zip(hinges.T, changes, strict=True))
    return total.astype(x.dtype)


def by_loop(x, knots, changes, start):
    total = np.full_like(x, start)
    for knot, change in zip(knots, changes, strict=True):
        total += np.where(x > knot, x - knot, 0 * x) * change
    return total


def _one_hinge(k):
    return f"total = start + hinges[:, {k}] * changes[{k}]  # "


_SUMMERS, _LINES, _HINGES, _TOTAL = (all_at_once, in_rows), "lines = ", "hinges = ", "total = "
sum_mistakes = [
    *seen(
        stops_with("truth value of an array"),
        edits(_SUMMERS, one_number_only=(_HINGES, "hinges = max(0, lines)  # ")),
    ),
    *seen(
        stops_with("could not be broadcast|do not match|broadcast together|mismatch"),
        edits(_SUMMERS, axes_not_paired=(_TOTAL, "total = start + np.maximum(x - knots, 0) @ changes  # ")),
    ),
    *edits(
        _SUMMERS,
        start_forgotten=(_TOTAL, "total = hinges @ changes  # "),
        relu_forgotten=(_HINGES, "hinges = lines  # "),
        knots_added=(_LINES, "lines = x[:, None] + knots  # "),
        opens_to_left=(_LINES, "lines = knots - x[:, None]  # "),
        value_not_distance=(_HINGES, "hinges = np.where(lines > 0, x[:, None], 0)  # "),
        largest_entry=(_TOTAL, "total = start + np.max(lines, 0) @ changes  # "),
        absolute_distance=(_HINGES, "hinges = np.abs(lines)  # "),
        change_inside_relu=(_TOTAL, "total = start + np.maximum(lines * changes, 0).sum(axis=1)  # "),
        changes_forgotten=(_TOTAL, "total = start + hinges.sum(axis=1)  # "),
        steps_not_hinges=(_HINGES, "hinges = 1.0 * (lines > 0)  # "),
        axes_not_paired=(_TOTAL, "total = start + np.sum(changes * np.maximum(x - knots, 0))  # "),
        wrong_axis=(_TOTAL, "total = start + (hinges * changes).sum(axis=0)  # "),
        averaged=(_TOTAL, "total = start + (hinges * changes).mean(axis=1)  # "),
        start_per_hinge=(_TOTAL, "total = np.sum(start + hinges * changes, axis=1)  # "),
        first_only=(_TOTAL, _one_hinge(0)),
        shifts_add_up=(_LINES, "lines = x[:, None] - np.cumsum(knots)  # "),
        not_summed=(_TOTAL, "total = start + hinges * changes  # "),
    ),
    *several(
        _SUMMERS,
        relu_after_the_sum=[
            (_TOTAL, "total = np.maximum(start + lines @ changes, 0)  # "),
            (_TOTAL, "total = start + np.maximum(lines @ changes, 0)  # "),
        ],
        axis_forgotten=[
            (_TOTAL, "total = np.full(len(x), start + np.sum(hinges * changes))  # "),
            (_TOTAL, "total = start + np.sum(hinges * changes)  # "),
        ],
        last_only=[
            (
                *(
                    _TOTAL,
                    "begun = np.maximum((lines > 0).sum(axis=1) - 1, 0); rows = np.arange(len(x)); total = ",
                ),
                *("return total", "total = start + (hinges * changes)[rows, begun]; return total"),
            ),
            (_TOTAL, _one_hinge(-1)),
        ],
        off_by_one=[
            (_TOTAL, "total = start + hinges[:, :-1] @ changes[:-1]  # "),
            (_TOTAL, "total = start + hinges[:, 1:] @ changes[1:]  # "),
        ],
    ),
    *seen(promotes_dtype, edits(_SUMMERS, promotes_dtype=("total.astype(x.dtype)", "total.astype(float)"))),
]


def _sum_case(rng, samples, hinges, dtype=np.float64):
    knots = _knots(rng, hinges, dtype)
    x = np.append(rng.normal(knots.mean(), 2, samples - 1), knots[0]).astype(dtype)
    changes = rng.normal(size=hinges).astype(dtype)
    return Case(f"{samples} points, {hinges} hinges", (x, knots, changes, dtype(rng.normal())))


def drawn_sums(rng):
    sizes = [(1, 4), (7, 3), (5, 5), (4, 1), (30, 8)]
    return [*(_sum_case(rng, *size) for size in sizes), _sum_case(rng, 6, 4, np.float32)]


_EXAMPLE = np.array([0.0, 1.0, 2.0, 4.0]), np.array([0.0, 2.0, 3.0, 1.0])
answers = [
    Function(
        "hinge_slopes",
        hinge_slopes,
        [knot_by_knot, by_differences, segment_by_segment],
        slope_mistakes,
        visible=[Case("three segments", _EXAMPLE), Case("bound", _sine(9), prop=_stays_below_bound)],
        cases=drawn_slopes,
        weight=4,
    ),
    Function(
        "hinge_sum",
        hinge_sum,
        [by_loop, all_at_once, in_rows],
        sum_mistakes,
        visible=[
            Case("one hinge", (np.array([0.0, 1.0, 3.0]), np.array([1.0]), np.array([2.0]), 0.5)),
            Case(
                "three hinges",
                (np.array([0.5, 1.5, 3.0, 4.0]), _EXAMPLE[0][:3], np.array([2.0, -1.0, -2.0]), 0.0),
            ),
        ],
        cases=drawn_sums,
        weight=4,
        form=Form(dtype=True),
    ),
]
exercise = Exercise(number="5.5", points=8, answers=answers)

"""2.5 Gaps are filled and outliers moved, both by what the training table says."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, generic, replaced, returning, retyped

# ---- impute


def impute(train, new):
    medians = np.ma.median(np.ma.masked_invalid(train), axis=0).filled(np.nan)
    return np.where(np.isnan(train), medians, train), np.where(np.isnan(new), medians, new)


def by_columns(train, new):
    middle = np.array([np.median(column[~np.isnan(column)]) for column in train.T])
    filled = [np.where(np.isnan(table), middle, table) for table in (train, new)]
    return tuple(filled)


def by_places(train, new):
    middle = np.nanquantile(train, 0.5, axis=0)
    filled = [np.array(train, copy=True), np.array(new, copy=True)]
    for table in filled:
        rows, columns = np.nonzero(np.isnan(table))
        table[rows, columns] = np.broadcast_to(middle, table.shape)[rows, columns]
    return tuple(filled)


def _fills_in_place(train, new):
    medians = np.nanmedian(train, axis=0)
    for table in (train, new):
        np.copyto(table, np.broadcast_to(medians, table.shape), where=np.isnan(table))
    return train.copy(), new.copy()


def _fills_by_columns(train, new):
    for j, median in enumerate(np.nanmedian(train, axis=0)):
        for table in (train, new):
            table[np.isnan(table[:, j]), j] = median
    return train, new


_IMPUTERS, _MIDDLE = (by_columns, by_places), "middle = "


def _fill(table, by):
    return f"np.where(np.isnan({table}), {by}, {table})"


_BY_NEW, _SAME = _fill("new", "np.nanmedian(new, axis=0)"), _fill("train", "middle")
_BY_ROWS = "np.nanmedian({0}, axis=1)[:, None]"
fill_mistakes = [
    *retyped(
        _IMPUTERS,
        _MIDDLE,
        pooled="np.nanmedian(np.vstack([train, new]), axis=0)",
        mean_not_median="np.nanmean(train, axis=0)",
        zeros_filled="np.zeros(train.shape[1])",
        nan_stays=["np.median(train, axis=0)", "np.full(train.shape[1], np.nan)"],
        one_for_all_columns="np.full(train.shape[1], np.nanmedian(train))",
        gaps_counted_as_zero="np.median(np.nan_to_num(train), axis=0)",
        largest_number="np.nanmax(train, axis=0)",
        smallest_number="np.nanmin(train, axis=0)",
        first_number="np.array([c[~np.isnan(c)][0] for c in train.T])",
        lower_middle=[
            "np.array([np.sort(c[~np.isnan(c)])[(np.sum(~np.isnan(c)) - 1) // 2] for c in train.T])",
            "np.array([np.sort(c[~np.isnan(c)])[np.sum(~np.isnan(c)) // 2] for c in train.T])",
        ],
        not_sorted="np.array([c[~np.isnan(c)][np.sum(~np.isnan(c)) // 2] for c in train.T])",
    ),
    *returning(
        _IMPUTERS,
        own_statistics=[f"{_SAME}, {_BY_NEW}", f"{_SAME}, {_fill('new', 'np.nanmean(new, axis=0)')}"],
        rows_dropped="train[~np.isnan(train).any(axis=1)], new[~np.isnan(new).any(axis=1)]",
        new_not_filled=f"{_SAME}, new.copy()",
        train_not_filled="train.copy(), filled[1]",
        whole_columns="(np.broadcast_to(middle, train.shape), np.broadcast_to(middle, new.shape))",
        medians_of_rows=f"{_fill('train', _BY_ROWS.format('train'))}, {_fill('new', _BY_ROWS.format('new'))}",
        tables_joined="np.vstack(filled)",
        medians_returned="middle",
    ),
    generic.changes_input(_fills_in_place, _fills_by_columns),
]


def _holes(rng, n, d, share=0.25):
    table = np.round(rng.lognormal(1, 1, size=(n, d)) * rng.uniform(1, 20, d), 2)
    gaps = rng.random((n, d)) < share
    gaps[rng.permutation(n)[: n // 2]] = False  # no column without numbers
    table[gaps] = np.nan
    return table


def drawn_holes(rng):
    alone = np.full((1, 3), np.nan)
    alone[0, 1] = 2.5
    empty = _holes(rng, 4, 2)
    empty[:, 1] = np.nan
    both = _holes(rng, 9, 3, 0.4), _holes(rng, 6, 3, 0.5)
    for table in both:
        table[0, 0] = np.nan
    square = _holes(rng, 5, 5, 0.4)
    square[1, 2] = np.nan
    return [
        Case("gaps in both", both, weight=2),
        Case("one new row", (_holes(rng, 8, 3), alone), weight=1.5),
        Case("a column of gaps in new", (_holes(rng, 7, 2), empty), weight=1.5),
        Case("square", (square, np.array([[np.nan] * 5, [1.0, 2.0, np.nan, 3.0, 4.0]]))),
        Case("nothing to fill", (rng.normal(size=(4, 2)), rng.normal(size=(3, 2))), weight=0.25),
    ]


# ---- clip_outliers


def clip_outliers(train, new, factor=1.5):
    q1, q3 = np.quantile(train, [0.25, 0.75], axis=0)
    low, high = q1 - factor * (q3 - q1), q3 + factor * (q3 - q1)
    return np.clip(train, low, high), np.clip(new, low, high)


def by_limits(train, new, factor=1.5):
    q1, q3 = (np.quantile(train, share, axis=0) for share in (0.25, 0.75))
    low, high = q1 - factor * (q3 - q1), q3 + factor * (q3 - q1)
    first, second = (np.minimum(np.maximum(table, low), high) for table in (train, new))
    return first, second


def by_masks(train, new, factor=1.5):
    q1, q3 = np.percentile(train, 25, axis=0), np.percentile(train, 75, axis=0)
    low, high = (1 + factor) * q1 - factor * q3, (1 + factor) * q3 - factor * q1
    raised = [np.where(table < low, low, table) for table in (train, new)]
    fenced = [np.where(table > high, high, table) for table in raised]
    first, second = fenced
    return first, second


def _clips_in_place(train, new, factor=1.5):
    clipped = clip_outliers(train, new, factor)
    train[:], new[:] = clipped
    return clipped


def _clips_out(train, new, factor=1.5):
    q1, q3 = np.quantile(train, [0.25, 0.75], axis=0)
    for table in (train, new):
        np.clip(table, q1 - factor * (q3 - q1), q3 + factor * (q3 - q1), out=table)
    return train, new


_CLIPPERS, _FENCES, _BACK = (by_limits, by_masks), "low, high = ", "return first, second"
_Q = "q1, q3 = "
_OF_NEW = "clip_outliers(new, new, factor)[0]"
_AROUND_MEAN = "train.mean(0) - {0} * train.std(0), train.mean(0) + {0} * train.std(0)"
_WITHIN = "(({0} >= low) & ({0} <= high))"
_TABLES = ("train", "new")


def _outside(typed):
    """Both tables, with something else where they lie outside of the fences."""
    return ", ".join(f"np.where({_WITHIN.format(table)}, {table}, {typed})" for table in _TABLES)


clip_mistakes = [
    *retyped(
        _CLIPPERS,
        _FENCES,
        clipped_at_quartiles="q1, q3",
        factor_ignored="q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)",
        spread_from_std=[_AROUND_MEAN.format(each) for each in ("factor", "3")],
        one_fence_only=["-np.inf, q3 + factor * (q3 - q1)", "q1 - factor * (q3 - q1), np.inf"],
        range_forgotten="q1 - factor, q3 + factor",
        factor_times_quartile="q1 * (1 - factor), q3 * (1 + factor)",
        around_the_median=(
            "np.median(train, 0) - factor * (q3 - q1), np.median(train, 0) + factor * (q3 - q1)"
        ),
        range_negative="q1 - factor * (q1 - q3), q3 + factor * (q1 - q3)",
        half_the_range="q1 - factor * (q3 - q1) / 2, q3 + factor * (q3 - q1) / 2",
    ),
    *retyped(
        _CLIPPERS,
        _Q,
        pooled="np.quantile(np.vstack([train, new]), [0.25, 0.75], axis=0)",
        one_for_all_columns="np.quantile(train, [0.25, 0.75])",
        other_shares=[f"np.quantile(train, [{p}, {1 - p}], axis=0)" for p in (0.05, 0.1, 0.01)],
        wrong_axis=[f"np.quantile(train, [0.25, 0.75], axis=1){end}" for end in ("[..., None]", "")],
        extremes_as_quartiles="train.min(axis=0), train.max(axis=0)",
    ),
    *replaced(
        _CLIPPERS,
        _BACK,
        own_statistics=f"return first, {_OF_NEW}",
        train_not_clipped="return train.copy(), second",
        new_not_clipped="return first, new.copy()",
        replaced_by_median=f"m = np.median(train, axis=0)\n    return {_outside('m')}",
        gaps_instead=f"return {_outside('np.nan')}",
        rows_dropped="return " + ", ".join(f"{t}[{_WITHIN.format(t)}.all(axis=1)]" for t in _TABLES),
        fences_returned="return low, high",
    ),
    generic.changes_input(_clips_in_place, _clips_out),
]


def _wild(rng, n, d):
    table = rng.normal(size=(n, d)) * rng.uniform(1, 9, d) + rng.uniform(-9, 9, d)
    for j in range(d):
        high, low = rng.permutation(n)[:2]
        table[high, j] += 60 + 10 * rng.random()
        table[low, j] -= 60 + 10 * rng.random()
    return table


def drawn_wild(rng):
    wide = np.array([[1e3, -1e3], [-1e3, 1e3]])
    return [
        Case("outliers in both", (_wild(rng, 12, 3), _wild(rng, 7, 3)), weight=2),
        Case("one new row", (_wild(rng, 10, 2), wide[:1]), weight=1.5),
        Case("factor 3", (_wild(rng, 14, 2), wide, 3.0)),
        Case("factor 0.5", (_wild(rng, 9, 3), _wild(rng, 4, 3), 0.5)),
        Case("square", (_wild(rng, 6, 6), _wild(rng, 6, 6))),
        Case("nothing outside", (np.arange(10.0).reshape(5, 2), np.array([[2.0, 5.0]])), weight=0.25),
    ]


_GAPS = np.array([[1.0, 10.0], [np.nan, 20.0], [2.0, np.nan], [9.0, 60.0]])
_RANGE = np.array([[0.0], [1.0], [2.0], [3.0], [100.0]])
answers = [
    Function(
        "impute",
        impute,
        [by_columns, by_places],
        fill_mistakes,
        visible=[Case("a gap in each column", (_GAPS, np.array([[np.nan, 5.0], [4.0, np.nan]])))],
        cases=drawn_holes,
    ),
    Function(
        "clip_outliers",
        clip_outliers,
        [by_limits, by_masks],
        clip_mistakes,
        visible=[Case("fences at -2 and 6", (_RANGE, np.array([[-50.0], [5.0], [7.0]])))],
        cases=drawn_wild,
    ),
]
exercise = Exercise(number="2.5", points=8, answers=answers)

"""The columns in which a service prepares its rows in another way than the training did."""

import numpy as np

from dlcourse.checking import Case, edits, returning, retyped
from dlcourse.checking.properties import real_numbers


def skewed_columns(prepare_training, prepare_serving, rows):
    trained = np.asarray(prepare_training(rows.copy()))
    served = np.array([np.asarray(prepare_serving(rows[i : i + 1].copy()))[0] for i in range(len(rows))])
    same = np.isclose(trained, served, rtol=0, atol=1e-6, equal_nan=True)
    return np.flatnonzero(~same.all(axis=0)).tolist()


def by_columns(prepare_training, prepare_serving, rows):
    before = prepare_training(rows.copy())
    after = np.concatenate([prepare_serving(row[None].copy()) for row in rows])
    found = []
    for column in range(before.shape[1]):
        a, b = before[:, column], after[:, column]
        equal = (np.abs(a - b) < 1e-6) | (np.isnan(a) & np.isnan(b))
        if not equal.all():
            found.append(column)
    return found


def by_sets(prepare_training, prepare_serving, rows):
    before = np.array(prepare_training(np.array(rows)))
    after = np.vstack([prepare_serving(np.array(rows[[i]])) for i in range(len(rows))])
    found = set()
    for column in range(before.shape[1]):
        a, b = before[:, column], after[:, column]
        equal = np.isclose(a, b, rtol=0, atol=1e-6, equal_nan=True)
        if np.any(~equal):
            found.add(column)
    return sorted(found)


_SKEWS = (by_columns, by_sets)
_AFTER = "    after = "
skew_mistakes = [
    *retyped(_SKEWS, _AFTER, served_as_a_table="prepare_serving(rows.copy())"),
    *retyped(
        _SKEWS,
        "        equal = ",
        nan_differs="np.abs(a - b) < 1e-6",
        exact="(a == b) | (np.isnan(a) & np.isnan(b))",
    ),
    *retyped(
        _SKEWS,
        "        equal = ",
        tolerance_too_wide=[
            "np.isclose(a, b, rtol=0.01, atol=0.05, equal_nan=True)",
            "np.isclose(a, b, atol=1e-6, equal_nan=True)",
        ],
    ),
    *retyped(_SKEWS, "        equal = ", nan_excused="~(np.abs(a - b) >= 1e-6)"),
    *retyped(
        _SKEWS,
        "        equal = ",
        first_row_only_compared="np.isclose(a[:1], b[:1], rtol=0, atol=1e-6, equal_nan=True)",
    ),
    *edits(
        _SKEWS,
        every_row_must_differ=[("not equal.all()", "not equal.any()"), ("np.any(~equal)", "np.all(~equal)")],
        same_columns_returned=[("if not equal.all()", "if equal.all()"), ("np.any(~equal)", "np.all(equal)")],
        shared_rows=[
            (
                "prepare_training(rows.copy())",
                "prepare_training(rows)",
                "prepare_serving(row[None].copy())",
                "prepare_serving(row[None])",
            ),
            (
                "prepare_training(np.array(rows))",
                "prepare_training(rows)",
                "np.array(rows[[i]])",
                "rows[i : i + 1]",
            ),
        ],
    ),
    *returning(
        _SKEWS,
        any_skew="len(found) > 0",
        mask_returned="[column in found for column in range(before.shape[1])]",
        counted_from_1="[column + 1 for column in sorted(found)]",
        how_many="len(found)",
    ),
]


def _standard(mean, std, **faults):
    """A preparation of tables with these numbers, and faults in columns: ``name=column``."""

    def prepare(rows):
        rows = np.asarray(rows, float)
        numbers, spreads = mean.copy(), std.copy()
        if "batch" in faults:
            numbers[faults["batch"]] = np.nanmean(rows[:, faults["batch"]])
        if "other_mean" in faults:
            numbers[faults["other_mean"]] += 0.5
        if "little" in faults:
            numbers[faults["little"]] += 1e-3 * spreads[faults["little"]]
        z = (rows - numbers) / spreads
        if "filled" in faults:
            z[:, faults["filled"]] = np.nan_to_num(z[:, faults["filled"]])
        if "rounded" in faults:
            z[:, faults["rounded"]] += 1e-12
        if "negative" in faults:
            z[:, faults["negative"]] = np.maximum(z[:, faults["negative"]], -0.5)
        if "top" in faults:
            z[:, faults["top"]] = np.minimum(z[:, faults["top"]], 0.5)
        return z

    return prepare


def _in_place(mean, std, rows):
    """The same preparation, which writes into the array that it is given and returns it."""
    rows -= mean
    rows /= std
    return rows


def skew_case(name, rng, n, d, weight=1.0, gaps=(), in_place=False, same_code=False, **faults):
    mean, std = rng.normal(5, 3, d), rng.uniform(1, 4, d)
    rows = rng.normal(mean, std, (n, d))
    if "far" in faults:
        rows[:, faults["far"]] = mean[faults["far"]] + rng.uniform(500, 900, n) * std[faults["far"]]
    for column in gaps:
        rows[1 + rng.permutation(n - 1)[: n // 3], column] = np.nan
    if "negative" in faults:
        rows[0, faults["negative"]] = mean[faults["negative"]] - 3 * std[faults["negative"]]
    if "top" in faults:
        rows[:2, faults["top"]] = mean[faults["top"]] + np.array([-1, 3]) * std[faults["top"]]
    args = rows, mean, std, faults, in_place, same_code
    typed = f"skewed_columns(prepare_training, prepare_serving, rows)  # {n} rows, {d} columns"
    return Case(name, args, play=compared, typed=typed, weight=weight)


def compared(answer, rows, mean, std, faults, in_place, same_code):
    """Which columns are named, and whether the rows are as they were."""

    def writes(table):
        return _in_place(mean, std, table)

    own = rows.copy()
    training = writes if in_place else _standard(mean, std)
    serving = _standard(mean, std, **faults)
    if same_code:
        training = serving
    found = answer(training, serving, own)
    return {"columns": _plain(found), "rows changed": not np.array_equal(own, rows, equal_nan=True)}


def _plain(found):
    if isinstance(found, bool | np.bool_):
        return str(bool(found))
    if np.ndim(found) == 0:
        return f"the number {found}"
    plain = [bool(each) if isinstance(each, bool | np.bool_) else float(real_numbers(each)) for each in found]
    return [int(each) if isinstance(each, float) and each.is_integer() else each for each in plain]


def drawn_skews(rng):
    a, b, c = (int(column) for column in rng.permutation(5)[:3])
    return [
        skew_case("another mean, and a limit", rng, 12, 5, 2, other_mean=a, negative=b),
        skew_case("statistics of the request", rng, 8, 5, batch=b),
        skew_case(
            "the same code twice, with statistics of the request", rng, 6, 5, 3, same_code=True, batch=c
        ),
        skew_case("gaps filled on one side", rng, 15, 5, 2, gaps=(a, c), filled=a),
        skew_case("nothing but rounding", rng, 9, 5, 0.3, rounded=c, gaps=(b,)),
        skew_case("a small difference, and a limit", rng, 10, 5, little=c, top=a),
        skew_case("a small difference of large numbers", rng, 6, 5, far=a, little=a),
        skew_case("a preparation that writes into its input", rng, 7, 5, 1, in_place=True, other_mean=b),
    ]

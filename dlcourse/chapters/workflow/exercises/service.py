"""15.7 A model on its way to a service: written down, served, compared with its training."""

import json

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, replaced, returning, retyped
from dlcourse.checking.properties import real_numbers

# ---- save_model


def save_model(version, columns, mean, std, weights, bias):
    arrays = {"mean": mean, "std": std, "weights": weights}
    lists = {name: np.asarray(array).tolist() for name, array in arrays.items()}
    return json.dumps({"version": int(version), "columns": list(columns), **lists, "bias": float(bias)})


def in_one_dictionary(version, columns, mean, std, weights, bias):
    as_list = np.ndarray.tolist
    model = {
        "version": version,
        "columns": list(columns),
        "mean": as_list(mean),
        "std": as_list(std),
        "weights": as_list(weights),
        "bias": float(bias),
    }
    return json.dumps(model)


def in_steps(version, columns, mean, std, weights, bias):
    model = {}
    model["version"] = version
    model["columns"] = [str(name) for name in columns]
    for key, array in zip(("mean", "std", "weights"), (mean, std, weights), strict=True):
        model[key] = [float(number) for number in array]
    model["bias"] = float(bias)
    return json.dumps(model)


_SAVES = (in_one_dictionary, in_steps)
_ROUNDED = "{k: [%s for n in v] if k in ('mean', 'std', 'weights') else v for k, v in model.items()}"
save_mistakes = returning(
    _SAVES,
    dictionary_returned="model",
    arrays_as_text=[
        "json.dumps({**model, 'mean': str(mean), 'std': str(std), 'weights': str(weights)})",
        "json.dumps({**model, 'mean': mean, 'std': std, 'weights': weights}, default=str)",
    ],
    arrays_not_turned="json.dumps({**model, 'mean': mean, 'std': std, 'weights': weights})",
    float32_not_turned=[
        "json.dumps({**model, 'bias': bias})",
        "json.dumps({**model, 'mean': list(mean), 'std': list(std), 'weights': list(weights)})",
    ],
    python_text=["str(model)", "repr(model)"],
    scaler_forgotten="json.dumps({k: v for k, v in model.items() if k not in ('mean', 'std')})",
    version_forgotten="json.dumps({k: v for k, v in model.items() if k != 'version'})",
    digits_lost=[
        f"json.dumps({_ROUNDED % way})" for way in ("round(n, 4)", "round(n, 6)", "float(f'{n:.3f}')")
    ],
    version_as_text="json.dumps({**model, 'version': str(version)})",
    columns_sorted="json.dumps({**model, 'columns': sorted(columns)})",
    bytes_returned="json.dumps(model).encode()",
)


def read_back(answer, version, columns, mean, std, weights, bias):
    """What another process reads of it."""
    said = {"columns": list(columns)}
    text = answer(version, columns, mean, std, weights, bias)
    if not isinstance(text, str):
        return {**said, "type": type(text).__name__}
    try:
        found = json.loads(text)
    except ValueError:
        return {**said, "JSON": "cannot be read", "as Python writes it": text.startswith("{'")}
    if not isinstance(found, dict):
        return {**said, "JSON": type(found).__name__}
    given = {"mean": mean, "std": std, "weights": weights, "bias": bias}
    kept = {name: _kept(found[name], numbers) for name, numbers in given.items() if name in found}
    return {**said, **found, **kept}


def _kept(found, given):
    """How numbers have come through."""
    if np.shape(found) != np.shape(given) or isinstance(found, str):
        return "text" if isinstance(found, str) else f"shape {np.shape(found)}"
    if np.allclose(found, given, rtol=1e-12, atol=0):
        return "every digit"
    return "rounded" if np.allclose(found, given, rtol=0.02, atol=0.02) else "other numbers"


def _model(rng, d):
    names = [str(name) for name in rng.permutation(["wind", "temp", "rain", "sun", "snow", "fog"])[:d]]
    return names, rng.normal(8, 5, d), rng.uniform(0.5, 9, d), rng.normal(size=d), float(rng.normal())


def _saved_case(name, rng, version, d, dtype=np.float64, weight=1.0):
    names, *arrays, bias = _model(rng, d)
    arrays = [array.astype(dtype) for array in arrays]
    args = version, names, *arrays, dtype(bias)
    typed = "json.loads(save_model(version, columns, mean, std, weights, bias))"
    return Case(name, args, play=read_back, typed=typed, weight=weight)


def drawn_saves(rng):
    return [
        _saved_case("four columns", rng, int(rng.integers(1, 50)), 4, weight=2),
        _saved_case("float32", rng, 2, 3, np.float32),
        _saved_case("one column", rng, 7, 1, weight=0.5),
    ]


# ---- predict_api


def predict_api(saved, request):
    model, asked = json.loads(saved), json.loads(request)
    if asked["version"] != model["version"]:
        return json.dumps({"error": f"this is version {model['version']}"})
    rows = []
    for row in asked["rows"]:
        for name in model["columns"]:
            if isinstance(row.get(name), bool) or not isinstance(row.get(name), int | float):
                return json.dumps({"error": f"{name}: a number is needed"})
        rows.append([row[name] for name in model["columns"]])
    x = np.array(rows, dtype=float).reshape(-1, len(model["columns"]))
    z = (x - model["mean"]) / np.array(model["std"]) @ np.array(model["weights"]) + model["bias"]
    return json.dumps({"version": model["version"], "p": (0.5 + 0.5 * np.tanh(z / 2)).tolist()})


def row_by_row(saved, request):
    model, asked = json.loads(saved), json.loads(request)
    mean, std, w = model["mean"], model["std"], model["weights"]
    if asked["version"] != model["version"]:
        return json.dumps({"error": "another version"})
    p = []
    for row in asked["rows"]:
        z = model["bias"]
        for i, name in enumerate(model["columns"]):
            value = row.get(name)
            if not is_number(value):
                return json.dumps({"error": f"column {name} is missing or no number"})
            z += w[i] * (value - mean[i]) / std[i]
        p.append(1 / (1 + np.exp(-z)))
    return json.dumps({"version": model["version"], "p": p})


def with_an_exception(saved, request):
    model, asked = json.loads(saved), json.loads(request)
    mean, std, w = model["mean"], model["std"], model["weights"]

    def raw(row, name):
        value = row.get(name)
        if not is_number(value):
            raise ValueError(f"{name} should be a number")
        return value

    if asked["version"] != model["version"]:
        return json.dumps({"error": f"I am version {model['version']}"})
    p = []
    try:
        for row in asked["rows"]:
            z = model["bias"]
            for i, name in enumerate(model["columns"]):
                z += w[i] * (raw(row, name) - mean[i]) / std[i]
            p.append(1 / (1 + np.exp(-z)))
    except ValueError as error:
        return json.dumps({"error": str(error)})
    return json.dumps({"version": model["version"], "p": p})


def is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


_APIS = (row_by_row, with_an_exception)
_READ = 'mean, std, w = model["mean"], model["std"], model["weights"]'
_CHECK = "if not is_number(value):"
_LAST = 'return json.dumps({"version": model["version"], "p": p})'
_APPEND = "p.append(1 / (1 + np.exp(-z)))"
api_mistakes = [
    *replaced(
        _APIS,
        _READ,
        not_standardised='mean, std, w = [0] * 99, [1] * 99, model["weights"]',
        std_forgotten='mean, std, w = model["mean"], [1] * 99, model["weights"]',
        mean_forgotten='mean, std, w = [0] * 99, model["std"], model["weights"]',
        scaled_by_the_request="rows = [[r.get(c) for c in model['columns']] for r in asked['rows']]\n"
        "    x = np.array([r for r in rows if all(map(is_number, r))] or [model['mean']], float)\n"
        "    s = x.std(axis=0)\n"
        "    mean, std, w = x.mean(axis=0), np.where(s == 0, 1, s), model['weights']",
    ),
    *edits(
        _APIS,
        order_of_the_row=[
            ("value = row.get(name)", "value = list(row.values())[i] if is_number(row.get(name)) else None"),
            (
                "raw(row, name) - mean[i]",
                "(list(row.values())[i] if raw(row, name) is not None else 0) - mean[i]",
            ),
        ],
    ),
    *replaced(
        _APIS,
        _CHECK,
        text_let_through="if value is None:",
    ),
    *replaced(
        _APIS,
        "value = row.get(name)",
        gap_filled="value = row.get(name) if is_number(row.get(name)) else 0.0",
    ),
    *replaced(_APIS, 'if asked["version"] != model["version"]:', version_ignored="if False:"),
    *replaced(
        _APIS,
        _APPEND,
        no_sigmoid="p.append(z)",
        sign_of_sigmoid="p.append(1 / (1 + np.exp(z)))",
        classes_instead=["p.append(float(z > 0))", "p.append(int(z > 0))"],
        digits_lost=["p.append(round(1 / (1 + np.exp(-z)), 3))", "p.append(round(1 / (1 + np.exp(-z)), 2))"],
    ),
    *replaced(_APIS, 'z = model["bias"]', bias_forgotten="z = 0"),
    *replaced(
        _APIS,
        _LAST,
        dictionary_returned='return {"version": model["version"], "p": p}',
        version_not_returned='return json.dumps({"p": p})',
        first_row_only='return json.dumps({"version": model["version"], "p": p[:1]})',
        one_number='return json.dumps({"version": model["version"], "p": p[0]})',
        another_key='return json.dumps({"version": model["version"], "probabilities": p})',
    ),
    *edits(
        _APIS,
        column_not_named=[
            ('f"column {name} is missing or no number"', '"a column is missing or no number"'),
            ("{name} should be", "something should be"),
        ],
        error_raised=[
            (
                'return json.dumps({"error": f"column {name} is missing or no number"})',
                "raise ValueError(name)",
            ),
            ('return json.dumps({"error": str(error)})', "raise"),
        ],
    ),
]


def answered(answer, model, version, rows, column):
    """What a client reads: the numbers, or what the error says."""
    saved = save_model(*model)
    text = answer(saved, json.dumps({"version": version, "rows": rows}))
    if not isinstance(text, str):
        return {"type": type(text).__name__}
    found = json.loads(text)
    if isinstance(found, dict) and isinstance(found.get("error"), str):
        said = {"names": "nothing", "other keys": sorted(set(found) - {"error"})}
        return {**said, "names": column if column and column in found["error"] else "nothing"}
    return found


def _asked(name, rng, d, n, change=None, weight=1.0):
    names, *arrays, bias = _model(rng, d)
    version = int(rng.integers(2, 90))
    model = version, names, *arrays, bias
    x = rng.normal(arrays[0], arrays[1], (n, d)).round(2)
    rows = [dict(zip(names, map(float, row), strict=True)) for row in x]
    column = None
    if change == "version":
        version -= 1
    elif change == "order":
        rows = [{name: row[name] for name in reversed(names)} | {"station": 12.0} for row in rows]
    elif change:
        column = str(names[int(rng.integers(d))])
        bad = dict(rows[-1])
        bad.pop(column)
        rows[-1] = bad if change == "missing" else {**bad, column: "n/a" if change == "text" else None}
    typed = f"json.loads(predict_api(saved, request))  # {n} rows, {d} columns"
    return Case(name, (model, version, rows, column), play=answered, typed=typed, weight=weight)


def drawn_requests(rng):
    return [
        _asked("five rows", rng, 4, 5, weight=2),
        _asked("one row", rng, 3, 1, weight=2),
        _asked("columns in another order, and one more", rng, 4, 3, "order", 3),
        _asked("another version", rng, 3, 2, "version"),
        _asked("a column is missing", rng, 4, 3, "missing"),
        _asked("text in a column", rng, 3, 2, "text"),
        _asked("null in a column", rng, 3, 2, "null", 0.5),
        _asked("no rows", rng, 3, 0, weight=0.5),
    ]


# ---- skewed_columns


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
        tolerance_too_wide="np.isclose(a, b, rtol=0.01, atol=0.05, equal_nan=True)",
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


def _compared(name, rng, n, d, weight=1.0, gaps=(), in_place=False, same_code=False, **faults):
    mean, std = rng.normal(5, 3, d), rng.uniform(1, 4, d)
    rows = rng.normal(mean, std, (n, d))
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
        _compared("another mean, and a limit", rng, 12, 5, 2, other_mean=a, negative=b),
        _compared("statistics of the request", rng, 8, 5, batch=b),
        _compared(
            "the same code twice, with statistics of the request", rng, 6, 5, 3, same_code=True, batch=c
        ),
        _compared("gaps filled on one side", rng, 15, 5, 2, gaps=(a, c), filled=a),
        _compared("nothing but rounding", rng, 9, 5, 0.3, rounded=c, gaps=(b,)),
        _compared("a small difference, and a limit", rng, 10, 5, little=c, top=a),
        _compared("a preparation that writes into its input", rng, 7, 5, 1, in_place=True, other_mean=b),
    ]


_RNG = np.random.default_rng(3)
answers = [
    Function(
        "save_model",
        save_model,
        [in_one_dictionary, in_steps],
        save_mistakes,
        visible=[_saved_case("two columns", _RNG, 3, 2)],
        cases=drawn_saves,
        weight=2,
    ),
    Function(
        "predict_api",
        predict_api,
        [row_by_row, with_an_exception],
        api_mistakes,
        visible=[
            _asked("two rows", _RNG, 2, 2),
            _asked("an older client", _RNG, 2, 1, "version"),
            _asked("a broken sensor", _RNG, 2, 1, "text"),
        ],
        cases=drawn_requests,
        weight=4,
    ),
    Function(
        "skewed_columns",
        skewed_columns,
        [by_columns, by_sets],
        skew_mistakes,
        visible=[
            _compared("another mean in column 1", _RNG, 4, 3, other_mean=1),
            _compared("statistics of the request in column 0", _RNG, 4, 3, batch=0),
        ],
        cases=drawn_skews,
        weight=3,
    ),
]
exercise = Exercise(number="15.7", points=8, answers=answers)

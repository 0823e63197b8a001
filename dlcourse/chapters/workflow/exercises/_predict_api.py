"""The answer of a service to a request, and what a client reads of it."""

import json

import numpy as np

from dlcourse.chapters.workflow.exercises._save_model import drawn_model, save_model
from dlcourse.checking import Case, edits, replaced


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


def as_float(value):
    """What ``float`` makes of it, None where it makes nothing."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


_APIS = (row_by_row, with_an_exception)
_READ = 'mean, std, w = model["mean"], model["std"], model["weights"]'
_CHECK = "if not is_number(value):"
_LAST = 'return json.dumps({"version": model["version"], "p": p})'
_OTHER = 'return json.dumps({"error": "another version"})'
_I_AM = """return json.dumps({"error": f"I am version {model['version']}"})"""
_SAID = 'return json.dumps({"error": str(error)})'
_UNNAMED = 'return json.dumps({"error": f"column {name} is missing or no number"})'
_APPEND = "p.append(1 / (1 + np.exp(-z)))"


def _bare(line):
    """Without json.dumps around it."""
    return line.replace("json.dumps(", "")[:-1]


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
        text_let_through="value = as_float(row.get(name))",
        gap_filled=["value = row.get(name) if is_number(row.get(name)) else 0.0", "value = row.get(name, 0)"],
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
        dictionary_returned=_bare(_LAST),
        version_not_returned='return json.dumps({"p": p})',
        first_row_only='return json.dumps({"version": model["version"], "p": p[:1]})',
        one_number='return json.dumps({"version": model["version"], "p": p[0]})',
        another_key='return json.dumps({"version": model["version"], "probabilities": p})',
    ),
    *edits(
        _APIS,
        bracket_missing=[
            ("(value - mean[i]) / std[i]", "(value - mean[i] / std[i])"),
            ("(raw(row, name) - mean[i]) / std[i]", "(raw(row, name) - mean[i] / std[i])"),
        ],
        dictionary_returned=[
            (_OTHER, _bare(_OTHER), _UNNAMED, _bare(_UNNAMED), _LAST, _bare(_LAST)),
            (_I_AM, _bare(_I_AM), _SAID, _bare(_SAID), _LAST, _bare(_LAST)),
        ],
        column_not_named=[
            ('f"column {name} is missing or no number"', '"a column is missing or no number"'),
            ("{name} should be", "something should be"),
        ],
        error_raised=[
            (_UNNAMED, "raise ValueError(name)"),
            (_SAID, "raise"),
        ],
    ),
]


def answered(answer, model, version, rows, column):
    """What a client reads: the numbers, or what the error says."""
    saved = save_model(*model)
    text = answer(saved, json.dumps({"version": version, "rows": rows}))
    if not isinstance(text, str):
        return {"type": type(text).__name__, "keys": sorted(text) if isinstance(text, dict) else []}
    found = json.loads(text)
    if isinstance(found, dict) and isinstance(found.get("error"), str):
        said = {"names": "nothing", "other keys": sorted(set(found) - {"error"})}
        return {**said, "names": column if column and column in found["error"] else "nothing"}
    return found


_NO_NUMBERS = {"text": "n/a", "null": None, "figure": "2.5"}


def request_case(name, rng, d, n, change=None, weight=1.0):
    names, *arrays, bias = drawn_model(rng, d)
    version = int(rng.integers(2, 90))
    model = version, names, *arrays, bias
    x = rng.normal(arrays[0], arrays[1], (n, d)).round(2)
    rows = [dict(zip(names, map(float, row), strict=True)) for row in x]
    column = None
    if change == "version":
        version -= 1
    elif change == "far":
        j = int(np.abs(arrays[2]).argmax())
        rows[0][names[j]] = float(round(arrays[0][j] - 5000 * arrays[1][j] / arrays[2][j]))
    elif change == "order":
        rows = [{name: row[name] for name in reversed(names)} | {"station": 12.0} for row in rows]
    elif change:
        column = str(names[int(rng.integers(d))])
        bad = dict(rows[-1])
        bad.pop(column)
        rows[-1] = bad if change == "missing" else {**bad, column: _NO_NUMBERS[change]}
    typed = f"json.loads(predict_api(saved, request))  # {n} rows, {d} columns"
    return Case(name, (model, version, rows, column), play=answered, typed=typed, weight=weight)


def drawn_requests(rng):
    return [
        request_case("five rows", rng, 4, 5, weight=2),
        request_case("one row", rng, 3, 1, weight=2),
        request_case("columns in another order, and one more", rng, 4, 3, "order", 3),
        request_case("another version", rng, 3, 2, "version"),
        request_case("a column is missing", rng, 4, 3, "missing"),
        request_case("text in a column", rng, 3, 2, "text"),
        request_case("null in a column", rng, 3, 2, "null", 0.5),
        request_case("text that looks like a number", rng, 3, 2, "figure", 0.5),
        request_case("a row far away", rng, 3, 2, "far", 0.5),
        request_case("no rows", rng, 3, 0, weight=0.5),
    ]

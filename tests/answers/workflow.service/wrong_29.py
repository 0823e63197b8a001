# wrong: only the first row is compared
# accept: first_row_only_compared
import json


def save_model(version, columns, mean, std, weights, bias):
    arrays = {"mean": mean, "std": std, "weights": weights}
    written = {name: np.asarray(values, dtype=np.float64).tolist() for name, values in arrays.items()}
    written |= {"version": version, "columns": columns, "bias": np.float64(bias).item()}
    return json.dumps(written, indent=2, ensure_ascii=False)


import math


class BadRequest(Exception):
    pass


def _sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else (e := math.exp(z)) / (1 + e)


def _read(row, name):
    if name not in row:
        raise BadRequest(f"column {name} is missing")
    if type(row[name]) not in (int, float):
        raise BadRequest(f"column {name}: {row[name]!r} is not a number")
    return row[name]


def predict_api(saved, request):
    m, r = json.loads(saved), json.loads(request)
    try:
        if r["version"] != m["version"]:
            raise BadRequest(f"version {r['version']} asked, version {m['version']} here")
        p = []
        for row in r["rows"]:
            z = m["bias"]
            for name, mean, std, weight in zip(m["columns"], m["mean"], m["std"], m["weights"]):
                z += weight * (_read(row, name) - mean) / std
            p.append(_sigmoid(z))
    except BadRequest as problem:
        return json.dumps({"error": str(problem)})
    return json.dumps({"version": m["version"], "p": p})


def skewed_columns(prepare_training, prepare_serving, rows):
    a = prepare_training(rows.copy())[0]
    b = prepare_serving(rows[:1].copy())[0]
    return [j for j in range(len(a)) if not (abs(a[j] - b[j]) < 1e-6 or (np.isnan(a[j]) and np.isnan(b[j])))]

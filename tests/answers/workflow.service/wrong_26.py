# wrong: math.exp overflows for a row far away on the negative side
# accept: overflows
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
    return 1 / (1 + math.exp(-z))


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
    a = np.array(prepare_training(rows.copy()), dtype=float)
    b = np.concatenate([prepare_serving(rows[i : i + 1].copy()) for i in range(len(rows))])
    same = np.isclose(a, b, rtol=0, atol=1e-6, equal_nan=True)
    return np.flatnonzero(~same.all(axis=0)).tolist()

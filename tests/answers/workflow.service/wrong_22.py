# wrong: the bias is forgotten
# accept: bias_forgotten
import json


def save_model(version, columns, mean, std, weights, bias):
    def plain(thing):
        return thing.tolist()  # arrays and numbers of NumPy both have it

    parts = dict(version=version, columns=columns, mean=mean, std=std, weights=weights, bias=bias)
    return json.dumps(parts, default=plain)


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
            z = 0.0
            for name, mean, std, weight in zip(m["columns"], m["mean"], m["std"], m["weights"]):
                z += weight * (_read(row, name) - mean) / std
            p.append(_sigmoid(z))
    except BadRequest as problem:
        return json.dumps({"error": str(problem)})
    return json.dumps({"version": m["version"], "p": p})


import copy


def skewed_columns(prepare_training, prepare_serving, rows):
    one = prepare_training(copy.deepcopy(rows))
    other = np.vstack([prepare_serving(copy.deepcopy(row).reshape(1, -1)) for row in rows])
    equal = (np.abs(one - other) < 1e-6) | (np.isnan(one) & np.isnan(other))
    return [j for j in range(rows.shape[1]) if not equal[:, j].all()]

# wrong: divides only the mean by the standard deviation: a bracket is missing
# accept: bracket_missing
import json


def save_model(version, columns, mean, std, weights, bias):
    return json.dumps(
        {
            "version": int(version),
            "columns": list(columns),
            "mean": [float(v) for v in mean],
            "std": [float(v) for v in std],
            "weights": [float(v) for v in weights],
            "bias": float(bias),
        }
    )


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
                z += weight * (_read(row, name) - mean / std)
            p.append(_sigmoid(z))
    except BadRequest as problem:
        return json.dumps({"error": str(problem)})
    return json.dumps({"version": m["version"], "p": p})


from itertools import compress, count


def skewed_columns(prepare_training, prepare_serving, rows):
    def differs(a, b):
        return a != b and not (a != a and b != b) and not abs(a - b) < 1e-6

    table = np.asarray(prepare_training(rows + 0.0)).tolist()
    single = [np.asarray(prepare_serving(row[np.newaxis, :] + 0.0))[0].tolist() for row in rows]
    return list(compress(count(), (any(map(differs, a, b)) for a, b in zip(zip(*table), zip(*single)))))

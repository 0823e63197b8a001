# right: json default hook; scaler folded into the weights, tanh; deepcopy and vstack
import json


def save_model(version, columns, mean, std, weights, bias):
    def plain(thing):
        return thing.tolist()  # arrays and numbers of NumPy both have it

    parts = dict(version=version, columns=columns, mean=mean, std=std, weights=weights, bias=bias)
    return json.dumps(parts, default=plain)


def predict_api(saved, request):
    model = json.loads(saved)
    question = json.loads(request)
    if question["version"] != model["version"]:
        return json.dumps({"error": "wrong version"})

    def is_number(v):
        return isinstance(v, (int, float)) and v is not True and v is not False

    bad = {c for row in question["rows"] for c in model["columns"] if not is_number(row.get(c))}
    if bad:
        return json.dumps({"error": "no number for: " + ", ".join(sorted(bad))})
    mean, std, weights = (np.array(model[key]) for key in ("mean", "std", "weights"))
    slope = weights / std
    offset = model["bias"] - slope @ mean
    z = [float(np.dot([row[c] for c in model["columns"]], slope) + offset) for row in question["rows"]]
    return json.dumps({"version": model["version"], "p": [0.5 * (1 + float(np.tanh(t / 2))) for t in z]})


import copy


def skewed_columns(prepare_training, prepare_serving, rows):
    one = prepare_training(copy.deepcopy(rows))
    other = np.vstack([prepare_serving(copy.deepcopy(row).reshape(1, -1)) for row in rows])
    equal = (np.abs(one - other) < 1e-6) | (np.isnan(one) & np.isnan(other))
    return [j for j in range(rows.shape[1]) if not equal[:, j].all()]

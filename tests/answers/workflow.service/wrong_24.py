# wrong: a missing column is taken as 0
# accept: gap_filled
import json


class _Plain(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, np.ndarray):
            return o.tolist()
        if isinstance(o, np.generic):
            return o.item()
        return super().default(o)


def save_model(version, columns, mean, std, weights, bias):
    keys = ("version", "columns", "mean", "std", "weights", "bias")
    return json.dumps(dict(zip(keys, (version, columns, mean, std, weights, bias))), cls=_Plain, sort_keys=True)


def predict_api(saved, request):
    model, asked = json.loads(saved), json.loads(request)
    if asked.get("version") != model["version"]:
        return json.dumps({"error": f"this is version {model['version']}"})
    rows = []
    for row in asked["rows"]:
        for column in model["columns"]:
            value = row.get(column, 0)
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                return json.dumps({"error": f"{column} is missing or no number"})
        rows.append([row.get(column, 0) for column in model["columns"]])
    table = np.array(rows, dtype=float).reshape(len(rows), len(model["columns"]))
    z = (table - np.array(model["mean"])) / np.array(model["std"]) @ np.array(model["weights"]) + model["bias"]
    p = np.exp(-np.logaddexp(0, -z))
    return json.dumps({"version": model["version"], "p": p.tolist()})


def skewed_columns(prepare_training, prepare_serving, rows):
    trained = prepare_training(np.array(rows))
    different = set()
    for number in range(len(rows)):
        served = prepare_serving(np.array(rows[number])[None])[0]
        for column, (a, b) in enumerate(zip(trained[number], served)):
            if np.isnan(a) and np.isnan(b):
                continue
            if not abs(a - b) < 1e-6:
                different.add(column)
    return sorted(different)

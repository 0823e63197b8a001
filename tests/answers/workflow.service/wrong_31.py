# wrong: true counts as a number, since bool is a kind of int in Python
# accept: true_let_through
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


def predict_api(saved, request):
    model, asked = json.loads(saved), json.loads(request)
    if asked.get("version") != model["version"]:
        return json.dumps({"error": f"this is version {model['version']}"})
    rows = []
    for row in asked["rows"]:
        for column in model["columns"]:
            value = row.get(column)
            if not isinstance(value, (int, float)):
                return json.dumps({"error": f"{column} is missing or no number"})
        rows.append([row[column] for column in model["columns"]])
    table = np.array(rows, dtype=float).reshape(len(rows), len(model["columns"]))
    z = (table - np.array(model["mean"])) / np.array(model["std"]) @ np.array(model["weights"]) + model["bias"]
    p = np.exp(-np.logaddexp(0, -z))
    return json.dumps({"version": model["version"], "p": p.tolist()})


import copy


def skewed_columns(prepare_training, prepare_serving, rows):
    one = prepare_training(copy.deepcopy(rows))
    other = np.vstack([prepare_serving(copy.deepcopy(row).reshape(1, -1)) for row in rows])
    equal = (np.abs(one - other) < 1e-6) | (np.isnan(one) & np.isnan(other))
    return [j for j in range(rows.shape[1]) if not equal[:, j].all()]

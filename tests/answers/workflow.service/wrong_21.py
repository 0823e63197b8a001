# wrong: numbers are rounded to six digits before they are saved
# accept: digits_lost
import json


def save_model(version, columns, mean, std, weights, bias):
    return json.dumps(
        {
            "version": version,
            "columns": list(columns),
            "mean": [round(float(v), 6) for v in mean],
            "std": [round(float(v), 6) for v in std],
            "weights": [round(float(v), 6) for v in weights],
            "bias": round(float(bias), 6),
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
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                return json.dumps({"error": f"{column} is missing or no number"})
        rows.append([row[column] for column in model["columns"]])
    table = np.array(rows, dtype=float).reshape(len(rows), len(model["columns"]))
    z = (table - np.array(model["mean"])) / np.array(model["std"]) @ np.array(model["weights"]) + model["bias"]
    p = np.exp(-np.logaddexp(0, -z))
    return json.dumps({"version": model["version"], "p": p.tolist()})


def skewed_columns(prepare_training, prepare_serving, rows):
    a = np.array(prepare_training(rows.copy()), dtype=float)
    b = np.concatenate([prepare_serving(rows[i : i + 1].copy()) for i in range(len(rows))])
    same = np.isclose(a, b, rtol=0, atol=1e-6, equal_nan=True)
    return np.flatnonzero(~same.all(axis=0)).tolist()

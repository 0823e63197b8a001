# wrong: a text that looks like a number is taken for a number
# accept: text_let_through
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
    if asked["version"] != model["version"]:
        return json.dumps({"error": "another version"})
    mean, std, w = np.array(model["mean"]), np.array(model["std"]), np.array(model["weights"])
    p = []
    for row in asked["rows"]:
        x = []
        for name in model["columns"]:
            try:
                x.append(float(row[name]))
            except (KeyError, ValueError, TypeError):
                return json.dumps({"error": f"{name}: no number"})
        z = w @ ((np.array(x) - mean) / std) + model["bias"]
        p.append(float(1 / (1 + np.exp(-z))))
    return json.dumps({"version": model["version"], "p": p})


def skewed_columns(prepare_training, prepare_serving, rows):
    a = np.array(prepare_training(rows.copy()), dtype=float)
    b = np.concatenate([prepare_serving(rows[i : i + 1].copy()) for i in range(len(rows))])
    same = np.isclose(a, b, rtol=0, atol=1e-6, equal_nan=True)
    return np.flatnonzero(~same.all(axis=0)).tolist()

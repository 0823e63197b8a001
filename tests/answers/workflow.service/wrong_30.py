# wrong: everything is converted to float32 before it is saved, which loses digits
# accept: digits_lost
import json


def save_model(version, columns, mean, std, weights, bias):
    arrays = {"mean": mean, "std": std, "weights": weights}
    written = {name: np.asarray(values, dtype=np.float32).tolist() for name, values in arrays.items()}
    written |= {"version": version, "columns": columns, "bias": np.float64(bias).item()}
    return json.dumps(written, indent=2, ensure_ascii=False)


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

# right: int and float by comprehension; request unpacked as keyword arguments, column by column
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
    return json.dumps(_answer(json.loads(saved), **json.loads(request)))


def _answer(model, version=None, rows=(), **_ignored):
    if version != model["version"]:
        return dict(error=f"model version is {model['version']}, not {version}")
    logits = np.full(len(rows), model["bias"], dtype=np.float64)
    for column, mean, std, weight in zip(*(model[k] for k in ("columns", "mean", "std", "weights"))):
        try:
            values = [row[column] for row in rows]
        except KeyError:
            return dict(error=f"a row without {column}")
        if any(isinstance(v, (str, list, dict, bool, type(None))) for v in values):
            return dict(error=f"{column} must be a number")
        logits += weight * (np.array(values, dtype=float) - mean) / std
    small = np.exp(-np.abs(logits))
    return dict(version=version, p=np.where(logits >= 0, 1, small).__truediv__(1 + small).tolist())


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

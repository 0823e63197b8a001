# wrong: returns a dictionary instead of text
# accept: dictionary_returned
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
    return _answer(json.loads(saved), **json.loads(request))


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


import copy


def skewed_columns(prepare_training, prepare_serving, rows):
    one = prepare_training(copy.deepcopy(rows))
    other = np.vstack([prepare_serving(copy.deepcopy(row).reshape(1, -1)) for row in rows])
    equal = (np.abs(one - other) < 1e-6) | (np.isnan(one) & np.isnan(other))
    return [j for j in range(rows.shape[1]) if not equal[:, j].all()]

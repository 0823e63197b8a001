# wrong: allclose with its default relative tolerance, so large numbers may differ more
# accept: tolerance_too_wide
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
    a = prepare_training(rows.copy())
    b = np.vstack([prepare_serving(row[None].copy()) for row in rows])
    return [j for j in range(a.shape[1]) if not np.allclose(a[:, j], b[:, j], atol=1e-6, equal_nan=True)]

"""A model written down as JSON, and what another process reads of it."""

import json

import numpy as np

from dlcourse.checking import Case, returning


def save_model(version, columns, mean, std, weights, bias):
    arrays = {"mean": mean, "std": std, "weights": weights}
    lists = {name: np.asarray(array).tolist() for name, array in arrays.items()}
    return json.dumps({"version": int(version), "columns": list(columns), **lists, "bias": float(bias)})


def in_one_dictionary(version, columns, mean, std, weights, bias):
    as_list = np.ndarray.tolist
    model = {
        "version": version,
        "columns": list(columns),
        "mean": as_list(mean),
        "std": as_list(std),
        "weights": as_list(weights),
        "bias": float(bias),
    }
    return json.dumps(model)


def in_steps(version, columns, mean, std, weights, bias):
    model = {}
    model["version"] = version
    model["columns"] = [str(name) for name in columns]
    for key, array in zip(("mean", "std", "weights"), (mean, std, weights), strict=True):
        model[key] = [float(number) for number in array]
    model["bias"] = float(bias)
    return json.dumps(model)


_SAVES = (in_one_dictionary, in_steps)
_ROUNDED = "{k: [%s for n in v] if k in ('mean', 'std', 'weights') else v for k, v in model.items()}"
save_mistakes = returning(
    _SAVES,
    dictionary_returned="model",
    arrays_as_text=[
        "json.dumps({**model, 'mean': str(mean), 'std': str(std), 'weights': str(weights)})",
        "json.dumps({**model, 'mean': mean, 'std': std, 'weights': weights}, default=str)",
    ],
    arrays_not_turned="json.dumps({**model, 'mean': mean, 'std': std, 'weights': weights})",
    float32_not_turned=[
        "json.dumps({**model, 'bias': bias})",
        "json.dumps({**model, 'mean': list(mean), 'std': list(std), 'weights': list(weights)})",
    ],
    python_text=["str(model)", "repr(model)"],
    scaler_forgotten="json.dumps({k: v for k, v in model.items() if k not in ('mean', 'std')})",
    version_forgotten="json.dumps({k: v for k, v in model.items() if k != 'version'})",
    digits_lost=[
        f"json.dumps({{**{_ROUNDED % way}, 'bias': {bias}}})"
        for way, bias in (
            ("round(n, 4)", "float(bias)"),
            ("float(f'{n:.3f}')", "float(bias)"),
            ("float(np.float32(n))", "float(bias)"),
            ("round(n, 6)", "round(float(bias), 6)"),
        )
    ],
    version_as_text="json.dumps({**model, 'version': str(version)})",
    columns_sorted="json.dumps({**model, 'columns': sorted(columns)})",
    bytes_returned="json.dumps(model).encode()",
)


def read_back(answer, version, columns, mean, std, weights, bias):
    """What another process reads of it."""
    said = {"columns": list(columns)}
    text = answer(version, columns, mean, std, weights, bias)
    if not isinstance(text, str):
        return {**said, "type": type(text).__name__}
    try:
        found = json.loads(text)
    except ValueError:
        return {**said, "JSON": "cannot be read", "as Python writes it": text.startswith("{'")}
    if not isinstance(found, dict):
        return {**said, "JSON": type(found).__name__}
    given = {"mean": mean, "std": std, "weights": weights, "bias": bias}
    kept = {name: _kept(found[name], numbers) for name, numbers in given.items() if name in found}
    return {**said, **found, **kept}


def _kept(found, given):
    """How numbers have come through."""
    if np.shape(found) != np.shape(given) or isinstance(found, str):
        return "text" if isinstance(found, str) else f"shape {np.shape(found)}"
    if np.allclose(found, given, rtol=1e-12, atol=0):
        return "every digit"
    return "rounded" if np.allclose(found, given, rtol=0.02, atol=0.02) else "other numbers"


def drawn_model(rng, d):
    names = [str(name) for name in rng.permutation(["wind", "temp", "rain", "sun", "snow", "fog"])[:d]]
    return names, rng.normal(8, 5, d), rng.uniform(0.5, 9, d), rng.normal(size=d), float(rng.normal())


def saved_case(name, rng, version, d, dtype=np.float64, weight=1.0):
    names, *arrays, bias = drawn_model(rng, d)
    arrays = [array.astype(dtype) for array in arrays]
    args = version, names, *arrays, dtype(bias)
    typed = "json.loads(save_model(version, columns, mean, std, weights, bias))"
    return Case(name, args, play=read_back, typed=typed, weight=weight)


def drawn_saves(rng):
    return [
        saved_case("four columns", rng, int(rng.integers(1, 50)), 4, weight=2),
        saved_case("float32", rng, 2, 3, np.float32),
        saved_case("one column", rng, 7, 1, weight=0.5),
    ]

# right: an encoder class; torch and match statement; zip and compress
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


import torch


def predict_api(saved, request):
    model = json.loads(saved)
    request = json.loads(request)
    answer = {"version": model["version"]}
    if request["version"] != answer["version"]:
        answer = {"error": "Please ask for version %d." % answer["version"]}
        return json.dumps(answer)
    p = []
    for row in request["rows"]:
        numbers = []
        for name in model["columns"]:
            match row.get(name):
                case bool():
                    return json.dumps({"error": name + " is true or false"})
                case int() | float() as number:
                    numbers.append(number)
                case _:
                    return json.dumps({"error": name + ": a number is needed"})
        x, mean, std, w = (
            torch.tensor(v, dtype=torch.float64)
            for v in (numbers, model["mean"], model["std"], model["weights"])
        )
        p.append(torch.sigmoid(((x - mean) / std * w).sum() + model["bias"]).item())
    answer["p"] = p
    return json.dumps(answer)


from itertools import compress, count


def skewed_columns(prepare_training, prepare_serving, rows):
    def differs(a, b):
        return a != b and not (a != a and b != b) and not abs(a - b) < 1e-6

    table = np.asarray(prepare_training(rows + 0.0)).tolist()
    single = [np.asarray(prepare_serving(row[np.newaxis, :] + 0.0))[0].tolist() for row in rows]
    return list(compress(count(), (any(map(differs, a, b)) for a, b in zip(zip(*table), zip(*single)))))

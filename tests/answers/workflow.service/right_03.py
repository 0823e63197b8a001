# right: map float
import json


def save_model(version, columns, mean, std, weights, bias):
    d = dict(version=version, columns=list(columns), bias=float(bias))
    for k, a in dict(mean=mean, std=std, weights=weights).items():
        d[k] = list(map(float, a))
    return json.dumps(d, sort_keys=True)

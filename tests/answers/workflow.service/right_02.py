# right: a default function
import json


def save_model(version, columns, mean, std, weights, bias):
    keys = ['version', 'columns', 'mean', 'std', 'weights', 'bias']
    values = [version, columns, mean, std, weights, bias]
    return json.dumps(dict(zip(keys, values)), default=lambda a: a.tolist(), indent=2)

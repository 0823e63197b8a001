# right: tolist
import json


def save_model(version, columns, mean, std, weights, bias):
    return json.dumps({
        'version': version, 'columns': columns, 'mean': mean.tolist(), 'std': std.tolist(),
        'weights': weights.tolist(), 'bias': float(bias),
    })

# wrong: rounded
# accept: digits_lost
import json


def save_model(version, columns, mean, std, weights, bias):
    return json.dumps({
        'version': version, 'columns': columns, 'mean': mean.round(4).tolist(), 'std': std.round(4).tolist(),
        'weights': weights.round(4).tolist(), 'bias': float(bias),
    })

# wrong: list() of float32
# accept: float32_not_turned
import json


def save_model(version, columns, mean, std, weights, bias):
    return json.dumps({'version': version, 'columns': columns, 'mean': list(mean), 'std': list(std), 'weights': list(weights), 'bias': bias})

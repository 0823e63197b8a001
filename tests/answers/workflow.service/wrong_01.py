# wrong: arrays in json.dumps
# accept: arrays_not_turned float32_not_turned
import json


def save_model(version, columns, mean, std, weights, bias):
    return json.dumps({'version': version, 'columns': columns, 'mean': mean, 'std': std, 'weights': weights, 'bias': bias})

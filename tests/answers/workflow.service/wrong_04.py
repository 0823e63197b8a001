# wrong: the dictionary itself
# accept: dictionary_returned
def save_model(version, columns, mean, std, weights, bias):
    return {'version': version, 'columns': columns, 'mean': mean.tolist(), 'std': std.tolist(), 'weights': weights.tolist(), 'bias': float(bias)}

# wrong: str of a dictionary
# accept: python_text
def save_model(version, columns, mean, std, weights, bias):
    return str({'version': version, 'columns': columns, 'mean': mean.tolist(), 'std': std.tolist(), 'weights': weights.tolist(), 'bias': float(bias)})

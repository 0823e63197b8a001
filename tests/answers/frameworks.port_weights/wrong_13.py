# wrong: the dense weight is turned as for PyTorch
# accept: dense_transposed
def to_keras(kind, weights, image=None):
    if kind == "dense":
        w, b = weights
        if image is not None:
            w = w.reshape(*image, -1).transpose(1, 2, 0, 3).reshape(w.shape)
        return [w.T, b]
    if kind == "conv":
        return [weights[0].transpose(2, 3, 1, 0), weights[1]]
    return list(weights)

# right: a table of row numbers
def to_keras(kind, weights, image=None):
    if kind == "dense":
        w, b = weights
        if image is not None:
            order = np.arange(np.prod(image)).reshape(image).transpose(1, 2, 0).ravel()
            w = w[order]
        return [w, b]
    elif kind == "conv":
        return [np.einsum("oihw->hwio", weights[0]), weights[1]]
    elif kind == "lstm":
        return [weights[0], weights[1], weights[2]]

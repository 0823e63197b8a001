# wrong: long gradients are normed to length 1, the factor max_norm is missing
# accept: length_one
def clip_by_norm(grads, max_norm):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    if norm > max_norm:
        return [g / norm for g in grads]
    return [g.copy() for g in grads]

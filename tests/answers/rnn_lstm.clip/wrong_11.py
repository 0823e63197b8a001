# wrong: the sum of absolute values is used in place of the Euclidean norm
# accept: absolute_values_added
def clip_by_norm(grads, max_norm):
    norm = sum(np.abs(g).sum() for g in grads)
    factor = min(1, max_norm / norm)
    return [g * factor for g in grads]

# wrong: the min with 1 is missing, short gradients are made longer
# accept: short_ones_stretched
def clip_by_norm(grads, max_norm):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    return [g * max_norm / norm for g in grads]

# wrong: max in place of min, so short gradients are lengthened and long ones stay
# accept: short_ones_stretched
def clip_by_norm(grads, max_norm):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    factor = max(1, max_norm / norm)
    return [g * factor for g in grads]

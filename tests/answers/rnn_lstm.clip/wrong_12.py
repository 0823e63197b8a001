# wrong: the largest number is used as the norm
# accept: largest_number_as_norm
def clip_by_norm(grads, max_norm):
    norm = max(np.abs(g).max() for g in grads)
    if norm > max_norm:
        return [g * max_norm / norm for g in grads]
    return [g.copy() for g in grads]

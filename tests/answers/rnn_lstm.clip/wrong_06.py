# wrong: the square root is missing in the norm
# accept: root_forgotten
def clip_by_norm(grads, max_norm):
    norm = sum((g ** 2).sum() for g in grads)
    if norm > max_norm:
        return [g * max_norm / norm for g in grads]
    return [g.copy() for g in grads]

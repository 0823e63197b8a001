# wrong: the norm is overwritten in the loop, so that only the last array counts
# accept: last_only
def clip_by_norm(grads, max_norm):
    for g in grads:
        norm = np.sqrt(np.sum(g ** 2))
    factor = min(1, max_norm / norm)
    return [g * factor for g in grads]

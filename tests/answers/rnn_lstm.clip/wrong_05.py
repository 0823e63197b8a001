# wrong: the norms of the arrays are added up, which is more than the norm of all together
# accept: norms_added
def clip_by_norm(grads, max_norm):
    norm = sum(np.linalg.norm(g) for g in grads)
    if norm > max_norm:
        return [g * max_norm / norm for g in grads]
    return [g.copy() for g in grads]

# wrong: each array is clipped by its own norm, not all by one factor
# accept: each_array_alone
def clip_by_norm(grads, max_norm):
    new = []
    for g in grads:
        norm = np.sqrt((g ** 2).sum())
        if norm > max_norm:
            new.append(g * max_norm / norm)
        else:
            new.append(g.copy())
    return new

# wrong: if nothing is to be shortened the old arrays are returned and not new ones
# accept: old_arrays_returned
def clip_by_norm(grads, max_norm):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    if norm <= max_norm:
        return grads
    return [g * max_norm / norm for g in grads]

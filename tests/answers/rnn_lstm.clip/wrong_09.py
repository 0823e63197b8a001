# wrong: the list is copied, but its arrays are then changed in place
# accept: changes_input old_arrays_returned
def clip_by_norm(grads, max_norm):
    grads = list(grads)
    norm = np.sqrt(sum(np.sum(g ** 2) for g in grads))
    factor = min(1, max_norm / norm)
    for g in grads:
        g[...] = g * factor
    return grads

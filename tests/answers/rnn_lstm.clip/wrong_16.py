# wrong: returns one long vector and not a list of arrays in their shapes
# accept: one_long_vector
def clip_by_norm(grads, max_norm):
    g = np.concatenate([g.ravel() for g in grads])
    norm = np.linalg.norm(g)
    return g * min(1, max_norm / norm)

# right: one long vector
def clip_by_norm(grads, max_norm):
    long = np.concatenate([np.ravel(g) for g in grads])
    norm = np.linalg.norm(long)
    factor = 1.0 if norm <= max_norm else max_norm / norm
    return [factor * g for g in grads]

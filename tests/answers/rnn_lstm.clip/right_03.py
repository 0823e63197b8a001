# right: norm of the norms, the formula with min
def clip_by_norm(grads, max_norm):
    norm = np.linalg.norm([np.linalg.norm(g) for g in grads])
    with np.errstate(divide="ignore"):
        factor = min(1, max_norm / norm)
    return [np.array(g) * factor for g in grads]

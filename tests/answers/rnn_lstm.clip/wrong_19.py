# wrong: the values are averaged, the root mean square is used as the norm
# accept: root_mean_square
def clip_by_norm(grads, max_norm):
    flat = np.concatenate([g.ravel() for g in grads])
    norm = np.sqrt(np.mean(flat ** 2))
    factor = min(1, max_norm / norm)
    return [g * factor for g in grads]

# wrong: np.linalg.norm of a list of arrays of different shapes raises ValueError
# accept: norm_of_a_list
def clip_by_norm(grads, max_norm):
    norm = np.linalg.norm(grads)
    factor = min(1, max_norm / norm)
    return [g * factor for g in grads]

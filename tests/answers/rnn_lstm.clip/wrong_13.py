# wrong: np.linalg.norm with ord 2 takes the largest singular value of a matrix and not the root of the sum of squares
# accept: spectral_norm
def clip_by_norm(grads, max_norm):
    norm = np.sqrt(sum(np.linalg.norm(g, 2) ** 2 for g in grads))
    factor = min(1, max_norm / norm)
    return [g * factor for g in grads]

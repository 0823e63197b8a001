# right: row by row
def energy(v, h, w, b_v, b_h):
    return np.array([-(a @ b_v) - b @ b_h - a @ w @ b for a, b in zip(v, h)])
